//! What the words of a report state of the figures of its tables.

use crate::base::{Located, Span};

/// A figure that is added, or with `is_less` subtracted, to come to the stated number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellTerm {
    /// Which table of the form.
    pub(super) table: usize,
    /// Which line of it.
    pub(super) line: usize,
    /// Which cell of that.
    pub(super) index: usize,
    pub(super) is_less: bool,
}

/// Figures that together may be a stated number.
pub(super) type CellSum = Vec<CellTerm>;

/// How sure is it which figure a number is?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Every word of its clause is known.
    Sure,
    /// Some are not: the number may be of a part, and is told only where it looks like a slip.
    Likely,
}

/// A number of cases that the words state.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The words and the number.
    pub(super) text: Located,
    /// The number; zero where the words say that there was none.
    pub(super) count: i64,
    /// Whether it is right too where it is less.
    pub(super) is_at_most: bool,
    /// How sure that is.
    pub(super) certainty: Certainty,
    /// Whether a slip of each of the sums is told, and not only of the likeliest.
    pub(super) is_row_likely: bool,
    /// The token of the number.
    pub(super) at: usize,
    /// Where its paragraph begins, in the source,
    pub(super) paragraph: Span,
    /// and its sentence.
    pub(super) sentence: Span,
    /// What it may be, the likeliest first.
    pub(super) sums: Vec<CellSum>,
    /// What was left over from last year, where the words say that all is done, and the figure is what is left
    /// over this year.
    pub(super) finished: Option<CellSum>,
    /// The rule that compares it.
    pub(super) rule: &'static str,
}
