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
    let own = cells.filter(|cell| !is_implied(facts, *cell));
    own.filter_map(|cell| wrong(facts, cell, parts(cell))).collect()
}

/// Whether a column is one of totals whose parts are all there: it agrees when they do and the
/// totals of the rows are right, so nothing is to be said about it.
pub(super) fn is_implied(facts: &Facts<'_>, cell: Cell<'_>) -> bool {
    let parts = cell.column().map_or(&[][..], |column| &column.sum);
    let is_known = |index: &usize| {
        let lines = cell.table.lines.iter();
        lines.map(|line| Cell { line, index: *index, ..cell }).all(|it| facts.amount(it).is_some())
    };
    !parts.is_empty() && parts.iter().all(is_known)
}

/// The finding about a wrong total. Where another cell is the one to look at, the total is not
/// to be mended.
pub(super) fn finding(
    rule: &Rule,
    facts: &Facts<'_>,
    wrong: &Wrong<'_>,
    what: &str,
    suspect: Option<Cell<'_>>,
) -> Diagnostic {
    let Wrong { cell, sum, excess } = wrong;
    let direction = if *excess > Amount::ZERO { "多" } else { "少" };
    let total = *sum + *excess;
    let name = cell.name();
    let message = format!("{name}是 {total}，{what}是 {sum}，{direction} {}", excess.magnitude());
    let span = facts.span(*cell);
    let found = rule.finding(span, message).note(format!("应为 {sum}"));
    let suspect =
        suspect.filter(|suspect| suspect.index != cell.index || suspect.line.key != cell.line.key);
    match suspect {
        Some(suspect) => found
            .also(facts.span(suspect), "行、列差得一样多，多半是这一格填错了")
            .help("请先核对这一格；各数都对，再改总计"),
        None => {
            let edit = Edit::value(span, sum.to_string());
            found.help("请核对各数和总计").fix(Repair::Figure, vec![edit])
        }
    }
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
