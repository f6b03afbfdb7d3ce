//! A table that the report adds to those of the form.

use super::Align;
use crate::base::Located;

/// A table within the words of a section. Every place in its rows and columns belongs to exactly
/// one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeTable {
    /// How many paragraphs of its section stand above it.
    pub after: usize,
    /// The caption above it.
    pub caption: Option<Located>,
    /// The unit of its figures, set above it on the right.
    pub unit: Option<Located>,
    /// Relative widths of the columns, all 0 when the input gives none.
    pub widths: Vec<u32>,
    /// Number of rows, the heads' included.
    pub rows: usize,
    /// Rows at the top that are heads.
    pub head_rows: usize,
    /// The cells in reading order: by row, then by column.
    pub cells: Vec<FreeCell>,
}

/// A cell of a free table. A cell that begins in one of the `head_rows` is a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeCell {
    /// First row, from 0.
    pub row: usize,
    /// First column, from 0.
    pub column: usize,
    /// Rows covered, at least 1.
    pub row_span: usize,
    /// Columns covered, at least 1.
    pub column_span: usize,
    /// How its text stands.
    pub align: Align,
    /// Its text; empty for a blank.
    pub text: Located,
}
