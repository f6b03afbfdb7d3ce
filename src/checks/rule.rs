//! One rule: its code, what it says of itself, and the function that looks.
//!
//! A rule's doc comment is its documentation for users, so it is in Chinese: `explain`,
//! `docs/rules.md` and the tests all read it. It has a title, paragraphs, and examples in fences
//! of TOML, each below a line that says whether it is wrong or right.

use super::Facts;
use crate::base::{Diagnostic, Severity, Span};
use crate::form::Topic;

/// The line above an example that the rule finds.
const WRONG: &str = "错误：";
/// The line above an example that it does not find.
const RIGHT: &str = "正确：";
const FENCE: &str = "```";

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its stable code: F figures, T text, S form.
    pub code: &'static str,
    /// Whether a report with such a finding is written.
    pub severity: Severity,
    /// Its doc comment, each line with the space it begins with.
    pub(super) doc: &'static str,
    /// What it needs of a form.
    pub(super) needs: Needs,
    /// What finds it.
    pub(super) check: fn(&Facts<'_>) -> Vec<Diagnostic>,
}

/// What a rule needs of a form.
#[derive(Clone, Copy, Debug)]
pub(super) enum Needs {
    /// Nothing that a form may lack.
    Nothing,
    /// A subject of the words file whose numbers it compares.
    Subject,
    /// What the words file says of what there was none of.
    Absence,
    /// Words of fees, and a row of them.
    Fees,
    /// Words that lead from a whole to its parts.
    Parts,
    /// The row of regulations (规章).
    Regulations,
    /// Documents that were in force for some years only.
    Documents,
    /// Words that a title has.
    TitleWords,
    /// A section that is about something.
    Section(Topic),
    /// A section about the fee for processing, and words of fees.
    ProcessingFee,
}

/// Makes the constant `RULE` from a doc comment, a code, a severity, the name of a function and what
/// it needs of a form.
macro_rules! rule {
    ($(#[doc = $line:literal])+ $code:literal $severity:ident $check:ident) => {
        $crate::checks::rule::rule! {
            $(#[doc = $line])+
            $code $severity $check needs $crate::checks::rule::Needs::Nothing
        }
    };
    ($(#[doc = $line:literal])+ $code:literal $severity:ident $check:ident needs $needs:expr) => {
        $(#[doc = $line])+
        pub(in crate::checks) const RULE: $crate::checks::Rule = $crate::checks::Rule {
            code: $code,
            severity: $crate::base::Severity::$severity,
            doc: concat!($($line, "\n"),+),
            needs: $needs,
            check: $check,
        };
    };
}
pub(super) use rule;

/// An example of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule finds it.
    pub is_wrong: bool,
    /// The part of an input.
    pub toml: String,
}

impl Rule {
    /// A finding of this rule.
    pub(super) fn finding(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        let finding = Diagnostic::error(self.code, message, span);
        Diagnostic { severity: self.severity, ..finding }
    }

    /// The lines of its documentation.
    fn lines(&self) -> impl Iterator<Item = &'static str> {
        self.doc.lines().map(|line| line.strip_prefix(' ').unwrap_or(line))
    }

    /// What it asks for, in one line.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.lines().next().unwrap_or_default()
    }

    /// What it is for, why, and its examples, as Markdown.
    #[must_use]
    pub fn explanation(&self) -> String {
        let lines: Vec<&str> = self.lines().skip(1).collect();
        lines.join("\n").trim().to_owned()
    }

    /// Its examples in their order.
    #[must_use]
    pub fn examples(&self) -> Vec<Example> {
        let mut examples = Vec::new();
        let mut is_wrong = true;
        let mut open: Option<String> = None;
        for line in self.lines() {
            match &mut open {
                None if line == WRONG => is_wrong = true,
                None if line == RIGHT => is_wrong = false,
                None if line.starts_with(FENCE) => open = Some(String::new()),
                None => {}
                Some(_) if line.starts_with(FENCE) => {
                    let toml = open.take().unwrap_or_default();
                    examples.push(Example { is_wrong, toml });
                }
                Some(text) => {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
        examples
    }
}
