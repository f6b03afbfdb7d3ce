//! What do the figures come to that a number may be?

use crate::checks::claim::CellSum;
use crate::checks::facts::{DataCell, Facts};
use crate::model::Amount;

/// What a sum comes to, where all its figures are numbers.
pub(super) fn value(facts: &Facts<'_>, sum: &CellSum) -> Option<Amount> {
    let amounts = cells(facts, sum).into_iter().map(|(cell, is_less)| {
        let amount = facts.amount(cell)?;
        Some(if is_less { -amount } else { amount })
    });
    amounts.sum()
}

/// The cells of a sum, each with whether it is subtracted.
pub(super) fn cells<'a>(facts: &Facts<'a>, sum: &CellSum) -> Vec<(DataCell<'a>, bool)> {
    let cells = sum.iter().filter_map(|term| {
        let table = facts.form.tables().nth(term.table)?;
        let line = table.lines.get(term.line)?;
        Some((DataCell { table, line, index: term.index }, term.is_less))
    });
    cells.collect()
}

/// The names of the cells of a sum, for a message.
pub(super) fn named(cells: &[(DataCell<'_>, bool)]) -> Option<String> {
    let names: Vec<String> = cells.iter().map(|(cell, _)| cell.name()).collect();
    Some(match (&names[..], cells.iter().any(|(_, is_less)| *is_less)) {
        ([name], _) => name.clone(),
        ([first, second], true) => format!("{first}减去{second}"),
        ([first, second], false) => format!("{first}与{second}相加"),
        (many, _) => format!("{}等 {} 格相加", many.first()?, many.len()),
    })
}
