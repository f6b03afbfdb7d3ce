//! How does a table become rows and cells?
//!
//! Every slot of the matrix is written: a merged cell is one that restarts and, in each row
//! below, one that continues with the same span (ECMA-376 part 1, 17.4.17 and 17.4.84).

use docx_rs::{
    AlignmentType, HeightRule, LineSpacing, LineSpacingType, Paragraph, Run, SpecialIndentType,
    Table, TableAlignmentType, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    VMergeType, WidthType,
};

use super::keep::Keep;
use super::run::run;
use crate::base::Length;
use crate::document::{Cell, TableModel};
use crate::docx::cell_style::{CellKind, CellStyles};
use crate::docx::error::DocxError;
use crate::docx::measures::{boundaries, unsigned};
use crate::docx::names::{TABLE, TABLE_TEXT};
use crate::form::{Align, Form};
use crate::layout::{CellPlan, TablePlan};

/// A table with the measures it is set by.
pub(super) struct Setting<'a> {
    form: &'a Form,
    model: &'a TableModel,
    plan: &'a TablePlan,
    styles: &'a CellStyles,
    /// Left ends of the columns, and the right end of the last, in twips.
    columns: Vec<i64>,
    keep: Keep<'a>,
}

impl<'a> Setting<'a> {
    /// Joins a table with its plan; its end may be `kept` with what follows.
    ///
    /// # Errors
    /// When the plan is not of this table.
    pub(super) fn new(
        form: &'a Form,
        model: &'a TableModel,
        plan: Option<&'a TablePlan>,
        styles: &'a CellStyles,
        kept: bool,
    ) -> Result<Self, DocxError> {
        let fits = |plan: &&TablePlan| {
            plan.columns.len() == model.columns()
                && plan.rows.len() == model.rows
                && plan.cells.len() == model.cells.len()
        };
        let mismatch = || DocxError::Plan { table: model.key.clone() };
        let plan = plan.filter(fits).ok_or_else(mismatch)?;
        let keep = Keep { model, plan, page: &form.page, tail: kept };
        Ok(Self { form, model, plan, styles, columns: boundaries(&plan.columns), keep })
    }

    /// What is left blank above it, in twips.
    pub(super) fn above(&self) -> i64 {
        self.plan.white.above.to_twips()
    }

    /// What is left blank below it, in twips.
    pub(super) fn gap(&self) -> i64 {
        self.keep.gap()
    }

    /// For each row whether a page may end below it: the style of cells keeps all together.
    pub(super) fn released(&self) -> Vec<bool> {
        let with_next = self.keep.with_next().into_iter().enumerate();
        with_next.map(|(row, kept)| !kept || self.keep.breaks(row)).collect()
    }

    /// What is kept free on both sides of the caption.
    pub(super) const fn caption_side(&self) -> Length {
        self.plan.caption_side
    }

    /// The table.
    pub(super) fn table(&self) -> Table {
        let rows = self.model.slots();
        let heights = boundaries(&self.plan.rows);
        let heights = heights.windows(2).map(|ends| ends[1] - ends[0]);
        let rows = rows.iter().zip(heights).enumerate();
        let rows = rows.map(|(row, (slots, height))| self.row(row, slots, height));
        let table = Table::new(rows.collect())
            .set_grid(self.columns.windows(2).map(|ends| unsigned(ends[1] - ends[0])).collect())
            .style(TABLE)
            .width(self.width(0, self.model.columns()), WidthType::Dxa)
            // As wide as the type area: centred it fills it, whatever a program takes for
            // the left end of a table, the border or the text (17.4.50).
            .align(TableAlignmentType::Center)
            .layout(TableLayoutType::Fixed);
        let padding = self.plan.padding.to_twips();
        if padding == self.form.typography.cell_padding.to_twips() {
            return table;
        }
        table.margins(TableCellMargins::new().margin(0, unsigned(padding), 0, unsigned(padding)))
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
        let paragraph = covering.map_or_else(
            || Paragraph::new().style(TABLE_TEXT),
            |(cell, plan)| self.paragraph(cell, plan),
        );
        let paragraph = match own {
            Some((cell, plan)) if !cell.text.is_empty() => self.text(paragraph, cell, plan),
            _ => paragraph,
        };
        // The text of a row that breaks goes on from the top of the next page.
        let align = if self.keep.breaks(row) { VAlignType::Top } else { VAlignType::Center };
        let mut written = TableCell::new()
            .width(self.width(column, span), WidthType::Dxa)
            .vertical_align(align)
            .add_paragraph(paragraph);
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

    /// An empty paragraph in the style of a cell.
    fn paragraph(&self, cell: &Cell, plan: &CellPlan) -> Paragraph {
        let Some(style) = self.styles.of(cell, plan) else { return Paragraph::new() };
        let paragraph = Paragraph::new().style(&style.id());
        if style.line == self.plan.line {
            return paragraph;
        }
        let line = LineSpacing::new().line(twips(self.plan.line));
        paragraph.line_spacing(line.line_rule(LineSpacingType::Exact))
    }

    /// A paragraph with the text of a cell, and with what only this text needs.
    fn text(&self, mut paragraph: Paragraph, cell: &Cell, plan: &CellPlan) -> Paragraph {
        if matches!(cell.align, Align::Right | Align::Decimal) {
            paragraph = paragraph.align(AlignmentType::Right);
        }
        let usual = match CellKind::of(cell) {
            CellKind::Label => self.form.typography.cell_padding,
            CellKind::Text | CellKind::Heading => Length::ZERO,
        };
        if (plan.left, plan.right, plan.hanging) != (usual, Length::ZERO, Length::ZERO) {
            let right = (plan.right != Length::ZERO).then(|| twips(plan.right));
            let hanging = (plan.hanging != Length::ZERO)
                .then(|| SpecialIndentType::Hanging(twips(plan.hanging)));
            paragraph = paragraph.indent(Some(twips(plan.left)), hanging, right, None);
        }
        runs(cell.text.as_str(), plan).fold(paragraph, Paragraph::add_run)
    }
}

/// The runs of a text: characters with a wider gap behind them stand in runs of their own.
fn runs<'t>(text: &'t str, plan: &'t CellPlan) -> impl Iterator<Item = Run> + 't {
    let mut rest = 0;
    let ends = plan.gaps.iter().flat_map(move |(at, gap)| {
        let end = text[*at..].chars().next().map_or(text.len(), |char| at + char.len_utf8());
        [(*at, Length::ZERO), (end, *gap)]
    });
    ends.chain([(text.len(), Length::ZERO)]).filter_map(move |(end, gap)| {
        let own = text.get(rest..end).filter(|own| !own.is_empty())?;
        rest = end;
        let spacing = gap - plan.condensed;
        let run = run(own);
        Some(if spacing.is_zero() { run } else { run.character_spacing(twips(spacing)) })
    })
}

/// A length as docx-rs takes it.
pub(super) fn twips(length: Length) -> i32 {
    i32::try_from(length.to_twips()).unwrap_or(0)
}
