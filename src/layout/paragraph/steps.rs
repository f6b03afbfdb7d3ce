//! In which order is a line squeezed, and by how much each piece?
//!
//! clreq, "Justification: squeezing"; each step ends before the next begins.

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
    /// Gaps between Han and Latin, down to an eighth of an em.
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
        (Step::Gaps, _) => (piece.gap_before - piece.em / 8).max(Length::ZERO),
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
