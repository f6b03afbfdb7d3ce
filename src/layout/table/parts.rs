//! Where is a table cut that does not fit its page?
//!
//! Only between rows. The header rows come again on every page, and the label of a span that
//! was cut is set again, within the part of it on that page.

use std::ops::Range;

use super::rows::heights;
use crate::base::Length;
use crate::document::{Cell, TableModel};
use crate::form::CellPart;
use crate::layout::plan::TablePlan;

/// The rows of a table that stand together on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::layout) struct Part {
    /// Body rows; the first part's begin with the header rows.
    pub(in crate::layout) rows: Range<usize>,
    /// Header rows repeated above them.
    pub(in crate::layout) repeated: Range<usize>,
    /// Heights of the repeated rows and then of the others.
    pub(in crate::layout) heights: Vec<Length>,
}

impl Part {
    /// Height of the whole part.
    pub(in crate::layout) fn height(&self) -> Length {
        self.heights.iter().copied().sum()
    }
}

/// At least this many body rows stand under the header rows.
const LEAST_BODY_ROWS: usize = 2;

/// Cuts a table into parts: the first fits `first`, the others `whole`, unless a row is higher.
pub(in crate::layout) fn cut(
    table: &TableModel,
    plan: &TablePlan,
    first: Length,
    whole: Length,
) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut room = first;
    while start < table.rows {
        let end = end_of_part(table, plan, start, room);
        if end == start && room < whole {
            // Not even the least fits what is left of this page: an empty part says so.
            parts.push(part(table, plan, 0..0));
        } else {
            let end = end.max(start + 1);
            parts.push(part(table, plan, start..end));
            start = end;
        }
        room = whole;
    }
    parts
}

fn part(table: &TableModel, plan: &TablePlan, rows: Range<usize>) -> Part {
    let repeated = if rows.start == 0 { 0..0 } else { 0..table.head_rows };
    let mut all = plan.rows.get(repeated.clone()).unwrap_or_default().to_vec();
    all.extend(heights(table, &plan.cells, plan.line, rows.clone()));
    Part { rows, repeated, heights: all }
}

/// The row before which to cut so that the part from `start` fits; `start` when nothing does.
fn end_of_part(table: &TableModel, plan: &TablePlan, start: usize, room: Length) -> usize {
    let least = if start == 0 { table.head_rows } else { 0 } + LEAST_BODY_ROWS;
    let least = (start + least).min(table.rows);
    let fits = |end: &usize| part(table, plan, start..*end).height() <= room;
    let fitting: Vec<usize> = (least..=table.rows).take_while(fits).collect();
    let Some(last) = fitting.last().copied() else { return start };
    if last == table.rows {
        return last;
    }
    // Near the foot, prefer a boundary that cuts fewer spans; a quarter of the page may stay
    // empty for it.
    let full = part(table, plan, start..last).height();
    let near = fitting.into_iter().filter(|end| {
        part(table, plan, start..*end).height() * 4 >= full * 3
            && table.rows - end >= LEAST_BODY_ROWS
    });
    near.min_by_key(|end| (crossing(table, *end), usize::MAX - end)).unwrap_or(last)
}

/// How bad it is to cut above `row`: how many cells reach over the boundary, and, far worse,
/// whether the row before it is a head that would stand without its figures.
fn crossing(table: &TableModel, row: usize) -> usize {
    const HEAD_ALONE: usize = 1000;
    let reaches = |cell: &&Cell| cell.row < row && cell.row + cell.row_span > row;
    let mut before = table.cells.iter().filter(|cell| cell.row + 1 == row);
    let figures = before.any(|cell| cell.part == CellPart::Data);
    table.cells.iter().filter(reaches).count() + if figures { 0 } else { HEAD_ALONE }
}
