//! What does each code of a font mean: which glyph, how wide, which character?
//!
//! printpdf cuts widths off where ours are rounded, and has but one code for a glyph. Its tables
//! are replaced by ours. A subset's glyph numbers are its CIDs, in TrueType by the identity and in
//! CFF by its charset, which the subsetter writes so.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::fonts::Code;

/// So many lines a section of a map may have (Adobe technical note 5014).
const MOST_LINES: usize = 100;

/// Writes the tables of every font.
pub(super) fn write(document: &mut Document, fonts: &[(String, Vec<Code>)]) -> lopdf::Result<()> {
    for (name, codes) in fonts {
        let id = find(document, name)?;
        let map = document.get_dictionary(id)?.get(b"ToUnicode")?.as_reference()?;
        document.set_object(map, Stream::new(Dictionary::new(), to_unicode(codes).into_bytes()));
        if !codes.iter().all(Code::is_own) {
            let encoding = document.add_object(encoding(codes));
            document.get_dictionary_mut(id)?.set("Encoding", encoding);
        }
        let font = document.get_dictionary_mut(id)?;
        let descendants = font.get_mut(b"DescendantFonts")?.as_array_mut()?;
        if let Some(descendant) = descendants.first_mut() {
            descendant.as_dict_mut()?.set("W", widths(codes));
        }
    }
    Ok(())
}

/// The composite font of a name.
fn find(document: &Document, name: &str) -> lopdf::Result<ObjectId> {
    let is_it = |object: &Object| {
        let is = |key: &[u8], name: &[u8]| {
            let value = object.as_dict().and_then(|font| font.get(key));
            value.is_ok_and(|value| value.as_name().is_ok_and(|value| value == name))
        };
        is(b"Subtype", b"Type0") && is(b"BaseFont", name.as_bytes())
    };
    let found = document.objects.iter().find(|(_, object)| is_it(object));
    found.map(|(id, _)| *id).ok_or_else(|| lopdf::Error::DictKey(name.to_owned()))
}

/// The widths by CID: for each run of them its first and a list (ISO 32000-1 9.7.4.3).
fn widths(codes: &[Code]) -> Vec<Object> {
    let mut widths: Vec<(u16, i64)> = codes.iter().map(|code| (code.glyph, code.width)).collect();
    widths.sort_unstable();
    widths.dedup();
    let runs = widths.chunk_by(|(a, _), (b, _)| a.checked_add(1) == Some(*b));
    let run = |run: &[(u16, i64)]| {
        let first = run.first().map_or(0, |(glyph, _)| i64::from(*glyph));
        let widths = run.iter().map(|(_, width)| Object::Integer(*width));
        [Object::Integer(first), Object::Array(widths.collect())]
    };
    runs.flat_map(run).collect()
}

/// From codes to CIDs where they are not the same (9.7.5.3): the glyphs' own, then the others.
fn encoding(codes: &[Code]) -> Stream {
    let (own, others): (Vec<&Code>, Vec<&Code>) = codes.iter().partition(|code| code.is_own());
    let last = own.last().map_or(0, |code| code.code);
    let mut map = head("Adobe", "Identity", "GenreportCodes", 1);
    let _ = write!(map, "1 begincidrange\n<0000> <{last:04X}> 0\nendcidrange\n");
    for section in others.chunks(MOST_LINES) {
        let _ = writeln!(map, "{} begincidchar", section.len());
        for code in section {
            let _ = writeln!(map, "<{:04X}> {}", code.code, code.glyph);
        }
        map.push_str("endcidchar\n");
    }
    map.push_str(FOOT);
    let mut system = Dictionary::new();
    system.set("Registry", Object::string_literal("Adobe"));
    system.set("Ordering", Object::string_literal("Identity"));
    system.set("Supplement", 0);
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "CMap");
    dictionary.set("CMapName", "GenreportCodes");
    dictionary.set("CIDSystemInfo", system);
    dictionary.set("WMode", 0);
    Stream::new(dictionary, map.into_bytes())
}

/// The characters of the codes (9.10.3), beyond the BMP as surrogate pairs.
fn to_unicode(codes: &[Code]) -> String {
    let mut map = head("Adobe", "UCS", "Adobe-Identity-UCS", 2);
    for section in codes.chunks(MOST_LINES) {
        let _ = writeln!(map, "{} beginbfchar", section.len());
        for code in section {
            let _ = write!(map, "<{:04X}> <", code.code);
            for unit in code.char.encode_utf16(&mut [0; 2]) {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map + FOOT
}

/// What every map begins with.
fn head(registry: &str, ordering: &str, name: &str, kind: u8) -> String {
    format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo 3 dict dup begin\n/Registry ({registry}) def\n\
         /Ordering ({ordering}) def\n/Supplement 0 def\nend def\n\
         /CMapName /{name} def\n/CMapType {kind} def\n/WMode 0 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    )
}

/// What every map ends with.
const FOOT: &str = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

#[cfg(test)]
mod tests {
    use super::*;

    const fn code(code: u16, glyph: u16, char: char, width: i64) -> Code {
        Code { code, glyph, char, width }
    }

    #[test]
    fn a_glyph_of_two_characters_has_two_codes() {
        let codes = [code(1, 1, '人', 1000), code(2, 2, '𠅤', 1000), code(4, 1, '⼈', 1000)];
        let map = to_unicode(&codes);
        let lines = "3 beginbfchar\n<0001> <4EBA>\n<0002> <D840DD64>\n<0004> <2F08>\n";
        assert!(map.contains(lines), "{map}");
        let encoding = String::from_utf8(encoding(&codes).content).expect("text");
        assert!(encoding.contains("<0000> <0002> 0\n"), "{encoding}");
        assert!(encoding.contains("1 begincidchar\n<0004> 1\n"), "{encoding}");
        let widths = format!("{:?}", Object::Array(widths(&codes)));
        assert_eq!(widths, "[1 [1000 1000]]");
    }

    #[test]
    fn sections_are_short() {
        let codes: Vec<Code> = (1..=250).map(|at| code(at, at, '一', 1000)).collect();
        let map = to_unicode(&codes);
        assert_eq!(map.matches("100 beginbfchar").count(), 2);
        assert_eq!(map.matches("50 beginbfchar").count(), 1);
    }
}
