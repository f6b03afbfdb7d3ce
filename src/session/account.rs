//! What became of reports, as one JSON document for whoever asked for them by a program.

use serde_json::{Value, json};

use super::errors;
use super::json::{Reason, of_finding, written};
use crate::base::{Diagnostic, Sources};

/// What became of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing stands against it; nothing was to be made.
    Passed,
    /// Its files are there.
    Written,
    /// They are, though something speaks against it: that was asked for.
    Forced,
    /// What was found in it stopped it.
    Refused,
    /// The world was in the way.
    Failed,
    /// The program was asked to end before it was through.
    #[default]
    Stopped,
    /// It is none: it was passed over.
    Skipped,
}

impl Status {
    const fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Written => "written",
            Self::Forced => "forced",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Stopped => "stopped",
            Self::Skipped => "skipped",
        }
    }
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenFile {
    /// Where.
    pub path: String,
    /// Which kind, by its name in the table of formats.
    pub format: &'static str,
    /// How many pages, where the kind has any.
    pub pages: Option<usize>,
    /// How many bytes.
    pub bytes: usize,
}

/// The account of one report.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The files that were written, in order.
    pub files: Vec<WrittenFile>,
    /// Whether somebody asks that warnings too stop the report.
    pub is_strict: bool,
    /// How many places were mended.
    pub fixed: usize,
    report: String,
    status: Status,
    reason: Option<Reason>,
    findings: Findings,
}

#[derive(Clone, Debug, Default)]
struct Findings {
    errors: usize,
    warnings: usize,
    /// The list as text: of thousands of reports it takes a tenth of what the values would.
    list: String,
}

impl Findings {
    fn all(&self) -> Value {
        let none = || Value::Array(Vec::new());
        serde_json::from_str(&self.list).unwrap_or_else(|_| none())
    }
}

impl Account {
    /// Takes down what was found in the report.
    pub fn find(&mut self, name: &str, findings: &[Diagnostic], sources: &Sources) {
        let mut sorted: Vec<&Diagnostic> = findings.iter().collect();
        sorted.sort_by_key(|finding| finding.span());
        let all = sorted.into_iter().map(|finding| of_finding(name, finding, sources));
        let (errors, list) = (errors(findings), Value::from_iter(all).to_string());
        self.findings = Findings { errors, warnings: findings.len() - errors, list };
    }

    /// The same of a report by the name that it was asked for, with what became of it, and why where
    /// that is not what was found.
    #[must_use]
    pub fn with_end(self, report: String, status: Status, reason: Option<Reason>) -> Self {
        Self { report, status, reason, ..self }
    }

    fn value(&self) -> Value {
        let file = |file: &WrittenFile| {
            json!({
                "path": file.path,
                "format": file.format,
                "pages": file.pages,
                "bytes": file.bytes,
            })
        };
        let reason = |reason: &Reason| json!({ "code": reason.code, "message": reason.message });
        json!({
            "report": self.report,
            "status": self.status.name(),
            "files": self.files.iter().map(file).collect::<Vec<_>>(),
            "errors": self.findings.errors,
            "warnings": self.findings.warnings,
            "strict": self.is_strict,
            "fixed": self.fixed,
            "findings": self.findings.all(),
            "reason": self.reason.as_ref().map(reason),
        })
    }
}

/// The accounts of all reports as one list. Findings are as [`json`](super::json()) has them.
#[must_use]
pub fn accounts(all: &[Account]) -> String {
    // One after the other, and not as one value. In JSON no line ends stand within strings.
    let item = |account: &Account| format!("  {}", written(&account.value()).replace('\n', "\n  "));
    match all {
        [] => "[]".to_owned(),
        _ => format!("[\n{}\n]", all.iter().map(item).collect::<Vec<_>>().join(",\n")),
    }
}
