//! A font that has every character: Chinese ones an em wide, others half of it.

use genreport::font::{FaceId, Fonts, Glyph, GlyphSource};
use genreport::layout::{Content, Pages};

/// See above.
pub(crate) struct MadeUpFonts;

impl Fonts for MadeUpFonts {
    fn glyph(&self, character: char, source: GlyphSource) -> Option<Glyph> {
        let advance = if source.chinese && character != ' ' { 1000 } else { 500 };
        Some(Glyph { face: FaceId(0), id: 1, em: 1000, advance, raise: 0 })
    }

    fn ink(&self, _: &Glyph) -> Option<(i16, i16)> {
        None
    }
}

/// Every glyph that can be seen begins on the paper and ends there.
pub(crate) fn stays_on_the_paper(pages: &Pages) {
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let Content::Text(run) = &item.content else { continue };
        assert!(run.origin.y >= run.size / 2 && run.origin.y <= pages.height, "{run:?}");
        for glyph in run.glyphs.iter().filter(|glyph| !glyph.char.is_whitespace()) {
            let start = run.origin.x + glyph.x;
            // The white half of an opening mark may hang out.
            assert!(start + run.size / 2 >= genreport::base::Length::ZERO, "{glyph:?} of {run:?}");
            assert!(start + glyph.advance <= pages.width + run.size, "{glyph:?} of {run:?}");
        }
    }
}
