//! What must agree in a table besides its sums (勾稽关系), within a year and from year to year.

use toml::Spanned;

use super::file::{BalanceFile, Band, BoundFile, CarryFile, Column, Row, TableFile};
use super::heads::head_leaves;
use super::trees::{leaf_rows, rows_under};
use crate::base::{Diagnostic, Span};

/// Two groups of lines with the same sum in every column (新收加结转等于办理加结转下年).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// Keys of the lines on one side.
    pub left: Vec<String>,
    /// Keys of the lines on the other side.
    pub right: Vec<String>,
}

/// A line that must equal, column by column, another line of last year's report (上年结转).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carry {
    /// The line of last year's report.
    pub from: String,
    /// The line of this year's.
    pub to: String,
}

/// Cells of a line that are parts of other cells of it, so that they cannot come to more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Indices of the cells that are a part.
    pub part: Vec<usize>,
    /// Indices of the cells that they are a part of.
    pub whole: Vec<usize>,
}

/// Cells of a line that describe a stock: what there is at the end of the year is last year's
/// number, plus what was added, minus what was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stock {
    /// Index of what there is at the end of the year.
    pub total: usize,
    /// Index of what was added in the year.
    pub added: usize,
    /// Index of what was removed in the year.
    pub removed: usize,
}

impl BalanceFile {
    /// The balance with each key of a group of rows replaced by those of its rows.
    pub(super) fn resolve(&self, rows: &[Row]) -> Balance {
        let side = |keys: &[Spanned<String>]| {
            keys.iter().flat_map(|key| rows_under(rows, key.get_ref())).collect()
        };
        Balance { left: side(&self.left), right: side(&self.right) }
    }
}

impl CarryFile {
    /// The keys alone.
    pub(super) fn resolve(&self) -> Carry {
        Carry { from: self.from.get_ref().clone(), to: self.to.get_ref().clone() }
    }
}

/// What is wrong with a table's relations: they name rows of the table, and columns of their band.
pub(super) fn relation_faults(table: &TableFile) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut add = |message: String, at: &Spanned<String>| {
        let span = Span::of(table.source, &at.span());
        faults.push(Diagnostic::error("L111", message, span));
    };
    let rows = table.balances.iter().flat_map(BalanceFile::keys);
    for key in rows.filter(|key| rows_under(&table.rows, key.get_ref()).is_empty()) {
        add(format!("{} 不是这张表的行", key.get_ref()), key);
    }
    let leaves = leaf_rows(&table.rows);
    let is_line = |key: &str| leaves.iter().any(|row| row.key.get_ref() == key);
    let carried = table.carried.iter().flat_map(CarryFile::keys);
    for key in carried.filter(|key| !is_line(key.get_ref())) {
        add(format!("{} 不是这张表里填数的行", key.get_ref()), key);
    }
    let empty = table.balances.iter().any(|it| it.left.is_empty() || it.right.is_empty());
    let mut bounds = table.bands.iter().flat_map(|band| &band.at_most);
    if empty || bounds.any(|it| it.part.is_empty() || it.whole.is_empty()) {
        add("balances、at_most 的每一边都要写".to_owned(), &table.key);
    }
    for band in &table.bands {
        let columns = head_leaves(&band.columns);
        let keys: Vec<&String> =
            columns.iter().filter_map(|column| Some(column.key.as_ref()?.get_ref())).collect();
        for key in column_keys(band).filter(|key| !keys.contains(&key.get_ref())) {
            add(format!("{} 不是这里的列", key.get_ref()), key);
        }
    }
    faults
}

/// The keys of columns that a band's relations name.
fn column_keys(band: &Band) -> impl Iterator<Item = &Spanned<String>> {
    let bounds = band.at_most.iter().flat_map(|bound| bound.part.iter().chain(&bound.whole));
    let stock = band.stock.iter().flat_map(|stock| [&stock.total, &stock.added, &stock.removed]);
    bounds.chain(stock)
}

/// Where a column of a band stands.
fn position(band: &Band, key: &Spanned<String>) -> Option<usize> {
    let columns = head_leaves(&band.columns);
    let is_it = |column: &&Column| {
        column.key.as_ref().is_some_and(|other| other.get_ref() == key.get_ref())
    };
    columns.iter().position(is_it)
}

/// The bounds of each line of a band.
pub(super) fn bounds(band: &Band) -> Vec<Bound> {
    let places = |keys: &[Spanned<String>]| {
        keys.iter().filter_map(|key| position(band, key)).collect::<Vec<_>>()
    };
    let bound = |file: &BoundFile| Bound { part: places(&file.part), whole: places(&file.whole) };
    band.at_most.iter().map(bound).collect()
}

/// The stock of each line of a band.
pub(super) fn stock(band: &Band) -> Option<Stock> {
    let file = band.stock.as_ref()?;
    let [total, added, removed] =
        [&file.total, &file.added, &file.removed].map(|key| position(band, key));
    Some(Stock { total: total?, added: added?, removed: removed? })
}
