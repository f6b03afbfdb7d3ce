//! Reading TOML text: all syntax errors at once and in Chinese, and strings that know
//! where each of their characters was written.
//!
//! Used for reports and for layouts. Knows TOML, and nothing of what is in the file.

mod codes;
mod encoding;
mod fault;
mod full_width;
mod kind;
mod line_ends;
mod message;
mod protected;
mod quote;
mod recover;
mod repair;
mod shape;
mod string;

pub use codes::CODES;
pub use encoding::{Decoded, Encoding, Undecodable, decode};
pub use fault::{Fault, Met, are_thousands, joined};
pub use kind::Kind;
pub use line_ends::{is_line_end, with_usual_line_ends};
pub use message::Said;
pub use quote::{escaped, is_unseen, quoted, quoted_paragraphs};
pub use recover::{NOTHING, without};
pub use repair::{apply, edits, keep_possible};
pub use shape::shape_fault;
pub use string::located;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::base::SourceId;

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

/// Parses a whole text; one without faults just once, of another each part by itself.
///
/// What could be understood is returned together with the faults; use the table only when there are
/// none. To find out more about what is wrong, parse the text [`without`] them.
#[must_use]
pub fn parse(text: &str, source: SourceId) -> (Parsed<'_>, Vec<Fault>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let faults = if errors.is_empty() { Vec::new() } else { recover::faults(text, source) };
    (Parsed { source, text, table: table.into_inner() }, faults)
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
        found.iter().map(|fault| (fault.finding().message, fault.span.start)).collect()
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
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].1, 4);
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
        assert_eq!(messages, ["这里的文字不在引号里"]);
    }

    #[test]
    fn slips_in_values_get_their_own_message() {
        for (text, wanted) in [
            ("a = 12件", "数字里有别的字"),
            ("a = 二〇二五", "数字里有别的字"),
            ("a = 1,234", "数字分了节"),
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
        assert!(marks[0].contains('＝') && marks[1].contains('“'), "{marks:?}");
        assert!(marks[2].contains("全角的逗号"), "{marks:?}");
        assert_eq!(found[0].1, 2);
    }
}
