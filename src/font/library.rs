//! The fonts of a run.
use std::path::PathBuf;
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
    /// A font file cannot be read as a font.
    Unreadable(String),
}

/// The faces that serve one role, in the order they are asked.
#[derive(Clone, Debug)]
pub struct RoleListing {
    /// The role; `None` for digits and Latin letters.
    pub role: Option<FontRole>,
    /// For each face its family name and where it comes from (`内置` or a path).
    pub faces: Vec<(String, String)>,
}

/// The fonts of a run.
pub struct FontLibrary;

impl FontLibrary {
    /// Loads the fonts.
    ///
    /// # Errors
    /// When a folder named by the user cannot be read.
    pub fn load(_options: &FontOptions) -> Result<Self, FontError> {
        Ok(Self)
    }

    /// Which faces serve which role.
    #[must_use]
    pub fn listing(&self) -> Vec<RoleListing> {
        Vec::new()
    }
}
