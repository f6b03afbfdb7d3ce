//! How is a page filled that a table ends, because the next table goes whole to a new one?
//!
//! Two moves make such a page look meant. A table of bands, each a table of its own, may be cut
//! between two of them, where the emptier of the two pages gets fuller by it. And its rows may
//! grow, all alike. Of all that can be done the one is chosen that leaves the fewest lines of the
//! emptiest page free; where that is the same, the table stays whole.

use std::ops::Range;

use super::blocks::{Flowing, headings_height};
use super::place::{LEAST_LINES, RowRules, against_loss, grid_below_table};
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

/// Where a table begins, and whether it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// On this page, all of it.
    Here,
    /// On a new page, all of it.
    NextPage,
    /// On this page; from this row on, with which a band opens, it stands on the next.
    Cut(usize),
}

/// How a table is put on its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Filling {
    pub(super) start: Start,
    /// The least height of its rows.
    pub(super) row_height: Length,
}

/// What is known of the pages around a table that fits one.
#[derive(Clone, Copy, Debug)]
struct Around {
    room: Room,
    /// Height of the headings of the table.
    headings: Length,
    /// The room that the table after it needs with its headings, if one follows that is kept whole.
    next: Option<Length>,
}

impl Around {
    /// Room below the headings on this page.
    fn here(&self) -> Length {
        self.room.rest - self.headings
    }
}

/// How the table that a group of blocks ends with is put on its pages, where it does not go over
/// several for want of room; two more groups follow.
pub(super) fn settle(groups: [&[Flowing<'_>]; 3], room: Room) -> Option<Filling> {
    let [group, next, after] = groups;
    let Some(Flowing::Table(model, plan)) = group.last() else { return None };
    let rules = RowRules { model, plan };
    let headings = headings_height(group, room.pitch);
    let around = Around { room, headings, next: kept(next, room) };
    if headings + rules.whole() > room.depth {
        return None;
    }
    let start = match () {
        () if rules.whole() <= around.here() => Start::Here,
        () if model.official => choose(&rules, &around),
        () if against_loss(room.rest, room.depth).is_lt() => Start::NextPage,
        () => return None,
    };
    let way = Way { rules: &rules, around: &around, start };
    // A table of the form that begins below fills the page better than higher rows.
    let below = Room { rest: room.depth - way.used_lines(), ..room };
    let below = settle([next, after, &[]], below);
    let goes_on = below.is_some_and(|below| below.start != Start::NextPage);
    let row_height = if goes_on { model.row_height } else { way.row_height() };
    Some(Filling { start, row_height })
}

/// The room for a table of the form with its headings, which is kept whole if a page has it.
fn kept(group: &[Flowing<'_>], room: Room) -> Option<Length> {
    let Some(Flowing::Table(model, plan)) = group.last() else { return None };
    let whole = headings_height(group, room.pitch) + RowRules { model, plan }.whole();
    (model.official && whole <= room.depth).then_some(whole)
}

/// The best way for a table of the form that does not fit this page.
fn choose(rules: &RowRules<'_>, around: &Around) -> Start {
    let fits = |row: &usize| rules.height(*row) <= around.here();
    let cuts = rules.model.bands().take_while(fits).map(Start::Cut);
    let ways = [Start::NextPage].into_iter().chain(cuts);
    // Of equals the first, so that it is not cut in vain.
    let best = ways.min_by_key(|start| Way { rules, around, start: *start }.empty_lines());
    best.unwrap_or(Start::NextPage)
}

/// One way to put it.
#[derive(Clone, Copy)]
struct Way<'r, 'p> {
    rules: &'r RowRules<'p>,
    around: &'r Around,
    start: Start,
}

impl Way<'_, '_> {
    /// The whole lines that stay free on the emptier of the two pages; the last page of a report,
    /// and one on which the text goes on, counts as full.
    fn empty_lines(&self) -> i64 {
        let row_height = self.row_height();
        let here = match self.start {
            Start::Here => self.left(row_height),
            Start::NextPage => self.around.room.rest,
            Start::Cut(row) => self.around.here() - self.height(0..row, row_height),
        };
        let end = if self.ends_page() { self.left(row_height) } else { Length::ZERO };
        here.max(end).steps_down(self.around.room.pitch)
    }

    /// Whether its page ends below the table, because the next one does not fit there.
    fn ends_page(&self) -> bool {
        let Around { room, next, .. } = self.around;
        next.is_some_and(|next| self.used_lines() + next > room.depth)
    }

    /// What the page holds on which the table ends, in whole lines.
    fn used_lines(&self) -> Length {
        let Room { depth, pitch, .. } = self.around.room;
        grid_below_table(depth - self.left(Length::ZERO), pitch, 0)
    }

    /// What is left of the page on which the table ends.
    fn left(&self, row_height: Length) -> Length {
        let Around { room, headings, .. } = self.around;
        let all = self.rules.model.rows;
        match self.start {
            Start::Here => self.around.here() - self.height(0..all, row_height),
            Start::NextPage => room.depth - *headings - self.height(0..all, row_height),
            Start::Cut(row) => room.depth - self.height(row..all, row_height),
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
        let Around { room, headings, .. } = self.around;
        let Room { rest, depth, pitch } = *room;
        let with_white = |lines: i64| pitch * lines + pitch / 2;
        match self.start {
            Start::Here => self.left(row_height) >= with_white(1),
            Start::NextPage => {
                let lines = if rest < pitch * LEAST_LINES { LEAST_LINES } else { 1 };
                self.left(row_height) >= with_white(lines)
            }
            Start::Cut(row) => {
                let whole = self.height(0..self.rules.model.rows, row_height);
                self.around.here() - self.height(0..row, row_height) >= with_white(1)
                    && self.left(row_height) >= pitch
                    && depth - *headings - whole >= with_white(1)
            }
        }
    }

    /// Height of some rows, each at least so high, and of what stands above the first.
    fn height(&self, rows: Range<usize>, row_height: Length) -> Length {
        let above = if rows.start == 0 { self.rules.height(0) } else { Length::ZERO };
        let rows = self.rules.plan.rows.get(rows).unwrap_or_default();
        above + rows.iter().map(|row| (*row).max(row_height)).sum()
    }
}
