//! What is wrong with a key and its value, whose extent is known: told by what is written, where that says
//! it, else by the parser.

use std::ops::Range;

use toml::de::{DeValue, Error};

use super::extent::line_end;
use super::judge::Judge;
use super::several::several;
use super::statement::control;
use crate::syntax::fault::Met;
use crate::syntax::full_width::{self, is_blank};
use crate::syntax::{Table, message};

impl Judge<'_> {
    /// Parses a statement whose value stands in `value`.
    pub(super) fn parse(&mut self, range: &Range<usize>, key: &Range<usize>, value: Range<usize>) {
        let text = self.text;
        let statement = &text[range.clone()];
        let (_, errors) = Table::parse_recoverable(statement);
        let Some(first) = errors.first() else { return };
        if let Some((met, at)) = of_key(text, range, key).or_else(|| of_value(text, &value)) {
            return self.add(met, at, range);
        }
        let written = &text[value.clone()];
        let is_escape = errors.iter().any(|error| message::is_escape(error.message()));
        let is_word = is_bare(written) && !is_value(&full_width::in_half_width(written));
        if !is_escape && !is_word && self.add_full_width(range, first) {
            return;
        }
        if is_bare(written) {
            let said = match is_unquoted(first) {
                true => message::unquoted(written),
                false => {
                    let at = first.span().unwrap_or(0..0).start;
                    message::said(statement, first.message(), at)
                }
            };
            return self.add(Met::Value(written.to_owned(), said), value, range);
        }
        self.add_errors(range, &errors);
    }

    /// What the parser says of a statement; of each line the first.
    fn add_errors(&mut self, range: &Range<usize>, errors: &[Error]) {
        let text = self.text;
        // Where a list goes on over lines; of one line the first says enough.
        let mut told = range.start..range.start;
        for error in errors {
            let at = error.span().unwrap_or(0..0);
            let mut start = text.floor_char_boundary((range.start + at.start).min(range.end));
            let mut end = text.floor_char_boundary((range.start + at.end).clamp(start, range.end));
            if told.contains(&start) {
                continue;
            }
            told = start..line_end(text, start) + 1;
            if message::is_escape(error.message()) {
                // The parser stumbles over what follows the backslash.
                start = text[..start].rfind('\\').unwrap_or(start).max(range.start);
            } else if error.message().starts_with("missing comma") {
                // It is missing where the value before ends.
                start = without_comments(&text[range.start..start]) + range.start;
                end = start;
            }
            let written = &text[start..end];
            let met = match () {
                () if is_character_code(&text[start..]) => Met::Other(message::CHARACTER_CODE),
                () if is_unquoted(error) => {
                    Met::Value(written.to_owned(), message::unquoted(written))
                }
                () => Met::Other(message::said(text, error.message(), start)),
            };
            self.add(met, start..end, range);
        }
    }

    /// Marks of a Chinese keyboard outside of strings, the first of each line from that of an error on, or
    /// from the statement's own where a list begins with one; whether there are any.
    fn add_full_width(&mut self, range: &Range<usize>, error: &Error) -> bool {
        let text = self.text;
        let at = range.start + error.span().map_or(0, |at| at.start);
        let at = text.floor_char_boundary(at.min(range.end));
        let of_error = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let own = &text[range.start..line_end(text, range.start)];
        let own = own[..full_width::before_comment(own)].trim_end_matches(is_blank);
        let begins_wrong = own.ends_with(['［', '【', '｛']);
        let mut start = if begins_wrong { range.start } else { of_error };
        let before = self.faults.len();
        while start < range.end {
            let end = line_end(text, start);
            match full_width::first(&text[start..end]) {
                Some((offset, typed, meant)) => {
                    self.add_char(Met::of_mark(typed, meant), start + offset, typed, range);
                }
                // Without one on the line of the error it is about something else.
                None if self.faults.len() == before => return false,
                None => {}
            }
            start = end + 1;
        }
        self.faults.len() > before
    }
}

/// What was met, and where.
type Found = (Met, Range<usize>);

/// A character that is met at a byte.
fn at(met: Met, start: usize, char: char) -> Found {
    (met, start..start + char.len_utf8())
}

