//! What does each code of a font mean: which glyph, how wide, which character?
//!
//! printpdf cuts widths off where ours are rounded, and has but one code for a glyph. For fonts with
//! TrueType outlines its tables are replaced by ours.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, Stream};

use super::fonts::Code;

/// So many lines a section of a map may have (Adobe technical note 5014).
const MOST_LINES: usize = 100;

/// Writes the tables of every font.
pub(super) fn write(document: &mut Document, fonts: &[(String, Vec<Code>)]) -> lopdf::Result<()> {
    for (name, codes) in fonts {
        let is_it = |object: &Object| {
            let font = object.as_dict().ok()?;
            let is_named = |key: &[u8], name: &[u8]| {
                font.get(key).is_ok_and(|value| value.as_name().is_ok_and(|value| value == name))
            };
            (is_named(b"Subtype", b"Type0") && is_named(b"BaseFont", name.as_bytes())).then_some(())
        };
        let found = document.objects.iter().find(|(_, object)| is_it(object).is_some());
        let Some(id) = found.map(|(id, _)| *id) else { continue };
        let map = document.get_dictionary(id)?.get(b"ToUnicode")?.as_reference()?;
        document.set_object(map, Stream::new(Dictionary::new(), to_unicode(codes).into_bytes()));
        let glyphs = has_more(codes)
            .then(|| document.add_object(Stream::new(Dictionary::new(), glyphs(codes))));
        let font = document.get_dictionary_mut(id)?;
        let descendants = font.get_mut(b"DescendantFonts")?.as_array_mut()?;
        let Some(descendant) = descendants.first_mut() else { continue };
        let descendant = descendant.as_dict_mut()?;
        descendant.set("W", widths(codes));
        if let Some(glyphs) = glyphs {
            descendant.set("CIDToGIDMap", glyphs);
        }
    }
    Ok(())
}

/// Whether some code is not its glyph's number.
fn has_more(codes: &[Code]) -> bool {
    codes.iter().any(|code| code.code != code.glyph)
}

/// The glyph of each code from 0 on, in two bytes (ISO 32000-1 9.7.4.2).
fn glyphs(codes: &[Code]) -> Vec<u8> {
    let last = codes.last().map_or(0, |code| usize::from(code.code));
    let mut glyphs = vec![0; 2 * (last + 1)];
    for code in codes {
        let at = 2 * usize::from(code.code);
        glyphs[at..at + 2].copy_from_slice(&code.glyph.to_be_bytes());
    }
    glyphs
}

/// The widths: for each run of codes its first and a list (9.7.4.3).
fn widths(codes: &[Code]) -> Vec<Object> {
    let runs = codes.chunk_by(|a, b| a.code.checked_add(1) == Some(b.code));
    let run = |run: &[Code]| {
        let first = run.first().map_or(0, |code| i64::from(code.code));
        let widths = run.iter().map(|code| Object::Integer(code.width));
        [Object::Integer(first), Object::Array(widths.collect())]
    };
    runs.flat_map(run).collect()
}

/// The characters of the codes (9.10.3), beyond the BMP as surrogate pairs.
fn to_unicode(codes: &[Code]) -> String {
    let mut map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        .to_owned();
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
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn code(code: u16, glyph: u16, char: char, width: i64) -> Code {
        Code { code, glyph, char, width }
    }

    #[test]
    fn a_glyph_of_two_characters_has_two_codes() {
        let codes = [code(1, 1, '人', 1000), code(2, 2, '𠅤', 1000), code(4, 1, '⼈', 1000)];
        assert_eq!(glyphs(&codes), [0, 0, 0, 1, 0, 2, 0, 0, 0, 1]);
        let map = to_unicode(&codes);
        assert!(map.contains("3 beginbfchar\n<0001> <4EBA>\n<0002> <D840DD64>\n<0004> <2F08>\n"));
        assert!(has_more(&codes) && !has_more(&codes[..2]));
        let widths = format!("{:?}", Object::Array(widths(&codes)));
        assert_eq!(widths, "[1 [1000 1000] 4 [1000]]");
    }

    #[test]
    fn sections_are_short() {
        let codes: Vec<Code> = (1..=250).map(|at| code(at, at, '一', 1000)).collect();
        let map = to_unicode(&codes);
        assert_eq!(map.matches("100 beginbfchar").count(), 2);
        assert_eq!(map.matches("50 beginbfchar").count(), 1);
    }
}
