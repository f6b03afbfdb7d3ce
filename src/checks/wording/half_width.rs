//! T201.

use std::ops::Range;

use super::western::{beside, is_chinese, western};
use crate::base::{Diagnostic, Edit, Located, Repair};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::text::full_width;

rule! {
    /// 中文里的标点、括号、引号用全角
    ///
    /// 用英文输入法打出的 , : ; ( ) 等在中文里排得太窄，检索、朗读也不对。网址、邮箱、电话、小数、
    /// 数字分节和外文里的不算。`--fix` 改成全角。
    ///
    /// 依据：GB/T 15834—2011 第4、5章。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = """
    /// (一) 存在的主要问题。一是创新意识不强, 主动公开政府信息的意识有待进一步增强. 二是政策解读水平有待提升。
    /// """
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [problems]
    /// text = '存在"重形式、轻实效"的现象，个别科室对办理时限把握不准，政策解读形式单一。下一步将加强培训。'
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [problems]
    /// text = """
    /// （一）存在的主要问题。网站http://www.example.gov.cn:8080/a,b.html（电话：0517-83605210，邮箱xxgk@example.gov.cn）更新慢，满意率97.5%，访问1,234次，参照GB/T 39735(2020)、ISO 9001:2015改进。
    /// """
    /// ```
    "T201" Warning check
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    facts.texts().into_iter().flat_map(of_text).collect()
}

fn of_text(text: &Located) -> Vec<Diagnostic> {
    let western = western(text.as_str());
    let is_inside = |at: usize| western.iter().any(|range| range.contains(&at));
    let marks: Vec<(usize, char)> = text
        .as_str()
        .char_indices()
        .filter(|(at, char)| char.is_ascii_punctuation() && !is_inside(*at))
        .collect();
    let mut findings = pauses(text, &marks);
    findings.extend(brackets(text, &marks));
    findings.extend(quotes(text, &marks));
    findings
}

/// Pauses and stops: of Chinese when a Chinese character stands on their left, or on their right
/// with no digit or letter on the left.
fn pauses(text: &Located, marks: &[(usize, char)]) -> Vec<Diagnostic> {
    let words = text.as_str();
    let found = marks.iter().filter_map(|(at, mark)| {
        let full = full_width(*mark).filter(|_| !matches!(mark, '(' | ')'))?;
        let range = *at..at + 1;
        let [before, behind] = beside(words, &range);
        let is_end = behind.is_none_or(is_chinese);
        let before = before?;
        let wrong = match mark {
            // More than one is for the rule about dots; a number in front is a label or a decimal.
            '.' => is_chinese(before) && is_end,
            _ => is_chinese(before) || before.is_alphanumeric() && behind.is_some_and(is_chinese),
        };
        let label = *mark == '.' && words[range.end..].starts_with('.');
        (wrong && !label).then(|| finding(text, range, *mark, full))
    });
    found.collect()
}

fn finding(text: &Located, range: Range<usize>, mark: char, full: char) -> Diagnostic {
    let span = text.slice(range.clone()).span();
    let found = RULE.finding(span, format!("中文里用了半角的“{mark}”"));
    let found = found.help(format!("请改为全角的“{full}”"));
    let spaces = spaces(text.as_str(), range.end);
    let edit = Edit::part(text, range.start..range.end + spaces, full);
    found.fix(Repair::Writing, vec![edit])
}

/// The spaces behind a mark: a full-width one has its own white.
fn spaces(words: &str, at: usize) -> usize {
    words[at..].bytes().take_while(|byte| *byte == b' ').count()
}

/// Pairs of brackets with Chinese in them or on their left.
fn brackets(text: &Located, marks: &[(usize, char)]) -> Vec<Diagnostic> {
    let words = text.as_str();
    let mut open = Vec::new();
    let mut findings = Vec::new();
    for (at, mark) in marks {
        match mark {
            '(' => open.push(*at),
            ')' => {
                let Some(start) = open.pop() else { continue };
                let inside = &words[start + 1..*at];
                let [before, _] = beside(words, &(start..start + 1));
                let [_, behind] = beside(words, &(*at..at + 1));
                let is_phone = inside.bytes().all(|b| b.is_ascii_digit())
                    && behind.is_some_and(|c| c.is_ascii_digit());
                let chinese = inside.chars().any(is_chinese) || before.is_some_and(is_chinese);
                if chinese && !is_phone {
                    findings.push(bracket(text, start, *at));
                }
            }
            _ => {}
        }
    }
    findings
}

fn bracket(text: &Located, start: usize, end: usize) -> Diagnostic {
    let found = RULE.finding(text.slice(start..end + 1).span(), "中文里用了半角的括号“( )”");
    let behind = end + 1 + spaces(text.as_str(), end + 1);
    let edits = vec![Edit::part(text, start..start + 1, "（"), Edit::part(text, end..behind, "）")];
    found.help("请改为全角的“（）”").fix(Repair::Writing, edits)
}

/// Straight quotes beside Chinese: they do not tell which end they are.
fn quotes(text: &Located, marks: &[(usize, char)]) -> Vec<Diagnostic> {
    let words = text.as_str();
    let all: Vec<usize> =
        marks.iter().filter(|(_, mark)| *mark == '"').map(|(at, _)| *at).collect();
    let is_chinese_beside =
        |at: &usize| beside(words, &(*at..at + 1)).into_iter().flatten().any(is_chinese);
    let Some(first) = all.iter().find(|at| is_chinese_beside(at)) else { return Vec::new() };
    let span = text.slice(*first..first + 1).span();
    let found = RULE.finding(span, "中文里用了直引号").help("请改为中文引号“”");
    if !all.len().is_multiple_of(2) {
        return vec![found];
    }
    let edits = all.iter().enumerate().map(|(index, at)| {
        let mark = if index.is_multiple_of(2) { "“" } else { "”" };
        Edit::part(text, *at..at + 1, mark)
    });
    vec![found.fix(Repair::Writing, edits.collect())]
}
