//! How does a table look with higher rows?

use crate::base::Length;
use crate::document::TableModel;
use crate::layout::context::Context;
use crate::layout::place::BORDER;
use crate::layout::plan::TablePlan;

/// Type grows by this, Word's unit.
const SIZE_STEP: Length = Length::units(500);

/// Plans a table anew with rows at least so high, its type in proportion, as far as the form allows
/// it and as long as no cell needs another line, or smaller type than the rest, for it, or has no air
/// left.
pub(in crate::layout) fn grow(
    context: &mut Context<'_>,
    model: &TableModel,
    plan: &mut TablePlan,
    row_height: Length,
) {
    let Some(growth) = model.growth else { return };
    let own = model.size.unwrap_or(context.form.styles.table.size);
    let in_proportion = own.scale(row_height.to_units(), model.row_height.to_units().max(1));
    let most = growth.size.unwrap_or(own).min(in_proportion).max(own);
    let steps = (most - own).steps_down(SIZE_STEP);
    let sizes = (0..=steps).rev().map(|step| own + SIZE_STEP * step);
    for size in sizes {
        let grown = TableModel { size: Some(size), row_height, ..model.clone() };
        let found = context.count_findings();
        let mut new = super::plan(context, &grown, plan.blank_below);
        let is_like = is_like((&*plan, own), (&new, size), row_height);
        if size == own || is_like && has_air(model, &new) {
            let half = context.line_pitch() / 2;
            let white = new.white.above + new.white.below;
            new.white.above = new.white.above.min(half);
            new.white.below = white - new.white.above;
            *plan = new;
            return;
        }
        context.forget_findings(found);
    }
}

/// Whether each cell of the `new` plan takes as many lines as before, all that had the table's own
/// size have its new one, and no row is higher than it was or is to be.
fn is_like(
    (old, own): (&TablePlan, Length),
    (new, size): (&TablePlan, Length),
    row_height: Length,
) -> bool {
    let mut rows = old.rows.iter().zip(&new.rows);
    let is_as_high = rows.all(|(old, new)| *new == (*old).max(row_height));
    is_as_high
        && old.cells.iter().zip(&new.cells).all(|(old, new)| {
            let same_size = if old.size == own { new.size == size } else { new.size >= old.size };
            same_size && old.count() == new.count() && new.condensed <= old.condensed
        })
}

/// Whether a text of one line has a quarter of an em more than the padding on its right, as on its
/// left: one that fills its cell looks crammed beside the others.
fn has_air(model: &TableModel, plan: &TablePlan) -> bool {
    model.cells.iter().zip(&plan.cells).all(|(cell, placed)| {
        let [(left, line)] = placed.lines.as_slice() else { return true };
        let right: Length = plan.columns.iter().take(cell.column + cell.column_span).copied().sum();
        *left + line.width + placed.size / 4 + plan.padding + BORDER / 2 <= right
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{CellPart, Growth};
    use crate::layout::fake_font::{context, form};
    use crate::layout::table::tests::cell;

    /// A table of rows of 20 pt and type of 10 pt, which may become 40 pt and 16 pt, with a label
    /// in 100 pt.
    fn grown(label: &str, row_height: i64) -> (Length, Length) {
        let pt = Length::pt;
        let cells = vec![
            cell((0, 0, 1, 1), CellPart::RowHead, label),
            cell((1, 0, 1, 1), CellPart::RowHead, "甲"),
        ];
        let model = TableModel {
            rows: 2,
            widths: vec![1],
            row_height: pt(20),
            growth: Some(Growth { row_height: pt(40), size: Some(pt(16)) }),
            cells,
            ..TableModel::default()
        };
        let mut form = form();
        (form.page.measure, form.styles.table.size) = (pt(100), pt(10));
        let mut context = context(&form);
        let mut plan = crate::layout::table::plan(&mut context, &model, 0);
        grow(&mut context, &model, &mut plan, pt(row_height));
        assert!(plan.rows.iter().all(|row| *row == pt(row_height)), "{:?}", plan.rows);
        assert_eq!(context.count_findings(), 0);
        assert!(plan.cells.iter().all(|cell| cell.size == plan.cells[0].size));
        (plan.cells[0].size, plan.cells[1].size)
    }

    #[test]
    fn type_grows_in_proportion_to_the_rows_as_far_as_the_form_says() {
        let both = |size| (Length::units(size), Length::units(size));
        assert_eq!(grown("一二三", 25), both(12_500));
        assert_eq!(grown("一二三", 29), both(14_500));
        assert_eq!(grown("一二三", 40), both(16_000));
    }

    #[test]
    fn type_grows_no_further_than_every_label_keeps_its_line_and_air_beside_it() {
        // Eight characters, and half of one, in 96.1 pt.
        let both = |size| (Length::units(size), Length::units(size));
        assert_eq!(grown("一二三四五六七八", 40), both(11_000));
        // Nine and a half: type of 10.1 pt.
        assert_eq!(grown("一二三四五六七八九", 40), both(10_000));
    }
}
