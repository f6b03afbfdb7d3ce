//! Fonts: which there are, which glyph a character gets, how wide it is and where its ink lies.
//!
//! The only place that opens a font. It has no opinion on lines. The engine does not trust a
//! font's own widths for Chinese marks ([`crate::text::cell`] gives those), only its ink.

#[cfg(feature = "bundled-fonts")]
mod bundled;
mod cff;
mod chains;
mod data;
mod face;
mod fault;
mod features;
mod glyph;
mod library;
mod measures;
mod names;
mod preferences;
mod sfnt;
mod soundness;
mod subset;

pub use cff::cff_advances;
pub use chains::serving;
pub use data::FontData;
pub use face::{Face, FaceId};
pub use fault::FaceFault;
pub use glyph::{Asked, Fonts, Glyph, GlyphSource};
#[cfg(feature = "bundled-fonts")]
pub use library::DamagedProgram;
pub use library::{FontLibrary, RoleListing};
pub use measures::Measures;
pub use names::FaceNames;
pub use sfnt::cff_program;
pub use soundness::{check_program, count_faces};
pub use subset::{Subset, SubsetError};
