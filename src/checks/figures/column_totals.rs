//! F102.

use super::sums::{finding, suspect, wrong_columns, wrong_rows};
use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

rule! {
    /// 三（七）总计等于各项办理结果之和
    ///
    /// 每一列的“（七）总计”是（一）予以公开到（六）其他处理各行之和。这一行可以不写，由程序相加。
    /// `--fix=figures` 把写错的总计改成各行之和。
    ///
    /// 依据：国办公开办函〔2021〕30号表三；相加的行由版式文件的 `sum` 写明。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [applications]
    /// results_total = [48, 9, 1, 0, 5, 0, 63]
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [applications]
    /// results_total = [47, 9, 1, 0, 5, 0, 62]
    /// ```
    "F102" Error check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for table in facts.form.tables() {
        let columns = wrong_columns(facts, table);
        let suspect = suspect(&wrong_rows(facts, table), &columns);
        let found = columns.iter();
        findings
            .extend(found.map(|wrong| finding(&RULE, facts, wrong, "这一列各项结果之和", suspect)));
    }
    findings
}
