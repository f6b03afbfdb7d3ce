//! Do the figures of the tables come to what a claim states?

use super::read::claims;
use crate::base::Diagnostic;
use crate::checks::Rule;
use crate::checks::claim::{CellSum, Claim};
use crate::checks::facts::{DataCell, Facts};
use crate::model::Amount;

/// The findings of a rule about the claims that it compares.
pub(super) fn findings(rule: &Rule, facts: &Facts<'_>) -> Vec<Diagnostic> {
    let claims = claims(facts).iter().filter(|claim| claim.rule == rule.code);
    claims.filter_map(|claim| finding(rule, facts, claim)).collect()
}

/// A finding where nothing that a claim may be agrees with the tables.
fn finding(rule: &Rule, facts: &Facts<'_>, claim: &Claim) -> Option<Diagnostic> {
    let stated = Amount::whole(claim.count);
    let values = claim.sums.iter().filter_map(|sum| {
        let cells = cells(facts, sum);
        let value = cells.iter().map(|(cell, is_less)| {
            let amount = facts.amount(*cell)?;
            Some(if *is_less { -amount } else { amount })
        });
        Some((value.sum::<Option<Amount>>()?, cells))
    });
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

/// The cells of a sum, each with whether it is subtracted.
fn cells<'a>(facts: &Facts<'a>, sum: &CellSum) -> Vec<(DataCell<'a>, bool)> {
    let cells = sum.iter().filter_map(|term| {
        let table = facts.form.tables().nth(term.table)?;
        let line = table.lines.get(term.line)?;
        Some((DataCell { table, line, index: term.index }, term.is_less))
    });
    cells.collect()
}
