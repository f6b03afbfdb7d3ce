//! T201.

use std::collections::BTreeSet;
use std::ops::Range;

use super::western::{beside, western};
use crate::base::{Diagnostic, Edit, Located, Repair};
use crate::checks::facts::Facts;
use crate::checks::rule::rule;
use crate::text::{full_width, is_chinese};

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
    if !text.as_str().contains(|char: char| char.is_ascii_punctuation()) {
        return Vec::new();
    }
    let western = western(text.as_str());
    let marks: Vec<(usize, char)> = text
        .as_str()
        .char_indices()
        .filter(|(at, char)| char.is_ascii_punctuation() && !western.contains(*at))
        .collect();
    let mut findings = pauses(text, &marks);
    findings.extend(brackets(text, &marks));
    findings.extend(quotes(text, &marks, '"', ['“', '”']));
    findings.extend(quotes(text, &marks, '\'', ['‘', '’']));
    findings
}

/// Pauses and stops: of Chinese when a Chinese character stands on their left, or on their right
/// with no digit or letter on the left.
fn pauses(text: &Located, marks: &[(usize, char)]) -> Vec<Diagnostic> {
    let words = text.as_str();
    let numbers = ends_of_number(words);
    let found = marks.iter().filter_map(|(at, mark)| {
        let full = full_width(*mark).filter(|_| !matches!(mark, '(' | ')'))?;
        let range = *at..at + 1;
        let [before, behind] = beside(words, &range);
        let is_end = behind.is_none_or(is_chinese);
        let before = before?;
        let wrong = match mark {
            // Several dots are left to rule T202; after a number a dot belongs to a label or a
            // decimal.
            '.' => is_chinese(before) && is_end,
            _ => is_chinese(before) || ends_word(before) && behind.is_some_and(goes_on),
        };
        // 一.加强 is a label, and takes another mark.
        let full = if *mark == '.' && numbers.contains(at) { '、' } else { full };
        let label = *mark == '.' && words[range.end..].starts_with('.');
        (wrong && !label).then(|| finding(text, range, *mark, full))
    });
    found.collect()
}

fn finding(text: &Located, range: Range<usize>, mark: char, full: char) -> Diagnostic {
    let span = text.span_of(range.clone());
    let found = RULE.finding(span, format!("中文里用了半角的“{mark}”"));
    let found = found.help(format!("请改为全角的“{full}”"));
    let spaces = spaces(text.as_str(), range.end);
    let edit = Edit::part(text, range.start..range.end + spaces, full);
    found.fix(Repair::Writing, vec![edit])
}

/// The space behind a mark goes with it, for a full-width mark has white of its own. Several spaces
/// are left to rule T203.
fn spaces(words: &str, at: usize) -> usize {
    let count = words[at..].bytes().take_while(|byte| *byte == b' ').count();
    usize::from(count == 1)
}

/// Whether Chinese goes on: a mark that closes may close a Western quotation.
fn goes_on(char: char) -> bool {
    is_chinese(char) && !matches!(char, '”' | '’' | '》' | '）')
}

/// Whether a character ends a word or a number behind which a Chinese mark would stand.
fn ends_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '%' | '+' | '°')
}

/// Where the number that a paragraph begins with may end: 一, （一）.
fn ends_of_number(words: &str) -> Range<usize> {
    let opened = words.trim_start().trim_start_matches('（');
    let behind = opened.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    let number = &opened[..opened.len() - behind.len()];
    let start = words.len() - behind.len();
    match number.chars().take(4).count() {
        1..=3 => start..words.len() - behind.trim_start_matches('）').len() + 1,
        _ => 0..0,
    }
}

