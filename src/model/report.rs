//! One report.

use std::collections::BTreeMap;

use super::{Date, Figures, FreeTable};
use crate::base::{Located, Span};

/// The facts and words of one annual report, complete for the layout it was read with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The public body, 机关名称.
    pub authority: Located,
    /// The year reported on, four digits.
    pub year: u16,
    /// Where the year was written.
    pub year_span: Span,
    /// The title: one line that may be cut, or lines that stay as they are; empty when the
    /// layout's own title is to be used.
    pub title: Vec<Located>,
    /// Paragraphs before the first section.
    pub preamble: Vec<Located>,
    /// Section key → its words, one for each prose section of the layout.
    pub prose: BTreeMap<String, Prose>,
    /// Table key → its figures, one for each table of the layout.
    pub figures: BTreeMap<String, Figures>,
    /// Section key → a heading that stands in for the layout's.
    pub headings: BTreeMap<String, Located>,
    /// `(table key, label key)` → a label that stands in for the layout's.
    pub labels: BTreeMap<(String, String), Located>,
    /// The name that signs, 署名.
    pub signature: Option<Located>,
    /// The date of issue as it is set, 成文日期.
    pub date: Option<Located>,
    /// The date of issue as a day of the calendar, where it says which.
    pub issued: Option<Date>,
    /// Whether the paper copy is sealed, so that room is kept for the seal.
    pub seal: bool,
    /// Names of the attachments in order, without numbers (GB/T 9704-2012 7.3.4).
    pub attachments: Vec<Located>,
    /// The path of last year's input, relative to this one.
    pub previous: Option<Located>,
    /// How the checks differ for this report.
    pub checks: CheckSettings,
    /// Of each text that had characters in it that are not seen, these, which it has no more.
    pub unseen: Vec<Located>,
}

impl Prose {
    /// How many characters its paragraphs have, without white space.
    #[must_use]
    pub fn characters(&self) -> usize {
        let characters = self.paragraphs.iter().flat_map(|text| text.as_str().chars());
        characters.filter(|char| !char.is_whitespace()).count()
    }
}

/// How a report asks to be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckSettings {
    /// Codes of rules, or beginnings of codes, that are left out.
    pub ignore: Vec<Located>,
    /// The most characters that a section with a limit may have, in place of the layout's number.
    pub most_characters: Option<u32>,
    /// Whether warnings too stop this report.
    pub strict: bool,
}

/// The words of one section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Paragraphs in order, none empty.
    pub paragraphs: Vec<Located>,
    /// How the paragraphs begin that are headings on their own line, where the input lists them
    /// (`heads`); with `None` the rule of `text::label` decides.
    pub heads: Option<Vec<Located>>,
    /// Tables between the paragraphs, in the order of the input.
    pub tables: Vec<FreeTable>,
}
