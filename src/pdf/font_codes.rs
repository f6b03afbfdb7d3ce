//! What does each code of a font mean: how wide, which character?
//!
//! printpdf knows neither the widths nor the characters (see `font_program.rs`), so its tables are
//! replaced by ours. A subset's glyph numbers are its CIDs, in TrueType by the identity and in CFF by
//! its charset, which the subsetter writes so.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::fonts::{Code, Finished};

/// So many lines a section of a map may have (Adobe technical note 5014).
const MOST_LINES: usize = 100;

/// Writes the tables and the program of every font.
pub(super) fn write(document: &mut Document, fonts: Vec<Finished>) -> lopdf::Result<()> {
    for Finished { name, codes, program } in fonts {
        let id = find(document, &name)?;
        let map = document.get_dictionary(id)?.get(b"ToUnicode")?.as_reference()?;
        document.set_object(map, Stream::new(Dictionary::new(), to_unicode(&codes).into_bytes()));
        let font = document.get_dictionary_mut(id)?;
        let descendants = font.get_mut(b"DescendantFonts")?.as_array_mut()?;
        let Some(descendant) = descendants.first_mut() else { continue };
        let descendant = descendant.as_dict_mut()?;
        descendant.set("W", widths(&codes));
        let descriptor = descendant.get(b"FontDescriptor")?.as_reference()?;
        program.embed(document, descriptor)?;
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

/// The widths: for each run of codes its first and a list (ISO 32000-1 9.7.4.3).
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
    map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn code(code: u16, char: char, width: i64) -> Code {
        Code { code, char, width }
    }

    #[test]
    fn codes_have_their_characters_and_widths() {
        let codes = [code(1, '人', 1000), code(2, '𠅤', 1000), code(4, 'i', 278)];
        let map = to_unicode(&codes);
        let lines = "3 beginbfchar\n<0001> <4EBA>\n<0002> <D840DD64>\n<0004> <0069>\n";
        assert!(map.contains(lines), "{map}");
        let widths = format!("{:?}", Object::Array(widths(&codes)));
        assert_eq!(widths, "[1 [1000 1000] 4 [278]]");
    }

    #[test]
    fn sections_are_short() {
        let codes: Vec<Code> = (1..=250).map(|at| code(at, '一', 1000)).collect();
        let map = to_unicode(&codes);
        assert_eq!(map.matches("100 beginbfchar").count(), 2);
        assert_eq!(map.matches("50 beginbfchar").count(), 1);
    }
}
