//! F101.

use super::balances;
use super::sums::{finding, suspect, wrong_columns, wrong_rows};
use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

rule! {
    /// 每行的总计等于这一行各数之和
    ///
    /// 总计是自然人与五类法人或其他组织之和。改了某一格、忘了改总计，是年报被退回的常见原因。
    /// 总计可以不写，由程序相加。`--fix=figures` 把写错的总计改成各数之和。
    ///
    /// 依据：国办公开办函〔2021〕30号表三的表头；相加的列由版式文件的 `sum` 写明。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [applications]
    /// received = [46, 9, 1, 0, 5, 0, 60]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [applications]
    /// received = [46, 9, 1, 0, 5, 0, 61]
    /// ```
    "F101" Error check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for table in facts.form.tables().filter(|table| !table.is_one_row()) {
        let rows = wrong_rows(facts, table);
        let suspect = suspect(&rows, &wrong_columns(facts, table));
        for wrong in &rows {
            let missing = wrong.excess;
            let suspect = suspect.or_else(|| balances::suspect(facts, wrong.cell, missing));
            findings.push(finding(&RULE, facts, wrong, "这一行各数之和", suspect));
        }
    }
    findings
}
