//! S116.

use crate::base::{Diagnostic, Located, shortened};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

/// What a place to be filled in begins with in a blank input, and what it ends with.
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
    text.as_str().contains(BEGINNING)
}

fn of_text(text: &Located) -> Vec<Diagnostic> {
    let words = text.as_str();
    let places = words.match_indices(BEGINNING).map(|(at, _)| {
        let end =
            words[at..].find(END).map_or(at + BEGINNING.len(), |end| at + end + END.len_utf8());
        let message = format!("这里还没有填写：{}", shortened(&words[at..end]));
        RULE.finding(text.span_of(at..end), message).help("请换成自己的内容；不需要的请删去")
    });
    places.collect()
}
