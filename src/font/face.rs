//! One face: its glyphs and their measures.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use ttf_parser::GlyphId;

use super::localised::localised;

/// A face of a [`FontLibrary`](super::FontLibrary), by its place in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// Common Han characters, whose ink gives the height at which a face's characters centre.
const SAMPLE: &str = "的国政府信息公开工作年度报告";

/// Variation selector 17, which asks for the full-width form of a quote (StandardizedVariants).
const FULL_WIDTH: char = '\u{FE01}';

/// An opened face.
pub struct Face {
    /// Full name, for the user.
    pub name: String,
    /// PostScript name.
    pub post_script_name: String,
    /// Where it comes from: `内置` or a path.
    pub origin: String,
    /// The font file.
    pub data: &'static [u8],
    /// Index within a collection.
    pub index: u32,
    parsed: ttf_parser::Face<'static>,
    centre: OnceCell<i64>,
    /// Finding the ink reads the whole outline, and only a few marks are asked for, often.
    ink: RefCell<BTreeMap<u16, Option<(i16, i16)>>>,
}

impl Face {
    /// Opens a face; `None` when the data is not a font.
    #[must_use]
    pub fn open(origin: &str, data: &'static [u8], index: u32) -> Option<Self> {
        let parsed = ttf_parser::Face::parse(data, index).ok()?;
        let name = |id| {
            let mut names = parsed.names().into_iter().filter(|name| name.name_id == id);
            names.find_map(|name| name.to_string())
        };
        let post_script_name = name(ttf_parser::name_id::POST_SCRIPT_NAME)?;
        let full_name = name(ttf_parser::name_id::FULL_NAME);
        let name = full_name.or_else(|| name(ttf_parser::name_id::FAMILY))?;
        let origin = origin.to_owned();
        let (centre, ink) = (OnceCell::new(), RefCell::default());
        Some(Self { name, post_script_name, origin, data, index, parsed, centre, ink })
    }

    /// A name by its number (OpenType, "name").
    pub(super) fn named(&self, id: u16) -> Option<String> {
        let mut names = self.parsed.names().into_iter().filter(|name| name.name_id == id);
        names.find_map(|name| name.to_string())
    }

    /// A table as it stands in the file.
    pub(super) fn table(&self, tag: [u8; 4]) -> Option<&'static [u8]> {
        self.parsed.raw_face().table(ttf_parser::Tag::from_bytes(&tag))
    }

    /// The box around a glyph's ink.
    #[cfg(test)]
    pub(super) fn bounds(&self, glyph: GlyphId) -> Option<ttf_parser::Rect> {
        self.parsed.glyph_bounding_box(glyph)
    }

    /// Units to the em.
    #[must_use]
    pub fn units_per_em(&self) -> u16 {
        self.parsed.units_per_em()
    }

    /// Whether its licence allows to embed its outlines, and only a part of them (OS/2 fsType). A
    /// font that says nothing forbids nothing.
    #[must_use]
    pub fn is_embeddable(&self) -> bool {
        let face = &self.parsed;
        face.tables().os2.is_none()
            || face.permissions() != Some(ttf_parser::Permissions::Restricted)
                && face.is_subsetting_allowed()
                && face.is_outline_embedding_allowed()
    }

    /// The glyph of a character. Chinese quotes get their full-width form, dashes and dots
    /// their Chinese one; `None` when the face has no such glyph.
    pub(super) fn glyph(&self, character: char, chinese: bool) -> Option<GlyphId> {
        let plain = self.parsed.glyph_index(character).filter(|glyph| glyph.0 != 0)?;
        if !chinese {
            return Some(plain);
        }
        match character {
            '“' | '”' | '‘' | '’' => {
                let wide = self.parsed.glyph_variation_index(character, FULL_WIDTH);
                let glyph = wide.filter(|glyph| glyph.0 != 0).unwrap_or(plain);
                // A narrow quote is a Latin one: let a fallback face give a Chinese quote.
                let wide_enough = self.advance(glyph) * 10 >= u32::from(self.units_per_em()) * 9;
                wide_enough.then_some(glyph)
            }
            '—' | '…' => Some(localised(&self.parsed, plain)),
            _ => Some(plain),
        }
    }

    pub(super) fn advance(&self, glyph: GlyphId) -> u32 {
        u32::from(self.parsed.glyph_hor_advance(glyph).unwrap_or(0))
    }

    /// Left and right end of a glyph's ink.
    pub(super) fn ink(&self, glyph: u16) -> Option<(i16, i16)> {
        *self.ink.borrow_mut().entry(glyph).or_insert_with(|| {
            let ink = self.parsed.glyph_bounding_box(GlyphId(glyph))?;
            Some((ink.x_min, ink.x_max))
        })
    }

    /// The height above the baseline at which Han characters centre, in thousandths of an em.
    pub(super) fn centre(&self) -> i64 {
        *self.centre.get_or_init(|| {
            let glyphs = SAMPLE.chars().filter_map(|han| self.parsed.glyph_index(han));
            let boxes = glyphs.filter_map(|glyph| self.parsed.glyph_bounding_box(glyph));
            let middles: Vec<i64> =
                boxes.map(|ink| i64::from(ink.y_min) + i64::from(ink.y_max)).collect();
            let count = i64::try_from(middles.len()).unwrap_or(1).max(1);
            middles.iter().sum::<i64>() * 500 / count / i64::from(self.units_per_em())
        })
    }

    /// Whether it has Han characters at all, so that [`Face::centre`] means something.
    pub(super) fn is_chinese(&self) -> bool {
        self.parsed.glyph_index('的').is_some()
    }
}
