//! Which part of a line is shown, when the line is too long?

use std::ops::Range;

use super::columns::{columns, width};
use crate::base::{Source, visible_but};

/// Columns of a line that are shown at most.
const WIDEST: usize = 96;
/// Columns shown before the mark, when there is more.
const BEFORE: usize = 24;
/// Stands for what was left out. ASCII, for terminals disagree on the width of `…`.
const ELLIPSIS: &str = "...";

/// A line, or the part of it around a place.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) struct Excerpt {
    /// The text to be shown, without a line end.
    pub(in crate::cli) text: String,
    /// The place within it.
    pub(in crate::cli) mark: Range<usize>,
}

impl Excerpt {
    /// The line in which `span` of a text begins. A span that goes on is marked to the end
    /// of its first line; one that lies outside the text, at the text's end.
    ///
    /// Of a long line no more than what is shown is looked at: there may be as many findings on
    /// it as it has characters.
    pub(in crate::cli) fn of(source: &Source, span: Range<usize>) -> Self {
        let range = source.line(span.start);
        let line = source.text().get(range.clone()).unwrap_or_default();
        let line = line.trim_end_matches('\r');
        let within = |at: usize| at.saturating_sub(range.start).min(line.len());
        let start = line.floor_char_boundary(within(span.start));
        let end = line.ceil_char_boundary(within(span.end)).max(start);
        let mut room = WIDEST;
        if line.chars().all(|c| take(&mut room, c)) {
            return Self { text: line.to_owned(), mark: start..end }.visible();
        }
        Self::cut(line, start, end).visible()
    }

    /// With what would act on the screen written out; the renderer knows how wide a tab is.
    fn visible(self) -> Self {
        let Range { start, end } = self.mark;
        let parts = [&self.text[..start], &self.text[start..end], &self.text[end..]];
        let [before, inside, after] = parts.map(|part| visible_but(part, |char| char == '\t'));
        let mark = before.len()..before.len() + inside.len();
        Self { text: [before, inside, after].concat(), mark }
    }

    /// The part of a long line that has the mark's beginning in it.
    fn cut(line: &str, start: usize, end: usize) -> Self {
        let mut room = BEFORE;
        let before = line[..start].char_indices().rev().take_while(|(_, c)| take(&mut room, *c));
        let from = before.last().map_or(start, |(at, _)| at);
        let mut room = WIDEST - width(&line[from..start]);
        let after = line[start..].char_indices().take_while(|(_, c)| take(&mut room, *c));
        let to = after.last().map_or(start, |(at, c)| start + at + c.len_utf8());
        let head = if from > 0 { ELLIPSIS } else { "" };
        let tail = if to < line.len() { ELLIPSIS } else { "" };
        let offset = |at: usize| head.len() + at.min(to) - from;
        Self { text: format!("{head}{}{tail}", &line[from..to]), mark: offset(start)..offset(end) }
    }
}

/// Takes a character's columns from the room, if they fit.
fn take(room: &mut usize, c: char) -> bool {
    match room.checked_sub(columns(c)) {
        Some(rest) => {
            *room = rest;
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, span: Range<usize>) -> Excerpt {
        Excerpt::of(&Source::new("a.toml", text), span)
    }

    #[test]
    fn short_lines_are_whole() {
        let excerpt = of("一\r\n二三\r\n", 8..11);
        assert_eq!(excerpt, Excerpt { text: "二三".into(), mark: 3..6 });
    }

    #[test]
    fn a_span_over_lines_marks_the_first() {
        assert_eq!(of("ab\ncd", 1..5), Excerpt { text: "ab".into(), mark: 1..2 });
    }

    #[test]
    fn a_long_span_is_cut_with_its_line() {
        let line = "中".repeat(300);
        let excerpt = of(&line, 0..900);
        assert_eq!(excerpt.text, format!("{}...", "中".repeat(48)));
        assert_eq!(excerpt.mark, 0..144);
    }
}
