//! What was decided while setting, in order: this is what the line dump shows.

use std::ops::Range;

use crate::base::Length;

/// One thing that was set on a page. Items are named by their place in the page's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trace {
    /// A line of text.
    Line {
        /// Its items.
        items: Range<usize>,
        /// What was done to fill the measure.
        adjusted: Adjusted,
    },
    /// A table begins, or goes on.
    Table {
        /// Widths of its columns.
        columns: Vec<Length>,
    },
    /// A row of a table.
    Row {
        /// Its number in the table, from 0.
        row: usize,
        /// Its top, from the upper edge of the paper.
        top: Length,
        /// Its height on this page.
        height: Length,
        /// Whether it is a header row set again.
        repeated: bool,
    },
    /// A cell that begins in the row above, or whose label is set again there.
    Cell {
        /// Its column, from 0.
        column: usize,
        /// The items of each of its lines.
        lines: Vec<Range<usize>>,
    },
}

/// What was done to a line so that it fills its measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adjusted {
    /// What each step of squeezing took.
    pub squeezed: [Length; Self::STEPS],
    /// What all gaps together were widened by.
    pub stretched: Length,
    /// What the widest of the ordinary gaps was widened by, or would have to be by the fault.
    pub widest_gap: Length,
    /// What is not well about it, so that a reader may notice.
    pub fault: Option<Fault>,
}

impl Adjusted {
    /// The number of steps of squeezing: word spaces, brackets and quotes, pauses, gaps beside
    /// Latin, stops.
    pub const STEPS: usize = 5;
}

/// What is not well about a line, and could not be avoided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// To fill the measure its gaps would be wider by more than a quarter em: it is left ragged.
    Loose,
    /// It ends inside a word or number that is longer than the measure.
    Cut,
    /// It has no gap to stretch and does not reach the measure.
    Ragged,
}

/// Why a page ends before its last line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The document ends.
    End,
    /// A heading stays with what follows it.
    Heading,
    /// No line of a paragraph stands alone; three stay together.
    Paragraph,
    /// A table that fits a page is not cut.
    Table,
    /// A table ends a page between two of its bands, so that neither page is half empty.
    Bands,
    /// The row after it is not cut, or header rows stay with two more.
    Row,
    /// Attachments, signature and date take the end of the text along.
    Signature,
}
