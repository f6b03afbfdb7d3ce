//! What a stable code says of itself.

use super::Severity;

/// A code of findings, with its text for people. Each floor lists those that it raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Such as `I104`; never used for anything else.
    pub code: &'static str,
    /// Whether a report with such a finding is written.
    pub severity: Severity,
    /// Whether it is a fault of one value alone, which holds even where the rest of the file cannot
    /// be read.
    pub is_of_value: bool,
    /// What it asks for, in one line.
    pub title: &'static str,
    /// Why, and what to do, in a few sentences.
    pub explanation: &'static str,
    /// What raises it.
    pub example: CodeExample,
}

/// What raises a code, and no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeExample {
    /// A part of an input, to be put into a sound one.
    Input(&'static str),
    /// A part of a layout, to be put into a sound one.
    Layout(&'static str),
    /// What no part of a file can show; the function that tests it is named.
    Test(&'static str),
}

impl Code {
    /// A code of findings that stop a report.
    #[must_use]
    pub const fn error(
        code: &'static str,
        title: &'static str,
        explanation: &'static str,
        example: CodeExample,
    ) -> Self {
        Self { code, severity: Severity::Error, is_of_value: false, title, explanation, example }
    }

    /// A code of findings with which a report is written all the same, unless it is strict.
    #[must_use]
    pub const fn warning(
        code: &'static str,
        title: &'static str,
        explanation: &'static str,
        example: CodeExample,
    ) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, title, explanation, example) }
    }

    /// The same as a fault of one value alone.
    #[must_use]
    pub const fn of_value(self) -> Self {
        Self { is_of_value: true, ..self }
    }
}
