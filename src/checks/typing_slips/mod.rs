//! Is the text written as Chinese official texts are?

mod labels;
mod marks;
mod meant;
mod pairs;
mod pauses;
mod slip;
mod western;

pub(super) mod brackets;
pub(super) mod characters;
pub(super) mod dots;
pub(super) mod half_width;
pub(super) mod placeholders;
pub(super) mod spaces;
pub(super) mod zero;

pub use meant::meant;
pub(super) use meant::meant_but_for;

/// The rules of slips that are mended. They look at the words as they are written, all others at what
/// is [`meant`](fn@meant).
pub(super) const MENDED: [&str; 5] = ["T201", "T202", "T203", "T205", "T206"];
