//! Which face stands for a family in a file that others edit, and with which glyphs?

use std::collections::{BTreeMap, BTreeSet};

use super::{SubsetError, SubsetTables};
use crate::font::FontLibrary;
use crate::font::chains::Chain;
use crate::text::FontRole;

impl FontLibrary {
    /// A font file with the glyphs of some characters, from the face of a role or, without one,
    /// from the Latin face. It answers to `family` and to nothing else. Characters that the face
    /// has not are left out. A face whose licence is not known to allow it is never taken (see
    /// [`Face::free`](crate::font::Face::free)): those that a user brings along.
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
        // Quotes, dashes and dots as in Chinese text: the full-width forms.
        let glyph = |char: &char| Some((*char, face.glyph(*char, role.is_some())?.0));
        let characters: BTreeMap<char, u16> = characters.iter().filter_map(glyph).collect();
        let tables = SubsetTables::Whole { family, characters: &characters };
        Ok(face.subset(characters.values().copied(), tables)?.file)
    }
}

#[cfg(test)]
#[cfg(feature = "bundled-fonts")]
mod tests {
    use super::*;
    use crate::font::sfnt;

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

    #[test]
    fn another_reader_finds_every_glyph_under_its_character() {
        let library = library();
        let text = "政府信息公开“”——……（）《》，。、；：〇一二三0123456789𬸚";
        for role in FontRole::ALL.into_iter().map(Some).chain([None]) {
            let data = library.embedded(role, "仿宋_GB2312", &characters(text)).expect("whole");
            let font = ttf_parser::Face::parse(&data, 0).expect("a font");
            let original = library.free(role.map_or(Chain::Latin, Chain::Role)).expect("there");
            for c in text.chars() {
                let was = original.glyph(c, role.is_some());
                let is = font.glyph_index(c);
                assert_eq!(was.is_some(), is.is_some(), "{role:?} {c}");
                let (Some(was), Some(is)) = (was, is) else { continue };
                assert_eq!(font.glyph_bounding_box(is), original.bounds(was), "{role:?} {c}");
                assert_eq!(
                    font.glyph_hor_advance(is).map(u32::from),
                    Some(original.advance(was)),
                    "{role:?} {c}"
                );
            }
            assert_eq!(font.glyph_index('丁'), None);
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
        let data = library().embedded(None, "Times New Roman", &characters("0123456789"));
        let data = data.expect("whole");
        assert_eq!(sfnt::checksum(&data), 0xB1B0_AFBA);
    }
}
