//! Where do the signature and the date stand?
//!
//! GB/T 9704-2012 7.3.5.2, without a seal: one blank line below the text, the signature two
//! characters from the right; the date's first character two characters to the right of the
//! signature's first, or, when the date is the longer, the date two characters from the right.

use super::context::Context;
use super::frame::{Owner, Pages, TagRole};
use super::paragraph::{self, Line};
use crate::base::{Length, Located, Point};

/// Lines the block takes, the blank one above it included.
pub(super) const LINES: i64 = 3;

/// Characters that a signature leaves free: two on its right.
const SIDE: i64 = 2;

/// Sets the block with its blank line at `y` below the top of the type area.
pub(super) fn set(
    context: &mut Context<'_>,
    pages: &mut Pages,
    name: Option<&Located>,
    date: Option<&Located>,
    y: Length,
) {
    let name = name.map(|text| (line(context, text), text));
    let date = date.map(|text| (line(context, text), text));
    let page = &context.form.page;
    let (left, top) = (page.left, page.top);
    let two = page.character_pitch() * 2;
    let right = page.left + page.measure - two;
    let width = |text: &Option<(Line, &Located)>| text.as_ref().map(|(line, _)| line.width);
    let (name_x, date_x) = places(right, two, width(&name), width(&date));
    let pitch = context.line_pitch();
    let size = context.form.styles.body.size;
    let mut y = top + y + pitch;
    for (text, x) in [(name, name_x), (date, date_x)] {
        let Some((line, text)) = text else { continue };
        let tag = pages.tag(Some(super::TagId::default()), TagRole::Paragraph, text.as_str());
        let origin = Point { x: x.max(left), y: paragraph::baseline(y, pitch, size) };
        line.put(pages, Owner::Tag(tag), origin);
        y += pitch;
    }
}

/// Left ends of the name and of the date.
fn places(
    right: Length,
    two: Length,
    name: Option<Length>,
    date: Option<Length>,
) -> (Length, Length) {
    let (Some(name), Some(date)) = (name, date) else {
        let width = name.or(date).unwrap_or(Length::ZERO);
        return (right - width, right - width);
    };
    let name_x = right - name;
    let date_x = name_x + two;
    if date_x + date <= right { (name_x, date_x) } else { (right - date - two, right - date) }
}

fn line(context: &mut Context<'_>, text: &Located) -> Line {
    let style = context.form.styles.body;
    let measure = context.form.page.measure;
    let em = context.em(&style);
    let pieces = paragraph::measure_text(context, text, &style);
    let lines = paragraph::ragged(&pieces, measure - em * SIDE, Length::ZERO);
    if lines.len() > 1 {
        context.too_long("署名或日期", text, "请缩短到一行以内");
    }
    lines.into_iter().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_hangs_two_characters_in_or_pushes_the_name() {
        let pt = Length::pt;
        // A long name: the date begins two characters to the right of it.
        let long = places(pt(400), pt(32), Some(pt(200)), Some(pt(80)));
        assert_eq!(long, (pt(200), pt(232)));
        // A long date: it ends two characters from the right, the name two to its left.
        let short = places(pt(400), pt(32), Some(pt(60)), Some(pt(80)));
        assert_eq!(short, (pt(288), pt(320)));
        assert_eq!(places(pt(400), pt(32), None, Some(pt(80))).1, pt(320));
    }
}
