//! Which figures of the tables does a claim state?

use crate::base::Diagnostic;
use crate::checks::Rule;
use crate::checks::claim::{Claim, Columns, Meaning};
use crate::checks::facts::{DataCell, Facts};
use crate::model::Amount;

/// A finding where no meaning of a claim agrees with the tables.
pub(super) fn finding(rule: &Rule, facts: &Facts<'_>, claim: &Claim) -> Option<Diagnostic> {
    let stated = Amount::whole(claim.count);
    let values = claim.meanings.iter().filter_map(|meaning| {
        let cells = cells(facts, meaning)?;
        let value = cells.iter().map(|(cell, is_less)| {
            let amount = facts.amount(*cell)?;
            Some(if *is_less { -amount } else { amount })
        });
        Some((value.sum::<Option<Amount>>()?, cells))
    });
    let values: Vec<_> = values.collect();
    let (value, cells) = values.first()?;
    if values.iter().any(|(value, _)| *value == stated) {
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
    let message = format!("正文写“{text}”，表中{what}是 {value}");
    let mut found = rule.finding(claim.text.span(), message);
    for (cell, _) in cells.iter().take(2) {
        let amount = facts.amount(*cell)?;
        let note =
            if facts.is_given(*cell) { String::new() } else { "，由程序相加".to_owned() };
        found = found.also(facts.span(*cell), format!("表中是 {amount}{note}"));
    }
    Some(found.help("请核对，改正写错的一处；正文说的是别的数，请换一种写法，或用 --ignore 略过"))
}

/// The cells of a meaning; none if the form has no such.
fn cells<'a>(facts: &Facts<'a>, meaning: &Meaning) -> Option<Vec<(DataCell<'a>, bool)>> {
    let mut cells = Vec::new();
    for term in meaning {
        let table = facts.form.tables().find(|table| table.key == term.table)?;
        let line = table.line(term.line)?;
        let position = |key: &str| line.cells.iter().position(|cell| cell.key == key);
        let indices: Vec<usize> = match term.columns {
            Columns::Last => vec![line.cells.len().checked_sub(1)?],
            Columns::Key(key) => vec![position(key)?],
        };
        cells.extend(
            indices.into_iter().map(|index| (DataCell { table, line, index }, term.is_less)),
        );
    }
    Some(cells)
}
