//! What is wrong in a row of a words file.

/// A piece of a row that cannot be understood.
pub(super) struct Wrong {
    /// The piece as it is written; empty where something is missing.
    pub(super) piece: String,
    /// What is wrong with it, in Chinese.
    pub(super) message: String,
}

impl Wrong {
    /// A fault of a piece.
    pub(super) fn new(piece: &str, message: impl Into<String>) -> Self {
        Self { piece: piece.to_owned(), message: message.into() }
    }
}
