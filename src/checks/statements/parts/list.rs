//! Where are the parts of a count listed?

use std::ops::Range;

use crate::checks::numbers::is_numeral;
use crate::vocabulary::Parts;

/// Characters between a whole and the word that leads to its parts: `192条，其中`.
const NEAR: usize = 2;
/// Characters of the longest measure with what stands before and behind it: 万平方千米次.
const MEASURE: usize = 6;
const OPENING: [char; 2] = ['（', '('];
const CLOSING: [char; 2] = ['）', ')'];
const COLONS: [char; 2] = ['：', ':'];
/// What may stand behind the word that leads to parts.
const PAUSES: [char; 3] = ['，', ',', ' '];

/// Where the parts of a count are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    pub(super) range: Range<usize>,
    /// Whether a word leads to it: 其中.
    pub(super) is_led: bool,
    /// Whether it comes behind a colon, where each part may have a semicolon behind it.
    pub(super) is_formal: bool,
    /// Whether it is in brackets: what stands behind them is no part.
    pub(super) is_closed: bool,
}

/// Whether a text has a list of parts at all, as far as can be told without reading its numbers.
pub(super) fn may_list(words: &Parts, text: &str) -> bool {
    let is_behind_count =
        |(at, _): (usize, &str)| text[..at].chars().rev().take(MEASURE).any(is_numeral);
    words.leads.iter().any(|word| text.contains(word.as_str()))
        || text.match_indices(OPENING).any(is_behind_count)
        || text.match_indices(COLONS).any(is_behind_count)
}

/// The brackets of a text, each with the one that closes it, in the order of the first.
pub(super) fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, char) in text.char_indices() {
        if OPENING.contains(&char) {
            open.push(found.len());
            found.push(at..at);
        } else if CLOSING.contains(&char)
            && let Some(pair) = open.pop().and_then(|first| found.get_mut(first))
        {
            pair.end = at;
        }
    }
    found
}

/// The list of parts behind the end of a count, if there is one.
pub(super) fn list_behind(
    words: &Parts,
    text: &str,
    brackets: &[Range<usize>],
    end: usize,
) -> Option<List> {
    if text[end..].starts_with(OPENING) {
        let pair = brackets.binary_search_by_key(&end, |pair| pair.start).ok()?;
        return brackets.get(pair).and_then(|pair| in_brackets(words, text, pair));
    }
    let rest = text[end..].strip_prefix(COLONS);
    let (rest, is_led) = match rest {
        Some(rest) => (rest, false),
        None => (&text[end + lead(words, &text[end..])?..], true),
    };
    let list = rest.trim_start_matches(PAUSES);
    let formal = list.strip_prefix(COLONS);
    let start = text.len() - formal.unwrap_or(list).len();
    let is_formal = formal.is_some() || !is_led;
    Some(List { range: start..text.len(), is_led, is_formal, is_closed: false })
}

/// The parts in a pair of brackets; nothing where they are not closed.
fn in_brackets(words: &Parts, text: &str, pair: &Range<usize>) -> Option<List> {
    let inside = text.get(pair.clone())?;
    let inside = inside.strip_prefix(OPENING)?;
    let lead = lead(words, inside);
    let list = inside[lead.unwrap_or(0)..].trim_start_matches(PAUSES).trim_start_matches(COLONS);
    let range = pair.end - list.len()..pair.end;
    Some(List { range, is_led: lead.is_some(), is_formal: false, is_closed: true })
}

/// The length up to the end of the word that leads to parts, if that comes soon.
fn lead(words: &Parts, rest: &str) -> Option<usize> {
    let mut places = rest.char_indices().map(|(at, _)| at).take(NEAR + 1);
    places.find_map(|at| {
        let word = words.leads.iter().find(|word| rest[at..].starts_with(word.as_str()))?;
        Some(at + word.len())
    })
}
