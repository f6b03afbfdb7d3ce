//! Which glyphs of which faces are embedded, and under which codes?
//!
//! `font/` cuts the faces down (printpdf's own subsetting needs its `text_layout` feature, which
//! brings a whole user interface framework along).

use std::collections::BTreeMap;

use printpdf::{FontId, PdfFont};
use ttf_parser::GlyphId;

use super::font_program::Program;
use super::{PdfError, Violation};
use crate::base::Hash;
use crate::font::{Face, FaceId, FontLibrary, SubsetError};
use crate::layout::{Content, Pages};
use crate::text::is_compatibility;

/// The faces of a document, subset.
pub(super) struct Fonts {
    subsets: Vec<Embedded>,
    /// In which subset, and under which code, a glyph of a face stands for a character; in order.
    codes: Vec<((FaceId, u16, char), usize, Code)>,
}

/// A subset of a face. One glyph may stand for several characters (a Han character and its radical
/// look alike), but a code has one: each further character of a glyph goes to a further subset, so
/// that every reader gets each of them right.
type Key = (FaceId, usize);

/// A face, or a part of it, as it is embedded.
pub(super) struct Embedded {
    /// The name of its resource.
    pub(super) id: FontId,
    /// Its own name with the mark of its subset.
    name: String,
    /// The font as printpdf knows it.
    font: PdfFont,
    program: Program,
    codes: Vec<Code>,
}

/// What a font gets in the finished document.
pub(super) struct Finished {
    /// By which it is found.
    pub(super) name: String,
    /// In order.
    pub(super) codes: Vec<Code>,
    pub(super) program: Program,
}

/// What a code shows. Codes are the numbers of the glyphs in the subset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Code {
    /// The code in the content stream.
    pub(super) code: u16,
    /// The character that readers take it for.
    pub(super) char: char,
    /// The advance that a viewer gives it, in thousandths of an em.
    pub(super) width: i64,
}

/// Subsets every face to the glyphs the pages use.
pub(super) fn embed(pages: &Pages, library: &FontLibrary) -> Result<Fonts, PdfError> {
    let mut by_subset = BTreeMap::<Key, Characters>::new();
    for glyphs in used(pages).chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let mut glyphs = glyphs.to_vec();
        glyphs.sort_unstable_by_key(|(.., char)| (is_compatibility(*char), *char));
        for (layer, (face, glyph, char)) in glyphs.into_iter().enumerate() {
            by_subset.entry((face, layer)).or_default().push((glyph, char));
        }
    }
    let (mut subsets, mut codes) = (Vec::new(), Vec::new());
    for (key, characters) in &by_subset {
        let embedded = subset(*key, characters, library)?;
        let own = characters.iter().zip(&embedded.codes);
        codes.extend(
            own.map(|((glyph, char), code)| ((key.0, *glyph, *char), subsets.len(), *code)),
        );
        subsets.push(embedded);
    }
    codes.sort_unstable();
    Ok(Fonts { subsets, codes })
}

/// The glyphs of the pages and the characters that they stand for, each once and in order.
fn used(pages: &Pages) -> Vec<(FaceId, u16, char)> {
    let mut used = Vec::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let Content::Text(run) = &item.content else { continue };
        used.extend(run.glyphs.iter().map(|glyph| (run.face, glyph.id, glyph.char)));
    }
    used.sort_unstable();
    used.dedup();
    used
}

/// The glyphs of a subset, in order, and what they stand for.
type Characters = Vec<(u16, char)>;

fn subset(key: Key, used: &[(u16, char)], library: &FontLibrary) -> Result<Embedded, PdfError> {
    let (id, layer) = key;
    let Some(face) = library.face(id) else { return Err(PdfError::Font(id.0.to_string())) };
    let failed = || PdfError::Font(face.name.clone());
    let subset = face.subset(used.iter().map(|(glyph, _)| *glyph));
    let subset = subset.map_err(|error| match error {
        SubsetError::Forbidden(name) => {
            PdfError::NotConformant(vec![Violation::EmbeddingForbidden(name)])
        }
        SubsetError::Damaged(name) | SubsetError::NoFreeFace(name) => PdfError::Font(name),
    })?;
    let name = format!("{}+{}", tag(key, used), face.post_script_name);
    let code = |(glyph, char): &(u16, char)| {
        let code = subset.glyph(*glyph)?;
        Some(Code { code, char: *char, width: width(face, *glyph) })
    };
    let codes = used.iter().map(code).collect::<Option<_>>().ok_or_else(failed)?;
    let program = Program::new(subset.file).ok_or_else(failed)?;
    let font = PdfFont::new(program.announce(&name, face.measures()));
    let id = FontId(if layer == 0 { format!("F{}", id.0) } else { format!("F{}.{layer}", id.0) });
    Ok(Embedded { id, name, font, program, codes })
}

/// A glyph's advance in thousandths of an em, rounded.
fn width(face: &Face, glyph: u16) -> i64 {
    let em = i64::from(face.units_per_em()).max(1);
    (i64::from(face.advance(GlyphId(glyph))) * 1000 * 2 + em).div_euclid(em * 2)
}

/// Six capitals that tell this subset from others (ISO 32000-1 9.6.4).
fn tag((id, layer): Key, used: &[(u16, char)]) -> String {
    let mut all = Hash::default();
    all.add(&id.0.to_be_bytes());
    all.add(&(layer as u64).to_be_bytes());
    for (glyph, char) in used {
        all.add(&glyph.to_be_bytes());
        all.add(&u32::from(*char).to_be_bytes());
    }
    let mut hash = all.value();
    let mut tag = String::new();
    for _ in 0..6 {
        tag.push(char::from(b'A' + u8::try_from(hash % 26).unwrap_or(0)));
        hash /= 26;
    }
    tag
}

impl Fonts {
    /// The fonts as printpdf wants them, and what each gets when printpdf is done.
    pub(super) fn take_apart(self) -> (BTreeMap<FontId, PdfFont>, Vec<Finished>) {
        let fonts = self.subsets.into_iter().map(|face| {
            let Embedded { id, name, font, program, mut codes } = face;
            codes.sort_unstable();
            ((id, font), Finished { name, codes, program })
        });
        fonts.unzip()
    }

    /// The font and the code that show a glyph as a character; none can be missing for those of
    /// the pages.
    pub(super) fn code(&self, face: FaceId, glyph: u16, char: char) -> Option<(&Embedded, Code)> {
        let key = (face, glyph, char);
        let place = self.codes.binary_search_by_key(&key, |(known, ..)| *known).ok()?;
        let (_, subset, code) = self.codes.get(place)?;
        Some((self.subsets.get(*subset)?, *code))
    }
}
