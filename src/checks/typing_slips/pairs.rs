//! Half-width brackets and straight quotes in Chinese.

use std::collections::BTreeMap;

use super::labels::{Label, label_at_end};
use super::marks::{Marks, PASSED, and_space, goes_on, with_space};
use super::slip::{Slip, change};
use super::western::is_han;
use crate::text::is_chinese;

/// Two brackets that belong together, of which one at least is half-width.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    start: usize,
    end: usize,
    /// Whether each is a Chinese one.
    are_full: [bool; 2],
    /// Whether something Chinese stands between them but marks, which may yet become Chinese.
    has_chinese: bool,
}

impl Pair {
    /// Where its first half-width bracket is.
    pub(super) const fn place(&self) -> usize {
        if self.are_full[0] { self.end } else { self.start }
    }
}

/// The pairs of brackets by the places of their half-width ones.
pub(super) fn pairs(marks: &Marks<'_>) -> BTreeMap<usize, Pair> {
    let mut found = BTreeMap::new();
    if !marks.all.iter().any(|(_, mark)| matches!(mark, '(' | ')')) {
        return found;
    }
    let mut open: Vec<(usize, bool, usize)> = Vec::new();
    let mut chinese = 0;
    for (at, char) in marks.words.char_indices() {
        chinese += usize::from(is_han(char));
        let is_full = matches!(char, '（' | '）');
        match char {
            '(' | ')' if marks.at(at).is_none() => {}
            '(' | '（' => open.push((at, is_full, chinese)),
            ')' | '）' => {
                let Some((start, first, before)) = open.pop() else { continue };
                let are_full = [first, is_full];
                let pair = Pair { start, end: at, are_full, has_chinese: chinese > before };
                let half = [start, at].into_iter().zip(are_full).filter(|(_, is_full)| !is_full);
                found.extend(half.map(|(at, _)| (at, pair)));
            }
            _ => {}
        }
    }
    found
}

/// A pair that should be Chinese: with Chinese in it or on its left, a label, or with one Chinese
/// bracket.
pub(super) fn bracket(marks: &Marks<'_>, pair: &Pair) -> Option<Slip> {
    let Pair { start, end, are_full, has_chinese } = *pair;
    if let [true, _] | [_, true] = are_full {
        let (at, full) = if are_full[0] { (end, "）") } else { (start, "（") };
        return Some(Slip {
            place: at..at + 1,
            message: "括号一半是全角、一半是半角".to_owned(),
            help: format!("请改为全角的“{full}”"),
            changes: vec![change(at..at + 1, full)],
        });
    }
    let [before, _] = marks.beside(&(start..start + 1));
    let is_of_chinese = || before.is_some_and(is_chinese) || is_label(marks, end);
    if !has_chinese && (is_phone(marks, pair) || !is_of_chinese()) {
        return None;
    }
    let behind = with_space(marks.words, end + 1);
    Some(Slip {
        place: start..end + 1,
        message: "中文里用了半角的括号“( )”".to_owned(),
        help: format!("请改为全角的“（）”{}", and_space(behind > end + 1)),
        changes: vec![change(start..start + 1, "（"), change(end..behind, "）")],
    })
}

/// `(0517)83605210`.
fn is_phone(marks: &Marks<'_>, pair: &Pair) -> bool {
    let inside = &marks.words[pair.start + 1..pair.end];
    let [_, behind] = marks.beside(&(pair.end..pair.end + 1));
    inside.bytes().all(|b| b.is_ascii_digit()) && behind.is_some_and(|c| c.is_ascii_digit())
}

/// Whether the bracket at `end` closes the number of something Chinese, `(1)公开`.
fn is_label(marks: &Marks<'_>, end: usize) -> bool {
    if label_at_end(&marks.words[..=end]) != Some(Label::Bracketed) {
        return false;
    }
    // A mark that does not belong there is passed by.
    let rest = marks.words[end + 1..].trim_start();
    let start = marks.words.len() - rest.len();
    let place = if rest.starts_with(PASSED) { start..start + 1 } else { end..end + 1 };
    marks.beside(&place)[1].is_some_and(goes_on)
}

/// Straight quotes, of which the first beside Chinese is at `first`: they do not show which is the
/// opening one.
pub(super) fn quotes(marks: &Marks<'_>, first: usize, straight: char) -> Slip {
    let [opening, closing] = if straight == '"' { ["“", "”"] } else { ["‘", "’"] };
    let own = marks.all.iter().filter(|(_, mark)| *mark == straight);
    let all: Vec<usize> =
        own.map(|(at, _)| *at).filter(|at| !is_apostrophe(marks.words, *at)).collect();
    let has = |mark: &str| marks.words.contains(mark);
    let is_certain = all.len().is_multiple_of(2) && !has(opening) && !has(closing);
    let of = |index: usize| if index.is_multiple_of(2) { opening } else { closing };
    let changes = all.iter().enumerate().map(|(index, at)| change(*at..at + 1, of(index)));
    Slip {
        place: first..first + 1,
        message: format!("中文里用了直引号{straight}"),
        help: format!("请改为中文引号{opening}{closing}"),
        changes: changes.filter(|_| is_certain).collect(),
    }
}

/// Whether the straight quote at a place stands beside Chinese characters.
pub(super) fn is_wrong_quote(marks: &Marks<'_>, at: usize) -> bool {
    let mut beside = marks.beside(&(at..at + 1)).into_iter().flatten();
    beside.any(is_chinese) && !is_apostrophe(marks.words, at)
}

/// Whether a mark stands within a Western word.
fn is_apostrophe(words: &str, at: usize) -> bool {
    let [before, behind] = [words[..at].chars().next_back(), words[at + 1..].chars().next()];
    let is_letter = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphabetic());
    words[at..].starts_with('\'') && is_letter(before) && is_letter(behind)
}
