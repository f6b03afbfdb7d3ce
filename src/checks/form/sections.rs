//! S101.

use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::form::Section;

rule! {
    /// 各个部分都要有，次序、序号不能变
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
    /// problems = "五、其他需要报告的事项"
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
    let renamed = facts
        .form
        .sections
        .iter()
        .filter_map(|section| Some((section, facts.report.headings.get(&section.key)?)));
    renamed.filter_map(|(section, heading)| finding(section, heading)).collect()
}

/// What is wrong with a heading that stands in for the form's.
fn finding(section: &Section, heading: &Located) -> Option<Diagnostic> {
    let (official, text) = (section.heading.as_str(), heading.as_str());
    let number = official.find('、').map_or("", |at| &official[..at + '、'.len_utf8()]);
    let words = &section.heading_words;
    let has_word = words.is_empty() || words.iter().any(|word| text.contains(word));
    let message = if !text.starts_with(number) {
        format!("“{text}”的序号不对，应以“{number}”开头")
    } else if !has_word {
        format!("“{text}”代替不了“{official}”，这一部分就缺了")
    } else {
        return None;
    };
    Some(RULE.finding(heading.span(), message).help(format!("统一格式是“{official}”")))
}
