//! Numbers of several things at once: “行政复议、行政诉讼分别为5件、4件”, “维持、纠正各1件”, and what is said of
//! all that was counted: “行政复议5件，均获维持”.

use super::read::{Reader, words};
use super::sentence::Time;
use super::token::TokenKind;
use crate::checks::claim::Certainty;
use crate::vocabulary::{Meaning, Meanings, State};

impl Reader<'_, '_> {
    /// Reads the numbers of several things named side by side; whether there are such.
    pub(super) fn several(&mut self, before: &[Meaning], at: usize, count: i64) -> bool {
        let spoken = before.iter().rposition(|word| *word != Meaning::FILLER);
        let Some(mark) =
            spoken.filter(|mark| [Meaning::EACH, Meaning::RESPECTIVELY].contains(&before[*mark]))
        else {
            return false;
        };
        let Some(named) = self.side_by_side(&before[..mark]) else { return false };
        let (counts, last) = match before[mark] {
            Meaning::EACH => (vec![(at, count); named.len()], at),
            _ => self.counts_from(at),
        };
        self.hear_time(before);
        let behind = self.tokens.get(last + 1).map(|token| token.kind);
        let goes_on = matches!(behind, Some(TokenKind::Word(_)));
        if goes_on
            || counts.len() != named.len()
            || self.sentence.time == Time::Other
            || self.is_of_part()
        {
            return false;
        }
        for (one, (at, count)) in named.iter().zip(counts) {
            let others =
                |word: &&Meaning| **word != Meaning::AND && (*word == one || !named.contains(word));
            let said: Vec<Meaning> = before[..mark].iter().filter(others).copied().collect();
            if let Some(topic) = self.topic(&said, at) {
                self.claim(&said, topic, count, at, last);
            }
        }
        self.unread = last + 1;
        true
    }

    /// Things of one kind that words name side by side, one between each two 和.
    fn side_by_side(&self, words: &[Meaning]) -> Option<Vec<Meaning>> {
        let parts = &self.vocabulary.parts;
        let subjects = self.vocabulary.subjects.iter().map(|subject| subject.topics);
        let mut kinds = subjects.chain(parts.kinds.iter().chain(&parts.apart).copied());
        kinds.find_map(|kind| {
            let pieces = words.split(|word| *word == Meaning::AND);
            let of_kind = |piece: &[Meaning]| {
                let mut named = piece.iter().copied().filter(|word| kind.has(*word));
                named.next().filter(|_| named.next().is_none())
            };
            let named = pieces.map(of_kind).collect::<Option<Vec<_>>>()?;
            let different: Meanings = named.iter().copied().collect();
            (named.len() > 1 && different.iter().count() == named.len()).then_some(named)
        })
    }

    /// The numbers from one on, side by side, each with its token, and the token of the last.
    fn counts_from(&self, at: usize) -> (Vec<(usize, i64)>, usize) {
        let (mut counts, mut last) = (Vec::new(), at);
        for (place, token) in self.tokens.iter().enumerate().skip(at) {
            match token.kind {
                TokenKind::Count(count) => {
                    counts.push((place, count));
                    last = place;
                }
                TokenKind::Word(Meaning::AND | Meaning::FILLER) => {}
                _ => break,
            }
        }
        (counts, last)
    }

    /// “行政复议5件，均获维持”: as many as were counted before came out so.
    pub(super) fn all_of(&mut self, at: usize) {
        let Some((topic, count, counted)) = self.sentence.counted else { return };
        let Some(said) = words(&self.tokens[self.clause..at]) else { return };
        let named = |classes: &[Meanings]| {
            classes.iter().any(|class| said.iter().any(|word| class.has(*word)))
        };
        let is_sure = self.certainty == Certainty::Sure && !self.is_of_part();
        let is_partial = said.iter().any(|word| self.vocabulary.partial.has(*word));
        let is_whole = said.contains(&Meaning::EVERY) && named(&self.vocabulary.parts.apart);
        if is_whole && is_sure && !is_partial && self.sentence.last != State::PART {
            // It is told of the number only where that itself is right.
            self.claim(&said, (topic, false), count, counted, at.saturating_sub(1));
        }
    }
}
