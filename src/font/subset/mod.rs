//! How does a part of a face become a font file of its own?
//!
//! The one place where faces are cut down, for every writer. `subsetter` takes the outlines out
//! with their measures; which tables go with them is the writer's choice ([`SubsetTables`]).

mod cmap;
mod embedded;
mod name_table;

use std::collections::BTreeMap;
use std::fmt;

use subsetter::GlyphRemapper;
use ttf_parser::name_id;

use super::Face;
use super::sfnt::Tables;
use name_table::Names;

/// Which tables a part of a face has beside its outlines and their measures.
#[derive(Clone, Copy, Debug)]
pub enum SubsetTables<'t> {
    /// No more than that: where codes are glyphs, as in a PDF, nobody asks for others.
    Outlines,
    /// Those of a font that any program can open (OpenType 1.9, "Recommended tables"): `cmap`,
    /// `name`, `OS/2` and `post`, as DOCX and OFD want them.
    Whole {
        /// The family that it answers to, and to nothing else.
        family: &'t str,
        /// Its characters with their glyphs, by the numbers they have in the face.
        characters: &'t BTreeMap<char, u16>,
    },
}

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
    pub fn subset(
        &self,
        glyphs: impl IntoIterator<Item = u16>,
        tables: SubsetTables<'_>,
    ) -> Result<Subset, SubsetError> {
        if !self.is_embeddable() {
            return Err(SubsetError::Forbidden(self.name.clone()));
        }
        let damaged = || SubsetError::Damaged(self.name.clone());
        let mut numbers = GlyphRemapper::new();
        for glyph in glyphs {
            numbers.remap(glyph);
        }
        let file = subsetter::subset(self.data(), self.index(), &numbers);
        let outlines = Subset { file: file.map_err(|_| damaged())?, numbers };
        match tables {
            SubsetTables::Outlines => Ok(outlines),
            SubsetTables::Whole { family, characters } => {
                let number = |(char, glyph): (&char, &u16)| Some((*char, outlines.glyph(*glyph)?));
                let characters = characters.iter().filter_map(number).collect();
                let file = whole(self, &outlines.file, family, &characters);
                Ok(Subset { file: file.ok_or_else(damaged)?, ..outlines })
            }
        }
    }
}

/// Adds to outlines what makes them a font; the characters have their glyphs' numbers in the
/// file.
fn whole(
    face: &Face,
    outlines: &[u8],
    family: &str,
    characters: &BTreeMap<char, u16>,
) -> Option<Vec<u8>> {
    let mut tables = Tables::read(outlines)?;
    let names = Names {
        family,
        post_script: &face.post_script_name,
        copyright: face.named(name_id::COPYRIGHT_NOTICE),
        licence: face.named(name_id::LICENSE),
    };
    tables.set(*b"name", names.table());
    tables.set(*b"cmap", cmap::table(characters));
    if let Some(metrics) = face.table(*b"OS/2") {
        tables.set(*b"OS/2", os2(metrics, characters)?);
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
