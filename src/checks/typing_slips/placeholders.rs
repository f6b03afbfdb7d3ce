//! T207.

use std::cell::LazyCell;

use super::western::western;
use crate::base::{Diagnostic, Located};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

/// What templates leave for the writer to replace.
const LEFT: [&str; 12] = [
    "此处填写",
    "按实际填写",
    "填报说明",
    "该部分以表格形式报告",
    "此部分以表格形式报告",
    "文字描述",
    "在此处报告",
    "××",
    "XX",
    "***",
    "____",
    "（ ）",
];

/// What these begin with: a text is searched for these alone.
const BEGINNINGS: [char; 11] = ['此', '按', '填', '该', '文', '在', '×', 'X', '*', '_', '（'];

rule! {
    /// 模板里的说明文字要换成自己的内容
    ///
    /// “该部分以表格形式报告”“按实际填写”“××”这类文字是给填表人看的，公布出去很难看。
    ///
    /// 依据：尼勒克县某镇 2023 年度年报留有“该部分以表格形式报告”。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = "此处填写存在的主要问题及改进情况，包括问题产生的原因、下一步的改进措施和完成的时间，由××科负责。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一，图表解读偏少；二是人员更换频繁。下一步将增加图表解读，定期组织培训。"
    /// ```
    "T207" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.texts().filter_map(of_text).collect()
}

/// One finding is enough for a text: all of it has yet to be written.
fn of_text(text: &Located) -> Option<Diagnostic> {
    let words = text.as_str();
    // Each is looked at where it stands first.
    let mut left = LEFT.to_vec();
    let mut first = words.match_indices(BEGINNINGS).filter_map(|(at, _)| {
        let number = left.iter().position(|word| words[at..].starts_with(word))?;
        Some((at, left.swap_remove(number)))
    });
    // Within a web address it is part of a name.
    let western = LazyCell::new(|| western(words));
    let (at, word) = first.find(|(at, _)| !western.contains(*at))?;
    let span = text.span_of(at..at + word.len());
    let found = RULE.finding(span, format!("“{word}”是模板里的说明文字"));
    Some(found.help("请换成自己的内容；不需要的请删去"))
}

#[cfg(test)]
mod tests {
    use super::{BEGINNINGS, LEFT};

    #[test]
    fn every_word_begins_as_is_said() {
        assert!(LEFT.iter().all(|word| word.starts_with(BEGINNINGS)));
    }
}
