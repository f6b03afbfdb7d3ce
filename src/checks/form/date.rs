//! S113.

use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

rule! {
    /// 成文日期应在次年1月1日至3月31日之间
    ///
    /// 部门应在次年1月31日前提交并公布，政府的年报应在3月31日前公布。日期不在这之间，多半是年份写错。
    ///
    /// 依据：政府信息公开条例第四十九条。
    ///
    /// 错误：
    ///
    /// ```toml
    /// date = 2023-01-22
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// date = 2024-01-22
    /// ```
    "S113" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let Some(date) = facts.report.issued else { return Vec::new() };
    let next = facts.report.year + 1;
    if date.year == next && date.month <= 3 {
        return Vec::new();
    }
    let span = facts.report.date.as_ref().map_or(facts.report.year_span, Located::span);
    let year = facts.report.year;
    let message = format!("成文日期不在 {next} 年 1 月 1 日至 3 月 31 日之间");
    let found = RULE.finding(span, message).also(facts.report.year_span, "报告年度");
    vec![found.help(format!("请核对日期和年度；{year} 年度的年报应在这段时间公布"))]
}
