//! How does a line come to fill its measure exactly?
//!
//! Squeezing goes step by step; stretching widens word spaces first, up to half an em, and
//! then all gaps alike (clreq, "Justification"). Each step shares equally in whole units, the
//! remainder dealt from left to right, so the sum is exact.

use std::ops::Range;

use super::breaks::{STEPS, gives, is_trimmed, last_visible, room, trailing};
use super::pieces::{Piece, Pieces};
use super::{Line, SetGlyph};
use crate::base::Length;
use crate::text::Class;

/// Sets the pieces of one line. With `fill` its end is `measure` exactly, if it has a gap
/// to stretch; otherwise it is set at its natural width, squeezed only if it must be.
pub(super) fn line(
    pieces: &Pieces,
    range: Range<usize>,
    measure: Length,
    indent: Length,
    fill: bool,
) -> Line {
    let mut widths: Vec<Length> = pieces[range.clone()].iter().map(|piece| piece.width).collect();
    let mut shifts: Vec<Length> = pieces[range.clone()].iter().map(|piece| piece.shift).collect();
    let mut gaps: Vec<Length> =
        pieces[range.clone()].iter().map(|piece| piece.gap_before).collect();
    gaps[0] = Length::ZERO;
    if is_trimmed(range.start, indent) {
        widths[0] -= pieces[range.start].start_trim;
        shifts[0] -= pieces[range.start].start_trim;
    }
    let natural: Length = widths.iter().copied().sum::<Length>() + gaps.iter().copied().sum()
        - trailing(pieces, &range);
    let slack = measure - indent - natural;
    if slack < Length::ZERO && measure > Length::ZERO {
        squeeze(pieces, &range, -slack, &mut widths, &mut shifts);
    } else if fill {
        stretch(pieces, &range, slack, &mut gaps);
    }
    place(
        &pieces[range.clone()],
        &widths,
        &shifts,
        &gaps,
        indent,
        last_visible(pieces, &range) - range.start,
    )
}

fn squeeze(
    pieces: &Pieces,
    range: &Range<usize>,
    mut need: Length,
    widths: &mut [Length],
    shifts: &mut [Length],
) {
    for step in STEPS {
        let rooms: Vec<Length> = range
            .clone()
            .map(|at| if gives(pieces, range, at) { room(&pieces[at], step) } else { Length::ZERO })
            .collect();
        let shares = share(need, &rooms);
        for (at, given) in shares.into_iter().enumerate() {
            widths[at] -= given;
            if pieces[range.start + at].class == Class::Open {
                shifts[at] -= given;
            }
            need -= given;
        }
    }
}

fn stretch(pieces: &Pieces, range: &Range<usize>, mut need: Length, gaps: &mut [Length]) {
    let last = last_visible(pieces, range) - range.start;
    let inner = &pieces[range.start..=range.start + last];
    let space_room = |at: usize| match inner[at].class {
        Class::Space if inner[at].char == ' ' => {
            (inner[at].em / 2 - inner[at].width).max(Length::ZERO)
        }
        _ => Length::ZERO,
    };
    // The gap before piece `at + 1` belongs to the space or the open gap at `at`.
    let spaces: Vec<Length> = (0..last).map(space_room).collect();
    let open: Vec<Length> =
        (0..last).map(|at| if inner[at].tight_after { Length::ZERO } else { need }).collect();
    for rooms in [spaces, open] {
        for (at, given) in share(need, &rooms).into_iter().enumerate() {
            gaps[at + 1] += given;
            need -= given;
        }
    }
}

/// Deals `need` out over `rooms` as equally as they allow, to the unit.
fn share(need: Length, rooms: &[Length]) -> Vec<Length> {
    let mut shares = vec![Length::ZERO; rooms.len()];
    let mut left = need.min(rooms.iter().copied().sum()).max(Length::ZERO);
    while left > Length::ZERO {
        let open: Vec<usize> = (0..rooms.len()).filter(|at| shares[*at] < rooms[*at]).collect();
        let count = i64::try_from(open.len()).unwrap_or(1).max(1);
        let each = left / count;
        for (order, at) in open.into_iter().enumerate() {
            // The remainder goes to the leftmost.
            let extra = i64::try_from(order).unwrap_or(i64::MAX) < (left - each * count).to_units();
            let given = (each + Length::units(i64::from(extra))).min(rooms[at] - shares[at]);
            shares[at] += given;
        }
        left = need.min(rooms.iter().copied().sum()) - shares.iter().copied().sum();
    }
    shares
}

fn place(
    pieces: &[Piece],
    widths: &[Length],
    shifts: &[Length],
    gaps: &[Length],
    indent: Length,
    last: usize,
) -> Line {
    let mut line = Line::default();
    let mut x = indent;
    for (at, piece) in pieces.iter().enumerate() {
        x += gaps[at];
        if let Some(glyph) = piece.glyph {
            let at = x + shifts[at];
            line.glyphs.push(SetGlyph { glyph, size: piece.size, x: at, char: piece.char });
        }
        x += widths[at];
        if at == last {
            line.width = x - piece.end_trim;
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(units: &[i64]) -> Vec<Length> {
        units.iter().copied().map(Length::units).collect()
    }

    #[test]
    fn shares_are_equal_exact_and_within_room() {
        assert_eq!(share(Length::units(7), &units(&[5, 5, 5])), units(&[3, 2, 2]));
        assert_eq!(share(Length::units(7), &units(&[1, 5, 5])), units(&[1, 3, 3]));
        assert_eq!(share(Length::units(99), &units(&[1, 2, 0])), units(&[1, 2, 0]));
        assert_eq!(share(Length::ZERO, &units(&[1])), units(&[0]));
    }
}
