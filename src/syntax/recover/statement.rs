//! A text cut into the heads of its tables and its keys with their values.

use std::ops::Range;

use super::extent::{Extent, extent, line_end};
use super::line::{Begins, Head, begins};
use crate::syntax::full_width::is_blank;

/// A part of a text that can be read by itself; its lines are all of its own.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// All bytes of it, whole lines.
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Head(Head),
    Entry {
        key: Range<usize>,
        /// Where its value begins, or should.
        value: usize,
        /// Whether there is an equals sign before it.
        has_equals: bool,
        extent: Extent,
    },
    /// A blank line or a comment with a character in it that TOML does not take.
    Blank,
    /// Lines that are none of these.
    Stray,
}

/// All statements of a text, in order.
pub(super) fn statements(text: &str) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = line_end(text, at);
        let line = &text[at..end];
        let next = (end + 1).min(text.len());
        // Of lines that are in no place only one with an equals sign is known for another's beginning.
        let is_astray = matches!(found.last(), Some(Statement { kind: Kind::Stray, .. }));
        let (kind, next) = match begins(line) {
            Begins::Nothing if is_fine(line) => {
                at = next;
                continue;
            }
            Begins::Nothing => (Kind::Blank, next),
            Begins::Head(head) => (Kind::Head(head), next),
            Begins::Entry { equals: None, .. } if is_astray => (Kind::Stray, next),
            Begins::Entry { key, equals } => entry(text, at, key, equals),
            Begins::Stray => (Kind::Stray, next),
        };
        match found.last_mut() {
            Some(last) if is_astray && matches!(kind, Kind::Stray) => last.range.end = next,
            _ => found.push(Statement { range: at..next, kind }),
        }
        at = next;
    }
    found
}

/// Whether TOML takes a line with nothing on it, or a comment alone.
fn is_fine(line: &str) -> bool {
    let indent = &line[..line.len() - line.trim_start_matches(is_blank).len()];
    indent.is_ascii() && control(line).is_none()
}

/// The first control character of a text that TOML has nowhere.
pub(super) fn control(text: &str) -> Option<(usize, char)> {
    let is_control = |char: char| char.is_ascii_control() && !matches!(char, '\t' | '\n' | '\r');
    text.char_indices().find(|(_, char)| is_control(*char))
}

/// A key with its value, on the line that begins at byte `at`; and where the next line begins.
fn entry(text: &str, at: usize, key: Range<usize>, equals: Option<usize>) -> (Kind, usize) {
    let key = at + key.start..at + key.end;
    let behind = equals.map_or(key.end, |equals| at + equals);
    let rest = &text[behind..line_end(text, behind)];
    // A colon may stand where the equals sign should.
    let colon = |char: char| equals.is_none() && matches!(char, ':' | '：');
    let blank = |char: char| is_blank(char) || colon(char);
    let value = behind + (rest.len() - rest.trim_start_matches(blank).len());
    let extent = extent(text, value);
    let next = match &extent {
        Extent::To(end) => (line_end(text, *end) + 1).min(text.len()),
        Extent::Broken { resume, .. } => *resume,
    };
    (Kind::Entry { key, value, has_equals: equals.is_some(), extent }, next)
}
