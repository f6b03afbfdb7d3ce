//! T205.

use crate::base::{Diagnostic, Edit, Located, Repair};
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
    facts.texts().into_iter().flat_map(of_text).collect()
}

/// What is wrong in a text.
pub(super) fn of_text(text: &Located) -> Vec<Diagnostic> {
    let found = text.as_str().char_indices().filter_map(|(at, char)| {
        let code = || format!("U+{:04X}", u32::from(char));
        if let Some(right) = unified(char) {
            let message = format!("这里的“{char}”（{}）是部首字", code());
            let found = RULE.finding(text.place(at), message);
            let edits = vec![Edit::part(text, at..at + char.len_utf8(), right)];
            return Some(found.help(format!("请改为“{right}”")).fix(Repair::Writing, edits));
        }
        let what = if is_private_use(char) {
            "自造字"
        } else if is_compatibility(char) {
            "部首字或兼容字"
        } else {
            return None;
        };
        let message = format!("这里的“{char}”（{}）是{what}", code());
        let found = RULE.finding(text.place(at), message);
        Some(found.help("请重新输入这个字"))
    });
    found.collect()
}
