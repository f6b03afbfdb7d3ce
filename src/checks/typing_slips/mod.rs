//! Is the text written as Chinese official texts are?

mod western;

pub(super) mod brackets;
pub(super) mod characters;
pub(super) mod dots;
pub(super) mod half_width;
pub(super) mod placeholders;
pub(super) mod spaces;
pub(super) mod zero;
