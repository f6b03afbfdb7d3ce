//! Where was what a run shows written? A click on a page finds the field of the input by it.

use std::ops::Range;

use super::pages::TextRun;
use crate::base::Span;

/// Glyphs in a row that come of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Which of the run's glyphs.
    pub glyphs: Range<usize>,
    /// What they come of: the same text, or what they were made of as a whole.
    pub place: Span,
}

impl TextRun {
    /// The places that the run comes of, in its order: one, or several where texts were joined or
    /// the source has escapes between. Of a page number none.
    #[must_use]
    pub fn written(&self) -> Vec<Written> {
        let mut all: Vec<Written> = Vec::new();
        for (at, glyph) in self.glyphs.iter().enumerate() {
            let Some(place) = glyph.place else { continue };
            let last = all.last_mut().filter(|last| last.glyphs.end == at);
            match last.filter(|last| goes_on(last.place, place)) {
                Some(last) => {
                    last.glyphs.end = at + 1;
                    last.place.end = place.end;
                }
                None => all.push(Written { glyphs: at..at + 1, place }),
            }
        }
        all
    }
}

/// Whether a character goes on where others end, or is made of the same.
fn goes_on(so_far: Span, next: Span) -> bool {
    so_far == next || so_far.source == next.source && so_far.end == next.start
}
