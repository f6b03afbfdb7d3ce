//! From a table to rules and set cells: columns → fit → row heights → pages → borders.

mod borders;
mod cells;
mod parts;
mod rows;

pub(super) use parts::{Part, cut};

use super::TagId;
use super::context::Context;
use super::frame::Pages;
use super::plan::TablePlan;
use std::ops::Range;

use crate::base::{Length, Located};
use crate::document::TableModel;

/// Between a cell's text and its left and right borders.
const PADDING: Length = Length::units(1_700);
/// Between a cell's text and its upper and lower borders.
const VERTICAL_PADDING: Length = Length::units(2_200);
/// Width of every border, 0.5 pt.
pub(super) const BORDER: Length = Length::units(500);

/// Settles the measures of a table.
pub(super) fn plan(context: &mut Context<'_>, table: &TableModel) -> TablePlan {
    let columns = columns(context.form.page.measure, &table.widths);
    let line = line_pitch(context, table);
    let cells = cells::fit(context, table, &columns);
    let rows = rows::heights(table, &cells, line, 0..table.rows);
    TablePlan { columns, rows, cells, line, padding: PADDING }
}

/// Sets a part of a table with its top at `y` below the top of the type area.
pub(super) fn set(
    context: &mut Context<'_>,
    pages: &mut Pages,
    table: &TableModel,
    plan: &TablePlan,
    part: &Part,
    tags: &Tags,
    y: Length,
) {
    cells::set(context, pages, table, plan, part, tags, y);
    borders::set(context, pages, table, plan, part, y);
}

/// The structure of a table: one tag for each cell.
pub(super) struct Tags(pub(super) Vec<TagId>);

/// Adds a table to the structure, row by row.
pub(super) fn tag(pages: &mut Pages, table: &TableModel) -> Tags {
    use super::frame::TagRole;
    let whole = pages.tag(Some(TagId::default()), TagRole::Table, &table.heading);
    let mut tags = Vec::new();
    let mut row = None;
    for cell in &table.cells {
        let current = match row {
            Some((at, tag)) if at == cell.row => tag,
            _ => pages.tag(Some(whole), TagRole::Row { head: cell.row < table.head_rows }, ""),
        };
        row = Some((cell.row, current));
        let (row_span, column_span) = (cell.row_span, cell.column_span);
        let role = TagRole::Cell { part: cell.part, row_span, column_span };
        tags.push(pages.tag(Some(current), role, ""));
    }
    Tags(tags)
}

/// The text that takes most lines in some rows of a table.
pub(super) fn longest<'t>(
    table: &'t TableModel,
    plan: &TablePlan,
    rows: &Range<usize>,
) -> Option<&'t Located> {
    let cells = table.cells.iter().zip(&plan.cells);
    let inside = cells.filter(|(cell, _)| !rows::inside(cell, rows).is_empty());
    inside.max_by_key(|(_, plan)| plan.lines).map(|(cell, _)| &cell.text)
}

/// Widths in the ratio of `weights` that add up to the measure exactly.
fn columns(measure: Length, weights: &[u32]) -> Vec<Length> {
    let total: i64 = weights.iter().map(|weight| i64::from(*weight)).sum();
    let mut before = 0;
    let edges = weights.iter().map(|weight| {
        let left = measure.scale(before, total);
        before += i64::from(*weight);
        measure.scale(before, total) - left
    });
    edges.collect()
}

/// Pitch of the lines within a cell: the style's, in proportion to the table's own size.
fn line_pitch(context: &Context<'_>, table: &TableModel) -> Length {
    let style = context.form.styles.table;
    let line = style.line.unwrap_or(style.size.thousandths(1250));
    let size = table.size.unwrap_or(style.size);
    line.scale(size.to_units(), style.size.to_units())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_measure_exactly() {
        let widths = columns(Length::units(1000), &[1, 1, 1]);
        assert_eq!(widths, [333, 333, 334].map(Length::units));
    }
}
