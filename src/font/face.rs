//! One face: its glyphs and their measures.

use std::sync::OnceLock;

use self_cell::self_cell;
use ttf_parser::GlyphId;

use super::fault::FaceFault;
use super::features::{half_width, localised};
use super::names::{self, FaceNames};
use super::{FontData, soundness};

/// A face of a [`FontLibrary`](super::FontLibrary), by its place in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// Common Han characters, whose ink gives the height at which a face's characters centre.
const SAMPLE: &str = "的国政府信息公开工作年度报告";

/// Variation selector 17, which asks for the full-width form of a quote (StandardizedVariants).
const FULL_WIDTH: char = '\u{FE01}';

type Parsed<'d> = ttf_parser::Face<'d>;

self_cell!(
    /// A file and what was read of it, which points into it.
    struct Opened {
        owner: FontData,
        #[covariant]
        dependent: Parsed,
    }
);

/// An opened face.
pub struct Face {
    /// Full name, for the user.
    pub name: String,
    /// PostScript name.
    pub post_script_name: String,
    /// Where it comes from, for the user: `内置`, or as the caller calls it, such as a path.
    pub origin: String,
    opened: Opened,
    index: u32,
    is_free: bool,
    /// The height above the baseline at which Han characters centre, in thousandths of an em;
    /// `None` for a face without Han characters. Found when it is first asked for.
    centre: OnceLock<Option<i64>>,
}

impl Face {
    /// Opens a face of a file; `index` is its place in a collection, otherwise 0. Its tables are
    /// looked over first, for what they say goes into every output.
    ///
    /// # Errors
    /// When the data is not a font, lacks what is needed, or contradicts itself.
    pub fn open(origin: &str, data: FontData, index: u32) -> Result<Self, FaceFault> {
        let face = Self::open_trusted(origin, data, index)?;
        names::check(face.parsed())?;
        soundness::check(face.data(), index)?;
        Ok(face)
    }

    /// Opens a face that is known to be sound.
    pub(super) fn open_trusted(
        origin: &str,
        data: FontData,
        index: u32,
    ) -> Result<Self, FaceFault> {
        let opened = Opened::try_new(data, |data| soundness::parse(data.bytes(), index))?;
        let parsed = opened.borrow_dependent();
        let name = names::shown(parsed).ok_or(FaceFault::Names)?;
        let post_script_name = names::post_script(parsed).ok_or(FaceFault::Names)?;
        let (centre, origin) = (OnceLock::new(), origin.to_owned());
        Ok(Self { name, post_script_name, origin, opened, index, is_free: false, centre })
    }

    /// Says that parts of the face may go into files that others edit: its licence is known, and
    /// allows it. Of a face that a user brings along nothing is known.
    #[must_use]
    pub fn free(self) -> Self {
        Self { is_free: true, ..self }
    }

    /// Whether parts of it may go into files that others edit.
    pub(super) const fn is_free(&self) -> bool {
        self.is_free
    }

    pub(super) fn data(&self) -> &[u8] {
        self.opened.borrow_owner().bytes()
    }

    pub(super) const fn index(&self) -> u32 {
        self.index
    }

