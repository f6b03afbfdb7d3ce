//! What stands below the text: names of attachments, signature and date.
//!
//! Word sets the lines again, so each paragraph is told the edge or the axis that the rule
//! speaks of, not both ends of the line as the PDF has it.

use docx_rs::{AlignmentType, Paragraph, SpecialIndentType};

use super::run::run;
use crate::base::{Length, Located};
use crate::docx::measures::{advance, nearest};
use crate::docx::names::{ATTACHMENT, DATE, SIGNATURE};
use crate::form::{Form, Page};
use crate::layout::place::{ATTACHMENT_HEAD_CHARACTERS, ATTACHMENT_INDENT};
use crate::layout::{AttachmentPlan, SignatureLine, SignaturePlan};

/// The names of the attachments, each kept with the next, the last with what follows if
/// `kept`. GB/T 9704-2012 7.3.4: further lines of a name begin under its first character, a
/// number stands under the number above it.
pub(super) fn attachments(
    form: &Form,
    names: &[Located],
    plans: &[AttachmentPlan],
    kept: bool,
) -> Vec<Paragraph> {
    let count = names.len();
    let paragraph = |(index, (name, plan)): (usize, (&Located, &AttachmentPlan))| {
        let (left, hanging) = hanging(form, index, count);
        Paragraph::new()
            .style(ATTACHMENT)
            .indent(Some(left), Some(SpecialIndentType::Hanging(hanging)), None, None)
            .keep_next(kept || index + 1 < count)
            .add_run(run(&format!("{}{}", plan.label, name.as_str())))
    };
    names.iter().zip(plans).enumerate().map(paragraph).collect()
}

/// Where a name begins, and how far before it its label does, in twips.
///
/// Of the characters as wide as Word sets them; a figure takes half of one, a point a quarter.
fn hanging(form: &Form, index: usize, count: usize) -> (i32, i32) {
    let em = advance(&form.styles.body, form);
    let digits = i64::from((index + 1).ilog10()) + 1;
    let number = if count > 1 { em * (digits * 2 + 1) / 4 } else { 0 };
    let head = em * ATTACHMENT_HEAD_CHARACTERS;
    let left = nearest(form.styles.body.size * ATTACHMENT_INDENT) + head + number;
    (int(left), int(if index == 0 { head + number } else { number }))
}

/// Name and date.
pub(super) fn signature(form: &Form, plan: &SignaturePlan, sealed: bool) -> Vec<Paragraph> {
    let page = &form.page;
    let both = !plan.name.is_empty() && plan.date.is_some();
    // Several lines of a name have one axis, which only their left ends say.
    let side = if (both && !sealed) || plan.name.len() > 1 { Side::Left } else { Side::Right };
    let mut lines = Vec::new();
    for name in &plan.name {
        let axis = if sealed && plan.date.is_some() { axis(page, name) } else { None };
        lines.push(line(page, name, SIGNATURE, axis.map_or(side, Side::Axis)));
    }
    if let Some(date) = &plan.date {
        let side = if both && !sealed { Side::Left } else { Side::Right };
        lines.push(line(page, date, DATE, side));
    }
    let last = lines.len().saturating_sub(1);
    let kept = |(at, line): (usize, Paragraph)| if at < last { line.keep_next(true) } else { line };
    lines.into_iter().enumerate().map(kept).collect()
}

/// By what a line keeps its place when another program sets it wider or narrower.
#[derive(Clone, Copy)]
enum Side {
    /// 7.3.5.2: the date begins two characters to the right of the name.
    Left,
    /// 7.3.5.1: a date under a seal ends four characters from the right.
    Right,
    /// 7.3.5.1: the name is centred above the date; indented from the left by so much.
    Axis(Length),
}

/// The indent from the left in which a centred line has the axis of a line of the PDF; none
/// where it would leave too little room.
fn axis(page: &Page, line: &SignatureLine) -> Option<Length> {
    let indent = line.left * 2 + line.width - page.measure;
    (indent >= Length::ZERO && indent + page.character_pitch() <= line.left).then_some(indent)
}

fn line(page: &Page, placed: &SignatureLine, style: &str, side: Side) -> Paragraph {
    let twips = |length: Length| Some(int(nearest(length)));
    let paragraph = Paragraph::new().style(style).add_run(run(placed.text.as_str()));
    match side {
        Side::Left => {
            paragraph.align(AlignmentType::Left).indent(twips(placed.left), None, None, None)
        }
        Side::Right => {
            let right = page.measure - placed.left - placed.width;
            paragraph.indent(None, None, twips(right), None)
        }
        Side::Axis(indent) => {
            paragraph.align(AlignmentType::Center).indent(twips(indent), None, None, None)
        }
    }
}

fn int(twips: i64) -> i32 {
    i32::try_from(twips).unwrap_or(0)
}
