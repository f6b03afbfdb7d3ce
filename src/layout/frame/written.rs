//! Where in the sources was the text of a run written? So a click on a page can lead to the field
//! of the input.

use std::ops::Range;

use super::pages::TextRun;
use crate::base::Span;

/// Consecutive glyphs that come from one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Which of the run's glyphs.
    pub glyphs: Range<usize>,
    /// The place of their text, or of all that they were made of.
    pub place: Span,
}

impl TextRun {
    /// The places that the run comes from, in its order: one, or several where texts were joined or
    /// the source has escapes between. A page number has none.
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

/// Whether a character was written right behind the others, or was made of the same text.
fn goes_on(so_far: Span, next: Span) -> bool {
    so_far == next || so_far.source == next.source && so_far.end == next.start
}
