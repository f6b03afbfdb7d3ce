//! Where do the signature and the date stand?
//!
//! GB/T 9704-2012 7.3.5.2, without a seal: below the text, the signature two
//! characters from the right; the date's first character two characters to the right of the
//! signature's first, or, when the date is the longer, the date two characters from the right.
//!
//! 7.3.5.1, for a seal: the date four characters from the right, the signature centred above it.

use super::context::Context;
use super::frame::{Owner, Pages, TagId, TagRole};
use super::paragraph::{self, Cutting, Line};
use super::place::{
    MOST_SIGNATURE_LINES, SEALED_DATE_INSET, SIGNATURE_INSET, signature_blank_lines,
};
use super::plan::{SignatureLine, SignaturePlan};
use crate::base::{Length, Located, Point};
use crate::document::Signature;
use crate::text::{Break, Joint, Seam, joints, seams};

/// Settles a signature's lines and their places.
pub(super) fn plan(context: &mut Context<'_>, signature: &Signature) -> SignaturePlan {
    let name = signature.name.as_ref().map(|text| lines(context, text, MOST_SIGNATURE_LINES));
    let name = name.unwrap_or_default();
    let date = signature.date.as_ref().map(|text| lines(context, text, 1));
    let date = date.and_then(|lines| lines.into_iter().next());
    let page = &context.form.page;
    let em = page.character_pitch();
    let longest = name.iter().map(|(line, _)| line.width).max();
    let widths = (longest, date.as_ref().map(|(line, _)| line.width));
    let (name_x, date_x) = match signature.seal {
        true => sealed(page.measure, em, widths),
        false => unsealed(page.measure, em * SIGNATURE_INSET, widths),
    };
    let place = |(line, text): (Line, Located), left: Length, width: Length| {
        let left = left.max(Length::ZERO) + (width - line.width) / 2;
        SignatureLine { left, width: line.width, text, line }
    };
    let longest = longest.unwrap_or(Length::ZERO);
    let (above, below) = signature_blank_lines(signature.seal);
    SignaturePlan {
        name: name.into_iter().map(|line| place(line, name_x, longest)).collect(),
        date: date.map(|line| {
            let width = line.0.width;
            place(line, date_x, width)
        }),
        above,
        below,
    }
}

/// Sets the block with its blank lines at `y` below the top of the type area.
pub(super) fn set(context: &Context<'_>, pages: &mut Pages, plan: &SignaturePlan, y: Length) {
    let (page, pitch) = (&context.form.page, context.line_pitch());
    let size = context.form.styles.body.size;
    let mut y = page.top + y + pitch * i64::from(plan.above);
    // The lines of a long name are one paragraph.
    for lines in [plan.name.as_slice(), plan.date.as_slice()] {
        if lines.is_empty() {
            continue;
        }
        let tag = pages.tag(Some(TagId::default()), TagRole::Paragraph, "");
        for placed in lines {
            let y_of_line = paragraph::baseline(y, pitch, size);
            let origin = Point { x: page.left + placed.left, y: y_of_line };
            placed.line.put(pages, Owner::Tag(tag), origin);
            y += pitch;
        }
    }
}

/// Widths of the name and of the date, where there are such.
type Widths = (Option<Length>, Option<Length>);

/// Left ends of the name and of the date without a seal; they end `inset` from the right at most.
fn unsealed(measure: Length, inset: Length, widths: Widths) -> (Length, Length) {
    let right = measure - inset;
    let (Some(name), Some(date)) = widths else {
        let width = widths.0.or(widths.1).unwrap_or(Length::ZERO);
        return (right - width, right - width);
    };
    match date > name {
        true => (right - date - inset, right - date),
        false => (right - name, right - name + inset),
    }
}

/// Left ends under a seal: both on one axis, moved left together where the name needs it.
fn sealed(measure: Length, em: Length, widths: Widths) -> (Length, Length) {
    let (name, date) = (widths.0.unwrap_or(Length::ZERO), widths.1.unwrap_or(Length::ZERO));
    let wider = if widths.1.is_some() { date } else { name };
    let axis = measure - em * SEALED_DATE_INSET - wider / 2;
    let axis = axis.min(measure - name / 2);
    (axis - name / 2, axis - date / 2)
}

/// A name or a date on one line, or evenly on as few as it needs: a name is cut below a higher
/// place or body if it can be, or else between words, as in the title.
fn lines(context: &mut Context<'_>, text: &Located, most: usize) -> Vec<(Line, Located)> {
    let style = context.form.styles.body;
    let full = context.form.page.measure - context.em(&style) * SIGNATURE_INSET;
    let pieces = paragraph::measure_text(context, text, &style);
    let breaks: Vec<Break> = pieces.iter().map(|piece| piece.break_after).collect();
    let seams = seams(text.as_str(), &breaks);
    let extents = paragraph::extents(&pieces);
    let joints = joints(text.as_str());
    let cut = |least: Joint, seam: Seam| {
        let legal = |end: usize| joints[end - 1] >= least && seams[end - 1] >= seam;
        paragraph::cut(&extents, full, Cutting::Even, &legal)
    };
    let attempts = [Joint::Above, Joint::Division, Joint::Words, Joint::Inside];
    let lines = attempts.into_iter().find_map(|least| cut(least, Seam::Word)).unwrap_or_default();
    if lines.is_empty() || lines.len() > most {
        context.too_long("署名或日期", text, &format!("请缩短到 {most} 行以内"));
    }
    lines.into_iter().map(|line| (line.clone(), text.slice(line.text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn pt(points: i64) -> Length {
        Length::pt(points)
    }

    #[test]
    fn the_date_hangs_two_characters_in_or_pushes_the_name() {
        // A measure of 432 pt, 400 of them to where a signature ends at most.
        // A long name: the date begins two characters to the right of it.
        let long = unsealed(pt(432), pt(32), (Some(pt(200)), Some(pt(80))));
        assert_eq!(long, (pt(200), pt(232)));
        // A long date: it ends two characters from the right, the name two to its left.
        let short = unsealed(pt(432), pt(32), (Some(pt(60)), Some(pt(80))));
        assert_eq!(short, (pt(288), pt(320)));
        // Not longer: it may end to the right of the name.
        let alike = unsealed(pt(432), pt(32), (Some(pt(80)), Some(pt(80))));
        assert_eq!(alike, (pt(320), pt(352)));
        assert_eq!(unsealed(pt(432), pt(32), (None, Some(pt(80)))).1, pt(320));
    }

    #[test]
    fn under_a_seal_the_name_is_centred_above_the_date_four_characters_in() {
        // The date from 256 to 336, four times 16 from 400; the name's middle at 296 too.
        assert_eq!(sealed(pt(400), pt(16), (Some(pt(160)), Some(pt(80)))), (pt(216), pt(256)));
        // A name that would stand out on the right takes the date along.
        assert_eq!(sealed(pt(400), pt(16), (Some(pt(300)), Some(pt(80)))), (pt(100), pt(210)));
        assert_eq!(sealed(pt(400), pt(16), (None, Some(pt(80)))).1, pt(256));
        assert_eq!(sealed(pt(400), pt(16), (Some(pt(80)), None)).0, pt(256));
    }
}
