//! Is it said that all requests of the year are done, where some go on into the next?

use super::cells::{cells, named, value};
use super::meant::Meant;
use super::read::{Reader, words};
use super::scope::has_any;
use super::sentence::{Time, Understood};
use super::token::Token;
use crate::base::Diagnostic;
use crate::checks::Rule;
use crate::checks::claim::{CellSum, Certainty, Claim};
use crate::checks::facts::Facts;
use crate::model::Amount;
use crate::vocabulary::{Finished, Meaning, Reference, State, Term};

impl Reader<'_, '_> {
    /// “均已按期办结”: a clause of known words that says so, of what the sentence or the head is about.
    pub(super) fn finished(&mut self, at: usize) {
        let clause = &self.tokens[self.clause..at];
        let own = clause.iter().filter_map(Token::word).find(|word| self.topics.has(*word));
        // “认真办理人大建议，均已办结”: something else was named.
        let under = self.under.filter(|_| self.sentence.words == Understood::All);
        let topic = own.or(self.sentence.topic).or(under);
        let subject = topic.and_then(|topic| self.vocabulary.subject(topic));
        let Some((finished, rule)) = subject.and_then(|it| Some((it.finished.as_ref()?, it.rule)))
        else {
            return;
        };
        let is_whole = self.certainty == Certainty::Sure
            && self.sentence.time == Time::Year
            && self.sentence.last != State::PART
            && !self.is_of_part();
        let is_said = is_whole && self.says_finished(finished, clause);
        if is_said && !self.is_explained_by(finished) {
            self.keep_finished(finished, rule, at);
        }
    }

    /// Whether a clause says that all is done, and nothing else but in what manner.
    fn says_finished(&self, finished: &Finished, clause: &[Token]) -> bool {
        let Some(said) = words(clause).filter(|said| said.contains(&Meaning::EVERY)) else {
            return false;
        };
        let text = self.text.as_str();
        let is = |list: &[String], token: &Token| {
            list.iter().any(|known| *known == text[token.range.clone()])
        };
        let partial = self.vocabulary.partial;
        let is_part = |token: &Token| {
            token.word().is_some_and(|it| partial.has(it)) && !is(&finished.manner, token)
        };
        let others = [
            Meaning::LAST_YEAR,
            Meaning::NEXT_YEAR,
            Meaning::OTHER_TIME,
            Meaning::UNFINISHED,
            Meaning::CARRIED,
            Meaning::AMONG,
            Meaning::WITHIN,
            Meaning::NONE,
        ];
        clause.iter().any(|token| is(&finished.words, token))
            && !clause.iter().any(is_part)
            && !said.iter().any(|word| others.contains(word))
    }

    /// Whether the sentence says of which requests that is so: 除3件外，截至报告发布之日.
    fn is_explained_by(&mut self, finished: &Finished) -> bool {
        let looked = self.sentence.is_explained;
        let is_explained =
            looked.unwrap_or_else(|| has_any(self.sentence_text(), &finished.unless));
        self.sentence.is_explained = Some(is_explained);
        is_explained
    }

    fn keep_finished(&mut self, finished: &Finished, rule: &'static str, at: usize) {
        let meant = Meant { form: self.form, said: &[], topics: &[] };
        let cells = |meaning: Meaning| {
            let (lines, cells) = (Reference::Meaning(meaning), None);
            meant.cells(&vec![Term { lines, cells, is_less: false }])
        };
        let (Some(rest), Some(before)) = (cells(finished.rest), cells(finished.before)) else {
            return;
        };
        let clause = &self.tokens[self.clause..at];
        let (Some(first), Some(last)) = (clause.first(), clause.last()) else { return };
        let text = self.text.slice(first.range.start..last.range.end);
        let claim = self.new_claim((text, at), 0, rule);
        self.claims.push(Claim { sums: vec![rest], finished: Some(before), ..claim });
    }
}

/// Where all is said to be done and something is left over: certainly wrong where that is more than was left over
/// from last year; otherwise it may all be of last year, and the message only asks.
pub(super) fn unfinished(
    rule: &Rule,
    facts: &Facts<'_>,
    claim: &Claim,
    before: &CellSum,
) -> Option<Diagnostic> {
    let (text, rest) = (claim.text.as_str(), claim.sums.first()?);
    let (left, carried) = (value(facts, rest)?, value(facts, before)?);
    if left <= Amount::ZERO {
        return None;
    }
    let rest = cells(facts, rest);
    let (cell, _) = *rest.first()?;
    let name = named(&rest)?;
    let message = if left > carried {
        format!("正文写“{text}”，表中{name}是 {left}，比上年结转的 {carried} 还多")
    } else {
        format!("正文写“{text}”，表中{name}是 {left}，请核对")
    };
    let found = rule.finding(claim.text.span(), message);
    let found = found.also(facts.span(cell), format!("表中是 {left}"));
    Some(found.help("有没办完的，请写明结转下年多少件；都办完了的，请改表中的数"))
}
