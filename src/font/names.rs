//! What a face is called (OpenType 1.9, "name").

use ttf_parser::name_id;

use super::fault::FaceFault;
use super::soundness;

/// The names by which a face is chosen for a role, and whether it is the regular one of its
/// family.
#[derive(Clone, Debug)]
pub struct FaceNames {
    /// By their numbers, in lower case.
    names: Vec<(u16, String)>,
    /// Upright and of ordinary weight.
    is_regular: bool,
}

impl FaceNames {
    /// The names of a face of a file; `index` is its place in a collection, otherwise 0.
    ///
    /// # Errors
    /// When the data is not a font, or its names are not such as a font has.
    pub fn read(data: &[u8], index: u32) -> Result<Self, FaceFault> {
        let face = soundness::parse(data, index)?;
        check(&face)?;
        Ok(Self::of(&face))
    }

    pub(super) fn of(face: &ttf_parser::Face<'_>) -> Self {
        let names = face.names().into_iter().filter(|name| CHOSEN_BY.contains(&name.name_id));
        let lower = |name: ttf_parser::name::Name<'_>| name.to_string().map(|n| n.to_lowercase());
        let names = names.filter_map(|name| Some((name.name_id, lower(name)?)));
        let weight = face.weight().to_number();
        let is_regular = !face.is_italic() && (300..=500).contains(&weight);
        Self { names: names.collect(), is_regular }
    }

    /// A family name means its regular face; a full or PostScript name means just this one.
    pub(super) fn is_called(&self, wanted: &str) -> bool {
        let wanted = wanted.to_lowercase();
        let is_own = |id| matches!(id, name_id::FULL_NAME | name_id::POST_SCRIPT_NAME);
        self.names.iter().any(|(id, name)| *name == wanted && (is_own(*id) || self.is_regular))
    }
}

/// Family, full name, PostScript name, typographic family.
const CHOSEN_BY: [u16; 4] =
    [name_id::FAMILY, name_id::FULL_NAME, name_id::POST_SCRIPT_NAME, name_id::TYPOGRAPHIC_FAMILY];

/// A face has each name once for every language it knows; all of them together, in bytes.
const MOST_BYTES: usize = 20_000;
/// In bytes. The PDF sets a mark of seven letters before it and allows 127 (ISO 19005-2 6.1.13).
const LONGEST_POST_SCRIPT_NAME: usize = 120;

/// Whether the names are such as a font has.
pub(super) fn check(face: &ttf_parser::Face<'_>) -> Result<(), FaceFault> {
    let chosen_by = face.names().into_iter().filter(|name| CHOSEN_BY.contains(&name.name_id));
    if chosen_by.map(|name| name.name.len()).sum::<usize>() > MOST_BYTES {
        return Err(FaceFault::Names);
    }
    let sound = |name: &String| {
        !name.is_empty()
            && name.len() <= LONGEST_POST_SCRIPT_NAME
            && !name.contains(char::is_control)
    };
    post_script(face).filter(sound).map(|_| ()).ok_or(FaceFault::Names)
}

/// The PostScript name.
pub(super) fn post_script(face: &ttf_parser::Face<'_>) -> Option<String> {
    first(face, name_id::POST_SCRIPT_NAME)
}

/// The full name or, without one, the family.
pub(super) fn shown(face: &ttf_parser::Face<'_>) -> Option<String> {
    first(face, name_id::FULL_NAME).or_else(|| first(face, name_id::FAMILY))
}

/// The first name of a number, in whatever language.
pub(super) fn first(face: &ttf_parser::Face<'_>, id: u16) -> Option<String> {
    let mut names = face.names().into_iter().filter(|name| name.name_id == id);
    names.find_map(|name| name.to_string())
}
