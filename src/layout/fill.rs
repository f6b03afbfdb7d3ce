//! How is a page filled that a table ends, because the next table goes whole to a new one?
//!
//! Two moves make such a page look meant. A table of bands, each a table of its own, may be cut
//! between two of them, where the emptier of the two pages gets fuller by it. And its rows may
//! grow, all alike. Of all that can be done the one is chosen that leaves the fewest lines of the
//! emptiest page free; where that is the same, the table stays whole.

use super::blocks::Flowing;
use super::place::{LEAST_LINES, RowRules, against_loss, least_below_table};
use crate::base::Length;

/// Heights of rows go up by this: a twentieth of a point, Word's unit.
const STEP: Length = Length::units(50);

/// The page on which a table may begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// What is left of it.
    pub(super) rest: Length,
    /// A whole page.
    pub(super) depth: Length,
    /// Pitch of the lines.
    pub(super) pitch: Length,
}

/// What is known of the pages around a table that fits one.
#[derive(Clone, Copy, Debug)]
struct Around {
    /// Room below the headings of the table on this page.
    here: Length,
    /// Height of those headings.
    headings: Length,
    depth: Length,
    pitch: Length,
    /// The room that the table after it needs with its headings, if one follows that is kept whole.
    next: Option<Length>,
}

/// How a table is put on its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Filling {
    /// How many of its rows stand on this page: all, none, or those of its first bands.
    pub(super) rows_here: usize,
    /// The least height of its rows.
    pub(super) row_height: Length,
}

/// How the table that a group of blocks ends with is put on its pages, where it does not go over
/// several for want of room; two more groups follow.
pub(super) fn settle(groups: [&[Flowing<'_>]; 3], room: Room) -> Option<Filling> {
    let [group, next, after] = groups;
    let Some(Flowing::Table(model, plan)) = group.last() else { return None };
    let rules = RowRules { model, plan };
    let Room { rest, depth, pitch } = room;
    let headings = headings(group, pitch);
    let next_whole = kept(next, room);
    let around = Around { here: rest - headings, headings, depth, pitch, next: next_whole };
    if headings + rules.whole() > depth {
        return None;
    }
    let rows_here = match () {
        () if model.official => choose(&rules, &around),
        () if rules.whole() <= around.here => model.rows,
        () if against_loss(rest, depth).is_lt() => 0,
        () => return None,
    };
    let way = Way { rules: &rules, around: &around, rows_here };
    // A table of the form that begins below fills the page better than higher rows.
    let rest = depth - way.used_lines();
    let below = settle([next, after, &[]], Room { rest, ..room });
    let goes_on = below.is_some_and(|below| below.rows_here > 0);
    Some(if goes_on { Filling { rows_here, row_height: model.row_height } } else { way.filling() })
}

fn headings(group: &[Flowing<'_>], pitch: Length) -> Length {
    let headings = group.iter().filter(|block| block.is_heading());
    headings.map(|block| pitch * block.lines()).sum()
}

/// The room for a table of the form with its headings, which is kept whole if a page has it.
fn kept(group: &[Flowing<'_>], room: Room) -> Option<Length> {
    let Some(Flowing::Table(model, plan)) = group.last() else { return None };
    let whole = headings(group, room.pitch) + RowRules { model, plan }.whole();
    (model.official && whole <= room.depth).then_some(whole)
}

/// How many rows of a table of the form stand on this page in the best way.
fn choose(rules: &RowRules<'_>, around: &Around) -> usize {
    let all = rules.model.rows;
    if rules.whole() <= around.here {
        return all;
    }
    let fits = |rows: &usize| rules.height(*rows) <= around.here;
    let bands = rules.model.bands().take_while(fits);
    // Of equals the first, so that it is not cut in vain.
    let ways = [0].into_iter().chain(bands).map(|rows_here| Way { rules, around, rows_here });
    ways.min_by_key(Way::empty_lines).map_or(0, |way| way.rows_here)
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
        let Around { depth, next, .. } = *self.around;
        next.is_some_and(|next| self.used_lines() + next > depth)
    }

    /// What the page holds on which the table ends, in whole lines.
    fn used_lines(&self) -> Length {
        let Around { depth, pitch, .. } = *self.around;
        let used = depth - self.left(Length::ZERO);
        pitch * (used + least_below_table(pitch)).steps_up(pitch)
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
    ///
    /// Where the text fills the page before the table, its last two lines stand above the table in a
    /// program that sets it in a line more. Where the table is cut, it goes to a new page whole there.
    fn leaves_spare(&self, row_height: Length) -> bool {
        let Around { here, headings, depth, pitch, .. } = *self.around;
        let all = self.rules.model.rows;
        let is_full = here + headings < pitch * LEAST_LINES;
        let lines = if self.rows_here == 0 && is_full { LEAST_LINES } else { 1 };
        let with_white = pitch * lines + pitch / 2;
        if self.rows_here == 0 || self.rows_here == all {
            return self.left(row_height) >= with_white;
        }
        here - self.height(0, self.rows_here, row_height) >= with_white
            && self.left(row_height) >= pitch
            && depth - headings - self.height(0, all, row_height) >= with_white
    }

    /// Height of some rows, each at least so high, and of what stands above the first.
    fn height(&self, from: usize, to: usize, row_height: Length) -> Length {
        let rows = self.rules.plan.rows.get(from..to).unwrap_or_default();
        let above = if from == 0 { self.rules.height(0) } else { Length::ZERO };
        above + rows.iter().map(|row| (*row).max(row_height)).sum()
    }
}
