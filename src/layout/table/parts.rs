//! Where is a table cut that does not fit its page?
//!
//! Between rows, best where no span is cut, else where only the outermost stub is. The header
//! rows come again on every page, and the label of a span that was cut is set again, within the
//! part of it on that page. Only a row higher than a page is cut inside, between its lines.

use std::ops::Range;

use super::VERTICAL_PADDING;
use super::grid::Grid;
use super::rows::{Stretch, heights};
use crate::base::Length;
use crate::document::TableModel;
use crate::form::CellPart;
use crate::layout::plan::TablePlan;

/// The rows of a table that stand together on one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::layout) struct Part {
    /// Body rows; the first part's begin with the header rows.
    pub(in crate::layout) rows: Range<usize>,
    /// Header rows repeated above them.
    pub(in crate::layout) repeated: Range<usize>,
    /// Heights of the repeated rows and then of the others.
    pub(in crate::layout) heights: Vec<Length>,
    /// How many lines of the first row stand on earlier pages.
    pub(super) from: i64,
    /// How many lines of the last row, counted from its first, stand here or earlier; all if
    /// none is said.
    pub(super) to: Option<i64>,
}

impl Part {
    /// Height of the whole part.
    pub(in crate::layout) fn height(&self) -> Length {
        self.heights.iter().copied().sum()
    }

    /// Height of the repeated rows.
    pub(super) fn head(&self) -> Length {
        self.heights[..self.repeated.len()].iter().copied().sum()
    }
}

/// At least this many body rows stand under the header rows.
const LEAST_BODY_ROWS: usize = 2;

/// A table to be cut.
pub(in crate::layout) struct Cutter<'t> {
    pub(in crate::layout) table: &'t TableModel,
    pub(in crate::layout) plan: &'t TablePlan,
    pub(in crate::layout) grid: &'t Grid,
}

impl Cutter<'_> {
    /// Cuts the table into parts: the first fits `first`, the others `whole`. An empty part
    /// says that not even the least fits what is left of its page.
    pub(in crate::layout) fn cut(&self, first: Length, whole: Length) -> Vec<Part> {
        let mut parts = Vec::new();
        let (mut start, mut from, mut room) = (0, 0, first);
        while start < self.table.rows {
            let end = self.end(start, from, room);
            if end > start {
                parts.push(self.part(start..end, from));
                (start, from) = (end, 0);
            } else if room < whole {
                parts.push(Part::default());
            } else {
                let part = self.row(start, from, whole);
                (start, from) = match part.to {
                    Some(to) => (part.rows.end - 1, to),
                    None => (part.rows.end, 0),
                };
                parts.push(part);
            }
            room = whole;
        }
        parts
    }

    fn part(&self, rows: Range<usize>, from: i64) -> Part {
        let repeated = if rows.start == 0 && from == 0 { 0..0 } else { 0..self.table.head_rows };
        let mut all = self.plan.rows.get(repeated.clone()).unwrap_or_default().to_vec();
        let stretch = Stretch { rows, from };
        let (cells, line) = (&self.plan.cells, self.plan.line);
        all.extend(heights(self.table, self.grid, cells, line, &stretch));
        Part { rows: stretch.rows, repeated, heights: all, from, to: None }
    }

    /// The row before which to cut so that the part from `start` fits; `start` when nothing
    /// does.
    fn end(&self, start: usize, from: i64, room: Length) -> usize {
        let rows = self.table.rows;
        let least = match (start, from) {
            (0, 0) => self.table.head_rows + LEAST_BODY_ROWS,
            (_, 0) => LEAST_BODY_ROWS,
            _ => 1,
        };
        let least = (start + least).min(rows);
        let height = |end: usize| self.part(start..end, from).height();
        let fitting: Vec<(usize, Length)> = (least..=rows)
            .map(|end| (end, height(end)))
            .take_while(|(_, height)| *height <= room)
            .collect();
        let Some((last, full)) = fitting.last().copied() else { return start };
        if last == rows {
            return last;
        }
        // Near the foot, prefer a boundary that cuts fewer spans; a quarter of the page may stay
        // empty for it.
        let near = fitting
            .into_iter()
            .filter(|(end, height)| *height * 4 >= full * 3 && rows - end >= LEAST_BODY_ROWS);
        let best = near.map(|(end, _)| end).min_by_key(|end| (self.harm(*end), rows - end));
        best.unwrap_or(last)
    }

    /// How bad it is to cut above `row`: no span, only the outermost stub, or another one; and,
    /// far worse, a head that would stand without its figures.
    fn harm(&self, row: usize) -> u8 {
        let cells = &self.table.cells;
        let crossing = self.grid.crossing(row).iter().filter_map(|index| cells.get(*index));
        let crossing: Vec<usize> = crossing.map(|cell| cell.column).collect();
        let spans = match crossing.as_slice() {
            [] => 0,
            all if all.iter().all(|column| *column == 0) => 1,
            _ => 2,
        };
        let above = cells.get(self.grid.starting(row.saturating_sub(1))).unwrap_or_default();
        let figures = above.iter().any(|cell| cell.part == CellPart::Data);
        spans + if figures { 0 } else { 10 }
    }

    /// One row on a page of its own: the whole of it, or the lines from `from` on that fit. The
    /// first has its header rows above it.
    fn row(&self, start: usize, from: i64, whole: Length) -> Part {
        let row = start.max(if start == 0 { self.table.head_rows } else { 0 });
        let part = self.part(start..(row + 1).min(self.table.rows), from);
        let above = match part.heights.split_last() {
            Some((_, above)) if row < self.table.rows => above.iter().copied().sum(),
            _ => return part,
        };
        let lines = (whole - above - VERTICAL_PADDING * 2).steps_down(self.plan.line);
        // Header rows that leave no room for a line are an error, found elsewhere.
        if part.height() <= whole || lines < 1 {
            return part;
        }
        let mut heights = part.heights;
        if let Some(last) = heights.last_mut() {
            *last = whole - above;
        }
        Part { heights, to: Some(from + lines), ..part }
    }
}
