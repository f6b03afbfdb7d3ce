//! A text that knows where each of its characters was written.

use std::ops::Range;

use super::{SourceId, Span};

/// A string and, for each of its bytes, the place in a source it came from.
///
/// Decoding a string moves characters (escapes, trimmed lines), so the way back is kept
/// as a list of steps: from `text` offset on, the source offset runs in parallel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    text: String,
    source: SourceId,
    /// `(offset in text, offset in source)`, ascending; the first is at text offset 0.
    steps: Vec<(usize, usize)>,
    end: usize,
}

impl Located {
    /// A text that stands in `span` character by character.
    pub fn verbatim(text: impl Into<String>, span: Span) -> Self {
        Self { text: text.into(), source: span.source, steps: vec![(0, span.start)], end: span.end }
    }

    /// A text with its steps; see [`Located`]. `span` is the whole string's place.
    #[must_use]
    pub fn with_steps(text: String, span: Span, steps: Vec<(usize, usize)>) -> Self {
        Self { text, source: span.source, steps, end: span.end }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where the whole text stands.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.steps.first().map_or(0, |step| step.1);
        Span::new(self.source, start, self.end.max(start))
    }

    /// Where the character at byte `offset` of the text stands.
    #[must_use]
    pub fn place(&self, offset: usize) -> Span {
        let length = self.text.get(offset..).and_then(|rest| rest.chars().next());
        let start = self.origin(offset);
        Span::new(self.source, start, start + length.map_or(0, char::len_utf8))
    }

    /// A part of the text, still knowing its places.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let text = self.text.get(range.clone()).unwrap_or_default().to_owned();
        let mut steps = vec![(0, self.origin(range.start))];
        let inside = self.steps.iter().filter(|(at, _)| range.contains(at) && *at > range.start);
        steps.extend(inside.map(|(at, origin)| (at - range.start, *origin)));
        let end = if text.is_empty() { steps[0].1 } else { self.origin(range.end - 1) + 1 };
        Self { text, source: self.source, steps, end }
    }

    /// The text without white space at its ends (the ideographic space counts).
    #[must_use]
    pub fn trim(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let end = self.text.trim_end().len();
        self.slice(start..end.max(start))
    }

    /// The lines of the text, without their ends.
    pub fn lines(&self) -> impl Iterator<Item = Self> + '_ {
        let mut start = 0;
        self.text.split('\n').map(move |line| {
            let at = start;
            start += line.len() + 1;
            self.slice(at..at + line.trim_end_matches('\r').len())
        })
    }

    fn origin(&self, offset: usize) -> usize {
        let after = self.steps.partition_point(|(at, _)| *at <= offset);
        self.steps.get(after.saturating_sub(1)).map_or(0, |(at, origin)| origin + offset - at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a\t中b` decoded from `"a\\t中b"` at source offset 10.
    fn escaped() -> Located {
        let span = Span::new(SourceId::Input, 10, 17);
        Located::with_steps("a\t中b".into(), span, vec![(0, 10), (2, 13)])
    }

    #[test]
    fn places_survive_escapes_and_slices() {
        let text = escaped();
        assert_eq!(text.place(0).start, 10);
        assert_eq!(text.place(2), Span::new(SourceId::Input, 13, 16));
        let part = text.slice(2..6);
        assert_eq!(part.as_str(), "中b");
        assert_eq!(part.place(3).start, 16);
    }

    #[test]
    fn lines_and_trim_keep_their_places() {
        let span = Span::new(SourceId::Input, 100, 120);
        let text = Located::verbatim("一\n　二 \r\n", span);
        let lines: Vec<_> = text.lines().map(|line| line.trim()).collect();
        assert_eq!(lines[1].as_str(), "二");
        assert_eq!(lines[1].span(), Span::new(SourceId::Input, 107, 110));
        assert_eq!(lines.len(), 3);
        assert!(lines[2].is_empty());
    }
}
