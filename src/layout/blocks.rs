//! What is each block of the document when it is taken to lines?

use std::slice;

use super::context::Context;
use super::frame::TagRole;
use super::paragraph::{self, Line, Measure, StyledText};
use super::place::{INDENT, attachment_lines};
use super::plan::{AttachmentPlan, Plan, SignaturePlan, TablePlan};
use super::trace::Keep;
use crate::base::{Length, Located};
use crate::document::{Block, Document, Inline, TableModel};

/// A block taken to lines.
pub(super) enum Flowing<'d> {
    /// A heading or a paragraph.
    Lines {
        lines: Vec<Line>,
        size: Length,
        heading: bool,
        role: TagRole,
        /// The whole text of a heading.
        text: String,
        /// Whether the text begins with a head, its first run, and goes on after it.
        has_run_in: bool,
    },
    Table(&'d TableModel, &'d mut TablePlan),
    Attachments(&'d [AttachmentPlan]),
    Signature(&'d SignaturePlan),
}

impl Flowing<'_> {
    pub(super) const fn is_heading(&self) -> bool {
        matches!(self, Self::Lines { heading: true, .. })
    }

    /// Number of its lines, blank ones included; a table has none.
    pub(super) fn lines(&self) -> i64 {
        match self {
            Self::Lines { lines, .. } => i64::try_from(lines.len()).unwrap_or(0),
            Self::Attachments(list) => attachment_lines(list),
            Self::Signature(plan) => plan.lines(),
            Self::Table(..) => 0,
        }
    }

    /// Why it goes to a new page; `below` lines are wanted below it.
    pub(super) const fn keep(&self, below: i64) -> Keep {
        match self {
            Self::Lines { .. } if below > 0 => Keep::Signature,
            Self::Lines { .. } => Keep::Paragraph,
            Self::Table(..) => Keep::Table,
            Self::Attachments(_) | Self::Signature(_) => Keep::Signature,
        }
    }
}

/// Height of the headings of a group.
pub(super) fn headings_height(group: &[Flowing<'_>], pitch: Length) -> Length {
    let headings = group.iter().filter(|block| block.is_heading());
    headings.map(|block| pitch * block.lines()).sum()
}

/// The blocks of a document, each taken to lines when it is asked for: the lines of a long document
/// take more room than its pages, so they are never all there.
pub(super) struct Blocks<'d> {
    rest: slice::Iter<'d, Block>,
    tables: slice::IterMut<'d, TablePlan>,
    attachments: &'d [AttachmentPlan],
    signature: Option<&'d SignaturePlan>,
}

impl<'d> Blocks<'d> {
    pub(super) fn of(document: &'d Document, plan: &'d mut Plan) -> Self {
        Self {
            rest: document.blocks.iter(),
            tables: plan.tables.iter_mut(),
            attachments: &plan.attachments,
            signature: plan.signature.as_ref(),
        }
    }

    /// The next block; one without a plan is passed by.
    pub(super) fn next(&mut self, context: &mut Context<'_>) -> Option<Flowing<'d>> {
        self.rest.find_map(|block| match block {
            Block::Heading { level, text } => Some(heading(context, *level, text)),
            Block::Paragraph(inlines) => Some(paragraph(context, inlines)),
            Block::Table(table) => self.tables.next().map(|plan| Flowing::Table(table, plan)),
            Block::Attachments(_) => Some(Flowing::Attachments(self.attachments)),
            Block::Signature(_) => self.signature.map(Flowing::Signature),
        })
    }
}

fn heading<'d>(context: &mut Context<'_>, level: u8, text: &Located) -> Flowing<'d> {
    let style = *context.form.styles.heading(level);
    let indent = context.em(&style) * INDENT;
    let pieces = paragraph::measure_text(context, text, &style);
    let lines = paragraph::ragged(&pieces, measure(context, indent));
    for line in &lines {
        paragraph::warn(context, text, line);
    }
    let role = TagRole::Heading(level);
    let text = text.as_str().to_owned();
    Flowing::Lines { lines, size: style.size, heading: true, role, text, has_run_in: false }
}

fn paragraph<'d>(context: &mut Context<'_>, inlines: &[Inline]) -> Flowing<'d> {
    let styles = &context.form.styles;
    let body = styles.body;
    let mut runs = Vec::with_capacity(inlines.len());
    for Inline { text, run_in } in inlines {
        let style = run_in.map_or(&styles.body, |level| styles.heading(level));
        runs.push(StyledText { text, style, size: style.size, em: context.em(style) });
    }
    let pieces = paragraph::measure(context, &runs);
    let indent = context.em(&body) * INDENT;
    let lines = paragraph::justified(&pieces, measure(context, indent));
    if lines.iter().any(|line| line.adjusted.fault.is_some()) {
        let texts: Vec<Located> = inlines.iter().map(|inline| inline.text.clone()).collect();
        let whole = Located::join(&texts);
        for line in &lines {
            paragraph::warn(context, &whole, line);
        }
    }
    let (size, role) = (body.size, TagRole::Paragraph);
    let has_run_in = inlines.first().is_some_and(|first| first.run_in.is_some());
    Flowing::Lines { lines, size, heading: false, role, text: String::new(), has_run_in }
}

fn measure(context: &Context<'_>, indent: Length) -> Measure {
    let opening = context.form.typography.opening_marks;
    Measure { full: context.form.page.measure, indent, opening }
}
