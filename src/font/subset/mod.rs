//! How does a part of a bundled face become a font file that another program can open?
//!
//! `subsetter` takes the outlines out, for PDF, where codes are glyphs: no `cmap`, no `OS/2`. A
//! text needs both, and the family under which it asks for the font (OpenType 1.9, "Recommended
//! tables").

mod cmap;
mod name_table;
mod sfnt;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use subsetter::GlyphRemapper;

use super::FontLibrary;
use super::chains::Chain;
use super::face::Face;
use crate::text::FontRole;
use name_table::Names;
use sfnt::Tables;

/// The bundled face of a role that could not be cut down: the program itself is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddedFontError(pub String);

impl fmt::Display for EmbeddedFontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "内置字体（{}）无法嵌入", self.0)
    }
}

impl std::error::Error for EmbeddedFontError {}

impl FontLibrary {
    /// A TrueType file with the glyphs of some characters, from the bundled face of a role or,
    /// without one, from the Latin face. It answers to `family` and to nothing else. Characters
    /// that the face has not are left out. A user's own fonts are never taken: their licences
    /// are not known.
    ///
    /// # Errors
    /// When the bundled font is damaged.
    pub fn embedded(
        &self,
        role: Option<FontRole>,
        family: &str,
        characters: &BTreeSet<char>,
    ) -> Result<Vec<u8>, EmbeddedFontError> {
        let damaged = || EmbeddedFontError(family.to_owned());
        let face = self.free(role.map_or(Chain::Latin, Chain::Role)).ok_or_else(damaged)?;
        let mut remapper = GlyphRemapper::new();
        let mut glyphs = BTreeMap::new();
        for character in characters {
            // Quotes, dashes and dots as in Chinese text: the full-width forms.
            if let Some(glyph) = face.glyph(*character, role.is_some()) {
                glyphs.insert(*character, remapper.remap(glyph.0));
            }
        }
        let subset =
            subsetter::subset(face.data(), face.index(), &remapper).map_err(|_| damaged())?;
        file(face, &subset, family, &glyphs).ok_or_else(damaged)
    }
}

/// Adds to a subset what makes it a font of its own.
fn file(face: &Face, subset: &[u8], family: &str, glyphs: &BTreeMap<char, u16>) -> Option<Vec<u8>> {
    let mut tables = Tables::read(subset)?;
    let names = Names {
        family,
        post_script: &face.post_script_name,
        copyright: face.named(ttf_parser::name_id::COPYRIGHT_NOTICE),
        licence: face.named(ttf_parser::name_id::LICENSE),
    };
    tables.set(*b"name", names.table());
    tables.set(*b"cmap", cmap::table(glyphs));
    tables.set(*b"OS/2", os2(face.table(*b"OS/2")?, glyphs)?);
    tables.set(*b"post", post(face.table(*b"post")?)?);
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
fn os2(whole: &[u8], glyphs: &BTreeMap<char, u16>) -> Option<Vec<u8>> {
    let mut table = whole.to_vec();
    let code = |char: &char| u16::try_from(u32::from(*char)).unwrap_or(0xFFFF);
    let selection = whole.get(SELECTION..SELECTION + 2)?;
    let selection = u16::from_be_bytes(selection.try_into().ok()?) & USE_TYPO_METRICS | REGULAR;
    let numbers = [
        (WEIGHT, REGULAR_WEIGHT),
        (SELECTION, selection),
        (FIRST_CHARACTER, glyphs.keys().next().map_or(0, code)),
        (LAST_CHARACTER, glyphs.keys().next_back().map_or(0, code)),
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

#[cfg(all(test, feature = "bundled-fonts"))]
mod tests {
    use super::*;

    fn library() -> FontLibrary {
        FontLibrary::bundled().expect("the bundled fonts load")
    }

    fn characters(text: &str) -> BTreeSet<char> {
        text.chars().collect()
    }

    #[test]
    fn another_reader_finds_every_glyph_under_its_character() {
        let library = library();
        let text = "政府信息公开“”——……（）《》，。、；：〇一二三0123456789𬸚";
        for role in FontRole::ALL.into_iter().map(Some).chain([None]) {
            let data = library.embedded(role, "仿宋_GB2312", &characters(text)).expect("whole");
            let font = ttf_parser::Face::parse(&data, 0).expect("a font");
            let original = library.free(role.map_or(Chain::Latin, Chain::Role)).expect("there");
            for c in text.chars() {
                let was = original.glyph(c, role.is_some());
                let is = font.glyph_index(c);
                assert_eq!(was.is_some(), is.is_some(), "{role:?} {c}");
                let (Some(was), Some(is)) = (was, is) else { continue };
                assert_eq!(font.glyph_bounding_box(is), original.bounds(was), "{role:?} {c}");
                assert_eq!(
                    font.glyph_hor_advance(is).map(u32::from),
                    Some(original.advance(was)),
                    "{role:?} {c}"
                );
            }
            assert_eq!(font.glyph_index('丁'), None);
        }
    }

    #[test]
    fn it_answers_to_the_family_it_stands_for() {
        let data = library().embedded(Some(FontRole::Kai), "楷体_GB2312", &characters("国"));
        let data = data.expect("whole");
        let font = ttf_parser::Face::parse(&data, 0).expect("a font");
        let names = |id| {
            let names = font.names().into_iter().filter(move |name| name.name_id == id);
            names.filter_map(|name| name.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(names(1), ["楷体_GB2312", "楷体_GB2312"]);
        assert_eq!(names(4), ["楷体_GB2312", "楷体_GB2312"]);
        assert!(names(0)[0].contains("LXGW"), "{:?}", names(0));
        assert!(font.is_regular() && !font.is_bold());
        assert_eq!(font.permissions(), Some(ttf_parser::Permissions::Installable));
    }

    /// OpenType 1.9, "Calculating checksums": the whole file makes 0xB1B0AFBA.
    #[test]
    fn the_checksums_are_right() {
        let data = library().embedded(None, "Times New Roman", &characters("0123456789"));
        let data = data.expect("whole");
        assert_eq!(sfnt::checksum(&data), 0xB1B0_AFBA);
    }
}
