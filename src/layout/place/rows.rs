//! Which rows of a table hold together on a page?

use std::cmp::Ordering;

use crate::base::Length;
use crate::document::TableModel;
use crate::layout::plan::TablePlan;

/// The least number of body rows on one page, under the header rows and at the end of a table that
/// is cut. As many rows go to the next page with a signature that must not stand on a page without
/// text.
pub const LEAST_BODY_ROWS: usize = 2;
/// The least number of lines of a row on one page where it is cut inside.
pub const LEAST_ROW_LINES: i64 = 2;
/// A row that is higher than a page begins only where at least so many of its lines fit.
pub const LEAST_BEGUN: i64 = 4;

/// For the sake of a better boundary between rows, a table that is cut may leave this part of a
/// page empty: a quarter.
pub const CUT_LOSS: i64 = 4;
/// For the sake of a free table that is not cut, less than this part of a page may stay empty: a
/// third. For a table of the form all of it may.
const FREE_TABLE_LOSS: i64 = 3;

/// Compares a stretch of a page of `depth` with the part that may stay empty for the sake of a free
/// table. A table that does not fit what is left of the page goes to a new one whole if less than
/// that part is left; otherwise it is cut.
#[must_use]
pub fn against_loss(stretch: Length, depth: Length) -> Ordering {
    (stretch * FREE_TABLE_LOSS).cmp(&depth)
}

/// Which rows of one table hold together.
#[derive(Clone, Copy)]
pub struct RowRules<'t> {
    /// The table.
    pub model: &'t TableModel,
    /// Its measures.
    pub plan: &'t TablePlan,
}

impl RowRules<'_> {
    /// Height of the first rows and of what stands above them, with the least white.
    #[must_use]
    pub fn height(&self, rows: usize) -> Length {
        let above = self.plan.white.least_above + self.plan.head;
        above + self.plan.rows.iter().take(rows).copied().sum()
    }

    /// Height of all rows and of what stands above them, with the least white.
    #[must_use]
    pub fn whole(&self) -> Length {
        self.height(self.plan.rows.len())
    }

    /// How many rows at the top hold together, as far as they fit a page: the header rows and the
    /// first ones below them.
    #[must_use]
    pub fn top(&self) -> usize {
        (self.model.head_rows + LEAST_BODY_ROWS).min(self.model.rows)
    }

    /// Whether the table goes whole where its last rows have to go to a new page with what follows:
    /// too few rows would stay behind.
    #[must_use]
    pub const fn is_short(&self) -> bool {
        self.model.rows < self.model.head_rows + LEAST_BODY_ROWS * 2
    }

    /// For each row, whether it holds together with the next: the first `top` rows do, and the last
    /// ones; but not where the plan ends a page.
    #[must_use]
    pub fn with_next(&self, top: usize) -> Vec<bool> {
        let is_held = |row: usize| match self.model.rows - row {
            1 => false,
            _ if self.plan.cut == Some(row + 1) => false,
            left => left <= LEAST_BODY_ROWS || row + 1 < top,
        };
        (0..self.model.rows).map(is_held).collect()
    }

    /// Whether a body row is higher than a page of `depth` with the header rows above it: only
    /// such a row is cut inside.
    #[must_use]
    pub fn breaks(&self, row: usize, depth: Length) -> bool {
        let heads: Length = self.plan.rows.iter().take(self.model.head_rows).copied().sum();
        // The first stands below the caption too.
        let is_first = row == self.model.head_rows;
        let heads = heads + if is_first { self.plan.head } else { Length::ZERO };
        row >= self.model.head_rows
            && self.plan.rows.get(row).is_some_and(|height| heads + *height > depth)
    }
}
