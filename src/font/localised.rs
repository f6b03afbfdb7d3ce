//! The Chinese form of a glyph, where a font makes a difference (OpenType `locl`).
//!
//! Noto's dash is 0.89 em wide unless the language is simplified Chinese; then it fills its
//! cell. One substitution table is all that is needed, so no shaper is.

use ttf_parser::gsub::{SingleSubstitution, SubstitutionSubtable};
use ttf_parser::{Face, GlyphId, Tag};

/// The glyph for script `hani`, language `ZHS `; the same glyph where there is none.
pub(super) fn localised(face: &Face<'_>, glyph: GlyphId) -> GlyphId {
    substituted(face, glyph).unwrap_or(glyph)
}

fn substituted(face: &Face<'_>, glyph: GlyphId) -> Option<GlyphId> {
    let table = face.tables().gsub?;
    let script = table.scripts.find(Tag::from_bytes(b"hani"))?;
    let language = script.languages.find(Tag::from_bytes(b"ZHS "))?;
    for index in language.feature_indices {
        let feature = table.features.get(index)?;
        if feature.tag != Tag::from_bytes(b"locl") {
            continue;
        }
        for lookup in feature.lookup_indices {
            let lookup = table.lookups.get(lookup)?;
            for subtable in lookup.subtables.into_iter::<SubstitutionSubtable<'_>>() {
                if let Some(found) = single(&subtable, glyph) {
                    return Some(found);
                }
            }
        }
    }
    None
}

fn single(subtable: &SubstitutionSubtable<'_>, glyph: GlyphId) -> Option<GlyphId> {
    let SubstitutionSubtable::Single(single) = subtable else { return None };
    match single {
        SingleSubstitution::Format1 { coverage, delta } => {
            coverage.get(glyph)?;
            Some(GlyphId(glyph.0.wrapping_add_signed(*delta)))
        }
        SingleSubstitution::Format2 { coverage, substitutes } => {
            substitutes.get(coverage.get(glyph)?)
        }
    }
}
