//! F101.

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
            let found = finding(&RULE, facts, wrong, "这一行各数之和");
            findings.push(match suspect {
                Some(cell) => found
                    .also(facts.span(cell), "这一列的合计差得一样多，多半是这一格填错了")
                    .help("请先核对这一格；各数都对，再改总计"),
                None => found.help("请核对这一行的各数和总计"),
            });
        }
    }
    findings
}
