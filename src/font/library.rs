//! Which faces are there, and which one gives a character its glyph?

use std::collections::BTreeMap;
#[cfg(feature = "bundled-fonts")]
use std::fmt;

use super::chains::{self, Chain};
use super::names::FaceNames;
use super::preferences;
use super::{Asked, Face, FaceId, Fonts, Glyph, GlyphSource};
use crate::text::FontRole;

/// A bundled font cannot be read: the program itself is damaged.
#[cfg(feature = "bundled-fonts")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedProgram(super::FaceFault);

#[cfg(feature = "bundled-fonts")]
impl fmt::Display for DamagedProgram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "内置字体已损坏（{}），请重新安装本程序", self.0)
    }
}

#[cfg(feature = "bundled-fonts")]
impl std::error::Error for DamagedProgram {}

/// The faces that serve one role, in the order they are asked.
#[derive(Clone, Debug)]
pub struct RoleListing {
    /// The role; `None` for digits and Latin letters.
    pub role: Option<FontRole>,
    /// For each face its full name and where it comes from (`内置` or a path).
    pub faces: Vec<(String, String)>,
}

/// The faces of a run and what each is asked for. Nothing in it changes when it is used, so
/// threads may share it.
#[derive(Default)]
pub struct FontLibrary {
    faces: Vec<Face>,
    chains: BTreeMap<Chain, Vec<FaceId>>,
}

const _: () = {
    const fn shared_by_threads<T: Send + Sync>() {}
    shared_by_threads::<FontLibrary>();
};

impl FontLibrary {
    /// The fonts that are a part of the program.
    ///
    /// # Errors
    /// When one of them cannot be read.
    #[cfg(feature = "bundled-fonts")]
    pub fn bundled() -> Result<Self, DamagedProgram> {
        let mut library = Self::default();
        for font in &super::bundled::BUNDLED {
            let data = super::FontData::Static(font.data);
            let face = Face::open_trusted("内置", data, 0).map_err(DamagedProgram)?.free();
            let id = library.add(face);
            library.chains.entry(font.serves).or_default().push(id);
        }
        Ok(library)
    }

    /// Sets faces before those that are there: at the head of each chain of names that calls one
    /// of them, the one that it calls first. A face that no chain calls serves nothing.
    #[must_use]
    pub fn with(mut self, faces: Vec<Face>) -> Self {
        for (chain, id) in self.chosen(faces) {
            self.chains.entry(chain).or_default().insert(0, id);
        }
        self
    }

    /// Has faces serve only where there are none yet, such as the font of rare names that comes
    /// with the program as a file.
    #[must_use]
    pub fn with_missing(mut self, faces: Vec<Face>) -> Self {
        for (chain, id) in self.chosen(faces) {
            self.chains.entry(chain).or_insert_with(|| vec![id]);
        }
        self
    }

    /// Takes faces in, and says which serve which chain.
    fn chosen(&mut self, faces: Vec<Face>) -> Vec<(Chain, FaceId)> {
        let names: Vec<FaceNames> = faces.iter().map(Face::names).collect();
        let ids: Vec<FaceId> = faces.into_iter().map(|face| self.add(face)).collect();
        let chosen = chains::choose(&names.iter().collect::<Vec<_>>()).into_iter();
        chosen.filter_map(|(chain, at)| Some((chain, *ids.get(at)?))).collect()
    }

    fn add(&mut self, face: Face) -> FaceId {
        self.faces.push(face);
        // A library of more than 65 535 faces is cut off; the bundled ones come first.
        FaceId(u16::try_from(self.faces.len() - 1).unwrap_or(u16::MAX))
    }

    /// A face by its place.
    #[must_use]
    pub fn face(&self, id: FaceId) -> Option<&Face> {
        self.faces.get(usize::from(id.0))
    }

    /// The face of a chain that may go into files that others edit, the last if there are
    /// several: the program's own.
    pub(super) fn free(&self, chain: Chain) -> Option<&Face> {
        let faces = self.chains.get(&chain)?.iter().rev().filter_map(|id| self.face(*id));
        faces.into_iter().find(|face| face.is_free())
    }

