//! How is a page filled that a table ends, because the next table goes whole to a new one?
//!
//! Two moves make such a page look meant. A table of bands, each a table of its own, may be cut
//! between two of them, where the emptier of the two pages gets fuller by it. And its rows may
//! grow, all alike. Of all that can be done the one is chosen that leaves the fewest lines of the
//! emptiest page free; where that is the same, the table stays whole.

use super::place::{RowRules, least_below_table};
use crate::base::Length;

/// Heights of rows go up by this: a twentieth of a point, Word's unit.
const STEP: Length = Length::units(50);

/// What is known of the pages around a table that fits one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// Room below the headings of the table on this page.
    pub(super) here: Length,
    /// Height of those headings.
    pub(super) headings: Length,
    /// Room on a whole page.
    pub(super) depth: Length,
    /// Pitch of the lines.
    pub(super) pitch: Length,
    /// The room that the table after it needs with its headings, if one follows that is kept whole.
    pub(super) next: Option<Length>,
}

/// How a table is put on its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Filling {
    /// How many of its rows stand on this page: all, none, or those of its first bands.
    pub(super) rows_here: usize,
    /// The least height of its rows.
    pub(super) row_height: Length,
}

/// The best way to put a table on its pages.
pub(super) fn choose(rules: &RowRules<'_>, around: &Around) -> Filling {
    let all = rules.model.rows;
    if rules.whole() <= around.here {
        return Way { rules, around, rows_here: all }.filling();
    }
    let fits = |rows: &usize| rules.height(*rows) <= around.here;
    let bands = rules.model.bands().take_while(fits);
    let whole = Way { rules, around, rows_here: 0 };
    let ways = bands.map(|rows_here| Way { rules, around, rows_here });
    // The first of equals, so that it is not cut in vain.
    let best = [whole].into_iter().chain(ways).min_by_key(Way::empty_lines);
    best.unwrap_or(whole).filling()
}

/// One way to put it.
#[derive(Clone, Copy)]
struct Way<'r, 'p> {
    rules: &'r RowRules<'p>,
    around: &'r Around,
    rows_here: usize,
}

impl Way<'_, '_> {
    fn filling(&self) -> Filling {
        Filling { rows_here: self.rows_here, row_height: self.row_height() }
    }

    /// The whole lines that stay free on the emptier of the two pages; the last page of a report,
    /// and one on which the text goes on, counts as full.
    fn empty_lines(&self) -> i64 {
        let Around { here, headings, pitch, .. } = *self.around;
        let row_height = self.row_height();
        let here = match self.rows_here {
            0 => here + headings,
            rows => here - self.height(0, rows, row_height),
        };
        let end = if self.ends_page() { self.left(row_height) } else { Length::ZERO };
        here.max(end).steps_down(pitch)
    }

    /// Whether its page ends below the table, because the next one does not fit there.
    fn ends_page(&self) -> bool {
        let Around { depth, pitch, next, .. } = *self.around;
        let used = depth - self.left(Length::ZERO);
        let used = pitch * (used + least_below_table(pitch)).steps_up(pitch);
        next.is_some_and(|next| used + next > depth)
    }

    /// What is left of the page on which the table ends.
    fn left(&self, row_height: Length) -> Length {
        let Around { here, headings, depth, .. } = *self.around;
        let rows = self.rules.model.rows;
        match self.rows_here {
            all if all == rows => here - self.height(0, rows, row_height),
            0 => depth - headings - self.height(0, rows, row_height),
            some => depth - self.height(some, rows, row_height),
        }
    }

    /// The height of its rows that fills the pages best: the same for all, and a line is left to
    /// spare on each page, for other programs set the text above in a line more.
    fn row_height(&self) -> Length {
        let own = self.rules.model.row_height;
        let Some(growth) = self.rules.model.growth.filter(|_| self.ends_page()) else { return own };
        if self.leaves_spare(growth.row_height) {
            return growth.row_height;
        }
        let (mut fitting, mut too_high) = (0, (growth.row_height - own).steps_up(STEP).max(1));
        while too_high - fitting > 1 {
            let middle = i64::midpoint(fitting, too_high);
            if self.leaves_spare(own + STEP * middle) {
                fitting = middle
            } else {
                too_high = middle
            }
        }
        own + STEP * fitting
    }

    /// Whether on both pages a line stays to spare with rows so high, and half a line of white above
    /// the table.
    fn leaves_spare(&self, row_height: Length) -> bool {
        let Around { here, pitch, .. } = *self.around;
        let with_white = pitch + pitch / 2;
        if self.rows_here == 0 || self.rows_here == self.rules.model.rows {
            return self.left(row_height) >= with_white;
        }
        here - self.height(0, self.rows_here, row_height) >= with_white
            && self.left(row_height) >= pitch
    }

    /// Height of some rows, each at least so high, and of what stands above the first.
    fn height(&self, from: usize, to: usize, row_height: Length) -> Length {
        let rows = self.rules.plan.rows.get(from..to).unwrap_or_default();
        let above = if from == 0 { self.rules.height(0) } else { Length::ZERO };
        above + rows.iter().map(|row| (*row).max(row_height)).sum()
    }
}
