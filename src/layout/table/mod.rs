//! From a table to rules and set cells: columns → fit → row heights → parts on pages → borders.

mod borders;
mod cells;
mod columns;
mod cut;
mod decimals;
mod fit;
mod grid;
mod grow;
mod parts;
#[cfg(test)]
mod properties;
mod refill;
mod rows;
mod tags;
#[cfg(test)]
mod tests;

pub(super) use grid::Grid;
pub(super) use grow::grow;
pub(super) use parts::{Cutter, Part};
pub(super) use tags::{Tags, tag};

use super::context::Context;
use super::frame::{Owner, Pages};
use super::paragraph::{self, Cutting, Measure};
use super::place::{ABOVE_FIRST_BORDER, caption_line, table_line, table_white, unit_line};
use super::plan::TablePlan;
use super::trace::Trace;
use crate::base::{Length, Located, Point};
use crate::document::TableModel;
use refill::Refill;

/// Between a cell's text and its left and right borders where it would not fit otherwise.
const MIN_PADDING: Length = Length::units(1_000);
/// Between a cell's text and its upper and lower borders.
const VERTICAL_PADDING: Length = Length::units(2_200);

/// Settles the measures of a table; the block below it has so many blank lines above it.
pub(super) fn plan(context: &mut Context<'_>, table: &TableModel, blank_below: u8) -> TablePlan {
    let columns = columns::widths(context.form.page.measure, table);
    let size = table.size.unwrap_or(context.form.styles.table.size);
    let line = table_line(context.form, size);
    let mut cells = fit::fit(context, table, &columns);
    let padding = context.form.typography.cell_padding;
    decimals::align(table, &columns, &mut cells, padding);
    let whole = rows::Stretch { rows: 0..table.rows, from: 0 };
    let rows = rows::heights(table, &Grid::of(table), &cells, line, &whole);
    let mut plan = TablePlan { columns, rows, cells, line, padding, ..TablePlan::default() };
    head(context, table, &mut plan);
    let height = plan.head + plan.rows.iter().copied().sum();
    plan.white = table_white(height, context.line_pitch(), blank_below);
    plan.blank_below = blank_below;
    plan
}

/// The caption, centred on lines cut at words, and the unit, close above the table.
fn head(context: &mut Context<'_>, table: &TableModel, plan: &mut TablePlan) {
    let full = context.form.page.measure;
    let measure = Measure::plain(full);
    if table.caption.is_some() || table.unit.is_some() {
        plan.head += ABOVE_FIRST_BORDER;
    }
    if let Some(caption) = &table.caption {
        let style = context.form.styles.caption;
        let pieces = paragraph::measure_text(context, caption, &style);
        let text = paragraph::extents(&pieces);
        let lines = cut::at_words(&text, &cut::seams(caption, &pieces), full, Cutting::Even);
        plan.caption = lines.unwrap_or_else(|| paragraph::ragged(&pieces, measure));
        let refill = Refill::of(&text, &plan.caption, false);
        plan.caption_side = refill.least_narrowing(full) / 2;
        for line in &plan.caption {
            paragraph::warn(context, caption, line);
        }
        for _ in &plan.caption {
            plan.head += caption_line(context.form);
        }
    }
    if let Some(unit) = &table.unit {
        let style = context.form.styles.table;
        let pieces = paragraph::measure_text(context, unit, &style);
        let lines = paragraph::ragged(&pieces, measure);
        if lines.len() > 1 {
            context.too_long("表格的单位", unit, "请缩短到一行以内");
        }
        plan.unit = lines.into_iter().next();
        plan.head += unit_line(context.form);
    }
}

/// Sets what stands above a table, from `y` below the top of the type area on.
pub(super) fn set_head(
    context: &Context<'_>,
    pages: &mut Pages,
    plan: &TablePlan,
    tags: &Tags,
    mut y: Length,
) {
    let page = &context.form.page;
    if let Some(tag) = tags.caption {
        let size = context.form.styles.caption.size;
        let pitch = caption_line(context.form);
        for line in &plan.caption {
            let x = page.left + (page.measure - line.width) / 2;
            let at = paragraph::baseline(page.top + y, pitch, size);
            line.put(pages, Owner::Tag(tag), Point { x, y: at });
            y += pitch;
        }
    }
    if let (Some(line), Some(tag)) = (&plan.unit, tags.unit) {
        let x = page.left + page.measure - line.width - plan.padding;
        let size = context.form.styles.table.size;
        let at = paragraph::baseline(page.top + y, unit_line(context.form), size);
        line.put(pages, Owner::Tag(tag), Point { x, y: at });
    }
}

/// A table with all that is settled about it.
pub(super) struct Setting<'t> {
    pub(super) table: &'t TableModel,
    pub(super) plan: &'t TablePlan,
    pub(super) grid: &'t Grid,
}

/// Sets a part of a table with its top at `y` below the top of the type area.
pub(super) fn set(
    context: &Context<'_>,
    pages: &mut Pages,
    setting: &Setting<'_>,
    part: &Part,
    tags: &Tags,
    y: Length,
) {
    pages.note(Trace::Table { columns: setting.plan.columns.clone() });
    cells::set(context, pages, setting, part, tags, y);
    borders::set(context, pages, setting, part, y);
}

/// The text that takes most lines in some rows of a table.
pub(super) fn longest<'t>(setting: &Setting<'t>, part: &Part) -> Option<&'t Located> {
    let cells = setting.grid.cells(&part.rows);
    let longest = cells.max_by_key(|index| setting.plan.cells.get(*index).map(|plan| plan.count()));
    Some(&setting.table.cells.get(longest?)?.text)
}
