//! What is wrong with each statement of a text by itself, and with all of them together.

use std::ops::Range;

use toml::de::Error;

use super::extent::{Extent, line_end};
use super::line::Head;
use super::statement::{Kind, Statement, control};
use crate::base::{SourceId, Span};
use crate::syntax::fault::{Fault, Met};
use crate::syntax::full_width::{self, is_blank};
use crate::syntax::{Table, message};

/// The faults of a text found so far.
pub(super) struct Judge<'t> {
    pub(super) text: &'t str,
    source: SourceId,
    pub(super) faults: Vec<Fault>,
    /// The name of the table that the statements are in.
    head: String,
    /// Which fault is that of its head, if it has one.
    head_fault: Option<usize>,
    key: String,
}

impl<'t> Judge<'t> {
    pub(super) const fn new(text: &'t str, source: SourceId) -> Self {
        let faults = Vec::new();
        Self { text, source, faults, head: String::new(), head_fault: None, key: String::new() }
    }

    /// Reads every statement by itself.
    pub(super) fn judge_each(&mut self, statements: &[Statement]) {
        let mut rest = statements;
        while let [statement, after @ ..] = rest {
            let stray = after.first().filter(|next| matches!(next.kind, Kind::Stray));
            self.enter(statement);
            let mut takes_stray = false;
            match &statement.kind {
                Kind::Head(head) => self.head(statement, head),
                Kind::Entry { .. } => takes_stray = self.entry(statement, stray),
                Kind::Stray => self.stray(statement),
                Kind::Blank => self.blank(statement),
            }
            // Below a head that cannot be read nobody knows where a statement belongs.
            let fault = self.head_fault.and_then(|fault| self.faults.get_mut(fault));
            if let Some(fault) = fault {
                fault.extent.end = statement.range.end;
            }
            rest = if takes_stray { &after[1..] } else { after };
        }
    }

    fn enter(&mut self, statement: &Statement) {
        match &statement.kind {
            Kind::Head(head) => {
                self.head.clone_from(&head.name);
                self.head_fault = None;
                self.key.clear();
            }
            Kind::Entry { key, .. } => self.text[key.clone()].clone_into(&mut self.key),
            Kind::Stray | Kind::Blank => self.key.clear(),
        }
    }

    pub(super) fn add(&mut self, met: Met, at: Range<usize>, extent: &Range<usize>) {
        self.faults.push(Fault {
            met,
            span: Span::of(self.source, &at),
            extent: extent.clone(),
            head: self.head.clone(),
            key: self.key.clone(),
        });
    }

    pub(super) fn add_char(&mut self, met: Met, at: usize, char: char, extent: &Range<usize>) {
        self.add(met, at..at + char.len_utf8(), extent);
    }

    fn head(&mut self, statement: &Statement, head: &Head) {
        let range = &statement.range;
        let line = &self.text[range.clone()];
        let (_, errors) = Table::parse_recoverable(line);
        if errors.is_empty() {
            return;
        }
        self.head_fault = Some(self.faults.len());
        let unseen = full_width::first(line).filter(|(_, typed, _)| is_blank(*typed));
        if let Some((offset, typed, meant)) = unseen {
            return self.add_char(Met::of_mark(typed, meant), range.start + offset, typed, range);
        }
        let written = line.split('#').next().unwrap_or_default().trim_matches(is_blank);
        let start = range.start + line.find(written).unwrap_or(0);
        let is_named_well =
            head.name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
        let met = match is_named_well {
            true => Met::Head(written.to_owned(), head.name.clone()),
            false => Met::NoKey(head.name.clone()),
        };
        self.add(met, start..start + written.len(), range);
    }

    /// A line that would be blank, or a comment, but for a character.
    fn blank(&mut self, statement: &Statement) {
        let range = &statement.range;
        let line = &self.text[range.clone()];
        if let Some((offset, char)) = control(line) {
            return self.add_char(Met::Control(char), range.start + offset, char, range);
        }
        let unseen = line.char_indices().find(|(_, char)| is_blank(*char) && !char.is_ascii());
        if let Some((offset, char)) = unseen {
            self.add_char(Met::of_mark(char, ' '), range.start + offset, char, range);
        }
    }

    /// Lines that belong to nothing.
    fn stray(&mut self, statement: &Statement) {
        let range = &statement.range;
        let line = &self.text[range.start..line_end(self.text, range.start)];
        let body = line.trim_matches(is_blank);
        let start = range.start + line.find(body).unwrap_or(0);
        let cells: Vec<&str> = body.split('\t').map(str::trim).collect();
        if cells.len() > 1 {
            let cells = cells.into_iter().map(str::to_owned).collect();
            return self.add(Met::Cells(cells), start..start + body.len(), range);
        }
        if let Some((offset, char)) = control(line) {
            return self.add_char(Met::Control(char), range.start + offset, char, range);
        }
        let first = body.chars().next();
        let met = match first {
            Some('[' | ']' | '{' | '}' | ',' | '"' | '=') => Met::Other(message::said("", "", 0)),
            _ => Met::Prose,
        };
        self.add(met, start..start + first.map_or(0, char::len_utf8), range);
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
        match has_equals {
            true => self.parse(&range, key, *value..end),
            false => self.add(Met::NoEquals, key.end..key.end, &range),
        }
        // A list of several lines that ended too early.
        let is_list = self.text[*value..end].ends_with([']', '}']);
        let behind = stray.filter(|stray| is_list && stray.range.start == range.end);
        if self.faults.len() > before
            && let Some(stray) = behind
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
        let is_next = self.text[end..stray.range.start].matches('\n').count() <= 1;
        let of_value = |char: char| "[{\"＝=+-".contains(char) || char.is_ascii_digit();
        match &self.text[value..end] {
            "\"\"" | "''" => Some((Met::LostQuote, value..end)),
            "" if first.starts_with(of_value) => Some((Met::NoValue, value..value)),
            "" => {
                let length = first.chars().next().map_or(0, char::len_utf8);
                Some((Met::Prose, start..start + length))
            }
            list if is_next
                && list.ends_with(']')
                && first.starts_with(['[', ']', '{', '}', ',']) =>
            {
                Some((Met::BehindList, end - 1..end))
            }
            _ => None,
        }
    }

    /// What is wrong with statements that are right by themselves: what is there twice.
    pub(super) fn judge_together(&mut self, statements: &[Statement], errors: &[Error]) {
        let mut at = 0;
        self.head.clear();
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
