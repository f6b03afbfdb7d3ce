//! A table that the report brings along, beside those of the form.

use super::Align;
use crate::base::Located;

/// A table within the words of a section. Every slot is a cell or covered by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeTable {
    /// How many paragraphs of its section stand above it.
    pub after: usize,
    /// The line above it.
    pub caption: Option<Located>,
    /// What its figures count, at the right above it.
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

/// A cell of a free table; a head when it begins in a row of heads.
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
