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
    let whole = context.form.styles.page_number.size;
    let (half, quarter) = (whole / 2, whole / 4);
    let digits = number.to_string();
    let mut cells = vec![(NUMBER_RULE, whole), (' ', quarter)];
    cells.extend(digits.chars().map(|digit| (digit, half)));
    cells.extend([(' ', quarter), (NUMBER_RULE, whole)]);
    let width: Length = cells.iter().map(|(_, width)| *width).sum();
    let mut at = origin(context, number, width);
    let mut contents = Vec::new();
    for (char, width) in cells {
        contents.extend(glyph(context, char, at, width));
        at.x += width;
    }
    contents
}

/// A glyph with its ink in the middle of a cell that begins at `at`.
///
/// 半角: a digit has the half-width form of its face. Where that has none, and its own is wider,
/// it is condensed to the cell and as high as before. Those of the office fonts are half an em wide.
fn glyph(context: &Context<'_>, char: char, at: Point, width: Length) -> Option<Content> {
    let (style, fonts) = (context.form.styles.page_number, context.fonts);
    let (size, chinese) = (style.size, char == NUMBER_RULE);
    let source = GlyphSource { role: style.font, chinese, own_latin: style.own_latin };
    let own = fonts.glyph(char, source)?;
    let is_digit = char.is_ascii_digit();
    let glyph = fonts.half_width(&own).filter(|_| is_digit).unwrap_or(own);
    let natural = glyph.natural_advance(size);
    let advance = if is_digit { natural.min(width) } else { natural };
    let ends = fonts.ink(&glyph).map(|(left, right)| i64::from(left) + i64::from(right));
    let middle = glyph.scaled(ends.unwrap_or(i64::from(glyph.advance)), size) / 2;
    let middle = middle.scale(advance.to_units(), natural.to_units());
    let origin = Point { x: at.x + width / 2 - middle, y: at.y };
    let placed = PlacedGlyph { id: glyph.id, x: Length::ZERO, advance, char, place: None };
    let glyphs = vec![placed];
    Some(Content::Text(TextRun { face: glyph.face, size, english: false, origin, glyphs }))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{FaceId, Fonts, Glyph};
    use crate::layout::context::Notes;
    use crate::layout::fake_font::form;

    /// The digits of a page's number: for each the left end of its cell, its own, and its ink.
    fn digits(fonts: &dyn Fonts, number: usize) -> Vec<(Length, PlacedGlyph, [Length; 2])> {
        let form = form();
        let size = form.styles.page_number.size;
        let context = Context::new(&form, fonts, Notes::default());
        let runs = glyphs(&context, number).into_iter().filter_map(|content| match content {
            Content::Text(run) => Some(run),
            Content::Rule(_) => None,
        });
        let runs = runs.filter(|run| run.glyphs[0].char.is_ascii_digit());
        let set = runs.map(|run| {
            let glyph = run.glyphs[0];
            let plain = Glyph { face: run.face, id: glyph.id, em: 1000, advance: 0, raise: 0 };
            let (left, right) = fonts.ink(&plain).expect("ink");
            let end = |end: i16| run.origin.x + size.thousandths(i64::from(end));
            (run.origin.x, glyph, [end(left), end(right)])
        });
        set.collect()
    }

    /// Digits of 0.6 em, their ink from 0.05 em to 0.55 em, in a face without narrower ones.
    struct Wide;

    impl Fonts for Wide {
        fn glyph(&self, _: char, _: GlyphSource) -> Option<Glyph> {
            Some(Glyph { face: FaceId(0), id: 1, em: 1000, advance: 600, raise: 0 })
        }

        fn ink(&self, _: &Glyph) -> Option<(i16, i16)> {
            Some((50, 550))
        }
    }

    #[test]
    fn a_face_without_half_width_digits_is_condensed_to_the_cell() {
        let cell = form().styles.page_number.size / 2;
        let set = digits(&Wide, 100);
        for (_, glyph, _) in &set {
            assert_eq!(glyph.advance, cell);
        }
        assert_eq!((set.len(), set[1].0 - set[0].0, set[2].0 - set[1].0), (3, cell, cell));
    }

    #[cfg(feature = "bundled-fonts")]
    #[test]
    fn the_digits_of_a_number_have_air_between_them() {
        let fonts = crate::font::FontLibrary::bundled().expect("the bundled fonts load");
        let size = form().styles.page_number.size;
        for number in [10, 100, 111, 144, 400, 888, 1234, 5678, 9009] {
            let set = digits(&fonts, number);
            assert!(set.iter().all(|(_, glyph, _)| glyph.advance == size / 2), "{number}");
            for pair in set.windows(2) {
                let air = pair[1].2[0] - pair[0].2[1];
                assert!(air >= size.thousandths(50), "{number}: {air}");
            }
        }
    }
}
