//! Paper, type area, character grid, and how each kind of text is set.

use serde::Deserialize;

use crate::base::Length;
use crate::text::FontRole;

/// The page of GB/T 9704-2012 5.1, 5.2 and 7.5.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Paper width.
    #[serde(deserialize_with = "length")]
    pub width: Length,
    /// Paper height.
    #[serde(deserialize_with = "length")]
    pub height: Length,
    /// Paper edge to the top of the type area, 天头.
    #[serde(deserialize_with = "length")]
    pub top: Length,
    /// Paper edge to the left of the type area, 订口.
    #[serde(deserialize_with = "length")]
    pub left: Length,
    /// Width of the type area, 版心.
    #[serde(deserialize_with = "length")]
    pub measure: Length,
    /// Height of the type area.
    #[serde(deserialize_with = "length")]
    pub depth: Length,
    /// Characters on a line.
    pub characters: u16,
    /// Lines on a page.
    pub lines: u16,
    /// Foot of the type area to the rules beside the page number.
    #[serde(deserialize_with = "length")]
    pub number_drop: Length,
    /// Characters between the page number and the outer edge of the type area.
    pub number_inset: u16,
}

impl Page {
    /// Pitch of the characters on a line, rounded down so that the last one fits.
    #[must_use]
    pub fn character_pitch(&self) -> Length {
        self.measure / i64::from(self.characters)
    }

    /// Pitch of the lines on a page, rounded down so that the last one fits.
    #[must_use]
    pub fn line_pitch(&self) -> Length {
        self.depth / i64::from(self.lines)
    }
}

/// How one kind of text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// The face of Chinese text.
    pub font: FontRole,
    /// Type size.
    #[serde(deserialize_with = "length")]
    pub size: Length,
    /// Pitch of the lines; the page's own where left out, but for captions and tables.
    #[serde(default, deserialize_with = "optional_length")]
    pub line: Option<Length>,
    /// Whether digits and Latin letters come from the Chinese face too.
    #[serde(default)]
    pub own_latin: bool,
}

impl Style {
    /// Pitch of its lines on a page.
    #[must_use]
    pub fn pitch(&self, page: &Page) -> Length {
        self.line.unwrap_or_else(|| page.line_pitch())
    }
}

/// The styles by what they are for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Styles {
    /// The title, GB/T 9704-2012 7.3.1.
    pub title: Style,
    /// `一、`, 7.3.3.
    pub heading1: Style,
    /// `（一）`, also the head that runs into its paragraph.
    pub heading2: Style,
    /// `1.`
    pub heading3: Style,
    /// `（1）`
    pub heading4: Style,
    /// Paragraphs, signature and date.
    pub body: Style,
    /// Table cells; a table may set another size.
    pub table: Style,
    /// The page number, 7.5.
    pub page_number: Style,
    /// The line above a free table.
    #[serde(default = "caption")]
    pub caption: Style,
}

impl Styles {
    /// The style of a heading of level 1 to 4; deeper ones are set as level 4.
    #[must_use]
    pub const fn heading(&self, level: u8) -> &Style {
        match level {
            0 | 1 => &self.heading1,
            2 => &self.heading2,
            3 => &self.heading3,
            _ => &self.heading4,
        }
    }

    /// The style of the date where it stands below the title: that of `（一）`.
    #[must_use]
    pub const fn title_date(&self) -> &Style {
        &self.heading2
    }

    pub(super) fn named(&self) -> [(&'static str, &Style); 9] {
        [
            ("title", &self.title),
            ("heading1", &self.heading1),
            ("heading2", &self.heading2),
            ("heading3", &self.heading3),
            ("heading4", &self.heading4),
            ("body", &self.body),
            ("table", &self.table),
            ("page_number", &self.page_number),
            ("caption", &self.caption),
        ]
    }
}

/// The style `caption` of a layout that has none: 黑体, 小四.
const fn caption() -> Style {
    Style { font: FontRole::Hei, size: Length::pt(12), line: None, own_latin: true }
}

/// Where the date of issue stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DatePlace {
    /// At the end, below the name that signs (GB/T 9704-2012 7.3.5).
    #[default]
    Signature,
    /// Below the title.
    Title,
}

pub(super) fn length<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Length, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map_err(serde::de::Error::custom)
}

pub(super) fn optional_length<'de, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<Option<Length>, D::Error> {
    length(from).map(Some)
}
