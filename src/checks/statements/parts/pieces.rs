//! A label as words of the vocabulary and other characters.

use crate::vocabulary::{Meaning, Vocabulary};

/// A word, or a character that begins none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where it ends.
    pub(super) end: usize,
    /// What it means, if it is a word.
    pub(super) meaning: Option<Meaning>,
}

/// The pieces of a label.
pub(super) fn pieces(vocabulary: &Vocabulary, label: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut end = 0;
    while let Some(first) = label[end..].chars().next() {
        let word = vocabulary.word(&label[end..]);
        end += word.map_or(first.len_utf8(), |(_, length)| length);
        found.push(Piece { end, meaning: word.map(|(meaning, _)| meaning) });
    }
    found
}
