//! How wide is each character, and by how much may it be squeezed?

use std::ops::Range;

use super::ink::{self, CellOf, Standing};
use crate::base::{Length, Located, Span};
use crate::font::{Glyph, GlyphSource};
use crate::form::Style;
use crate::layout::context::Context;
use crate::text::{self, Break, CellWidth, Character, Class, Gaps, Side};

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
    pub(in crate::layout) offset: usize,
    /// Where it was written.
    pub(super) place: Span,
    /// Which of the text's runs it stands in.
    pub(super) run: usize,
    /// Whether it is in English amid Chinese.
    pub(super) english: bool,
    pub(in crate::layout) glyph: Option<Glyph>,
    pub(in crate::layout) size: Length,
    pub(in crate::layout) em: Length,
    /// Width of the cell after the halves that face other marks are dropped.
    pub(in crate::layout) width: Length,
    /// From the left end of the cell to the glyph's origin.
    pub(in crate::layout) shift: Length,
    /// Gap to the piece before it, nothing at a line's start.
    pub(in crate::layout) gap_before: Length,
    /// How wide that gap is at least, because ink leans into it.
    pub(super) least_gap: Length,
    /// White on the left that is dropped at a line's start.
    pub(in crate::layout) start_trim: Length,
    /// White on the right that is dropped at a line's end.
    pub(in crate::layout) end_trim: Length,
    /// Whether a line may end after it, and at what cost.
    pub(in crate::layout) break_after: Break,
    /// Whether the gap after it stays closed: within words, numbers and dashes.
    pub(in crate::layout) tight_after: bool,
    /// Whether it may be squeezed: the brackets of a paragraph's label look alike everywhere.
    pub(in crate::layout) gives: bool,
}

impl Piece {
    /// Whether it leaves nothing at a line's end: spaces, joiners and selectors.
    pub(super) const fn is_blank(&self) -> bool {
        self.glyph.is_none() && self.width.is_zero() || matches!(self.char, ' ' | '\u{3000}')
    }

    /// Its glyph where it stands.
    fn standing(&self) -> Option<Standing> {
        let Self { size, shift, width, .. } = *self;
        Some(Standing { glyph: self.glyph?, size, shift, width })
    }

    /// Whether it is a space inside one thing, `GB/T 9704`, `1 234 567`, `35 件`.
    pub(super) fn is_inner_space(&self) -> bool {
        self.char == ' ' && !matches!(self.break_after, Break::Allowed(_))
    }
}

/// Takes a text in one style to pieces.
pub(in crate::layout) fn measure_text(
    context: &mut Context<'_>,
    text: &Located,
    style: &Style,
) -> Vec<Piece> {
    let em = context.em(style);
    measure(context, &[StyledText { text, style, size: style.size, em }])
}

/// Takes a text of one or more runs to pieces, reporting characters without a glyph.
pub(in crate::layout) fn measure(context: &mut Context<'_>, runs: &[StyledText<'_>]) -> Vec<Piece> {
    let gaps = context.form.typography.gaps;
    measure_with(context, runs, gaps)
}

/// Takes the text of a cell to pieces: for want of room a number and its Han stand close, and the
/// label of a stub may end a line.
pub(in crate::layout) fn measure_cell(
    context: &mut Context<'_>,
    run: StyledText<'_>,
) -> Vec<Piece> {
    let gaps = Gaps { han_digit: 0, ..context.form.typography.gaps };
    let mut pieces = measure_with(context, &[run], gaps);
    if let Some(label) = text::stub_label(run.text.as_str()) {
        let end = pieces.iter_mut().take_while(|piece| piece.offset < label.length).last();
        if let Some(end) = end {
            end.break_after = Break::Allowed(0);
        }
    }
    pieces
}

