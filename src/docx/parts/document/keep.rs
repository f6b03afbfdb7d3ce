//! Which rows of a table stay on a page together?
//!
//! By `w:keepNext` in the paragraphs of a row (ECMA-376 part 1, 17.3.1.15) Word is told the rules
//! of `layout::place`. How much room is left on a page only Word knows: what depends on that, and
//! what Word alone needs, is settled here.

use crate::base::Length;
use crate::document::{Cell, TableModel};
use crate::docx::measures::{boundaries, line_pitch};
use crate::form::Page;
use crate::layout::TablePlan;
use crate::layout::place::{BORDER, RowRules, against_loss, least_below_table};

/// A table on its page.
pub(super) struct Keep<'a> {
    pub(super) model: &'a TableModel,
    pub(super) plan: &'a TablePlan,
    pub(super) page: &'a Page,
    /// Whether attachments or a signature follow, which never stand on a page alone.
    pub(super) tail: bool,
}

impl Keep<'_> {
    const fn rules(&self) -> RowRules<'_> {
        RowRules { model: self.model, plan: self.plan }
    }

    /// Whether it fits a page, one of the form together with a heading of one line.
    fn fits(&self) -> bool {
        let heading = if self.model.official { self.page.line_pitch() } else { Length::ZERO };
        heading + self.rules().whole() <= self.page.depth
    }

    /// How many rows at the top stay together, in a table that fits a page all that do so where
    /// little is left of one.
    ///
    /// Of a free table these are as many as fill the part of a page that may stay empty for it:
    /// with less left they all go to a new page, with more none has to. One that stays with what
    /// follows goes whole; the PDF cuts it where much is left and two of its rows can go along.
    fn top(&self) -> usize {
        let (rows, least) = (self.model.rows, self.rules().top());
        // Its two parts fit a page each, though grown the whole may not.
        if self.plan.cut.is_some() {
            return rows;
        }
        if !self.fits() {
            return least;
        }
        if self.model.official || self.tail {
            return rows;
        }
        let is_little =
            |rows: &usize| against_loss(self.rules().height(*rows), self.page.depth).is_le();
        (least..=rows).take_while(is_little).last().unwrap_or(least)
    }

    /// For each row whether it stays with the next one, or the last with what follows.
    pub(super) fn with_next(&self) -> Vec<bool> {
        let mut kept = self.rules().with_next(self.top());
        if let Some(last) = kept.last_mut() {
            *last = self.tail;
        }
        for (cell, plan) in self.model.cells.iter().zip(&self.plan.cells) {
            let last = (cell.row + cell.row_span).saturating_sub(1);
            for row in self.label_rows(cell, plan.count()) {
                if let Some(kept) = kept.get_mut(row).filter(|_| row < last) {
                    *kept = true;
                }
            }
        }
        kept
    }

    /// The first rows of a cell that have to stay with the next so that its lines stand on one
    /// page: other programs go on with the text of a merged cell on the next page, in the middle
    /// of a word, and do not set it again. Of several lines another program may make one more.
    fn label_rows(&self, cell: &Cell, lines: i64) -> impl Iterator<Item = usize> {
        let lines = if lines > 1 { lines + 1 } else { lines };
        let needed = self.plan.line * lines;
        let heights = self.plan.rows.iter().skip(cell.row).take(cell.row_span);
        let mut height = Length::ZERO;
        let short = heights.take_while(move |own| {
            height += **own;
            height < needed
        });
        cell.row..cell.row + short.count()
    }

    /// Whether a row may be cut inside (17.4.6).
    pub(super) fn breaks(&self, row: usize) -> bool {
        self.rules().breaks(row, self.page.depth)
    }

    /// What is left blank below, blank lines included, so that the next line is back on the grid;
    /// in twips.
    pub(super) fn gap(&self) -> i64 {
        let (pitch, white) = (self.page.line_pitch(), self.plan.white);
        if !self.fits() || self.plan.cut.is_some() {
            let blank = line_pitch(self.page) * i64::from(self.plan.blank_below);
            return least_below_table(pitch).to_twips() + blank;
        }
        let rows: Length = self.plan.rows.iter().copied().sum();
        let whole = white.above + self.plan.head + rows + white.below;
        // In the lines of Word, which are a little lower: the last of a page would not fit it.
        let lines = line_pitch(self.page) * whole.steps_up(pitch);
        let rows = boundaries(&self.plan.rows).last().copied().unwrap_or(0);
        let above = white.above.to_twips() + self.plan.head.to_twips();
        // Word and LibreOffice add a border to the height of the rows.
        (lines - above - rows - BORDER.to_twips()).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Located;
    use crate::docx::sample;
    use crate::form::{Align, CellPart, Form};
    use crate::layout::place::table_white;

    /// Rows of this height each, the first a header row.
    fn table(rows: usize, height: i64, official: bool) -> (TableModel, TablePlan) {
        let model = TableModel { official, rows, head_rows: 1, ..TableModel::default() };
        let mut plan = TablePlan::default();
        plan.rows = vec![Length::pt(height); rows];
        (model, plan)
    }

    /// A page of 600 pt in 20 lines of 30 pt.
    fn form() -> Form {
        let mut form = sample::form();
        (form.page.depth, form.page.lines) = (Length::pt(600), 20);
        form
    }

    /// Which rows stay with the next, from 0.
    fn kept(rows: usize, height: i64, official: bool, tail: bool) -> Vec<usize> {
        let ((model, plan), form) = (table(rows, height, official), form());
        let keep = Keep { model: &model, plan: &plan, page: &form.page, tail };
        let kept = keep.with_next().into_iter().enumerate();
        kept.filter_map(|(row, kept)| kept.then_some(row)).collect()
    }

    #[test]
    fn official_tables_stay_whole_where_they_fit_with_their_heading() {
        assert_eq!(kept(5, 114, true, false), [0, 1, 2, 3]);
        // 575 and 30 pt are more than a page: the header row and two rows, and the last two.
        assert_eq!(kept(5, 115, true, false), [0, 1, 3]);
    }

    #[test]
    fn a_third_of_a_page_of_a_free_table_stays_together() {
        // Ten rows of 20 pt are just a third: a table of ten stays whole, of fifteen that much.
        assert_eq!(kept(10, 20, false, false), (0..9).collect::<Vec<_>>());
        assert_eq!(kept(15, 20, false, false), [0, 1, 2, 3, 4, 5, 6, 7, 8, 13]);
        // High rows: the header row and two rows at least. Higher than a page: no more.
        assert_eq!(kept(6, 90, false, false), [0, 1, 4]);
        assert_eq!(kept(40, 20, false, false), [0, 1, 38]);
    }

    #[test]
    fn a_table_at_the_end_stays_with_what_follows() {
        assert_eq!(kept(15, 20, false, true), (0..15).collect::<Vec<_>>());
        assert_eq!(kept(40, 20, false, true), [0, 1, 38, 39]);
        assert_eq!(kept(1, 20, false, false), [0; 0]);
    }

    #[test]
    fn the_gap_leads_back_to_the_grid() {
        let ((model, mut plan), form) = (table(4, 20, false), form());
        plan.head = Length::pt(28);
        let gap =
            |plan: &TablePlan| Keep { model: &model, plan, page: &form.page, tail: false }.gap();
        // 108 pt of table, and 6 pt of white above and below: four lines.
        plan.white = table_white(Length::pt(108), Length::pt(30), 0);
        assert_eq!(gap(&plan), 6 * 20 - 10);
        // A blank line counts as white: 108, 12 and 30 pt are five lines.
        plan.white = table_white(Length::pt(108), Length::pt(30), 1);
        assert_eq!(gap(&plan), 30 * 20 - 10);
        // Cut, a quarter of a line and the blank one.
        (plan.cut, plan.blank_below) = (Some(2), 1);
        assert_eq!(gap(&plan), 150 + 600);
    }

    #[test]
    fn a_table_of_bands_is_cut_between_two_of_them_where_the_pdf_is() {
        let ((model, mut plan), form) = (table(6, 40, true), form());
        plan.cut = Some(3);
        let keep = Keep { model: &model, plan: &plan, page: &form.page, tail: false };
        assert_eq!(keep.with_next(), [true, true, false, true, true, false]);
    }

    #[test]
    fn a_label_over_several_rows_is_not_cut_in_its_text() {
        let ((model, mut plan), form) = (table(40, 20, true), form());
        plan.line = Length::pt(12);
        let keep = Keep { model: &model, plan: &plan, page: &form.page, tail: false };
        let cell = Cell {
            row: 5,
            column: 0,
            row_span: 4,
            column_span: 1,
            part: CellPart::RowHead,
            align: Align::Left,
            text: Located::default(),
        };
        let rows = |lines: i64| keep.label_rows(&cell, lines).collect::<Vec<_>>();
        // 12 pt stand in the first row; 36 pt of two lines and one more in two, 60 pt in three.
        assert_eq!((rows(1), rows(2), rows(4)), (vec![], vec![5], vec![5, 6]));
        assert_eq!(rows(99), [5, 6, 7, 8]);
    }

    #[test]
    fn only_a_row_that_no_page_holds_breaks() {
        let ((model, mut plan), form) = (table(3, 20, false), form());
        plan.rows[1] = Length::pt(580);
        plan.rows[2] = Length::pt(581);
        let keep = Keep { model: &model, plan: &plan, page: &form.page, tail: false };
        assert_eq!([0, 1, 2].map(|row| keep.breaks(row)), [false, false, true]);
    }
}
