//! A slip in a text, before a rule tells of it.

use std::borrow::Cow;
use std::ops::Range;

use crate::base::{Diagnostic, Edit, Located, Repair};
use crate::checks::Rule;

/// What is written in place of a part of a text.
pub(super) type Change = (Range<usize>, Cow<'static, str>);

/// A slip in a text.
pub(super) struct Slip {
    /// Where in the text.
    pub(super) place: Range<usize>,
    /// What is wrong, in Chinese.
    pub(super) message: String,
    /// What to do, in Chinese.
    pub(super) help: String,
    /// What mends it; nothing where that is not certain.
    pub(super) changes: Vec<Change>,
}

impl Slip {
    /// The finding of a rule about it.
    pub(super) fn finding(self, rule: &Rule, text: &Located) -> Diagnostic {
        let found = rule.finding(text.span_of(self.place), self.message).help(self.help);
        let changes = self.changes.into_iter();
        let edits: Vec<Edit> = changes.map(|(range, new)| Edit::part(text, range, new)).collect();
        if edits.is_empty() { found } else { found.fix(Repair::Writing, edits) }
    }
}

/// A change of a part of a text.
pub(super) fn change(range: Range<usize>, new: impl Into<Cow<'static, str>>) -> Change {
    (range, new.into())
}
