//! Findings as JSON, for portals and for scripts.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::base::{Diagnostic, Place, Repair, Severity, Sources, Span, visible_but};

use super::Checked;
use super::gaps::{extent, of_all};

/// Why nothing came of a report, beside what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// A stable code, as `genreport explain` knows it.
    pub code: &'static str,
    /// A sentence for people.
    pub message: String,
}

/// A report that was to be checked, by its name; or why it was not.
pub type Verified = (String, Result<Checked, Reason>);

/// The findings of all reports as one list, in the order of the reports. Lines and columns count from 1,
/// columns in characters. A report that was not checked is an error without a place. At the
/// end, with the severity `note`, are the files that were `skipped`, and once for each layout which
/// rules do not apply to it.
#[must_use]
pub fn json(all: &[Verified], skipped: &[(String, Reason)]) -> String {
    let findings = all.iter().flat_map(|(name, checked)| match checked {
        Ok(checked) => {
            let findings = checked.findings.iter();
            findings.map(|finding| of_finding(name, finding, &checked.sources)).collect::<Vec<_>>()
        }
        Err(reason) => vec![without_place(Some(name), reason.code, "error", &reason.message)],
    });
    let gaps = of_all(checked(all).map(|checked| &checked.gaps)).into_iter();
    let gaps = gaps.map(|(layout, gap)| {
        let message = format!("{}不适用：{}", extent(&gap), gap.reason);
        let mut gap = without_place(None, gap.code, "note", &message);
        gap["layout"] = json!(layout);
        gap
    });
    let skipped = skipped
        .iter()
        .map(|(name, reason)| without_place(Some(name), reason.code, "note", &reason.message));
    written(&findings.chain(skipped).chain(gaps).collect())
}

/// Those that were checked.
pub(super) fn checked(all: &[Verified]) -> impl Iterator<Item = &Checked> {
    all.iter().filter_map(|(_, checked)| checked.as_ref().ok())
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
