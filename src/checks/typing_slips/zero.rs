//! T206.

use crate::base::{Diagnostic, Edit, Located, Repair};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

/// The digits of years in Chinese.
const DIGITS: &str = "〇一二三四五六七八九零○ＯO0";
/// What is written for 〇.
const WRONG: &str = "零○ＯO0";

rule! {
    /// 汉字年份里的零写作“〇”
    ///
    /// 年份用汉字时是“二〇二三年”，不写“二零二三年”，更不能一处〇、一处零。年份一般用阿拉伯数字。
    /// `--fix` 改成“〇”。
    ///
    /// 依据：GB/T 15835—2011 5.2.3；GB/T 9704—2012 7.3.5.4。
    ///
    /// 错误：
    ///
    /// ```toml
    /// signature = "示例县自然资源和规划局"
    /// date = "二零二四年一月二十二日"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// signature = "示例县自然资源和规划局"
    /// date = "二〇二四年一月二十二日"
    /// ```
    "T206" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.texts().into_iter().flat_map(of_text).collect()
}

/// What is wrong in a text.
pub(super) fn of_text(text: &Located) -> Vec<Diagnostic> {
    let words = text.as_str();
    let years = words.match_indices('年').filter_map(|(end, _)| {
        let digits = words[..end].char_indices().rev().take_while(|(_, c)| DIGITS.contains(*c));
        let digits: Vec<(usize, char)> = digits.collect();
        let is_said = digits.iter().any(|(_, char)| "一二三四五六七八九".contains(*char));
        let start = digits.last().filter(|_| digits.len() == 4 && is_said)?.0;
        let wrong = digits.iter().filter(|(_, char)| WRONG.contains(*char));
        let edits = wrong.map(|(at, char)| Edit::part(text, *at..at + char.len_utf8(), "〇"));
        let range = start..end + '年'.len_utf8();
        let shown = &words[range.clone()];
        let found = RULE.finding(text.span_of(range), format!("“{shown}”里的零写法不对"));
        let edits: Vec<Edit> = edits.collect();
        let found = found.help("汉字年份里的零写作“〇”");
        (!edits.is_empty()).then(|| found.fix(Repair::Writing, edits))
    });
    years.collect()
}
