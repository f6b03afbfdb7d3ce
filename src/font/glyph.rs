//! What layout asks of fonts.

use super::FaceId;
use crate::base::Length;
use crate::text::FontRole;

/// Where the glyph of a character should come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GlyphSource {
    /// The face of the Chinese text around it.
    pub role: FontRole,
    /// Whether it is set as Chinese; digits and Latin letters are not.
    pub chinese: bool,
    /// Whether digits and Latin letters come from the role's face too (in the title).
    pub own_latin: bool,
}

/// A glyph and its measures, in units of `em` to the em.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The face it is from.
    pub face: FaceId,
    /// Its number in that face.
    pub id: u16,
    /// Units to the em.
    pub em: u16,
    /// The font's own advance.
    pub advance: u16,
    /// How far up the glyph is shifted so that it stands level with its neighbours, in
    /// thousandths of an em.
    pub raise: i16,
}

impl Glyph {
    /// A measure of this glyph at a type size.
    #[must_use]
    pub fn scaled(&self, units: i64, size: Length) -> Length {
        size.scale(units, i64::from(self.em))
    }

    /// The font's own advance at a type size.
    #[must_use]
    pub fn natural_advance(&self, size: Length) -> Length {
        self.scaled(i64::from(self.advance), size)
    }
}

/// The faces that are asked for a character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Their full names, in order.
    pub names: Vec<String>,
    /// Whether one of them is there for rare characters alone.
    pub has_rare: bool,
}

/// A set of fonts, real or made up for a test.
pub trait Fonts {
    /// The glyph of a character; `None` when no font has it.
    fn glyph(&self, character: char, source: GlyphSource) -> Option<Glyph>;

    /// The form of a glyph that is half an em wide; `None` when its face has none.
    fn half_width(&self, _: &Glyph) -> Option<Glyph> {
        None
    }

    /// Left and right end of a glyph's ink, in its units; `None` when nothing is known of it.
    fn ink(&self, glyph: &Glyph) -> Option<(i16, i16)>;

    /// Which faces are asked for a character of a source, and in vain where it has no glyph.
    fn asked(&self, _: GlyphSource) -> Asked {
        Asked::default()
    }
}