fn measure_with(context: &mut Context<'_>, runs: &[StyledText<'_>], gaps: Gaps) -> Vec<Piece> {
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    let typography = context.form.typography;
    let (characters, breaks) = text::breaks(&whole, typography.prohibition);
    let label = text::label(&whole).map_or(0, |label| label.length);
    let mut phrases = text::phrases(&whole).into_iter().peekable();
    let mut pieces = Vec::with_capacity(characters.len());
    let mut has_marks = false;
    let mut run = 0;
    let mut run_start = 0;
    for (at, break_after) in breaks.into_iter().enumerate() {
        let character = &characters[at];
        while run + 1 < runs.len() && character.offset >= run_start + runs[run].text.as_str().len()
        {
            run_start += runs[run].text.as_str().len();
            run += 1;
        }
        let offset = character.offset - run_start;
        let piece = piece(context, runs[run], character, offset, break_after);
        while phrases.next_if(|phrase| phrase.end <= character.offset).is_some() {}
        let english = phrases.peek().is_some_and(|phrase| phrase.start <= character.offset);
        has_marks |= piece.width.is_zero();
        pieces.push(Piece { run, english, gives: character.offset >= label, ..piece });
    }
    for at in 1..pieces.len() {
        let (before, after) = pieces.split_at_mut(at);
        let gap = text::gap(&characters[at - 1], &characters[at], gaps);
        join(&mut before[at - 1], &mut after[0], gap);
        if gap > 0 {
            clear(context, &before[at - 1], &mut after[0]);
        }
    }
    if has_marks {
        seat_marks(context, &characters, &mut pieces);
    }
    close_emphatic_runs(&characters, &mut pieces);
    join_dashes(context, &mut pieces);
    pieces
}

fn piece(
    context: &mut Context<'_>,
    run: StyledText<'_>,
    character: &Character,
    offset: usize,
    break_after: Break,
) -> Piece {
    // A tab pasted into prose is a space.
    let char = if character.char == '\t' { ' ' } else { character.char };
    let cell = text::cell(character);
    let glyph = glyph(context, run, &Character { char, ..*character }, cell);
    if glyph.is_none() && cell != CellWidth::Nothing {
        context.missing_glyph(character.char, source(run, character), run.text.place(offset));
    }
    let (width, shift) = stand(context, run, character, cell, glyph.as_ref());
    let trim = |side| {
        let white = cell != CellWidth::Nothing && character.white_side() == Some(side);
        // What stays is the lesser half of an odd cell: two halves never take more than a cell.
        if white { run.em - run.em / 2 } else { Length::ZERO }
    };
    Piece {
        char,
        class: character.class,
        offset: character.offset,
        place: run.text.place(offset),
        run: 0,
        english: false,
        shift,
        glyph,
        size: run.size,
        em: run.em,
        width,
        gap_before: Length::ZERO,
        least_gap: Length::ZERO,
        start_trim: trim(Side::Left),
        end_trim: trim(Side::Right),
        break_after,
        tight_after: false,
        gives: true,
    }
}

/// The glyph of a character, if it has one to be set.
fn glyph(
    context: &mut Context<'_>,
    run: StyledText<'_>,
    character: &Character,
    cell: CellWidth,
) -> Option<Glyph> {
    let char = character.char;
    // A font of this machine may show something for these; on others it would look different.
    let is_unknown = text::is_private_use(char) || text::is_placeholder(char);
    if cell == CellWidth::Nothing || is_unknown {
        return None;
    }
    context.glyph(char, source(run, character))
}

/// Where the glyph of a character should come from.
fn source(run: StyledText<'_>, character: &Character) -> GlyphSource {
    let (role, own_latin) = (run.style.font, run.style.own_latin);
    GlyphSource { role, chinese: character.is_chinese(), own_latin }
}

/// The width of a character's cell, and where in it its glyph stands.
fn stand(
    context: &mut Context<'_>,
    run: StyledText<'_>,
    character: &Character,
    cell: CellWidth,
    glyph: Option<&Glyph>,
) -> (Length, Length) {
    let width = match (cell, glyph) {
        (CellWidth::Em(thousandths), _) => run.em.thousandths(thousandths),
        (CellWidth::Font, Some(glyph)) => glyph.natural_advance(run.em),
        _ => Length::ZERO,
    };
    let Some(glyph) = glyph else { return (width, Length::ZERO) };
    let (class, white) = (character.class, character.white_side());
    let place = CellOf { class, white, width, em: run.em, size: run.size };
    // Han keep to their cells and letters to their widths; signs and marks may not.
    if text::is_ideograph(character.char) || !character.is_chinese() {
        return (width, ink::shift(context, glyph, place));
    }
    if character.is_extending() {
        return (width, ink::on_han(context, glyph, character.char, place));
    }
    ink::fit(context, glyph, place)
}

