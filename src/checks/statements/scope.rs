//! Does what stands before a count say that only a part is meant?
//!
//! A label, a unit, a way, a time or a reason in a clause of its own: “网络平台：收到……”, “市本级， 收到……”,
//! “受市政府委托，答复……”. What follows is then not a figure that any table has.

use super::tokens::{Token, TokenKind};
use crate::vocabulary::{Meaning, Meanings, Vocabulary};

/// Bytes of the longest label that is a sentence.
const LABEL: usize = 36;
/// Bytes of the longest clause that can be the subject or the place of the next.
const SHORT: usize = 27;
/// Whether a clause says of which part the next ones speak; `mark` is what ends it.
pub(super) fn narrows(
    vocabulary: &Vocabulary,
    topics: Meanings,
    text: &str,
    clause: &[Token],
    mark: &Token,
) -> bool {
    let (Some(first), Some(last)) = (clause.first(), clause.last()) else { return false };
    let words = &text[first.range.start..last.range.end];
    let is_strange = |token: &Token| match token.kind {
        TokenKind::Unknown => true,
        TokenKind::Word(word) => {
            word == Meaning::EACH || vocabulary.partial.has(word) || vocabulary.divides.has(word)
        }
        _ => false,
    };
    if !clause.iter().any(is_strange) {
        return false;
    }
    let is_colon = text[mark.range.clone()].starts_with(['：', ':']);
    let names = |token: &Token| matches!(token.kind, TokenKind::Word(word) if topics.has(word));
    // “占75.4%” is no label.
    let has_figures = words.contains(|c: char| c.is_ascii_digit());
    let is_short = words.len() <= SHORT && !has_figures && !clause.iter().any(names);
    is_colon
        || is_short
        || vocabulary.labels.begins.iter().any(|word| words.starts_with(word))
        || vocabulary.labels.ends.iter().any(|word| words.ends_with(word))
}

/// Whether a sentence is short and counts nothing: with words that are not known it is a label,
/// “一是网络平台。收到……”.
pub(super) fn is_label(sentence: &[Token]) -> bool {
    let length: usize = sentence.iter().map(|token| token.range.len()).sum();
    length <= LABEL && !sentence.iter().any(|token| matches!(token.kind, TokenKind::Count(_)))
}
