//! How does a part of a face become a font file of its own?
//!
//! The one place where faces are cut down, for every writer. `subsetter` takes the outlines out
//! with their measures. No more than that is wanted where codes are glyphs, as in a PDF; what makes
//! them a font that any program can open is added for the others ([`FontLibrary::embedded`]).
//!
//! [`FontLibrary::embedded`]: super::FontLibrary::embedded

mod cmap;
mod embedded;
mod lent;
mod name_table;

use std::collections::BTreeMap;
use std::fmt;

use subsetter::GlyphRemapper;
use ttf_parser::name_id;

use super::Face;
use super::sfnt::Tables;
use lent::Lent;
use name_table::Names;

/// A part of a face.
pub struct Subset {
    /// The font file.
    pub file: Vec<u8>,
    numbers: GlyphRemapper,
}

impl Subset {
    /// The number that a glyph of the face has in the file; `None` for one that was left out.
    #[must_use]
    pub fn glyph(&self, glyph: u16) -> Option<u16> {
        self.numbers.get(glyph)
    }
}

/// Why there is no part of a face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubsetError {
    /// The licence of this face forbids to embed it, or a part of it; its full name.
    Forbidden(String),
    /// This face cannot be cut down; its full name.
    Damaged(String),
    /// No face may stand for this family in files that others edit.
    NoFreeFace(String),
}

impl fmt::Display for SubsetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Forbidden(name) => write!(f, "字体 {name} 的许可不允许嵌入文件，请换用其他字体"),
            Self::Damaged(name) => write!(f, "字体 {name} 无法嵌入，请换用其他字体"),
            Self::NoFreeFace(family) => write!(f, "没有可以代替“{family}”嵌入文件的字体"),
        }
    }
}

impl std::error::Error for SubsetError {}

impl Face {
    /// A font file with some glyphs of the face, the first of which becomes number 1: number 0 is
    /// the glyph for missing ones. The same glyphs in the same order give the same bytes. It has
    /// TrueType or CFF outlines, as the face has.
    ///
    /// # Errors
    /// When the licence forbids it, or the face is damaged.
    pub fn subset(&self, glyphs: impl IntoIterator<Item = u16>) -> Result<Subset, SubsetError> {
        if !self.is_embeddable() {
            return Err(SubsetError::Forbidden(self.name.clone()));
        }
        let mut numbers = GlyphRemapper::new();
        for glyph in glyphs {
            numbers.remap(glyph);
        }
        match subsetter::subset(self.data(), self.index(), &numbers) {
            Ok(file) => Ok(Subset { file, numbers }),
            Err(_) => Err(SubsetError::Damaged(self.name.clone())),
        }
    }
}

/// The characters of a file of their own.
struct Characters<'f> {
    /// By the numbers of their glyphs in the face.
    own: BTreeMap<char, u16>,
    lent: Option<Lent<'f>>,
}

/// Adds to outlines of a face what makes them a font, which answers to `family` and to nothing
/// else: `cmap`, `name`, `OS/2` and `post` (OpenType 1.9, "Recommended tables").
fn whole(face: &Face, part: &Subset, family: &str, characters: &Characters<'_>) -> Option<Vec<u8>> {
    let mut tables = Tables::read(&part.file)?;
    let own = characters.own.iter();
    let mut glyphs: BTreeMap<char, u16> =
        own.filter_map(|(char, glyph)| Some((*char, part.glyph(*glyph)?))).collect();
    let lent = characters.lent.as_ref();
    if let Some(lent) = lent {
        glyphs.extend(lent.add_to(&mut tables, &part.file)?);
    }
    let faces = [face].into_iter().chain(lent.map(|lent| lent.face));
    let notices = faces.filter_map(|face| face.named(name_id::COPYRIGHT_NOTICE));
    let names = Names {
        family,
        post_script: &face.post_script_name,
        copyright: notices.reduce(|own, lent| format!("{own} {lent}")),
        licence: face.named(name_id::LICENSE),
    };
    tables.set(*b"name", names.table());
    tables.set(*b"cmap", cmap::table(&glyphs));
    if let Some(metrics) = face.table(*b"OS/2") {
        tables.set(*b"OS/2", os2(metrics, &glyphs)?);
    }
    tables.set(*b"post", post(face.table(*b"post").unwrap_or(&[0; 32]))?);
    tables.change(*b"head", MAC_STYLE, 0)?;
    Some(tables.write())
}

/// Places in `OS/2` and `head`.
const WEIGHT: usize = 4;
const SELECTION: usize = 62;
const FIRST_CHARACTER: usize = 64;
const LAST_CHARACTER: usize = 66;
const MAC_STYLE: usize = 44;
/// Whatever weight the face has, it is the only one of its family: the regular one.
const REGULAR_WEIGHT: u16 = 400;
const REGULAR: u16 = 1 << 6;
/// By which metrics lines are set whose height is not exact; that stays as the face has it.
const USE_TYPO_METRICS: u16 = 1 << 7;

/// The metrics of the face with its first and last character, those beyond the BMP as 0xFFFF.
fn os2(whole: &[u8], characters: &BTreeMap<char, u16>) -> Option<Vec<u8>> {
    let mut table = whole.to_vec();
    let code = |char: &char| u16::try_from(u32::from(*char)).unwrap_or(0xFFFF);
    let selection = whole.get(SELECTION..SELECTION + 2)?;
    let selection = u16::from_be_bytes(selection.try_into().ok()?) & USE_TYPO_METRICS | REGULAR;
    let numbers = [
        (WEIGHT, REGULAR_WEIGHT),
        (SELECTION, selection),
        (FIRST_CHARACTER, characters.keys().next().map_or(0, code)),
        (LAST_CHARACTER, characters.keys().next_back().map_or(0, code)),
    ];
    for (place, number) in numbers {
        table.get_mut(place..place + 2)?.copy_from_slice(&number.to_be_bytes());
    }
    Some(table)
}

/// The table for printers without the names of glyphs, version 3.
fn post(whole: &[u8]) -> Option<Vec<u8>> {
    const VERSION_3: [u8; 4] = [0, 3, 0, 0];
    Some(VERSION_3.iter().chain(whole.get(4..32)?).copied().collect())
}
