//! In which order is a line squeezed or stretched, and by how much each piece?
//!
//! clreq, "Justification"; each step ends before the next begins.

use super::pieces::Piece;
use crate::base::Length;
use crate::layout::trace::Adjusted;
use crate::text::Class;

/// A step of squeezing: its members give equally, before the next step begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Word spaces, down to a quarter em.
    Spaces,
    /// The white halves of brackets and quotes.
    Brackets,
    /// Those of `，` `、` `；` `：`.
    Pauses,
    /// Gaps between Han and Western text, down to an eighth of an em.
    Gaps,
    /// The white halves of `。` `？` `！`.
    Stops,
}

/// The steps in their order. The interpunct of clreq's third step has no room left: its cell is
/// half an em already.
pub(super) const STEPS: [Step; Adjusted::STEPS] =
    [Step::Spaces, Step::Brackets, Step::Pauses, Step::Gaps, Step::Stops];

/// How much a piece inside a line gives at a step.
pub(super) fn room(piece: &Piece, step: Step) -> Length {
    match (step, piece.class) {
        (Step::Gaps, _) => {
            let least = piece.least_gap.max(piece.em / 8);
            (piece.gap_before - least).max(Length::ZERO)
        }
        _ if !piece.gives => Length::ZERO,
        (Step::Spaces, Class::Space) if piece.char == ' ' => {
            (piece.width - piece.em / 4).max(Length::ZERO)
        }
        (Step::Brackets, Class::Open) => piece.start_trim,
        (Step::Brackets, Class::Close)
        | (Step::Pauses, Class::Pause)
        | (Step::Stops, Class::Stop) => piece.end_trim,
        _ => Length::ZERO,
    }
}

/// A gap wider than this beyond its natural width is seen, in thousandths of an em.
pub(super) const VISIBLE_GAP: i64 = 250;
/// To this the gap between Han and Western text is widened before all others are: clreq allows
/// half an em, but more than Word's quarter looks like a hole in a line of Han.
const WIDEST_WESTERN_GAP: i64 = 250;

/// A step of stretching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Word spaces, up to half an em.
    Spaces,
    /// Gaps between Han and Western text, up to a quarter em.
    WesternGaps,
    /// All gaps that may open.
    Gaps,
    /// Spaces inside one thing, `GB/T 9704`.
    InnerSpaces,
}

impl Stretch {
    /// The steps in their order.
    pub(super) const ALL: [Self; 4] =
        [Self::Spaces, Self::WesternGaps, Self::Gaps, Self::InnerSpaces];

    /// How much of `need` the gap between two neighbours takes at this step. That behind a space is
    /// the space's own.
    pub(super) fn room(self, before: &Piece, after: &Piece, need: Length) -> Length {
        let all = |is_open: bool| if is_open { need } else { Length::ZERO };
        match self {
            Self::Spaces => space_ease(before),
            Self::WesternGaps => gap_ease(after),
            Self::Gaps => all(!before.tight_after),
            Self::InnerSpaces => all(before.is_inner_space()),
        }
    }
}

/// By how much a word space is widened before anything else: to half an em.
pub(super) fn space_ease(piece: &Piece) -> Length {
    match piece.char {
        ' ' if !piece.is_inner_space() => (piece.em / 2 - piece.width).max(Length::ZERO),
        _ => Length::ZERO,
    }
}

/// By how much the gap before a piece is widened before the gaps between Han are.
pub(super) fn gap_ease(piece: &Piece) -> Length {
    match piece.gap_before {
        Length::ZERO => Length::ZERO,
        gap => (piece.em.thousandths(WIDEST_WESTERN_GAP) - gap).max(Length::ZERO),
    }
}
