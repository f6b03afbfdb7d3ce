//! T202.

use std::cell::LazyCell;

use super::western::{beside, western};
use crate::base::{Diagnostic, Edit, Located, Repair};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::text::is_chinese;

/// What is written for an omission.
const DOTS: &str = "……";

rule! {
    /// 省略号写作“……”，句号不重复
    ///
    /// 省略号占两个字，六个点；不写作三个点、三个句号或一个“…”。`--fix` 改成“……”。
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
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = "一是政策解读形式单一……二是人员更换频繁。下一步将增加图表解读，定期组织培训，共 1,234 人次。"
    /// ```
    "T202" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.texts().into_iter().flat_map(of_text).collect()
}

fn of_text(text: &Located) -> Vec<Diagnostic> {
    let words = text.as_str();
    let western = LazyCell::new(|| western(words));
    let mut findings = Vec::new();
    let mut at = 0;
    while let Some(offset) = words[at..].find(['.', '。', '…', '．']) {
        let start = at + offset;
        let Some(mark) = words[start..].chars().next() else { break };
        let length = words[start..].find(|c| c != mark).unwrap_or(words.len() - start);
        let range = start..start + length;
        at = range.end;
        let count = words[range.clone()].chars().count();
        let right = match (mark, count) {
            ('…', 2) | ('.' | '。' | '．', 1) | ('.', 2) => continue,
            ('…', count) if count.is_multiple_of(2) => continue,
            ('。' | '．', 2) => "。",
            _ => DOTS,
        };
        let is_near = beside(words, &range).into_iter().flatten().any(is_chinese);
        if !is_near || mark == '.' && western.contains(start) {
            continue;
        }
        let span = text.span_of(range.clone());
        let written = &words[range.clone()];
        let message = match right {
            DOTS => format!("省略号写成了“{written}”"),
            _ => format!("句号重复了，写成了“{written}”"),
        };
        let found = RULE.finding(span, message);
        let found = found.help(format!("请写作“{right}”"));
        let edits = vec![Edit::part(text, range.clone(), right)];
        findings.push(found.fix(Repair::Writing, edits));
    }
    findings
}
