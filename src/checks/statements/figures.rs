//! Do the figures of the tables come to what a claim states?

use std::collections::BTreeMap;

use super::cells::{cells, named, value};
use super::context::Context;
use super::finished::unfinished;
use super::read::claims;
use crate::base::Diagnostic;
use crate::checks::Rule;
use crate::checks::claim::Claim;
use crate::checks::facts::Facts;
use crate::model::Amount;

/// The findings of a rule about the claims that it compares.
pub(super) fn findings(rule: &Rule, facts: &Facts<'_>) -> Vec<Diagnostic> {
    let all = claims(facts);
    let context = Context::new(facts, all);
    // What is said of a number in several clauses is told once, of the first that is wrong.
    let mut told = BTreeMap::new();
    let findings = all.iter().filter(|claim| claim.rule == rule.code).filter_map(|claim| {
        let found = finding(rule, facts, claim).filter(|_| context.tells(claim))?;
        let first = *told.entry((claim.paragraph, claim.at)).or_insert_with(|| claim.text.span());
        (first == claim.text.span()).then_some(found)
    });
    findings.collect()
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
    let what = named(cells)?;
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
