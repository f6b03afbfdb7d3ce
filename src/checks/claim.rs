//! What the words of a report state of the figures of its tables.

use crate::base::Located;

/// A figure that is added, or with `is_less` subtracted, to come to the stated number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A number of cases that the words state.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The words and the number.
    pub(super) text: Located,
    /// The number; zero where the words say that there was none.
    pub(super) count: i64,
    /// Whether it is right too where it is less.
    pub(super) is_at_most: bool,
    /// What it may be, the likeliest first.
    pub(super) sums: Vec<CellSum>,
    /// The rule that compares it.
    pub(super) rule: &'static str,
}
