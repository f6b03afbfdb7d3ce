//! Is every font in the file, and has each code that is shown its glyph, its true width and its
//! character?

use std::collections::{BTreeMap, BTreeSet};

use lopdf::Dictionary;

use super::Violation;
use super::characters::characters;
use super::content::Codes;
use super::objects::{Objects, plain};
use crate::text::is_private_use;

pub(super) fn check(objects: Objects<'_>, codes: &Codes) -> Vec<Violation> {
    let none = BTreeSet::new();
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
    shown: &'d BTreeSet<u16>,
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
        let outlines = objects.stream(descriptor, "FontFile2");
        match outlines.or_else(|| objects.stream(descriptor, "FontFile3")) {
            Some(program) if !program.content.is_empty() => {}
            _ => found.push(Violation::FontNotEmbedded(name())),
        }
        if !self.is_identity(descendant) {
            found.push(Violation::Encoding(name()));
            return found;
        }
        let widths = widths(objects, descendant);
        // Only in TrueType are widths to be had without reading outlines.
        let is_right = match outlines {
            Some(program) => has_own_widths(&plain(program), &widths, self.shown),
            None => self.shown.iter().all(|code| widths.contains_key(code)),
        };
        if !is_right {
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
        if !self.shown.iter().all(|code| map.get(code).is_some_and(|text| !text.is_empty())) {
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

/// Whether each width is the program's own, to a thousandth of the em, and none is missing.
fn has_own_widths(program: &[u8], widths: &BTreeMap<u16, i64>, shown: &BTreeSet<u16>) -> bool {
    let Ok(face) = ttf_parser::Face::parse(program, 0) else { return false };
    let em = i64::from(face.units_per_em()).max(1);
    let is_own = |(glyph, width): (&u16, &i64)| {
        let advance = face.glyph_hor_advance(ttf_parser::GlyphId(*glyph)).unwrap_or(0);
        (i64::from(advance) * 1000 - width * em).abs() <= em
    };
    widths.iter().all(is_own) && shown.iter().all(|cid| widths.contains_key(cid))
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
