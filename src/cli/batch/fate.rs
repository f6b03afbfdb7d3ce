//! What became of a report?

use crate::base::{Diagnostic, Severity};
use crate::cli::signals;
use crate::cli::terminal::{Failure, Outcome};

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Fate {
    /// All went well.
    Good,
    /// So did it, with warnings.
    Warned,
    /// It has errors, and was made all the same because that was asked for.
    Forced,
    /// It has warnings only, and they stop it; the code of the first.
    Strict(&'static str),
    /// It has errors; the code of the first.
    Faulty(&'static str),
    /// The world was in the way: why, in a sentence.
    Failed(String),
    /// The program was asked to end before it was through.
    Stopped,
}

impl Fate {
    /// What findings make of a report that nothing else stopped; where it is `strict`, warnings too
    /// stop it.
    pub(in crate::cli) fn of(findings: &[Diagnostic], strict: bool) -> Self {
        let first = |severity: Severity| {
            let those = findings.iter().filter(|finding| finding.severity == severity);
            those.min_by_key(|finding| finding.span()).map(|finding| finding.code)
        };
        match (first(Severity::Error), first(Severity::Warning)) {
            (Some(code), _) => Self::Faulty(code),
            (None, Some(code)) if strict => Self::Strict(code),
            (None, Some(_)) => Self::Warned,
            (None, None) => Self::Good,
        }
    }

    /// How a run ended that did nothing else.
    pub(super) fn outcome(&self) -> Outcome {
        match self {
            Self::Good | Self::Warned | Self::Forced => Outcome::Written,
            Self::Strict(_) | Self::Faulty(_) => Outcome::Faulty,
            Self::Failed(_) => Outcome::Failed,
            Self::Stopped => signals::asked().map_or(Outcome::Failed, Outcome::Interrupted),
        }
    }
}

impl From<&Failure> for Fate {
    fn from(failure: &Failure) -> Self {
        match failure.is_interruption() {
            true => Self::Stopped,
            false => Self::Failed(failure.sentence().to_owned()),
        }
    }
}
