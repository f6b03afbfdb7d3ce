//! The title of a layout file: one line, or a list of lines, with blanks to be filled in.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use toml::Spanned;

use crate::base::Located;

/// The title as the file writes it.
pub(super) enum TitleFile {
    /// A string: one line, which may be cut.
    Line(String),
    /// A list: lines that stay as they are.
    Lines(Vec<Spanned<String>>),
}

/// The lines of a title, each with its place.
pub(super) fn lines(title: &Spanned<TitleFile>) -> Vec<Spanned<String>> {
    match title.get_ref() {
        TitleFile::Line(line) => vec![Spanned::new(title.span(), line.clone())],
        TitleFile::Lines(lines) => lines.clone(),
    }
}

/// A line of the title with the authority and the year filled in.
pub(super) fn fill(line: &Located, authority: &Located, year: &Located) -> Located {
    let blanks = [("{authority}", authority), ("{year}", year)];
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(rest) = line.as_str().get(at..) {
        let next = blanks.iter().filter_map(|(blank, text)| Some((rest.find(blank)?, blank, text)));
        let Some((offset, blank, text)) = next.min_by_key(|(offset, ..)| *offset) else { break };
        parts.extend([line.slice(at..at + offset), (*text).clone()]);
        at += offset + blank.len();
    }
    parts.push(line.slice(at..line.as_str().len()));
    Located::join(&parts)
}

/// By hand: an untagged enum would lose the places of the list's strings.
impl<'de> Deserialize<'de> for TitleFile {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TitleVisitor)
    }
}

struct TitleVisitor;

impl<'de> Visitor<'de> for TitleVisitor {
    type Value = TitleFile;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string or a list of strings")
    }

    fn visit_str<E>(self, line: &str) -> Result<TitleFile, E> {
        Ok(TitleFile::Line(line.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<TitleFile, A::Error> {
        let mut lines = Vec::new();
        while let Some(line) = list.next_element()? {
            lines.push(line);
        }
        Ok(TitleFile::Lines(lines))
    }
}
