//! Which glyphs of which faces are embedded, and under which codes?
//!
//! We subset the faces ourselves (printpdf's own subsetting needs its `text_layout` feature,
//! which brings a whole user interface framework along).

use std::collections::{BTreeMap, BTreeSet};

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
    /// Its own name with the mark of its subset.
    pub(super) name: String,
    font: PdfFont,
    /// For each glyph of the face and each character it stands for, the code that shows it.
    codes: BTreeMap<(u16, char), Code>,
}

/// What a code shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Code {
    /// The code in the content stream.
    pub(super) code: u16,
    /// The glyph of the subset, which is the CID too.
    pub(super) glyph: u16,
    /// The character that readers take it for.
    pub(super) char: char,
    /// The advance that a viewer gives it, in thousandths of an em.
    pub(super) width: i64,
}

impl Code {
    /// Whether it is its glyph's own number.
    pub(super) const fn is_own(&self) -> bool {
        self.code == self.glyph
    }
}

/// The characters of each glyph of a face.
type Used = BTreeMap<u16, BTreeSet<char>>;

/// Subsets every face to the glyphs the pages use.
pub(super) fn embed(pages: &Pages, library: &FontLibrary) -> Result<Fonts, PdfError> {
    let mut used: BTreeMap<FaceId, Used> = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let Content::Text(run) = &item.content else { continue };
        let glyphs = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            glyphs.entry(glyph.id).or_default().insert(glyph.char);
        }
    }
    let embedded = used.into_iter().map(|(id, used)| Ok((id, subset(id, &used, library)?)));
    Ok(Fonts(embedded.collect::<Result<_, PdfError>>()?))
}

fn subset(id: FaceId, used: &Used, library: &FontLibrary) -> Result<Embedded, PdfError> {
    let Some(face) = library.face(id) else { return Err(PdfError::Font(id.0.to_string())) };
    if !face.is_embeddable() {
        let forbidden = Violation::EmbeddingForbidden(face.name.clone());
        return Err(PdfError::NotConformant(vec![forbidden]));
    }
    let failed = || PdfError::Font(face.name.clone());
    let mut glyphs = GlyphRemapper::new();
    for glyph in used.keys() {
        glyphs.remap(*glyph);
    }
    let data = subsetter::subset(face.data, face.index, &glyphs).map_err(|_| failed())?;
    let mut parsed = ParsedFont::from_bytes(&data, 0, &mut Vec::new()).ok_or_else(failed)?;
    let name = format!("{}+{}", tag(id, used), face.post_script_name);
    parsed.font_name = Some(name.clone());
    let font = PdfFont::new(parsed);
    let codes = codes(used, &glyphs, &font.parsed_font).ok_or_else(failed)?;
    Ok(Embedded { id: FontId(format!("F{}", id.0)), name, font, codes })
}

/// A code for each character: a glyph's own number for the first, for the others of the same
/// glyph (a Han character and its radical look alike) numbers beyond all glyphs, so that every
/// reader gets each of them right. None where there are more than 65 535.
fn codes(
    used: &Used,
    glyphs: &GlyphRemapper,
    font: &ParsedFont,
) -> Option<BTreeMap<(u16, char), Code>> {
    let mut codes = BTreeMap::new();
    let mut next = glyphs.num_gids();
    for (id, chars) in used {
        let glyph = glyphs.get(*id)?;
        let width = width(font, glyph);
        let mut chars: Vec<char> = chars.iter().copied().collect();
        chars.sort_by_key(|char| (is_compatibility(*char), *char));
        for (order, char) in chars.into_iter().enumerate() {
            let code = if order == 0 { glyph } else { next };
            next = next.checked_add(u16::from(order > 0))?;
            codes.insert((*id, char), Code { code, glyph, char, width });
        }
    }
    Some(codes)
}

/// Kangxi and other radicals, and compatibility ideographs, which look like unified ones.
const fn is_compatibility(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

/// A glyph's advance in thousandths of an em, rounded.
fn width(font: &ParsedFont, glyph: u16) -> i64 {
    let units = font.glyph_widths.get(&glyph).copied().unwrap_or(0);
    let em = i64::from(font.units_per_em).max(1);
    (i64::from(units) * 1000 * 2 + em).div_euclid(em * 2)
}

/// Six capitals that tell this subset from others (ISO 32000-1 9.6.4).
fn tag(id: FaceId, used: &Used) -> String {
    let mut all = Hash::default();
    all.add(&id.0.to_be_bytes());
    used.keys().for_each(|glyph| all.add(&glyph.to_be_bytes()));
    let mut hash = all.0;
    let mut tag = String::new();
    for _ in 0..6 {
        tag.push(char::from(b'A' + u8::try_from(hash % 26).unwrap_or(0)));
        hash /= 26;
    }
    tag
}

impl Fonts {
    /// For each font its name and its codes, in order.
    pub(super) fn codes(&self) -> Vec<(String, Vec<Code>)> {
        let codes = self.0.values().map(|face| {
            let mut codes: Vec<Code> = face.codes.values().copied().collect();
            codes.sort_unstable();
            (face.name.clone(), codes)
        });
        codes.collect()
    }

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
    /// The code that shows a character by a glyph; none can be missing for those of the pages.
    pub(super) fn code(&self, glyph: u16, char: char) -> Option<Code> {
        self.codes.get(&(glyph, char)).copied()
    }
}
