//! S105.

use crate::base::{Diagnostic, Located, Span};
use crate::checks::facts::Facts;
use crate::checks::numbers::years;
use crate::checks::rule::rule;

/// What every title says.
const WORDS: [&str; 2] = ["政府信息公开", "报告"];

rule! {
    /// 标题应写明年度、政府信息公开和报告
    ///
    /// 统一的写法是“机关名称＋某某年政府信息公开工作年度报告”。自拟的标题读者检索不到。
    ///
    /// 依据：国办公开办函〔2021〕30号；政府网站年报栏目以标题供检索（国办公开办函〔2019〕61号）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// title = "示例县自然资源和规划局政务公开工作总结"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// title = "示例县自然资源和规划局2023年政府信息公开工作年度报告"
    /// ```
    "S105" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let lines = &facts.report.title;
    let Some(first) = lines.first() else { return Vec::new() };
    let title: String = lines.iter().map(Located::as_str).collect();
    let mut missing: Vec<&str> = WORDS.into_iter().filter(|word| !title.contains(word)).collect();
    if years(&title).is_empty() {
        missing.push("年度");
    }
    if missing.is_empty() {
        return Vec::new();
    }
    let end = lines.last().map_or(first, |last| last).span().end;
    let span = Span { end, ..first.span() };
    let message = format!("标题里没有写{}", missing.join("、"));
    let help = format!(
        "统一的写法是“{}{}年政府信息公开工作年度报告”；不写 title，程序就这样拟定",
        facts.report.authority.as_str(),
        facts.report.year
    );
    vec![RULE.finding(span, message).help(help)]
}
