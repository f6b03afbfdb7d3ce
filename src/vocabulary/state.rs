//! What a sentence spoke of last.

/// What a sentence spoke of last, by its number: the two that the reader knows by itself, and those
/// that rows bring about (`then`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct State(u8);

impl State {
    /// Nothing that matters, or something else.
    pub const NOTHING: Self = Self(0);
    /// Only a part of something.
    pub const PART: Self = Self(1);

    /// Whether rows bring it about, and not the reader.
    pub(super) const fn is_own(self) -> bool {
        self.0 as usize >= NAMES.len()
    }

    /// The state at a place of [`NAMES`] and of what follows it.
    pub(super) fn numbered(number: usize) -> Option<Self> {
        u8::try_from(number).ok().map(Self)
    }
}

/// The names of the two.
pub(super) const NAMES: [&str; 2] = ["nothing", "part"];
