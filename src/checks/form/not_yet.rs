//! S117.

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

rule! {
    /// 报告年度不晚于今年
    ///
    /// year 写报告所述的那一年，报告要到第二年才写。今年是哪一年，看电脑的时钟（有环境变量 SOURCE_DATE_EPOCH 时看它）；生成的
    /// 文件里没有它。
    ///
    /// 错误：
    ///
    /// ```toml
    /// year = 2032
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// year = 2023
    /// ```
    "S117" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let year = facts.report.year;
    let Some(now) = facts.occasion.this_year.filter(|now| year > *now) else { return Vec::new() };
    let message = format!("报告年度是 {year} 年，今年才 {now} 年");
    vec![RULE.finding(facts.report.year_span, message).help("请核对 year：写报告所述的那一年")]
}
