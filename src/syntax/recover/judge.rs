//! What is wrong with each statement of a text by itself, and with all of them together.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::Error;

use super::extent::{Extent, line_end};
use super::statement::{Kind, Statement};
use crate::base::{SourceId, Span};
use crate::syntax::fault::{Fault, Met};
use crate::syntax::full_width::{self, is_blank};
use crate::syntax::{Table, message};

/// The faults of a text found so far.
pub(super) struct Judge<'t> {
    text: &'t str,
    source: SourceId,
    pub(super) faults: Vec<Fault>,
    /// The name of the table that the statements are in, and whether its head can be read.
    head: (String, bool),
    key: String,
}

impl<'t> Judge<'t> {
    pub(super) const fn new(text: &'t str, source: SourceId) -> Self {
        let head = (String::new(), true);
        Self { text, source, faults: Vec::new(), head, key: String::new() }
    }

    /// Reads every statement by itself.
    pub(super) fn judge_each(&mut self, statements: &[Statement]) {
        let mut rest = statements;
        while let [statement, after @ ..] = rest {
            let stray = after.first().filter(|next| matches!(next.kind, Kind::Stray));
            self.enter(statement);
            let takes_stray = match &statement.kind {
                Kind::Head(head) => {
                    self.head(statement, head.brackets);
                    false
                }
                Kind::Entry { .. } => self.entry(statement, stray),
                Kind::Stray => {
                    self.stray(statement);
                    false
                }
            };
            if !self.head.1 && !matches!(statement.kind, Kind::Head(_)) {
                // Nobody knows where it belongs.
                self.blank(&statement.range);
            }
            rest = if takes_stray { &after[1..] } else { after };
        }
    }

    /// Makes the extent of the fault of the table's head go on over a statement.
    fn blank(&mut self, range: &Range<usize>) {
        let heads = self.faults.iter_mut().rev();
        if let Some(fault) = heads.into_iter().find(|fault| matches!(fault.met, Met::Head(..))) {
            fault.extent.end = range.end;
        }
    }

    fn enter(&mut self, statement: &Statement) {
        match &statement.kind {
            Kind::Head(head) => {
                self.head = (head.name.clone(), true);
                self.key.clear();
            }
            Kind::Entry { key, .. } => self.text[key.clone()].clone_into(&mut self.key),
            Kind::Stray => self.key.clear(),
        }
    }

    fn add(&mut self, met: Met, at: Range<usize>, extent: &Range<usize>) {
        self.faults.push(Fault {
            met,
            span: Span::of(self.source, &at),
            extent: extent.clone(),
            head: self.head.0.clone(),
            key: self.key.clone(),
        });
    }

    fn head(&mut self, statement: &Statement, brackets: (usize, usize)) {
        let line = &self.text[statement.range.clone()];
        let written = line.split('#').next().unwrap_or_default().trim_matches(is_blank);
        let start = statement.range.start + line.find(written).unwrap_or(0);
        let at = start..start + written.len();
        let (_, errors) = Table::parse_recoverable(line);
        if errors.is_empty() {
            return;
        }
        self.head.1 = false;
        let met = match full_width::first(line) {
            Some((offset, typed, meant)) => {
                let at = statement.range.start + offset;
                return self.add_head(met_mark(typed, meant), at..at + typed.len_utf8(), statement);
            }
            None if brackets.0 == brackets.1 => Met::NoKey(self.head.0.clone()),
            None => Met::Head(written.to_owned(), self.head.0.clone()),
        };
        self.add_head(met, at, statement);
    }

    fn add_head(&mut self, met: Met, at: Range<usize>, statement: &Statement) {
        self.add(met, at, &statement.range);
    }

    /// Lines that belong to nothing.
    fn stray(&mut self, statement: &Statement) {
        let line = &self.text[statement.range.start..line_end(self.text, statement.range.start)];
        let body = line.trim_matches(is_blank);
        let start = statement.range.start + line.find(body).unwrap_or(0);
        let cells: Vec<&str> = body.split('\t').map(str::trim).collect();
        if cells.len() > 1 {
            let cells = cells.into_iter().map(str::to_owned).collect();
            return self.add(Met::Cells(cells), start..start + body.len(), &statement.range);
        }
        if let Some((offset, char)) = control(line) {
            let at = statement.range.start + offset;
            return self.add(Met::Control(char), at..at + char.len_utf8(), &statement.range);
        }
        let first = body.chars().next().map_or(0, char::len_utf8);
        let met = match body.chars().next() {
            Some('[' | ']' | '{' | '}' | ',' | '"' | '=') => {
                Met::Other(message::said(self.text, "", start))
            }
            _ => Met::Prose,
        };
        self.add(met, start..start + first, &statement.range);
    }

