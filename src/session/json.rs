//! Findings as JSON, for portals and for scripts.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::base::{Diagnostic, Place, Repair, Severity, Sources, Span, visible_but};

use super::Checked;
use super::gaps::{extent, of_all};

/// The code of a report that the program did not come to.
pub(super) const STOPPED: &str = "P005";

/// Why nothing came of a report, beside what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// A stable code, as `genreport explain` knows it.
    pub code: &'static str,
    /// A sentence for people.
    pub message: String,
    /// Whether the world was in the way; otherwise it was passed over, or the program was to end.
    pub is_failure: bool,
}

impl Reason {
    /// The program was asked to end before it came to a report.
    #[must_use]
    pub fn stopped() -> Self {
        Self { code: STOPPED, message: "因停止没有做。".to_owned(), is_failure: false }
    }

    /// What programs know its weight by.
    pub(super) const fn severity(&self) -> &'static str {
        if self.is_failure { "error" } else { "note" }
    }
}

/// A report that was to be checked.
#[derive(Debug)]
pub struct Verified {
    /// The name that it was asked for by.
    pub report: String,
    /// What was found, where it was checked.
    pub checked: Option<Checked>,
    /// Why it was not, or not mended.
    pub reason: Option<Reason>,
}

/// The findings of all reports as one list, in the order of the reports. Lines and columns count from 1,
/// columns in characters. Why one was not checked has no place. At the end, with the severity `note`, is
/// once for each layout which rules do not apply to it.
#[must_use]
pub fn json(all: &[Verified]) -> String {
    let findings = all.iter().flat_map(|Verified { report, checked, reason }| {
        let reason = reason.iter().map(|reason| {
            without_place(Some(report), reason.code, reason.severity(), &reason.message)
        });
        let findings = checked.iter().flat_map(|checked| {
            checked.findings.iter().map(|finding| of_finding(report, finding, &checked.sources))
        });
        reason.chain(findings).collect::<Vec<Value>>()
    });
    let gaps = of_all(checked(all).map(|checked| &checked.gaps)).into_iter();
    let gaps = gaps.map(|(layout, gap)| {
        let message = format!("{}不适用：{}", extent(&gap), gap.reason);
        let mut gap = without_place(None, gap.code, "note", &message);
        gap["layout"] = json!(layout);
        gap
    });
    written(&findings.chain(gaps).collect())
}

/// Those that were checked.
pub(super) fn checked(all: &[Verified]) -> impl Iterator<Item = &Checked> {
    all.iter().filter_map(|verified| verified.checked.as_ref())
}

/// What is to be said of no place in a text.
fn without_place(report: Option<&str>, code: &str, severity: &str, message: &str) -> Value {
    json!({
        "report": report,
        "code": code,
        "severity": severity,
        "message": message,
        "help": null,
        "places": [],
        "fix": null,
    })
}

/// A value as JSON that can be shown on a terminal as it is: what would act there is escaped, which
/// JSON allows in strings, and nowhere else such characters can stand (RFC 8259, section 7).
pub(super) fn written(value: &Value) -> String {
    let text = format!("{value:#}");
    // The line ends between the values are the layout's; those in strings are escaped already.
    match visible_but(&text, |char| char == '\n') {
        Cow::Borrowed(_) => text,
        Cow::Owned(escaped) => escaped,
    }
}

/// `error` or `warning`.
pub(super) const fn severity(finding: &Diagnostic) -> &'static str {
    match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

pub(super) fn of_finding(report: &str, finding: &Diagnostic, sources: &Sources) -> Value {
    let labels = finding.labels.iter().map(|label| {
        let mut place = place(label.span, sources);
        place["text"] = json!(label.text);
        place
    });
    let fix = finding.fix.as_ref().map(|fix| {
        let edits = fix.edits.iter().map(|edit| {
            let mut place = place(edit.span, sources);
            place["text"] = json!(edit.text);
            place
        });
        let repair = match fix.repair {
            Repair::Writing => "text",
            Repair::Figure => "figures",
        };
        json!({ "repair": repair, "edits": edits.collect::<Vec<_>>() })
    });
    json!({
        "report": report,
        "code": finding.code,
        "severity": severity(finding),
        "message": finding.message,
        "help": finding.help,
        "places": labels.collect::<Vec<_>>(),
        "fix": fix,
    })
}

/// Where a span begins and ends.
pub(super) fn ends(span: Span, sources: &Sources) -> [Place; 2] {
    let none = Place { line: 1, column: 1 };
    let source = sources.get(span.source);
    [span.start, span.end].map(|at| source.map_or(none, |source| source.place(at)))
}

/// The name of the text that a span is in.
pub(super) fn name(span: Span, sources: &Sources) -> &str {
    sources.get(span.source).map_or("", |source| &source.name)
}

/// The same as an object.
fn place(span: Span, sources: &Sources) -> Value {
    let [start, end] = ends(span, sources);
    json!({
        "file": name(span, sources),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    })
}
