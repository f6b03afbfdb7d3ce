//! Where in its cell does a mark's ink stand, whatever the font's own width?
//!
//! GB/T 15834-2011 5.1: pause, stop and closing marks at the left of their cell, opening marks at
//! the right, connectors, dots and interpuncts in its middle. A half of a cell may be dropped
//! only when no ink is in it, so marks that some fonts centre are moved into the half that stays.

use super::pieces::Piece;
use crate::base::Length;
use crate::font::{Fonts, Glyph};
use crate::text::{Class, Side};

/// How far ink may lean out of its half before the mark is moved, in thousandths of an em.
const LEAN: i64 = 30;

/// A cell in which a glyph stands.
#[derive(Clone, Copy)]
pub(super) struct CellOf {
    pub(super) class: Class,
    /// Its width before anything is dropped.
    pub(super) width: Length,
    /// Width of a whole cell.
    pub(super) em: Length,
    /// Type size.
    pub(super) size: Length,
}

/// From the left end of the cell to the glyph's origin.
pub(super) fn shift(fonts: &dyn Fonts, glyph: &Glyph, cell: CellOf) -> Length {
    let spare = cell.width - glyph.natural_advance(cell.size);
    match cell.class.white_side() {
        Some(Side::Left) => spare + into_half(fonts, glyph, cell, spare, Side::Right),
        Some(Side::Right) => into_half(fonts, glyph, cell, Length::ZERO, Side::Left),
        None if is_centred(cell.class) => match ink(fonts, glyph, cell.size) {
            Some((left, right)) => (cell.width - (right - left)) / 2 - left,
            None => spare / 2,
        },
        None => spare / 2,
    }
}

const fn is_centred(class: Class) -> bool {
    matches!(class, Class::Dot | Class::Join | Class::Slash | Class::Dots | Class::Dash)
}

/// What moves a glyph at `x` so that its ink is in one half of the cell; nothing as a rule.
fn into_half(fonts: &dyn Fonts, glyph: &Glyph, cell: CellOf, x: Length, half: Side) -> Length {
    let Some((left, right)) = ink(fonts, glyph, cell.size) else { return Length::ZERO };
    let (start, end) = match half {
        Side::Left => (Length::ZERO, cell.em / 2),
        Side::Right => (cell.em / 2, cell.em),
    };
    let lean = cell.em.thousandths(LEAN);
    let fits = match half {
        Side::Left => x + right <= end + lean,
        Side::Right => x + left >= start - lean,
    };
    if fits { Length::ZERO } else { start + (end - start - (right - left)) / 2 - left - x }
}

fn ink(fonts: &dyn Fonts, glyph: &Glyph, size: Length) -> Option<(Length, Length)> {
    let (left, right) = fonts.ink(glyph)?;
    let scaled = |units: i16| glyph.scaled(i64::from(units), size);
    (left < right).then(|| (scaled(left), scaled(right)))
}

/// Moves the halves of `——` towards each other until they touch, so that it is one unbroken rule
/// whatever white the font has beside its dash (GB/T 15834-2011 5.1.4).
pub(super) fn close_dashes(fonts: &dyn Fonts, pieces: &mut [Piece]) {
    for run in pieces.chunk_by_mut(|a, b| a.class == Class::Dash && b.class == Class::Dash) {
        let Some(glyph) = run[0].glyph.filter(|_| run.len() > 1) else { continue };
        let Some((left, right)) = ink(fonts, &glyph, run[0].size) else { continue };
        let (cell, ink) = (run[0].width, right - left);
        if ink >= cell {
            continue;
        }
        let count = i64::try_from(run.len()).unwrap_or(1);
        let mut x = (cell - ink) * count / 2 - left;
        for piece in run {
            piece.shift = x;
            x += ink - cell;
        }
    }
}
