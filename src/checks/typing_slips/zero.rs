//! T206.

use super::found_by;
use super::slip::{Change, Slip, change};
use crate::base::Diagnostic;
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
    found_by(&RULE, facts)
}

/// What is wrong in a text.
pub(super) fn slips(words: &str) -> Vec<Slip> {
    words.match_indices('年').filter_map(|(end, _)| slip(words, end)).collect()
}

/// What is wrong with the year before the `年` at `end`.
fn slip(words: &str, end: usize) -> Option<Slip> {
    let digits = words[..end].char_indices().rev().take_while(|(_, c)| DIGITS.contains(*c));
    let digits: Vec<(usize, char)> = digits.collect();
    let is_said = digits.iter().any(|(_, char)| "一二三四五六七八九".contains(*char));
    let start = digits.last().filter(|_| digits.len() == 4 && is_said)?.0;
    let wrong = digits.iter().filter(|(_, char)| WRONG.contains(*char));
    let changes: Vec<Change> =
        wrong.map(|(at, char)| change(*at..at + char.len_utf8(), "〇")).collect();
    let place = start..end + '年'.len_utf8();
    (!changes.is_empty()).then(|| Slip {
        message: format!("“{}”里的零写法不对", &words[place.clone()]),
        help: "汉字年份里的零写作“〇”".to_owned(),
        place,
        changes,
    })
}
