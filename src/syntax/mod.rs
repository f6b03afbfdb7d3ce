//! Reading TOML text: all syntax errors at once and in Chinese, and strings that know
//! where each of their characters was written.
//!
//! Used for reports and for layouts. Knows TOML, and nothing of what is in the file.

mod codes;
mod encoding;
mod full_width;
mod message;
mod protected;
mod quote;
mod repair;
mod shape;
mod string;
mod unclosed;

pub use codes::CODES;
pub use encoding::{Undecodable, decode};
pub use quote::{escaped, is_unseen, quoted, quoted_paragraphs};
pub use repair::{apply, edits, keep_possible};
pub use shape::shape_fault;
pub use string::located;

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::base::{Diagnostic, SourceId};

/// How many lines without an equals sign are passed by, to report what follows them.
const MOST_PASSES: usize = 50;

/// More lines with errors than this are a file of another kind.
const MOST_FINDINGS: usize = 100;

/// A parsed table, borrowing the text.
pub type Table<'a> = DeTable<'a>;
/// A parsed value with its place.
pub type Value<'a> = Spanned<DeValue<'a>>;

/// A text of TOML as it was parsed, and which text it is.
#[derive(Clone, Debug)]
pub struct Parsed<'a> {
    /// The number of the text, for the places in it.
    pub source: SourceId,
    /// The text.
    pub text: &'a str,
    /// Its keys and values.
    pub table: Table<'a>,
}

/// Parses a whole file, going on after each error. A text without errors is parsed just once.
///
/// What could be understood is returned together with the findings; use the table only
/// when there are none, or to find out more about what is wrong.
#[must_use]
pub fn parse(text: &str, source: SourceId) -> (Parsed<'_>, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let findings = if errors.is_empty() { Vec::new() } else { findings(text, source) };
    (Parsed { source, text, table: table.into_inner() }, findings)
}

/// The parser gives up after a key without its equals sign, so such a line is mended, as far
/// as its bytes allow, and what follows is looked at again. After a list without end nothing
/// that the parser says is reliable.
fn findings(text: &str, source: SourceId) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut lines = BTreeSet::new();
    let mut prose_found = false;
    let mut mended = text.to_owned();
    for _ in 0..MOST_PASSES {
        let (_, errors) = DeTable::parse_recoverable(&mended);
        if let (false, Some(finding)) = (errors.is_empty(), unclosed::explain(text, source)) {
            // Everything after it is read inside out.
            return vec![finding];
        }
        let gave_up = errors.iter().find(|error| error.message().starts_with("key with no value"));
        let gave_up = gave_up.and_then(|error| error.span()).map(|at| at.start);
        let spans = || errors.iter().map(|error| (error, error.span().unwrap_or(0..0)));
        let open_list =
            spans().find(|(error, at)| message::is_unclosed_array(text, error.message(), at));
        let first = open_list.as_ref().map(|(error, _)| *error);
        let reliable = open_list.as_ref().map_or(usize::MAX, |(_, at)| at.start);
        let heeded = |(error, at): &(&toml::de::Error, Range<usize>)| {
            at.start < reliable || first.is_some_and(|first| std::ptr::eq(*error, first))
        };
        for (error, at) in spans().filter(heeded) {
            let escape = message::is_escape(error.message());
            if !escape && message::is_prose(text, at.start) {
                // Text that lost its quotes: one finding for all its lines.
                if !prose_found {
                    prose_found = true;
                    findings.push(message::outside_quotes(text, at.start, source));
                }
                continue;
            }
            let full_width =
                if escape { None } else { full_width::explain(text, at.start, source) };
            let finding =
                full_width.unwrap_or_else(|| message::explain(text, error.message(), &at, source));
            // One slip of the pen makes several errors on its line: the first says enough.
            let start = finding.span().start.min(text.len());
            if findings.len() < MOST_FINDINGS && lines.insert(text[..start].rfind('\n')) {
                findings.push(finding);
            }
        }
        match gave_up.and_then(|at| full_width::mend(&mended, at)) {
            Some(next) => mended = next,
            None => break,
        }
    }
    findings.sort_by_key(Diagnostic::span);
    findings
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
        let (_, found) = parse(text, SourceId::default());
        found.into_iter().map(|finding| (finding.message.clone(), finding.span().start)).collect()
    }

    #[test]
    fn reports_every_line_with_an_error_once() {
        let found = findings("a = \nb = 1\nc = [1 2\nd = 1\nd = 2\n");
        assert!(found.len() >= 2, "{found:?}");
        assert!(found.iter().all(|(message, _)| !message.is_ascii()), "{found:?}");
    }

    #[test]
    fn a_list_without_end_is_one_finding() {
        let found = findings("a = [1, 2\nb = [1]\nc = 3\n\n[d]\ne = 1\n");
        assert_eq!(found, [("方括号列表没有结束".to_owned(), 9)]);
        // A comma that is missing within a list is just that.
        assert_eq!(findings("a = [\n1 2,\n3 4]\n").len(), 2);
    }

    #[test]
    fn lines_without_an_equals_sign_hide_nothing() {
        let found = findings("a ＝ \"\"\"\nx\n\"\"\"\nb\nc = \nd ＝ 1\n");
        let places: Vec<usize> = found.iter().map(|(_, at)| *at).collect();
        assert_eq!(places, [2, 17, 22, 25], "{found:?}");
        assert_eq!(found[2].0, "等号后面没有值");
    }

    #[test]
    fn a_backslash_is_not_taken_for_a_full_width_mark() {
        let found = findings("a = \"\"\"\n见D:\\公开。\n\"\"\"\nb = 1\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].0.contains("反斜杠"), "{found:?}");
    }

    #[test]
    fn text_that_lost_its_quotes_is_one_finding() {
        let found =
            findings("[a]\ntext =\n（一）公开情况。很好。\n二是加强，管理。\n\n[b]\nc = 1\n");
        let messages: Vec<&str> = found.iter().map(|(message, _)| message.as_str()).collect();
        assert_eq!(messages, ["等号后面没有值", "这里的文字不在引号里"]);
    }

    #[test]
    fn slips_in_values_get_their_own_message() {
        for (text, wanted) in [
            ("a = 12件", "数字里有别的字"),
            ("a = 二〇二五", "数字里有别的字"),
            ("a = 1,234", "数字里多了逗号"),
            ("a = .5", "数字的写法不对"),
            ("a = 2026-1-20", "日期的写法不对"),
            ("a = 2026-02-30", "日期的写法不对"),
            ("a = \"我局\"一站式\"服务\"", "文字里面又用了直引号"),
            ("a = \"C:\\xxgk\"", "文字里的反斜杠写法不对"),
        ] {
            let found = findings(text);
            assert_eq!(found.first().map(|(message, _)| message.as_str()), Some(wanted), "{text}");
        }
    }

    #[test]
    fn a_text_without_end_is_reported_where_it_begins() {
        let text = "[a]\ntext = \"\"\"\n一\n\n[b]\ntext = \"\"\"\n二\n\"\"\"\n";
        let found = findings(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].1, 11);
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
