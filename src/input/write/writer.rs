//! What all that write an input share: the file so far, and the comments that are still to come.

use super::comments::{Anchor, Comments};
use super::draft::Draft;
use super::lines::{joined, remarks};
use crate::form::Form;
use crate::syntax::is_unseen;

/// An input as far as it is written.
pub(super) struct Writer<'d> {
    pub(super) draft: &'d Draft,
    pub(super) form: &'d Form,
    /// The caller's comments that are still to be written.
    pub(super) comments: Comments,
    pub(super) out: String,
}

impl<'d> Writer<'d> {
    pub(super) fn new(draft: &'d Draft, form: &'d Form) -> Self {
        Self { draft, form, comments: draft.comments.clone(), out: String::new() }
    }

    /// The line for editors, and what the caller says of the whole.
    pub(super) fn beginning(&mut self) {
        if let Some(path) = &self.draft.schema {
            self.out += &format!("#:schema ./{}\n", path.replace(is_unseen, " "));
        }
        let lines = self.comments.take(&Anchor::Beginning);
        self.out += &remarks(&lines);
    }

    /// What finds no place elsewhere, and what belongs here.
    pub(super) fn end(&mut self) {
        let lines = self.comments.take_rest();
        if !lines.is_empty() {
            self.out += &format!("\n{}", remarks(&lines));
        }
    }

    /// What stands behind the value of a key: its meaning, and what the caller says.
    pub(super) fn beside(&mut self, key: &str, meaning: &str) -> String {
        let own = self.comments.take(&Anchor::key(key));
        joined([meaning.to_owned()].into_iter().chain(own))
    }

    /// What the caller says of a key, to stand above it.
    pub(super) fn above(&mut self, key: &str) -> String {
        remarks(&self.comments.take(&Anchor::key(key)))
    }

    /// A key that may be left out, with its value, or as an example where the draft has none and
    /// examples are shown.
    pub(super) fn option(&self, key: &str, value: Option<String>, example: &str) -> Option<String> {
        match value {
            Some(value) => Some(format!("{key} = {value}")),
            None => self.draft.shows_options.then(|| format!("#{key} = {example}")),
        }
    }
}
