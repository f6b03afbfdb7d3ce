//! Where in a file does something stand?

/// Which of the texts of a run a span points into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceId {
    /// The report's own TOML file.
    #[default]
    Input,
    /// The layout file.
    Layout,
    /// Last year's TOML file.
    Previous,
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

/// A line and a column as people count them: from one, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line number, from 1.
    pub line: usize,
    /// Column in characters (not bytes), from 1.
    pub column: usize,
}

/// One text with the name it is shown under.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name the user gave: a path, or `标准输入`.
    pub name: String,
    /// The whole text.
    pub text: String,
}

impl Source {
    /// A text and its name.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// The line and column of a byte offset; past the end, the end's.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let end = self.text.floor_char_boundary(offset.min(self.text.len()));
        let before = &self.text[..end];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Place {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
