//! What a name in a row of a words file refers to.

use super::meaning::{Meaning, Meanings};

/// Lines or cells, by what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// Those with this meaning.
    Meaning(Meaning),
    /// Those of a class whose meanings the clause says.
    Said(Meanings),
    /// Those of the topic that the count is of, or of several counted together.
    Topic,
}

impl Reference {
    /// The meanings that it may stand for, the topic being any of these.
    #[must_use]
    pub const fn meanings_or(self, topics: Meanings) -> Meanings {
        match self {
            Self::Topic => topics,
            other => other.meanings(),
        }
    }

    /// The meanings that it may stand for; none for the topic.
    #[must_use]
    pub const fn meanings(self) -> Meanings {
        match self {
            Self::Meaning(meaning) => Meanings::of(meaning),
            Self::Said(meanings) => meanings,
            Self::Topic => Meanings::NONE,
        }
    }
}
