//! A finding as one line, for editors and for counting.

use crate::base::Diagnostic;

use super::render::{Sources, called};

/// `年报.toml:44:12: 错误[F101] …`.
pub(super) fn line(finding: &Diagnostic, sources: &Sources) -> String {
    let source = sources.get(finding.span().source);
    let place = source.place(finding.span().start);
    let severity = called(finding.severity);
    let (name, line, column) = (&source.name, place.line, place.column);
    format!("{name}:{line}:{column}: {severity}[{}] {}", finding.code, finding.message)
}
