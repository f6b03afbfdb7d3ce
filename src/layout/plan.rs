//! What both outputs must agree on: the lines of the title, and the measures of each table.
//!
//! Made once; the PDF is set by it and the DOCX is told it.

use crate::base::{Length, Located};

/// The decisions shared by the PDF and the DOCX.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The title's lines as they are set.
    pub title: Vec<Located>,
    /// One for each table of the document, in order.
    pub tables: Vec<TablePlan>,
}

/// The measures of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TablePlan {
    /// Widths of the columns; they add up to the measure exactly.
    pub columns: Vec<Length>,
    /// Heights of the rows.
    pub rows: Vec<Length>,
    /// For each cell of the model, how its text is set.
    pub cells: Vec<CellPlan>,
    /// Pitch of the lines within a cell.
    pub line: Length,
    /// Between a cell's text and its left and right borders.
    pub padding: Length,
}

/// How the text of one cell is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellPlan {
    /// Type size.
    pub size: Length,
    /// Number of lines it takes.
    pub lines: usize,
    /// Kept free on the left, beyond the padding; negative where a number stands over it.
    pub left: Length,
    /// Kept free on the right, beyond the padding: so much that another program cuts the lines
    /// of a centred text where we do.
    pub right: Length,
}
