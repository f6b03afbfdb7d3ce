//! S101.

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

/// What the sections are about, by words of their headings.
const SUBJECTS: [(&str, &[&str]); 6] = [
    ("总体情况", &["总体情况"]),
    ("主动公开政府信息情况", &["主动公开"]),
    ("收到和处理政府信息公开申请情况", &["申请"]),
    ("行政复议、行政诉讼情况", &["复议", "诉讼"]),
    ("存在的主要问题及改进情况", &["问题"]),
    ("其他需要报告的事项", &["其他"]),
];

const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

rule! {
    /// 六个部分都要有，次序、序号不能变
    ///
    /// 年报由总体情况、主动公开、收到和处理申请、行政复议和行政诉讼、主要问题及改进、其他事项六部分
    /// 组成，“不能遗漏，也不宜泛化”。全是 0 的表也要列出。少了一部分，审核时直接退回。
    /// 数据文件里缺了某一节的，读取时就报 I103。
    ///
    /// 依据：政府信息公开条例第五十条；国办公开办函〔2021〕30号“一、报告内容”。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [headings]
    /// problems = "四、存在的主要问题及改进情况"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [headings]
    /// problems = "五、工作打算"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [headings]
    /// problems = "五、存在的主要问题及整改措施"
    /// ```
    "S101" Error check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut findings = numbers(facts);
    let headings: Vec<&str> = facts
        .form
        .sections
        .iter()
        .filter_map(|section| Some(facts.heading(&section.key)?.as_str()))
        .collect();
    for (subject, words) in SUBJECTS {
        let is_it = |heading: &&str| words.iter().any(|word| heading.contains(word));
        if !headings.iter().any(is_it) {
            let message = format!("缺少“{subject}”这一部分");
            // Of the renamed headings the first: the place where it went.
            let renamed = facts.report.headings.values().next();
            let span = renamed.map_or(facts.report.year_span, |heading| heading.span());
            let help = "六个部分缺一不可；请照统一格式写各节的标题";
            findings.push(RULE.finding(span, message).help(help));
        }
    }
    findings
}

/// Headings whose number is not that of their place.
fn numbers(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let sections = facts.form.sections.iter().zip(NUMERALS);
    let wrong = sections.filter_map(|(section, numeral)| {
        let heading = facts.heading(&section.key)?;
        let number = format!("{numeral}、");
        if heading.as_str().starts_with(&number) {
            return None;
        }
        let message = format!("“{}”是第{numeral}部分，标题应以“{number}”开头", heading.as_str());
        let help = format!("统一格式是“{}”", section.heading.as_str());
        Some(RULE.finding(heading.span(), message).help(help))
    });
    wrong.collect()
}
