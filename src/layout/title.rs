//! On which lines does the title stand, and where?
//!
//! GB/T 9704-2012 7.3.1: 2号小标宋, centred, on one or more lines, words whole.

use super::context::Context;
use super::frame::{Owner, Pages, TagRole};
use super::paragraph;
use crate::base::{Length, Located, Point};

/// A title's line keeps this many characters' room on each side.
const MARGIN: i64 = 1;
/// Lines left blank below the title.
const BLANK_LINES: i64 = 1;

/// The title's lines: as they were cut in the input or the form, cut again evenly where one is
/// too long.
pub(super) fn lines(context: &mut Context<'_>, title: &[Located]) -> Vec<Located> {
    let style = context.form.styles.title;
    let room = context.form.page.measure - style.size * MARGIN * 2;
    let mut lines = Vec::new();
    for text in title {
        let pieces = paragraph::measure_text(context, text, &style);
        let ranges = paragraph::balanced_ranges(&pieces, room);
        lines.extend(ranges.into_iter().map(|range| text.slice(range).trim()));
    }
    lines
}

/// Height of the title on the grid, the blank line below it included.
pub(super) fn height(context: &Context<'_>, lines: usize) -> Length {
    let pitch = context.line_pitch();
    let own = text_height(context, lines);
    pitch * (own.steps_up(pitch) + BLANK_LINES)
}

fn text_height(context: &Context<'_>, lines: usize) -> Length {
    let line = context.form.styles.title.line.unwrap_or_else(|| context.line_pitch());
    line * i64::try_from(lines).unwrap_or(0)
}

/// Sets the title at the head of the first page.
pub(super) fn set(context: &mut Context<'_>, pages: &mut Pages, lines: &[Located]) {
    let style = context.form.styles.title;
    let page = &context.form.page;
    let (left, top, measure) = (page.left, page.top, page.measure);
    let line_pitch = style.line.unwrap_or_else(|| context.line_pitch());
    let whole = height(context, lines.len()) - context.line_pitch() * BLANK_LINES;
    let mut y = top + (whole - text_height(context, lines.len())) / 2;
    if whole > context.page_depth() - context.line_pitch() * BLANK_LINES
        && let Some(first) = lines.first()
    {
        context.too_long("标题", first, "请缩短标题，一面之内要排得下");
    }
    let text: String = lines.iter().map(Located::as_str).collect();
    let tag = pages.tag(Some(super::TagId::default()), TagRole::Title, &text);
    for text in lines {
        let pieces = paragraph::measure_text(context, text, &style);
        let line = paragraph::ragged(&pieces, measure * 4, Length::ZERO);
        let line = line.into_iter().next().unwrap_or_default();
        let x = left + (measure - line.width) / 2;
        let y_line = paragraph::baseline(y, line_pitch, style.size);
        line.put(pages, Owner::Tag(tag), Point { x, y: y_line });
        y += line_pitch;
    }
}
