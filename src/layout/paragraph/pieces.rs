//! How wide is each character, and how much may it give?

use std::ops::Range;

use crate::base::{Length, Located};
use crate::font::{Glyph, GlyphSource};
use crate::form::Style;
use crate::layout::context::Context;
use crate::text::{self, Break, Cell, Character, Class, Side};

/// A run of text and how it is set.
#[derive(Clone, Copy, Debug)]
pub(in crate::layout) struct StyledText<'a> {
    pub(in crate::layout) text: &'a Located,
    pub(in crate::layout) style: &'a Style,
    /// Type size.
    pub(in crate::layout) size: Length,
    /// Width of a whole cell: the type size, or the grid's pitch.
    pub(in crate::layout) em: Length,
}

/// One character in its cell.
#[derive(Clone, Debug)]
pub(in crate::layout) struct Piece {
    pub(in crate::layout) char: char,
    pub(in crate::layout) class: Class,
    /// Byte offset in the whole text.
    offset: usize,
    pub(in crate::layout) glyph: Option<Glyph>,
    pub(in crate::layout) size: Length,
    pub(in crate::layout) em: Length,
    /// Width of the cell after the halves that face other marks are dropped.
    pub(in crate::layout) width: Length,
    /// From the left end of the cell to the glyph's origin.
    pub(in crate::layout) shift: Length,
    /// Gap to the piece before it, nothing at a line's start.
    pub(in crate::layout) gap_before: Length,
    /// White on the left that is dropped at a line's start.
    pub(in crate::layout) start_trim: Length,
    /// White on the right that is dropped at a line's end.
    pub(in crate::layout) end_trim: Length,
    /// What a line may do after it.
    pub(in crate::layout) break_after: Break,
    /// Whether the gap after it stays closed: within words, numbers and dashes.
    pub(in crate::layout) tight_after: bool,
    /// Whether it may be squeezed: the brackets of a paragraph's label look alike everywhere.
    pub(in crate::layout) gives: bool,
}

/// A text taken to pieces.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct Pieces {
    pieces: Vec<Piece>,
    /// Width of everything before each piece, and of all.
    before: Vec<Length>,
}

impl std::ops::Deref for Pieces {
    type Target = [Piece];
    fn deref(&self) -> &[Piece] {
        &self.pieces
    }
}

impl Pieces {
    fn new(pieces: Vec<Piece>) -> Self {
        let mut at = Length::ZERO;
        let ends = pieces.iter().map(|piece| {
            at += piece.gap_before + piece.width;
            at
        });
        let before = [Length::ZERO].into_iter().chain(ends).collect();
        Self { pieces, before }
    }

    /// Width of a range of pieces with the gaps before them, nothing trimmed.
    pub(in crate::layout) fn width(&self, range: &Range<usize>) -> Length {
        self.before[range.end] - self.before[range.start]
    }

    /// Byte offsets in the text of a range of pieces, up to the next piece's.
    pub(super) fn offsets(&self, range: Range<usize>) -> Range<usize> {
        let end = |piece: &Piece| piece.offset + piece.char.len_utf8();
        let start = self.get(range.start).map_or(0, |piece| piece.offset);
        let last = self.get(range.end.saturating_sub(1)).map_or(start, end);
        start..last
    }
}

/// Takes a text in one style to pieces.
pub(in crate::layout) fn measure_text(
    context: &mut Context<'_>,
    text: &Located,
    style: &Style,
) -> Pieces {
    let em = context.em(style);
    measure(context, &[StyledText { text, style, size: style.size, em }])
}

/// Takes a text of one or more runs to pieces, reporting characters without a glyph.
pub(in crate::layout) fn measure(context: &mut Context<'_>, runs: &[StyledText<'_>]) -> Pieces {
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    let (characters, breaks) = text::breaks(&whole);
    let label = text::label(&whole).map_or(0, |label| label.length);
    let mut pieces = Vec::with_capacity(characters.len());
    let mut run = 0;
    let mut run_start = 0;
    for (character, break_after) in characters.iter().zip(breaks) {
        while run + 1 < runs.len() && character.offset >= run_start + runs[run].text.as_str().len()
        {
            run_start += runs[run].text.as_str().len();
            run += 1;
        }
        let offset = character.offset - run_start;
        let piece = piece(context, runs[run], character, offset, break_after);
        pieces.push(Piece { gives: character.offset >= label, ..piece });
    }
    for at in 1..pieces.len() {
        let (before, after) = pieces.split_at_mut(at);
        join(&mut before[at - 1], &mut after[0]);
    }
    Pieces::new(pieces)
}

fn piece(
    context: &mut Context<'_>,
    run: StyledText<'_>,
    character: &Character,
    offset: usize,
    break_after: Break,
) -> Piece {
    // A tab pasted into prose is a space.
    let wanted = if character.char == '\t' { ' ' } else { character.char };
    let source = GlyphSource {
        role: run.style.font,
        chinese: character.is_chinese(),
        own_latin: run.style.own_latin,
    };
    let glyph = match text::cell(character) {
        Cell::Nothing => None,
        _ => context.fonts.glyph(wanted, source),
    };
    if glyph.is_none() && text::cell(character) != Cell::Nothing {
        context.missing_glyph(character.char, run.text, offset);
    }
    let width = match (text::cell(character), &glyph) {
        (Cell::Em(thousandths), _) => run.em.thousandths(thousandths),
        (Cell::Font, Some(glyph)) => glyph.natural_advance(run.em),
        _ => Length::ZERO,
    };
    let half = run.em / 2;
    let trim = |side| if character.class.white_side() == Some(side) { half } else { Length::ZERO };
    Piece {
        char: wanted,
        class: character.class,
        offset: character.offset,
        shift: glyph.map_or(Length::ZERO, |glyph| shift(&glyph, character.class, width, run.size)),
        glyph,
        size: run.size,
        em: run.em,
        width,
        gap_before: Length::ZERO,
        start_trim: trim(Side::Left),
        end_trim: trim(Side::Right),
        break_after,
        tight_after: false,
        gives: true,
    }
}

/// Where the glyph stands in its cell: opening marks at the right, other full-width marks at
/// the left, everything else in the middle, by the font's own advance.
fn shift(glyph: &Glyph, class: Class, width: Length, size: Length) -> Length {
    let spare = width - glyph.natural_advance(size);
    match class.white_side() {
        Some(Side::Left) => spare,
        Some(Side::Right) => Length::ZERO,
        None => spare / 2,
    }
}

/// What two neighbours do to each other: drop a facing half, stand apart, stay closed.
fn join(before: &mut Piece, after: &mut Piece) {
    match text::facing_half(before.class, after.class) {
        Some(Side::Right) => {
            before.width -= before.end_trim;
            before.end_trim = Length::ZERO;
        }
        Some(Side::Left) => {
            after.width -= after.start_trim;
            after.shift -= after.start_trim;
            after.start_trim = Length::ZERO;
        }
        None => {}
    }
    after.gap_before = after.em.thousandths(text::gap(before.class, after.class));
    before.tight_after = tight(before.class, after.class);
}

fn tight(before: Class, after: Class) -> bool {
    let joint = |class| matches!(class, Class::Join | Class::Slash);
    match (before, after) {
        (Class::Dash, Class::Dash) | (Class::Dots, Class::Dots) => true,
        (a, b) if joint(a) || joint(b) => true,
        (a, b) => a.is_western() && b.is_western(),
    }
}
