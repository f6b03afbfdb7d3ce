//! T208.

use std::fmt::Write as _;

use crate::base::{Diagnostic, Edit, Located, Repair};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

rule! {
    /// 文字里不夹看不见的字符
    ///
    /// 从网页、聊天软件里复制来的文字，常带着零宽空格（U+200B）、零宽连字（U+200D）、字节序标记（U+FEFF）等
    /// 看不见的字符，检索不到夹着它们的词。程序读入时已经略去，数据文件里的用 `--fix` 删去。
    ///
    /// 依据：Unicode 23.2（Default_Ignorable_Code_Point）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一，图表\u200B解读偏少；二是人员更换频繁。下一步将增加图表解读，定期组织培训。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一，图表解读偏少；二是人员更换频繁。下一步将增加图表解读，定期组织培训。"
    /// ```
    "T208" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.report.unseen.iter().map(of_text).collect()
}

/// One finding for all that a text had of them.
fn of_text(unseen: &Located) -> Diagnostic {
    let mut kinds: Vec<char> = unseen.as_str().chars().collect();
    let count = kinds.len();
    kinds.sort_unstable();
    kinds.dedup();
    let mut names = String::new();
    for char in kinds.iter().take(3) {
        let comma = if names.is_empty() { "" } else { "、" };
        // Writing to a string does not fail.
        let _ = write!(names, "{comma}U+{:04X}", u32::from(*char));
    }
    let message = format!("这段文字里有 {count} 个看不见的字符（{names}）");
    let found = RULE.finding(unseen.place(0), message);
    let ends = unseen.as_str().char_indices().map(|(at, char)| at..at + char.len_utf8());
    let edits = ends.map(|range| Edit::part(unseen, range, "")).collect();
    found
        .help("读入时已经略去；数据文件里的请删去，看不见时把前后的字重打")
        .fix(Repair::Writing, edits)
}
