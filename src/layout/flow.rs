//! Which block stands on which page, and where?
//!
//! Lines lie on the grid: the n-th at top + n × pitch. What holds together is said in `place`;
//! here is known how much room there is.

use super::blocks::{Blocks, Flowing, headings_height};
use super::context::Context;
use super::fill::{self, Room, Start};
use super::frame::{Owner, Pages, TagId, TagRole};
use super::place::{
    ATTACHMENTS_ABOVE, LEAST_BEGUN, LEAST_LINES, RowRules, against_loss, grid_below_table,
    least_below_table,
};
use super::plan::{AttachmentPlan, Plan, TablePlan};
use super::table::{self, Cutter, Grid, Part};
use super::trace::Keep;
use super::{attachments, page, paragraph, signature, title};
use crate::base::{Length, Point};
use crate::document::{Document, TableModel};

/// Puts a document on pages. What is decided on the way about the measures of a table is decided
/// in its plan, for those who set it after us.
pub(super) fn set(context: &mut Context<'_>, document: &Document, plan: &mut Plan) -> Pages {
    let page = &context.form.page;
    let mut pages = Pages { width: page.width, height: page.height, ..Pages::default() };
    pages.tag(None, TagRole::Document, "");
    page::begin(&mut pages);
    let mut flow = Flow { context, pages, y: Length::ZERO };
    if !plan.title.is_empty() {
        title::set(flow.context, &mut flow.pages, plan);
        flow.y = title::height(flow.context, plan);
    }
    let with_next = plan.with_next(&document.blocks);
    let mut blocks = Blocks::of(document, plan);
    let mut taken: Vec<Flowing<'_>> = blocks.next(flow.context).into_iter().collect();
    let mut at = 0;
    while !taken.is_empty() {
        let group = group(flow.context, &mut blocks, &mut taken, 0, &with_next[at..]);
        at += group;
        let is_held = with_next[at - 1];
        // What holds together with the end of the text is no more than what closes the report.
        while (is_held || taken.len() == group)
            && let Some(block) = blocks.next(flow.context)
        {
            taken.push(block);
        }
        let below = if is_held { taken[group..].iter().map(Flowing::lines).sum() } else { 0 };
        let ends = match &taken[group - 1] {
            Flowing::Table(..) if below == 0 => {
                following(flow.context, &mut blocks, &mut taken, group, &with_next[at..])
            }
            _ => [group; 2],
        };
        let (own, rest) = taken.split_at_mut(group);
        let (next, after) = rest[..ends[1] - group].split_at(ends[0] - group);
        flow.group(own, [next, after], below);
        taken.drain(..group);
    }
    flow.pages.end_page(Keep::End);
    flow.pages
}

/// Where the two groups end that come behind the first blocks `taken`; they are taken.
fn following<'d>(
    context: &mut Context<'_>,
    blocks: &mut Blocks<'d>,
    taken: &mut Vec<Flowing<'d>>,
    first: usize,
    with_next: &[bool],
) -> [usize; 2] {
    let mut end = first;
    [(); 2].map(|()| {
        let with_next = with_next.get(end - first..).unwrap_or_default();
        end += group(context, blocks, taken, end, with_next);
        end
    })
}

