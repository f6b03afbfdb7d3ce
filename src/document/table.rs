//! A table as a complete matrix: every slot is a cell or covered by one.

use std::collections::BTreeSet;

use crate::base::{Length, Located};
use crate::form::{Align, CellPart, Growth};

/// A table ready to be set.
#[derive(Clone, Debug, Default)]
pub struct TableModel {
    /// Its key, for those who address its cells.
    pub key: String,
    /// The heading it stands under.
    pub heading: String,
    /// Whether it is one of the form's own. Such a table is never cut where it fits a page: it goes
    /// to a new one, however much room stays empty. A free table of the input is cut instead where
    /// too much would stay empty.
    pub official: bool,
    /// The line above it, of a free table.
    pub caption: Option<Located>,
    /// The unit of its figures, set above it on the right, `单位：件`.
    pub unit: Option<Located>,
    /// Relative widths of the columns; where one is 0, all are found from their texts.
    pub widths: Vec<u32>,
    /// Number of rows.
    pub rows: usize,
    /// Rows at the top that are repeated on every page.
    pub head_rows: usize,
    /// Type size of the cells, where it is not the style's.
    pub size: Option<Length>,
    /// Least height of a row.
    pub row_height: Length,
    /// How far its rows may grow where its page would stay short.
    pub growth: Option<Growth>,
    /// The cells by row, then by column; together they cover every slot once.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// First row, from 0.
    pub row: usize,
    /// First column, from 0.
    pub column: usize,
    /// Rows covered.
    pub row_span: usize,
    /// Columns covered.
    pub column_span: usize,
    /// What it is for.
    pub part: CellPart,
    /// How its text stands.
    pub align: Align,
    /// Its text; empty for a blank.
    pub text: Located,
}

impl TableModel {
    /// Number of columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.widths.len()
    }

    /// What a table is, in one sentence for those who cannot see it: its heading and its size.
    #[must_use]
    pub fn summary(&self) -> String {
        // A row in which no cell begins is not counted: a reader sees no row there.
        let begun: BTreeSet<usize> = self.cells.iter().map(|cell| cell.row).collect();
        let heads = begun.range(..self.head_rows).count();
        let (rows, columns) = (begun.len(), self.columns());
        let above = if heads > 0 { format!("，前{heads}行为表头") } else { String::new() };
        format!("表格：{}。共{rows}行、{columns}列{above}。", self.heading)
    }

    /// The rows in which a band opens, but the first: each band is a table of its own.
    pub fn bands(&self) -> impl Iterator<Item = usize> {
        let bands = self.cells.iter().filter(|cell| cell.part == CellPart::BandHead);
        bands.map(|cell| cell.row).filter(|row| *row > 0)
    }

    /// For each row, for each column, the index of the cell that covers the slot;
    /// `None` would be a hole, which a grid derived from trees cannot have.
    #[must_use]
    pub fn slots(&self) -> Vec<Vec<Option<usize>>> {
        let mut slots = vec![vec![None; self.columns()]; self.rows];
        for (index, cell) in self.cells.iter().enumerate() {
            for row in slots.iter_mut().skip(cell.row).take(cell.row_span) {
                for slot in row.iter_mut().skip(cell.column).take(cell.column_span) {
                    *slot = Some(index);
                }
            }
        }
        slots
    }
}
