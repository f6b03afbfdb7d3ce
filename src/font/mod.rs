//! Fonts: which there are, which glyph a character gets, how wide it is.
mod library;
pub use library::{FontError, FontLibrary, FontOptions, RoleListing};
