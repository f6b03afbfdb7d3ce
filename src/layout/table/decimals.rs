//! Where do figures stand that are set on their decimal points?
//!
//! In a free table: one under the other by their points, the column centred as a block.

use crate::base::Length;
use crate::document::TableModel;
use crate::form::{Align, CellPart};
use crate::layout::paragraph::Line;
use crate::layout::place::BORDER;
use crate::layout::plan::CellPlan;

/// Moves the figures of each column to their places.
pub(super) fn align(
    table: &TableModel,
    columns: &[Length],
    plans: &mut [CellPlan],
    padding: Length,
) {
    if !table.cells.iter().any(|cell| cell.align == Align::Decimal) {
        return;
    }
    let mut left = Length::ZERO;
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); columns.len()];
    for (index, cell) in table.cells.iter().enumerate() {
        let is_one = cell.column_span == 1 && cell.part == CellPart::Data;
        if cell.align == Align::Decimal && is_one && plans[index].lines.len() == 1 {
            members[cell.column].push(index);
        }
    }
    for (column, width) in columns.iter().enumerate() {
        block(plans, &members[column], (left, *width), padding);
        left += *width;
    }
}

fn block(
    plans: &mut [CellPlan],
    members: &[usize],
    (left, width): (Length, Length),
    padding: Length,
) {
    let lines = |plans: &[CellPlan]| -> Vec<(Length, Length)> {
        let line = |index: &usize| plans[*index].lines.first().map(|(_, line)| parts(line));
        members.iter().filter_map(line).collect()
    };
    let parts = lines(plans);
    let most = |part: fn(&(Length, Length)) -> Length| {
        parts.iter().map(part).fold(Length::ZERO, Length::max)
    };
    let (whole, fraction) = (most(|parts| parts.0), most(|parts| parts.1));
    let spare = width - whole - fraction;
    // A block wider than the column stays flush right.
    if spare < (padding + BORDER) * 2 {
        return;
    }
    for (index, (own, rest)) in members.iter().zip(parts) {
        let plan = &mut plans[*index];
        let x = left + spare / 2 + whole - own;
        // Other programs set it flush right, so far from the border.
        plan.right = spare / 2 + fraction - rest - padding;
        if let Some((at, _)) = plan.lines.first_mut() {
            *at = x;
        }
    }
}

/// Widths of a figure before its decimal point, or its unit sign, and from there on.
fn parts(line: &Line) -> (Length, Length) {
    let ends = |char: char| matches!(char, '.' | '%' | '％' | '‰');
    let end = line.glyphs.iter().find(|set| ends(set.char)).map_or(line.width, |set| set.x);
    (end, line.width - end)
}
