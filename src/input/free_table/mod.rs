//! Reading the tables that a report brings along: `[[overview.table]]`.

mod cells;
mod columns;
mod rows;

use toml::de::DeValue;

use super::reader::{AT_THE_HEAD, OPTIONAL, Reader};
use crate::base::{Diagnostic, Located, Span, shortened};
use crate::form::{head_cells, head_leaves, head_rows};
use crate::model::{Align, FreeCell, FreeTable};
use crate::syntax::{Table, Value};
use columns::Column;
pub(super) use columns::MOST_WIDTH;
pub(super) use rows::found_aligns;

/// The keys of a free table, and what they are.
const KEYS: [(&str, &str); 5] = [
    ("caption", "表题"),
    ("unit", "单位"),
    ("after", "位置"),
    ("columns", "各列"),
    ("rows", "各行"),
];

/// The names of the alignments in the input.
pub(super) const ALIGNS: [(&str, Align); 4] = [
    ("left", Align::Left),
    ("center", Align::Center),
    ("right", Align::Right),
    ("decimal", Align::Decimal),
];

/// The name of an alignment.
pub(super) fn align_name(wanted: Align) -> &'static str {
    ALIGNS.iter().find(|(_, align)| *align == wanted).map_or("center", |(name, _)| name)
}

/// The keys of a free table.
pub(super) fn keys() -> Vec<&'static str> {
    KEYS.map(|(key, _)| key).to_vec()
}

impl<'a> Reader<'a> {
    /// The tables of the section `key`; `paragraphs` are its words, if they could be read.
    pub(super) fn free_tables(
        &mut self,
        key: &str,
        value: &Value<'a>,
        paragraphs: Option<&[Located]>,
    ) -> Vec<FreeTable> {
        let name = format!("[[{key}.table]]");
        let items = match value.get_ref() {
            DeValue::Array(items) => items.iter(),
            _ => {
                let message = format!("{key} 里的表格要写成 {name}");
                let finding = Diagnostic::error("I102", message, self.span(value));
                self.findings.push(finding.help("用两对方括号，一张表一个"));
                return Vec::new();
            }
        };
        let mut tables = Vec::new();
        for item in items {
            let Some(table) = self.table(&format!("{name} "), item) else { continue };
            tables.extend(self.free_table(&name, table, self.span(item), paragraphs));
        }
        tables
    }

    /// One table, written as `name` at `at`.
    fn free_table(
        &mut self,
        name: &str,
        table: &Table<'a>,
        at: Span,
        paragraphs: Option<&[Located]>,
    ) -> Option<FreeTable> {
        self.free_table_keys(name, table);
        let caption =
            self.optional(table, "caption", |reader, value| reader.line("表题 caption ", value));
        let unit = self.optional(table, "unit", |reader, value| reader.line("单位 unit ", value));
        let after = self.position(table, paragraphs);
        let columns = self.part(name, table, "columns", at);
        let columns = columns.and_then(|value| self.free_columns(value));
        let rows = self.part(name, table, "rows", at);
        let body = rows.and_then(|value| self.free_rows(value, columns.as_deref()));
        let (after, columns, body) = (after?, columns?, body?);
        let widths = head_leaves(&columns).iter().map(|leaf| leaf.width.unwrap_or(0)).collect();
        let head_rows = head_rows(&columns);
        let rows = head_rows + body.rows;
        let below = |cell: FreeCell| FreeCell { row: head_rows + cell.row, ..cell };
        let cells = heads(&columns).into_iter().chain(body.cells.into_iter().map(below)).collect();
        Some(FreeTable { after, caption, unit, widths, rows, head_rows, cells })
    }

    /// What is written after the table's header belongs to the table, even if it was meant for
    /// its section or for the whole report.
    fn free_table_keys(&mut self, name: &str, table: &Table<'a>) {
        let before = format!("这一节的 {name} 之前");
        let of_section = ["text", "heads"].map(|key| (key, before.as_str()));
        // A `title` here is rather meant for the caption.
        let of_report = OPTIONAL.into_iter().filter(|key| *key != "title");
        let elsewhere: Vec<(&str, &str)> =
            of_section.into_iter().chain(of_report.map(|key| (key, AT_THE_HEAD))).collect();
        self.unknown_but(table, &KEYS, &format!("{name} 里"), &elsewhere);
    }

    /// The columns or the rows, without which there is no table.
    fn part<'t>(
        &mut self,
        name: &str,
        table: &'t Table<'a>,
        key: &str,
        at: Span,
    ) -> Option<&'t Value<'a>> {
        let value = table.get(key);
        if value.is_none() {
            let what = if key == "rows" { "各行" } else { "各列" };
            let finding = Diagnostic::error("I103", format!("{name} 缺少{what} {key}"), at);
            self.findings.push(finding.help("写法见 README.md 的“正文里的表格”"));
        }
        value
    }

    /// How many paragraphs stand above the table; all of them unless it says otherwise.
    fn position(&mut self, table: &Table<'a>, paragraphs: Option<&[Located]>) -> Option<usize> {
        match (table.get("after"), paragraphs) {
            (Some(value), Some(paragraphs)) => self.after(value, paragraphs),
            (_, paragraphs) => Some(paragraphs.map_or(0, <[Located]>::len)),
        }
    }

    /// How many paragraphs stand above a table that stands after the first which begins so.
    fn after(&mut self, value: &Value<'a>, paragraphs: &[Located]) -> Option<usize> {
        let beginning = self.line("表格的位置 after ", value)?;
        let begins = |text: &Located| text.as_str().starts_with(beginning.as_str());
        if let Some(index) = paragraphs.iter().position(begins) {
            return Some(index + 1);
        }
        let message = format!("正文里没有以“{}”开头的段落", shortened(beginning.as_str()));
        let finding = Diagnostic::error("I123", message, beginning.span());
        let help =
            "after 里写表格前面那一段开头的几个字，如 \"（一）\"；不写 after，表格排在这一节最后";
        self.fail(finding.help(help))
    }

    /// One of the names of [`ALIGNS`].
    fn align(&mut self, value: &Value<'a>) -> Option<Align> {
        let name = self.line("对齐方式 align ", value)?;
        if let Some((_, align)) = ALIGNS.iter().find(|(known, _)| *known == name.as_str()) {
            return Some(*align);
        }
        let message = format!("没有“{}”这种对齐方式", shortened(name.as_str()));
        let help = "可以写：left（靠左）、center（居中）、right（靠右）、decimal（对齐小数点）";
        self.fail(Diagnostic::error("I126", message, self.span(value)).help(help))
    }
}

/// The cells of the heads, in reading order, centred.
fn heads(columns: &[Column]) -> Vec<FreeCell> {
    let mut cells: Vec<FreeCell> = head_cells(columns)
        .into_iter()
        .map(|cell| FreeCell {
            row: cell.row,
            column: cell.column,
            row_span: cell.row_span,
            column_span: cell.column_span,
            align: Align::Center,
            text: cell.head.label.clone(),
        })
        .collect();
    cells.sort_by_key(|cell| (cell.row, cell.column));
    cells
}
