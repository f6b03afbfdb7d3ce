//! Findings as JSON, for portals and for scripts.

use serde_json::{Value, json};

use crate::base::{Diagnostic, Place, Repair, Severity, Span};

use super::check::Checked;
use super::render::Sources;

/// The findings of all reports as one list. Lines and columns count from 1, columns in characters.
pub(super) fn list(all: &[(String, Checked)]) -> String {
    let findings = all.iter().flat_map(|(name, checked)| {
        checked.findings.iter().map(move |finding| of_finding(name, finding, &checked.sources))
    });
    let list = Value::Array(findings.collect());
    format!("{list:#}")
}

/// `error` or `warning`.
pub(super) const fn severity(finding: &Diagnostic) -> &'static str {
    match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn of_finding(report: &str, finding: &Diagnostic, sources: &Sources) -> Value {
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
    let source = sources.get(span.source);
    [source.place(span.start), source.place(span.end)]
}

/// The same as an object.
fn place(span: Span, sources: &Sources) -> Value {
    let [start, end] = ends(span, sources);
    json!({
        "file": sources.get(span.source).name,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    })
}
