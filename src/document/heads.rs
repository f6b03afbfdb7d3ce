//! Which cells of a table are the heads of which?
//!
//! What the eye takes from the borders, a screen reader has to be told: for each cell the labels
//! above it and on its left (ISO 32000-1 14.8.5.7, Scope and Headers).

use super::{Cell, TableModel};
use crate::form::CellPart;
use crate::text::is_figure;

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
        let has_labels = self.has_labels();
        let scopes = self.cells.iter().map(|cell| scope(cell, has_labels));
        let mut all: Vec<CellHeads> =
            scopes.map(|scope| CellHeads { scope, heads: Vec::new() }).collect();
        self.add_column_heads(&mut all);
        self.add_row_heads(&mut all);
        all
    }

    /// Whether the first column of a free table names its rows: a text in each of its cells.
    fn has_labels(&self) -> bool {
        let mut first =
            self.cells.iter().filter(|cell| cell.column == 0 && cell.row >= self.head_rows);
        !self.official && self.columns() > 1 && first.all(|cell| !is_figure(cell.text.as_str()))
    }

    /// Walks down the columns with the heads in force. The first head below a figure ends those
    /// above it, so that each band has its own.
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
        for (index, cell) in self.cells.iter().enumerate() {
            let own = rows.iter().skip(cell.row).take(cell.row_span).flatten();
            for head in own.filter(|head| self.cells[**head].column < cell.column) {
                if !all[index].heads.contains(head) {
                    all[index].heads.push(*head);
                }
            }
        }
    }
}

/// The heads of a column, from the top.
#[derive(Clone, Default)]
struct InForce {
    heads: Vec<usize>,
    /// Whether a cell has been met that is no head.
    is_ended: bool,
}

/// Whether a cell is a head of what is below it, and not only of its own corner.
const fn is_above(cell: &Cell) -> bool {
    matches!(cell.part, CellPart::Corner | CellPart::ColumnHead | CellPart::BandHead)
}

fn scope(cell: &Cell, has_labels: bool) -> Option<Scope> {
    match cell.part {
        CellPart::Corner | CellPart::ColumnHead | CellPart::BandHead => Some(Scope::Column),
        CellPart::RowHead => Some(Scope::Row),
        CellPart::Data if has_labels && cell.column == 0 => Some(Scope::Row),
        CellPart::Data => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Located, SourceId, Span};
    use crate::form::{Align, Form, TableForm, built_in, load};

    fn form(name: &str) -> Form {
        let file = built_in(name).expect("built in");
        load(name, file).expect("sound")
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
        // A label's own heads are the labels on its left; the corner is nobody's.
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
            text: Located::verbatim(text, Span::new(SourceId::Input, 0, 0)),
        };
        let table = |label: &str| TableModel {
            widths: vec![1, 1],
            rows: 2,
            head_rows: 1,
            cells: vec![cell(0, 0, "类别"), cell(0, 1, "数量"), cell(1, 0, label), cell(1, 1, "3")],
            ..TableModel::default()
        };
        assert_eq!(heads(&table("会议"), (1, 1)), ["数量", "会议"]);
        assert_eq!(table("会议").heads()[2].scope, Some(Scope::Row));
        assert_eq!(heads(&table("1"), (1, 1)), ["数量"]);
        assert_eq!(table("1").heads()[2].scope, None);
    }
}
