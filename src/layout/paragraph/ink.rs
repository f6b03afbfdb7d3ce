//! Where in its cell does a mark's ink stand, whatever the font's own width?
//!
//! GB/T 15834-2011 5.1: pause, stop and closing marks at the left of their cell, opening marks at
//! the right, connectors, dots and interpuncts in its middle. A half of a cell may be dropped
//! only when no ink is in it, so marks that some fonts centre are moved into the half that stays.

use crate::base::Length;
use crate::font::Glyph;
use crate::layout::context::Context;
use crate::text::{Class, Side};

/// How far ink may lean out of its half or its cell before it is moved, in thousandths of an em.
const LEAN: i64 = 30;

/// A cell in which a glyph stands.
#[derive(Clone, Copy)]
pub(super) struct CellOf {
    pub(super) class: Class,
    /// Which half of it is white.
    pub(super) white: Option<Side>,
    /// Its width before anything is dropped.
    pub(super) width: Length,
    /// Width of a whole cell.
    pub(super) em: Length,
    /// Type size.
    pub(super) size: Length,
}

/// A glyph where it stands.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    pub(super) glyph: Glyph,
    /// Type size.
    pub(super) size: Length,
    /// From the left end of its cell to its origin.
    pub(super) shift: Length,
    /// Width of its cell.
    pub(super) width: Length,
}

/// From the left end of the cell to the glyph's origin.
pub(super) fn shift(context: &mut Context<'_>, glyph: &Glyph, cell: CellOf) -> Length {
    let spare = cell.width - glyph.natural_advance(cell.size);
    match cell.white {
        Some(Side::Left) => spare + into_half(context, glyph, cell, spare, Side::Right),
        Some(Side::Right) => into_half(context, glyph, cell, Length::ZERO, Side::Left),
        None if is_centred(cell.class) => match ink(context, glyph, cell.size) {
            Some((left, right)) => (cell.width - (right - left)) / 2 - left,
            None => spare / 2,
        },
        None => spare / 2,
    }
}

/// The width of a cell and the place of the glyph in it: a sign that is wider than its cell gets
/// the room that it needs, so that it strikes nothing beside it.
pub(super) fn fit(context: &mut Context<'_>, glyph: &Glyph, cell: CellOf) -> (Length, Length) {
    let shift = shift(context, glyph, cell);
    let Some((left, right)) = ink(context, glyph, cell.size) else { return (cell.width, shift) };
    let lean = cell.em.thousandths(LEAN);
    if shift + left >= -lean && shift + right <= cell.width + lean {
        return (cell.width, shift);
    }
    let wanted = right - left;
    let width = if wanted <= cell.width + lean * 2 {
        cell.width
    } else {
        wanted.max(glyph.natural_advance(cell.size))
    };
    (width, (width - wanted) / 2 - left)
}

/// How far the ink of a Western letter or digit stands out of its own width, on the left and on
/// the right.
pub(super) fn overhang(context: &mut Context<'_>, letter: Standing) -> [Length; 2] {
    let ink = ink(context, &letter.glyph, letter.size);
    ink.map_or([Length::ZERO; 2], |(left, right)| {
        [-(letter.shift + left), letter.shift + right - letter.width]
    })
}

/// From the end of the cell of a Han character to the origin of a mark that stands on it: over its
/// middle, but for the tone marks, which stand at its corners (Unicode 18.1).
pub(super) fn on_han(context: &mut Context<'_>, glyph: &Glyph, char: char, cell: CellOf) -> Length {
    match ink(context, glyph, cell.size) {
        _ if matches!(char, '\u{302A}'..='\u{302D}') => -glyph.natural_advance(cell.size),
        Some((left, right)) => -(cell.em + left + right) / 2,
        None => -(cell.em + glyph.natural_advance(cell.size)) / 2,
    }
}

/// From the end of the cell of a letter or digit to the origin of a mark on it: over the middle of
/// its ink.
pub(super) fn on_western(context: &mut Context<'_>, glyph: &Glyph, base: Standing) -> Length {
    let own = ink(context, &base.glyph, base.size);
    match (own, ink(context, glyph, base.size)) {
        (Some((left, right)), Some((mark_left, mark_right))) => {
            base.shift - base.width + (left + right - mark_left - mark_right) / 2
        }
        _ => -glyph.natural_advance(base.size),
    }
}

const fn is_centred(class: Class) -> bool {
    matches!(class, Class::Dot | Class::Join | Class::Slash | Class::Dots | Class::Dash)
}

