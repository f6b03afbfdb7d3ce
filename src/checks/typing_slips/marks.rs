//! The half-width marks of a text, and what becomes of them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::dots::slips;
use super::slip::Slip;
use super::western::western;
use crate::text::is_chinese;

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

    /// Whether a half-width mark stands there that is no part of anything Western.
    pub(super) fn has(&self, at: usize) -> bool {
        self.all.binary_search_by_key(&at, |(at, _)| *at).is_ok()
    }

    /// The characters beside a part of the text as they will be, white space left out.
    pub(super) fn beside(&self, range: &Range<usize>) -> [Option<char>; 2] {
        let before = self.words[..range.start].trim_end().char_indices().next_back();
        let rest = self.words[range.end..].trim_start();
        let behind = rest.chars().next().map(|char| (self.words.len() - rest.len(), char));
        [before, behind].map(|it| it.map(|(at, char)| *self.mended.get(&at).unwrap_or(&char)))
    }

    /// Takes note of an omission that will be Chinese: each of its dots, from either side.
    fn mend_dots(&mut self, slip: &Slip) {
        let places = slip.changes.iter().flat_map(|(range, _)| range.clone());
        self.mended.extend(places.map(|at| (at, '…')));
    }

    /// Takes note of what a slip will be mended to, and keeps it; gives whether anything is new.
    pub(super) fn mend(&mut self, slip: &Slip) -> bool {
        let before = self.mended.len();
        for (range, new) in &slip.changes {
            self.mended.extend(new.chars().next().map(|full| (range.start, full)));
        }
        self.mended.len() > before
    }
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
