//! S116.

use std::ops::Range;

use crate::base::{Diagnostic, Located, shortened};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::input::UNFILLED;

/// What all of them begin with; a text is searched for this alone.
const BEGINNING: &str = "（请填写";
const END: char = '）';

rule! {
    /// 空白样例里的“（请填写……）”要换成自己的内容
    ///
    /// genreport init 做出的空白样例里，要填的地方都写着“（请填写……）”。还留着的，报告没有写完，不生成文件。
    /// 只想看看版面时，用 `--force`。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = "（请填写：存在的主要问题及改进情况）"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一，图表解读偏少；二是提醒申请人请填写《政府信息公开申请表》的方式不多。下一步将增加图表解读。"
    /// ```
    "S116" Error check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.texts().flat_map(of_text).collect()
}

/// Whether something is still to be filled in.
pub(super) fn is_unfilled(text: &Located) -> bool {
    !places(text.as_str()).is_empty()
}

fn of_text(text: &Located) -> Vec<Diagnostic> {
    let words = text.as_str();
    let findings = places(words).into_iter().map(|place| {
        let message = format!("这里还没有填写：{}", shortened(&words[place.clone()]));
        RULE.finding(text.span_of(place), message).help("请换成自己的内容；不需要的请删去")
    });
    findings.collect()
}

/// What is to be filled in: each ends with its bracket, or where the next begins.
fn places(words: &str) -> Vec<Range<usize>> {
    let is_left = |at: &usize| UNFILLED.iter().any(|left| words[*at..].starts_with(left));
    let brackets = words.match_indices('（').map(|(at, _)| at);
    let begins = brackets.filter(|at| words[*at..].starts_with(BEGINNING)).filter(is_left);
    let begins: Vec<usize> = begins.collect();
    let ends = begins.iter().skip(1).copied().chain([words.len()]);
    let place = |(start, limit): (&usize, usize)| {
        let end = words[*start..limit].find(END).map(|end| start + end + END.len_utf8());
        *start..end.unwrap_or(start + BEGINNING.len())
    };
    begins.iter().zip(ends).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_them_begin_so() {
        assert!(UNFILLED.iter().all(|left| left.starts_with(BEGINNING)));
        assert_eq!(places("甲（请填写）（请填写：乙"), [3..18, 18..30]);
        assert!(places("申请须知（请填写真实姓名）、（请填写申请表后提交）").is_empty());
    }
}
