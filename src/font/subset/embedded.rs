//! Which face stands for a family in a file that others edit, and with which glyphs?

use std::collections::{BTreeMap, BTreeSet};

use super::{Characters, Lent, SubsetError, whole};
use crate::font::chains::Chain;
use crate::font::{Face, FontLibrary, preferences};
use crate::text::FontRole;

impl FontLibrary {
    /// A font file with the glyphs of some characters, from the face of a role or, without one,
    /// from the Latin face. It answers to `family` and to nothing else. In a role 宋体 lends what
    /// would come from it in a PDF: what the face has not, or should not give. Characters that
    /// neither has are left out. A face whose licence is not known to allow it is never taken (see
    /// [`Face::free`]): those that a user brings along.
    ///
    /// # Errors
    /// When there is no such face, or it is damaged.
    pub fn embedded(
        &self,
        role: Option<FontRole>,
        family: &str,
        characters: &BTreeSet<char>,
    ) -> Result<Vec<u8>, SubsetError> {
        let face = self.free(role.map_or(Chain::Latin, Chain::Role));
        let face = face.ok_or_else(|| SubsetError::NoFreeFace(family.to_owned()))?;
        let lender = role.and_then(|_| self.free(Chain::Role(FontRole::Song)));
        let lender = lender.filter(|lender| !std::ptr::eq(*lender, face));
        let (mut own, mut lent) = (BTreeMap::new(), BTreeMap::new());
        for char in characters {
            let is_own = role.is_none() || preferences::allow(face, *char);
            let glyph = |face: &Face| glyph(face, *char, role);
            match (glyph(face), lender.and_then(glyph)) {
                (Some(glyph), None) => own.insert(*char, glyph),
                (Some(glyph), _) if is_own => own.insert(*char, glyph),
                (_, Some(glyph)) => lent.insert(*char, glyph),
                (None, None) => None,
            };
        }
        let part = face.subset(own.values().copied())?;
        let lent = lender.and_then(|lender| Lent::new(lender, face, lent));
        whole(face, &part, family, &Characters { own, lent })
            .ok_or_else(|| SubsetError::Damaged(face.name.clone()))
    }
}

/// The glyph of a character in a file. Quotes, dashes and dots are as in Chinese text: the
/// full-width forms. Digits are the half-width ones in the 宋体, as those of the office fonts are
/// that it stands for: page numbers are set in them (GB/T 9704-2012 7.5).
fn glyph(face: &Face, char: char, role: Option<FontRole>) -> Option<u16> {
    let glyph = face.glyph(char, role.is_some())?;
    let half =
        (role == Some(FontRole::Song) && char.is_ascii_digit()).then(|| face.half_width(glyph));
    Some(half.flatten().unwrap_or(glyph).0)
}

#[cfg(test)]
#[cfg(feature = "bundled-fonts")]
mod tests {
    use ttf_parser::{GlyphId, Rect};

    use super::*;
    use crate::font::{Fonts, GlyphSource, sfnt};

    fn library() -> FontLibrary {
        FontLibrary::bundled().expect("the bundled fonts load")
    }

    /// Of a user's own fonts nothing is known, so none of them goes into a file that others edit.
    #[test]
    fn without_a_free_face_there_is_nothing_to_embed() {
        let song = include_bytes!("../../../fonts/NotoSerifSC-Bold-8105.ttf");
        let data = crate::font::FontData::Static(song);
        let face = || crate::font::Face::open("一", data.clone(), 0).expect("a font");
        let embedded = |library: FontLibrary| {
            library.embedded(Some(FontRole::XiaoBiaoSong), "小标宋", &characters("国"))
        };
        let none = Err(SubsetError::NoFreeFace("小标宋".into()));
        assert_eq!(embedded(FontLibrary::default()), none);
        assert_eq!(embedded(FontLibrary::default().with(vec![face()])), none);
        assert!(embedded(FontLibrary::default().with(vec![face().free()])).is_ok());
    }

    fn characters(text: &str) -> BTreeSet<char> {
        text.chars().collect()
    }

