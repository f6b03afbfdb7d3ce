//! Where does the page number stand?
//!
//! GB/T 9704-2012 7.5: 4号半角宋体 digits between two rules of one character, the rules 7 mm
//! below the type area; odd pages right, even pages left, one character in.

use super::context::Context;
use super::frame::{Artifact, Content, Owner, Page, Pages, PlacedGlyph, TextRun};
use super::place::{NUMBER_RULE, NUMBER_RULE_RISE, Side, number_side};
use crate::base::{Length, Point};
use crate::font::GlyphSource;

/// A new page is begun.
pub(super) fn begin(pages: &mut Pages) {
    pages.pages.push(Page::default());
}

/// Sets the number on every page.
pub(super) fn number(context: &mut Context<'_>, pages: &mut Pages) {
    for (index, page) in pages.pages.iter_mut().enumerate() {
        for content in glyphs(context, index + 1) {
            let owner = Owner::Artifact(Artifact::PageNumber);
            page.items.push(super::Item { owner, content });
        }
    }
}

/// `— 1 —`, each digit in a half cell, a quarter cell between digits and rules.
fn glyphs(context: &Context<'_>, number: usize) -> Vec<Content> {
    let style = context.form.styles.page_number;
    let (whole, half, quarter) = (style.size, style.size / 2, style.size / 4);
    let digits = number.to_string();
    let mut cells = vec![(NUMBER_RULE, whole), (' ', quarter)];
    cells.extend(digits.chars().map(|digit| (digit, half)));
    cells.extend([(' ', quarter), (NUMBER_RULE, whole)]);
    let width: Length = cells.iter().map(|(_, width)| *width).sum();
    let mut at = origin(context, number, width);
    let mut contents = Vec::new();
    for (char, width) in cells {
        let chinese = char == NUMBER_RULE;
        let source = GlyphSource { role: style.font, chinese, own_latin: style.own_latin };
        if let Some(glyph) = context.fonts.glyph(char, source) {
            let advance = glyph.natural_advance(style.size);
            let origin = Point { x: at.x + (width - advance) / 2, y: at.y };
            let placed = PlacedGlyph { id: glyph.id, x: Length::ZERO, advance, char, place: None };
            let (face, size, glyphs) = (glyph.face, style.size, vec![placed]);
            let run = TextRun { face, size, english: false, origin, glyphs };
            contents.push(Content::Text(run));
        }
        at.x += width;
    }
    contents
}

fn origin(context: &Context<'_>, number: usize, width: Length) -> Point {
    let page = &context.form.page;
    let inset = page.character_pitch() * i64::from(page.number_inset);
    let x = match number_side(number) {
        Side::Right => page.left + page.measure - inset - width,
        Side::Left => page.left + inset,
    };
    let rule = context.form.styles.page_number.size.thousandths(NUMBER_RULE_RISE);
    Point { x, y: page.top + page.depth + page.number_drop + rule }
}