    /// Which faces serve which role.
    #[must_use]
    pub fn listing(&self) -> Vec<RoleListing> {
        let roles = FontRole::ALL.into_iter().map(Some).chain([None]);
        roles.map(|role| self.list(role)).collect()
    }

    fn list(&self, role: Option<FontRole>) -> RoleListing {
        let source = GlyphSource {
            role: role.unwrap_or(FontRole::Song),
            chinese: role.is_some(),
            own_latin: false,
        };
        let own = if role.is_some() { usize::MAX } else { 1 };
        let mut ids: Vec<FaceId> = Vec::new();
        for id in self.chain(source).take(own) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let faces = ids.into_iter().filter_map(|id| self.face(id));
        let faces = faces.map(|face| (face.name.clone(), face.origin.clone())).collect();
        RoleListing { role, faces }
    }

    /// The faces to ask, in order: the role's, the general Song, the rare characters'; for
    /// Western characters the Latin face first. Song's own come twice, which does no harm.
    fn chain(&self, source: GlyphSource) -> impl Iterator<Item = FaceId> + '_ {
        let of = |chain| self.chains.get(&chain).map_or(&[][..], Vec::as_slice).iter().copied();
        let latin_first = !source.chinese && !source.own_latin;
        let first = if latin_first { Chain::Latin } else { Chain::Role(source.role) };
        let role = if latin_first { Chain::Role(source.role) } else { Chain::Latin };
        let song = Chain::Role(FontRole::Song);
        // Chinese characters meet the Latin face last: its marks are not Chinese ones.
        let rest = if latin_first { [role, song, Chain::Rare] } else { [song, Chain::Rare, role] };
        of(first).chain(rest.into_iter().flat_map(of))
    }

    fn measure(
        &self,
        id: FaceId,
        glyph: ttf_parser::GlyphId,
        source: GlyphSource,
    ) -> Option<Glyph> {
        let face = self.face(id)?;
        let advance = u16::try_from(face.advance(glyph)).unwrap_or(u16::MAX);
        let (em, id_in_face) = (face.units_per_em(), glyph.0);
        let raise = self.raise(face, source);
        Some(Glyph { face: id, id: id_in_face, em, advance, raise })
    }

    /// A fallback glyph is shifted so that its ink centres where the role's own face does.
    fn raise(&self, face: &Face, source: GlyphSource) -> i16 {
        let own = self.chains.get(&Chain::Role(source.role)).and_then(|chain| chain.first());
        let own = own.and_then(|id| self.face(*id));
        match own {
            Some(own) if source.chinese && !std::ptr::eq(own, face) => {
                i16::try_from(own.level_with(face)).unwrap_or(0)
            }
            _ => 0,
        }
    }
}

impl Fonts for FontLibrary {
    fn glyph(&self, character: char, source: GlyphSource) -> Option<Glyph> {
        let first = |is_asked: &dyn Fn(&Face) -> bool| {
            self.chain(source).find_map(|id| {
                let face = self.face(id).filter(|face| is_asked(face))?;
                let glyph = face.glyph(character, source.chinese)?;
                self.measure(id, glyph, source)
            })
        };
        let preferred = |face: &Face| !source.chinese || preferences::allow(face, character);
        first(&preferred).or_else(|| first(&|_| true))
    }

    fn half_width(&self, glyph: &Glyph) -> Option<Glyph> {
        let face = self.face(glyph.face)?;
        let half = face.half_width(ttf_parser::GlyphId(glyph.id))?;
        let advance = u16::try_from(face.advance(half)).unwrap_or(u16::MAX);
        Some(Glyph { id: half.0, advance, ..*glyph })
    }

    fn ink(&self, glyph: &Glyph) -> Option<(i16, i16)> {
        self.face(glyph.face)?.ink(glyph.id)
    }

