//! S102.

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::form::built_in_for;

rule! {
    /// 版式要用报告年度的那一种
    ///
    /// 2021 年度起用 2021 年的格式，2019、2020 年度用试行格式。到了新年度还用旧表，是常见的退回原因。
    ///
    /// 依据：国办公开办函〔2021〕30号；60号（2019）自此停用。适用的年度由版式文件的 `years` 写明。
    ///
    /// 错误：
    ///
    /// ```toml
    /// year = 2020
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// year = 2023
    /// ```
    "S102" Error check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let (form, year) = (facts.form, facts.report.year);
    if form.years.contain(year) {
        return Vec::new();
    }
    let message = format!("版式 {} 用于 {}的报告，这份是 {year} 年度的", form.name, form.years);
    let found = RULE.finding(facts.report.year_span, message);
    let help = match built_in_for(year) {
        Some(fitting) => {
            let name = fitting.name;
            format!("年度没有写错的话，请改用 layout = \"{name}\"，并照它的表填数")
        }
        None => "请核对年度，或另备这一年的版式".to_owned(),
    };
    vec![found.help(help)]
}