/// Sets the marks of Western letters and digits over them: a circle around a digit too.
fn seat_marks(context: &mut Context<'_>, characters: &[Character], pieces: &mut [Piece]) {
    let mut base = 0;
    for (at, character) in characters.iter().enumerate() {
        let (before, after) = pieces.split_at_mut(at);
        let Some(mark) = after.first_mut() else { break };
        let is_mark = mark.width.is_zero() && character.is_extending();
        if !is_mark || at == 0 {
            base = at;
        } else if let Some((glyph, letter)) = mark.glyph.zip(before[base].standing())
            && mark.class.is_western()
        {
            mark.shift = ink::on_western(context, &glyph, letter);
        }
    }
}

/// What two neighbours do to each other: drop a half where two marks meet, keep a gap, or allow
/// none.
fn join(before: &mut Piece, after: &mut Piece, gap: u16) {
    match text::facing_half(before.class, after.class) {
        Some(Side::Right) => drop_right_half(before),
        Some(Side::Left) => {
            after.width -= after.start_trim;
            after.shift -= after.start_trim;
            after.start_trim = Length::ZERO;
        }
        None => {}
    }
    after.gap_before = after.em.thousandths(i64::from(gap));
    before.tight_after = before.break_after == Break::Inseparable
        || before.is_inner_space()
        || is_tight(before.class, after.class);
}

/// Widens the gap between Han and Western text to what a letter leans over it.
fn clear(context: &mut Context<'_>, before: &Piece, after: &mut Piece) {
    let mut out = |piece: &Piece, side: usize| match piece.class.is_western() {
        true => {
            piece.standing().map_or(Length::ZERO, |letter| ink::overhang(context, letter)[side])
        }
        false => Length::ZERO,
    };
    after.least_gap = out(before, 1).max(out(after, 0));
    after.gap_before = after.gap_before.max(after.least_gap);
}

fn drop_right_half(piece: &mut Piece) {
    piece.width -= piece.end_trim;
    piece.end_trim = Length::ZERO;
}

/// `！！` is one mark in one cell, `！！！` takes two (GB/T 15834-2011 5.1.2).
fn close_emphatic_runs(characters: &[Character], pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        if !matches!(characters[at].char, '？' | '！') {
            continue;
        }
        if text::last_of_even_run(characters, at) {
            drop_right_half(&mut pieces[at]);
        } else if characters.get(at + 1).is_some_and(|next| matches!(next.char, '？' | '！')) {
            pieces[at].tight_after = true;
        }
    }
}

/// Draws `——` as one rule.
fn join_dashes(context: &mut Context<'_>, pieces: &mut [Piece]) {
    for run in pieces.chunk_by_mut(|a, b| a.class == Class::Dash && b.class == Class::Dash) {
        let first = &run[0];
        let Some(glyph) = first.glyph.filter(|_| run.len() > 1) else { continue };
        let (class, width) = (first.class, first.width);
        let cell = CellOf { class, white: None, width, em: first.em, size: first.size };
        let shifts = ink::joined_dashes(context, &glyph, cell, run.len());
        for (piece, shift) in run.iter_mut().zip(shifts.into_iter().flatten()) {
            piece.shift = shift;
        }
    }
}

/// Whether nothing is put between two neighbours when a line is stretched. A space is widened
/// itself, on its right.
fn is_tight(before: Class, after: Class) -> bool {
    let joint = |class| matches!(class, Class::Join | Class::Slash);
    match (before, after) {
        (Class::Dash, Class::Dash) | (Class::Dots, Class::Dots) | (_, Class::Space) => true,
        (a, b) if joint(a) || joint(b) => true,
        (a, b) => a.is_western() && b.is_western(),
    }
}

/// Byte offsets in the text of a range of pieces.
pub(in crate::layout) fn offsets(pieces: &[Piece], range: &Range<usize>) -> Range<usize> {
    let start = pieces.get(range.start).map_or(0, |piece| piece.offset);
    let last = pieces.get(range.end.saturating_sub(1));
    start..last.map_or(start, |piece| piece.offset + piece.char.len_utf8())
}
