//! From a text to set lines: measure → break → adjust.

mod adjust;
mod breaks;
mod even;
mod extent;
mod ink;
mod pieces;
#[cfg(test)]
mod properties;
mod steps;
#[cfg(test)]
pub(super) mod tests;

pub(super) use pieces::{Piece, StyledText, measure, measure_cell, measure_text, offsets};

use std::ops::Range;

use crate::base::{Diagnostic, Length, Located, Point, Span};
use crate::font::Glyph;
use crate::form::OpeningMarks;
use crate::layout::context::Context;
use crate::layout::frame::{Content, Owner, Pages, PlacedGlyph, TextRun};
use crate::layout::trace::{Adjusted, Fault, Trace};
use adjust::Fill;
pub(super) use extent::Extents;

/// A set line: its glyphs at their places, from the left end of the measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// The glyphs from left to right.
    pub(super) glyphs: Vec<SetGlyph>,
    /// From the left end of the measure to the end of the last cell.
    pub(super) width: Length,
    /// Where in the text it stands, in bytes.
    pub(super) text: Range<usize>,
    /// What was done to fill the measure.
    pub(super) adjusted: Adjusted,
}

/// A glyph on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SetGlyph {
    pub(super) glyph: Glyph,
    pub(super) size: Length,
    /// From the left end of the measure to the glyph's origin.
    pub(super) x: Length,
    pub(super) char: char,
    /// Where the character was written.
    pub(super) place: Span,
    /// Which of the text's runs it stands in.
    pub(super) run: usize,
    /// Whether it is in English amid Chinese.
    pub(super) english: bool,
}

/// Where a text is set: how wide, how far in, and by which house style.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    pub(super) full: Length,
    /// Of the first line.
    pub(super) indent: Length,
    pub(super) opening: OpeningMarks,
}

impl Measure {
    /// A line that stands by itself: no indent, an opening mark trimmed.
    pub(super) const fn plain(full: Length) -> Self {
        Self { full, indent: Length::ZERO, opening: OpeningMarks::TrimAtLineStart }
    }

    fn indent(&self, line: &Range<usize>) -> Length {
        if line.start == 0 { self.indent } else { Length::ZERO }
    }
}

/// Sets a justified paragraph: every line but the last fills the measure exactly.
pub(super) fn justified(pieces: &[Piece], measure: Measure) -> Vec<Line> {
    let extents = Extents::new(pieces, measure.indent, measure.opening);
    let lines = breaks::optimal(&extents, measure.full);
    let lines = lines.iter().map(|line| {
        let fill = match line.end == pieces.len() {
            true => Fill::Natural(measure.full),
            false => Fill::Justified(measure.full),
        };
        adjust::line(&extents, line, measure.indent(line), fill)
    });
    lines.collect()
}

/// Sets a text on as few lines as it needs, ragged, the first line indented.
pub(super) fn ragged(pieces: &[Piece], measure: Measure) -> Vec<Line> {
    let extents = Extents::new(pieces, measure.indent, measure.opening);
    let lines = breaks::greedy(&extents, measure.full);
    let set =
        |line: &Range<usize>| adjust::line(&extents, line, measure.indent(line), Fill::Ragged);
    lines.iter().map(set).collect()
}

/// The running sums of a text that begins its first line without indent.
pub(super) fn extents(pieces: &[Piece]) -> Extents<'_> {
    Extents::new(pieces, Length::ZERO, OpeningMarks::TrimAtLineStart)
}

/// How a short text is cut into lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cutting {
    /// As even as it can be.
    Even,
    /// Each line as full as it can be.
    Full,
}

/// Sets a short text that may end its lines only where `legal` says of the number of pieces
/// before; `None` when a part of it is too wide.
pub(super) fn cut(
    extents: &Extents<'_>,
    full: Length,
    cutting: Cutting,
    legal: &dyn Fn(usize) -> bool,
) -> Option<Vec<Line>> {
    let lines = match cutting {
        Cutting::Even => even::even(extents, full, legal),
        Cutting::Full => even::filled(extents, full, legal),
    };
    let set = |line: &Range<usize>| adjust::line(extents, line, Length::ZERO, Fill::Ragged);
    Some(lines?.iter().map(set).collect())
}

/// How many lines a short text takes where lines may end where `legal` says; `None` when a part of
/// it is too wide.
pub(super) fn count(
    extents: &Extents<'_>,
    full: Length,
    legal: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    even::filled(extents, full, legal).map(|lines| lines.len())
}

