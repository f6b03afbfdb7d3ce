//! Writing an input: every key with what the form says of it, in the order of the form.
//!
//! This is the reader's other half: what is written here reads as it was meant, and the blank
//! input of a form ([`template`](super::template())) is a [`Draft`] with nothing in it. Keys that
//! may be left out stand as comments whose `#` is followed by no space, where they are asked for:
//! a clerk takes the mark away, and they work.

mod comments;
mod draft;
mod ending;
mod figure_notes;
mod figures;
mod free_columns;
mod free_table;
mod head;
mod lines;
mod prose;
mod writer;

pub use comments::{Anchor, Comments};
pub use draft::Draft;

use crate::form::Form;
use writer::Writer;

/// Writes a report, or what is known of one, as an input of `form`.
///
/// Of a whole report, reading gives the same again but for places: what
/// [`read`](super::read()) could not have given has to bend. A table of a draft whose heads are no
/// tree gets heads that are, one that cannot be put behind its paragraph comes at the end of its
/// section, and an omitted figure in a line that gives others like it is a blank.
#[must_use]
pub fn write(draft: &Draft, form: &Form) -> String {
    let mut writer = Writer::new(draft, form);
    writer.beginning();
    writer.head();
    writer.options();
    for section in &form.sections {
        if section.prose {
            writer.section(section);
        }
        for table in &section.tables {
            writer.table(section, table);
        }
    }
    writer.headings();
    writer.labels();
    writer.checks();
    writer.end();
    writer.out
}
