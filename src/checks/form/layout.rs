//! S102.

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::form::{BUILT_IN, Years, load};

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
    let message =
        format!("版式 {} 用于{}的报告，这份是 {year} 年度的", form.name, shown(form.years));
    let found = RULE.finding(facts.report.year_span, message);
    let fitting = BUILT_IN.iter().find(|(name, text)| {
        load(name, text)
            .is_ok_and(|form| form.years != Years::default() && form.years.contain(year))
    });
    let help = match fitting {
        Some((name, _)) => format!("年度没有写错的话，请改用 layout = \"{name}\"，并照它的表填数"),
        None => "请核对年度，或另备这一年的版式".to_owned(),
    };
    vec![found.help(help)]
}

fn shown(years: Years) -> String {
    match (years.first, years.last) {
        (Some(first), Some(last)) if first == last => format!(" {first} 年度"),
        (Some(first), Some(last)) => format!(" {first} 至 {last} 年度"),
        (Some(first), None) => format!(" {first} 年度及以后"),
        (None, Some(last)) => format!(" {last} 年度及以前"),
        (None, None) => "各年度".to_owned(),
    }
}
