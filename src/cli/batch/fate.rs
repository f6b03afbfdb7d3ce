//! What became of a report?

use crate::base::Diagnostic;
use crate::cli::signals;
use crate::cli::terminal::{Failure, Outcome};
use crate::session::{Objection, Verdict};

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Fate {
    /// All went well.
    Good,
    /// So did it, with warnings.
    Warned,
    /// This speaks against it, and it was made all the same because that was asked for.
    Forced(Objection),
    /// This stopped it; the code of the first finding that did.
    Refused(Objection, &'static str),
    /// The world was in the way: why, in a sentence.
    Failed(String),
    /// The program was asked to end before it was through.
    Stopped,
}

impl Fate {
    /// What the verdict on findings makes of a report that nothing else stopped.
    pub(in crate::cli) fn of(findings: &[Diagnostic], verdict: Verdict) -> Self {
        match verdict {
            Verdict::Passed if findings.is_empty() => Self::Good,
            Verdict::Passed => Self::Warned,
            Verdict::Forced(objection) => Self::Forced(objection),
            Verdict::Refused(objection) => {
                let severity = objection.severity();
                let those = findings.iter().filter(|finding| finding.severity == severity);
                let first = those.min_by_key(|finding| finding.span());
                Self::Refused(objection, first.map_or("", |finding| finding.code))
            }
        }
    }

    /// How a run ended that did nothing else.
    pub(super) fn outcome(&self) -> Outcome {
        match self {
            Self::Good | Self::Warned | Self::Forced(_) => Outcome::Written,
            Self::Refused(..) => Outcome::Faulty,
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
