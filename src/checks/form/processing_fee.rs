//! S109.

use crate::base::Diagnostic;
use crate::checks::facts::{Facts, beginning};
use crate::checks::rule::{Needs, rule};
use crate::form::Topic;

rule! {
    /// 第六部分要写明信息处理费
    ///
    /// 收了多少写多少（单位是元），没有收也要写明，如“本年度未收取信息处理费。”
    ///
    /// 依据：国办公开办函〔2021〕30号格式“收取信息处理费情况在此处报告”；国办函〔2020〕109号
    /// （2021年1月1日起施行，以前年度的不查）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "无。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "本年度未收取信息处理费。"
    /// ```
    "S109" Warning check needs Needs::Section(Topic::ProcessingFee)
}

/// The first year in which the fee could be taken (国办函〔2020〕109号).
const FIRST: u16 = 2021;

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let Some((key, prose)) = facts.section_about(Topic::ProcessingFee) else { return Vec::new() };
    let says = facts.words(key).is_some_and(|words| words.contains("处理费"));
    let is_due = !says && facts.report.year >= FIRST;
    let Some(first) = prose.paragraphs.first().filter(|_| is_due) else { return Vec::new() };
    let found = RULE.finding(beginning(first), "这一部分没有写信息处理费");
    vec![found.help("请写明收取的金额（元）；没有收取，就写“本年度未收取信息处理费。”")]
}
