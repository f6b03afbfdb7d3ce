//! A text that knows where each of its characters was written.

use std::ops::Range;

use super::{SourceId, Span};

/// A string and, for each of its bytes, the place in a source it came from.
///
/// Decoding a string moves characters (escapes, trimmed lines), and joining brings texts of
/// several sources together, so the way back is kept as a list of steps. Some texts stand nowhere
/// as they are: what is computed, put in another form or set beside another text is made of a
/// place as a whole ([`Located::made_of`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    text: String,
    /// Ascending by `at`; the first is at 0.
    steps: Vec<Step>,
    end: usize,
}

/// Where the text from byte `at` on was written: byte `at + n` at offset `origin + n` of the
/// source; or, with a `made_to`, all of it was made of the source from `origin` to `made_to`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Step {
    at: usize,
    source: SourceId,
    origin: usize,
    made_to: Option<usize>,
}

impl Located {
    /// A text that stands in `span` character by character.
    pub fn verbatim(text: impl Into<String>, span: Span) -> Self {
        let step = Step { at: 0, source: span.source, origin: span.start, made_to: None };
        Self { text: text.into(), steps: vec![step], end: span.end }
    }

    /// A text that does not stand in `span` as it is, but comes of what does: each of its
    /// characters has the whole of `span` for its place.
    pub fn made_of(span: Span, text: impl Into<String>) -> Self {
        let (source, origin, made_to) = (span.source, span.start, Some(span.end));
        Self {
            text: text.into(),
            steps: vec![Step { at: 0, source, origin, made_to }],
            end: span.end,
        }
    }

    /// A text whose characters stand in `span`: from each text offset of `steps` on, the
    /// source's offset runs in parallel.
    #[must_use]
    pub fn with_steps(text: String, span: Span, steps: &[(usize, usize)]) -> Self {
        let step = |(at, origin): &(usize, usize)| {
            let (at, origin) = (*at, *origin);
            Step { at, source: span.source, origin, made_to: None }
        };
        Self { text, steps: steps.iter().map(step).collect(), end: span.end }
    }

    /// The texts one after the other, each knowing its own places.
    #[must_use]
    pub fn join(parts: &[Self]) -> Self {
        let mut whole = Self::default();
        for part in parts.iter().filter(|part| !part.is_empty()) {
            let start = whole.text.len();
            let moved = part.steps.iter().map(|step| Step { at: step.at + start, ..*step });
            whole.steps.extend(moved);
            whole.text.push_str(&part.text);
            whole.end = part.end;
        }
        whole
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

    /// Where the whole text stands; of a joined text, its first part.
    #[must_use]
    pub fn span(&self) -> Span {
        let Some(first) = self.steps.first() else { return Span::default() };
        let elsewhere = self.steps.iter().any(|step| step.source != first.source);
        let end = if elsewhere { first.origin } else { self.end.max(first.origin) };
        Span::new(first.source, first.origin, end)
    }

    /// Where the character at byte `offset` of the text stands.
    #[must_use]
    pub fn place(&self, offset: usize) -> Span {
        let step = self.origin(offset);
        let length = || self.text.get(offset..).and_then(|rest| rest.chars().next());
        let end = step.made_to.unwrap_or_else(|| step.origin + length().map_or(0, char::len_utf8));
        Span::new(step.source, step.origin, end)
    }

    /// A part of the text, still knowing its places.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let text = self.text.get(range.clone()).unwrap_or_default().to_owned();
        let first = Step { at: 0, ..self.origin(range.start) };
        let inside = self.steps_within(&range);
        let mut steps = Vec::with_capacity(1 + inside.len());
        steps.push(first);
        steps.extend(inside.iter().map(|step| Step { at: step.at - range.start, ..*step }));
        let end = if text.is_empty() { first.origin } else { self.end_before(range.end) };
        Self { text, steps, end }
    }

    /// Where a part of the text stands: the span of its [`Self::slice`], without making one.
    #[must_use]
    pub fn span_of(&self, range: Range<usize>) -> Span {
        let first = self.origin(range.start);
        let elsewhere = |step: &Step| step.source != first.source;
        let is_empty = self.text.get(range.clone()).is_none_or(str::is_empty);
        let end = match is_empty || self.steps_within(&range).iter().any(elsewhere) {
            true => first.origin,
            false => self.end_before(range.end).max(first.origin),
        };
        Span::new(first.source, first.origin, end)
    }

    /// The steps of a part of the text that come after its first byte.
    fn steps_within(&self, range: &Range<usize>) -> &[Step] {
        let before = |offset: usize| self.steps.partition_point(|step| step.at < offset);
        self.steps.get(before(range.start + 1)..before(range.end)).unwrap_or_default()
    }

    /// Where in the source what stands before byte `end` of the text ends.
    fn end_before(&self, end: usize) -> usize {
        let last = self.origin(end - 1);
        last.made_to.unwrap_or(last.origin + 1)
    }

    /// The text without some characters; the others keep their places.
    #[must_use]
    pub fn without(&self, is_unwanted: impl Fn(char) -> bool) -> Self {
        let mut parts = Vec::new();
        let mut start = 0;
        for (at, char) in self.text.char_indices().filter(|(_, char)| is_unwanted(*char)) {
            parts.push(self.slice(start..at));
            start = at + char.len_utf8();
        }
        if parts.is_empty() {
            return self.clone();
        }
        parts.push(self.slice(start..self.text.len()));
        let whole = Self::join(&parts);
        // A text of nothing else still has its place.
        if whole.is_empty() { Self::verbatim("", self.span()) } else { whole }
    }

