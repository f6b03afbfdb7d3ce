//! A finding as one line, for editors and for counting.

use super::render::{called, unnamed};
use crate::base::{Diagnostic, Sources, visible};

/// `年报.toml:44:12: 错误[F101] …`, one line whatever the file is called and the message holds.
pub(in crate::cli) fn line(finding: &Diagnostic, sources: &Sources) -> String {
    let source = sources.get(finding.span().source).unwrap_or(unnamed());
    let place = source.place(finding.span().start);
    let severity = called(finding.severity);
    let (name, line, column) = (visible(&source.name), place.line, place.column);
    let message = visible(&finding.message);
    format!("{name}:{line}:{column}: {severity}[{}] {message}", finding.code)
}
