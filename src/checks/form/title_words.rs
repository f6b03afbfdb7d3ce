//! S105.

use crate::base::{Diagnostic, Located, Span};
use crate::checks::facts::Facts;
use crate::checks::numbers::years;
use crate::checks::rule::{Needs, rule};

rule! {
    /// 标题应写明年度和报告的名称
    ///
    /// 标题里应有年度，和版式规定的词（政府信息公开、报告）。统一的写法是“机关名称＋某某年政府信息公开工作年度报告”。自拟的标题读者检索不到。
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
    "S105" Warning check needs Needs::TitleWords
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let lines = &facts.report.title;
    let required = &facts.form.title_words.required;
    let Some(first) = lines.first().filter(|_| !required.is_empty()) else { return Vec::new() };
    let title: String = lines.iter().map(Located::as_str).collect();
    let missing = required.iter().map(String::as_str).filter(|word| !title.contains(word));
    let mut missing: Vec<&str> = missing.collect();
    if years(&title).is_empty() {
        missing.push("年度");
    }
    if missing.is_empty() {
        return Vec::new();
    }
    let end = lines.last().map_or(first, |last| last).span().end;
    let span = Span { end, ..first.span() };
    let message = format!("标题里没有写{}", missing.join("、"));
    let year = Located::made_of(facts.report.year_span, facts.report.year.to_string());
    let official = facts.form.filled_title(&facts.report.authority, &year);
    let official: String = official.iter().map(Located::as_str).collect();
    let help = format!("统一的写法是“{official}”；不写 title，程序就这样拟定");
    vec![RULE.finding(span, message).help(help)]
}
