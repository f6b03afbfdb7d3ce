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
