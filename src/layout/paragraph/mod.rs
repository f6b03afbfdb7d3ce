//! From a text to set lines: measure → break → adjust.

mod adjust;
mod breaks;
mod pieces;
#[cfg(test)]
mod tests;

pub(super) use pieces::{Pieces, StyledText, measure, measure_text};

use crate::base::{Length, Point};
use crate::font::Glyph;
use crate::layout::frame::{Content, Owner, Pages, PlacedGlyph, TextRun};

/// A set line: its glyphs at their places, from the left end of the measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// The glyphs from left to right.
    pub(super) glyphs: Vec<SetGlyph>,
    /// From the left end of the measure to the end of the last cell.
    pub(super) width: Length,
}

/// A glyph on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SetGlyph {
    pub(super) glyph: Glyph,
    pub(super) size: Length,
    /// From the left end of the measure to the glyph's origin.
    pub(super) x: Length,
    pub(super) char: char,
}

/// Sets a justified paragraph: every line but the last fills the measure exactly.
pub(super) fn justified(pieces: &Pieces, measure: Length, indent: Length) -> Vec<Line> {
    let ranges = breaks::optimal(pieces, measure, indent);
    let count = ranges.len();
    let lines = ranges.into_iter().enumerate().map(|(number, range)| {
        let indent = if number == 0 { indent } else { Length::ZERO };
        let fill = number + 1 < count;
        adjust::line(pieces, range, measure, indent, fill)
    });
    lines.collect()
}

/// Sets a text on as few lines as it needs, ragged, the first line indented.
pub(super) fn ragged(pieces: &Pieces, measure: Length, indent: Length) -> Vec<Line> {
    natural(pieces, breaks::greedy(pieces, measure, indent), indent)
}

/// Sets a text on as few lines as it needs, as even as they can be: 2 + 2, not 3 + 1.
pub(super) fn balanced(pieces: &Pieces, measure: Length) -> Vec<Line> {
    natural(pieces, breaks::balanced(pieces, measure), Length::ZERO)
}

/// The characters of each line when a text is set evenly, for the lines of a title.
pub(super) fn balanced_ranges(pieces: &Pieces, measure: Length) -> Vec<std::ops::Range<usize>> {
    let ranges = breaks::balanced(pieces, measure).into_iter();
    ranges.map(|range| pieces.offsets(range)).collect()
}

fn natural(pieces: &Pieces, ranges: Vec<std::ops::Range<usize>>, indent: Length) -> Vec<Line> {
    let lines = ranges.into_iter().enumerate().map(|(number, range)| {
        let indent = if number == 0 { indent } else { Length::ZERO };
        adjust::line(pieces, range, Length::ZERO, indent, false)
    });
    lines.collect()
}

/// The baseline of a line whose em square (880 above, 120 below) is centred in its pitch.
pub(super) fn baseline(top: Length, pitch: Length, size: Length) -> Length {
    top + (pitch - size) / 2 + size.thousandths(880)
}

impl Line {
    /// Puts the line on the last page, its baseline from `origin` on.
    pub(super) fn put(&self, pages: &mut Pages, owner: Owner, origin: Point) {
        for run in self.runs(origin) {
            pages.put(owner, run);
        }
    }

    /// The line as items: one run for each stretch of glyphs of one face, size and height.
    fn runs(&self, origin: Point) -> Vec<Content> {
        let mut runs: Vec<TextRun> = Vec::new();
        for set in &self.glyphs {
            let raise = set.size.thousandths(i64::from(set.glyph.raise));
            let at = Point { x: origin.x + set.x, y: origin.y - raise };
            let continues = runs.last().is_some_and(|run| {
                run.face == set.glyph.face && run.size == set.size && run.origin.y == at.y
            });
            if !continues {
                let (face, size) = (set.glyph.face, set.size);
                runs.push(TextRun { face, size, origin: at, glyphs: Vec::new() });
            }
            if let Some(run) = runs.last_mut() {
                let advance = set.glyph.natural_advance(set.size);
                let x = at.x - run.origin.x;
                run.glyphs.push(PlacedGlyph { id: set.glyph.id, x, advance, char: set.char });
            }
        }
        runs.into_iter().map(Content::Text).collect()
    }
}
