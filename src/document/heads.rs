//! Which cells of a table are the heads of which?
//!
//! What the eye takes from the borders, a screen reader has to be told: for each cell the labels
//! above it and on its left (ISO 32000-1 14.8.5.7, Scope and Headers).

use super::{Cell, TableModel};
use crate::form::CellPart;
use crate::text::{is_figure, is_quantity};

/// Where the first column has one of these heads, its figures are the names of the rows.
const COUNTING: [&str; 9] = ["序号", "编号", "年度", "年份", "年", "月份", "季度", "日期", "时间"];

/// A longer text is not taken for the name of a row: a screen reader says the name before every
/// figure of the row.
const LONGEST_LABEL: usize = 40;

/// What stands in the cells of a column.
#[derive(Clone, Copy, Default)]
struct Found {
    words: bool,
    figures: bool,
    long: bool,
}

/// What a cell is the head of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The cells below it.
    Column,
    /// The cells on its right.
    Row,
}

/// A cell among the heads of its table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellHeads {
    /// What it is the head of; `None` for a figure or a text.
    pub scope: Option<Scope>,
    /// Its own heads, as indices of cells: those above it from the top, then those on its left.
    pub heads: Vec<usize>,
}

impl TableModel {
    /// The heads of every cell.
    #[must_use]
    pub fn heads(&self) -> Vec<CellHeads> {
        let labels = self.label_columns();
        // A cell that reaches the last column has no cell on its right to be the head of.
        let is_label = |cell: &Cell| {
            let end = cell.column + cell.column_span;
            cell.column < labels && end < self.columns() && !is_blank(cell.text.as_str())
        };
        let scopes = self.cells.iter().map(|cell| match cell.part {
            CellPart::Corner | CellPart::ColumnHead | CellPart::BandHead => Some(Scope::Column),
            CellPart::RowHead => Some(Scope::Row),
            CellPart::Data => is_label(cell).then_some(Scope::Row),
        });
        let mut all: Vec<CellHeads> =
            scopes.map(|scope| CellHeads { scope, heads: Vec::new() }).collect();
        self.add_column_heads(&mut all);
        self.add_row_heads(&mut all);
        all
    }

    /// How many columns on the left of a free table hold the names of its rows: the first, where it
    /// has words in it or one of the heads of [`COUNTING`]; the second too, where it has nothing
    /// but words. A column with a text longer than [`LONGEST_LABEL`] does not.
    fn label_columns(&self) -> usize {
        let mut columns = [Found::default(); 2];
        for cell in self.cells.iter().filter(|cell| cell.row >= self.head_rows) {
            // A cell that reaches the last column is a note or a heading within the table, not a
            // name.
            let is_beside = cell.column + cell.column_span < self.columns();
            let Some(found) = columns.get_mut(cell.column).filter(|_| is_beside) else { continue };
            let text = cell.text.as_str();
            let is_figure = is_figure(text) || is_quantity(text);
            found.words |= !is_figure;
            found.figures |= is_figure && !is_blank(text);
            found.long |= text.chars().count() > LONGEST_LABEL;
        }
        let head = self.cells.iter().find(|cell| cell.column == 0 && cell.row < self.head_rows);
        let counts = head.is_some_and(|head| {
            let text: String = head.text.as_str().split_whitespace().collect();
            COUNTING.contains(&text.as_str())
        });
        let [first, second] = columns;
        match self.columns() {
            _ if self.official || first.long || !first.words && !counts => 0,
            0 | 1 => 0,
            2 => 1,
            _ if second.words && !second.figures && !second.long => 2,
            _ => 1,
        }
    }

