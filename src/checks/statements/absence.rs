//! What does the prose say that there was none of?

use super::clause::Clause;
use super::read::{Reader, first_words, words};
use super::sentence::{Extent, Time};
use super::token::TokenKind;
use crate::checks::claim::Certainty;
use crate::vocabulary::{Meaning, Meanings};

/// A longer clause is nobody's sentence, and is not looked at again at each of its words.
const LONGEST_CLAUSE: usize = 500;
/// The rule about what there was none of.
const NONE_RULE: &str = "T103";

impl Reader<'_, '_> {
    /// “未收到政府信息公开申请”: every word to the end of the clause must be known.
    pub(super) fn none(&mut self, at: usize) {
        let after = first_words(&self.tokens[at + 1..]);
        let end = self.tokens.get(at + 1 + after.len()).map(|token| token.kind);
        let goes_on =
            matches!(end, Some(TokenKind::Count(_) | TokenKind::Unknown | TokenKind::Word(_)));
        let clause = &self.tokens[self.clause..at];
        let clause = Some(clause).filter(|clause| clause.len() <= LONGEST_CLAUSE);
        if self.certainty == Certainty::Likely {
            return;
        }
        let Some(before) = clause.and_then(words) else {
            // An unknown word is the subject, probably another body; what follows is about it too.
            self.sentence.extent = Extent::Part;
            return;
        };
        self.hear_time(&[before.as_slice(), &after].concat());
        let partial = self.vocabulary.partial;
        let is_part = before.iter().any(|word| partial.has(*word) || *word == Meaning::AMONG);
        let is_other = self.sentence.time == Time::Other || self.sentence.extent == Extent::Part;
        if !(goes_on || is_other || is_part) {
            self.none_of(&after, at);
        }
    }

    /// Keeps a claim for each thing that there was none of.
    fn none_of(&mut self, after: &[Meaning], at: usize) {
        let topics = after.iter().enumerate().filter(|(_, word)| self.topics.has(**word));
        let mut named: Vec<(usize, Option<Meaning>)> =
            topics.map(|(place, topic)| (place + 1, Some(*topic))).collect();
        if named.is_empty() {
            named.push((0, None));
        }
        let mut told = Meanings::default();
        for (up_to_topic, topic) in named {
            if topic.is_some_and(|topic| told.has(topic)) {
                continue;
            }
            let bare = self.clause(after, at + after.len());
            let clause = Clause { is_named: topic.is_some(), topic, up_to_topic, ..bare };
            let Some(row) = clause.first(&self.vocabulary.absence, self.form) else { continue };
            if !row.means.is_empty() {
                told = told.with(topic.into_iter().collect());
            }
            let last = &self.tokens[at + after.len()];
            let text = self.text.slice(self.tokens[at].range.start..last.range.end);
            let claim = self.new_claim((text, at), 0, NONE_RULE);
            self.keep(row, after, &Vec::from_iter(topic), claim);
        }
    }
}
