//! Which cells meet a row or a boundary between rows?
//!
//! Found once for each table, so that no later question walks over all its cells.

use std::ops::Range;

use crate::document::{Cell, TableModel};

/// The cells of a table by row.
pub(in crate::layout) struct Grid {
    /// For each row, for each column, the cell that covers the slot.
    pub(super) slots: Vec<Vec<Option<usize>>>,
    /// For each row, the cells that begin in it; they stand together in the table's list.
    starts: Vec<Range<usize>>,
    /// For each row, the cells that began above it and reach into it.
    crossing: Vec<Vec<usize>>,
    /// How many cells over several rows begin above each row, and in all.
    spans: Vec<usize>,
}

impl Grid {
    /// Looks at every cell once.
    pub(in crate::layout) fn of(table: &TableModel) -> Self {
        let mut starts = vec![0..0; table.rows];
        let mut crossing = vec![Vec::new(); table.rows];
        let mut spans = vec![0; table.rows + 1];
        for (index, cell) in table.cells.iter().enumerate() {
            if let Some(start) = starts.get_mut(cell.row) {
                *start = if start.start == start.end {
                    index..index + 1
                } else {
                    start.start..index + 1
                };
            }
            if let Some(spans) = spans.get_mut(cell.row + 1).filter(|_| cell.row_span > 1) {
                *spans += 1;
            }
            for row in crossing.iter_mut().skip(cell.row + 1).take(cell.row_span.saturating_sub(1))
            {
                row.push(index);
            }
        }
        for row in 0..table.rows {
            spans[row + 1] += spans[row];
        }
        Self { slots: table.slots(), starts, crossing, spans }
    }

    /// Whether no cell of some rows is over several.
    pub(super) fn is_plain(&self, rows: &Range<usize>) -> bool {
        let begun = |row: usize| self.spans.get(row);
        self.crossing(rows.start).is_empty() && begun(rows.start) == begun(rows.end)
    }

    /// The cells of some rows: those that reach in from above, then those that begin there.
    pub(super) fn cells(&self, rows: &Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let above = self.crossing(rows.start).iter().copied();
        let starts = self.starts.get(rows.clone()).unwrap_or_default().iter();
        above.chain(starts.flat_map(Clone::clone))
    }

    /// The cells that a cut above `row` would go through.
    pub(super) fn crossing(&self, row: usize) -> &[usize] {
        self.crossing.get(row).map_or(&[], Vec::as_slice)
    }

    /// The cells that begin in a row.
    pub(super) fn starting(&self, row: usize) -> Range<usize> {
        self.starts.get(row).cloned().unwrap_or_default()
    }
}

/// The rows of a cell that lie in `range`, counted from its start.
pub(super) fn inside(cell: &Cell, range: &Range<usize>) -> Range<usize> {
    let start = cell.row.clamp(range.start, range.end);
    let end = (cell.row + cell.row_span).clamp(range.start, range.end);
    start - range.start..end - range.start
}
