//! Reading TOML text: all syntax errors at once and in Chinese, and strings that know
//! where each of their characters was written.
//!
//! Used for reports and for layouts. Knows TOML, and nothing of what is in the file.

mod encoding;
mod full_width;
mod message;
mod string;

pub use encoding::{Undecodable, decode};
pub use string::located;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::base::{Diagnostic, SourceId, Span};

/// A parsed table, borrowing the text.
pub type Table<'a> = DeTable<'a>;
/// A parsed value with its place.
pub type Value<'a> = Spanned<DeValue<'a>>;

/// Parses a whole file, going on after each error.
///
/// What could be understood is returned together with the findings; use the table only
/// when there are none, or to find out more about what is wrong.
#[must_use]
pub fn parse(text: &str, source: SourceId) -> (Table<'_>, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut findings: Vec<Diagnostic> = Vec::new();
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        let finding = full_width::explain(text, at.start, source)
            .unwrap_or_else(|| message::explain(text, error.message(), &at, source));
        // One slip of the pen makes several errors on its line: the first says enough.
        let line = |span: Span| text[..span.start.min(text.len())].matches('\n').count();
        if !findings.iter().any(|earlier| line(earlier.span()) == line(finding.span())) {
            findings.push(finding);
        }
    }
    (table.into_inner(), findings)
}

/// What a value is, in Chinese, for messages.
#[must_use]
pub fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "文字",
        DeValue::Integer(_) => "整数",
        DeValue::Float(_) => "小数",
        DeValue::Boolean(_) => "真假值",
        DeValue::Datetime(_) => "日期",
        DeValue::Array(_) => "方括号列表",
        DeValue::Table(_) => "表",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> Vec<(String, usize)> {
        let (_, found) = parse(text, SourceId::Input);
        found.into_iter().map(|finding| (finding.message.clone(), finding.span().start)).collect()
    }

    #[test]
    fn reports_every_line_with_an_error_once() {
        let found = findings("a = \nb = 1\nc = [1 2\nd = 1\nd = 2\n");
        assert!(found.len() >= 2, "{found:?}");
        assert!(found.iter().all(|(message, _)| !message.is_ascii()), "{found:?}");
    }

    #[test]
    fn full_width_marks_get_their_own_message() {
        let found = findings("a ＝ 1\nb = “文字”\nc = [1，2]\n");
        let marks: Vec<_> = found.iter().map(|(message, _)| message.as_str()).collect();
        assert_eq!(found.len(), 3, "{marks:?}");
        assert!(marks[0].contains('＝') && marks[1].contains('“') && marks[2].contains('，'));
        assert_eq!(found[0].1, 2);
    }
}
