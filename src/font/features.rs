//! Other forms of a glyph, where a font has them (OpenType 1.9, "GSUB").
//!
//! One glyph for another is all that is needed, so no shaper is.

use ttf_parser::gsub::{SingleSubstitution, SubstitutionSubtable};
use ttf_parser::opentype_layout::{LanguageSystem, Script};
use ttf_parser::{Face, GlyphId, Tag};

/// The form for simplified Chinese (`locl` of script `hani`, language `ZHS `); the same glyph where
/// there is none. Noto's dash is 0.89 em wide unless the language is this; then it fills its cell.
pub(super) fn localised(face: &Face<'_>, glyph: GlyphId) -> GlyphId {
    let script = script(face, *b"hani");
    let language = script.and_then(|script| script.languages.find(Tag::from_bytes(b"ZHS ")));
    language.and_then(|of| substituted(face, &of, *b"locl", glyph)).unwrap_or(glyph)
}

/// The half-width form (`hwid`); `None` where there is none. 宋体 has digits of half an em beside
/// the wider ones that go with its letters.
pub(super) fn half_width(face: &Face<'_>, glyph: GlyphId) -> Option<GlyphId> {
    let script = script(face, *b"hani").or_else(|| script(face, *b"DFLT"))?;
    substituted(face, &script.default_language?, *b"hwid", glyph)
}

fn script<'f>(face: &Face<'f>, tag: [u8; 4]) -> Option<Script<'f>> {
    face.tables().gsub?.scripts.find(Tag::from_bytes(&tag))
}

/// What a feature sets for a glyph in a language.
fn substituted(
    face: &Face<'_>,
    language: &LanguageSystem<'_>,
    feature: [u8; 4],
    glyph: GlyphId,
) -> Option<GlyphId> {
    let (table, tag) = (face.tables().gsub?, Tag::from_bytes(&feature));
    for index in language.feature_indices {
        let feature = table.features.get(index)?;
        if feature.tag != tag {
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
