//! Fonts: which there are, which glyph a character gets, how wide it is and where its ink lies.
//!
//! The only place that opens a font. It has no opinion on lines. The engine does not trust a
//! font's own widths for Chinese marks ([`crate::text::cell`] gives those), only its ink.

mod bundled;
mod chains;
mod embedded;
mod face;
mod glyph;
mod library;
mod localised;

pub use embedded::EmbeddedFontError;
pub use face::{Face, FaceId};
pub use glyph::{Fonts, Glyph, GlyphSource};
pub use library::{FontError, FontLibrary, FontOptions, RoleListing};
