//! Findings in the format of code scanners (OASIS SARIF 2.1.0).

use std::collections::BTreeSet;
use std::path::MAIN_SEPARATOR;

use serde_json::{Value, json};

use crate::base::{Diagnostic, Sources, Span};
use crate::checks::RULES;

use super::gaps::{extent, of_all};
use super::json::{STOPPED, Verified, checked, ends, name, severity, written};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The log of one run over all reports, which ends the program with a code: the rules that found
/// something, which do not apply, and what was not checked.
#[must_use]
pub fn sarif(all: &[Verified], exit_code: u8) -> String {
    let findings = || checked(all).flat_map(|checked| &checked.findings);
    let found: BTreeSet<&str> = findings().map(|finding| finding.code).collect();
    let rules = RULES.iter().filter(|rule| found.contains(rule.code)).map(|rule| {
        json!({
            "id": rule.code,
            "shortDescription": { "text": rule.title() },
            "help": { "text": format!("说明见 genreport explain {}", rule.code) },
        })
    });
    let results = checked(all).flat_map(|checked| {
        checked.findings.iter().map(|finding| result(finding, &checked.sources))
    });
    let gaps = of_all(checked(all).map(|checked| &checked.gaps)).into_iter();
    let gaps = gaps.map(|(layout, gap)| {
        let text = format!("{}不适用于版式 {layout}：{}", extent(&gap), gap.reason);
        json!({
            "level": "note",
            "message": { "text": text },
            "associatedRule": { "id": gap.code },
        })
    });
    let of_files: Vec<Value> = all.iter().filter_map(notification).collect();
    // One that was passed over was meant to be; one that the program did not come to was not.
    let failed = |verified: &Verified| {
        let reason = verified.reason.as_ref();
        reason.is_some_and(|reason| reason.is_failure || reason.code == STOPPED)
    };
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "genreport",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.collect::<Vec<_>>(),
            } },
            "invocations": [{
                "executionSuccessful": !all.iter().any(failed),
                "exitCode": exit_code,
                "toolExecutionNotifications": of_files,
                "toolConfigurationNotifications": gaps.collect::<Vec<_>>(),
            }],
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    });
    written(&log)
}

/// Why a report was not checked, or not mended.
fn notification(verified: &Verified) -> Option<Value> {
    let reason = verified.reason.as_ref()?;
    let uri = uri_of(&verified.report);
    Some(json!({
        "level": reason.severity(),
        "descriptor": { "id": reason.code },
        "message": { "text": reason.message },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri } } }],
    }))
}

fn result(finding: &Diagnostic, sources: &Sources) -> Value {
    let message = match &finding.help {
        Some(help) => format!("{}。{help}", finding.message),
        None => finding.message.clone(),
    };
    let related = finding.labels.iter().skip(1).map(|label| {
        let mut location = location(label.span, sources);
        location["message"] = json!({ "text": label.text });
        location
    });
    let mut result = json!({
        "ruleId": finding.code,
        "level": severity(finding),
        "message": { "text": message },
        "locations": [location(finding.span(), sources)],
        "relatedLocations": related.collect::<Vec<_>>(),
    });
    if let Some(fix) = &finding.fix {
        let replacements = fix.edits.iter().map(|edit| {
            json!({
                "deletedRegion": region(edit.span, sources),
                "insertedContent": { "text": edit.text },
            })
        });
        result["fixes"] = json!([{
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(finding.span(), sources) },
                "replacements": replacements.collect::<Vec<_>>(),
            }],
        }]);
    }
    result
}

fn location(span: Span, sources: &Sources) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(span, sources) },
        "region": region(span, sources),
    } })
}

fn region(span: Span, sources: &Sources) -> Value {
    let [start, end] = ends(span, sources);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn uri(span: Span, sources: &Sources) -> String {
    uri_of(name(span, sources))
}

/// A path as a relative reference (RFC 3986 4.2): what is no plain sign of a path is written in
/// percents.
fn uri_of(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'\\' if MAIN_SEPARATOR == '\\' => uri.push('/'),
            b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