/// Sets a short text on the lines that cost least, where `cost` says what one costs beyond that it
/// is one; `None` when a part of it is too wide.
pub(super) fn cheapest(
    extents: &Extents<'_>,
    full: Length,
    cutting: Cutting,
    cost: &dyn Fn(&Range<usize>) -> Option<i64>,
) -> Option<Vec<Line>> {
    let lines = even::cheapest(extents, full, cutting, cost)?;
    let set = |line: &Range<usize>| adjust::line(extents, line, Length::ZERO, Fill::Ragged);
    Some(lines.iter().map(set).collect())
}

/// Sets a text on lines that end at these pieces.
pub(super) fn lines_ending_at(
    extents: &Extents<'_>,
    ends: impl Iterator<Item = usize>,
) -> Vec<Line> {
    let mut start = 0;
    let line = |end| {
        let range = start..end;
        start = end;
        adjust::line(extents, &range, Length::ZERO, Fill::Ragged)
    };
    ends.map(line).collect()
}

/// Warns of a line of `text` that could not be set as it should.
pub(super) fn warn(context: &mut Context<'_>, text: &Located, line: &Line) {
    let Some(fault) = line.adjusted.fault else { return };
    let place = text.span_of(line.text.clone());
    let body = context.form.styles.body.size;
    let gap = line.adjusted.widest_gap.scale(100, body.to_units()).to_units();
    let (code, message, help) = match fault {
        Fault::Loose => (
            "G003",
            format!(
                "这一行字距要拉开 {}.{:02} 字才能排满，已留空，右边没有排齐",
                gap / 100,
                gap % 100
            ),
            "请调整措辞或前后字数；长数字、标准编号这样的长串拆不开，前一行就会这样空出一截",
        ),
        Fault::Cut => {
            ("G004", "这一行里的长串比一行还长，只好拆开".to_owned(), "请缩短，或在合适的地方断开")
        }
        Fault::Ragged => {
            ("G005", "这一行没有可以拉开的字距，右边没有排齐".to_owned(), "请调整措辞或前后字数")
        }
    };
    context.report(Diagnostic::warning(code, message, place).help(help));
}

/// The baseline of a line whose em square (880 above, 120 below) is centred in its pitch.
pub(super) fn baseline(top: Length, pitch: Length, size: Length) -> Length {
    top + (pitch - size) / 2 + size.thousandths(880)
}

impl Line {
    /// Puts the line on the last page, its baseline from `origin` on, and notes it.
    pub(super) fn put(&self, pages: &mut Pages, owner: Owner, origin: Point) {
        self.put_runs(pages, &[owner], origin);
    }

    /// The same for a text of several runs, each with its owner.
    pub(super) fn put_runs(&self, pages: &mut Pages, owners: &[Owner], origin: Point) {
        let items = self.place_runs(pages, owners, origin);
        pages.note(Trace::Line { items, adjusted: self.adjusted });
    }

    /// Puts the line on the last page; the items it became.
    pub(super) fn place(&self, pages: &mut Pages, owner: Owner, origin: Point) -> Range<usize> {
        self.place_runs(pages, &[owner], origin)
    }

    fn place_runs(&self, pages: &mut Pages, owners: &[Owner], origin: Point) -> Range<usize> {
        let first = pages.count_items();
        for glyphs in self.glyphs.chunk_by(|a, b| a.run == b.run) {
            let own = glyphs.first().and_then(|set| owners.get(set.run));
            let Some(owner) = own.or(owners.last()) else { continue };
            for run in runs(glyphs, origin) {
                pages.put(*owner, run);
            }
        }
        first..pages.count_items()
    }
}

/// Glyphs as items: one for each stretch of one face, size, language and height.
fn runs(glyphs: &[SetGlyph], origin: Point) -> impl Iterator<Item = Content> + '_ {
    let raise = |set: &SetGlyph| set.size.thousandths(i64::from(set.glyph.raise));
    let kind = move |set: &SetGlyph| (set.glyph.face, set.size, set.english, raise(set));
    let stretches = glyphs.chunk_by(move |a, b| kind(a) == kind(b));
    stretches.filter_map(move |glyphs| {
        let first = glyphs.first()?;
        let (face, size, english) = (first.glyph.face, first.size, first.english);
        let origin = Point { x: origin.x + first.x, y: origin.y - raise(first) };
        let placed = |set: &SetGlyph| PlacedGlyph {
            id: set.glyph.id,
            x: set.x - first.x,
            advance: set.glyph.natural_advance(size),
            char: set.char,
            place: Some(set.place),
        };
        let glyphs = glyphs.iter().map(placed).collect();
        Some(Content::Text(TextRun { face, size, english, origin, glyphs }))
    })
}

#[cfg(test)]
#[cfg(feature = "bundled-fonts")]
mod faces;
