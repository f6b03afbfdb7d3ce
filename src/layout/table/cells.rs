//! Where is the text of each cell put?

use std::ops::Range;

use super::grid::inside;
use super::{Setting, Tags, VERTICAL_PADDING};
use crate::base::{Length, Point};
use crate::document::Cell;
use crate::layout::context::Context;
use crate::layout::frame::{Artifact, Owner, Pages};
use crate::layout::paragraph;
use crate::layout::plan::CellPlan;
use crate::layout::table::Part;
use crate::layout::trace::Trace;

/// Puts the cells of a part of a table, its top at `y` below the top of the type area.
pub(super) fn set(
    context: &Context<'_>,
    pages: &mut Pages,
    setting: &Setting<'_>,
    part: &Part,
    tags: &Tags,
    y: Length,
) {
    let top = context.form.page.top + y;
    let repeated = Rows { part, rows: &part.repeated, first: 0, top, again: true };
    let (rows, first) = (&part.rows, part.repeated.len());
    let own = Rows { part, rows, first, top: top + part.head(), again: false };
    for rows in [repeated, own] {
        rows.set(context, pages, setting, tags);
    }
}

/// Some rows of a part: those that are repeated, or its own.
struct Rows<'p> {
    part: &'p Part,
    rows: &'p Range<usize>,
    /// The place of their heights among the part's.
    first: usize,
    top: Length,
    again: bool,
}

impl Rows<'_> {
    fn set(&self, context: &Context<'_>, pages: &mut Pages, setting: &Setting<'_>, tags: &Tags) {
        let heights = &self.part.heights[self.first..self.first + self.rows.len()];
        let mut tops = vec![self.top];
        for (row, height) in heights.iter().enumerate() {
            tops.push(tops[row] + *height);
        }
        let note = |pages: &mut Pages, rows: Range<usize>| {
            for at in rows {
                let (row, repeated) = (self.rows.start + at, self.again);
                pages.note(Trace::Row { row, top: tops[at], height: heights[at], repeated });
            }
        };
        let mut noted = 0;
        for index in setting.grid.cells(self.rows) {
            let (Some(cell), Some(plan)) =
                (setting.table.cells.get(index), setting.plan.cells.get(index))
            else {
                continue;
            };
            let inside = inside(cell, self.rows);
            if noted <= inside.start {
                note(pages, noted..inside.start + 1);
                noted = inside.start + 1;
            }
            let owner = self.owner(cell, index, tags);
            let place = Place { top: tops[inside.start], bottom: tops[inside.end], owner };
            let lines = self.put(context, pages, setting, (cell, plan), &place);
            pages.note(Trace::Cell { column: cell.column, lines });
        }
        note(pages, noted..heights.len());
    }

    /// Each cell stands in the structure once: where it begins.
    fn owner(&self, cell: &Cell, index: usize, tags: &Tags) -> Owner {
        let goes_on = self.part.from > 0 && cell.row == self.rows.start && cell.row_span > 1;
        let again = self.again || cell.row < self.rows.start || goes_on;
        match tags.cells.get(index) {
            Some(tag) if !again => Owner::Tag(*tag),
            _ => Owner::Artifact(Artifact::Repeated),
        }
    }

    /// Puts the lines of a cell in the middle of its height; of a row that is cut inside, those
    /// that belong here, from its top.
    fn put(
        &self,
        context: &Context<'_>,
        pages: &mut Pages,
        setting: &Setting<'_>,
        (cell, plan): (&Cell, &CellPlan),
        place: &Place,
    ) -> Vec<Range<usize>> {
        let pitch = setting.plan.line;
        let lines = self.lines(cell, plan);
        let is_cut = cell.row_span == 1 && self.is_cut(cell.row);
        let height = pitch * i64::try_from(lines.len()).unwrap_or(0);
        let mut y = match is_cut {
            true => place.top + VERTICAL_PADDING,
            false => place.top + (place.bottom - place.top - height) / 2,
        };
        let mut items = Vec::with_capacity(lines.len());
        for (left, line) in lines {
            let x = context.form.page.left + *left;
            let origin = Point { x, y: paragraph::baseline(y, pitch, plan.size) };
            items.push(line.place(pages, place.owner, origin));
            y += pitch;
        }
        items
    }

    /// Whether a row stands on this page only in part.
    fn is_cut(&self, row: usize) -> bool {
        let first = !self.again && row == self.rows.start && self.part.from > 0;
        first || !self.again && row + 1 == self.rows.end && self.part.to.is_some()
    }

    /// The lines of a cell that stand on this page.
    fn lines<'c>(&self, cell: &Cell, plan: &'c CellPlan) -> &'c [(Length, paragraph::Line)] {
        if cell.row_span > 1 || !self.is_cut(cell.row) {
            return &plan.lines;
        }
        let count = plan.lines.len();
        let place = |lines: i64| usize::try_from(lines).unwrap_or(0).min(count);
        let from = if cell.row == self.rows.start { place(self.part.from) } else { 0 };
        let to = match self.part.to {
            Some(to) if cell.row + 1 == self.rows.end => place(to),
            _ => count,
        };
        plan.lines.get(from..to.max(from)).unwrap_or_default()
    }
}

/// Where a cell stands and whose it is.
struct Place {
    top: Length,
    bottom: Length,
    owner: Owner,
}
