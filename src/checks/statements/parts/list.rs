//! Where are the parts of a count listed?

use std::ops::Range;

use super::count::Count;
use crate::model::Amount;
use crate::vocabulary::{Parts, Vocabulary};

/// Characters between a whole and the word that leads to its parts: `192条，其中`.
const NEAR: usize = 2;
/// Characters from the last digit of a count to the mark behind its measure: `61件（`, `61人次：`.
const MEASURE: usize = 4;
const BRACKETS: [char; 2] = ['（', '('];
const COLONS: [char; 2] = ['：', ':'];

/// Where the parts of a count are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    pub(super) range: Range<usize>,
    /// Whether it comes behind a colon, where each part may have a semicolon behind it.
    pub(super) is_formal: bool,
    /// Whether it is in brackets: what stands behind them is no part.
    pub(super) is_closed: bool,
}

/// Whether a text has a list of parts at all, as far as can be told without reading its numbers.
pub(super) fn may_list(words: &Parts, text: &str) -> bool {
    let is_behind_count = |(at, _): (usize, &str)| {
        let mut before = text[..at].chars().rev().take(MEASURE);
        before.any(|char| char.is_numeric() || "一二三四五六七八九十百千两".contains(char))
    };
    words.leads.iter().any(|word| text.contains(word.as_str()))
        || text.match_indices(BRACKETS).any(is_behind_count)
        || text.match_indices(COLONS).any(is_behind_count)
}

/// The list of parts behind the end of a count, if there is one.
pub(super) fn list_behind(words: &Parts, text: &str, end: usize) -> Option<List> {
    let rest = &text[end..];
    if rest.starts_with(BRACKETS) {
        return in_brackets(words, text, end);
    }
    let (start, is_led) = match rest.strip_prefix(COLONS) {
        Some(list) => (text.len() - list.len(), false),
        None => (end + lead(words, rest)?, true),
    };
    let list = text[start..].trim_start_matches(['，', ',', ' ']);
    let formal = list.strip_prefix(COLONS);
    let start = text.len() - formal.unwrap_or(list).len();
    let is_formal = formal.is_some() || !is_led;
    Some(List { range: start..text.len(), is_formal, is_closed: false })
}

/// The parts in brackets behind a count.
fn in_brackets(words: &Parts, text: &str, open: usize) -> Option<List> {
    let mark = text[open..].chars().next()?;
    let start = open + mark.len_utf8();
    let mut depth = 1_usize;
    let close = text[start..].char_indices().find(|(_, char)| {
        match char {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    let inside = &text[start..start + close?.0];
    let lead = lead(words, inside).unwrap_or(0);
    let list = inside[lead..].trim_start_matches(['，', ',', '：', ':', ' ']);
    let end = start + inside.len();
    Some(List { range: end - list.len()..end, is_formal: false, is_closed: true })
}

/// The length up to the end of the word that leads to parts, if that comes soon.
fn lead(words: &Parts, rest: &str) -> Option<usize> {
    let found = words.leads.iter().filter_map(|word| {
        let at = rest.find(word.as_str())?;
        (rest[..at].chars().count() <= NEAR).then_some(at + word.len())
    });
    found.min()
}

/// What the parts of a count may come to: where others stand beside it, `人大建议56件、政协提案64件，其中`, all
/// of them may be what is divided.
pub(super) fn most(vocabulary: &Vocabulary, text: &str, counts: &[Count<'_>], at: usize) -> Amount {
    let mut most = Amount::ZERO;
    for (number, count) in counts.iter().enumerate().take(at + 1).rev() {
        if counts.get(at).is_some_and(|whole| whole.measure != count.measure) {
            break;
        }
        most = most + count.number;
        let Some(before) = number.checked_sub(1).and_then(|before| counts.get(before)) else {
            break;
        };
        let between = &text[before.range.end..count.range.start];
        if !joins(vocabulary, between) {
            break;
        }
    }
    most
}

/// Whether what stands between two counts sets them side by side: a mark of pause and the name of a
/// thing, none of the words that say what was done.
fn joins(vocabulary: &Vocabulary, between: &str) -> bool {
    let Some(name) = between.strip_prefix(['、', '，', '和', '及', '与']) else {
        return false;
    };
    let has_mark = name.contains(['，', '。', '；', '（', '）']);
    let is_side_by_side = !between.starts_with('，')
        || !name.char_indices().any(|(at, _)| vocabulary.word(&name[at..]).is_some());
    !has_mark && is_side_by_side
}

/// Whether a number is not exact: “约1200条”.
pub(super) fn is_about(words: &Parts, text: &str, whole: &Count<'_>) -> bool {
    let before = text[..whole.range.start].trim_end();
    words.about.iter().any(|word| before.ends_with(word.as_str()))
}

/// Whether one thing may be in several parts, by what is said in the sentences of a list, in the clause
/// before them and in the sentence behind.
pub(super) fn is_shared(words: &Parts, text: &str, list: Range<usize>) -> bool {
    let start = text[..list.start].rfind('。').map_or(0, |at| at + '。'.len_utf8());
    let behind = text[list.end..].match_indices('。').nth(1);
    let end = behind.map_or(text.len(), |(at, _)| list.end + at);
    let around = &text[start..end];
    words.shared.iter().any(|word| around.contains(word.as_str()))
}