    /// A key with its value, and perhaps lines behind it that are of nothing else; whether these are
    /// told of along with it.
    fn entry(&mut self, statement: &Statement, stray: Option<&Statement>) -> bool {
        let Kind::Entry { key, value, has_equals, extent } = &statement.kind else { return false };
        let range = statement.range.clone();
        let whole = range.start..stray.map_or(range.end, |stray| stray.range.end);
        let end = match extent {
            Extent::Broken { met, at, .. } => {
                self.add(met.clone(), at.clone(), &whole);
                return stray.is_some();
            }
            Extent::To(end) => *end,
        };
        if let Some((met, at)) = self.spoilt(*value, end, stray) {
            self.add(met, at, &whole);
            return true;
        }
        let before = self.faults.len();
        if !has_equals {
            self.add(Met::NoEquals, key.end..key.end, &range);
            return false;
        }
        self.parse(&range, key, *value..end);
        // A list of several lines that ended too early.
        let is_list = self.text[*value..end].ends_with([']', '}']);
        if is_list
            && self.faults.len() > before
            && let Some(stray) = stray
        {
            self.faults.truncate(before);
            self.add(Met::BehindList, end - 1..end, &(range.start..stray.range.end));
            return true;
        }
        false
    }

    /// What lines behind a value that belong to nothing say of it.
    fn spoilt(
        &self,
        value: usize,
        end: usize,
        stray: Option<&Statement>,
    ) -> Option<(Met, Range<usize>)> {
        let stray = stray?;
        let lines = &self.text[stray.range.clone()];
        let first = lines.trim_start_matches(is_blank);
        let start = stray.range.start + lines.len() - first.len();
        match &self.text[value..end] {
            "\"\"" | "''" => Some((Met::LostQuote, value..end)),
            "" if first.starts_with(['[', '{', '"']) => Some((Met::NoValue, value..value)),
            "" => {
                let length = first.chars().next().map_or(0, char::len_utf8);
                Some((Met::Prose, start..start + length))
            }
            list if list.ends_with(']') && first.starts_with(['[', ']', '{', '}', ',']) => {
                Some((Met::BehindList, end - 1..end))
            }
            _ => None,
        }
    }