/// Pairs of brackets with Chinese in them or on their left, and pairs of which one is Chinese.
fn brackets(text: &Located, marks: &[(usize, char)]) -> Vec<Diagnostic> {
    let words = text.as_str();
    let western: BTreeSet<usize> = marks.iter().map(|(at, _)| *at).collect();
    let mut open: Vec<(usize, char, usize)> = Vec::new();
    let mut findings = Vec::new();
    let mut chinese = 0;
    for (at, char) in words.char_indices() {
        chinese += usize::from(is_chinese(char) && !matches!(char, '（' | '）'));
        match char {
            '(' if !western.contains(&at) => {}
            '(' | '（' => open.push((at, char, chinese)),
            ')' if !western.contains(&at) => {}
            ')' | '）' => {
                let Some((start, mark, before)) = open.pop() else { continue };
                let has_chinese = chinese > before;
                findings.extend(match (mark, char) {
                    ('(', ')') => pair(text, start, at, has_chinese),
                    ('（', '）') => None,
                    ('(', _) => Some(half(text, start, '（')),
                    _ => Some(half(text, at, '）')),
                });
            }
            _ => {}
        }
    }
    findings
}

/// A pair of Western brackets, if it should be a Chinese one.
fn pair(text: &Located, start: usize, end: usize, has_chinese: bool) -> Option<Diagnostic> {
    let words = text.as_str();
    let [before, _] = beside(words, &(start..start + 1));
    let [_, behind] = beside(words, &(end..end + 1));
    let inside = &words[start + 1..end];
    let is_phone = !has_chinese
        && inside.bytes().all(|b| b.is_ascii_digit())
        && behind.is_some_and(|c| c.is_ascii_digit());
    let is_chinese = has_chinese || before.is_some_and(is_chinese);
    (is_chinese && !is_phone).then(|| bracket(text, start, end))
}

/// A Western bracket whose other half is Chinese.
fn half(text: &Located, at: usize, full: char) -> Diagnostic {
    let range = at..at + 1;
    let found = RULE.finding(text.span_of(range.clone()), "括号一半是全角、一半是半角");
    let edit = Edit::part(text, range, full);
    found.help(format!("请改为全角的“{full}”")).fix(Repair::Writing, vec![edit])
}

fn bracket(text: &Located, start: usize, end: usize) -> Diagnostic {
    let found = RULE.finding(text.span_of(start..end + 1), "中文里用了半角的括号“( )”");
    let behind = end + 1 + spaces(text.as_str(), end + 1);
    let edits = vec![Edit::part(text, start..start + 1, "（"), Edit::part(text, end..behind, "）")];
    found.help("请改为全角的“（）”").fix(Repair::Writing, edits)
}

/// Straight quotes beside Chinese characters: they do not show which is the opening one.
fn quotes(
    text: &Located,
    marks: &[(usize, char)],
    straight: char,
    [opening, closing]: [char; 2],
) -> Option<Diagnostic> {
    let words = text.as_str();
    let own = marks.iter().filter(|(_, mark)| *mark == straight);
    let all: Vec<usize> = own.map(|(at, _)| *at).collect();
    let is_chinese_beside =
        |at: &usize| beside(words, &(*at..at + 1)).into_iter().flatten().any(is_chinese);
    let first = all.iter().find(|at| is_chinese_beside(at))?;
    let span = text.span_of(*first..first + 1);
    let found = RULE.finding(span, format!("中文里用了直引号{straight}"));
    let found = found.help(format!("请改为中文引号{opening}{closing}"));
    if !all.len().is_multiple_of(2) || words.contains([opening, closing]) {
        return Some(found);
    }
    let edits = all.iter().enumerate().map(|(index, at)| {
        Edit::part(text, *at..at + 1, if index.is_multiple_of(2) { opening } else { closing })
    });
    Some(found.fix(Repair::Writing, edits.collect()))
}

#[cfg(test)]
mod tests {
    use super::ends_of_number;

    /// The text that a number may end before, wherever it may.
    fn behind(words: &str) -> Vec<&str> {
        ends_of_number(words).filter_map(|at| words.get(at..)).collect()
    }

    #[test]
    fn numbers_of_paragraphs_are_known() {
        assert_eq!(behind("一.加强"), [".加强"]);
        assert_eq!(behind(" （二十一）.加强"), ["）.加强", ".加强"]);
        for words in ["", "（）.", "加强.一.", "一二三四.", "1.加强"] {
            assert_eq!(behind(words), [""; 0], "{words}");
        }
    }
}
