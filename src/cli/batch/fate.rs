//! What became of a report?

use crate::base::Diagnostic;
use crate::cli::signals;
use crate::cli::terminal::{Failure, Outcome};
use crate::session::{Objection, Reason, Status, Verdict};

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Fate {
    /// All went well.
    Good,
    /// So did it, with warnings.
    Warned,
    /// This speaks against it, and it was made all the same because that was asked for; the code of
    /// the first finding that does.
    Forced(Objection, &'static str),
    /// This stopped it; the code of the first finding that did.
    Refused(Objection, &'static str),
    /// The world was in the way: why.
    Failed(Reason),
    /// The program was asked to end before it was through.
    Stopped,
}

impl Fate {
    /// What the verdict on findings makes of a report that nothing else stopped.
    pub(in crate::cli) fn of(findings: &[Diagnostic], verdict: Verdict) -> Self {
        match verdict {
            Verdict::Passed if findings.is_empty() => Self::Good,
            Verdict::Passed => Self::Warned,
            Verdict::Forced(objection) => Self::Forced(objection, first_code(findings, objection)),
            Verdict::Refused(objection) => {
                Self::Refused(objection, first_code(findings, objection))
            }
        }
    }

    /// The same for programs, where all goes well if it is `good`.
    pub(in crate::cli) const fn status(&self, good: Status) -> Status {
        match self {
            Self::Good | Self::Warned => good,
            Self::Forced(..) => Status::Forced,
            Self::Refused(..) => Status::Refused,
            Self::Failed(_) => Status::Failed,
            Self::Stopped => Status::Stopped,
        }
    }

    /// Why, where that is not what was found.
    pub(in crate::cli) fn reason(&self) -> Option<Reason> {
        match self {
            Self::Failed(reason) => Some(reason.clone()),
            Self::Stopped => Some(Reason::stopped()),
            _ => None,
        }
    }

    /// How a run ended that did nothing else.
    pub(super) fn outcome(&self) -> Outcome {
        match self {
            Self::Good | Self::Warned | Self::Forced(..) => Outcome::Written,
            Self::Refused(..) => Outcome::Faulty,
            Self::Failed(_) => Outcome::Failed,
            Self::Stopped => signals::asked().map_or(Outcome::Failed, Outcome::Interrupted),
        }
    }
}

/// The code of the first finding that objects to a report.
fn first_code(findings: &[Diagnostic], objection: Objection) -> &'static str {
    let those = findings.iter().filter(|finding| finding.severity == objection.severity());
    those.min_by_key(|finding| finding.span()).map_or("", |finding| finding.code)
}

impl From<&Failure> for Fate {
    fn from(failure: &Failure) -> Self {
        match failure.is_interruption() {
            true => Self::Stopped,
            false => Self::Failed(failure.reason()),
        }
    }
}
