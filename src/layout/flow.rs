//! Which block stands on which page, and where?
//!
//! Lines lie on the grid: the n-th at top + n × pitch. Headings stay with what follows them, a
//! paragraph leaves no line alone, and a statistical table goes to a new page whole whenever
//! it fits one with its heading.

use super::context::Context;
use super::frame::{Owner, Pages, TagId, TagRole};
use super::paragraph::{self, Line, StyledText};
use super::plan::{Plan, TablePlan};
use super::{page, signature, table, title};
use crate::base::{Length, Located, Point};
use crate::document::{Block, Document, Inline, TableModel};

/// Characters that a paragraph's first line and a heading are indented (GB/T 9704 7.3.3).
const INDENT: i64 = 2;

/// A block taken to lines.
enum Flowing<'d> {
    Lines { lines: Vec<Line>, size: Length, heading: bool, role: TagRole, text: String },
    Table(&'d TableModel, &'d TablePlan),
    Signature(Option<&'d Located>, Option<&'d Located>),
}

/// Puts a document on pages.
pub(super) fn set(context: &mut Context<'_>, document: &Document, plan: &Plan) -> Pages {
    let page = &context.form.page;
    let mut pages = Pages { width: page.width, height: page.height, ..Pages::default() };
    pages.tag(None, TagRole::Document, "");
    page::begin(&mut pages);
    let mut flow = Flow { context, pages, y: Length::ZERO };
    if !plan.title.is_empty() {
        title::set(flow.context, &mut flow.pages, &plan.title);
        flow.y = title::height(flow.context, plan.title.len());
    }
    let mut tables = plan.tables.iter();
    let blocks = document.blocks.iter();
    let flowing: Vec<Flowing<'_>> =
        blocks.filter_map(|block| take(flow.context, block, &mut tables)).collect();
    let mut at = 0;
    while at < flowing.len() {
        let headings = flowing[at..].iter().take_while(|block| block.is_heading()).count();
        // Headings at the very end have nothing to stay with.
        let end = (at + headings + 1).min(flowing.len());
        let signed = matches!(flowing.get(end), Some(Flowing::Signature(..)));
        flow.group(&flowing[at..end], if signed { signature::LINES } else { 0 });
        at = end;
    }
    flow.pages
}

/// Takes a block to lines.
fn take<'d>(
    context: &mut Context<'_>,
    block: &'d Block,
    tables: &mut std::slice::Iter<'d, TablePlan>,
) -> Option<Flowing<'d>> {
    match block {
        Block::Heading { level, text } => Some(heading(context, *level, text)),
        Block::Paragraph(inlines) => Some(paragraph(context, inlines)),
        Block::Table(table) => Some(Flowing::Table(table, tables.next()?)),
        Block::Attachments(_) => None,
        Block::Signature(signed) => {
            Some(Flowing::Signature(signed.name.as_ref(), signed.date.as_ref()))
        }
    }
}

fn heading<'d>(context: &mut Context<'_>, level: u8, text: &Located) -> Flowing<'d> {
    let style = *context.form.styles.heading(level);
    let em = context.em(&style);
    let pieces = paragraph::measure_text(context, text, &style);
    let lines = paragraph::ragged(&pieces, context.form.page.measure, em * INDENT);
    let role = TagRole::Heading(level);
    Flowing::Lines { lines, size: style.size, heading: true, role, text: text.as_str().to_owned() }
}

fn paragraph<'d>(context: &mut Context<'_>, inlines: &[Inline]) -> Flowing<'d> {
    let styles = &context.form.styles;
    let body = styles.body;
    let runs: Vec<StyledText<'_>> = inlines
        .iter()
        .map(|inline| {
            let style = inline.run_in.map_or(&styles.body, |level| styles.heading(level));
            let em = context.em(style);
            StyledText { text: &inline.text, style, size: style.size, em }
        })
        .collect();
    let pieces = paragraph::measure(context, &runs);
    let indent = context.em(&body) * INDENT;
    let lines = paragraph::justified(&pieces, context.form.page.measure, indent);
    let (size, role) = (body.size, TagRole::Paragraph);
    Flowing::Lines { lines, size, heading: false, role, text: String::new() }
}

