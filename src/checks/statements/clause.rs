//! What stands around a count, and which row of the words file holds there.

use super::token::{Token, TokenKind};
use crate::form::Form;
use crate::vocabulary::{Atom, Condition, Meaning, Meanings, Row, State, Test};

/// How many words are looked at from a count to the end of the sentence; reports have no longer ones.
pub(super) const FAR: usize = 60;

/// What stands around a count, or behind a negation.
pub(super) struct Clause<'c> {
    /// The words that say what is counted.
    pub(super) said: &'c [Meaning],
    /// The words of the next clause or aside, up to a count.
    pub(super) next: Meanings,
    /// Whether those stand in brackets.
    pub(super) is_aside: bool,
    /// Whether the topic is named here, and not earlier in the sentence.
    pub(super) is_named: bool,
    /// What the count is of.
    pub(super) topic: Option<Meaning>,
    /// How many words of `said` stand up to the topic, with it.
    pub(super) up_to_topic: usize,
    /// What the sentence spoke of last.
    pub(super) last: State,
    /// The topics that the paragraph has named.
    pub(super) heard: Meanings,
    /// The topic that the head above names; where words are passed over also the topics heard, or any without a head.
    pub(super) under: Meanings,
    /// What follows the count.
    pub(super) rest: &'c [Token],
}

impl Clause<'_> {
    /// The first of the rows that holds.
    pub(super) fn first<'r>(&self, rows: &'r [Row], form: &Form) -> Option<&'r Row> {
        rows.iter().find(|row| self.holds(&row.when, form))
    }

    fn holds(&self, condition: &Condition, form: &Form) -> bool {
        condition.tests.iter().all(|test| self.passes(test, form))
    }

    fn passes(&self, test: &Test, form: &Form) -> bool {
        test.any.iter().any(|atom| self.is(atom, form)) != test.is_negated
    }

    fn is(&self, atom: &Atom, form: &Form) -> bool {
        let behind = self.said.get(self.up_to_topic..).unwrap_or_default();
        let is_of =
            |topic: Option<Meaning>, topics: Meanings| topic.is_some_and(|topic| topics.has(topic));
        match *atom {
            Atom::Said(words) => self.all().meets(words),
            Atom::Divided(words) => self.all().meets(words) && !self.covers(words, form),
            Atom::Only(words) => self.all().are_in(words),
            Atom::Behind(words) => Meanings::from_iter(behind.iter().copied()).meets(words),
            Atom::Adjoins(words) => is_of(behind.first().copied(), words),
            Atom::Next(words) => self.next.meets(words),
            Atom::Aside(words) => self.is_aside && self.next.meets(words),
            Atom::Later(words) => rest_of_sentence(self.rest)
                .any(|kind| matches!(kind, TokenKind::Word(word) if words.has(word))),
            Atom::Heard(topics) => self.heard.meets(topics),
            Atom::Under(topics) => self.under.meets(topics),
            Atom::Topic(topics) => is_of(self.topic, topics),
            Atom::After(state) => self.last == state,
            Atom::Named => self.is_named,
        }
    }

    fn all(&self) -> Meanings {
        self.said.iter().copied().collect()
    }

    /// Whether the clause names all there are of a class in the tables: they are the whole.
    fn covers(&self, class: Meanings, form: &Form) -> bool {
        let said = self.all();
        let lines = || form.tables().flat_map(|table| &table.lines);
        let cells = lines().flat_map(|line| line.cells.iter()).map(|cell| cell.meanings);
        let mut all = lines().map(|line| line.meanings).chain(cells).filter(|it| it.meets(class));
        let first = all.next();
        first.is_some_and(|first| first.meets(said) && all.all(|other| other.meets(said)))
    }
}

/// Whether it is told behind a count, in this sentence or the next, that it is not of this year alone, or of
/// what else it is: “公示行政处罚70件（含上年作出的12件）”.
pub(super) fn is_explained(rest: &[Token]) -> bool {
    let tells = |kind: TokenKind| match kind {
        TokenKind::Word(word) => [
            Meaning::AMONG,
            Meaning::THIS_YEAR,
            Meaning::LAST_YEAR,
            Meaning::OTHER_TIME,
            Meaning::PART,
            Meaning::COMPARED,
            Meaning::AREA,
        ]
        .contains(&word),
        _ => false,
    };
    let mut stops = 0;
    let near = rest.iter().take(FAR).map(|token| token.kind).take_while(|kind| {
        stops += usize::from(*kind == TokenKind::Stop);
        stops < 2
    });
    let is_aside = rest.first().is_some_and(|token| token.kind == TokenKind::Open);
    is_aside || near.into_iter().any(tells)
}

/// The tokens up to the end of the sentence.
pub(super) fn rest_of_sentence(rest: &[Token]) -> impl Iterator<Item = TokenKind> {
    rest.iter().take(FAR).map(|token| token.kind).take_while(|kind| *kind != TokenKind::Stop)
}
