//! What the total rules share: how far a written total is from its parts.

use crate::base::{Diagnostic, Edit, Repair};
use crate::checks::Rule;
use crate::checks::facts::{Cell, Facts};
use crate::form::TableForm;
use crate::model::Amount;

/// A written total that its parts do not come to.
pub(super) struct Wrong<'a> {
    pub(super) cell: Cell<'a>,
    /// What its parts come to.
    pub(super) sum: Amount,
    /// How much more is written.
    pub(super) excess: Amount,
}

/// A total, if it was written and is wrong. Parts that are blank are another rule's.
pub(super) fn wrong<'a>(
    facts: &Facts<'_>,
    cell: Cell<'a>,
    parts: impl Iterator<Item = Cell<'a>>,
) -> Option<Wrong<'a>> {
    let total = facts.amount(cell).filter(|_| facts.is_given(cell))?;
    let parts: Option<Vec<Amount>> = parts.map(|part| facts.amount(part)).collect();
    let sum = parts?.into_iter().sum();
    (total != sum).then(|| Wrong { cell, sum, excess: total - sum })
}

/// The totals of the rows of a table that are wrong.
pub(super) fn wrong_rows<'a>(facts: &Facts<'_>, table: &'a TableForm) -> Vec<Wrong<'a>> {
    let cells = table.lines.iter().flat_map(|line| {
        let totals = (0..line.cells.len()).filter(|index| !line.cells[*index].sum.is_empty());
        totals.map(move |index| Cell { table, line, index })
    });
    let parts = |cell: Cell<'a>| {
        let parts = cell.column().map_or(&[][..], |column| &column.sum);
        parts.iter().map(move |index| Cell { index: *index, ..cell })
    };
    cells.filter_map(|cell| wrong(facts, cell, parts(cell))).collect()
}

/// The totals of the columns of a table that are wrong.
pub(super) fn wrong_columns<'a>(facts: &Facts<'_>, table: &'a TableForm) -> Vec<Wrong<'a>> {
    let lines = table.lines.iter().filter(|line| !line.sum.is_empty());
    let cells =
        lines.flat_map(|line| (0..line.cells.len()).map(move |index| Cell { table, line, index }));
    let parts = |cell: Cell<'a>| {
        let lines = cell.line.sum.iter().filter_map(|key| cell.table.line(key));
        lines.map(move |line| Cell { line, ..cell })
    };
    let wrong: Vec<Wrong<'a>> = cells.filter_map(|cell| wrong(facts, cell, parts(cell))).collect();
    let follows: Vec<bool> = wrong.iter().map(|one| follows(one, &wrong)).collect();
    wrong.into_iter().zip(follows).filter(|(_, follows)| !follows).map(|(one, _)| one).collect()
}

/// Whether a total of totals is wrong only because those are: saying so again would not help.
fn follows(one: &Wrong<'_>, all: &[Wrong<'_>]) -> bool {
    let parts = one.cell.column().map_or(&[][..], |column| &column.sum);
    let excess = all.iter().filter(|other| {
        other.cell.line.key == one.cell.line.key && parts.contains(&other.cell.index)
    });
    let excess: Vec<Amount> = excess.map(|other| other.excess).collect();
    !excess.is_empty() && excess.into_iter().sum::<Amount>() == one.excess
}

/// The finding about a wrong total.
pub(super) fn finding(rule: &Rule, facts: &Facts<'_>, wrong: &Wrong<'_>, what: &str) -> Diagnostic {
    let Wrong { cell, sum, excess } = wrong;
    let direction = if *excess > Amount::ZERO { "多" } else { "少" };
    let message = format!("{}与{what}对不上，{direction} {}", cell.name(), excess.magnitude());
    let span = facts.span(*cell);
    let edit = Edit { span, text: sum.to_string() };
    rule.finding(span, message).note(format!("{what}是 {sum}")).fix(Repair::Figure, vec![edit])
}

/// The cell that explains both a wrong row and a wrong column, when there is just one of each.
pub(super) fn suspect<'a>(rows: &[Wrong<'a>], columns: &[Wrong<'a>]) -> Option<Cell<'a>> {
    let ([row], [column]) = (rows, columns) else { return None };
    let is_total = column.cell.line.key == row.cell.line.key;
    let agree = if is_total { -row.excess } else { row.excess };
    let cell = Cell { index: column.cell.index, ..row.cell };
    let is_part = is_total || column.cell.line.sum.contains(&row.cell.line.key);
    (agree == column.excess && is_part).then_some(cell)
}
