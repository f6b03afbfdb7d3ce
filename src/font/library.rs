//! Which faces are there, and which one gives a character its glyph?

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use super::bundled::{BUNDLED, RARE_NAMES};
use super::chains::Chain;
use super::{Face, FaceId, Fonts, Glyph, GlyphSource};
use crate::text::FontRole;

/// Where to look for fonts beside the bundled ones.
#[derive(Clone, Debug, Default)]
pub struct FontOptions {
    /// Folders named by the user.
    pub folders: Vec<PathBuf>,
    /// Folders where the program's own extra fonts may lie.
    pub own_folders: Vec<PathBuf>,
    /// Whether the machine's installed fonts are used.
    pub system: bool,
}

/// Why fonts could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontError {
    /// A folder named by the user does not exist or cannot be read.
    Folder(PathBuf),
    /// A bundled font cannot be read: the program itself is damaged.
    Bundled(&'static str),
}

impl fmt::Display for FontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "字体文件夹 {} 不存在或无法读取", path.display()),
            Self::Bundled(name) => write!(f, "内置字体（{name}）已损坏，请重新安装本程序"),
        }
    }
}

impl std::error::Error for FontError {}

/// The faces that serve one role, in the order they are asked.
#[derive(Clone, Debug)]
pub struct RoleListing {
    /// The role; `None` for digits and Latin letters.
    pub role: Option<FontRole>,
    /// For each face its full name and where it comes from (`内置` or a path).
    pub faces: Vec<(String, String)>,
}

/// Where the program's own faces come from.
const BUNDLED_ORIGIN: &str = "内置";

/// The fonts of a run.
pub struct FontLibrary {
    faces: Vec<Face>,
    chains: BTreeMap<Chain, Vec<FaceId>>,
}

impl FontLibrary {
    /// Loads the bundled fonts, and those that the options ask for.
    ///
    /// # Errors
    /// When a folder named by the user cannot be read.
    pub fn load(options: &FontOptions) -> Result<Self, FontError> {
        let mut library = Self { faces: Vec::new(), chains: BTreeMap::new() };
        for font in &BUNDLED {
            let face =
                Face::open(BUNDLED_ORIGIN, font.data, 0).ok_or(FontError::Bundled("sfnt"))?;
            let id = library.add(face);
            library.chains.entry(font.serves).or_default().push(id);
        }
        let mut found = fontdb::Database::new();
        for folder in &options.folders {
            if !folder.is_dir() {
                return Err(FontError::Folder(folder.clone()));
            }
            found.load_fonts_dir(folder);
        }
        if options.system {
            found.load_system_fonts();
        }
        library.serve(&found);
        library.add_rare_names(&options.own_folders);
        Ok(library)
    }

    fn add(&mut self, face: Face) -> FaceId {
        self.faces.push(face);
        // A library of more than 65 535 faces is cut off; the bundled ones come first.
        FaceId(u16::try_from(self.faces.len() - 1).unwrap_or(u16::MAX))
    }

    /// Puts the best of the found faces at the head of each chain that names it.
    fn serve(&mut self, found: &fontdb::Database) {
        let mut candidates: Vec<Candidate> =
            found.faces().filter_map(|info| candidate(found, info)).collect();
        candidates.sort_by(|a, b| (&a.path, a.index).cmp(&(&b.path, b.index)));
        for chain in Chain::ALL {
            let named = |name| candidates.iter().find(|candidate| candidate.is_called(name));
            let best = chain.names().iter().copied().find_map(named);
            if let Some(face) = best.and_then(|best| open_file(&best.path, best.index)) {
                let id = self.add(face);
                self.chains.entry(chain).or_default().insert(0, id);
            }
        }
    }

    /// The rare names' font, unless a font for rare characters has been found already.
    fn add_rare_names(&mut self, folders: &[PathBuf]) {
        if self.chains.contains_key(&Chain::Rare) {
            return;
        }
        let opened = folders.iter().find_map(|folder| open_file(&folder.join(RARE_NAMES), 0));
        if let Some(face) = opened {
            let id = self.add(face);
            self.chains.entry(Chain::Rare).or_default().push(id);
        }
    }

    /// A face by its place.
    #[must_use]
    pub fn face(&self, id: FaceId) -> Option<&Face> {
        self.faces.get(usize::from(id.0))
    }

    /// The face of the program's own that serves a chain: the last, for a user's go before it.
    pub(super) fn bundled(&self, chain: Chain) -> Option<&Face> {
        let faces = self.chains.get(&chain)?.iter().rev().filter_map(|id| self.face(*id));
        faces.into_iter().find(|face| face.origin == BUNDLED_ORIGIN)
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
            Some(own) if source.chinese && !std::ptr::eq(own, face) && face.is_chinese() => {
                i16::try_from(own.centre() - face.centre()).unwrap_or(0)
            }
            _ => 0,
        }
    }
}

impl Fonts for FontLibrary {
    fn glyph(&self, character: char, source: GlyphSource) -> Option<Glyph> {
        self.chain(source).find_map(|id| {
            let glyph = self.face(id)?.glyph(character, source.chinese)?;
            self.measure(id, glyph, source)
        })
    }

    fn ink(&self, glyph: &Glyph) -> Option<(i16, i16)> {
        self.face(glyph.face)?.ink(glyph.id)
    }
}

/// A found face with the names it answers to, in lower case.
struct Candidate {
    path: PathBuf,
    index: u32,
    names: Vec<(u16, String)>,
    regular: bool,
}

impl Candidate {
    /// A family name means its regular face; a full or PostScript name means just this one.
    fn is_called(&self, wanted: &str) -> bool {
        let wanted = wanted.to_lowercase();
        let called =
            |(id, name): &(u16, String)| *name == wanted && (matches!(id, 4 | 6) || self.regular);
        self.names.iter().any(called)
    }
}

fn candidate(found: &fontdb::Database, info: &fontdb::FaceInfo) -> Option<Candidate> {
    let fontdb::Source::File(path) = &info.source else { return None };
    let (names, regular) = found.with_face_data(info.id, names)??;
    Some(Candidate { path: path.clone(), index: info.index, names, regular })
}

/// The names of a face, and whether it is upright and of ordinary weight.
fn names(data: &[u8], index: u32) -> Option<(Vec<(u16, String)>, bool)> {
    let face = ttf_parser::Face::parse(data, index).ok()?;
    let names = face.names().into_iter().filter(|name| matches!(name.name_id, 1 | 4 | 6 | 16));
    let names = names.filter_map(|name| Some((name.name_id, name.to_string()?.to_lowercase())));
    let weight = face.weight().to_number();
    Some((names.collect(), !face.is_italic() && (300..=500).contains(&weight)))
}

fn open_file(path: &Path, index: u32) -> Option<Face> {
    let mut database = fontdb::Database::new();
    database.load_font_file(path).ok()?;
    let id = database.faces().find(|info| info.index == index)?.id;
    let data = database.with_face_data(id, |data, _| data.to_vec())?;
    // A run's fonts live as long as the program; a leak makes that plain to the compiler.
    Face::open(&path.display().to_string(), data.leak(), index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> FontLibrary {
        FontLibrary::load(&FontOptions::default()).expect("the bundled fonts load")
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
}
