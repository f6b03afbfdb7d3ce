//! Is every font in the file, and has each code that is shown its glyph, its true width and its
//! character?

use std::borrow::Cow;
use std::collections::BTreeMap;

use lopdf::Dictionary;
use ttf_parser::{GlyphId, cff};

use super::Violation;
use super::characters::characters;
use super::codes::Codes;
use super::content::Fonts;
use super::objects::{Objects, plain};
use crate::font::{cff_advances, check_program};
use crate::text::is_private_use;

pub(super) fn check(objects: Objects<'_>, codes: &Fonts) -> Vec<Violation> {
    let none = Codes::default();
    let fonts =
        objects.0.objects.iter().filter_map(|(id, object)| Some((id, object.as_dict().ok()?)));
    let fonts = fonts.filter(|(_, font)| objects.name(font, "Subtype") == Some("Type0"));
    let check = |(id, dictionary)| {
        let shown = codes.get(id).unwrap_or(&none);
        Font { objects, dictionary, shown }.check()
    };
    fonts.flat_map(check).collect()
}

/// A composite font (ISO 32000-1 9.7) and the codes of it that are shown.
struct Font<'d> {
    objects: Objects<'d>,
    dictionary: &'d Dictionary,
    shown: &'d Codes,
}

impl Font<'_> {
    fn check(&self) -> Vec<Violation> {
        let objects = self.objects;
        let name = || objects.name(self.dictionary, "BaseFont").unwrap_or_default().to_owned();
        let empty = Dictionary::new();
        let descendant = objects.array(self.dictionary, "DescendantFonts").first();
        let descendant = descendant.and_then(|object| objects.follow(object).as_dict().ok());
        let descendant = descendant.unwrap_or(&empty);
        let descriptor = objects.dictionary(descendant, "FontDescriptor").unwrap_or(&empty);
        let mut found = self.characters(name());
        let program = Program::find(objects, descriptor);
        match &program {
            Some(program) if !program.is_sound() => found.push(Violation::FontProgram(name())),
            Some(_) => {}
            None => found.push(Violation::FontNotEmbedded(name())),
        }
        if !self.is_identity(descendant) {
            found.push(Violation::Encoding(name()));
            return found;
        }
        let widths = widths(objects, descendant);
        let are_own = program.is_none_or(|program| program.has_widths(&widths));
        if !are_own || !self.shown.iter().all(|cid| widths.contains_key(&cid)) {
            found.push(Violation::Width(name()));
        }
        found
    }

    /// Each code that is shown has a character that others know.
    fn characters(&self, name: String) -> Vec<Violation> {
        let Some(map) = self.objects.stream(self.dictionary, "ToUnicode") else {
            return vec![Violation::NoCharacters(name)];
        };
        let map = characters(&String::from_utf8_lossy(&plain(map)));
        let mut found = Vec::new();
        if !self.shown.iter().all(|code| map.get(&code).is_some_and(|text| !text.is_empty())) {
            found.push(Violation::NoCharacters(name));
        }
        for char in map.values().flat_map(|text| text.chars()) {
            if is_private_use(char) || matches!(char, '\0' | '\u{FEFF}' | '\u{FFFE}') {
                found.push(Violation::UnknownCharacter(format!("U+{:04X}", u32::from(char))));
            }
        }
        found
    }

    /// Whether codes are CIDs, and CIDs lead to glyphs (9.7.4.2, 9.7.5.2).
    fn is_identity(&self, descendant: &Dictionary) -> bool {
        let objects = self.objects;
        let is_true_type = objects.name(descendant, "Subtype") == Some("CIDFontType2");
        objects.name(self.dictionary, "Encoding") == Some("Identity-H")
            && (!is_true_type || objects.name(descendant, "CIDToGIDMap") == Some("Identity"))
    }
}

/// The outlines of a font, with what they say of themselves.
enum Program<'d> {
    /// A font file (9.9, `FontFile2`); its glyphs are the CIDs.
    TrueType(Cow<'d, [u8]>),
    /// A bare CFF program (`FontFile3` of the kind `CIDFontType0C`), which says itself which CIDs
    /// its glyphs have.
    Cff(Cow<'d, [u8]>),
}

impl<'d> Program<'d> {
    /// The program of a font, if there is anything in it.
    fn find(objects: Objects<'d>, descriptor: &'d Dictionary) -> Option<Self> {
        let of =
            |key| objects.stream(descriptor, key).filter(|program| !program.content.is_empty());
        let true_type = of("FontFile2").map(|program| Self::TrueType(plain(program)));
        true_type.or_else(|| of("FontFile3").map(|program| Self::Cff(plain(program))))
    }

    /// Whether its tables agree with one another.
    fn is_sound(&self) -> bool {
        match self {
            Self::TrueType(program) => check_program(program).is_ok(),
            Self::Cff(program) => cff_advances(program).is_some(),
        }
    }

    /// Whether each width is the program's own, to a thousandth of the em.
    fn has_widths(&self, widths: &BTreeMap<u16, i64>) -> bool {
        match self {
            Self::TrueType(program) => {
                let Ok(face) = ttf_parser::Face::parse(program, 0) else { return false };
                let em = i64::from(face.units_per_em()).max(1);
                widths.iter().all(|(glyph, width)| {
                    let advance = face.glyph_hor_advance(GlyphId(*glyph)).unwrap_or(0);
                    (i64::from(advance) * 1000 - width * em).abs() <= em
                })
            }
            Self::Cff(program) => {
                let own = cff_widths(program).unwrap_or_default();
                let is_own = |own: &i64, width: &i64| (own - width).abs() <= 1;
                widths.iter().all(|(cid, width)| own.get(cid).is_some_and(|own| is_own(own, width)))
            }
        }
    }
}

/// The widths of a CFF program by CID, in thousandths of an em; those that cannot be told are
/// missing.
fn cff_widths(program: &[u8]) -> Option<BTreeMap<u16, i64>> {
    let (table, advances) = (cff::Table::parse(program)?, cff_advances(program)?);
    let advance = |(glyph, advance)| Some((table.glyph_cid(GlyphId(glyph))?, advance?));
    Some((0..).zip(advances).filter_map(advance).collect())
}

/// The widths of a font by CID: groups of a first one and a list (9.7.4.3).
fn widths(objects: Objects<'_>, font: &Dictionary) -> BTreeMap<u16, i64> {
    let mut widths = BTreeMap::new();
    for group in objects.array(font, "W").chunks(2) {
        let [first, list] = group else { continue };
        let first = first.as_i64().ok().and_then(|first| u16::try_from(first).ok());
        let (Some(first), Ok(list)) = (first, list.as_array()) else { continue };
        for (at, width) in list.iter().enumerate() {
            let cid = u16::try_from(usize::from(first) + at);
            widths.extend(cid.ok().zip(width.as_i64().ok()));
        }
    }
    widths
}
