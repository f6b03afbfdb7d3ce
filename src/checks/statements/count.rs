//! Which figure is a count?
//!
//! Its words are those before it in its clause and, where they name the topic or nothing stands before it,
//! those behind it. The first row of the topic's subject that holds for them says which figures it may be.

use super::clause::{Clause, is_explained};
use super::heads::Above;
use super::meant::{Meant, together};
use super::read::{Reader, first_words};
use super::sentence::{Extent, Named, Time, Understood};
use super::token::{Token, TokenKind};
use crate::base::Located;
use crate::checks::claim::{Certainty, Claim};
use crate::vocabulary::{Matter, Meaning, Meanings, Row, State};

impl<'a> Reader<'a, '_> {
    /// Reads a count with the words before it, and those behind it up to the end of the clause.
    pub(super) fn count(&mut self, at: usize, count: i64) {
        let Some(before) = self.before(at) else { return };
        if self.several(&before, at, count) {
            return;
        }
        let behind = first_words(&self.tokens[at + 1..]);
        let is_within = behind.contains(&Meaning::WITHIN);
        let named = (self.named(&before), names_year_first(&before, self.topics));
        let Some((said, last)) = self.said(before, behind, at) else {
            self.narrow(is_within);
            return self.leave(named);
        };
        self.hear_time(&said);
        if self.is_among_part(&said) && self.certainty == Certainty::Likely {
            return;
        }
        let Some((topic, is_named)) = self.topic(&said, at) else { return };
        if self.sentence.time == Time::Other || self.is_of_part() {
            return;
        }
        self.claim(&said, (topic, is_named), count, at, last);
        self.sentence.counted = Some((topic, count, at));
    }

    /// Takes from a count that is not understood its topic, and whether last year was named before that.
    fn leave(&mut self, (topic, is_last_year): (Option<Meaning>, bool)) {
        if self.certainty == Certainty::Likely {
            // “行政复议由上年9件增至12件”: but “2022年，行政复议由9件增至12件”.
            self.sentence.topic = topic.or(self.sentence.topic);
            self.hear_time(if is_last_year { &[Meaning::LAST_YEAR] } else { &[] });
        } else if topic.is_some() {
            // What it was about before, it is no longer.
            self.sentence.topic = None;
        }
    }

    /// Whether a count is among a part that was counted before: “网络申请47件，其中自然人36件”.
    fn is_among_part(&mut self, said: &[Meaning]) -> bool {
        let is_among = said.contains(&Meaning::AMONG);
        self.sentence.is_among_part |= is_among && self.sentence.counts_part;
        self.sentence.counts_part = false;
        self.sentence.is_among_part
    }

    /// The sentence that is being read.
    pub(super) fn sentence_text(&self) -> &str {
        let text = self.text.as_str();
        let tokens = self.tokens.get(self.start..).unwrap_or_default();
        let begin = tokens.first().map_or(text.len(), |token| token.range.start);
        let stop = tokens.iter().find(|token| token.kind == TokenKind::Stop);
        &text[begin..stop.map_or(text.len(), |stop| stop.range.start)]
    }

    /// Takes note that what follows may be a part.
    fn narrow(&mut self, is_part: bool) {
        self.sentence.extent.narrow(is_part && self.certainty == Certainty::Sure);
    }

    /// Whether the sentence may speak of a part.
    pub(super) fn is_of_part(&self) -> bool {
        self.sentence.extent == Extent::Part
    }

    /// The words beside which a number of a topic is right where it is less.
    pub(super) fn at_most(&self, topic: Option<Meaning>) -> Meanings {
        let subject = topic.and_then(|topic| self.vocabulary.subject(topic));
        subject.map(|subject| subject.at_most).unwrap_or_default()
    }

    /// What a count is of, and whether its clause names it; nothing where it is of a part.
    pub(super) fn topic(&mut self, said: &[Meaning], at: usize) -> Option<(Meaning, bool)> {
        let own = self.named(said);
        if self.hears_part(said, own) {
            // A part of what the clause names; no table has such a figure.
            self.narrow(own.is_some());
            return None;
        }
        let is_likely = self.certainty == Certainty::Likely;
        let Some(topic) = own.or(self.sentence.topic).or_else(|| self.told_before(said, at)) else {
            if !is_likely {
                self.sentence.last = State::PART;
            }
            return None;
        };
        self.sentence.topic = Some(topic);
        let subject = self.vocabulary.subject(topic)?;
        self.narrow(said.iter().any(|word| subject.mixed_with.has(*word)));
        Some((topic, own.is_some()))
    }

    /// Whether words tell of a part, and what that means for what follows.
    fn hears_part(&mut self, said: &[Meaning], own: Option<Meaning>) -> bool {
        let at_most = self.at_most(own.or(self.sentence.topic));
        let is_likely = self.certainty == Certainty::Likely;
        let partial = self.partial();
        let mut narrows =
            vec![Meaning::NONE, Meaning::EACH, Meaning::RESPECTIVELY, Meaning::OTHER_TIME];
        if is_likely {
            // “各执法单位”, “分别涉及”.
            narrows.retain(|word| is_last(said, *word) || *word == Meaning::NONE);
        }
        let is_partial = |word: &Meaning| partial.has(*word) && !at_most.has(*word);
        if !said.iter().any(|word| narrows.contains(word) || is_partial(word)) {
            return false;
        }
        if is_likely {
            self.sentence.counts_part = true;
            return true;
        }
        // “收到申请61件，公开25件，不予公开9件”: what was made public is no part of what follows.
        let others = [Meaning::PART, Meaning::AREA, Meaning::COMPARED];
        if said.iter().any(|word| narrows.contains(word) || others.contains(word)) {
            self.sentence.has_part = true;
            self.sentence.last = State::PART;
        }
        if said.contains(&Meaning::RESPECTIVELY) {
            self.sentence.topic = None;
        }
        true
    }

    /// What the words around a count say, and the last token of it; nothing where they cannot be
    /// understood.
    fn said(
        &self,
        before: Vec<Meaning>,
        behind: Vec<Meaning>,
        at: usize,
    ) -> Option<(Vec<Meaning>, usize)> {
        let fillers = [
            Meaning::FILLER,
            Meaning::EVERY,
            Meaning::AND,
            Meaning::THIS_YEAR,
            Meaning::REACHED,
            Meaning::WITHIN,
        ];
        // “3000件已公示”.
        let at_most = self.at_most(self.named(&before));
        let is_filler = |word: &Meaning| fillers.contains(word) || at_most.has(*word);
        let after = self.tokens.get(at + 1 + behind.len()).map(|token| token.kind);
        if behind.contains(&Meaning::WITHIN) {
            // “125件申请中，自然人97件”.
            let up_to = behind.iter().position(|word| *word == Meaning::WITHIN);
            let own = behind.iter().take(up_to.map_or(0, |place| place + 1)).copied();
            let is_likely = self.certainty == Certainty::Likely;
            let said = || before.iter().copied().chain(own).collect();
            return is_likely.then(|| (said(), at));
        }
        let leads_on = matches!(after, Some(TokenKind::Count(_) | TokenKind::Unknown));
        let begins_anew = matches!(behind.first(), Some(&(Meaning::AND | Meaning::EVERY)));
        if begins_anew || behind.is_empty() && !matches!(after, Some(TokenKind::Unknown)) {
            return Some((before, at));
        }
        let is_likely = self.certainty == Certainty::Likely;
        if is_likely && behind.first() == Some(&Meaning::REACHED) {
            // “由26件减至25件”.
            return None;
        }
        if is_likely && leads_on {
            return (!self.goes_on_about(at, &behind)).then_some((before, at));
        }
        if leads_on {
            // “5件由区政府受理”: not all of them.
            return None;
        }
        let last = at + behind.len();
        let own = self.named(&before).is_none() && self.leads_with_topic(&behind);
        let is_open = before.iter().all(|word| is_filler(word) || *word == Meaning::AMONG);
        if own || is_open {
            return Some(([before, behind].concat(), last));
        }
        let is_likely = is_likely && !self.goes_on_about(at, &behind);
        (is_likely || behind.iter().all(is_filler)).then_some((before, at))
    }

    /// Whether the topic stands behind its count: “收到3件政府信息公开申请”.
    pub(super) fn leads_with_topic(&self, behind: &[Meaning]) -> bool {
        let silent = [Meaning::FILLER, Meaning::EVERY, Meaning::MATTER];
        let first = behind.iter().find(|word| !silent.contains(word));
        first.is_some_and(|word| self.topics.has(*word))
    }

    /// What is known of a clause whose last token is `at`, before its topic is.
    pub(super) fn clause<'c>(&'c self, said: &'c [Meaning], at: usize) -> Clause<'c> {
        Clause {
            said,
            next: Meanings::default(),
            is_aside: false,
            is_named: false,
            topic: None,
            up_to_topic: 0,
            last: self.sentence.last,
            heard: self.heard,
            under: self.under(),
            rest: &self.tokens[at + 1..],
        }
    }

    /// The topic of the head above; where words are passed over also one that was named, and without heads any.
    fn under(&self) -> Meanings {
        let of_head = self.under.map(Meanings::of).unwrap_or_default();
        match (self.certainty, self.above) {
            (Certainty::Sure, _) => of_head,
            (Certainty::Likely, Above::Nothing) => self.topics,
            (Certainty::Likely, _) => of_head.with(self.heard),
        }
    }

    /// Keeps what a count may be by the rows of its subject.
    pub(super) fn claim(
        &mut self,
        said: &[Meaning],
        (topic, is_named): (Meaning, bool),
        count: i64,
        at: usize,
        last: usize,
    ) {
        let Some(subject) = self.vocabulary.subject(topic) else { return };
        let is_in_table = match subject.matter {
            Matter::Needed => self.is_about_matter(subject, said, at),
            // Beside it the word says what it is about, not what is counted.
            Matter::Excluded => self.sentence.matter == Named::Unsaid,
            Matter::Names | Matter::Apart => true,
        };
        if !is_in_table {
            return;
        }
        let mark = self.tokens.get(last + 1).map(|token| token.kind);
        let next = match mark {
            Some(TokenKind::Open | TokenKind::Pause) => first_words(&self.tokens[last + 2..]),
            _ => Vec::new(),
        };
        let named = said.iter().position(|word| subject.topics.has(*word));
        let clause = Clause {
            next: next.into_iter().collect(),
            is_aside: mark == Some(TokenKind::Open),
            is_named,
            topic: Some(topic),
            up_to_topic: named.map_or(0, |at| at + 1),
            ..self.clause(said, at)
        };
        let Some(row) = clause.first(&subject.rows, self.form) else { return };
        self.sentence.last = row.then.unwrap_or(self.sentence.last);
        let text = self.written(at, last);
        let behind = first_words(&self.tokens[at + 1..]);
        let partial = subject.at_most.both(said.iter().chain(&behind).copied().collect());
        self.sentence.partial = self.sentence.partial.with(partial);
        let is_at_most = self.sentence.partial.meets(row.at_most);
        let is_other_part = !partial.is_empty() && !is_at_most && !row.is_likely;
        if is_other_part || is_at_most && is_explained(&self.tokens[at + 1..]) {
            return;
        }
        let together = together(subject, said).unwrap_or_else(|| vec![topic]);
        if together.len() > 1 {
            // Nobody knows of which of them the sentence goes on to speak.
            self.sentence.topic = None;
        }
        let claim = self.new_claim((text, at), count, subject.rule);
        self.keep(row, said, &together, Claim { is_at_most, ..claim });
    }

    /// A claim of some words about the number at a token, before it is known what that may be.
    pub(super) fn new_claim(
        &self,
        (text, at): (Located, usize),
        count: i64,
        rule: &'static str,
    ) -> Claim {
        let begin = self.tokens[self.start].range.start;
        let sentence = self.text.span_of(begin..begin);
        let paragraph = self.text.span_of(0..0);
        let (certainty, sums) = (self.certainty, Vec::new());
        let (is_at_most, is_row_likely, finished) = (false, false, None);
        Claim {
            text,
            count,
            is_at_most,
            is_row_likely,
            certainty,
            at,
            paragraph,
            sentence,
            sums,
            finished,
            rule,
        }
    }

    /// Keeps a claim with what a row means by it, unless it cannot be told or no table has it.
    pub(super) fn keep(
        &mut self,
        row: &'a Row,
        said: &[Meaning],
        topics: &[Meaning],
        claim: Claim,
    ) {
        self.rows.push(row);
        let meant = Meant { form: self.form, said, topics };
        let sums: Vec<_> = row.means.iter().filter_map(|sum| meant.cells(sum)).collect();
        let certainty = if row.is_likely { Certainty::Likely } else { claim.certainty };
        if !sums.is_empty() {
            let is_row_likely = row.is_likely;
            self.claims.push(Claim { sums, certainty, is_row_likely, ..claim });
        }
    }

    /// “办结的申请中，予以公开25件”: a row of the table named in a sentence of which every word is
    /// known, in a paragraph that named the topic before.
    fn told_before(&mut self, said: &[Meaning], at: usize) -> Option<Meaning> {
        let above = self.under.map(Meanings::of).unwrap_or_default();
        let heard = match self.certainty {
            Certainty::Likely => self.topics,
            Certainty::Sure if self.sentence.words == Understood::Partly => above,
            Certainty::Sure => self.heard.with(above),
        };
        let clause = self.clause(said, at);
        let heard = self.vocabulary.subjects.iter().filter(|it| heard.meets(it.topics));
        let told = heard.filter_map(|it| Some((it, clause.first(&it.told, self.form)?))).next();
        let (subject, row) = told?;
        // “网络申请47件，其中自然人36件”.
        let divides = self.vocabulary.divides;
        if self.sentence.has_part && said.iter().any(|word| divides.has(*word)) {
            return None;
        }
        if self.is_doubtful() {
            return None;
        }
        self.rows.push(row);
        let named = self.named_so_far.iter().rev().copied().chain(self.under);
        named.chain(subject.topics.iter()).find(|topic| subject.topics.has(*topic))
    }

    /// The words of a claim from the first that says something.
    fn written(&self, at: usize, last: usize) -> Located {
        let silent = [
            Meaning::FILLER,
            Meaning::EVERY,
            Meaning::AND,
            Meaning::AMONG,
            Meaning::THIS_YEAR,
            Meaning::REACHED,
        ];
        let speaks = |token: &&Token| !token.word().is_some_and(|word| silent.contains(&word));
        // What is said of a number behind it is in a clause of its own.
        let before = self.tokens.get(self.clause..at);
        let other = before.map_or(self.clause, |_| at);
        let first = before.unwrap_or_default().iter().find(speaks);
        let first = first.unwrap_or(&self.tokens[other]);
        self.text.slice(first.range.start..self.tokens[last].range.end)
    }
}

/// Whether words end with a meaning, but for what says nothing.
fn is_last(said: &[Meaning], meaning: Meaning) -> bool {
    said.iter().rev().find(|word| **word != Meaning::FILLER) == Some(&meaning)
}

/// Whether words name last year before the topic: all that follows is then of it.
fn names_year_first(words: &[Meaning], topics: Meanings) -> bool {
    let year = words.iter().position(|word| *word == Meaning::LAST_YEAR);
    let topic = words.iter().position(|word| topics.has(*word));
    year.is_some_and(|year| topic.is_none_or(|topic| year < topic))
}
