//! T205.

use super::found_by;
use super::slip::{Slip, change};
use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::text::{is_compatibility, is_private_use, unified};

rule! {
    /// 不用部首字、兼容字和自造字
    ///
    /// 从 PDF、图片识别里复制来的“⼈⽔⼀”看着与“人水一”一样，却是另外的字，检索不到，有的字体也没有。
    /// 自造字（U+E000 一类）只有自己的电脑认得。`--fix` 把部首字改成通用的字。
    ///
    /// 依据：GB 18030—2022；Unicode 23.5（专用区）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = "⼀是政策解读形式单一，图表解读偏少；二是⼈员更换频繁。下一步将增加图表解读，定期组织培训。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一，图表解读偏少；二是人员更换频繁。下一步将增加图表解读，定期组织培训。"
    /// ```
    "T205" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    found_by(&RULE, facts)
}

/// What is wrong in a text.
pub(super) fn slips(words: &str) -> Vec<Slip> {
    // Asked of every character of a report, and nearly all are of these.
    let is_usual = |char: char| matches!(char, ..'\u{2E80}' | '\u{3000}'..='\u{9FFF}');
    let unusual = words.char_indices().filter(|(_, char)| !is_usual(*char));
    unusual.filter_map(|(at, char)| slip(at, char)).collect()
}

/// What is wrong with a character at a place.
fn slip(at: usize, char: char) -> Option<Slip> {
    let right = unified(char);
    let what = match right {
        Some(_) => "部首字",
        None if is_private_use(char) => "自造字",
        None if is_compatibility(char) => "部首字或兼容字",
        None => return None,
    };
    let place = at..at + char.len_utf8();
    let message = format!("这里的“{char}”（U+{:04X}）是{what}", u32::from(char));
    let help =
        right.map_or_else(|| "请重新输入这个字".to_owned(), |right| format!("请改为“{right}”"));
    let changes = right.map(|right| change(place.clone(), right.to_string()));
    Some(Slip { place, message, help, changes: changes.into_iter().collect() })
}