/// By how much a glyph at `x` is moved so that its ink is in one half of the cell; mostly zero.
fn into_half(
    context: &mut Context<'_>,
    glyph: &Glyph,
    cell: CellOf,
    x: Length,
    half: Side,
) -> Length {
    let Some((left, right)) = ink(context, glyph, cell.size) else { return Length::ZERO };
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

fn ink(context: &mut Context<'_>, glyph: &Glyph, size: Length) -> Option<(Length, Length)> {
    let (left, right) = context.ink(glyph)?;
    let scaled = |units: i16| glyph.scaled(i64::from(units), size);
    (left < right).then(|| (scaled(left), scaled(right)))
}

/// How far the halves of a dash overlap, in thousandths of an em: edges that only touch are shown
/// with a hair of white between them.
const OVERLAP: i64 = 10;

/// Where the glyphs of a run of dashes go, each in its cell: towards each other until they join,
/// so that `——` is one unbroken rule whatever white the font has beside its dash (GB/T 15834-2011
/// 5.1.4); `None` when they join by themselves.
pub(super) fn joined_dashes(
    context: &mut Context<'_>,
    glyph: &Glyph,
    cell: CellOf,
    count: usize,
) -> Option<impl Iterator<Item = Length>> {
    let (left, right) = ink(context, glyph, cell.size)?;
    let (ink, overlap) = (right - left, cell.em.thousandths(OVERLAP));
    if count < 2 || ink >= cell.width + overlap {
        return None;
    }
    let dashes = i64::try_from(count).unwrap_or(1);
    let whole = ink * dashes - overlap * (dashes - 1);
    let first = (cell.width * dashes - whole) / 2 - left;
    let step = ink - overlap - cell.width;
    Some((0..dashes).map(move |dash| first + step * dash))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{FaceId, Fonts, GlyphSource};
    use crate::form::Form;
    use crate::layout::context::Notes;
    use crate::layout::fake_font::{EM, form, located};
    use crate::layout::paragraph::{Piece, measure_text};

    /// A font whose glyphs are 1000 wide and all have the same ink.
    struct Inked(i16, i16);

    impl Fonts for Inked {
        fn glyph(&self, _: char, _: GlyphSource) -> Option<Glyph> {
            Some(Glyph { face: FaceId(0), id: 1, em: 1000, advance: 1000, raise: 0 })
        }

        fn ink(&self, _: &Glyph) -> Option<(i16, i16)> {
            Some((self.0, self.1))
        }
    }

    /// Where the ink of each glyph of a text lies in its cell, in thousandths of an em.
    fn inks(form: &Form, fonts: &Inked, text: &str) -> Vec<(i64, i64)> {
        let mut context = Context::new(form, fonts, Notes::default());
        let pieces = measure_text(&mut context, &located(text), &form.styles.body);
        let per = |length: Length| length.to_units() * 1000 / EM.to_units();
        let ink = |piece: &Piece| {
            let at = |units: i16| per(piece.shift) + i64::from(units);
            (at(fonts.0), at(fonts.1))
        };
        pieces.iter().map(ink).collect()
    }

    #[test]
    fn marks_that_a_font_centres_are_moved_into_the_half_that_stays() {
        let form = form();
        // Ink of 200 in the middle of the cell.
        let centred = Inked(400, 600);
        assert_eq!(inks(&form, &centred, "甲，乙")[1], (150, 350));
        assert_eq!(inks(&form, &centred, "甲（乙")[1], (650, 850));
        // Where it belongs it stays where the font has it.
        assert_eq!(inks(&form, &Inked(170, 340), "甲，乙")[1], (170, 340));
        assert_eq!(inks(&form, &Inked(620, 830), "甲（乙")[1], (620, 830));
    }

    #[test]
    fn interpuncts_and_connectors_stand_in_the_middle_of_their_half_cell() {
        let form = form();
        for text in ["甲·乙", "甲/乙", "1–2"] {
            assert_eq!(inks(&form, &Inked(100, 200), text)[1], (200, 300), "{text}");
        }
        assert_eq!(inks(&form, &Inked(100, 300), "甲～乙")[1], (400, 600));
    }

    #[test]
    fn the_halves_of_a_dash_touch_whatever_white_the_font_has_beside_them() {
        let form = form();
        let of = |ink: Inked, text: &str| -> Vec<(i64, i64)> {
            let ends = inks(&form, &ink, text);
            // From the left end of the first cell.
            ends[1..].iter().zip(0..).map(|((l, r), at)| (l + 1000 * at, r + 1000 * at)).collect()
        };
        assert_eq!(of(Inked(10, 990), "甲——"), [(25, 1005), (995, 1975)]);
        assert_eq!(of(Inked(0, 890), "甲——"), [(115, 1005), (995, 1885)]);
        assert_eq!(of(Inked(50, 950), "甲———"), [(160, 1060), (1050, 1950), (1940, 2840)]);
        // A dash that fills more than its cell stays in it.
        assert_eq!(of(Inked(-10, 1010), "甲——"), [(-10, 1010), (990, 2010)]);
    }
}