    /// Where the glyph of a character comes from, and how far up it is shifted: the face of the
    /// role, or 宋体.
    fn origin(library: &FontLibrary, char: char, role: Option<FontRole>) -> (&Face, i16) {
        let face = library.free(role.map_or(Chain::Latin, Chain::Role)).expect("there");
        let Some(role) = role else { return (face, 0) };
        let source = GlyphSource { role, chinese: true, own_latin: false };
        let glyph = library.glyph(char, source).expect("a glyph");
        (library.face(glyph.face).expect("there"), glyph.raise)
    }

    #[test]
    fn another_reader_finds_every_glyph_under_its_character() {
        let library = library();
        let text = "政府信息公开“”——……（）《》，。、；：〇一二三0123456789𬸚①■□●→№";
        for role in FontRole::ALL.into_iter().map(Some).chain([None]) {
            let data = library.embedded(role, "仿宋_GB2312", &characters(text)).expect("whole");
            let font = ttf_parser::Face::parse(&data, 0).expect("a font");
            for c in text.chars() {
                let Some(is) = font.glyph_index(c) else {
                    assert!(role.is_none(), "{role:?} {c}");
                    continue;
                };
                let (face, raise) = origin(&library, c, role);
                let was = GlyphId(glyph(face, c, role).expect("a glyph"));
                let bounds = face.bounds(was).map(|ink| Rect {
                    y_min: ink.y_min + raise,
                    y_max: ink.y_max + raise,
                    ..ink
                });
                assert_eq!(font.glyph_bounding_box(is), bounds, "{role:?} {c}");
                let advance = font.glyph_hor_advance(is).map(u32::from);
                assert_eq!(advance, Some(face.advance(was)), "{role:?} {c}");
            }
            assert_eq!(font.glyph_index('丁'), None);
        }
    }

    /// As in the PDF: 〔 〕 are its own, （ ） and what it lacks are 宋体's, and so says its notice.
    #[test]
    fn the_fangsong_has_brackets_that_are_lent() {
        let library = library();
        let sizes = |text: &str| {
            let file = library.embedded(Some(FontRole::FangSong), "仿宋", &characters(text));
            let file = file.expect("whole");
            let font = ttf_parser::Face::parse(&file, 0).expect("a font");
            let copyright = font.names().into_iter().find(|name| name.name_id == 0);
            (copyright.and_then(|name| name.to_string()), font.number_of_glyphs())
        };
        let (own, plain) = sizes("国〔〕");
        let (both, lent) = sizes("国〔〕（）");
        let (own, both) = (own.expect("a notice"), both.expect("a notice"));
        assert!(both.starts_with(&own) && both.contains("Adobe") && !own.contains("Adobe"));
        // Each lent glyph is one with a component.
        assert_eq!(lent, plain + 4);
    }

    #[test]
    fn digits_of_the_song_face_are_half_an_em_wide() {
        let file = library().embedded(Some(FontRole::Song), "宋体", &characters("0123456789"));
        let file = file.expect("whole");
        let font = ttf_parser::Face::parse(&file, 0).expect("a font");
        for digit in '0'..='9' {
            let glyph = font.glyph_index(digit).expect("a digit");
            assert_eq!(font.glyph_hor_advance(glyph), Some(500));
        }
    }

    #[test]
    fn it_answers_to_the_family_it_stands_for() {
        let data = library().embedded(Some(FontRole::Kai), "楷体_GB2312", &characters("国"));
        let data = data.expect("whole");
        let font = ttf_parser::Face::parse(&data, 0).expect("a font");
        let names = |id| {
            let names = font.names().into_iter().filter(move |name| name.name_id == id);
            names.filter_map(|name| name.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(names(1), ["楷体_GB2312", "楷体_GB2312"]);
        assert_eq!(names(4), ["楷体_GB2312", "楷体_GB2312"]);
        assert!(names(0)[0].contains("LXGW"), "{:?}", names(0));
        assert!(font.is_regular() && !font.is_bold());
        assert_eq!(font.permissions(), Some(ttf_parser::Permissions::Installable));
    }

    /// OpenType 1.9, "Calculating checksums": the whole file makes 0xB1B0AFBA.
    #[test]
    fn the_checksums_are_right() {
        for (role, text) in [(None, "0123456789"), (Some(FontRole::FangSong), "国（）")] {
            let data = library().embedded(role, "Times New Roman", &characters(text));
            assert_eq!(sfnt::checksum(&data.expect("whole")), 0xB1B0_AFBA);
        }
    }
}
