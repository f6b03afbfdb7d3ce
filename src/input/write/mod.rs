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

pub use comments::{Anchor, Comments};
pub use draft::Draft;

use crate::form::Form;
use lines::{joined, remarks};

/// Writes a report, or what is known of one, as an input of `form`.
///
/// Of a whole report, reading gives the same again but for places: what
/// [`read`](super::read()) could not have given has to bend. A table of a draft whose heads are no
/// tree gets heads that are, one that cannot be put behind its paragraph comes at the end of its
/// section, and an omitted figure in a line that gives others like it is a blank.
#[must_use]
pub fn write(draft: &Draft, form: &Form) -> String {
    let comments = draft.comments.clone();
    let mut writer = Writer { draft, form, comments, out: String::new() };
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

/// An input as far as it is written.
struct Writer<'d> {
    draft: &'d Draft,
    form: &'d Form,
    /// The caller's comments that are still to be written.
    comments: Comments,
    out: String,
}

impl Writer<'_> {
    fn beginning(&mut self) {
        if let Some(path) = &self.draft.schema {
            self.out += &format!("#:schema ./{path}\n");
        }
        let lines = self.comments.take(&Anchor::Beginning);
        self.out += &remarks(&lines);
    }

    /// What finds no place elsewhere, and what belongs here.
    fn end(&mut self) {
        let lines = self.comments.take_rest();
        if !lines.is_empty() {
            self.out += &format!("\n{}", remarks(&lines));
        }
    }

    /// What stands behind the value of a key: its meaning, and what the caller says.
    fn beside(&mut self, key: &str, meaning: &str) -> String {
        let own = self.comments.take(&Anchor::key(key));
        joined([meaning.to_owned()].into_iter().chain(own))
    }

    /// What the caller says of a key, to stand above it.
    fn above(&mut self, key: &str) -> String {
        remarks(&self.comments.take(&Anchor::key(key)))
    }

    /// A key that may be left out, with its value, or as an example where the draft has none and
    /// examples are shown.
    fn option(&self, key: &str, value: Option<String>, example: &str) -> Option<String> {
        match value {
            Some(value) => Some(format!("{key} = {value}")),
            None => self.draft.shows_options.then(|| format!("#{key} = {example}")),
        }
    }
}
