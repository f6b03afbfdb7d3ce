//! The house style of Chinese text: what careful printers decide differently.

use serde::Deserialize;

use super::page::length;
use crate::base::Length;
use crate::text::{Gaps, Prohibition};

/// The choices that a layout may make; left out, they are those of official documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Typography {
    /// Which marks are kept from a line's start and end.
    pub prohibition: Prohibition,
    /// Where an opening mark loses the white half of its cell.
    pub opening_marks: OpeningMarks,
    /// Gaps between Chinese and Western text.
    pub gaps: Gaps,
    /// Between a cell's text and its left and right borders.
    #[serde(deserialize_with = "length")]
    pub cell_padding: Length,
    /// The least height of a row in the free tables of an input; the form's own tables have theirs.
    #[serde(deserialize_with = "length")]
    pub free_row_height: Length,
    /// How high their rows may become where the next table goes to a new page.
    #[serde(deserialize_with = "length")]
    pub most_free_row_height: Length,
    /// The smallest type of words in a narrow cell of a table.
    #[serde(deserialize_with = "length")]
    pub least_size: Length,
    /// The smallest type of figures there.
    #[serde(deserialize_with = "length")]
    pub least_figure_size: Length,
}

impl Default for Typography {
    fn default() -> Self {
        Self {
            prohibition: Prohibition::default(),
            opening_marks: OpeningMarks::default(),
            gaps: Gaps::default(),
            cell_padding: Length::units(1_700),
            // 7 mm, rounded down like every length of a layout; rows of the form's own have 6.2 to 9.
            free_row_height: Length::units(19_842),
            // 12 mm.
            most_free_row_height: Length::units(34_015),
            least_size: Length::pt(9),
            // 六号.
            least_figure_size: Length::units(7_500),
        }
    }
}

/// Where an opening mark loses the white half of its cell (clreq leaves it to the house).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpeningMarks {
    /// At a line's start; after a paragraph's indent it keeps its cell.
    #[default]
    TrimAtLineStart,
    /// After the indent too.
    TrimAfterIndent,
    /// Nowhere.
    Whole,
}

impl OpeningMarks {
    /// Whether the mark at the start of a line is trimmed; `indented` on a paragraph's first.
    #[must_use]
    pub const fn is_trimmed(self, indented: bool) -> bool {
        match self {
            Self::TrimAtLineStart => !indented,
            Self::TrimAfterIndent => true,
            Self::Whole => false,
        }
    }
}