    pub(super) fn parsed(&self) -> &ttf_parser::Face<'_> {
        self.opened.borrow_dependent()
    }

    /// What it is called where faces are chosen.
    pub(super) fn names(&self) -> FaceNames {
        FaceNames::of(self.parsed())
    }

    /// A name by its number (OpenType, "name").
    pub(super) fn named(&self, id: u16) -> Option<String> {
        names::first(self.parsed(), id)
    }

    /// A table as it stands in the file.
    pub(super) fn table(&self, tag: [u8; 4]) -> Option<&[u8]> {
        self.parsed().raw_face().table(ttf_parser::Tag::from_bytes(&tag))
    }

    /// The box around a glyph's ink.
    #[cfg(test)]
    pub(super) fn bounds(&self, glyph: GlyphId) -> Option<ttf_parser::Rect> {
        self.parsed().glyph_bounding_box(glyph)
    }

    /// Units to the em.
    #[must_use]
    pub fn units_per_em(&self) -> u16 {
        self.parsed().units_per_em()
    }

    /// Whether its licence allows to embed its outlines, and only a part of them (OS/2 fsType). A
    /// font that says nothing forbids nothing.
    #[must_use]
    pub fn is_embeddable(&self) -> bool {
        let face = self.parsed();
        face.tables().os2.is_none()
            || face.permissions() != Some(ttf_parser::Permissions::Restricted)
                && face.is_subsetting_allowed()
                && face.is_outline_embedding_allowed()
    }

    /// The glyph of a character. Chinese quotes get their full-width form, dashes and dots
    /// their Chinese one; `None` when the face has no such glyph.
    pub(super) fn glyph(&self, character: char, chinese: bool) -> Option<GlyphId> {
        let parsed = self.parsed();
        let plain = parsed.glyph_index(character).filter(|glyph| glyph.0 != 0)?;
        if !chinese {
            return Some(plain);
        }
        match character {
            '“' | '”' | '‘' | '’' => {
                let wide = parsed.glyph_variation_index(character, FULL_WIDTH);
                let glyph = wide.filter(|glyph| glyph.0 != 0).unwrap_or(plain);
                // A narrow quote is a Latin one: let a fallback face give a Chinese quote.
                let wide_enough = self.advance(glyph) * 10 >= u32::from(self.units_per_em()) * 9;
                wide_enough.then_some(glyph)
            }
            '—' | '…' => Some(localised(parsed, plain)),
            _ => Some(plain),
        }
    }

    /// The half-width form of a glyph; `None` when the face has none.
    pub(super) fn half_width(&self, glyph: GlyphId) -> Option<GlyphId> {
        half_width(self.parsed(), glyph)
    }

    /// The advance of a glyph in units; 0 for one that the face has not.
    pub(crate) fn advance(&self, glyph: GlyphId) -> u32 {
        u32::from(self.parsed().glyph_hor_advance(glyph).unwrap_or(0))
    }

    /// Left and right end of a glyph's ink.
    pub(super) fn ink(&self, glyph: u16) -> Option<(i16, i16)> {
        let ink = bounds(self.parsed(), GlyphId(glyph))?;
        Some((ink.x_min, ink.x_max))
    }

    /// How far up glyphs of another face are shifted so that their ink centres where this one's
    /// does, in thousandths of an em. Where either has no Han characters there is nothing to go by.
    pub(super) fn level_with(&self, other: &Self) -> i64 {
        self.centre().zip(other.centre()).map_or(0, |(own, other)| own - other)
    }

    /// The height above the baseline at which Han characters centre, in thousandths of an em;
    /// `None` for a face without Han characters.
    fn centre(&self) -> Option<i64> {
        *self.centre.get_or_init(|| centre(self.parsed()))
    }
}

/// The box around a glyph's ink: `glyf` says it; of outlines in `CFF` it is found.
fn bounds(face: &ttf_parser::Face<'_>, glyph: GlyphId) -> Option<ttf_parser::Rect> {
    match face.tables().glyf {
        Some(glyf) => glyf.bbox(glyph),
        None => face.glyph_bounding_box(glyph),
    }
}

/// See [`Face::centre`].
fn centre(face: &ttf_parser::Face<'_>) -> Option<i64> {
    face.glyph_index('的')?;
    let glyphs = SAMPLE.chars().filter_map(|han| face.glyph_index(han));
    let boxes = glyphs.filter_map(|glyph| bounds(face, glyph));
    let middles: Vec<i64> = boxes.map(|ink| i64::from(ink.y_min) + i64::from(ink.y_max)).collect();
    let count = i64::try_from(middles.len()).unwrap_or(1).max(1);
    Some(middles.iter().sum::<i64>() * 500 / count / i64::from(face.units_per_em()))
}
