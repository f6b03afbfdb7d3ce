//! For tests: a made-up font of round numbers, and a page of them. Han, Chinese marks and all
//! else that is Chinese are one em wide, digits and letters half of one.

use super::context::{Context, Notes};
use crate::base::{Length, Located, SourceId, Span};
use crate::font::{FaceId, Fonts, Glyph, GlyphSource};
use crate::form::{Form, built_in, load};

/// Every character has a glyph, but 😀 and those for private use.
pub(super) struct FakeFonts;

impl Fonts for FakeFonts {
    fn glyph(&self, character: char, source: GlyphSource) -> Option<Glyph> {
        let advance = if source.chinese && character != ' ' { 1000 } else { 500 };
        let face = FaceId(0);
        let has = character != '😀' && character != '\u{E000}';
        has.then_some(Glyph { face, id: 1, em: 1000, advance, raise: 0 })
    }

    fn ink(&self, _: &Glyph) -> Option<(i16, i16)> {
        None
    }
}

/// An em of the made-up page.
pub(super) const EM: Length = Length::pt(10);

/// The official form on a page of 28 characters of 10 pt and 22 lines of 20 pt; cells in 10 pt.
pub(super) fn form() -> Form {
    let text = built_in("annual-report-2021").expect("built in");
    let mut form = load("annual-report-2021", text, SourceId::new(1)).expect("sound");
    form.page.measure = EM * 28;
    form.page.depth = EM * 44;
    form.page.left = EM;
    form.page.top = EM;
    let styles = &mut form.styles;
    for style in [&mut styles.body, &mut styles.heading1, &mut styles.heading2] {
        style.size = EM;
    }
    for style in [&mut styles.heading3, &mut styles.heading4, &mut styles.table] {
        style.size = EM;
    }
    styles.title.size = Length::pt(14);
    styles.title.line = Some(EM * 2);
    styles.table.line = Some(Length::pt(13));
    form
}

/// A context with nothing found yet.
pub(super) fn context(form: &Form) -> Context<'_> {
    Context::new(form, &FakeFonts, Notes::default())
}

/// A text that says it stands at the head of the input.
pub(super) fn located(text: &str) -> Located {
    Located::verbatim(text, Span::new(SourceId::default(), 0, text.len()))
}

/// A small generator (Knuth's MMIX constants): the same texts on every machine.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    pub(super) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}
