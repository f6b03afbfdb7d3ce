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

/// The names of the attachments, each `kept` with what follows or not. GB/T 9704-2012 7.3.4: further
/// lines of a name begin under its first character, a number stands under the number above it.
pub(super) fn attachments(
    form: &Form,
    names: &[Located],
    plans: &[AttachmentPlan],
    kept: &[bool],
) -> Vec<Paragraph> {
    let paragraph = |(index, (name, plan)): (usize, (&Located, &AttachmentPlan))| {
        let (left, hanging) = hanging(form, index, names.len());
        Paragraph::new()
            .style(ATTACHMENT)
            .indent(Some(left), Some(SpecialIndentType::Hanging(hanging)), None, None)
            .keep_next(kept.get(index).is_some_and(|kept| *kept))
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

/// Characters by which another program may set a line wider than the PDF, and still on one line: its
/// air between Han and digits is a quarter em (17.3.1.2, 17.3.1.3), in the PDF half as much, which
/// makes two thirds of a character in a date; its digits may be another face's, its characters not
/// condensed.
const ROOM: i64 = 2;

/// The indent from the left in which a centred line has the axis of a line of the PDF; none
/// where it would leave too little room.
fn axis(page: &Page, line: &SignatureLine) -> Option<Length> {
    let indent = line.left * 2 + line.width - page.measure;
    // Half of the room on each side.
    let room = page.character_pitch() * ROOM / 2;
    (indent >= Length::ZERO && indent + room <= line.left).then_some(indent)
}

/// The indent of the far side of a line that leaves `free` there: none, or a negative one, by which
/// the line may reach into the margin before it breaks (17.3.1.12).
fn far_indent(page: &Page, free: Length) -> Option<i32> {
    let indent = free - page.character_pitch() * ROOM;
    (indent < Length::ZERO).then(|| int(nearest(indent)))
}

fn line(page: &Page, placed: &SignatureLine, style: &str, side: Side) -> Paragraph {
    let twips = |length: Length| Some(int(nearest(length)));
    let paragraph = Paragraph::new().style(style).add_run(run(placed.text.as_str()));
    let right = page.measure - placed.left - placed.width;
    match side {
        Side::Left => {
            let (left, right) = (twips(placed.left), far_indent(page, right));
            paragraph.align(AlignmentType::Left).indent(left, None, right, None)
        }
        Side::Right => paragraph.indent(far_indent(page, placed.left), None, twips(right), None),
        Side::Axis(indent) => {
            paragraph.align(AlignmentType::Center).indent(twips(indent), None, None, None)
        }
    }
}

fn int(twips: i64) -> i32 {
    i32::try_from(twips).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use docx_rs::BuildXML;

    use super::*;
    use crate::container::parse;
    use crate::docx::sample;

    /// A line from `left` to `right`, in points.
    fn placed(left: i64, right: i64) -> SignatureLine {
        let mut line = SignatureLine::default();
        (line.left, line.width) = (Length::pt(left), Length::pt(right - left));
        line
    }

    /// How each line of a signature is aligned, and its indents from the left and the right in
    /// whole points; the measure has 442.
    fn set(name: &[(i64, i64)], date: Option<(i64, i64)>, seal: bool) -> Vec<(String, i64, i64)> {
        let place = |(left, right): (i64, i64)| placed(left, right);
        let (name, date) = (name.iter().copied().map(place).collect(), date.map(place));
        let plan = SignaturePlan { name, date, ..SignaturePlan::default() };
        let read = |paragraph: Paragraph| {
            let xml = paragraph.build();
            let root = parse(&xml).expect("XML");
            let properties = root.find("w:pPr").expect("properties");
            let align = properties.find("w:jc").and_then(|align| align.get("w:val"));
            let indent = properties.find("w:ind").expect("an indent");
            let points = |side| indent.get(side).map_or(0, |at| at.parse().unwrap_or(0) / 20);
            (align.unwrap_or("by style").to_owned(), points("w:left"), points("w:right"))
        };
        signature(&sample::form(), &plan, seal).into_iter().map(read).collect()
    }

    fn is(align: &str, left: i64, right: i64) -> (String, i64, i64) {
        (align.to_owned(), left, right)
    }

    /// Two characters are 31.6 pt.
    #[test]
    fn every_line_may_be_two_characters_wider() {
        // The date ends at the margin, the name two characters before it.
        let both = set(&[(330, 410)], Some((362, 442)), false);
        assert_eq!(both, [is("left", 330, 0), is("left", 362, -31)]);
        // A long name alone, from the left end; one with room stands as it did.
        assert_eq!(set(&[(0, 410)], None, false), [is("by style", -31, 32)]);
        assert_eq!(set(&[(330, 410)], None, false), [is("by style", 0, 32)]);
        assert_eq!(set(&[], Some((330, 410)), false), [is("by style", 0, 32)]);
        // Under a seal: a name that reaches the margin, and one centred above its date.
        let wide = set(&[(213, 434), (205, 442)], Some((284, 364)), true);
        assert_eq!(wide[..2], [is("left", 213, -23), is("left", 205, -31)]);
        let centred = set(&[(262, 390)], Some((286, 366)), true);
        assert_eq!(centred, [is("center", 209, 0), is("by style", 0, 76)]);
    }
}
