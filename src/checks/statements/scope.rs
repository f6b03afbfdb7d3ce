//! Does what stands before a count say that only a part is meant?
//!
//! A label, a unit, a way, a time or a reason in a clause of its own: “网络平台：收到……”, “市本级， 收到……”,
//! “受市政府委托，答复……”. What follows is then not a figure that any table has.

use super::token::{Token, TokenKind};
use crate::vocabulary::{Bodies, Meaning, Meanings, Vocabulary};

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
    mark: Option<&Token>,
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
    if clause.iter().any(|token| token.kind == TokenKind::Word(Meaning::COMPARED)) {
        return false;
    }
    if !clause.iter().any(is_strange) {
        return false;
    }
    let is_colon = mark.is_some_and(|mark| text[mark.range.clone()].starts_with(['：', ':']));
    let names = |token: &Token| matches!(token.kind, TokenKind::Word(word) if topics.has(word));
    // “占75.4%” is no label.
    let has_figures = || words.contains(|c: char| c.is_ascii_digit());
    let is_short = words.len() <= SHORT && !clause.iter().any(names) && !has_figures();
    let labels = &vocabulary.labels;
    let is_label = is_colon
        || is_short
        || labels.begins.iter().any(|word| words.starts_with(word.as_str()))
        || labels.ends.iter().any(|word| words.ends_with(word.as_str()));
    is_label
        && !is_topic_alone(vocabulary, topics, text, clause)
        && !is_action(vocabulary, text, clause)
}

/// Whether a clause tells what was done: “加强培训”.
fn is_action(vocabulary: &Vocabulary, text: &str, clause: &[Token]) -> bool {
    let silent = [Meaning::FILLER, Meaning::THIS_YEAR];
    let mut spoken =
        clause.iter().skip_while(|token| token.word().is_some_and(|word| silent.contains(&word)));
    let Some((first, last)) = spoken.next().zip(clause.last()) else { return false };
    let words = &text[first.range.start..last.range.end];
    let begins = &words[ordinal(words)..];
    vocabulary.labels.actions.iter().any(|word| begins.starts_with(word.as_str()))
}

/// “依申请公开方面：”: a topic as a label is the whole of it.
fn is_topic_alone(vocabulary: &Vocabulary, topics: Meanings, text: &str, clause: &[Token]) -> bool {
    let is_end =
        |token: &Token| vocabulary.labels.heads.iter().any(|end| *end == text[token.range.clone()]);
    let silent = [Meaning::FILLER, Meaning::MATTER, Meaning::THIS_YEAR];
    let is_topic = |token: &Token| token.word().is_some_and(|word| topics.has(word));
    clause.iter().any(is_topic)
        && clause.iter().all(|token| {
            is_topic(token)
                || is_end(token)
                || token.word().is_some_and(|word| silent.contains(&word))
        })
}

/// Whether a sentence is short and counts nothing: with words that are not known it is a label,
/// “一是网络平台。收到……”.
pub(super) fn is_label(sentence: &[Token]) -> bool {
    let length: usize = sentence.iter().map(|token| token.range.len()).sum();
    length <= LABEL && !sentence.iter().any(|token| matches!(token.kind, TokenKind::Count(_)))
}

/// Whether what is not known in a clause names another body, or a way: its number is not of the whole.
pub(super) fn names_other(
    vocabulary: &Vocabulary,
    text: &str,
    clause: &[Token],
    is_done_to: bool,
) -> bool {
    let parts = &vocabulary.parts;
    let Bodies { department, departments, places, level, other, none, .. } = &parts.bodies;
    let labels = &vocabulary.labels;
    let (first, last) = (clause.first(), clause.last());
    let all = first.zip(last).map_or("", |(first, last)| &text[first.range.start..last.range.end]);
    let is_one_way = !is_done_to && !has_any(all, &labels.all_ways);
    let names = |words: &str, behind: &str| {
        let bodies = [department, departments, places, other];
        let is_level = !is_done_to && has_any(words, level);
        let is_body = is_level || bodies.iter().any(|list| has_any(words, list));
        // 局机关 is the body itself.
        is_body && !has_any(behind, none)
            || [&parts.ways, &parts.no_whole, &parts.about].iter().any(|list| has_any(words, list))
            || is_one_way && has_any(words, &labels.channels)
    };
    // “办理民办学校设立等行政许可”: what was done to a body, not by it.
    let is_verb = |token: &Token| is_done_to && token.word().is_some_and(|word| !word.is_grammar());
    let clause = clause.split(is_verb).next().unwrap_or_default();
    // 中 is cut out of 中心.
    let is_strange =
        |token: &Token| matches!(token.kind, TokenKind::Unknown | TokenKind::Word(Meaning::WITHIN));
    let mut runs = clause.chunk_by(|one, other| is_strange(one) == is_strange(other)).peekable();
    while let Some(run) = runs.next() {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let behind = runs.peek().and_then(|next| next.first()).unwrap_or(last);
        let begin = first.range.start;
        let (words, beyond) = (&text[begin..last.range.end], &text[begin..behind.range.end]);
        if is_strange(first) && names(words, beyond) {
            return true;
        }
    }
    false
}

/// Whether a text has one of these words.
pub(super) fn has_any(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

/// The length of “一是”, “第二，” that a text begins with.
pub(super) fn ordinal(text: &str) -> usize {
    let number = text.trim_start_matches(['第', '其']);
    let digits =
        number.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let is_number = (1..=2).contains(&number[..number.len() - digits.len()].chars().count());
    let end = if number.len() < text.len() { ["是", "，"].as_slice() } else { &["是"] };
    let behind = end.iter().find_map(|end| digits.strip_prefix(end));
    behind.filter(|_| is_number).map_or(0, |behind| text.len() - behind.len())
}
