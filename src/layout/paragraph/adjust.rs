//! How does a line come to fill its measure exactly?
//!
//! Squeezing goes step by step; stretching widens word spaces first, then the gaps beside Western
//! text, then all gaps alike, and the spaces inside `GB/T 9704` last (clreq, "Justification"). Each
//! step shares equally in whole units, the remainder dealt from left to right, so the sum is exact.
//! A line whose gaps would be seen is left ragged instead.

use std::ops::Range;

use super::extent::Extents;
use super::pieces::{Piece, offsets};
use super::steps::{STEPS, Step, Stretch, VISIBLE_GAP, room};
use super::{Line, SetGlyph};
use crate::base::Length;
use crate::layout::trace::{Adjusted, Fault};
use crate::text::Class;

/// How a line is to be filled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// Its end is the measure exactly, if it has gaps that may be stretched so far.
    Justified(Length),
    /// It is squeezed only where it must be.
    Natural(Length),
    /// Neither.
    Ragged,
}

/// Sets the pieces of one line, indented by `indent`.
pub(super) fn line(
    extents: &Extents<'_>,
    range: &Range<usize>,
    indent: Length,
    fill: Fill,
) -> Line {
    let mut setting = Setting::new(extents, range);
    let slack = match fill {
        Fill::Justified(measure) | Fill::Natural(measure) => {
            measure - indent - extents.natural(range)
        }
        Fill::Ragged => Length::ZERO,
    };
    let mut adjusted = Adjusted::default();
    if slack < Length::ZERO {
        adjusted.squeezed = setting.squeeze(-slack);
    } else if matches!(fill, Fill::Justified(_)) {
        let (left, widest) = setting.stretch(slack);
        adjusted.widest_gap = widest;
        if left > Length::ZERO {
            adjusted.fault = Some(Fault::Ragged);
        } else if widest > setting.pieces[0].em.thousandths(VISIBLE_GAP) {
            adjusted.fault = Some(Fault::Loose);
        } else {
            adjusted.stretched = slack;
        }
        if adjusted.fault.is_some() {
            setting = Setting::new(extents, range);
        }
    }
    let is_end = range.end == extents.pieces.len();
    if !is_end && !extents.pieces[range.end - 1].break_after.is_allowed() {
        adjusted.fault = Some(Fault::Cut);
    }
    setting.place(indent, adjusted)
}

/// The pieces of a line with their widths, shifts and gaps as they come to be.
struct Setting<'e> {
    extents: &'e Extents<'e>,
    range: Range<usize>,
    pieces: &'e [Piece],
    cells: Vec<Cell>,
    /// The last that is no blank.
    last: usize,
}

/// What becomes of a piece: its width, its shift, and the gap before it.
#[derive(Clone, Copy)]
struct Cell {
    width: Length,
    shift: Length,
    gap: Length,
}

impl<'e> Setting<'e> {
    fn new(extents: &'e Extents<'e>, range: &Range<usize>) -> Self {
        let pieces = &extents.pieces[range.clone()];
        let cell =
            |piece: &Piece| Cell { width: piece.width, shift: piece.shift, gap: piece.gap_before };
        let mut cells: Vec<Cell> = pieces.iter().map(cell).collect();
        let trim = extents.start_trim(range.start);
        cells[0].gap = Length::ZERO;
        cells[0].width -= trim;
        cells[0].shift -= trim;
        let last = extents.last_visible(range) - range.start;
        Self { extents, range: range.clone(), pieces, cells, last }
    }

    /// Takes `need` out of the line; what each step gave.
    fn squeeze(&mut self, mut need: Length) -> [Length; STEPS.len()] {
        let giving = self.extents.giving(&self.range);
        let giving = giving.start - self.range.start..giving.end - self.range.start;
        STEPS.map(|step| {
            if need <= Length::ZERO {
                return Length::ZERO;
            }
            let rooms: Vec<Length> = (0..=self.last)
                .map(|at| match step {
                    Step::Gaps if at > 0 => room(&self.pieces[at], step),
                    Step::Gaps => Length::ZERO,
                    _ if giving.contains(&at) => room(&self.pieces[at], step),
                    _ => Length::ZERO,
                })
                .collect();
            let mut sum = Length::ZERO;
            for (at, given) in share(need, &rooms).into_iter().enumerate() {
                self.give(at, step, given);
                sum += given;
            }
            need -= sum;
            sum
        })
    }

    fn give(&mut self, at: usize, step: Step, given: Length) {
        if step == Step::Gaps {
            self.cells[at].gap -= given;
            return;
        }
        self.cells[at].width -= given;
        if self.pieces[at].class == Class::Open {
            self.cells[at].shift -= given;
        }
    }

    /// Puts `need` between the pieces; what is left over, and the widest gap made.
    fn stretch(&mut self, mut need: Length) -> (Length, Length) {
        let mut widest = Length::ZERO;
        // Lines of Han alone have neither.
        let eases = self.extents.ease(&self.range) > Length::ZERO;
        for step in Stretch::ALL {
            if need <= Length::ZERO {
                break;
            }
            if !eases && matches!(step, Stretch::Spaces | Stretch::WesternGaps) {
                continue;
            }
            let inner = self.pieces[..=self.last].windows(2);
            let rooms: Vec<Length> =
                inner.map(|pair| step.room(&pair[0], &pair[1], need)).collect();
            let shares = share(need, &rooms);
            if matches!(step, Stretch::Gaps | Stretch::InnerSpaces) {
                widest = shares.iter().copied().fold(widest, Length::max);
            }
            for (at, given) in shares.into_iter().enumerate() {
                self.cells[at + 1].gap += given;
                need -= given;
            }
        }
        (need, widest)
    }

    fn place(self, indent: Length, adjusted: Adjusted) -> Line {
        let text = offsets(self.extents.pieces, &self.range);
        let mut line = Line { adjusted, text, ..Line::default() };
        line.glyphs.reserve_exact(self.pieces.len());
        let mut x = indent;
        for (at, (piece, cell)) in self.pieces.iter().zip(&self.cells).enumerate() {
            x += cell.gap;
            if let Some(glyph) = piece.glyph {
                let (x, size) = (x + cell.shift, piece.size);
                let Piece { char, place, run, english, .. } = *piece;
                line.glyphs.push(SetGlyph { glyph, size, x, char, place, run, english });
            }
            x += cell.width;
            if at == self.last {
                line.width = x - piece.end_trim;
            }
        }
        line
    }
}

/// Deals `need` out over `rooms` as equally as they allow, to the unit.
fn share(need: Length, rooms: &[Length]) -> Vec<Length> {
    let mut shares = vec![Length::ZERO; rooms.len()];
    let wanted = need.min(rooms.iter().copied().sum()).max(Length::ZERO);
    let mut left = wanted;
    while left > Length::ZERO {
        let open: Vec<usize> = (0..rooms.len()).filter(|at| shares[*at] < rooms[*at]).collect();
        let count = i64::try_from(open.len()).unwrap_or(1).max(1);
        let each = left / count;
        // The remainder goes to the leftmost.
        let rest = (left - each * count).to_units();
        for (order, at) in (0..).zip(open) {
            let extra = Length::units(i64::from(order < rest));
            let open = rooms[at] - shares[at];
            shares[at] += (each + extra).min(open);
        }
        left = wanted - shares.iter().copied().sum();
    }
    shares
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
