//! T202.

use std::cell::LazyCell;
use std::ops::Range;

use super::found_by;
use super::slip::{Slip, change};
use super::western::{beside, is_han, parts_clauses, western};
use crate::base::{Diagnostic, shortened};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::text::is_chinese;

/// What is written for an omission.
const DOTS: &str = "……";
/// How many marks are passed by to see whether Chinese stands near dots; no text has so many.
const FAR: usize = 30;

rule! {
    /// 省略号写作“……”，句号不重复
    ///
    /// 省略号占两个字，六个点；不写作三个点、三个句号或一个“…”。`--fix` 改成“……”；紧挨着
    /// 别的标点的（“...，”），只指出，不改。网址、邮箱里的“。”改成“.”。
    ///
    /// 依据：GB/T 15834—2011 4.11、5.1.5。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一...二是人员更换频繁。。下一步将增加图表解读…定期组织培训。"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一；二是人员更换频繁。下一步将增加图表解读，意见请寄xxgk@163。com，定期组织培训。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一……二是人员更换频繁。下一步将增加图表解读，定期组织培训，共 1,234 人次。"
    /// ```
    "T202" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    found_by(&RULE, facts)
}

/// What is wrong in a text.
pub(super) fn slips(words: &str) -> Vec<Slip> {
    let western = LazyCell::new(|| western(words));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = words[at..].find(is_dot) {
        let start = at + offset;
        let Some(mark) = words[start..].chars().next() else { break };
        let length = words[start..].find(|c| c != mark).unwrap_or(words.len() - start);
        let range = start..start + length;
        at = range.end;
        let count = words[range.clone()].chars().count();
        if matches!(mark, '。' | '．') && count == 1 && is_of_address(words, &range) {
            found.push(Slip {
                message: format!("网址、邮箱里的“{mark}”是全角的"),
                help: "请改为半角的“.”".to_owned(),
                changes: vec![change(range.clone(), ".")],
                place: range,
            });
            continue;
        }
        let right = match (mark, count) {
            ('…', 2) | ('.' | '。' | '．', 1) | ('.', 2) => continue,
            ('…', count) if count.is_multiple_of(2) => continue,
            ('。' | '．', 2) => "。",
            _ => DOTS,
        };
        if mark == '.' && (!is_near_chinese(words, &range) || western.contains(start)) {
            continue;
        }
        let written = &words[range.clone()];
        let message = match right {
            DOTS => format!("省略号写成了“{}”", shortened(written)),
            _ => format!("句号重复了，写成了“{}”", shortened(written)),
        };
        let help = format!("请写作“{right}”");
        // Beside other marks it cannot be told which of them are too many.
        let is_certain = !beside(words, &range).into_iter().flatten().any(parts_clauses);
        let changes = if is_certain { vec![change(range.clone(), right)] } else { Vec::new() };
        found.push(Slip { place: range, message, help, changes });
    }
    found
}

/// What the names of sites and mailboxes end with, and what some begin with.
const DOMAINS: [&str; 6] = ["com", "cn", "net", "org", "gov", "edu"];
const HOST: &str = "www";

/// Whether a full stop parts the names of a web or mail address: `163。com`, `www。gov．cn`.
fn is_of_address(words: &str, range: &Range<usize>) -> bool {
    let is_of_name = |char: char| char.is_ascii_alphanumeric() || char == '-';
    let (before, rest) = (&words[..range.start], &words[range.end..]);
    let name = &rest[..rest.find(|char| !is_of_name(char)).unwrap_or(rest.len())];
    let begins_host = before.ends_with(HOST) && !name.is_empty();
    before.ends_with(is_of_name) && (DOMAINS.contains(&name) || begins_host)
}

/// Whether the next letter or digit on one side is Chinese, for the marks between may yet be mended.
fn is_near_chinese(words: &str, range: &Range<usize>) -> bool {
    let speaks = |char: &char| char.is_alphanumeric() || is_han(*char);
    let before = words[..range.start].chars().rev().take(FAR).find(speaks);
    let behind = words[range.end..].chars().take(FAR).find(speaks);
    [before, behind].into_iter().flatten().any(is_chinese)
}

/// Whether a mark is a full stop or a part of an omission.
const fn is_dot(char: char) -> bool {
    matches!(char, '.' | '。' | '…' | '．')
}
