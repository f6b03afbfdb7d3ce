//! A word of a paragraph, a count, a boundary, or what is not known.

use std::ops::Range;

use crate::vocabulary::Meaning;

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word of the vocabulary.
    Word(Meaning),
    /// A number of cases.
    Count(i64),
    /// A number with a measure word of one subject only (条), which others have too.
    Loose(i64),
    /// A pause between clauses.
    Pause,
    /// The beginning of an aside.
    Open,
    /// Its end.
    Close,
    /// A pause after which other parts of the whole come.
    Semicolon,
    /// The end of a sentence.
    Stop,
    /// Anything else.
    Unknown,
}

/// A piece and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) range: Range<usize>,
}

impl Token {
    /// What it means, if it is a word of the vocabulary.
    pub(super) const fn word(&self) -> Option<Meaning> {
        match self.kind {
            TokenKind::Word(word) => Some(word),
            _ => None,
        }
    }
}