/// What a key is otherwise than TOML has it; first of all a control character anywhere in its statement.
fn of_key(text: &str, range: &Range<usize>, key: &Range<usize>) -> Option<Found> {
    if let Some((offset, char)) = control(&text[range.clone()]) {
        return Some(at(Met::Control(char), range.start + offset, char));
    }
    let name = &text[key.clone()];
    let unseen = name.char_indices().find(|(_, char)| is_blank(*char) && !char.is_ascii());
    if let Some((offset, char)) = unseen {
        return Some(at(Met::of_mark(char, ' '), key.start + offset, char));
    }
    (!is_key(name)).then(|| (Met::NoKey(name.to_owned()), key.clone()))
}

/// What a value is otherwise, where that can be told from how it is written.
fn of_value(text: &str, value: &Range<usize>) -> Option<Found> {
    let written = &text[value.clone()];
    let first = written.chars().next();
    match first {
        None => return Some((Met::NoValue, value.clone())),
        Some(sign @ ('=' | '＝')) => return Some(at(Met::SecondEquals, value.start, sign)),
        Some(_) => {}
    }
    if let Some((start, char)) = superfluous(text, value) {
        return Some(at(Met::Superfluous(char), start, char));
    }
    let before_hash = written.split_once('＃').map(|(before, _)| before);
    if let Some(before) = before_hash.filter(|before| is_value(before.trim_end_matches(is_blank))) {
        return Some(at(Met::FullWidth('＃', '#'), value.start + before.len(), '＃'));
    }
    let values = several(written)?;
    let is_list = matches!(first, Some('[' | '［' | '【'));
    Some(match full_width::first(written).filter(|_| is_list) {
        Some((offset, char, _)) => at(Met::FullWidthRow(values), value.start + offset, char),
        None => (Met::Several(values), value.clone()),
    })
}

/// Whether the parser says that a text has no quotes.
fn is_unquoted(error: &Error) -> bool {
    error.message().starts_with("string values must be quoted")
}

/// Whether a key is written as TOML has it.
fn is_key(name: &str) -> bool {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    name.starts_with(['"', '\'']) || name.bytes().all(is_bare)
}

/// Whether a value is written without quotes and brackets.
fn is_bare(written: &str) -> bool {
    !written.starts_with(['"', '\'', '[', '{', '“', '”', '＂', '‘', '’', '＇', '［', '【', '｛'])
}

fn is_value(written: &str) -> bool {
    DeValue::parse(written).is_ok()
}

/// A mark that stands behind a value and is one too many.
fn superfluous(text: &str, value: &Range<usize>) -> Option<(usize, char)> {
    const MARKS: [char; 8] = [',', '，', '。', '；', ';', '、', '．', '：'];
    let line = &text[value.start..line_end(text, value.end)];
    let line = &line[..full_width::before_comment(line)];
    let trimmed = line.trim_end_matches(is_blank);
    let kept = trimmed.trim_end_matches(MARKS).trim_end_matches(is_blank);
    let is_behind_value = kept.len() < trimmed.len() && is_value(kept);
    let (at, char) = trimmed[kept.len()..].char_indices().find(|(_, char)| MARKS.contains(char))?;
    is_behind_value.then_some((value.start + kept.len() + at, char))
}

/// Whether a text begins with a character by its number, `\u2028`: a path may have `\users`.
fn is_character_code(text: &str) -> bool {
    let digits = |count: usize| {
        let code = text.get(2..2 + count).unwrap_or_default();
        code.len() == count && code.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    (text.starts_with("\\u") && digits(4)) || (text.starts_with("\\U") && digits(8))
}

/// Bytes of a text without the comments and the white space at its end.
fn without_comments(text: &str) -> usize {
    let mut end = text.trim_end().len();
    while end > 0 {
        let start = text[..end].rfind('\n').map_or(0, |newline| newline + 1);
        let line = &text[start..end];
        let value = line[..full_width::before_comment(line)].trim_end();
        if !value.is_empty() {
            return start + value.len();
        }
        end = text[..start].trim_end().len();
    }
    0
}
