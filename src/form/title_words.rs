//! The words of a form's titles.

use super::file::TitleWordsFile;
use super::trees::texts;

/// What the form knows of the words of its titles, those of the inputs included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TitleWords {
    /// Words that every title has (S105). Where there are none, it is not asked for anything.
    pub required: Vec<String>,
    /// Words that no end of a line parts.
    pub unparted: Vec<String>,
    /// Words that are parted only where the lines look worse otherwise.
    pub better_whole: Vec<String>,
    /// What the bodies do that a report tells of: the name of a body ends before it.
    pub charges: Vec<String>,
}

impl TitleWordsFile {
    /// The words alone.
    pub(super) fn resolve(&self) -> TitleWords {
        TitleWords {
            required: texts(&self.required),
            unparted: texts(&self.unparted),
            better_whole: texts(&self.better_whole),
            charges: texts(&self.charges),
        }
    }

    /// Every word.
    pub(super) fn all(&self) -> impl Iterator<Item = &toml::Spanned<String>> {
        let lists = [&self.required, &self.unparted, &self.better_whole, &self.charges];
        lists.into_iter().flatten()
    }
}
