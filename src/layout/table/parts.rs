//! Where is a table cut that does not fit its page?
//!
//! Between rows, best where no span is cut, else where only the outermost stub is. The header
//! rows come again on every page, and the label of a span that was cut is set again, within the
//! part of it on that page. Only a row higher than a page is cut inside, between its lines.

use std::ops::Range;

use super::VERTICAL_PADDING;
use super::grid::{Grid, inside};
use super::rows::{Stretch, heights};
use crate::base::Length;
use crate::document::TableModel;
use crate::form::CellPart;
use crate::layout::place::{CUT_LOSS, LEAST_BODY_ROWS, LEAST_ROW_LINES, RowRules};
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

/// A table to be cut.
pub(in crate::layout) struct Cutter<'t> {
    pub(in crate::layout) table: &'t TableModel,
    pub(in crate::layout) plan: &'t TablePlan,
    pub(in crate::layout) grid: &'t Grid,
    /// Room for what stands with the end of the table on its page.
    pub(in crate::layout) below: Length,
    /// White above that.
    pub(in crate::layout) white: Length,
}

impl Cutter<'_> {
    const fn rules(&self) -> RowRules<'_> {
        RowRules { model: self.table, plan: self.plan }
    }

    /// Cuts the table into parts: the first fits `first`, the others `whole`. Where nothing fits
    /// what is left of the first page, an empty part says so; not when it `is_fresh`. Where the plan
    /// says where, it is cut there.
    pub(in crate::layout) fn cut(&self, first: Length, whole: Length, is_fresh: bool) -> Vec<Part> {
        if let Some(cut) = self.plan.cut {
            return [0..cut, cut..self.table.rows].map(|rows| self.part(rows, 0)).into();
        }
        // The usual one; it need not be looked where it could be cut.
        let all = self.part(0..self.table.rows, 0);
        if !all.rows.is_empty() && self.closes(all.height(), first) {
            return vec![all];
        }
        let mut parts = Vec::new();
        let (mut start, mut from) = (0, 0);
        let (mut room, mut is_fresh) = (first, is_fresh);
        while start < self.table.rows {
            let part = match self.next((start, from), room, whole, is_fresh) {
                Some(part) => part,
                None if !is_fresh => Part::default(),
                // Too high for any page: found elsewhere.
                None => self.part(start..self.first_body_row(start) + 1, from),
            };
            (start, from) = match part.to {
                Some(to) => (part.rows.end - 1, to),
                None => (part.rows.end.max(start), 0),
            };
            parts.push(part);
            (room, is_fresh) = (whole, true);
        }
        parts
    }

    /// Whether the end of the table, so high, and what stands with it fit `room`.
    fn closes(&self, height: Length, room: Length) -> bool {
        let white = if self.below.is_zero() { Length::ZERO } else { self.white };
        height + white + self.below <= room
    }

    /// The part from a row, and a line in it, on that fits `room`, if any does.
    fn next(
        &self,
        (start, from): (usize, i64),
        room: Length,
        whole: Length,
        is_fresh: bool,
    ) -> Option<Part> {
        let reach = self.reach(start, from, room);
        if self.rules().breaks(reach, whole)
            && let Some(part) = self.begun(start..reach + 1, from, room)
        {
            return Some(part);
        }
        let end = self.end(start, from, room);
        // Where no page holds the least, one row does.
        let first = self.first_body_row(start);
        let least = first..(first + LEAST_BODY_ROWS).min(self.table.rows);
        let is_in_vain = is_fresh || self.part(start..least.end, from).height() > whole;
        let end = if end == start && is_in_vain && reach > first { reach } else { end };
        (end > start).then(|| self.part(start..end, from))
    }

    /// The first row after `start` that is no header row.
    fn first_body_row(&self, start: usize) -> usize {
        let row = if start == 0 { self.table.head_rows } else { start };
        row.min(self.table.rows.saturating_sub(1))
    }

    /// How many rows fit, however few they are.
    fn reach(&self, start: usize, from: i64, room: Length) -> usize {
        let fits = |end: &usize| self.part(start..*end, from).height() <= room;
        let first = self.first_body_row(start);
        (first + 1..=self.table.rows).take_while(fits).last().unwrap_or(first)
    }

    /// Some rows of which the last ends between two of its lines; none where fewer than two of
    /// its lines would fit.
    fn begun(&self, rows: Range<usize>, from: i64, room: Length) -> Option<Part> {
        let is_first = rows.len() == 1;
        let mut part = self.part(rows, from);
        if part.height() <= room {
            return None;
        }
        let last = part.heights.pop()?;
        let left = room - part.height();
        let lines = (left - VERTICAL_PADDING * 2).steps_down(self.plan.line);
        let to = lines + if is_first { from } else { 0 };
        // A row that is high for another reason than its own lines is not cut: each part that
        // goes on has lines left, so the cutting ends.
        let goes_on = to < self.lines_of(part.rows.end.saturating_sub(1));
        part.heights.push(left.min(last));
        part.to = Some(to);
        (lines >= LEAST_ROW_LINES && goes_on && self.labels_fit(&part)).then_some(part)
    }

    /// The most lines of a cell that stands in this row alone.
    fn lines_of(&self, row: usize) -> i64 {
        let own = self
            .grid
            .starting(row)
            .filter(|index| self.table.cells.get(*index).is_some_and(|cell| cell.row_span == 1));
        own.filter_map(|index| Some(self.plan.cells.get(index)?.count())).max().unwrap_or(0)
    }

    /// Whether the labels over several rows fit what their rows have of the last page.
    fn labels_fit(&self, part: &Part) -> bool {
        let own = &part.heights[part.repeated.len()..];
        let last = part.rows.end.saturating_sub(1)..part.rows.end;
        self.grid.cells(&last).all(|index| {
            let (Some(cell), Some(plan)) =
                (self.table.cells.get(index), self.plan.cells.get(index))
            else {
                return true;
            };
            let have: Length = own[inside(cell, &part.rows)].iter().copied().sum();
            cell.row_span == 1 || self.plan.line * plan.count() + VERTICAL_PADDING * 2 <= have
        })
    }

    fn part(&self, rows: Range<usize>, from: i64) -> Part {
        let repeated = if rows.start == 0 && from == 0 { 0..0 } else { 0..self.table.head_rows };
        let mut all = self.plan.rows.get(repeated.clone()).unwrap_or_default().to_vec();
        let stretch = Stretch { rows, from };
        let is_whole = stretch.rows == (0..self.table.rows);
        if from == 0 && (is_whole || self.grid.is_plain(&stretch.rows)) {
            // As high as in the whole table.
            all.extend(self.plan.rows.get(stretch.rows.clone()).unwrap_or_default());
        } else {
            let (cells, line) = (&self.plan.cells, self.plan.line);
            all.extend(heights(self.table, self.grid, cells, line, &stretch));
        }
        Part { rows: stretch.rows, repeated, heights: all, from, to: None }
    }

    /// The row before which to cut so that the part from `start` fits; `start` when nothing
    /// does.
    fn end(&self, start: usize, from: i64, room: Length) -> usize {
        let rows = self.table.rows;
        let least = match (start, from) {
            (0, 0) => self.rules().top(),
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
        let ends = last == rows;
        if ends && (self.closes(full, room) || fitting.len() <= LEAST_BODY_ROWS) {
            return last;
        }
        // Near the foot, prefer a boundary that cuts fewer spans.
        let is_near = |height: Length| height * CUT_LOSS >= full * (CUT_LOSS - 1);
        let near = fitting
            .into_iter()
            .filter(|(end, height)| is_near(*height) && rows - end >= LEAST_BODY_ROWS);
        let best = near.map(|(end, _)| end).min_by_key(|end| (self.harm(*end), rows - end));
        best.unwrap_or(if ends { rows - LEAST_BODY_ROWS } else { last })
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
}
