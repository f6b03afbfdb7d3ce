//! Do the figures of the tables come to what a claim states?

use super::cells::{cells, value};
use super::finished::unfinished;
use super::read::claims;
use super::slip::is_slip;
use crate::base::{Diagnostic, Span};
use crate::checks::Rule;
use crate::checks::claim::{CellSum, Certainty, Claim};
use crate::checks::facts::Facts;
use crate::model::Amount;

/// Below it a number may be near to a figure by chance,
const SHORT: i64 = 10;
/// unless as many others of its sentence, or of its paragraph, are right.
const IN_SENTENCE: usize = 2;
const IN_PARAGRAPH: usize = 4;

/// The findings of a rule about the claims that it compares.
pub(super) fn findings(rule: &Rule, facts: &Facts<'_>) -> Vec<Diagnostic> {
    let all = claims(facts);
    let claims = all.iter().filter(|claim| claim.rule == rule.code);
    let is_told = |claim: &&Claim| match claim.certainty {
        _ if claim.finished.is_some() => !is_told_of(claim, all),
        Certainty::Sure => !is_told_beside(facts, claim, all),
        Certainty::Likely => is_likely_slip(facts, claim, all),
    };
    // What is said of a number is told once, the first that is wrong.
    let mut told: Vec<(Span, usize)> = Vec::new();
    let findings = claims.filter(is_told).filter_map(|claim| {
        let place = (claim.paragraph, claim.at);
        let found = finding(rule, facts, claim).filter(|_| !told.contains(&place))?;
        told.push(place);
        Some(found)
    });
    findings.collect()
}

/// Whether the same sentence states the same figure rightly: this number is then of something else.
fn is_told_beside(facts: &Facts<'_>, claim: &Claim, all: &[Claim]) -> bool {
    let is_same = |other: &&Claim| {
        other.at != claim.at && other.sentence == claim.sentence && other.sums == claim.sums
    };
    let is_right = |other: &Claim| {
        let value = other.sums.first().and_then(|sum| value(facts, sum));
        value == Some(Amount::whole(other.count))
    };
    !claim.is_at_most && all.iter().filter(is_same).any(is_right)
}

/// Whether what is left over, where all is said to be done, is told in words elsewhere.
fn is_told_of(claim: &Claim, all: &[Claim]) -> bool {
    all.iter().any(|other| {
        other.finished.is_none() && claim.sums.iter().any(|sum| other.sums.contains(sum))
    })
}

/// Whether a number of which it is not sure what it is looks like a slip: near to a figure that nothing else
/// states, in a sentence in which nothing else is wrong. Where more is, the sentence is about other things. A short
/// number is a slip only among others that are right.
fn is_likely_slip(facts: &Facts<'_>, claim: &Claim, all: &[Claim]) -> bool {
    let value = |sum: &CellSum| value(facts, sum)?.to_whole();
    let first = if claim.is_row_likely { claim.sums.len() } else { 1 };
    let mut sums = claim.sums.iter().take(first);
    let Some(near) = sums.find(|sum| value(sum).is_some_and(|it| is_slip(claim.count, it))) else {
        return false;
    };
    let is_told = all
        .iter()
        .any(|other| other.sums.first() == Some(near) && value(near) == Some(other.count));
    if is_told {
        return false;
    }
    let is_right = |other: &Claim| other.sums.iter().any(|sum| value(sum) == Some(other.count));
    // How many others are right, and whether any is wrong.
    let others = |is_near: fn(&Claim, &Claim) -> bool| {
        let others =
            all.iter().filter(|other| other.at != claim.at || !same_paragraph(claim, other));
        let others = others.filter(|other| is_near(claim, other) && other.rule == claim.rule);
        let (right, wrong): (Vec<&Claim>, Vec<&Claim>) = others.partition(|other| is_right(other));
        (right.len(), !wrong.is_empty())
    };
    let (in_sentence, is_wrong) = others(|one, other| one.sentence == other.sentence);
    let is_short = value(near).is_some_and(|figure| figure.min(claim.count) < SHORT);
    let is_in_paragraph = || {
        let (right, is_wrong) = others(same_paragraph);
        right >= IN_PARAGRAPH && !is_wrong
    };
    !is_wrong && (!is_short || in_sentence >= IN_SENTENCE || is_in_paragraph())
}

fn same_paragraph(one: &Claim, other: &Claim) -> bool {
    one.paragraph == other.paragraph
}

/// A finding where nothing that a claim may be agrees with the tables.
fn finding(rule: &Rule, facts: &Facts<'_>, claim: &Claim) -> Option<Diagnostic> {
    if let Some(before) = &claim.finished {
        return unfinished(rule, facts, claim, before);
    }
    let stated = Amount::whole(claim.count);
    let values = claim.sums.iter().filter_map(|sum| Some((value(facts, sum)?, cells(facts, sum))));
    let values: Vec<_> = values.collect();
    let (value, cells) = values.first()?;
    if values.iter().any(|(value, _)| *value == stated || claim.is_at_most && stated < *value) {
        return None;
    }
    let text = claim.text.as_str();
    let names: Vec<String> = cells.iter().map(|(cell, _)| cell.name()).collect();
    let what = match (&names[..], cells.iter().any(|(_, is_less)| *is_less)) {
        ([name], _) => name.clone(),
        ([first, second], true) => format!("{first}减去{second}"),
        ([first, second], false) => format!("{first}与{second}相加"),
        (many, _) => format!("{}等 {} 格相加", many.first()?, many.len()),
    };
    let is = if claim.is_at_most { "只有" } else { "是" };
    let message = format!("正文写“{text}”，表中{what}{is} {value}");
    let mut found = rule.finding(claim.text.span(), message);
    for (cell, _) in cells.iter().take(2) {
        let amount = facts.amount(*cell)?;
        let note =
            if facts.is_given(*cell) { String::new() } else { "，由程序相加".to_owned() };
        found = found.also(facts.span(*cell), format!("表中是 {amount}{note}"));
    }
    Some(found.help("请核对，改正写错的一处；正文说的是别的数，就不用改"))
}
