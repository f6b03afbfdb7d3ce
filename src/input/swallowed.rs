//! Which lines of the file are in a text, because its closing quotes stand too low or were lost?

use std::collections::BTreeSet;

use super::homes::table_names;
use crate::base::{Diagnostic, Located};
use crate::form::{Form, INPUT_KEYS};
use crate::model::Report;

/// What texts of a report have swallowed.
#[derive(Default)]
pub(super) struct Swallowed {
    /// The tables whose heads are in texts: they are not missed as well.
    pub(super) tables: BTreeSet<String>,
    /// One finding for each text.
    pub(super) findings: Vec<Diagnostic>,
}

/// Looks for heads of the form, and for its keys with their equals signs, in the texts of a report.
pub(super) fn swallowed(report: &Report, form: &Form) -> Swallowed {
    let mut found = Swallowed::default();
    let prose = report.prose.values().map(|prose| prose.paragraphs.as_slice());
    for paragraphs in prose.chain([report.preamble.as_slice()]) {
        let suspects = paragraphs.iter().filter(|text| is_suspect(text.as_str()));
        let mut first: Option<&Located> = None;
        for text in suspects {
            match of_file(text.as_str(), form) {
                Some(Line::Head(name)) => found.tables.extend([name.to_owned()]),
                Some(Line::Key) => {}
                None => continue,
            }
            first = first.or(Some(text));
        }
        found.findings.extend(first.map(finding));
    }
    found
}

fn finding(line: &Located) -> Diagnostic {
    let message = "这一行是数据文件的内容，却在正文的引号里";
    let help = "正文在这一行之前就该结束：请把单独一行的 \"\"\" 移到前面，或补上";
    Diagnostic::error("I115", message, line.span()).help(help)
}

/// A line of a file.
enum Line<'t> {
    Head(&'t str),
    Key,
}

/// Whether a line of prose begins as one of a file may.
fn is_suspect(line: &str) -> bool {
    line.starts_with(['[', '#'])
        || (line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains('='))
}

fn of_file<'t>(line: &'t str, form: &Form) -> Option<Line<'t>> {
    // An option of a blank input stands behind its mark: `#strict = true`.
    let line = line.strip_prefix('#').unwrap_or(line);
    let line = line.split('#').next().unwrap_or_default().trim();
    if line.starts_with('[') && line.ends_with(']') {
        let name = line.trim_matches(['[', ']']);
        return table_names(form).iter().any(|known| known == name).then_some(Line::Head(name));
    }
    // Prose may have `a=b` in it; keys are written with spaces, or before what is no prose.
    let (key, value) = line.split_once('=')?;
    if !key.ends_with(' ') && !value.trim_start().starts_with(['"', '[']) {
        return None;
    }
    let key = key.trim();
    let is_line = || form.tables().any(|table| table.line(key).is_some());
    let is_other = matches!(
        key,
        "text" | "heads" | "columns" | "rows" | "caption" | "ignore" | "most_characters" | "strict"
    );
    (INPUT_KEYS.contains(&key) || is_other || is_line()).then_some(Line::Key)
}