/// How many of the blocks `taken`, from one on, and of those that follow, stay together at their
/// head: headings, and what the last of them heads. They are taken.
fn group<'d>(
    context: &mut Context<'_>,
    blocks: &mut Blocks<'d>,
    taken: &mut Vec<Flowing<'d>>,
    from: usize,
    with_next: &[bool],
) -> usize {
    loop {
        let is_held = |(block, held): &(&Flowing<'_>, &bool)| block.is_heading() && **held;
        let headings = taken[from..].iter().zip(with_next).take_while(is_held).count();
        if headings < taken.len() - from {
            return headings + 1;
        }
        match blocks.next(context) {
            Some(block) => taken.push(block),
            None => return headings,
        }
    }
}

struct Flow<'c, 'a> {
    context: &'c mut Context<'a>,
    pages: Pages,
    /// Below the top of the type area.
    y: Length,
}

impl Flow<'_, '_> {
    fn rest(&self) -> Length {
        self.context.page_depth() - self.y
    }

    fn new_page(&mut self, keep: Keep) {
        self.pages.end_page(keep);
        page::begin(&mut self.pages);
        self.y = Length::ZERO;
    }

    /// Sets headings and the block they belong to: together, or on a new page. Below them
    /// `below` lines are wanted for what never stands on a page alone; the `next` groups follow.
    fn group(&mut self, group: &mut [Flowing<'_>], next: [&[Flowing<'_>]; 2], below: i64) {
        let is_cut = below == 0 && self.fill(group, next);
        if !is_cut && self.least(group, below) > self.rest() && self.y > Length::ZERO {
            let keep = match group {
                // The group alone would have had room; it moves because of what must follow it.
                _ if self.least(group, 0) <= self.rest() => Keep::Signature,
                [.., Flowing::Table(model, plan)] if self.is_kept_whole(model, plan) => Keep::Table,
                [Flowing::Table(..)] => Keep::Row,
                [one] if !one.is_heading() => one.keep(below),
                _ => Keep::Heading,
            };
            self.new_page(keep);
        }
        for block in group {
            match block {
                Flowing::Lines { heading: true, .. } => self.lines(block, 0),
                Flowing::Lines { .. } => self.lines(block, below),
                Flowing::Table(model, plan) => {
                    let below = self.context.line_pitch() * below;
                    self.table(model, plan, below);
                }
                Flowing::Attachments(list) => self.attachments(list, below),
                Flowing::Signature(plan) => {
                    signature::set(self.context, &mut self.pages, plan, self.y);
                    self.y += self.context.line_pitch() * plan.lines();
                }
            }
        }
    }

    /// Settles how a table and the page it ends are filled; whether it begins on this page to be cut
    /// between bands.
    fn fill(&mut self, group: &mut [Flowing<'_>], next: [&[Flowing<'_>]; 2]) -> bool {
        let (rest, depth) = (self.rest(), self.context.page_depth());
        let room = Room { rest, depth, pitch: self.context.line_pitch() };
        let Some(filling) = fill::settle([group, next[0], next[1]], room) else { return false };
        let Some(Flowing::Table(model, plan)) = group.last_mut() else { return false };
        if filling.row_height > model.row_height {
            table::grow(self.context, model, plan, filling.row_height);
        }
        plan.cut = match filling.start {
            Start::Cut(row) => Some(row),
            Start::Here | Start::NextPage => None,
        };
        plan.cut.is_some()
    }

    /// The least room a group needs to begin on a page.
    fn least(&self, group: &[Flowing<'_>], below: i64) -> Length {
        let pitch = self.context.line_pitch();
        let above = headings_height(group, pitch);
        let rest = match group.last() {
            Some(block @ Flowing::Lines { heading: false, .. }) => {
                let lines = block.lines();
                pitch * if lines < LEAST_LINES * 2 { lines + below } else { LEAST_LINES }
            }
            Some(Flowing::Table(model, plan)) => {
                self.least_table(model, plan, above, pitch * below)
            }
            Some(Flowing::Attachments(list)) => pitch * least_attachments(list, below),
            Some(Flowing::Signature(plan)) => pitch * plan.lines(),
            _ => Length::ZERO,
        };
        above + rest
    }

    /// A table that fits one page with its headings needs room for all of it, a free one only
    /// where that costs little or what is `below` has to stay with it; any other for its top rows.
    fn least_table(
        &self,
        model: &TableModel,
        plan: &TablePlan,
        above: Length,
        below: Length,
    ) -> Length {
        let (rules, depth) = (RowRules { model, plan }, self.context.page_depth());
        let whole = rules.whole();
        let whole = if below > Length::ZERO {
            grid_below_table(whole, self.context.line_pitch(), 0) + below
        } else {
            whole
        };
        let is_short = below > Length::ZERO && rules.is_short();
        let moves = model.official || is_short || against_loss(self.rest(), depth).is_lt();
        if above + whole <= depth && moves {
            return whole;
        }
        // Where no page holds two rows, one does; a row higher than a page begins wherever a few
        // of its lines fit.
        let begun = rules.height(model.head_rows) + plan.line * LEAST_BEGUN;
        let rows = [rules.top(), model.head_rows + 1].map(|rows| rules.height(rows));
        rows.into_iter().find(|height| *height <= depth).unwrap_or(begun)
    }

    /// Whether a table goes to a new page rather than be cut here.
    fn is_kept_whole(&self, model: &TableModel, plan: &TablePlan) -> bool {
        let whole = RowRules { model, plan }.whole();
        self.least_table(model, plan, Length::ZERO, Length::ZERO) == whole
    }

    fn lines(&mut self, block: &Flowing<'_>, below: i64) {
        let Flowing::Lines { lines, size, role, text, has_run_in, .. } = block else { return };
        let tag = self.pages.tag(Some(TagId::default()), *role, text);
        let head = has_run_in.then(|| self.pages.tag(Some(tag), TagRole::RunIn, ""));
        // One owner for each run of the text, the last for all that follow.
        let owners: Vec<Owner> = head.into_iter().chain([tag]).map(Owner::Tag).collect();
        let pitch = self.context.line_pitch();
        let (left, top) = (self.context.form.page.left, self.context.form.page.top);
        let below = usize::try_from(below).unwrap_or(0);
        let mut rest = lines.as_slice();
        while !rest.is_empty() {
            let room = usize::try_from(self.rest().steps_down(pitch)).unwrap_or(0);
            let now = split(rest.len(), room, below, self.y == Length::ZERO);
            let (first, later) = rest.split_at(now);
            for line in first {
                let y = paragraph::baseline(top + self.y, pitch, *size);
                line.put_runs(&mut self.pages, &owners, Point { x: left, y });
                self.y += pitch;
            }
            rest = later;
            if !rest.is_empty() {
                self.new_page(if now + rest.len() <= room { block.keep(1) } else { block.keep(0) });
            }
        }
    }

    fn table(&mut self, model: &TableModel, plan: &mut TablePlan, below: Length) {
        let tags = table::tag(&mut self.pages, model);
        let grid = Grid::of(model);
        let mut above = self.white_above(model, plan);
        let is_in_lines = above == plan.white.above;
        if self.y > Length::ZERO {
            plan.white.above = above;
        }
        let mut is_at_head = self.y == Length::ZERO;
        let (depth, pitch) = (self.context.page_depth(), self.context.line_pitch());
        let white = least_below_table(pitch);
        let cutter = Cutter { table: model, plan, grid: &grid, below, white };
        let room = self.rest() - above - plan.head;
        let mut parts = cutter.cut(room, depth, is_at_head);
        if parts.first().is_some_and(|part| part.rows.is_empty()) {
            // Not even the least fits: caption and unit go along to a new page.
            self.new_page(Keep::Row);
            (above, is_at_head) = (Length::ZERO, true);
            parts = cutter.cut(depth - plan.head, depth, true);
        }
        self.y += above;
        self.parts(&table::Setting { table: model, plan, grid: &grid }, &parts, &tags);
        if is_in_lines && parts.len() == 1 && !is_at_head {
            self.y += plan.white.below;
        } else {
            let end = self.y;
            self.y = grid_below_table(end, pitch, plan.blank_below);
            plan.white.below = self.y - end;
            let last = parts.last().map_or(0, |part| part.rows.start);
            plan.from_head = (is_at_head || last > 0).then_some(last);
        }
        // Blank lines belong to what stands below them.
        self.y -= pitch * i64::from(plan.blank_below);
    }

    /// Sets what stands above a table, and its parts, each but the first on a new page.
    fn parts(&mut self, setting: &table::Setting<'_>, parts: &[Part], tags: &table::Tags) {
        table::set_head(self.context, &mut self.pages, setting.plan, tags, self.y);
        self.y += setting.plan.head;
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                let cut = setting.plan.cut;
                self.new_page(if cut.is_some() { Keep::Bands } else { Keep::Row });
            }
            self.check_height(setting, part);
            table::set(self.context, &mut self.pages, setting, part, tags, self.y);
            self.y += part.height();
        }
    }

    /// The white above a table: its half, or what the page has room for beside the least below it;
    /// none at a page's head.
    fn white_above(&self, model: &TableModel, plan: &TablePlan) -> Length {
        if self.y == Length::ZERO {
            return Length::ZERO;
        }
        let rules = RowRules { model, plan };
        let white = plan.white;
        let spare = |rows: usize| {
            self.rest() - rules.height(rows) - least_below_table(self.context.line_pitch())
        };
        let whole = spare(plan.cut.unwrap_or(model.rows));
        // Of one that is cut for want of room the first rows want it.
        let spare = if whole < Length::ZERO { spare(rules.top()) } else { whole };
        white.above.min(white.least_above + spare.max(Length::ZERO))
    }

    /// Reports a part of a table that is higher than a page: its header rows, or a label over
    /// several rows.
    fn check_height(&mut self, setting: &table::Setting<'_>, part: &Part) {
        if part.height() > self.context.page_depth()
            && let Some(text) = table::longest(setting, part)
        {
            let help = "表头和跨行的一格不能比一面还高，请缩短文字，或加宽这一列";
            self.context.too_long("表格里的", text, help);
        }
    }

    /// Sets the attachments without cutting a name; the last stays with the `below` lines of the
    /// signature.
    fn attachments(&mut self, list: &[AttachmentPlan], below: i64) {
        let pitch = self.context.line_pitch();
        if self.y > Length::ZERO {
            self.y += pitch * i64::from(ATTACHMENTS_ABOVE);
        }
        let is_list = list.len() > 1;
        let document = Some(TagId::default());
        let tag = is_list.then(|| self.pages.tag(document, TagRole::List, ""));
        for (index, attachment) in list.iter().enumerate() {
            let below = if index + 1 == list.len() { below } else { 0 };
            if self.y + pitch * (attachment.lines() + below) > self.context.page_depth() {
                self.new_page(Keep::Signature);
            }
            if attachment.lines() > i64::from(self.context.form.page.lines) {
                let name = &attachment.written;
                self.context.too_long("附件名称", name, "请缩短，一面之内要排得下");
            }
            attachments::set(self.context, &mut self.pages, attachment, tag, self.y);
            self.y += pitch * attachment.lines();
        }
    }
}

