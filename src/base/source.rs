//! Where in a file does something stand?

use std::num::NonZeroU32;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::places::{Place, Places};

/// Which of several texts a span points into: its number in a list of [`Sources`].
///
/// Whoever reads a text is told its number and gives it to every span; nobody changes it after.
/// There may be any number of texts: reports, layouts, last years' reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(NonZeroU32);

impl SourceId {
    /// The text with a number in a list of sources; the first is 0.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        // One more, so that an `Option` of a span takes no more room than a span.
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    /// The number of the text, from 0.
    fn number(self) -> usize {
        usize::try_from(self.0.get() - 1).unwrap_or(usize::MAX)
    }
}

impl Default for SourceId {
    fn default() -> Self {
        Self::new(0)
    }
}

/// A byte range of one source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The text it points into.
    pub source: SourceId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes `start..end` of `source`.
    #[must_use]
    pub const fn new(source: SourceId, start: usize, end: usize) -> Self {
        Self { source, start, end }
    }

    /// The bytes of a Rust range in `source`.
    #[must_use]
    pub const fn of(source: SourceId, range: &std::ops::Range<usize>) -> Self {
        Self::new(source, range.start, range.end)
    }
}

/// One text with the name it is shown under.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The name the user gave: a path, or `标准输入`.
    pub name: String,
    text: String,
    /// Made when the first place is asked for: most texts have no finding.
    places: OnceLock<Places>,
}

/// Two are the same when their names and texts are.
impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.text) == (&other.name, &other.text)
    }
}

impl Eq for Source {}

impl Source {
    /// A text and its name.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), places: OnceLock::new() }
    }

    /// What stands in for a text that is not known.
    #[must_use]
    pub const fn unknown() -> Self {
        Self { name: String::new(), text: String::new(), places: OnceLock::new() }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte offset; past the end, the end's; inside a character, that
    /// character's. Each costs the same, however long the text is.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let at = self.text.floor_char_boundary(offset.min(self.text.len()));
        self.places().place(&self.text, at)
    }

    /// The bytes of the line that a byte offset is on, without the line's end; past the end of the
    /// text, its last line.
    #[must_use]
    pub fn line(&self, offset: usize) -> Range<usize> {
        self.places().line(&self.text, offset.min(self.text.len()))
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(&self.text))
    }
}

/// The texts that spans point into, in the order in which they were read.
///
/// Findings are sorted by their spans, so those about a text that was read earlier come first.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Arc<Source>>);

impl Sources {
    /// The number that the next text to be added gets.
    #[must_use]
    pub fn next(&self) -> SourceId {
        // No run reads four thousand million files.
        SourceId::new(u32::try_from(self.0.len()).unwrap_or(u32::MAX))
    }

    /// Takes a text in; its number is what [`Self::next`] said.
    pub fn add(&mut self, source: impl Into<Arc<Source>>) -> SourceId {
        let id = self.next();
        self.0.push(source.into());
        id
    }

    /// Takes a text in, unless it is there already under the same name; and gives it.
    pub fn add_once(&mut self, source: Source) -> (SourceId, Arc<Source>) {
        if let Some(at) = self.0.iter().position(|other| **other == source) {
            return (SourceId::new(u32::try_from(at).unwrap_or(u32::MAX)), Arc::clone(&self.0[at]));
        }
        let source = Arc::new(source);
        (self.add(Arc::clone(&source)), source)
    }

    /// The text with a number; `None` for one that was never taken in.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.0.get(id.number()).map(Arc::as_ref)
    }

    /// The names of all texts, in the order in which they were taken in.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|source| source.name.as_str())
    }

    /// Line and column of where a span begins; of a text that was never taken in, the first.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        self.get(span.source).map_or(Place { line: 1, column: 1 }, |it| it.place(span.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbered_in_the_order_they_come() {
        let mut sources = Sources::default();
        assert!(sources.get(sources.next()).is_none());
        let [a, b] = ["a", "b"].map(|name| sources.add(Source::new(name, "")));
        assert!(a < b && a == SourceId::default() && b == SourceId::new(1));
        assert_eq!(sources.get(b).map(|source| source.name.as_str()), Some("b"));
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a", "一二\n三四五");
        assert_eq!(source.place(0), Place { line: 1, column: 1 });
        assert_eq!(source.place(7 + 6), Place { line: 2, column: 3 });
        // Inside a character: its own start. Past the end: the end.
        assert_eq!(source.place(8), Place { line: 2, column: 1 });
        assert_eq!(source.place(999), Place { line: 2, column: 4 });
    }
}
