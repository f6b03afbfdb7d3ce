//! Reading the columns of a free table: a tree of heads, and what its leaves say of theirs.

use toml::de::DeValue;

use super::super::reader::Reader;
use crate::base::{Diagnostic, Located, Span, shortened};
use crate::form::{Head, head_leaves};
use crate::model::Align;
use crate::syntax::{Table, Value};

/// One less than Word's limit of 63.
const MOST_COLUMNS: usize = 62;
/// Levels of heads: more would leave no room for rows below them.
const MOST_LEVELS: usize = 3;
/// The largest ratio of a width.
pub(in crate::input) const MOST_WIDTH: u32 = 100;

const KEYS: [(&str, &str); 4] =
    [("label", "列名"), ("columns", "分列"), ("width", "列宽之比"), ("align", "对齐方式")];

/// A column, or a head over several.
pub(super) struct Column {
    /// Its text; may be empty.
    pub(super) label: Located,
    /// The columns below it; of a single column none.
    pub(super) columns: Vec<Self>,
    /// Its width against the others, of a single column.
    pub(super) width: Option<u32>,
    /// How the cells below it stand, of a single column.
    pub(super) align: Option<Align>,
    /// Where it was written.
    span: Span,
}

impl Head for Column {
    fn below(&self) -> &[Self] {
        &self.columns
    }
}

impl<'a> Reader<'a> {
    /// The columns of a free table; `None` when it is not known how many there are.
    pub(super) fn free_columns(&mut self, value: &Value<'a>) -> Option<Vec<Column>> {
        let columns = self.column_list(value, 1)?;
        let leaves = head_leaves(&columns);
        if leaves.len() > MOST_COLUMNS {
            let message = format!("一张表至多 {MOST_COLUMNS} 列，这里有 {} 列", leaves.len());
            let finding = Diagnostic::error("I128", message, self.span(value));
            return self.fail(finding.help("请分成几张表"));
        }
        self.mixed_widths(&leaves);
        Some(columns)
    }

    fn column_list(&mut self, value: &Value<'a>, level: usize) -> Option<Vec<Column>> {
        let DeValue::Array(items) = value.get_ref() else {
            return self.wrong_type("表格的各列 columns ", "列的列表", value);
        };
        if items.is_empty() {
            let finding =
                Diagnostic::error("I110", "表格的各列 columns 没有内容", self.span(value));
            return self.fail(finding.help("至少写一列，如 columns = [\"类别\", \"数量\"]"));
        }
        // All of them, so that the faults of all are found.
        let columns: Vec<_> = items.iter().map(|item| self.column(item, level)).collect();
        columns.into_iter().collect()
    }

    fn column(&mut self, value: &Value<'a>, level: usize) -> Option<Column> {
        if level > MOST_LEVELS {
            let message = format!("表头至多 {MOST_LEVELS} 层");
            let finding = Diagnostic::error("I127", message, self.span(value));
            return self.fail(finding.help("请少分一层，把上下两层的文字合在一起写"));
        }
        let span = self.span(value);
        let simple = |label| Column { label, columns: Vec::new(), width: None, align: None, span };
        match value.get_ref() {
            DeValue::String(_) => self.line_or_blank("列名", value).map(simple),
            DeValue::Table(table) => {
                let column = self.column_label(table, span).map(simple);
                self.column_of_table(column, table, level)
            }
            _ => self.wrong_type("一列", "列名或 { label = \"列名\" }", value),
        }
    }

    fn column_label(&mut self, table: &Table<'a>, at: Span) -> Option<Located> {
        self.unknown_but(table, &KEYS, "这一列里", &[]);
        let Some(value) = table.get("label") else {
            let finding = Diagnostic::error("I103", "这一列缺少列名 label", at);
            self.findings.push(finding.help("请写成 { label = \"列名\" }；没有名称的写 \"\""));
            return Some(Located::default());
        };
        Some(self.line_or_blank("列名 label ", value).unwrap_or_default())
    }

    /// The rest of a column that is written as a table.
    fn column_of_table(
        &mut self,
        column: Option<Column>,
        table: &Table<'a>,
        level: usize,
    ) -> Option<Column> {
        let column = column?;
        let width = self.optional(table, "width", Self::column_width);
        let align = self.optional(table, "align", Self::align);
        let Some(below) = table.get("columns") else {
            return Some(Column { width, align, ..column });
        };
        for key in ["width", "align"] {
            if let Some(value) = table.get(key) {
                let message = format!("分了列的表头不能写 {key}");
                let finding = Diagnostic::error("I134", message, self.span(value));
                self.findings.push(finding.help(format!("{key} 请写在最下一层的列里")));
            }
        }
        Some(Column { columns: self.column_list(below, level + 1)?, ..column })
    }

    /// A faulty width counts as given, so that it is not reported twice.
    fn column_width(&mut self, value: &Value<'a>) -> Option<u32> {
        let DeValue::Integer(_) = value.get_ref() else {
            self.wrong_type::<u32>("列宽之比 width ", "整数", value);
            return Some(1);
        };
        match self.raw(value).parse() {
            Ok(width) if (1..=MOST_WIDTH).contains(&width) => Some(width),
            _ => {
                let raw = self.raw(value);
                let message = format!("列宽之比 width 应在 1 与 {MOST_WIDTH} 之间，这里是 {raw}");
                let finding = Diagnostic::error("I125", message, self.span(value));
                self.findings
                    .push(finding.help("如一列写 3、另一列写 1，前一列就是后一列的三倍宽"));
                Some(1)
            }
        }
    }

    /// Either all columns have a width or none: the first that is unlike the leftmost is named.
    fn mixed_widths(&mut self, leaves: &[&Column]) {
        let Some(first) = leaves.first() else { return };
        let Some(other) = leaves.iter().find(|leaf| leaf.width.is_some() != first.width.is_some())
        else {
            return;
        };
        let (with, without) = if first.width.is_some() { (first, other) } else { (other, first) };
        let message =
            format!("“{}”一列没有写 width，别的列写了", shortened(without.label.as_str()));
        let finding = Diagnostic::error("I124", message, without.span);
        let finding = finding.also(with.span, "这一列写了");
        self.findings.push(finding.help("width 要么每一列都写，要么都不写，由程序安排"));
    }
}