    /// Walks down the columns and keeps the heads that apply in each. A head that comes below a
    /// cell of data replaces all heads above it, so that each band has its own.
    fn add_column_heads(&self, all: &mut [CellHeads]) {
        let mut columns = vec![InForce::default(); self.columns()];
        for (index, cell) in self.cells.iter().enumerate() {
            let end = (cell.column + cell.column_span).min(columns.len());
            let columns = &mut columns[cell.column.min(end)..end];
            if is_above(cell) {
                columns.iter_mut().filter(|column| column.is_ended).for_each(|column| {
                    *column = InForce::default();
                });
            }
            if cell.part == CellPart::Corner {
                continue;
            }
            for head in columns.iter().flat_map(|column| &column.heads) {
                if !all[index].heads.contains(head) {
                    all[index].heads.push(*head);
                }
            }
            for column in columns {
                match is_above(cell) {
                    true => column.heads.push(index),
                    false => column.is_ended = true,
                }
            }
        }
    }

    fn add_row_heads(&self, all: &mut [CellHeads]) {
        let mut rows: Vec<Vec<usize>> = vec![Vec::new(); self.rows];
        for (index, cell) in self.cells.iter().enumerate() {
            if all[index].scope == Some(Scope::Row) {
                rows.iter_mut().skip(cell.row).take(cell.row_span).for_each(|row| row.push(index));
            }
        }
        // Each head is named once, however many of the rows it is beside.
        let mut named = vec![None; self.cells.len()];
        for (index, cell) in self.cells.iter().enumerate() {
            let own = rows.iter().skip(cell.row).take(cell.row_span).flatten();
            for head in own.filter(|head| self.cells[**head].column < cell.column) {
                if named[*head].replace(index) != Some(index) {
                    all[index].heads.push(*head);
                }
            }
        }
    }
}

/// The heads that apply in a column, from the top.
#[derive(Clone, Default)]
struct InForce {
    heads: Vec<usize>,
    /// Whether a cell of data came after them, so that the next head replaces them.
    is_ended: bool,
}

/// Whether a cell is a head of the cells below it.
const fn is_above(cell: &Cell) -> bool {
    matches!(cell.part, CellPart::Corner | CellPart::ColumnHead | CellPart::BandHead)
}

