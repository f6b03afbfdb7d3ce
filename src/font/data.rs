//! The bytes of a font file.

use std::sync::Arc;

/// A font file: a part of the program, or bytes that were read and are shared by all who need
/// them, such as the faces of a collection.
#[derive(Clone)]
pub enum FontData {
    /// As long as the program.
    Static(&'static [u8]),
    /// As long as somebody needs them.
    Shared(Arc<[u8]>),
}

impl FontData {
    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

impl From<Vec<u8>> for FontData {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Shared(bytes.into())
    }
}
