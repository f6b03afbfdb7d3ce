//! Findings as JSON, for portals and for scripts.

use std::borrow::Cow;

use serde_json::{Value, json};

use crate::base::{Diagnostic, Place, Repair, Severity, Sources, Span, visible_but};

use super::Checked;
use super::gaps::{extent, of_all};

/// The findings of all reports as one list. Lines and columns count from 1, columns in characters. Which
/// rules do not apply to a layout is at its end, once for each layout, with the severity `note`.
#[must_use]
pub fn json(all: &[(String, Checked)]) -> String {
    let findings = all.iter().flat_map(|(name, checked)| {
        checked.findings.iter().map(move |finding| of_finding(name, finding, &checked.sources))
    });
    let gaps =
        of_all(all.iter().map(|(_, checked)| &checked.gaps)).into_iter().map(|(layout, gap)| {
            json!({
                "report": null,
                "layout": layout,
                "code": gap.code,
                "severity": "note",
                "message": format!("{}不适用：{}", extent(&gap), gap.reason),
                "help": null,
                "places": [],
                "fix": null,
            })
        });
    written(&Value::Array(findings.chain(gaps).collect()))
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
