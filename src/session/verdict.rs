//! Is a report made, with what was found in it?

use crate::base::{Diagnostic, Severity};

/// Who asks that warnings too stop a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strict {
    /// Whoever orders reports, of all of them.
    Order,
    /// The report itself (`[checks] strict`).
    Report,
}

impl Strict {
    /// Who asks, if anybody does: the order before the report.
    #[must_use]
    pub const fn of(order: bool, report: bool) -> Option<Self> {
        match (order, report) {
            (true, _) => Some(Self::Order),
            (false, true) => Some(Self::Report),
            (false, false) => None,
        }
    }
}

/// What speaks against making a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objection {
    /// It has errors.
    Errors,
    /// It has warnings only, and somebody is strict.
    Warnings(Strict),
}

impl Objection {
    /// What findings object to a report, where somebody may be strict.
    #[must_use]
    pub fn of(findings: &[Diagnostic], strict: Option<Strict>) -> Option<Self> {
        let worst = findings.iter().map(|finding| finding.severity).min()?;
        match worst {
            Severity::Error => Some(Self::Errors),
            Severity::Warning => strict.map(Self::Warnings),
        }
    }

    /// How bad the findings are that object.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Errors => Severity::Error,
            Self::Warnings(_) => Severity::Warning,
        }
    }
}

/// Whether a report is made, and what speaks against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is made.
    Passed,
    /// It is made only because that is forced.
    Forced(Objection),
    /// It is not made.
    Refused(Objection),
}

impl Verdict {
    /// The verdict on a report against which this speaks, and which is made or not.
    pub(super) const fn of(objection: Option<Objection>, is_made: bool) -> Self {
        match objection {
            None => Self::Passed,
            Some(objection) if is_made => Self::Forced(objection),
            Some(objection) => Self::Refused(objection),
        }
    }
}

impl From<Option<Objection>> for Verdict {
    /// Where nothing is forced.
    fn from(objection: Option<Objection>) -> Self {
        Self::of(objection, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    #[test]
    fn errors_object_before_warnings_and_the_order_before_the_report() {
        let warning = || Diagnostic::warning("T201", "", Span::default());
        let error = || Diagnostic::error("F101", "", Span::default());
        let both = [warning(), error()];
        for strict in [Strict::of(false, false), Strict::of(true, true)] {
            assert_eq!(Objection::of(&[], strict), None);
            assert_eq!(Objection::of(&both, strict), Some(Objection::Errors));
        }
        let of = |order, report| Objection::of(&both[..1], Strict::of(order, report));
        assert_eq!(of(false, false), None);
        assert_eq!(of(true, false), Some(Objection::Warnings(Strict::Order)));
        assert_eq!(of(true, true), Some(Objection::Warnings(Strict::Order)));
        assert_eq!(of(false, true), Some(Objection::Warnings(Strict::Report)));
    }
}
