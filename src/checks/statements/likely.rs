//! What is a number of, where words around it are not known?
//!
//! Such a number is likely what the known words say, if nothing tells that it is of another body, of a way, or
//! counts what stands between. Whether it is then told, `context` decides: only as a slip.

use super::read::{Reader, first_words, words};
use super::scope::{has_any, names_other};
use super::token::{Token, TokenKind};
use crate::checks::claim::Certainty;
use crate::vocabulary::{Matter, Meaning, Meanings, Subject};

impl Reader<'_, '_> {
    /// Whether a number with a measure word of many things counts what its clause names and says was done.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let prefix = &self.tokens[self.clause..at];
        let is_likely = self.certainty == Certainty::Likely;
        let strange = || is_likely.then(|| prefix.iter().filter_map(Token::word).collect());
        let Some(mut said) = words(prefix).or_else(strange) else { return false };
        let behind = first_words(&self.tokens[at + 1..]);
        let leads = self.leads_with_topic(&behind);
        if !leads && !self.ends_number(at) {
            return false;
        }
        if self.named(&said).is_none() && leads {
            said.extend(behind);
        }
        let is_done = |word: &Meaning| !word.is_grammar() && !self.topics.has(*word);
        self.has_measure(&said, at) && said.iter().any(is_done)
    }

    /// Whether nothing behind a number says that it is of something else: “20个工作日”.
    fn ends_number(&self, at: usize) -> bool {
        let silent = [Meaning::AND, Meaning::EVERY, Meaning::WITHIN];
        match self.tokens.get(at + 1).map(|token| token.kind) {
            Some(TokenKind::Word(word)) => silent.contains(&word),
            Some(TokenKind::Unknown) => false,
            _ => true,
        }
    }

    /// Whether the measure word of a number is one of what its clause names; of what is only likely, of anything.
    fn has_measure(&self, said: &[Meaning], at: usize) -> bool {
        let text = &self.text.as_str()[self.tokens[at].range.clone()];
        let is_of =
            |subject: &Subject| subject.measures.iter().any(|it| text.ends_with(it.as_str()));
        // “依申请公开61条，办结60条”.
        let before = self.sentence.topic.filter(|_| self.sentence.is_loose);
        match self.named(said).or(before).and_then(|topic| self.vocabulary.subject(topic)) {
            Some(subject) => is_of(subject),
            None => {
                let is_likely = self.certainty == Certainty::Likely;
                is_likely && self.vocabulary.subjects.iter().any(is_of)
            }
        }
    }

    /// The words before a count in its clause; nothing where they cannot be understood.
    pub(super) fn before(&mut self, at: usize) -> Option<Vec<Meaning>> {
        let prefix = &self.tokens[self.clause..at];
        let known = words(prefix);
        if self.certainty == Certainty::Likely {
            let said: Vec<Meaning> = prefix.iter().filter_map(Token::word).collect();
            let is_of_other = self.is_silent(&said, at) || self.is_of_other(prefix, &said);
            return (!is_of_other).then_some(said);
        }
        if known.is_none() {
            // Something else is counted.
            self.under = None;
            let is_named =
                |word: Meaning| self.topics.has(word) || self.vocabulary.partial.has(word);
            self.sentence.extent.narrow(prefix.iter().filter_map(Token::word).any(is_named));
            self.sentence.topic = None;
        }
        known
    }

    /// Whether nothing tells of what figure a number is; not worth asking on.
    fn is_silent(&self, said: &[Meaning], at: usize) -> bool {
        let carried = [Meaning::CARRIED, Meaning::UNFINISHED];
        let says = |word: &Meaning| !word.is_grammar() || carried.contains(word);
        let behind = self.tokens.get(at + 1).and_then(Token::word);
        let leads_on = behind.is_some_and(|word| word != Meaning::AND);
        self.sentence.topic.is_none() && !leads_on && !said.iter().any(says)
    }

    /// Whether a clause with words that are not known counts something else, or what another body did.
    fn is_of_other(&mut self, prefix: &[Token], said: &[Meaning]) -> bool {
        let spoken = prefix.iter().rfind(|token| token.word() != Some(Meaning::FILLER));
        // “受理民生诉求60件”: what stands between is counted.
        let is_counted = spoken.is_some_and(|token| token.kind == TokenKind::Unknown);
        // “县直部门公示行政许可3246件、行政处罚57件”.
        let goes_on = said.first() == Some(&Meaning::AND);
        self.sentence.is_of_other &= goes_on;
        if is_counted || self.sentence.is_of_other {
            return true;
        }
        let topic = self.named(said).or(self.sentence.topic);
        let subject = topic.and_then(|topic| self.vocabulary.subject(topic));
        let matter = subject.map(|subject| subject.matter);
        let text = self.text.as_str();
        // Disputes are decided by others.
        self.sentence.is_of_other = matter != Some(Matter::Needed)
            && names_other(self.vocabulary, text, prefix, matter == Some(Matter::Excluded));
        self.sentence.is_of_other || self.is_doubtful()
    }

    /// Whether a label, a unit or a way in a clause without a count says that what follows is of a part.
    pub(super) fn is_of_other_part(&self, clause: &[Token]) -> bool {
        let text = self.text.as_str();
        // “通过网络平台，”; but “复议应诉方面：” and “承接赋权事项后，” name no part.
        let (ways, channels) = (&self.vocabulary.parts.ways, &self.vocabulary.labels.channels);
        let is_part = |token: &Token| {
            let mut all = ways.iter().chain(channels);
            token.word() == Some(Meaning::PART) && all.any(|way| *way == text[token.range.clone()])
        };
        clause.iter().any(is_part) || names_other(self.vocabulary, text, clause, false)
    }

    /// Whether the words behind a count tell of a part, or that it is not exact: “60件以上”.
    pub(super) fn goes_on_about(&self, at: usize, behind: &[Meaning]) -> bool {
        let after = self.tokens.get(at + 1).map(|token| &self.text.as_str()[token.range.clone()]);
        let about = &self.vocabulary.parts.about;
        let is_about = |text: &str| about.iter().any(|word| text.starts_with(word.as_str()));
        behind.iter().any(|word| self.vocabulary.partial.has(*word)) || after.is_some_and(is_about)
    }

    /// The meanings that tell of no whole. A likely number may be of another area, or of all ways: it is near.
    pub(super) fn partial(&mut self) -> Meanings {
        let partial = self.vocabulary.partial;
        if self.certainty == Certainty::Sure {
            return partial;
        }
        let all_ways = &self.vocabulary.labels.all_ways;
        let looked = self.sentence.lists_ways;
        let is_all = looked.unwrap_or_else(|| has_any(self.sentence_text(), all_ways));
        self.sentence.lists_ways = Some(is_all);
        let ways = if is_all { Meanings::of(Meaning::PART) } else { Meanings::default() };
        partial.without(Meanings::of(Meaning::AREA).with(ways))
    }

    /// Whether the sentence has a word that makes its numbers doubtful: 公文属性.
    pub(super) fn is_doubtful(&mut self) -> bool {
        let doubtful = &self.vocabulary.doubtful;
        let looked = self.sentence.is_doubtful;
        let is_doubtful = looked.unwrap_or_else(|| has_any(self.sentence_text(), doubtful));
        self.sentence.is_doubtful = Some(is_doubtful);
        is_doubtful
    }
}
