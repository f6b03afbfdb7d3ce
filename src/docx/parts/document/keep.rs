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
use crate::layout::place::{
    BORDER, CUT_LOSS, LEAST_BODY_ROWS, RowRules, against_loss, least_below_table,
};

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

    /// Whether the first rows, with what stands above them and a heading of one line, may be higher
    /// than a page in another program, which may make one line more of ten where a text has several.
    fn may_be_too_high(&self, rows: usize) -> bool {
        let lines = self.plan.rows.iter().take(rows).map(|row| row.steps_down(self.plan.line));
        let several: i64 = lines.filter(|lines| *lines > 1).sum();
        let growth = self.plan.line * ((several + 9) / 10);
        self.page.line_pitch() + self.rules().height(rows) + growth > self.page.depth
    }

    /// How many rows at the top stay together, in a table that fits a page all that do so where
    /// little is left of one.
    ///
    /// Of a free table these are as many as fill the part of a page that may stay empty for it:
    /// with less left they all go to a new page, with more none has to. Of one that stays with what
    /// follows they are all but the last ones, which go along with that.
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
        self.release_before_end(&mut kept);
        for (cell, plan) in self.model.cells.iter().zip(&self.plan.cells) {
            let last = (cell.row + cell.row_span).saturating_sub(1);
            for row in self.label_rows(cell, plan.count()) {
                if let Some(kept) = kept.get_mut(row).filter(|_| row < last) {
                    *kept = true;
                }
            }
        }
        self.release_high(&mut kept);
        kept
    }

    /// Lets the rows at the top of a free table part below the first one under the header rows where
    /// no page holds all that are kept together: LibreOffice leaves a caption that is kept with more
    /// than a page on a page of its own (17.3.1.15 says nothing of it).
    fn release_high(&self, kept: &mut [bool]) {
        let together = kept.iter().take_while(|kept| **kept).count() + 1;
        let together = together.min(self.model.rows);
        if !self.model.official
            && let Some(first) = kept.get_mut(self.model.head_rows)
            && self.may_be_too_high(together)
        {
            *first = false;
        }
    }

    /// Lets a free table that stays with what follows part above its last rows, which then go along
    /// with that, as the PDF does where much of a page is left. Where all its rows are kept, the
    /// last with what follows, LibreOffice leaves the table and sends that to a page of its own.
    fn release_before_end(&self, kept: &mut [bool]) {
        let above = self.model.rows.checked_sub(LEAST_BODY_ROWS + 1);
        if self.tail
            && !self.model.official
            && !self.rules().is_short()
            && let Some(above) = above.and_then(|row| kept.get_mut(row))
        {
            *above = false;
        }
    }

    /// The first rows of a cell that have to stay with the next so that its lines stand on one
    /// page: other programs go on with the text of a merged cell on the next page, in the middle
    /// of a word, and do not set it again, so that the rows there belong to nothing: all rows of a
    /// short group stay together. Of several lines another program may make one more.
    fn label_rows(&self, cell: &Cell, lines: i64) -> impl Iterator<Item = usize> {
        let lines = if lines > 1 { lines + 1 } else { lines };
        let heights = self.plan.rows.iter().skip(cell.row).take(cell.row_span);
        let group: Length = heights.clone().copied().sum();
        let is_short = group * CUT_LOSS <= self.page.depth;
        let needed = if is_short { group } else { self.plan.line * lines };
        let mut height = Length::ZERO;
        let short = heights.take_while(move |own| {
            height += **own;
            height < needed
        });
        cell.row..cell.row + short.count()
    }

    /// Whether a row may be cut inside (17.4.6); the first under the header rows also where no page
    /// holds it below what stands above the table.
    pub(super) fn breaks(&self, row: usize) -> bool {
        let is_first = !self.model.official && row == self.model.head_rows;
        self.rules().breaks(row, self.page.depth) || is_first && self.may_be_too_high(row + 1)
    }

    /// What is left blank below, blank lines included, so that the next line is back on the grid;
    /// in twips.
    pub(super) fn gap(&self) -> i64 {
        let (plan, pitch, blank) = (self.plan, self.page.line_pitch(), self.plan.blank_below);
        if !self.fits() && plan.cut.is_none() {
            let blank = line_pitch(self.page) * i64::from(blank);
            return least_below_table(pitch).to_twips() + blank;
        }
        // What stands on the page on which the table ends.
        let from = plan.from_head.unwrap_or(0);
        let above = if plan.from_head.is_some() { Length::ZERO } else { plan.white.above };
        let head = if from == 0 { plan.head } else { Length::ZERO };
        let rows = plan.rows.get(from..).unwrap_or_default();
        let whole = above + head + rows.iter().copied().sum() + plan.white.below;
        // In the lines of Word, which are a little lower: the last of a page would not fit it.
        let lines = line_pitch(self.page) * whole.steps_up(pitch);
        let rows = boundaries(rows).last().copied().unwrap_or(0);
        // Word and LibreOffice add a border to the height of the rows.
        (lines - above.to_twips() - head.to_twips() - rows - BORDER.to_twips()).max(1)
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
        plan.line = Length::pt(12);
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
        let all_but = |row: usize| (0..15).filter(|kept| *kept != row).collect::<Vec<_>>();
        assert_eq!(kept(15, 20, false, true), all_but(12));
        assert_eq!(kept(15, 20, true, true), all_but(15));
        assert_eq!(kept(4, 20, false, true), [0, 1, 2, 3]);
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
        // With a blank line 108, 12 and 30 pt are five lines.
        plan.white = table_white(Length::pt(108), Length::pt(30), 1);
        assert_eq!(gap(&plan), 36 * 20 - 10);
        // Two rows at the head of a page, and 20 pt below them: two lines.
        (plan.cut, plan.from_head) = (Some(2), Some(2));
        plan.white.below = Length::pt(20);
        assert_eq!(gap(&plan), 20 * 20 - 10);
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
        let ((model, plan), form) = (table(40, 20, true), form());
        let keep = Keep { model: &model, plan: &plan, page: &form.page, tail: false };
        let cell = |row_span| Cell {
            row: 5,
            column: 0,
            row_span,
            column_span: 1,
            part: CellPart::RowHead,
            align: Align::Left,
            text: Located::default(),
        };
        let rows = |lines: i64| keep.label_rows(&cell(10), lines).collect::<Vec<_>>();
        // 12 pt stand in the first row; 36 pt of two lines and one more in two, 60 pt in three.
        assert_eq!((rows(1), rows(2), rows(4)), (vec![], vec![5], vec![5, 6]));
        assert_eq!(rows(99), (5..=14).collect::<Vec<_>>());
        // A quarter of a page of rows stays with its label.
        assert!(keep.label_rows(&cell(7), 1).eq(5..=10) && keep.label_rows(&cell(8), 1).eq(5..5));
    }

    /// A header row, two rows of these heights and two low ones: which rows stay with the next, and
    /// whether the first of the high ones is cut inside. A line is 12 pt high.
    fn high(rows: [i64; 2], official: bool) -> (Vec<bool>, bool) {
        let ((model, mut plan), form) = (table(5, 20, official), form());
        plan.rows[1..3].copy_from_slice(&rows.map(Length::pt));
        let keep = Keep { model: &model, plan: &plan, page: &form.page, tail: false };
        (keep.with_next(), keep.breaks(1))
    }

    #[test]
    fn rows_at_the_top_that_no_page_holds_leave_no_caption_alone() {
        // Of 600 pt a heading and the header row take 50. Of 40 lines there may be four more, of
        // 41 five.
        let (whole, parted) = ([true, true, false, true, false], [true, false, false, true, false]);
        assert_eq!(high([250, 251], false), (whole.to_vec(), false));
        assert_eq!(high([250, 252], false), (parted.to_vec(), false));
        assert_eq!(high([250, 252], true), (vec![true, true, true, true, false], false));
        // One row alone is cut inside.
        assert!(!high([491, 20], false).1 && high([492, 20], false).1);
        assert!(!high([492, 20], true).1);
    }

    #[test]
    fn only_a_row_that_no_page_holds_breaks() {
        let ((model, mut plan), form) = (table(3, 20, true), form());
        plan.rows[1] = Length::pt(580);
        plan.rows[2] = Length::pt(581);
        let keep = Keep { model: &model, plan: &plan, page: &form.page, tail: false };
        assert_eq!([0, 1, 2].map(|row| keep.breaks(row)), [false, false, true]);
    }
}
