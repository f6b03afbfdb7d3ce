//! How wide is a line from here to there, and by how much may it be squeezed?
//!
//! Every answer is a difference of two sums made once, so that looking at a line costs the same
//! however long it is.

use std::ops::Range;

use super::pieces::Piece;
use super::steps::{STEPS, gap_ease, room, space_ease};
use crate::base::Length;
use crate::form::OpeningMarks;
use crate::text::{Break, Class};

/// The pieces of a paragraph with their running sums.
pub(in crate::layout) struct Extents<'p> {
    pub(in crate::layout) pieces: &'p [Piece],
    /// Of what stands before each piece, and of all.
    sums: Vec<Sums>,
    indent: Length,
    opening: OpeningMarks,
}

/// What all pieces before one have and give.
#[derive(Clone, Copy, Default)]
struct Sums {
    /// Their width.
    width: Length,
    /// What they give at each step.
    rooms: [Length; STEPS.len()],
    /// What they give at all steps together.
    room: Length,
    /// By how much the gaps behind them and the spaces among them are widened before others.
    ease: Length,
    /// How many of the gaps behind them may be stretched.
    gaps: i64,
    /// How many of them a line ends after only for want of another end nearby.
    avoided: usize,
    /// The last of them that is no blank.
    visible: usize,
}

impl<'p> Extents<'p> {
    /// Sums up the pieces of a paragraph whose first line is indented by `indent`.
    pub(super) fn new(pieces: &'p [Piece], indent: Length, opening: OpeningMarks) -> Self {
        let mut sums = Vec::with_capacity(pieces.len() + 1);
        let mut before = Sums::default();
        for (at, piece) in pieces.iter().enumerate() {
            sums.push(before);
            before.width += piece.gap_before + piece.width;
            for (sum, step) in before.rooms.iter_mut().zip(STEPS) {
                let room = room(piece, step);
                *sum += room;
                before.room += room;
            }
            let next_gap = pieces.get(at + 1).map_or(Length::ZERO, gap_ease);
            before.ease += space_ease(piece) + next_gap;
            before.gaps += i64::from(!piece.tight_after);
            before.avoided += usize::from(piece.break_after == Break::Avoided);
            before.visible = if piece.is_blank() { before.visible } else { at };
        }
        sums.push(before);
        Self { pieces, sums, indent, opening }
    }

    /// Room on the line that begins at `start`, of a measure `full`.
    pub(super) fn measure(&self, full: Length, start: usize) -> Length {
        if start == 0 { full - self.indent } else { full }
    }

    /// What the first piece of a line drops.
    pub(in crate::layout) fn start_trim(&self, start: usize) -> Length {
        let indented = start == 0 && self.indent > Length::ZERO;
        let trimmed = self.opening.is_trimmed(indented);
        if trimmed { self.pieces[start].start_trim } else { Length::ZERO }
    }

    /// The last piece of a line that is no blank; its first if all are.
    pub(super) fn last_visible(&self, line: &Range<usize>) -> usize {
        self.sums[line.end].visible.max(line.start)
    }

    /// What a line's end drops: its blanks, and the white half of the mark before them.
    pub(super) fn trailing(&self, line: &Range<usize>) -> Length {
        let last = self.last_visible(line);
        self.sums[line.end].width - self.sums[last + 1].width + self.pieces[last].end_trim
    }

    /// Natural width of a line, trimmed at its ends.
    pub(in crate::layout) fn natural(&self, line: &Range<usize>) -> Length {
        if line.start == line.end {
            return Length::ZERO;
        }
        self.sums[line.end].width
            - self.sums[line.start].width
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
        let mut rooms = self.sums[giving.end].rooms;
        for (at, room_at) in rooms.iter_mut().enumerate() {
            *room_at -= self.sums[giving.start].rooms[at];
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

    /// By how much a line's word spaces, and its gaps beside Western text, are widened first.
    pub(super) fn ease(&self, line: &Range<usize>) -> Length {
        self.sums[self.last_visible(line)].ease - self.sums[line.start].ease
    }

    /// Whether any of some ends of lines is to be avoided.
    pub(super) fn avoids(&self, ends: Range<usize>) -> bool {
        self.sums[ends.end].avoided > self.sums[ends.start.saturating_sub(1)].avoided
    }

    /// How many gaps of a line may be stretched.
    pub(super) fn gaps(&self, line: &Range<usize>) -> i64 {
        self.sums[self.last_visible(line)].gaps - self.sums[line.start].gaps
    }

    /// The first end of a line from `start` on at which all that stands on it, nothing trimmed or
    /// squeezed, is wider than `room`; one past the last piece when there is none.
    pub(super) fn first_past(&self, start: usize, room: Length) -> usize {
        let limit = self.sums[start].width + room;
        start + 1 + self.sums[start + 1..].partition_point(|sums| sums.width <= limit)
    }

    /// Whether a line from `start` on is too long for `room` with every further piece too.
    pub(super) fn is_past(&self, line: &Range<usize>, room: Length) -> bool {
        let given = self.sums[line.end].room - self.sums[line.start].room;
        // What the ends drop is less than an em on either side, and blanks.
        let em = self.pieces[line.start].em.max(self.pieces[line.end - 1].em);
        let visible = self.sums[self.last_visible(line) + 1].width - self.sums[line.start].width;
        visible - given - em * 2 > room
    }
}
