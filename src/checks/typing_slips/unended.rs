//! T210.

use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::text::is_ideograph;

/// Headings have at most so many characters.
const LONGEST_HEADING: usize = 40;

rule! {
    /// 段末有标点
    ///
    /// 成句的一段（中间有逗号、句号、分号的）末尾没有标点，不是漏了句号，就是粘贴时一句话断成了两行：数据文件里一行是一段。
    /// 单独成段的小标题不算。
    ///
    /// 依据：GB/T 15834—2011 4.1。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = """
    /// 一是政策解读形式单一，图表解读偏少；二是人员更换频繁。下一步将增加图表解读，定期组织
    /// 培训。
    /// """
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一，图表解读偏少；二是人员更换频繁。下一步将增加图表解读，定期组织培训。"
    /// ```
    "T210" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let prose = facts.prose().flat_map(|(_, prose)| {
        let is_head = |text: &Located| {
            let mut heads = prose.heads.iter().flatten();
            heads.any(|head| text.as_str().starts_with(head.as_str()))
        };
        prose.paragraphs.iter().filter(move |text| !is_head(text))
    });
    facts.report.preamble.iter().chain(prose).filter_map(of_paragraph).collect()
}

fn of_paragraph(text: &Located) -> Option<Diagnostic> {
    let words = text.as_str();
    let last = words.chars().next_back().filter(|char| is_ideograph(*char))?;
    // A heading may have a comma in it.
    let is_long = words.chars().count() > LONGEST_HEADING;
    let is_prose = words.contains(['。', '；']) || (is_long && words.contains('，'));
    if !is_prose {
        return None;
    }
    let place = text.span_of(words.len() - last.len_utf8()..words.len());
    let found = RULE.finding(place, "这一段的末尾没有标点");
    Some(found.help("请补上“。”；一句话断成了两行的，请接成一行"))
}
