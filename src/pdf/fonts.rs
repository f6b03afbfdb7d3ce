//! Which glyphs of which faces are embedded, and under which numbers?
//!
//! We subset the faces ourselves (printpdf's own subsetting needs its `text_layout` feature,
//! which brings a whole user interface framework along).

use std::collections::BTreeMap;

use printpdf::{FontId, ParsedFont, PdfFont};
use subsetter::GlyphRemapper;

use super::identity::Hash;
use super::{PdfError, Violation};
use crate::font::{FaceId, FontLibrary};
use crate::layout::{Content, Pages};

/// The faces of a document, subset.
pub(super) struct Fonts(BTreeMap<FaceId, Embedded>);

/// One face as it is embedded.
pub(super) struct Embedded {
    /// The name of its resource.
    pub(super) id: FontId,
    font: PdfFont,
    glyphs: GlyphRemapper,
    /// For each glyph the character that readers take it for.
    characters: BTreeMap<u16, char>,
}

/// Subsets every face to the glyphs the pages use.
pub(super) fn embed(pages: &Pages, library: &FontLibrary) -> Result<Fonts, PdfError> {
    let mut used: BTreeMap<FaceId, BTreeMap<u16, char>> = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let Content::Text(run) = &item.content else { continue };
        let characters = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            let known = characters.entry(glyph.id).or_insert(glyph.char);
            // One glyph may serve a Han character and its radical: readers get the character.
            if is_compatibility(*known) && !is_compatibility(glyph.char) {
                *known = glyph.char;
            }
        }
    }
    let embedded =
        used.into_iter().map(|(id, characters)| Ok((id, subset(id, characters, library)?)));
    Ok(Fonts(embedded.collect::<Result<_, PdfError>>()?))
}

/// Kangxi and other radicals, and compatibility ideographs, which look like unified ones.
const fn is_compatibility(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}')
}

fn subset(
    id: FaceId,
    characters: BTreeMap<u16, char>,
    library: &FontLibrary,
) -> Result<Embedded, PdfError> {
    let Some(face) = library.face(id) else { return Err(PdfError::Font(id.0.to_string())) };
    if !face.is_embeddable() {
        let forbidden = Violation::EmbeddingForbidden(face.name.clone());
        return Err(PdfError::NotConformant(vec![forbidden]));
    }
    let failed = || PdfError::Font(face.name.clone());
    let mut glyphs = GlyphRemapper::new();
    for glyph in characters.keys() {
        glyphs.remap(*glyph);
    }
    let data = subsetter::subset(face.data, face.index, &glyphs).map_err(|_| failed())?;
    let mut parsed = ParsedFont::from_bytes(&data, 0, &mut Vec::new()).ok_or_else(failed)?;
    parsed.font_name = Some(format!("{}+{}", tag(id, &characters), face.post_script_name));
    let font = PdfFont::new(parsed);
    Ok(Embedded { id: FontId(format!("F{}", id.0)), font, glyphs, characters })
}

/// Six capitals that tell this subset from others (ISO 32000-1 9.6.4).
fn tag(id: FaceId, characters: &BTreeMap<u16, char>) -> String {
    let mut all = Hash::default();
    all.add(&id.0.to_be_bytes());
    characters.keys().for_each(|glyph| all.add(&glyph.to_be_bytes()));
    let mut hash = all.0;
    let mut tag = String::new();
    for _ in 0..6 {
        tag.push(char::from(b'A' + u8::try_from(hash % 26).unwrap_or(0)));
        hash /= 26;
    }
    tag
}

impl Fonts {
    /// The fonts as printpdf wants them.
    pub(super) fn into_resources(self) -> BTreeMap<FontId, PdfFont> {
        self.0.into_values().map(|face| (face.id, face.font)).collect()
    }

    /// A face by its place in the library.
    pub(super) fn face(&self, id: FaceId) -> Option<&Embedded> {
        self.0.get(&id)
    }
}

impl Embedded {
    /// A glyph's number in the subset; 0 cannot happen for a glyph of the pages.
    pub(super) fn glyph(&self, id: u16) -> u16 {
        self.glyphs.get(id).unwrap_or(0)
    }

    /// The character that readers take a glyph for.
    pub(super) fn character(&self, id: u16) -> char {
        self.characters.get(&id).copied().unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// The advance a viewer gives a glyph of the subset, in thousandths of an em: as printpdf
    /// writes it into /W, rounded.
    pub(super) fn advance(&self, glyph: u16) -> i64 {
        let parsed = &self.font.parsed_font;
        let units = parsed.glyph_widths.get(&glyph).copied().unwrap_or(0);
        let em = i64::from(parsed.units_per_em).max(1);
        (i64::from(units) * 1000 * 2 + em).div_euclid(em * 2)
    }
}
