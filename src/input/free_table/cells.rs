//! Reading one cell of a free table.

use toml::de::DeValue;

use super::super::reader::Reader;
use crate::base::{Diagnostic, Located, Span, shortened};
use crate::model::Align;
use crate::syntax::{Table, Value};

const KEYS: [(&str, &str); 4] =
    [("text", "文字"), ("rows", "跨的行数"), ("columns", "跨的列数"), ("align", "对齐方式")];

/// What is written for a cell.
pub(super) struct Written {
    /// Its text; may be empty.
    pub(super) text: Located,
    /// Rows it is to cover, at least 1.
    pub(super) rows: usize,
    /// Columns it is to cover, at least 1.
    pub(super) columns: usize,
    /// How its text is to stand.
    pub(super) align: Option<Align>,
    /// Where it was written.
    pub(super) span: Span,
}

impl<'a> Reader<'a> {
    /// A cell. One with a fault is a blank of one slot: what stands beside it is still read.
    pub(super) fn free_cell(&mut self, value: &Value<'a>) -> Written {
        let mut cell = Written {
            text: Located::default(),
            rows: 1,
            columns: 1,
            align: None,
            span: self.span(value),
        };
        match value.get_ref() {
            DeValue::Table(table) => self.free_cell_of_table(table, &mut cell),
            _ => cell.text = self.cell_text(value).unwrap_or_default(),
        }
        cell
    }

    fn free_cell_of_table(&mut self, table: &Table<'a>, cell: &mut Written) {
        self.unknown_but(table, &KEYS, "这一格里", &[]);
        match table.get("text") {
            Some(value) => cell.text = self.cell_text(value).unwrap_or_default(),
            None => {
                let finding = Diagnostic::error("I103", "这一格缺少文字 text", cell.span);
                self.findings.push(finding.help("空着的格写 text = \"\""));
            }
        }
        let rows = self.optional(table, "rows", |reader, value| reader.cell_span("行", value));
        let columns =
            self.optional(table, "columns", |reader, value| reader.cell_span("列", value));
        cell.rows = rows.unwrap_or(1);
        cell.columns = columns.unwrap_or(1);
        cell.align = self.optional(table, "align", Self::align);
    }

    /// A text, or a number as it is written.
    fn cell_text(&mut self, value: &Value<'a>) -> Option<Located> {
        match value.get_ref() {
            DeValue::String(_) => Some(with_minus(self.line_or_blank("表格里的文字", value)?)),
            DeValue::Integer(_) | DeValue::Float(_) => {
                let raw = self.raw(value);
                if is_number(raw) {
                    return Some(with_minus(Located::verbatim(raw, self.span(value))));
                }
                let message = format!("表格里的数只能用数字和一个小数点，这里是 {raw}");
                let finding = Diagnostic::error("I107", message, self.span(value));
                self.fail(finding.help("请写成如 1000；要照这样印出来，请加引号"))
            }
            _ => self.wrong_type("一格", "文字、数字或 { text = \"文字\", rows = 2 }", value),
        }
    }

    fn cell_span(&mut self, what: &str, value: &Value<'a>) -> Option<usize> {
        let name = format!("跨的{what}数");
        let DeValue::Integer(_) = value.get_ref() else {
            return self.wrong_type(&name, "整数", value);
        };
        match self.raw(value).parse() {
            Ok(count) if count >= 1 => Some(count),
            _ => {
                let message =
                    format!("{name}应为 1 以上的整数，这里是 {}", shortened(self.raw(value)));
                let finding = Diagnostic::error("I133", message, self.span(value));
                self.fail(finding.help(format!("只占一{what}的不用写")))
            }
        }
    }
}

/// A number as it is set, quoted or not: as it is written, a minus sign for a hyphen (GB/T
/// 15835-2011).
fn with_minus(text: Located) -> Located {
    let written = text.as_str();
    if !written.starts_with('-') || !is_number(written) {
        return text;
    }
    Located::join(&[Located::made_of(text.place(0), "−"), text.slice(1..written.len())])
}

/// Digits with at most one point within them, and perhaps a sign before and `%` behind.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-', '−']).unwrap_or(text);
    let digits = digits.strip_suffix(['%', '％']).unwrap_or(digits);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    plain(whole) && plain(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_numbers() {
        for text in ["0", "12", "-3", "+4", "−5", "0.50", "63%", "+1.5％"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["", "—", "1,234", "1e5", "inf", ".5", "5.", "1.2.3", "12件", "%", "1_000"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
