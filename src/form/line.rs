//! In which lines are the figures of a table written?
//!
//! A line is a row of the table, or, in a table of one row, a group of columns.

use std::sync::Arc;

use super::file::{Band, Column, Row, TableFile};
use super::heads::head_leaves;
use super::kind::FigureKind;
use super::relations::{self, Bound, Stock};
use super::trees::{leaf_rows, located, rows_under};
use crate::base::{Located, SourceId};
use crate::vocabulary::Meanings;

/// One line of input: the figures of a row, or of a group of columns in a table of one row.
#[derive(Clone, Debug)]
pub struct FigureLine {
    /// Its key in the input.
    pub key: String,
    /// Which of its table's lines it is, from 0.
    pub number: usize,
    /// Its label, for messages.
    pub label: Located,
    /// What it means to those who read prose, with the stubs beside it.
    pub meanings: Meanings,
    /// Lines whose figures add up to this one's; empty when it is no sum.
    pub sum: Vec<String>,
    /// Its data cells from left to right, which lines of the same columns share.
    pub cells: Arc<[LineCell]>,
    /// Which cells cannot come to more than others that they are parts of.
    pub bounds: Vec<Bound>,
    /// Which cells describe a stock, where some do.
    pub stock: Option<Stock>,
}

impl FigureLine {
    /// How many of its cells are sums of other cells of the line.
    #[must_use]
    pub fn sum_cells(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.sum.is_empty()).count()
    }
}

/// One data cell of a line.
#[derive(Clone, Debug)]
pub struct LineCell {
    /// The key of its column.
    pub key: String,
    /// The label of its column, for messages.
    pub label: Located,
    /// What its column means to those who read prose, with the heads over it.
    pub meanings: Meanings,
    /// What it holds.
    pub kind: FigureKind,
    /// Indices of the line's cells that add up to this one; empty when it is no sum.
    pub sum: Vec<usize>,
}

/// The lines of a table, before any check.
pub(super) fn lines(table: &TableFile) -> Vec<FigureLine> {
    let mut lines = unnumbered(table);
    lines.iter_mut().enumerate().for_each(|(number, line)| line.number = number);
    lines
}

fn unnumbered(table: &TableFile) -> Vec<FigureLine> {
    let source = table.source;
    if !table.bands.is_empty() {
        return table.bands.iter().flat_map(|band| band_lines(band, source)).collect();
    }
    if table.rows.is_empty() {
        return table.columns.iter().flat_map(|column| group_lines(column, source)).collect();
    }
    let cells = line_cells(&head_leaves(&table.columns), source);
    let rows = leaf_rows(&table.rows).into_iter();
    rows.map(|row| row_line(row, &table.rows, &cells, source)).collect()
}

/// A leaf column's key; validation has refused a layout where one is missing.
fn column_key(column: &Column) -> &str {
    column.key.as_ref().map_or("", |key| key.get_ref().as_str())
}

fn line_cells(columns: &[&Column], source: SourceId) -> Arc<[LineCell]> {
    let position = |key: &str| columns.iter().position(|column| column_key(column) == key);
    let cell = |column: &&Column| LineCell {
        key: column_key(column).to_owned(),
        label: located(&column.label, source),
        meanings: column.meanings,
        kind: column.kind,
        sum: column.sum.iter().filter_map(|key| position(key.get_ref())).collect(),
    };
    columns.iter().map(cell).collect()
}

fn row_line(row: &Row, all: &[Row], cells: &Arc<[LineCell]>, source: SourceId) -> FigureLine {
    FigureLine {
        key: row.key.get_ref().clone(),
        number: 0,
        label: located(&row.label, source),
        meanings: row.meanings,
        sum: row.sum.iter().flat_map(|key| rows_under(all, key.get_ref())).collect(),
        cells: Arc::clone(cells),
        bounds: Vec::new(),
        stock: None,
    }
}

fn band_lines(band: &Band, source: SourceId) -> Vec<FigureLine> {
    let cells = line_cells(&head_leaves(&band.columns), source);
    let line = |row: &Row| FigureLine {
        bounds: relations::bounds(band),
        stock: relations::stock(band),
        ..row_line(row, &band.rows, &cells, source)
    };
    band.rows.iter().map(line).collect()
}

/// The lines of a table of one row: each outermost column group with a key is a line.
fn group_lines(column: &Column, source: SourceId) -> Vec<FigureLine> {
    match (&column.key, column.columns.is_empty()) {
        (Some(key), false) => vec![FigureLine {
            key: key.get_ref().clone(),
            number: 0,
            label: located(&column.label, source),
            meanings: column.meanings,
            sum: Vec::new(),
            cells: line_cells(&head_leaves(&column.columns), source),
            bounds: Vec::new(),
            stock: None,
        }],
        _ => column.columns.iter().flat_map(|below| group_lines(below, source)).collect(),
    }
}