    /// Parses a statement whose value stands in `value`.
    fn parse(&mut self, range: &Range<usize>, key: &Range<usize>, value: Range<usize>) {
        let text = self.text;
        let statement = &text[range.clone()];
        let (_, errors) = Table::parse_recoverable(statement);
        let Some(first) = errors.first() else { return };
        let name = &text[key.clone()];
        let written = &text[value.clone()];
        if let Some((offset, char)) = control(statement) {
            let at = range.start + offset;
            return self.add(Met::Control(char), at..at + char.len_utf8(), range);
        }
        if written.is_empty() {
            return self.add(Met::NoValue, value.clone(), range);
        }
        if let Some(values) = several(written) {
            return self.add(Met::Several(values), value, range);
        }
        let is_escape = errors.iter().any(|error| message::is_escape(error.message()));
        let bare_key =
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.\"' ".contains(&byte));
        if !bare_key {
            return self.add(Met::NoKey(name.to_owned()), key.clone(), range);
        }
        if !is_escape && self.add_full_width(range, first) {
            return;
        }
        if is_bare(written) {
            let said = match first.message().starts_with("string values must be quoted") {
                true => message::unquoted(written),
                false => {
                    message::said(statement, first.message(), first.span().unwrap_or(0..0).start)
                }
            };
            return self.add(Met::Value(written.to_owned(), said), value, range);
        }
        self.add_errors(range, &errors);
    }

    /// What the parser says of a statement; of each line the first.
    fn add_errors(&mut self, range: &Range<usize>, errors: &[Error]) {
        let text = self.text;
        let mut lines = BTreeSet::new();
        for error in errors {
            let at = error.span().unwrap_or(0..0);
            let mut start = text.floor_char_boundary((range.start + at.start).min(range.end));
            let mut end = text.floor_char_boundary((range.start + at.end).clamp(start, range.end));
            let (before, _) = text.split_at(start);
            if message::is_escape(error.message()) {
                // The parser stumbles over what follows the backslash.
                start = before.rfind('\\').unwrap_or(start).max(range.start);
            } else if error.message().starts_with("missing comma") {
                // It is missing where the value before ends.
                start = without_comments(&text[range.start..start]) + range.start;
                end = start;
            }
            if lines.insert(text[..start].rfind('\n')) {
                let is_code = text[start..].starts_with("\\u") || text[start..].starts_with("\\U");
                let is_bare = error.message().starts_with("string values must be quoted");
                let said = match () {
                    () if is_code => message::CHARACTER_CODE,
                    () if is_bare => message::unquoted(&text[start..end]),
                    () => message::said(text, error.message(), start),
                };
                self.add(Met::Other(said), start..end, range);
            }
        }
    }

    /// Marks of a Chinese keyboard outside of strings, the first of each line from that of an error on;
    /// whether there are any.
    fn add_full_width(&mut self, range: &Range<usize>, error: &Error) -> bool {
        let text = self.text;
        let at = range.start + error.span().map_or(0, |at| at.start);
        let at = text.floor_char_boundary(at.min(range.end));
        let mut start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let before = self.faults.len();
        while start < range.end {
            let end = line_end(text, start);
            match full_width::first(&text[start..end]) {
                Some((offset, typed, meant)) => {
                    let at = start + offset;
                    self.add(met_mark(typed, meant), at..at + typed.len_utf8(), range);
                }
                // Without one on the line of the error it is about something else.
                None if self.faults.len() == before => return false,
                None => {}
            }
            start = end + 1;
        }
        self.faults.len() > before
    }

    /// What is wrong with statements that are right by themselves: what is there twice.
    pub(super) fn judge_together(&mut self, statements: &[Statement], errors: &[Error]) {
        let mut at = 0;
        self.head = (String::new(), true);
        for error in errors {
            let Some(span) = error.span() else { continue };
            while let Some(statement) = statements.get(at).filter(|it| it.range.start <= span.start)
            {
                self.enter(statement);
                at += 1;
            }
            let Some(statement) = at.checked_sub(1).and_then(|at| statements.get(at)) else {
                continue;
            };
            if self.faults.last().is_some_and(|last| last.extent == statement.range) {
                continue;
            }
            let name = self.text.get(span.clone()).unwrap_or_default().to_owned();
            let met = match error.message().starts_with("duplicate key") {
                true => Met::Twice(name),
                false => Met::Other(message::said(self.text, error.message(), span.start)),
            };
            self.add(met, span, &statement.range);
        }
    }
}

fn met_mark(typed: char, meant: char) -> Met {
    match typed {
        '\u{3000}' => Met::FullWidth(typed, meant),
        typed if is_blank(typed) => Met::UnseenSpace(typed),
        typed => Met::FullWidth(typed, meant),
    }
}

/// A control character that TOML has nowhere.
fn control(text: &str) -> Option<(usize, char)> {
    let is_control = |char: char| char.is_ascii_control() && !matches!(char, '\t' | '\n' | '\r');
    text.char_indices().find(|(_, char)| is_control(*char))
}

/// Whether a value is written without quotes and brackets.
fn is_bare(written: &str) -> bool {
    !written.starts_with(['"', '\'', '[', '{'])
}

/// The values of a list that is written without its brackets.
fn several(written: &str) -> Option<Vec<String>> {
    if !is_bare(written) || written.contains(['"', '“', '[', '{']) {
        return None;
    }
    let written = written.trim_end_matches([',', '，', ']', '］']);
    let has_marks = written.contains([',', '，', '、']);
    let parts = |char: char| match has_marks {
        true => matches!(char, ',' | '，' | '、'),
        false => is_blank(char),
    };
    let values: Vec<&str> = written.split(parts).map(str::trim).collect();
    // Without marks between them only numbers are surely several.
    let values: Vec<&str> = match has_marks {
        true => values,
        false => values.into_iter().filter(|value| !value.is_empty()).collect(),
    };
    let is_number = |value: &str| value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_value = |value: &&str| !value.is_empty() && (has_marks || is_number(value));
    (values.len() > 1 && values.iter().all(is_value))
        .then(|| values.into_iter().map(str::to_owned).collect())
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
