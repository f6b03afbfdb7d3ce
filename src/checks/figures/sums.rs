//! What the total rules share: how far a written total is from its parts, and whether it is the
//! one to be mended.

use std::collections::BTreeSet;

use crate::base::{Diagnostic, Edit, Repair};
use crate::checks::Rule;
use crate::checks::facts::{DataCell, Facts};
use crate::form::TableForm;
use crate::model::Amount;

/// A written total that its parts do not come to.
pub(super) struct Wrong<'a> {
    pub(super) cell: DataCell<'a>,
    /// What its parts come to.
    pub(super) sum: Amount,
    /// How much more is written.
    pub(super) excess: Amount,
}

/// A total, if it was written and is wrong. Blank parts are left to rule F105.
fn wrong<'a>(facts: &Facts<'_>, cell: DataCell<'a>, parts: &[DataCell<'a>]) -> Option<Wrong<'a>> {
    let (total, sum) = (facts.amount(cell)?, sum(facts, parts)?);
    (total != sum && facts.is_given(cell)).then(|| Wrong { cell, sum, excess: total - sum })
}

/// What parts come to, if none of them is blank.
fn sum(facts: &Facts<'_>, parts: &[DataCell<'_>]) -> Option<Amount> {
    parts.iter().map(|part| facts.amount(*part)).sum()
}

/// The cells of its row that a total is the sum of.
fn row_parts<'a>(cell: DataCell<'a>) -> Vec<DataCell<'a>> {
    let parts = cell.column().map_or(&[][..], |column| &column.sum);
    parts.iter().map(|index| DataCell { index: *index, ..cell }).collect()
}

/// The cells of its column that a total is the sum of.
fn column_parts<'a>(cell: DataCell<'a>) -> Vec<DataCell<'a>> {
    let lines = cell.line.sum.iter().filter_map(|key| cell.table.line(key));
    lines.map(|line| DataCell { line, ..cell }).collect()
}

/// The totals of the rows of a table that are wrong.
pub(super) fn wrong_rows<'a>(facts: &Facts<'_>, table: &'a TableForm) -> Vec<Wrong<'a>> {
    let cells = table.lines.iter().flat_map(|line| {
        let totals = (0..line.cells.len()).filter(|index| !line.cells[*index].sum.is_empty());
        totals.map(move |index| DataCell { table, line, index })
    });
    cells.filter_map(|cell| wrong(facts, cell, &row_parts(cell))).collect()
}

/// The totals of the columns of a table that are wrong.
pub(super) fn wrong_columns<'a>(facts: &Facts<'_>, table: &'a TableForm) -> Vec<Wrong<'a>> {
    let lines = table.lines.iter().filter(|line| !line.sum.is_empty());
    let cells = lines
        .flat_map(|line| (0..line.cells.len()).map(move |index| DataCell { table, line, index }));
    let own = cells.filter(|cell| !is_implied(facts, *cell));
    own.filter_map(|cell| wrong(facts, cell, &column_parts(cell))).collect()
}

/// Whether a cell stands in a column of totals of which all parts are known. Such a column is right
/// whenever the columns of its parts and the totals of the rows are, so a fault in it is reported
/// there and not again.
pub(super) fn is_implied(facts: &Facts<'_>, cell: DataCell<'_>) -> bool {
    let parts = cell.column().map_or(&[][..], |column| &column.sum);
    let is_known = |index: &usize| {
        let lines = cell.table.lines.iter();
        lines
            .map(|line| DataCell { line, index: *index, ..cell })
            .all(|it| facts.amount(it).is_some())
    };
    !parts.is_empty() && parts.iter().all(is_known)
}

/// The finding about a wrong total. Where another cell is more likely to be wrong (`suspect`), no
/// repair of the total is proposed.
pub(super) fn finding(
    rule: &Rule,
    facts: &Facts<'_>,
    wrong: &Wrong<'_>,
    what: &str,
    suspect: Option<DataCell<'_>>,
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
        None => match doubt(facts, *cell) {
            Some(doubt) => found.help(doubt),
            None => {
                let edit = Edit::value(span, sum.to_string());
                found.help("请核对各数和总计").fix(Repair::Figure, vec![edit])
            }
        },
    }
}

/// The parts that a total is compared with: along its row, and down its column unless that follows
/// from the rows.
fn sums<'a>(facts: &Facts<'_>, cell: DataCell<'a>) -> Vec<Vec<DataCell<'a>>> {
    let column = if is_implied(facts, cell) { Vec::new() } else { column_parts(cell) };
    [row_parts(cell), column].into_iter().filter(|parts| !parts.is_empty()).collect()
}

/// Why a wrong total is not mended yet, as what to do.
///
/// A total is repaired only when all totals among its parts are right, and when its row and its
/// column give the same sum. So a repaired total is right for good and is never changed again: no
/// figure swings between two values, repairing ends, and repairing twice changes nothing more.
fn doubt(facts: &Facts<'_>, cell: DataCell<'_>) -> Option<&'static str> {
    let sums = sums(facts, cell);
    let asked: BTreeSet<Amount> = sums.iter().filter_map(|parts| sum(facts, parts)).collect();
    if asked.len() > 1 {
        return Some("横着加、竖着加不一样，请先核对各数，再改总计");
    }
    let mut seen = BTreeSet::new();
    let is_settled = sums.iter().flatten().all(|part| is_settled(facts, *part, &mut seen));
    (!is_settled).then_some("相加的各数里有的总计也不对，请先改正它，再改这个总计")
}

/// Whether no total is wrong among a cell and all that it is added up from. Cells that were seen
/// before are not looked at again.
fn is_settled<'a>(
    facts: &Facts<'_>,
    cell: DataCell<'a>,
    seen: &mut BTreeSet<(&'a str, usize)>,
) -> bool {
    if !seen.insert((&cell.line.key, cell.index)) {
        return true;
    }
    let sums = sums(facts, cell);
    sums.iter().all(|parts| wrong(facts, cell, parts).is_none())
        && sums.iter().flatten().all(|part| is_settled(facts, *part, seen))
}

/// The cell that explains both a wrong row and a wrong column, when there is just one of each.
pub(super) fn suspect<'a>(rows: &[Wrong<'a>], columns: &[Wrong<'a>]) -> Option<DataCell<'a>> {
    let ([row], [column]) = (rows, columns) else { return None };
    let is_total = column.cell.line.key == row.cell.line.key;
    let agree = if is_total { -row.excess } else { row.excess };
    let cell = DataCell { index: column.cell.index, ..row.cell };
    let is_part = is_total || column.cell.line.sum.contains(&row.cell.line.key);
    (agree == column.excess && is_part).then_some(cell)
}
