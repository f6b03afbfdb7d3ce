//! How high is each row?

use std::ops::Range;

use super::VERTICAL_PADDING;
use super::grid::{Grid, inside};
use crate::base::Length;
use crate::document::TableModel;
use crate::layout::plan::CellPlan;

/// The rows of a table that stand together.
pub(super) struct Stretch {
    pub(super) rows: Range<usize>,
    /// How many lines of the first row stand on an earlier page.
    pub(super) from: i64,
}

/// Heights of the rows of a stretch; cells that reach beyond it count with what lies inside.
///
/// A row is as high as its highest cell of one row. What a spanning cell needs beyond its rows
/// is shared equally among them, the remainder by the first ones.
pub(super) fn heights(
    table: &TableModel,
    grid: &Grid,
    cells: &[CellPlan],
    line: Length,
    stretch: &Stretch,
) -> Vec<Length> {
    let mut heights = vec![table.row_height; stretch.rows.len()];
    if let Some(first) = heights.first_mut().filter(|_| stretch.from > 0) {
        // It has been high enough on the page before.
        *first = Length::ZERO;
    }
    let mut spanning = Vec::new();
    for index in grid.cells(&stretch.rows) {
        let (Some(cell), Some(plan)) = (table.cells.get(index), cells.get(index)) else { continue };
        let rows = inside(cell, &stretch.rows);
        let earlier = if cell.row_span == 1 && rows.start == 0 { stretch.from } else { 0 };
        let need = line * (plan.count() - earlier).max(0) + VERTICAL_PADDING * 2;
        match rows.len() {
            0 => {}
            1 => heights[rows.start] = heights[rows.start].max(need),
            _ => spanning.push((rows, need)),
        }
    }
    // Shorter spans first: what they add may already serve the longer ones.
    spanning.sort_by_key(|(rows, _)| (rows.len(), rows.start));
    for (rows, need) in spanning {
        let have: Length = heights[rows.clone()].iter().copied().sum();
        widen(&mut heights[rows], need - have);
    }
    heights
}

fn widen(heights: &mut [Length], surplus: Length) {
    let count = i64::try_from(heights.len()).unwrap_or(1);
    if surplus <= Length::ZERO {
        return;
    }
    let each = surplus / count;
    let rest = (surplus - each * count).to_units();
    for (order, height) in (0..).zip(heights) {
        *height += each + Length::units(i64::from(order < rest));
    }
}
