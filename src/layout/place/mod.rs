//! The rules of place: measures, and what holds together. Each is stated here, once, with its
//! source.
//!
//! The layout applies them to the room it knows; the DOCX turns the same rules into what Word
//! knows, `w:keepNext` and `w:cantSplit`. Another writer asks here too.
//!
//! | file | says |
//! |---|---|
//! | `measures` | indents and insets, blank lines, heights of lines, where the page number stands |
//! | `blocks` | headings with what they head, the lines of a paragraph, the end of the text with attachments and signature |
//! | `rows` | header rows with the first rows below them, the last rows, tables that are not cut |
//!
//! What the form may choose (type sizes, the page, white in cells) is data of its file. What one
//! step alone asks stands with that step: the costs of breaking lines, the ladder of narrow
//! cells, the shape of a title. What Word alone needs stands in `docx/`.

mod blocks;
mod measures;
mod rows;

pub(super) use blocks::attachment_lines;
pub use blocks::{LEAST_LINES, blank_lines_above};
pub use measures::{
    ABOVE_FIRST_BORDER, ATTACHMENT_HEAD, ATTACHMENT_HEAD_CHARACTERS, ATTACHMENT_INDENT,
    ATTACHMENTS_ABOVE, BLANK_BELOW_TITLE, BORDER, INDENT, MOST_SIGNATURE_LINES, NUMBER_RULE,
    NUMBER_RULE_RISE, SEALED_DATE_INSET, SIGNATURE_INSET, Side, caption_line, grid_below_table,
    least_below_table, number_side, signature_blank_lines, table_line, table_white, title_line,
    title_lines, unit_line,
};
pub use rows::{CUT_LOSS, LEAST_BEGUN, LEAST_BODY_ROWS, LEAST_ROW_LINES, RowRules, against_loss};
