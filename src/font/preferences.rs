//! Which characters are not taken from a face although it has them?
//!
//! Found by measuring every sign of every bundled face and looking at it at 16 pt. It is about how
//! glyphs look beside others, so nothing is lost where no other face has them.

use super::Face;

/// PostScript names of faces, and characters that look like others there: the next face gives them.
///
/// The （ ） of 朱雀仿宋 are upright with bent ends, at 16 pt the same as its 〔 〕. Yet a document
/// number has its year in 〔 〕 (GB/T 9704-2012 7.2.5) and itself stands in （ ） after a title.
/// 宋体's are about as heavy (0.061 em, these 0.066). A 仿宋 of any other name keeps its own.
const UNLIKE: &[(&str, &str)] = &[("ZhuqueFangsong-Regular", "（）")];

/// Signs that stand beside one another in lists and notes, and should have one size and weight.
struct Family {
    /// Those that every office font has (GB/T 2312-1980). A face that lacks one gives none of the
    /// family.
    common: &'static str,
    /// Those that few have: they come from the face of the others, if it has them.
    others: &'static str,
}

/// 朱雀仿宋 has about half of each, small as Latin ones are: ■ 0.30 em wide, where others have 0.80
/// or more, and no ●; × 0.37 em, where others have 0.47 or more, and no ＋.
const FAMILIES: [Family; 2] = [
    Family {
        common: "■□◆◇▲△●○◎★☆→←↑↓※〓№", others: "▼▽↖↗↘↙↔⇒⇔▶▷◀◁◉◯▪▫◦"
    },
    Family {
        common: "＋×÷＝±＜＞≤≥≠≈∞∑∏√∴∵∠⊥∥∈∩∪∝∽≌≡∫∮⊙⌒∧∨∷∶≮≯", others: ""
    },
];

/// Whether a character's glyph should come from a face.
pub(super) fn allow(face: &Face, character: char) -> bool {
    // Nothing here is Han, a digit or a letter, which most characters are.
    if character.is_ascii() {
        return true;
    }
    if character >= '\u{3400}' && !('\u{FF00}'..='\u{FFEF}').contains(&character) {
        return true;
    }
    if !may_be_meant(character) {
        return true;
    }
    let is_unlike = |(name, characters): &(&str, &str)| {
        characters.contains(character) && face.post_script_name == *name
    };
    let has = |family: &Family| family.common.chars().all(|sign| face.glyph(sign, true).is_some());
    !UNLIKE.iter().any(is_unlike)
        && FAMILIES.iter().filter(|family| family.contains(character)).all(has)
}

/// Whether a character lies where all those named here do.
const fn may_be_meant(character: char) -> bool {
    matches!(character, '\u{B1}'..='\u{F7}' | '\u{203B}' | '\u{2116}' | '\u{2190}'..='\u{26FF}')
        || matches!(character, '\u{3012}'..='\u{3013}' | '\u{FF08}'..='\u{FF0B}')
        || matches!(character, '\u{FF1C}'..='\u{FF1E}')
}

impl Family {
    fn contains(&self, character: char) -> bool {
        self.common.contains(character) || self.others.contains(character)
    }
}

#[cfg(test)]
#[cfg(feature = "bundled-fonts")]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::font::{FaceId, FontData, FontLibrary, Fonts, GlyphSource};
    use crate::text::FontRole;

    fn bundled() -> FontLibrary {
        FontLibrary::bundled().expect("the bundled fonts load")
    }

    /// The faces that give characters their glyphs in a role.
    fn faces(library: &FontLibrary, role: FontRole, characters: &str) -> BTreeSet<FaceId> {
        let source = GlyphSource { role, chinese: true, own_latin: false };
        let glyphs = characters.chars().map(|c| library.glyph(c, source).expect("a glyph"));
        glyphs.map(|glyph| glyph.face).collect()
    }

    #[test]
    fn every_character_that_is_meant_may_be() {
        let signs = FAMILIES.iter().map(|family| [family.common, family.others].concat());
        let unlike = UNLIKE.iter().map(|(_, characters)| (*characters).to_owned());
        for characters in signs.chain(unlike) {
            assert!(characters.chars().all(may_be_meant), "{characters}");
        }
        assert!("，。、；：“”《》ＡＺ的".chars().all(|character| !may_be_meant(character)));
    }

    #[test]
    fn signs_of_a_family_come_from_one_face_in_every_role() {
        let library = bundled();
        for role in FontRole::ALL {
            for family in &FAMILIES {
                let signs = [family.common, family.others].concat();
                assert_eq!(faces(&library, role, &signs).len(), 1, "{role:?} {signs}");
            }
        }
    }

    /// Whatever else a role's face has a part of: what is beside it would be of another kind.
    #[test]
    fn other_rows_of_characters_come_from_one_face_in_every_role() {
        let rows = ["①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑"];
        let more = ["㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ"];
        let wide = ["０１２３４５６７８９", "ＡＢＣＸＹＺａｂｃｘｙｚ", "㎎㎏㎜㎝㎞㎡", "♀♂"];
        let marks = ["〔〕", "【】", "《》〈〉", "（）", "，。、；：？！", "“”‘’", "——……"];
        let library = bundled();
        for role in FontRole::ALL {
            for row in [&rows[..], &more, &wide, &marks].concat() {
                assert_eq!(faces(&library, role, row).len(), 1, "{role:?} {row}");
            }
        }
    }

    #[test]
    fn only_the_bundled_fangsong_gives_its_brackets_away() {
        let library = bundled();
        let of = |role, characters| faces(&library, role, characters);
        let fangsong = of(FontRole::FangSong, "国");
        assert_eq!(of(FontRole::FangSong, "（）"), of(FontRole::Song, "（）"));
        assert_eq!(of(FontRole::FangSong, "〔〕【】《》“”，。"), fangsong);
        for role in FontRole::ALL.into_iter().filter(|role| *role != FontRole::FangSong) {
            assert_eq!(of(role, "（）〔〕"), of(role, "国"), "{role:?}");
        }
    }

    #[test]
    fn a_fangsong_of_the_machine_keeps_its_brackets() {
        let characters = "国（）〔〕■□".chars().collect();
        let file = bundled().embedded(Some(FontRole::Kai), "仿宋_GB2312", &characters);
        let face = Face::open("一", FontData::from(file.expect("whole")), 0).expect("a font");
        let library = bundled().with(vec![face]);
        let own = faces(&library, FontRole::FangSong, "国");
        assert_ne!(own, faces(&bundled(), FontRole::FangSong, "国"));
        assert_eq!(faces(&library, FontRole::FangSong, "（）〔〕"), own);
        // It has no ●, so ■ comes from where that is.
        assert_eq!(faces(&library, FontRole::FangSong, "■□●").len(), 1);
    }

    /// A face that is alone gives all that it has.
    #[test]
    fn nothing_is_missing_for_being_given_away() {
        let data = FontData::Static(include_bytes!("../../fonts/ZhuqueFangsong-Regular.ttf"));
        let face = Face::open("一", data, 0).expect("a font");
        let library = FontLibrary::default().with(vec![face]);
        assert_eq!(faces(&library, FontRole::FangSong, "国（）■").len(), 1);
    }
}
