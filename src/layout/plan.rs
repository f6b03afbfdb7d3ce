//! What both outputs must agree on: the lines of the title, the measures of each table, the
//! places of the signature.
//!
//! Made once; the PDF is set by it and the DOCX is told it. By which rules its blocks and rows
//! hold together is said in `place`.

use std::ops::Range;

use super::context::Notes;
use super::paragraph::Line;
use crate::base::{Length, Located};

/// The decisions shared by the PDF and the DOCX.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The title's lines as they are set.
    pub title: Vec<Located>,
    /// The date below it, where the form puts it there.
    pub title_date: Option<Located>,
    /// One for each table of the document, in order.
    pub tables: Vec<TablePlan>,
    /// One for each attachment.
    pub attachments: Vec<AttachmentPlan>,
    /// The signature's, where there is one.
    pub signature: Option<SignaturePlan>,
    /// What was found wrong on the way.
    pub(super) notes: Notes,
}

/// How one attachment is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttachmentPlan {
    /// What stands before its name: `附件：1.`, `2.`
    pub label: String,
    pub(super) head: Option<Line>,
    /// From the left end of the measure to the label, and to the name.
    pub(super) head_left: Length,
    pub(super) name_left: Length,
    pub(super) name: Vec<Line>,
    /// Label and name.
    pub(super) text: String,
    /// The name as it was written.
    pub(super) written: Located,
}

impl AttachmentPlan {
    /// How many lines it takes.
    #[must_use]
    pub fn lines(&self) -> i64 {
        i64::try_from(self.name.len()).unwrap_or(i64::MAX)
    }
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
    /// Height of the caption and the unit above the table.
    pub head: Length,
    /// The white above caption and table, and below.
    pub white: TableWhite,
    /// Blank lines that the block below has above it; they are part of the white.
    pub blank_below: u8,
    /// The row above which a page ends, where a table that is kept whole otherwise is cut between
    /// two of its bands.
    pub cut: Option<usize>,
    /// The first row of the table's end where that stands at the head of a page, with no white above
    /// it.
    pub from_head: Option<usize>,
    /// What is kept free on both sides of a caption so that another program cuts it where we do.
    pub caption_side: Length,
    /// The lines of the caption, and the unit's.
    pub(super) caption: Vec<Line>,
    pub(super) unit: Option<Line>,
}

/// The white above and below a table with its caption.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableWhite {
    /// What is left free at least above it, where a page has room for no more.
    pub least_above: Length,
    /// Above it, except at the head of a page.
    pub above: Length,
    /// Below it, to the next text, blank lines included.
    pub below: Length,
}

/// How the text of one cell is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellPlan {
    /// Type size.
    pub size: Length,
    /// What is taken out of each gap between two characters.
    pub condensed: Length,
    /// Kept free on the left, beyond the table's padding; negative where the cell has less.
    pub left: Length,
    /// Kept free on the right, beyond the table's padding: so much that another program cuts
    /// the text where we do.
    pub right: Length,
    /// How far the first line begins to the left of the others: an opening mark hangs the white
    /// half of its cell out.
    pub hanging: Length,
    /// By how much the gaps behind some characters are wider so that another program cuts there,
    /// where it would not for what is kept free; by the place of the character in the text, in
    /// bytes.
    pub gaps: Vec<(usize, Length)>,
    /// The lines, each with the place of its left end in the table.
    pub(super) lines: Vec<(Length, Line)>,
}

impl CellPlan {
    /// How many lines the text takes.
    #[must_use]
    pub fn count(&self) -> i64 {
        i64::try_from(self.lines.len()).unwrap_or(i64::MAX)
    }

    /// Where in the text each line stands, in bytes.
    pub fn lines(&self) -> impl Iterator<Item = Range<usize>> {
        self.lines.iter().map(|(_, line)| line.text.clone())
    }
}

/// Where a signature stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignaturePlan {
    /// Who signs; a long name on several lines.
    pub name: Vec<SignatureLine>,
    /// When.
    pub date: Option<SignatureLine>,
    /// Blank lines above.
    pub above: u8,
    /// Blank lines below, kept for the seal.
    pub below: u8,
}

impl SignaturePlan {
    /// Lines the block takes, the blank ones included.
    #[must_use]
    pub fn lines(&self) -> i64 {
        let name = i64::try_from(self.name.len()).unwrap_or(0);
        i64::from(self.above) + name + i64::from(self.date.is_some()) + i64::from(self.below)
    }
}

/// One line of a signature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignatureLine {
    /// From the left end of the measure.
    pub left: Length,
    /// Its width.
    pub width: Length,
    /// Its text.
    pub text: Located,
    pub(super) line: Line,
}
