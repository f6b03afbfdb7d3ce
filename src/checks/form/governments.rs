//! S112.

use crate::base::Diagnostic;
use crate::checks::facts::{Facts, beginning};
use crate::checks::rule::{Needs, rule};
use crate::form::Topic;

/// What the report of a government says, each in any of these words.
const WANTED: [(&str, &[&str]); 3] = [
    ("工作考核", &["考核"]),
    ("社会评议", &["评议", "社会评价", "社会监督员"]),
    ("责任追究", &["责任追究", "追究责任", "追责", "问责"]),
];

rule! {
    /// 人民政府的年报要写工作考核、社会评议和责任追究
    ///
    /// 各级人民政府（包括乡镇）的年报，应在总体情况的监督保障部分写明这三项的结果；部门不要求。
    ///
    /// 依据：政府信息公开条例第五十条第四项；国办公开办函〔2021〕30号“一、报告内容（一）”。
    ///
    /// 错误：
    ///
    /// ```toml
    /// authority = "示例县示例镇人民政府"
    /// [overview]
    /// text = "（五）监督保障情况。将政务公开纳入年度考核，组织业务培训2次。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// authority = "示例县示例镇人民政府"
    /// [overview]
    /// text = "（五）监督保障情况。将政务公开纳入年度考核，组织社会评议1次，没有责任追究的情形。"
    /// ```
    "S112" Warning check needs Needs::Section(Topic::Supervision)
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let authority = facts.report.authority.as_str();
    let Some((key, prose)) = facts.section_about(Topic::Supervision) else { return Vec::new() };
    let words = facts.words(key).unwrap_or_default();
    let missing: Vec<&str> = WANTED
        .into_iter()
        .filter(|(_, any)| !any.iter().any(|word| words.contains(word)))
        .map(|(name, _)| name)
        .collect();
    let is_government = authority.ends_with("人民政府");
    let Some(last) = prose.paragraphs.last().filter(|_| is_government && !missing.is_empty())
    else {
        return Vec::new();
    };
    let message = format!("没有写{}", missing.join("、"));
    let found = RULE.finding(beginning(last), message);
    vec![found.help("人民政府的年报应在“监督保障”里写明这几项的结果，没有的也写明没有")]
}
