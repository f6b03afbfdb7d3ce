//! What is wrong, where, and what to do about it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Located, Span};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written, unless that is forced.
    Error,
    /// The report is written all the same, unless it is strict.
    Warning,
}

/// A place that a finding points at, with a short text to be shown beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A short text; may be empty.
    pub text: String,
}

/// A change of a text: what is written in place of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// The characters inside a string that are to be replaced. The change is made only where the
    /// source has them as they are, or as this program would write them: any other escape
    /// (`\u3000`) stays. `None` where a whole value is replaced.
    pub old: Option<String>,
    /// What comes in its place.
    pub text: String,
}

impl Edit {
    /// Replaces a part of a text by `new`.
    pub fn part(text: &Located, range: Range<usize>, new: impl Into<String>) -> Self {
        let part = text.slice(range);
        Self { span: part.span(), old: Some(part.as_str().to_owned()), text: new.into() }
    }

    /// Replaces a whole value by `new`.
    pub fn value(span: Span, new: impl Into<String>) -> Self {
        Self { span, old: None, text: new.into() }
    }
}

/// What a repair changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Only how something is written (marks, spaces), not what the report says.
    Writing,
    /// A figure.
    Figure,
}

/// How a finding can be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it changes.
    pub repair: Repair,
    /// The changes; no two of them overlap.
    pub edits: Vec<Edit>,
}

/// The places for which different changes are proposed.
#[must_use]
pub fn clashes(mut edits: Vec<&Edit>) -> BTreeSet<Span> {
    edits.sort_by_key(|edit| edit.span);
    let mut found = BTreeSet::new();
    let mut farthest: Option<&Edit> = None;
    for edit in edits {
        if let Some(before) = farthest.filter(|it| edit.span.start < it.span.end && *it != edit) {
            found.extend([before.span, edit.span]);
        }
        if farthest.is_none_or(|before| before.span.end <= edit.span.end) {
            farthest = Some(edit);
        }
    }
    found
}

/// The changes of repairs in the order of their places, each once. Where two want different texts in
/// one place neither is taken: somebody has to decide.
#[must_use]
pub fn agreed(repairs: Vec<Vec<Edit>>) -> Vec<Edit> {
    let clashes = clashes(repairs.iter().flatten().collect());
    let is_free = |fix: &Vec<Edit>| !fix.iter().any(|it| clashes.contains(&it.span));
    let mut edits: Vec<Edit> = repairs.into_iter().filter(is_free).flatten().collect();
    edits.sort_by_key(|edit| edit.span);
    edits.dedup();
    edits
}

/// No message is longer, whatever of the user's it quotes.
const MOST_BYTES: usize = 2000;

fn clipped(mut text: String) -> String {
    if text.len() > MOST_BYTES {
        text.truncate(text.floor_char_boundary(MOST_BYTES));
        text.push('…');
    }
    text
}

/// One finding about the user's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// A stable code such as `I104`, never used for anything else.
    pub code: &'static str,
    /// What is wrong, one short sentence in Chinese.
    pub message: String,
    /// The places, the most important first.
    pub labels: Vec<Label>,
    /// What to do, in Chinese.
    pub help: Option<String>,
    /// How it can be mended without asking anybody.
    pub fix: Option<Box<Fix>>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: clipped(message.into()),
            labels: vec![Label { span, text: String::new() }],
            help: None,
            fix: None,
        }
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message, span) }
    }

    /// The same in other words.
    #[must_use]
    pub fn saying(self, message: impl Into<String>) -> Self {
        Self { message: clipped(message.into()), ..self }
    }

    /// Adds a short text beside the first place.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.labels.first_mut() {
            first.text = clipped(text.into());
        }
        self
    }

    /// Points at a second place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: clipped(text.into()) });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(clipped(text.into()));
        self
    }

    /// Says how it can be mended.
    #[must_use]
    pub fn fix(mut self, repair: Repair, edits: Vec<Edit>) -> Self {
        self.fix = Some(Box::new(Fix { repair, edits }));
        self
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The first place, by which findings are sorted.
    #[must_use]
    pub fn span(&self) -> Span {
        self.labels.first().map_or_else(Span::default, |label| label.span)
    }
}
