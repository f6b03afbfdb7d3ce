//! T203.

use super::found_by;
use super::slip::{Slip, change};
use super::western::{beside, parts_clauses};
use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::text::is_chinese;

rule! {
    /// 句子中间不连打空格
    ///
    /// 连续两个以上的空格（或一个全角空格）多半是删改时留下的，或者想用空格对齐；排出来会有空洞。
    /// 段首不必空格，程序自动空两字。标题、表格里的字不查，那里有时用空格对齐。`--fix` 删去中文之间的空格，外文之间留一个；
    /// 空着的括号里的（“（　　）”）和两个标点之间的，只指出，不改。
    ///
    /// 依据：GB/T 9704—2012 7.3.3（文字连排）。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式  单一，图表解读偏少；二是人员更换　频繁。下一步将增加图表解读，定期组织培训。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "　　一是政策解读形式单一，图表解读偏少；二是参照 GB/T 39735 改进不够。下一步将定期组织培训。"
    /// ```
    "T203" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    found_by(&RULE, facts)
}

/// What is wrong in a paragraph.
pub(super) fn slips(words: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = words[at..].find(char::is_whitespace) {
        let start = at + offset;
        let length =
            words[start..].find(|c: char| !c.is_whitespace()).unwrap_or(words.len() - start);
        let range = start..start + length;
        at = range.end;
        let run = &words[range.clone()];
        if run.chars().count() < 2 && run != "\u{3000}" {
            continue;
        }
        let around = beside(words, &range);
        let chinese = around.into_iter().flatten().any(is_chinese);
        let right = if chinese { "" } else { " " };
        let message = match run.chars().count() {
            1 => "句子中间有一个全角空格".to_owned(),
            count => format!("句子中间连着 {count} 个空格"),
        };
        let help = "请删去多余的空格".to_owned();
        let is_certain = !is_kept(around);
        let changes = if is_certain { vec![change(range.clone(), right)] } else { Vec::new() };
        found.push(Slip { place: range, message, help, changes });
    }
    found
}

/// Whether spaces stand for something that was left out: in empty brackets, or between two marks that
/// would come to stand side by side.
fn is_kept([before, behind]: [Option<char>; 2]) -> bool {
    let parts = |char: Option<char>| char.is_some_and(parts_clauses);
    let opens = matches!(before, Some('（' | '(' | '“' | '《' | '‘'));
    let closes = matches!(behind, Some('）' | ')' | '”' | '》' | '’'));
    parts(before) && parts(behind) || opens && closes
}