impl Flowing<'_> {
    fn is_heading(&self) -> bool {
        matches!(self, Self::Lines { heading: true, .. })
    }

    /// Number of its lines; a table and a signature have none of their own.
    fn count(&self) -> i64 {
        match self {
            Self::Lines { lines, .. } => i64::try_from(lines.len()).unwrap_or(0),
            _ => 0,
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

    fn new_page(&mut self) {
        page::begin(&mut self.pages);
        self.y = Length::ZERO;
    }

    /// Sets headings and the block they belong to: together, or on a new page. Below them
    /// `below` lines are wanted for the signature, which never stands on a page alone.
    fn group(&mut self, group: &[Flowing<'_>], below: i64) {
        if self.least(group, below) > self.rest() && self.y > Length::ZERO {
            self.new_page();
        }
        for block in group {
            match block {
                Flowing::Lines { heading: true, .. } => self.lines(block, 0),
                Flowing::Lines { .. } => self.lines(block, below),
                Flowing::Table(model, plan) => self.table(model, plan),
                Flowing::Signature(name, date) => self.signature(*name, *date),
            }
        }
    }

    /// The least room a group needs to begin on a page.
    fn least(&self, group: &[Flowing<'_>], below: i64) -> Length {
        let pitch = self.context.line_pitch();
        let headings = group.iter().filter(|block| block.is_heading());
        let above: Length = headings.map(|block| pitch * block.count()).sum();
        let rest = match group.last() {
            Some(block @ Flowing::Lines { heading: false, .. }) => {
                let lines = block.count();
                pitch * if lines <= 3 { lines + below } else { 2 }
            }
            Some(Flowing::Table(model, plan)) => {
                self.least_table(model, plan, above) + pitch * below
            }
            Some(Flowing::Signature(..)) => pitch * signature::LINES,
            _ => Length::ZERO,
        };
        above + rest
    }

    /// A table that fits one page with its headings needs room for all of it; any other for
    /// its header rows and two more.
    fn least_table(&self, model: &TableModel, plan: &TablePlan, above: Length) -> Length {
        let whole: Length = plan.rows.iter().copied().sum();
        if above + whole <= self.context.page_depth() {
            return whole;
        }
        plan.rows.iter().take(model.head_rows + 2).copied().sum()
    }

    fn lines(&mut self, block: &Flowing<'_>, below: i64) {
        let Flowing::Lines { lines, size, role, text, .. } = block else { return };
        let tag = self.pages.tag(Some(TagId::default()), *role, text);
        let pitch = self.context.line_pitch();
        let (left, top) = (self.context.form.page.left, self.context.form.page.top);
        let mut rest = lines.as_slice();
        while !rest.is_empty() {
            let room = usize::try_from(self.rest().steps_down(pitch)).unwrap_or(0);
            let below = usize::try_from(below).unwrap_or(0);
            let now = split(rest.len(), room, below, self.y == Length::ZERO);
            let (first, later) = rest.split_at(now);
            for line in first {
                let y = paragraph::baseline(top + self.y, pitch, *size);
                line.put(&mut self.pages, Owner::Tag(tag), Point { x: left, y });
                self.y += pitch;
            }
            rest = later;
            if !rest.is_empty() {
                self.new_page();
            }
        }
    }

    fn table(&mut self, model: &TableModel, plan: &TablePlan) {
        let tags = table::tag(&mut self.pages, model);
        let parts = table::cut(model, plan, self.rest(), self.context.page_depth());
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                self.new_page();
            }
            if part.height() > self.context.page_depth() {
                let help = "一行不能比一面还高，请缩短文字，或在版式文件中加宽这一列";
                if let Some(text) = table::longest(model, plan, &part.rows) {
                    self.context.too_long("表格里的", text, help);
                }
            }
            table::set(self.context, &mut self.pages, model, plan, part, &tags, self.y);
            self.y += part.height();
        }
        // Back on the grid, a little below the last border.
        let pitch = self.context.line_pitch();
        self.y = pitch * (self.y + pitch / 4).steps_up(pitch);
    }

    fn signature(&mut self, name: Option<&Located>, date: Option<&Located>) {
        signature::set(self.context, &mut self.pages, name, date, self.y);
        self.y += self.context.line_pitch() * signature::LINES;
    }
}

/// How many of `lines` go on this page, which has room for `room`: no line alone on either
/// side, three lines stay together. Where the last of them would leave less than `below` lines
/// for a signature, two go along with it. On an empty page at least one goes, so that it ends.
fn split(lines: usize, room: usize, below: usize, empty: bool) -> usize {
    if lines + below <= room {
        return lines;
    }
    let now = room.min(lines.saturating_sub(2));
    match now {
        _ if empty => now.max(1),
        _ if lines == 3 => 0,
        0 | 1 => 0,
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
