//! How high is each row?

use std::ops::Range;

use super::VERTICAL_PADDING;
use crate::base::Length;
use crate::document::{Cell, TableModel};
use crate::layout::plan::CellPlan;

/// Heights of the rows of `range`; cells that reach beyond it count with what lies inside.
///
/// A row is as high as its highest cell of one row. What a spanning cell needs beyond its rows
/// is shared equally among them, the remainder by the first ones.
pub(super) fn heights(
    table: &TableModel,
    cells: &[CellPlan],
    line: Length,
    range: Range<usize>,
) -> Vec<Length> {
    let mut heights = vec![table.row_height; range.len()];
    let mut spanning = Vec::new();
    for (cell, plan) in table.cells.iter().zip(cells) {
        let rows = inside(cell, &range);
        let lines = i64::try_from(plan.lines).unwrap_or(0);
        let need = line * lines + VERTICAL_PADDING * 2;
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
    for (order, height) in heights.iter_mut().enumerate() {
        let extra = i64::try_from(order).unwrap_or(i64::MAX) < rest;
        *height += each + Length::units(i64::from(extra));
    }
}

/// The rows of a cell that lie in `range`, counted from its start.
pub(super) fn inside(cell: &Cell, range: &Range<usize>) -> Range<usize> {
    let start = cell.row.clamp(range.start, range.end);
    let end = (cell.row + cell.row_span).clamp(range.start, range.end);
    start - range.start..end - range.start
}
