//! How wide is a line from here to there, and by how much may it be squeezed?
//!
//! Every answer is a difference of two sums made once, so that looking at a line costs the same
//! however long it is.

use std::ops::Range;

use super::pieces::Piece;
use super::steps::{STEPS, room};
use crate::base::Length;
use crate::form::OpeningMarks;
use crate::text::Class;

/// The pieces of a paragraph with their running sums.
pub(in crate::layout) struct Extents<'p> {
    pub(in crate::layout) pieces: &'p [Piece],
    /// Width of everything before each piece, and of all.
    widths: Vec<Length>,
    /// What all pieces before each one give at each step.
    rooms: Vec<[Length; STEPS.len()]>,
    /// How many gaps before each piece may be stretched.
    gaps: Vec<i64>,
    /// The last piece up to each one that is no blank.
    visible: Vec<usize>,
    indent: Length,
    opening: OpeningMarks,
}

impl<'p> Extents<'p> {
    /// Sums up the pieces of a paragraph whose first line is indented by `indent`.
    pub(super) fn new(pieces: &'p [Piece], indent: Length, opening: OpeningMarks) -> Self {
        let mut widths = vec![Length::ZERO];
        let mut rooms = vec![[Length::ZERO; STEPS.len()]];
        let mut gaps = vec![0];
        let mut visible = Vec::with_capacity(pieces.len());
        let mut last = 0;
        for (at, piece) in pieces.iter().enumerate() {
            widths.push(widths[at] + piece.gap_before + piece.width);
            let mut sums = rooms[at];
            for (sum, step) in sums.iter_mut().zip(STEPS) {
                *sum += room(piece, step);
            }
            rooms.push(sums);
            gaps.push(gaps[at] + i64::from(!piece.tight_after));
            last = if piece.is_blank() { last } else { at };
            visible.push(last);
        }
        Self { pieces, widths, rooms, gaps, visible, indent, opening }
    }

    /// Room on the line that begins at `start`, of a measure `full`.
    pub(super) fn measure(&self, full: Length, start: usize) -> Length {
        if start == 0 { full - self.indent } else { full }
    }

    /// What the first piece of a line drops.
    pub(super) fn start_trim(&self, start: usize) -> Length {
        let indented = start == 0 && self.indent > Length::ZERO;
        let trimmed = self.opening.is_trimmed(indented);
        if trimmed { self.pieces[start].start_trim } else { Length::ZERO }
    }

    /// The last piece of a line that is no blank; its first if all are.
    pub(super) fn last_visible(&self, line: &Range<usize>) -> usize {
        self.visible[line.end - 1].max(line.start)
    }

    /// What a line's end drops: its blanks, and the white half of the mark before them.
    pub(super) fn trailing(&self, line: &Range<usize>) -> Length {
        let last = self.last_visible(line);
        self.widths[line.end] - self.widths[last + 1] + self.pieces[last].end_trim
    }

    /// Natural width of a line, trimmed at its ends.
    pub(in crate::layout) fn natural(&self, line: &Range<usize>) -> Length {
        if line.start == line.end {
            return Length::ZERO;
        }
        self.widths[line.end]
            - self.widths[line.start]
            - self.pieces[line.start].gap_before
            - self.start_trim(line.start)
            - self.trailing(line)
    }

    /// Natural width of the whole text on one line.
    pub(in crate::layout) fn whole(&self) -> Length {
        self.natural(&(0..self.pieces.len()))
    }

    /// The pieces of a line that may give: not those that its ends have trimmed.
    pub(super) fn giving(&self, line: &Range<usize>) -> Range<usize> {
        // An opening mark is not squeezed at a line's start, whether it is trimmed there or not.
        let first = line.start + usize::from(self.pieces[line.start].class == Class::Open);
        let last = self.last_visible(line);
        first.min(last)..last
    }

    /// What a line may give at each step.
    pub(super) fn rooms(&self, line: &Range<usize>) -> [Length; STEPS.len()] {
        let giving = self.giving(line);
        let mut rooms = self.rooms[giving.end];
        for (at, room_at) in rooms.iter_mut().enumerate() {
            *room_at -= self.rooms[giving.start][at];
            // The gap before the line's first piece is not there, and that before its last is.
            let gap = |piece: usize| room(&self.pieces[piece], STEPS[at]);
            if STEPS[at] == super::steps::Step::Gaps {
                *room_at += gap(giving.end);
                if giving.start == line.start {
                    *room_at -= gap(line.start);
                }
                if giving.end == line.start {
                    *room_at = Length::ZERO;
                }
            }
        }
        rooms
    }

    /// All that a line may give.
    pub(super) fn room(&self, line: &Range<usize>) -> Length {
        self.rooms(line).into_iter().sum()
    }

    /// How many gaps of a line may be stretched.
    pub(super) fn gaps(&self, line: &Range<usize>) -> i64 {
        self.gaps[self.last_visible(line)] - self.gaps[line.start]
    }

    /// Whether a line from `start` on is too long for `room` with every further piece too.
    pub(super) fn is_past(&self, line: &Range<usize>, room: Length) -> bool {
        let given: Length = self.rooms[line.end].iter().copied().sum::<Length>()
            - self.rooms[line.start].iter().copied().sum();
        // What the ends drop is less than an em on either side, and blanks.
        let em = self.pieces[line.start].em.max(self.pieces[line.end - 1].em);
        let visible = self.widths[self.last_visible(line) + 1] - self.widths[line.start];
        visible - given - em * 2 > room
    }
}
