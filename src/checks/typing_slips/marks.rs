//! The half-width marks of a text, and what becomes of them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::dots::slips;
use super::slip::Slip;
use super::western::western;
use crate::text::is_chinese;

/// Marks that are passed by behind the bracket of a label, for they do not belong there.
pub(super) const PASSED: [char; 2] = ['.', ','];

/// A text with its half-width marks. Those that are to be full-width are so to their neighbours, or
/// a repair would show what was not found before.
pub(super) struct Marks<'t> {
    pub(super) words: &'t str,
    /// The half-width marks outside of Western parts, with their places.
    pub(super) all: Vec<(usize, char)>,
    /// What is written in place of some of them.
    mended: BTreeMap<usize, char>,
}

impl<'t> Marks<'t> {
    pub(super) fn new(words: &'t str) -> Self {
        let western = western(words);
        let marks = words.char_indices().filter(|(_, char)| char.is_ascii_punctuation());
        let all = marks.filter(|(at, _)| !western.contains(*at)).collect();
        let mut marks = Self { words, all, mended: BTreeMap::new() };
        if words.contains("...") {
            slips(words).iter().for_each(|slip| marks.mend_dots(slip));
        }
        let Self { all, mended, .. } = &mut marks;
        all.retain(|(at, _)| !mended.contains_key(at));
        marks
    }

    /// The half-width mark at a place, if it is no part of anything Western.
    pub(super) fn at(&self, at: usize) -> Option<char> {
        let index = self.all.binary_search_by_key(&at, |(at, _)| *at).ok()?;
        Some(self.all.get(index)?.1)
    }

    /// The characters beside a part of the text as they will be, white space left out.
    pub(super) fn beside(&self, range: &Range<usize>) -> [Option<char>; 2] {
        let beside = neighbours(self.words, range);
        beside.map(|it| it.map(|(at, char)| *self.mended.get(&at).unwrap_or(&char)))
    }

    /// Takes note of an omission that will be Chinese: each of its dots, from either side.
    fn mend_dots(&mut self, slip: &Slip) {
        let places = slip.changes.iter().flat_map(|(range, _)| range.clone());
        self.mended.extend(places.map(|at| (at, '…')));
    }

    /// Takes note of what a slip will be mended to; gives the places to which that is new.
    pub(super) fn mend(&mut self, slip: &Slip) -> Vec<usize> {
        let mut new = Vec::new();
        for (range, right) in &slip.changes {
            if let Some(full) = right.chars().next()
                && self.mended.insert(range.start, full).is_none()
            {
                new.extend(places_beside(self.words, range.start));
            }
        }
        new
    }
}

/// The characters beside a part of a text, white space left out, with their places.
fn neighbours(words: &str, range: &Range<usize>) -> [Option<(usize, char)>; 2] {
    let before = words[..range.start].trim_end().char_indices().next_back();
    let rest = words[range.end..].trim_start();
    [before, rest.chars().next().map(|char| (words.len() - rest.len(), char))]
}

/// The places of the marks that look at the one at `at`: its neighbours, and what stands before a
/// mark that is passed by behind a label.
fn places_beside(words: &str, at: usize) -> impl Iterator<Item = usize> {
    let [before, behind] = neighbours(words, &(at..at + 1));
    let passed = before.filter(|(_, char)| PASSED.contains(char));
    let label = passed.and_then(|(at, _)| neighbours(words, &(at..at + 1))[0]);
    [before, behind, label].into_iter().flatten().map(|(at, _)| at)
}

/// Whether Chinese goes on: a mark that closes may close a Western quotation.
pub(super) fn goes_on(char: char) -> bool {
    is_chinese(char) && !matches!(char, '”' | '’' | '》' | '）')
}

/// The end of a mark with the space behind it, for a full-width mark has white of its own. Several
/// spaces are left to rule T203.
pub(super) fn with_space(words: &str, end: usize) -> usize {
    let rest = &words[end..];
    let is_one = rest.strip_prefix(' ').is_some_and(|rest| !rest.starts_with(char::is_whitespace));
    end + usize::from(is_one)
}

/// What the user is told of the space behind a mark, where it goes along.
pub(super) const fn and_space(goes_along: bool) -> &'static str {
    if goes_along { "，并删去后面的空格" } else { "" }
}