/// Lines of the blank line and the first attachment; if it is the only one, of what stays with it
/// too.
fn least_attachments(list: &[AttachmentPlan], below: i64) -> i64 {
    let first = i64::from(ATTACHMENTS_ABOVE) + list.first().map_or(0, AttachmentPlan::lines);
    if list.len() == 1 { first + below } else { first }
}

/// How many of `lines` go on this page, which has room for `room`: no line stands alone on either
/// page, and three lines stay together. Where the signature below, of `below` lines, would not fit
/// under the last line, two lines go with it to the next page. On an empty page at least one line
/// is set, so that setting ends.
fn split(lines: usize, room: usize, below: usize, empty: bool) -> usize {
    if lines + below <= room {
        return lines;
    }
    let least = usize::try_from(LEAST_LINES).unwrap_or(1);
    let now = room.min(lines.saturating_sub(least));
    match now {
        _ if empty => now.max(1),
        // Of three lines only one could go: none does.
        now if now < least => 0,
        now => now,
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn no_line_stands_alone() {
        assert_eq!(split(5, 9, 0, false), 5);
        assert_eq!(split(5, 3, 0, false), 3);
        assert_eq!(split(5, 4, 0, false), 3); // not 4 + 1
        assert_eq!(split(5, 1, 0, false), 0); // not 1 + 4
        assert_eq!(split(3, 2, 0, false), 0); // three lines whole
        assert_eq!(split(2, 1, 0, false), 0);
        assert_eq!(split(50, 22, 0, true), 22);
    }

    #[test]
    fn a_signature_takes_two_lines_along() {
        assert_eq!(split(5, 8, 3, false), 5);
        assert_eq!(split(5, 7, 3, false), 3);
        assert_eq!(split(3, 5, 3, false), 0);
        assert_eq!(split(1, 3, 3, false), 0);
    }
}
