//! Is a number of what the report is about?

use super::clause::rest_of_sentence;
use super::read::Reader;
use super::sentence::{Named, Understood, Whose};
use super::token::TokenKind;
use crate::checks::claim::Certainty;
use crate::vocabulary::{Matter, Meaning, Subject};

impl Reader<'_, '_> {
    /// Whether a word names what the report is about.
    pub(super) fn names_matter(&self, word: Meaning) -> bool {
        let is_it = |subject: &Subject| subject.matter == Matter::Names;
        word == Meaning::MATTER || self.vocabulary.subject(word).is_some_and(is_it)
    }

    /// Bodies that try cases, and those with many, count those too; only cases about what the report
    /// is about are in the table.
    pub(super) fn is_about_matter(
        &mut self,
        subject: &Subject,
        said: &[Meaning],
        at: usize,
    ) -> bool {
        if self.certainty == Certainty::Likely {
            return !said.contains(&Meaning::CASEWORK);
        }
        if self.sentence.whose == Whose::Reviewed {
            return false;
        }
        if said.iter().any(|word| self.names_matter(*word)) {
            return true;
        }
        if self.sentence.whose == Whose::Any {
            return false;
        }
        if self.sentence.matter == Named::Said {
            return true;
        }
        let mut verbs = said.iter().take_while(|word| !self.topics.has(**word));
        let others = self
            .vocabulary
            .partial
            .with([Meaning::MATTER, Meaning::CASEWORK].into_iter().collect());
        let tells_apart = |kind: TokenKind| match kind {
            TokenKind::Word(word) if self.topics.has(word) => !subject.topics.has(word),
            TokenKind::Word(word) => others.has(word),
            _ => false,
        };
        let is_any = self.sentence.words == Understood::Partly
            || verbs.any(|word| subject.tried.has(*word))
            || rest_of_sentence(&self.tokens[at + 1..]).any(tells_apart);
        if is_any {
            self.sentence.whose = Whose::Any;
        }
        !is_any
    }
}
