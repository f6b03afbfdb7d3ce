//! One table of the form: its lines of input and its grid.

use super::grid::{CellContent, Grid};
use super::line::FigureLine;
use super::relations::{Balance, Carry};
use crate::base::Length;

/// A table of the form, with everything derived from its trees.
#[derive(Clone, Debug)]
pub struct TableForm {
    /// The key of its figures in the input.
    pub key: String,
    /// Which of the form's tables it is, from 0.
    pub number: usize,
    /// Type size of its cells, where it differs from the style's.
    pub size: Option<Length>,
    /// Least height of a row.
    pub row_height: Length,
    /// How far it may grow where its page would stay short.
    pub growth: Option<Growth>,
    /// The lines the input is written in.
    pub lines: Vec<FigureLine>,
    /// Groups of lines that must have the same sums.
    pub balances: Vec<Balance>,
    /// Lines that must equal lines of last year's report.
    pub carried: Vec<Carry>,
    /// Every cell, with its spans.
    pub grid: Grid,
}

/// How far the rows of a table may grow, all alike, where the table after it goes to a new page and
/// its own would stay short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Growth {
    /// The least height of a row then.
    pub row_height: Length,
    /// The type, which grows with the rows; as it is where none is said.
    pub size: Option<Length>,
}

impl TableForm {
    /// The line with the key `key`.
    #[must_use]
    pub fn line(&self, key: &str) -> Option<&FigureLine> {
        self.lines.iter().find(|line| line.key == key)
    }

    /// Whether all its figures stand in one row; then each group of columns is a line of input.
    #[must_use]
    pub fn is_one_row(&self) -> bool {
        self.grid.rows == self.grid.head_rows + 1
    }

    /// Keys and texts of all labels that have a key, in table order; a label that occurs several
    /// times is listed as often.
    pub fn labels(&self) -> impl Iterator<Item = (&str, &str)> {
        self.grid.cells.iter().filter_map(|cell| match &cell.content {
            CellContent::Label { key: Some(key), text } => Some((key.as_str(), text.as_str())),
            _ => None,
        })
    }
}