/// Whether a cell was left empty: with nothing in it, or a stroke.
fn is_blank(text: &str) -> bool {
    matches!(text.trim(), "" | "/" | "—" | "——" | "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Located, SourceId, Span};
    use crate::form::{Align, Form, TableForm, built_in, load};

    fn form(name: &str) -> Form {
        let file = built_in(name).expect("built in");
        load(name, file, SourceId::default()).expect("sound")
    }

    /// The table of a form without its figures.
    fn model(form: &TableForm) -> TableModel {
        let report = crate::model::Report::default();
        super::super::compose::compose_table(&report, form, &Default::default(), "表")
    }

    /// The texts of the heads of the figure in this row and column.
    fn heads(table: &TableModel, (row, column): (usize, usize)) -> Vec<&str> {
        let index = table.slots()[row][column].expect("a cell");
        let heads = &table.heads()[index].heads;
        heads.iter().map(|head| table.cells[*head].text.as_str()).collect()
    }

    #[test]
    fn heads_of_three_levels_and_nested_labels() {
        let form = form("annual-report-2021");
        let table = form.tables().find(|table| table.key == "applications").expect("三");
        let table = model(table);
        let found = heads(&table, (7, 5));
        assert_eq!(found[..3], ["申请人情况", "法人或其他组织", "科研机构"]);
        assert!(found[3].starts_with("三、") && found[4].starts_with("（三）"), "{found:?}");
        assert_eq!(found.len(), 6, "{found:?}");
        // The heads of a label are the labels on its left; the corner is the head of none.
        assert_eq!(heads(&table, (7, 1)).len(), 1);
        assert_eq!(heads(&table, (2, 5)), ["申请人情况", "法人或其他组织"]);
        assert_eq!(heads(&table, (0, 0)), [""; 0]);
    }

    #[test]
    fn each_band_has_its_own_heads() {
        let form = form("annual-report-2021");
        let table = model(form.tables().next().expect("二"));
        assert_eq!(heads(&table, (2, 1))[..2], ["第二十条第（一）项", "本年制发件数"]);
        assert_eq!(heads(&table, (2, 1))[2], "规章");
        let last = heads(&table, (table.rows - 1, 1));
        assert_eq!(last.len(), 3, "{last:?}");
        assert!(last[0].contains("第（八）项"), "{last:?}");
        assert_eq!(heads(&table, (2, 0)).len(), 2, "the band and 信息内容");
    }

    #[test]
    fn a_free_table_has_labels_where_its_first_column_is_text() {
        let cell = |row, column, text: &str| Cell {
            row,
            column,
            row_span: 1,
            column_span: 1,
            part: if row == 0 { CellPart::ColumnHead } else { CellPart::Data },
            align: Align::Center,
            text: Located::verbatim(text, Span::new(SourceId::default(), 0, 0)),
        };
        let table = |rows: &[&[&str]]| TableModel {
            widths: vec![1; rows[0].len()],
            rows: rows.len(),
            head_rows: 1,
            cells: (0..)
                .zip(rows)
                .flat_map(|(row, texts)| (0..).zip(*texts).map(move |(at, text)| (row, at, text)))
                .map(|(row, column, text)| cell(row, column, text))
                .collect(),
            ..TableModel::default()
        };
        let one = table(&[&["类别", "数量"], &["会议", "3"]]);
        assert_eq!(heads(&one, (1, 1)), ["数量", "会议"]);
        assert_eq!(one.heads()[2].scope, Some(Scope::Row));
        let none = table(&[&["本年", "上年"], &["1", "3"]]);
        assert_eq!(heads(&none, (1, 1)), ["上年"]);
        assert_eq!(none.heads()[2].scope, None);
        // Figures that count, and a number or a blank among texts.
        let serial = table(&[&["序号", "事项", "数量"], &["1", "办证", "3"]]);
        assert_eq!(heads(&serial, (1, 2)), ["数量", "1", "办证"]);
        let year = table(&[&["年度", "件数"], &["2022", "3"]]);
        assert_eq!(heads(&year, (1, 1)), ["件数", "2022"]);
        let mixed = table(&[&["类别", "数量"], &["甲", "1"], &["2", "2"], &["", "3"]]);
        assert_eq!(heads(&mixed, (2, 1)), ["数量", "2"]);
        assert_eq!(heads(&mixed, (3, 1)), ["数量"]);
        let two = table(&[&["类别", "内容", "数量"], &["文件", "制发", "3"]]);
        assert_eq!(heads(&two, (1, 2)), ["数量", "文件", "制发"]);
        let spaced = table(&[&["序　号", "数量"], &["1", "3"]]);
        assert_eq!(heads(&spaced, (1, 1)), ["数量", "1"]);
        let units = table(&[&["2023年", "2024年"], &["3件", "4件"]]);
        assert_eq!(heads(&units, (1, 1)), ["2024年"]);
        let fees = table(&[&["事项", "件数", "金额"], &["办证", "12件", "3万元"]]);
        assert_eq!(heads(&fees, (1, 2)), ["金额", "办证"]);
        // Neither a long text nor a cell over the whole width is the name of a row.
        let long = "很长的办理情况说明".repeat(8);
        let long = table(&[&["事项", "情况", "数量"], &["甲", &long, "3"]]);
        assert_eq!(heads(&long, (1, 2)), ["数量", "甲"]);
        let mut wide = table(&[&["事项", "数量"], &["合计", ""], &["甲", "3"]]);
        wide.cells[2].column_span = 2;
        wide.cells.remove(3);
        assert_eq!(wide.heads()[2].scope, None);
        assert_eq!(heads(&wide, (2, 1)), ["数量", "甲"]);
        wide.cells[3].text = Located::verbatim("11", Span::new(SourceId::default(), 0, 0));
        assert_eq!(heads(&wide, (2, 1)), ["数量"], "the wide cell's words are not the column's");
        let texts = table(&[&["类别", "内容"], &["文件", "制发"]]);
        assert_eq!(heads(&texts, (1, 1)), ["内容", "文件"]);
    }
}
