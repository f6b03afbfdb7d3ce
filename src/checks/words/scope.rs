//! Does what stands before a count say that only a part is meant?
//!
//! A label, a unit, a way, a time or a reason in a clause of its own: “网络平台：收到……”, “市本级， 收到……”,
//! “受市政府委托，答复……”. What follows is then not a figure that any table has.

use super::lexicon::{Topic, Word};
use super::tokens::{Kind, Token};

/// Bytes of the longest label that is a sentence.
const LABEL: usize = 36;
/// Bytes of the longest clause that can be the subject or the place of the next.
const SHORT: usize = 27;
/// What clauses begin with that say of which part the next speaks.
const BEFORE: [&str; 16] = [
    "在", "通过", "从", "针对", "围绕", "就", "对", "经", "受", "按", "根据", "依据", "采取", "以",
    "各", "由",
];
/// What such clauses end with.
const BEHIND: [&str; 8] = ["方面", "领域", "层面", "期间", "后", "前", "委托", "牵头"];

/// Whether a clause says of which part the next ones speak; `mark` is what ends it.
pub(super) fn narrows(text: &str, clause: &[Token], mark: &Token) -> bool {
    let (Some(first), Some(last)) = (clause.first(), clause.last()) else { return false };
    let words = &text[first.range.start..last.range.end];
    let is_strange = |token: &Token| match token.kind {
        Kind::Unknown => true,
        Kind::Word(word) => matches!(word, Word::Part | Word::Each | Word::Applicant(_)),
        _ => false,
    };
    if !clause.iter().any(is_strange) {
        return false;
    }
    let is_colon = text[mark.range.clone()].starts_with(['：', ':']);
    let names = |token: &Token| matches!(token.kind, Kind::Word(Word::Topic(_)));
    // “占75.4%” is no label.
    let has_figures = words.contains(|c: char| c.is_ascii_digit());
    let is_short = words.len() <= SHORT && !has_figures && !clause.iter().any(names);
    is_colon
        || is_short
        || BEFORE.iter().any(|word| words.starts_with(word))
        || BEHIND.iter().any(|word| words.ends_with(word))
}

/// Whether a sentence is short and counts nothing: with words that are not known it is a label,
/// “一是网络平台。收到……”.
pub(super) fn is_label(sentence: &[Token]) -> bool {
    let length: usize = sentence.iter().map(|token| token.range.len()).sum();
    length <= LABEL && !sentence.iter().any(|token| matches!(token.kind, Kind::Count(_)))
}

/// Whether a clause speaks of requests that led to disputes, or of disputes by applicant and
/// result: these are parts too.
pub(super) fn is_mixed(topic: Topic, said: &[Word]) -> bool {
    said.iter().any(|word| match word {
        Word::Topic(other) => topic == Topic::Applications && other.is_dispute(),
        Word::Applicant(_) | Word::Result(_) => topic.is_dispute(),
        _ => false,
    })
}
