//! Is every font in the file, with its characters and its true widths?

use std::collections::BTreeMap;

use lopdf::Dictionary;

use super::Violation;
use super::objects::{Objects, plain};

pub(super) fn check(objects: Objects<'_>) -> Vec<Violation> {
    let fonts = objects.0.objects.values().filter_map(|object| object.as_dict().ok());
    let fonts = fonts.filter(|font| objects.name(font, "Subtype") == Some("Type0"));
    fonts.flat_map(|font| check_font(objects, font)).collect()
}

fn check_font(objects: Objects<'_>, font: &Dictionary) -> Vec<Violation> {
    let mut found = Vec::new();
    let name = objects.name(font, "BaseFont").unwrap_or_default().to_owned();
    match objects.stream(font, "ToUnicode") {
        Some(map) => found.extend(unknown_characters(&String::from_utf8_lossy(&plain(map)))),
        None => found.push(Violation::NoCharacters(name.clone())),
    }
    let empty = Dictionary::new();
    let descendant = objects.array(font, "DescendantFonts").first();
    let descendant = descendant.and_then(|object| objects.follow(object).as_dict().ok());
    let descendant = descendant.unwrap_or(&empty);
    let descriptor = objects.dictionary(descendant, "FontDescriptor").unwrap_or(&empty);
    let outlines = objects.stream(descriptor, "FontFile2");
    match outlines.or_else(|| objects.stream(descriptor, "FontFile3")) {
        Some(program) if !program.content.is_empty() => {}
        _ => found.push(Violation::FontNotEmbedded(name.clone())),
    }
    // Only where the program is TrueType is it known here which glyph a code shows.
    let map = objects.stream(descendant, "CIDToGIDMap").map(plain);
    if let Some(program) = outlines
        && !has_own_widths(&plain(program), &widths(objects, descendant), map.as_deref())
    {
        found.push(Violation::Width(name));
    }
    found
}

/// Whether each width is the program's own, to a thousandth of the em; codes are glyph numbers, or
/// go by the map.
fn has_own_widths(program: &[u8], widths: &BTreeMap<u16, i64>, map: Option<&[u8]>) -> bool {
    let Ok(face) = ttf_parser::Face::parse(program, 0) else { return false };
    let em = i64::from(face.units_per_em()).max(1);
    let glyph = |code: u16| {
        let at = 2 * usize::from(code);
        let Some(map) = map else { return code };
        map.get(at..at + 2).map_or(0, |bytes| u16::from_be_bytes([bytes[0], bytes[1]]))
    };
    widths.iter().all(|(code, width)| {
        let advance = face.glyph_hor_advance(ttf_parser::GlyphId(glyph(*code))).unwrap_or(0);
        (i64::from(advance) * 1000 - width * em).abs() <= em
    })
}

/// The widths of a font by code: groups of a first code and a list (ISO 32000-1 9.7.4.3).
fn widths(objects: Objects<'_>, font: &Dictionary) -> BTreeMap<u16, i64> {
    let mut widths = BTreeMap::new();
    for group in objects.array(font, "W").chunks(2) {
        let [first, list] = group else { continue };
        let first = first.as_i64().ok().and_then(|first| u16::try_from(first).ok());
        let (Some(first), Ok(list)) = (first, list.as_array()) else { continue };
        widths.extend((first..).zip(list.iter().filter_map(|width| width.as_i64().ok())));
    }
    widths
}

/// Characters of a ToUnicode map that nobody else can read.
fn unknown_characters(map: &str) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut is_character = false;
    for line in map.lines().map(str::trim) {
        if line.ends_with("beginbfchar") || line.starts_with("endbfchar") {
            is_character = line.ends_with("beginbfchar");
            continue;
        }
        let target = line.split_whitespace().nth(1).filter(|_| is_character);
        let Some(units) = target.and_then(units) else { continue };
        for char in char::decode_utf16(units) {
            let char = char.unwrap_or('\0');
            if is_private(char) || matches!(char, '\0' | '\u{FEFF}' | '\u{FFFE}') {
                found.push(Violation::UnknownCharacter(format!("U+{:04X}", u32::from(char))));
            }
        }
    }
    found
}

/// `<4E00>` as UTF-16.
fn units(hex: &str) -> Option<Vec<u16>> {
    let hex = hex.strip_prefix('<')?.strip_suffix('>')?;
    let unit = |at| u16::from_str_radix(hex.get(at..at + 4)?, 16).ok();
    (0..hex.len()).step_by(4).map(unit).collect()
}

/// The areas for private use.
pub(super) const fn is_private(char: char) -> bool {
    matches!(char, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}
