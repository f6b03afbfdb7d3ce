//! One table of the form: its lines of input and its grid.

use serde::Deserialize;

use super::file::{Band, Column, Row, TableFile};
use super::grid::{CellContent, Grid};
use crate::base::{Length, Located, SourceId, Span};

/// What a data cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A whole number, zero or more.
    #[default]
    Count,
    /// A whole number with a sign, 本年增/减.
    SignedCount,
    /// An exact amount in 万元 with up to four decimals.
    Fee,
    /// An amount set just as it is written, with or without its unit.
    AsWritten,
}

/// A table of the form, with everything derived from its trees.
#[derive(Clone, Debug)]
pub struct TableForm {
    /// The key of its figures in the input.
    pub key: String,
    /// Type size of its cells, where it differs from the style's.
    pub size: Option<Length>,
    /// Least height of a row.
    pub row_height: Length,
    /// The lines the input is written in.
    pub lines: Vec<Line>,
    /// Every cell, with its spans.
    pub grid: Grid,
}

impl TableForm {
    /// The line with the key `key`.
    #[must_use]
    pub fn line(&self, key: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.key == key)
    }

    /// Keys and texts of all labels that have a key, in table order; one that heads several
    /// columns comes as often.
    pub fn labels(&self) -> impl Iterator<Item = (&str, &str)> {
        self.grid.cells.iter().filter_map(|cell| match &cell.content {
            CellContent::Label { key: Some(key), text } => Some((key.as_str(), text.as_str())),
            _ => None,
        })
    }
}

/// One line of input: the figures of a row, or of a group of columns in a table of one row.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its key in the input.
    pub key: String,
    /// Its label, for messages.
    pub label: Located,
    /// Lines whose figures add up to this one's; empty when it is no sum.
    pub sum: Vec<String>,
    /// Its data cells from left to right.
    pub cells: Vec<LineCell>,
}

impl Line {
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
    /// What it holds.
    pub kind: Kind,
    /// Indices of the line's cells that add up to this one; empty when it is no sum.
    pub sum: Vec<usize>,
}

/// The lines of a table, before any check.
pub(super) fn lines(table: &TableFile) -> Vec<Line> {
    if !table.bands.is_empty() {
        return table.bands.iter().flat_map(band_lines).collect();
    }
    if table.rows.is_empty() {
        return table.columns.iter().flat_map(group_lines).collect();
    }
    let cells = line_cells(&leaves(&table.columns));
    leaf_rows(&table.rows).into_iter().map(|row| row_line(row, &table.rows, &cells)).collect()
}

/// The text of a spanned string of the layout, knowing its place: labels stand between single
/// quotation marks, on one line.
pub(super) fn located(text: &toml::Spanned<String>) -> Located {
    let span = text.span();
    let inside = Span::new(SourceId::Layout, span.start + 1, span.end.saturating_sub(1));
    Located::verbatim(text.get_ref(), inside)
}

/// The columns without columns of their own, from left to right.
pub(super) fn leaves(columns: &[Column]) -> Vec<&Column> {
    let mut found = Vec::new();
    for column in columns {
        match column.columns.is_empty() {
            true => found.push(column),
            false => found.extend(leaves(&column.columns)),
        }
    }
    found
}

/// The rows without rows of their own, from top to bottom.
pub(super) fn leaf_rows(rows: &[Row]) -> Vec<&Row> {
    let mut found = Vec::new();
    for row in rows {
        match row.rows.is_empty() {
            true => found.push(row),
            false => found.extend(leaf_rows(&row.rows)),
        }
    }
    found
}

/// A leaf column's key; validation has refused a layout where one is missing.
fn column_key(column: &Column) -> &str {
    column.key.as_ref().map_or("", |key| key.get_ref().as_str())
}

fn line_cells(columns: &[&Column]) -> Vec<LineCell> {
    let position = |key: &str| columns.iter().position(|column| column_key(column) == key);
    let cell = |column: &&Column| LineCell {
        key: column_key(column).to_owned(),
        label: located(&column.label),
        kind: column.kind,
        sum: column.sum.iter().filter_map(|key| position(key.get_ref())).collect(),
    };
    columns.iter().map(cell).collect()
}

fn row_line(row: &Row, all: &[Row], cells: &[LineCell]) -> Line {
    Line {
        key: row.key.get_ref().clone(),
        label: located(&row.label),
        sum: row.sum.iter().flat_map(|key| rows_under(all, key.get_ref())).collect(),
        cells: cells.to_vec(),
    }
}

fn band_lines(band: &Band) -> Vec<Line> {
    let cells = line_cells(&leaves(&band.columns));
    band.rows.iter().map(|row| row_line(row, &band.rows, &cells)).collect()
}

/// The lines of a table of one row: each outermost column group with a key is a line.
fn group_lines(column: &Column) -> Vec<Line> {
    match (&column.key, column.columns.is_empty()) {
        (Some(key), false) => vec![Line {
            key: key.get_ref().clone(),
            label: located(&column.label),
            sum: Vec::new(),
            cells: line_cells(&leaves(&column.columns)),
        }],
        _ => column.columns.iter().flat_map(group_lines).collect(),
    }
}

/// The keys of the leaf rows that `key` names: its own, or those of its group.
pub(super) fn rows_under(rows: &[Row], key: &str) -> Vec<String> {
    rows.iter()
        .flat_map(|row| match row.key.get_ref() == key {
            true if row.rows.is_empty() => vec![key.to_owned()],
            true => leaf_rows(&row.rows).iter().map(|row| row.key.get_ref().clone()).collect(),
            false => rows_under(&row.rows, key),
        })
        .collect()
}
