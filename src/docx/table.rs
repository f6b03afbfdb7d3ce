//! How does a table become rows and cells?
//!
//! Every slot of the matrix is written: a merged cell is one that restarts and, in each row
//! below, one that continues with the same span (ECMA-376 part 1, 17.4.17 and 17.4.84).

use docx_rs::{
    AlignmentType, HeightRule, LineSpacing, LineSpacingType, Paragraph, Table, TableAlignmentType,
    TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

use super::error::DocxError;
use super::keep::Keep;
use super::measures::{boundaries, style_pitch, unsigned};
use super::names::{TABLE, TABLE_HEADING, TABLE_LABEL, TABLE_TEXT};
use super::run::run;
use crate::base::Length;
use crate::document::{Cell, TableModel};
use crate::form::{Align, CellPart, Form};
use crate::layout::{CellPlan, TablePlan};

/// A table with the measures it is set by.
pub(super) struct Setting<'a> {
    form: &'a Form,
    model: &'a TableModel,
    plan: &'a TablePlan,
    /// Left ends of the columns, and the right end of the last, in twips.
    columns: Vec<i64>,
    keep: Keep<'a>,
    /// For each row whether it stays on a page with the next.
    with_next: Vec<bool>,
}

impl<'a> Setting<'a> {
    /// Joins a table with its plan; the `tail` of the report may follow it.
    ///
    /// # Errors
    /// When the plan is not of this table.
    pub(super) fn new(
        form: &'a Form,
        model: &'a TableModel,
        plan: Option<&'a TablePlan>,
        tail: bool,
    ) -> Result<Self, DocxError> {
        let fits = |plan: &&TablePlan| {
            plan.columns.len() == model.columns()
                && plan.rows.len() == model.rows
                && plan.cells.len() == model.cells.len()
        };
        let mismatch = || DocxError::Plan { table: model.key.clone() };
        let plan = plan.filter(fits).ok_or_else(mismatch)?;
        let keep = Keep { model, plan, page: &form.page, tail };
        let (columns, with_next) = (boundaries(&plan.columns), keep.with_next());
        Ok(Self { form, model, plan, columns, keep, with_next })
    }

    /// What is left blank below it, in twips.
    pub(super) fn above(&self) -> i64 {
        self.plan.above.to_twips()
    }

    /// What is left blank below it, in twips.
    pub(super) fn gap(&self) -> i64 {
        self.keep.gap()
    }

    /// Between a cell's text and its borders on the left and right, in twips.
    pub(super) fn padding(&self) -> i32 {
        i32::try_from(self.plan.padding.to_twips()).unwrap_or(0)
    }

    /// The table.
    pub(super) fn table(&self) -> Table {
        let padding = unsigned(self.plan.padding.to_twips());
        let rows = self.model.slots();
        let heights = boundaries(&self.plan.rows);
        let heights = heights.windows(2).map(|ends| ends[1] - ends[0]);
        let rows = rows.iter().zip(heights).enumerate();
        let rows = rows.map(|(row, (slots, height))| self.row(row, slots, height));
        Table::new(rows.collect())
            .set_grid(self.columns.windows(2).map(|ends| unsigned(ends[1] - ends[0])).collect())
            .style(TABLE)
            .width(self.width(0, self.model.columns()), WidthType::Dxa)
            // As wide as the type area: centred it fills it, whatever a program takes for
            // the left end of a table, the border or the text (17.4.50).
            .align(TableAlignmentType::Center)
            .layout(TableLayoutType::Fixed)
            .margins(TableCellMargins::new().margin(0, padding, 0, padding))
    }

    /// Width of `span` columns from `column` on.
    fn width(&self, column: usize, span: usize) -> usize {
        let at = |column: usize| self.columns.get(column).copied().unwrap_or(0);
        unsigned(at(column + span) - at(column))
    }

    fn row(&self, row: usize, slots: &[Option<usize>], height: i64) -> TableRow {
        let mut cells = Vec::new();
        let mut column = 0;
        while column < slots.len() {
            let covering = slots[column].and_then(|index| {
                Some((self.model.cells.get(index)?, self.plan.cells.get(index)?))
            });
            cells.push(self.cell(row, column, covering));
            column += covering.map_or(1, |(cell, _)| cell.column_span.max(1));
        }
        if self.keep.breaks(row) {
            return TableRow::new(cells);
        }
        TableRow::new(cells)
            .row_height(f32::from(u16::try_from(height).unwrap_or(u16::MAX)))
            // Exactly so high, Word would clip a cell that takes one more line there.
            .height_rule(HeightRule::AtLeast)
            .cant_split()
    }

    fn cell(&self, row: usize, column: usize, covering: Option<(&Cell, &CellPlan)>) -> TableCell {
        let span = covering.map_or(1, |(cell, _)| cell.column_span.max(1));
        let own = covering.filter(|(cell, _)| cell.row == row);
        let empty = || Paragraph::new().style(TABLE_TEXT);
        let paragraph = own.map_or_else(empty, |(cell, plan)| self.text(cell, plan));
        // The text of a row that breaks goes on from the top of the next page.
        let breaks = self.keep.breaks(row);
        let align = if breaks { VAlignType::Top } else { VAlignType::Center };
        let kept = self.with_next.get(row).is_some_and(|kept| *kept) && !breaks;
        let mut written = TableCell::new()
            .width(self.width(column, span), WidthType::Dxa)
            .vertical_align(align)
            .add_paragraph(self.pitched(paragraph).keep_next(kept));
        if span > 1 {
            written = written.grid_span(span);
        }
        if covering.is_some_and(|(cell, _)| cell.row_span > 1) {
            let restarts = own.is_some();
            let merge = if restarts { VMergeType::Restart } else { VMergeType::Continue };
            written = written.vertical_merge(merge);
        }
        written
    }

    fn text(&self, cell: &Cell, plan: &CellPlan) -> Paragraph {
        let style = match (cell.align, cell.part) {
            (Align::Left, _) => TABLE_LABEL,
            (_, CellPart::Data | CellPart::RowHead) => TABLE_TEXT,
            (_, CellPart::Corner | CellPart::ColumnHead | CellPart::BandHead) => TABLE_HEADING,
        };
        let mut paragraph = Paragraph::new().style(style);
        if cell.text.is_empty() {
            return paragraph;
        }
        let twips = |length: Length| i32::try_from(length.to_twips()).unwrap_or(0);
        if matches!(cell.align, Align::Right | Align::Decimal) {
            paragraph = paragraph.align(AlignmentType::Right);
        }
        if (plan.left, plan.right) != (Length::ZERO, Length::ZERO) {
            let right = (plan.right != Length::ZERO).then(|| twips(plan.right));
            paragraph = paragraph.indent(Some(twips(plan.left)), None, right, None);
        }
        let mut run = run(cell.text.as_str());
        if !plan.condensed.is_zero() {
            run = run.character_spacing(twips(-plan.condensed));
        }
        let half_points = plan.size.to_half_points();
        if half_points != self.form.styles.table.size.to_half_points() {
            run = run.size(unsigned(half_points));
        }
        paragraph.add_run(run)
    }

    /// The paragraph with the table's own pitch of lines, where it is not the style's.
    fn pitched(&self, paragraph: Paragraph) -> Paragraph {
        let line = self.plan.line.to_twips();
        if line == style_pitch(&self.form.styles.table, &self.form.page) {
            return paragraph;
        }
        let line = i32::try_from(line).unwrap_or(i32::MAX);
        paragraph.line_spacing(LineSpacing::new().line(line).line_rule(LineSpacingType::Exact))
    }
}
