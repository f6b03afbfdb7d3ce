//! Which topic does a head set over the paragraphs below it?
//!
//! “（二）依申请公开情况”: what is said of receiving and answering below is said of requests, up to the next
//! head of the same level or a higher one.

use std::ops::Range;

use super::scope::ordinal;
use super::token::{Token, TokenKind};
use crate::text::{Head, Label, head, label};
use crate::vocabulary::{Matter, Meaning, Vocabulary};

/// Characters of the longest head.
const LONGEST: usize = 30;
/// The level of a head without a number; those of numbers are 1 to 4.
const UNNUMBERED: u8 = 5;

/// What the heads above a paragraph say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Above {
    /// There are none.
    #[default]
    Nothing,
    /// They name no topic, or several, or something else.
    Other,
    /// They name this topic.
    Topic(Meaning),
}

impl Above {
    /// The topic that they name.
    pub(super) const fn topic(self) -> Option<Meaning> {
        match self {
            Self::Topic(topic) => Some(topic),
            Self::Nothing | Self::Other => None,
        }
    }
}

/// The heads that stand above a paragraph, the highest first.
#[derive(Default)]
pub(super) struct Heads {
    open: Vec<(u8, Above)>,
}

impl Heads {
    /// Takes in the head of a paragraph, if it has one; what then stands above it.
    pub(super) fn over(&mut self, vocabulary: &Vocabulary, text: &str, tokens: &[Token]) -> Above {
        let Some((level, range)) = head_of(vocabulary, text) else { return self.above() };
        while self.open.last().is_some_and(|(above, _)| *above >= level) {
            self.open.pop();
        }
        let end = range.end;
        let begun = tokens.iter().take_while(move |token| token.range.start < end);
        let words = || begun.clone().filter(|token| token.range.start >= range.start);
        let counts =
            |token: &Token| matches!(token.kind, TokenKind::Count(_) | TokenKind::Loose(_));
        let above = if range.is_empty() || words().any(counts) {
            // “2.全年受理60件” is no head: it is below the one above, and that of the item before it is over.
            self.above()
        } else {
            topic_of(vocabulary, words(), self.above().topic()).map_or(Above::Other, Above::Topic)
        };
        self.open.push((level, above));
        above
    }

    fn above(&self) -> Above {
        self.open.last().map(|(_, above)| *above).unwrap_or_default()
    }
}

/// The level and the words of the head that a paragraph begins with; no words where a number leads to none.
fn head_of(vocabulary: &Vocabulary, text: &str) -> Option<(u8, Range<usize>)> {
    let numbered = label(text).or_else(|| lead(text));
    let begin = numbered.map_or(0, |label| label.length);
    // No head is longer, with its number and its stop.
    let near = text.char_indices().nth(2 * LONGEST).map_or(text, |(end, _)| &text[..end]);
    let stop = match head(near) {
        Head::RunIn { length, .. } => length,
        Head::Whole { .. } | Head::None => near.find('。').unwrap_or(near.len()),
    };
    // “依申请公开情况：共收到……”.
    let end = text[..stop].find(['：', ':']).unwrap_or(stop);
    let words = text.get(begin..end)?;
    let is_short = words.chars().count() <= LONGEST && !words.contains('，');
    let ends_as_head = || {
        let bare = words.trim_end_matches('。');
        vocabulary.labels.heads.iter().any(|word| bare.ends_with(word.as_str()))
    };
    match numbered {
        Some(Label { level, .. }) if is_short => Some((level, begin..end)),
        Some(Label { level, .. }) if level < UNNUMBERED => Some((level, begin..begin)),
        None if is_short && ends_as_head() => Some((UNNUMBERED, begin..end)),
        _ => None,
    }
}

/// The length of the number that a paragraph begins with: “（二）”, “一是”.
pub(super) fn number_of(text: &str) -> usize {
    label(text).or_else(|| lead(text)).map_or(0, |label| label.length)
}

/// What else leads to a head than its number: “一是”, a dash.
fn lead(text: &str) -> Option<Label> {
    let length = match ordinal(text) {
        0 => text.len() - text.trim_start_matches(['—', '●', '◆', '■', '【']).len(),
        length => length,
    };
    (length > 0).then_some(Label { level: UNNUMBERED, length })
}

/// What a head is about: the topic it names, where that is what the report is about and no other is named;
/// that of the head above, where it says nothing else.
fn topic_of<'t>(
    vocabulary: &Vocabulary,
    tokens: impl Iterator<Item = &'t Token>,
    above: Option<Meaning>,
) -> Option<Meaning> {
    let (mut named, mut meant, mut is_known) = (None, None, true);
    for token in tokens {
        match token.kind {
            TokenKind::Word(word) => {
                let mut subjects = vocabulary.subjects.iter();
                match subjects.find(|subject| subject.headed.has(word)) {
                    Some(subject) if subject.matter != Matter::Names => return None,
                    Some(_) if vocabulary.topics().has(word) => named = Some(word),
                    Some(subject) => meant = subject.topics.iter().next(),
                    None => is_known &= !vocabulary.partial.has(word),
                }
            }
            TokenKind::Stop | TokenKind::Pause => {}
            _ => is_known = false,
        }
    }
    // “不动产登记申请” are requests of another kind.
    named.or(meant.or(above).filter(|_| is_known))
}
