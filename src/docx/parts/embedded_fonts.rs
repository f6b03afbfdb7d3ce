//! `word/fonts/*.odttf`: the faces that a machine without the office fonts sets the text in.
//!
//! ECMA-376 part 1, 17.8: each face, cut down to the characters of the report, stands in the font
//! table under the office family that the text asks for, for it is by that name that programs
//! look. The files are obfuscated, which the standard asks for and which hides nothing (17.8.1).

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Hash;
use crate::container::{Element, Node};
use crate::docx::error::DocxError;
use crate::docx::fonts::{LATIN, family};
use crate::docx::names::FONT_TABLE;
use crate::docx::package::{Content, Part, PartKind};
use crate::font::FontLibrary;
use crate::text::FontRole;

/// What is likely to be typed when a report is edited.
const USUAL: &str = "“”‘’—…·，。、；：？！（）《》【】〔〕％〇一二三四五六七八九十年月日";

/// An embedded face.
pub(super) struct EmbeddedFont {
    /// The family of the font table that it stands for.
    pub(super) family: &'static str,
    /// The name of its relationship.
    pub(super) id: String,
    /// The key of its obfuscation, as the font table has it.
    pub(super) key: String,
    number: usize,
    /// The font, obfuscated.
    file: Vec<u8>,
}

impl EmbeddedFont {
    /// The part.
    pub(super) fn into_part(self) -> Part<'static> {
        let path = format!("word/fonts/font{}.odttf", self.number);
        let content = Content::Bytes(self.file);
        Part { path, kind: PartKind::Font, from: FONT_TABLE, id: self.id, content }
    }
}

/// The faces of the texts of some parts.
pub(super) fn fonts(
    library: &FontLibrary,
    styles: &Element,
    texts: &[&Element],
) -> Result<Vec<EmbeddedFont>, DocxError> {
    let mut used = Used { styles, families: BTreeMap::new() };
    for root in texts {
        used.take(root);
    }
    let roles = FontRole::ALL.map(|role| (Some(role), family(role), USUAL.to_owned()));
    let ascii: String = (' '..='~').collect();
    let mut embedded = Vec::new();
    for (role, family, usual) in roles.into_iter().chain([(None, LATIN, ascii)]) {
        let Some(characters) = used.families.get_mut(family) else { continue };
        characters.extend(usual.chars());
        let font = library.embedded(role, family, characters);
        let mut file = font.map_err(|error| DocxError::Font(error.to_string()))?;
        let key = key(family, &file);
        obfuscate(&mut file, key);
        let number = embedded.len() + 1;
        let id = format!("rId{number}");
        embedded.push(EmbeddedFont { family, id, key: guid(key), number, file });
    }
    Ok(embedded)
}

/// Which characters are asked of which family.
struct Used<'s> {
    styles: &'s Element<'s>,
    families: BTreeMap<String, BTreeSet<char>>,
}

impl Used<'_> {
    /// Takes in the texts of a part.
    fn take(&mut self, root: &Element) {
        let paragraphs = root.descendants().into_iter().filter(|element| element.name == "w:p");
        for paragraph in paragraphs {
            let own = style(paragraph, "w:pPr", "w:pStyle").unwrap_or("Normal");
            let runs = paragraph.elements().filter(|child| child.name == "w:r");
            for run in runs {
                let of_run = style(run, "w:rPr", "w:rStyle");
                let fonts = of_run.and_then(|id| self.fonts(id)).or_else(|| self.fonts(own));
                if let Some((latin, chinese)) = fonts {
                    self.add(&latin, &chinese, run);
                }
            }
        }
    }

    /// Letters go to the Latin family, what both have to both, all else to the Chinese one. A space
    /// too goes to both: LibreOffice sets it in the face of what stands before it.
    ///
    /// The footers are among the parts of every report, so their rule, their spaces and their digits
    /// are always there.
    fn add(&mut self, latin: &str, chinese: &str, run: &Element) {
        const FIRST_CHINESE: char = '\u{2E80}';
        // A field is the number of a page: others have others.
        if run.find("w:instrText").is_some() {
            self.families.entry(latin.to_owned()).or_default().extend('0'..='9');
        }
        let texts = run.elements().filter(|child| child.name == "w:t");
        for c in texts.flat_map(|text| &text.children).flat_map(characters) {
            if c < FIRST_CHINESE {
                self.families.entry(latin.to_owned()).or_default().insert(c);
            }
            if c == ' ' || !c.is_ascii() {
                self.families.entry(chinese.to_owned()).or_default().insert(c);
            }
        }
    }

    /// The families of a style, its own or those of what it is based on.
    fn fonts(&self, id: &str) -> Option<(String, String)> {
        let is = |style: &&Element| style.get("w:styleId") == Some(id);
        let style = self.styles.elements().find(is)?;
        let fonts = style.find("w:rPr").and_then(|run| run.find("w:rFonts"));
        if let Some(fonts) = fonts {
            let name = |attribute| fonts.get(attribute).map(str::to_owned);
            return Some((name("w:ascii")?, name("w:eastAsia")?));
        }
        self.fonts(style.find("w:basedOn")?.get("w:val")?)
    }
}

fn style<'e>(element: &'e Element<'_>, properties: &str, name: &str) -> Option<&'e str> {
    element.find(properties)?.find(name)?.get("w:val")
}

fn characters<'n>(node: &'n Node<'_>) -> impl Iterator<Item = char> + 'n {
    let text = match node {
        Node::Text(text) => text.as_ref(),
        Node::Element(_) => "",
    };
    text.chars()
}

/// A key that is the same for the same font.
fn key(family: &str, file: &[u8]) -> [u8; 16] {
    let mut hash = Hash::default();
    hash.add_part(b'n', family.as_bytes());
    hash.add_part(b'f', file);
    hash.value().to_be_bytes()
}

/// 22.9.2.4, `{302EE813-EB4A-4642-A93A-89EF99B2457E}`.
fn guid(key: [u8; 16]) -> String {
    let hex: String = key.iter().map(|byte| format!("{byte:02X}")).collect();
    let group = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    let groups = [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)].map(|(from, to)| group(from, to));
    format!("{{{}}}", groups.join("-"))
}

/// 17.8.1: the first 32 bytes are combined with the key, read from its end, twice.
fn obfuscate(file: &mut [u8], key: [u8; 16]) {
    for (byte, key) in file.iter_mut().zip(key.iter().rev().cycle()).take(32).map(|(b, k)| (b, *k))
    {
        *byte ^= key;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn obfuscating_twice_gives_the_font_back() {
        let font: Vec<u8> = (0..100).collect();
        let key = key("宋体", &font);
        let mut file = font.clone();
        obfuscate(&mut file, key);
        assert_eq!(file[0], font[0] ^ key[15]);
        assert_eq!(file[16], font[16] ^ key[15]);
        assert_eq!(file[31], font[31] ^ key[0]);
        assert_eq!(file[32..], font[32..]);
        obfuscate(&mut file, key);
        assert_eq!(file, font);
    }

    #[test]
    fn a_key_reads_as_a_guid() {
        let key = std::array::from_fn(|at| u8::try_from(at * 17).expect("small"));
        assert_eq!(guid(key), "{00112233-4455-6677-8899-AABBCCDDEEFF}");
    }
}
