//! How are the names of the attachments set?
//!
//! GB/T 9704-2012 7.3.4: one blank line below the text, two characters in, `附件：` and the name;
//! of several each with its number. A name's further lines begin under its first character.

use super::context::Context;
use super::frame::{Owner, Pages, TagId, TagRole};
use super::paragraph::{self, Line, Measure, StyledText};
use super::place::{ATTACHMENT_HEAD, ATTACHMENT_HEAD_CHARACTERS, ATTACHMENT_INDENT};
use super::plan::AttachmentPlan;
use super::trace::Trace;
use crate::base::{Length, Located, Point};
use crate::form::OpeningMarks;

/// What stands before the name of an attachment: `附件：1.`, `2.`, or `附件：` before the only one.
fn label(index: usize, count: usize) -> String {
    let head = if index == 0 { ATTACHMENT_HEAD } else { "" };
    let number = if count > 1 { format!("{}.", index + 1) } else { String::new() };
    format!("{head}{number}")
}

/// Takes the names to lines.
pub(super) fn plan(context: &mut Context<'_>, names: &[Located]) -> Vec<AttachmentPlan> {
    let count = names.len();
    (0..).zip(names).map(|(index, name)| attachment(context, name, index, count)).collect()
}

fn attachment(
    context: &mut Context<'_>,
    name: &Located,
    index: usize,
    count: usize,
) -> AttachmentPlan {
    let style = context.form.styles.body;
    let em = context.em(&style);
    let label = label(index, count);
    let head_text = Located::made_of(name.place(0), label.as_str());
    let lines_of = |context: &mut Context<'_>, text: &Located, full: Length| {
        let run = StyledText { text, style: &style, size: style.size, em };
        let pieces = paragraph::measure(context, &[run]);
        let opening = OpeningMarks::Whole;
        paragraph::ragged(&pieces, Measure { full, indent: Length::ZERO, opening })
    };
    let measure = context.form.page.measure;
    let head = lines_of(context, &head_text, measure).into_iter().next();
    let head_left =
        em * (ATTACHMENT_INDENT + if index == 0 { 0 } else { ATTACHMENT_HEAD_CHARACTERS });
    let name_left = head_left + head.as_ref().map_or(Length::ZERO, |line| line.width);
    // The mark at the end of the head is whole: the name follows on the same line.
    let name_left = name_left + if count == 1 { em / 2 } else { Length::ZERO };
    let text = format!("{label}{}", name.as_str());
    let written = name.clone();
    let name = lines_of(context, &written, measure - name_left);
    for line in &name {
        paragraph::warn(context, &written, line);
    }
    AttachmentPlan { label, head, head_left, name, name_left, text, written }
}

/// Owners of an attachment's label and of its name: parts of an item of the list, or one paragraph
/// where there is but one.
fn owners(pages: &mut Pages, list: Option<TagId>, attachment: &AttachmentPlan) -> [Owner; 2] {
    let Some(list) = list else {
        let one = pages.tag(Some(TagId::default()), TagRole::Paragraph, &attachment.text);
        return [Owner::Tag(one); 2];
    };
    let item = pages.tag(Some(list), TagRole::ListItem, &attachment.text);
    [TagRole::Label, TagRole::ItemBody].map(|role| Owner::Tag(pages.tag(Some(item), role, "")))
}

/// Sets an attachment with its first line at `y` below the top of the type area, as an item of the
/// list, if there is one.
pub(super) fn set(
    context: &Context<'_>,
    pages: &mut Pages,
    attachment: &AttachmentPlan,
    list: Option<TagId>,
    y: Length,
) {
    let (page, pitch) = (&context.form.page, context.line_pitch());
    let size = context.form.styles.body.size;
    let [label, name] = owners(pages, list, attachment);
    let mut y = page.top + y;
    let at = |pages: &mut Pages, owner: Owner, line: &Line, left: Length, y: Length| {
        let y = paragraph::baseline(y, pitch, size);
        line.place(pages, owner, Point { x: page.left + left, y })
    };
    let mut first = pages.count_items();
    if let Some(head) = &attachment.head {
        at(pages, label, head, attachment.head_left, y);
    }
    for line in &attachment.name {
        let items = first..at(pages, name, line, attachment.name_left, y).end;
        pages.note(Trace::Line { items, adjusted: line.adjusted });
        first = pages.count_items();
        y += pitch;
    }
}