    /// The text with another character, or none, in place of some; the others keep their places.
    #[must_use]
    pub fn with_in_place_of(&self, is_unwanted: impl Fn(char) -> bool, new: &str) -> Self {
        let found = self.text.char_indices().filter(|(_, char)| is_unwanted(*char));
        let parts: Vec<_> = found.map(|(at, char)| (at..at + char.len_utf8(), new)).collect();
        if parts.is_empty() { self.clone() } else { self.with_parts(&parts) }
    }

    /// The text with other words in place of some of its parts, which come in their order; the new
    /// words have the places of what they stand for.
    #[must_use]
    pub fn with_parts(&self, parts: &[(Range<usize>, &str)]) -> Self {
        let mut pieces = Vec::with_capacity(2 * parts.len() + 1);
        let mut start = 0;
        for (range, new) in parts {
            pieces.push(self.slice(start..range.start));
            pieces.push(Self::made_of(self.span_of(range.clone()), *new));
            start = range.end;
        }
        pieces.push(self.slice(start..self.text.len()));
        Self::join(&pieces)
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

    /// The place of the byte at `offset`, as a step of its own.
    fn origin(&self, offset: usize) -> Step {
        let after = self.steps.partition_point(|step| step.at <= offset);
        let step = self.steps.get(after.saturating_sub(1)).copied().unwrap_or_default();
        let moved = if step.made_to.is_some() { 0 } else { offset - step.at };
        Step { at: offset, origin: step.origin + moved, ..step }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INPUT: SourceId = SourceId::new(0);
    const LAYOUT: SourceId = SourceId::new(1);

    /// `a\t中b` decoded from `"a\\t中b"` at source offset 10.
    fn escaped() -> Located {
        let span = Span::new(INPUT, 10, 17);
        Located::with_steps("a\t中b".into(), span, &[(0, 10), (2, 13)])
    }

    #[test]
    fn places_survive_escapes_and_slices() {
        let text = escaped();
        assert_eq!(text.place(0).start, 10);
        assert_eq!(text.place(2), Span::new(INPUT, 13, 16));
        let part = text.slice(2..6);
        assert_eq!(part.as_str(), "中b");
        assert_eq!(part.place(3).start, 16);
    }

    #[test]
    fn lines_and_trim_keep_their_places() {
        let span = Span::new(INPUT, 100, 120);
        let text = Located::verbatim("一\n　二 \r\n", span);
        let lines: Vec<_> = text.lines().map(|line| line.trim()).collect();
        assert_eq!(lines[1].as_str(), "二");
        assert_eq!(lines[1].span(), Span::new(INPUT, 107, 110));
        assert_eq!(lines.len(), 3);
        assert!(lines[2].is_empty());
    }

    #[test]
    fn joined_texts_keep_their_own_places() {
        let of = |text: &str, source, start| {
            Located::verbatim(text, Span::new(source, start, start + text.len()))
        };
        let parts = [of("关于", LAYOUT, 40), of("甲", INPUT, 7)];
        let whole = Located::join(&parts);
        assert_eq!(whole.as_str(), "关于甲");
        assert_eq!(whole.place(3), Span::new(LAYOUT, 43, 46));
        assert_eq!(whole.place(6), Span::new(INPUT, 7, 10));
        assert_eq!(whole.slice(6..9).span(), Span::new(INPUT, 7, 10));
    }

    #[test]
    fn other_words_have_the_places_of_what_they_stand_for() {
        let text = Located::verbatim("甲,,乙...", Span::new(INPUT, 10, 21));
        let other = text.with_parts(&[(3..4, "，"), (4..5, ""), (8..11, "……")]);
        assert_eq!(other.as_str(), "甲，乙……");
        let starts = [0, 3, 6, 9, 12].map(|at| (other.place(at).start, other.place(at).end));
        assert_eq!(starts, [(10, 13), (13, 14), (15, 18), (18, 21), (18, 21)]);
        assert_eq!(text.with_parts(&[]), text);
    }

    #[test]
    fn the_span_of_a_part_is_that_of_its_slice() {
        let of = |text: &str, source, start| {
            Located::verbatim(text, Span::new(source, start, start + text.len()))
        };
        let made = Located::made_of(Span::new(INPUT, 40, 50), "2023年");
        let own = Located::join(&[of("甲乙", INPUT, 7), escaped(), made.clone()]);
        let joined = Located::join(&[of("关于", LAYOUT, 40), own.clone(), of("丙", LAYOUT, 90)]);
        for text in [escaped(), made, own, joined, Located::default()] {
            for start in 0..=text.as_str().len() {
                for end in start..=text.as_str().len() + 1 {
                    let slice = text.slice(start..end);
                    assert_eq!(text.span_of(start..end), slice.span(), "{start}..{end}");
                }
            }
        }
    }

    #[test]
    fn what_is_made_has_the_whole_place() {
        let date = Span::new(INPUT, 40, 50);
        let made = Located::made_of(date, "2023年1月16日");
        assert_eq!((made.place(0), made.place(4), made.span()), (date, date, date));
        assert_eq!(made.slice(0..4).span(), date);
        let name = Located::verbatim("甲", Span::new(INPUT, 7, 10));
        let whole = Located::join(&[name, made]);
        assert_eq!(whole.place(0), Span::new(INPUT, 7, 10));
        assert_eq!(whole.place(7), date);
        assert_eq!(whole.slice(3..7).span(), date);
    }
}