    fn asked(&self, source: GlyphSource) -> Asked {
        let mut names: Vec<String> = Vec::new();
        for face in self.chain(source).filter_map(|id| self.face(id)) {
            if !names.contains(&face.name) {
                names.push(face.name.clone());
            }
        }
        Asked { names, has_rare: self.chains.contains_key(&Chain::Rare) }
    }
}

#[cfg(test)]
#[cfg(feature = "bundled-fonts")]
mod tests {
    use super::*;

    fn library() -> FontLibrary {
        FontLibrary::bundled().expect("the bundled fonts load")
    }

    fn glyph(character: char, role: FontRole) -> Glyph {
        let source = GlyphSource { role, chinese: true, own_latin: false };
        library().glyph(character, source).unwrap_or_else(|| panic!("{character} has no glyph"))
    }

    #[test]
    fn chinese_quotes_and_dashes_fill_their_cells() {
        for role in FontRole::ALL {
            for mark in "“”‘’—…（）《》〔〕，。".chars() {
                let glyph = glyph(mark, role);
                let advance = i64::from(glyph.advance) * 1000 / i64::from(glyph.em);
                assert!((990..=1010).contains(&advance), "{role:?} {mark} {advance}");
            }
        }
    }

    #[test]
    fn digits_come_from_the_latin_face_but_in_the_title() {
        let library = library();
        let source = GlyphSource { role: FontRole::FangSong, chinese: false, own_latin: false };
        let digit = library.glyph('1', source).expect("a digit");
        assert_eq!((digit.advance, digit.em), (1024, 2048));
        let own = GlyphSource { role: FontRole::XiaoBiaoSong, own_latin: true, ..source };
        assert_ne!(library.glyph('1', own).map(|glyph| glyph.face), Some(digit.face));
    }

    #[test]
    fn fallback_is_per_character_and_level() {
        // ① is not in the FangSong face; it comes from Song, a little lower.
        let circled = glyph('①', FontRole::FangSong);
        let han = glyph('一', FontRole::FangSong);
        assert_ne!(circled.face, han.face);
        assert_eq!(han.raise, 0);
        assert!((-45..=-20).contains(&circled.raise), "{}", circled.raise);
    }

    #[test]
    fn a_missing_character_is_missing() {
        let source = GlyphSource { role: FontRole::FangSong, chinese: true, own_latin: false };
        assert_eq!(library().glyph('\u{10FFFD}', source), None);
        assert_eq!(library().glyph('😀', source), None);
    }

    #[test]
    fn marks_keep_their_ink_in_the_half_that_stays() {
        for role in FontRole::ALL {
            for mark in "，。、；：？！）》”’〕】".chars() {
                let glyph = glyph(mark, role);
                assert!(
                    i32::from(library().ink(&glyph).expect("ink").1) * 2
                        <= i32::from(glyph.em) + 60,
                    "{role:?} {mark}"
                );
            }
            for mark in "（《“‘〔【".chars() {
                let glyph = glyph(mark, role);
                assert!(
                    i32::from(library().ink(&glyph).expect("ink").0) * 2
                        >= i32::from(glyph.em) - 60,
                    "{role:?} {mark}"
                );
            }
        }
    }

    /// 半角 digits, as page numbers want them (GB/T 9704-2012 7.5).
    #[test]
    fn half_width_digits_are_half_an_em_wide() {
        let library = library();
        let mut with_them = Vec::new();
        for role in FontRole::ALL {
            let source = GlyphSource { role, chinese: false, own_latin: true };
            let own = ('0'..='9').filter_map(|digit| library.glyph(digit, source));
            let half: Vec<Glyph> = own.filter_map(|own| library.half_width(&own)).collect();
            assert!(half.is_empty() || half.len() == 10, "{role:?}");
            assert!(half.iter().all(|half| half.advance * 2 == half.em), "{role:?} {half:?}");
            with_them.extend((!half.is_empty()).then_some(role));
        }
        assert_eq!(with_them, [FontRole::Hei, FontRole::Song, FontRole::XiaoBiaoSong]);
    }
}
