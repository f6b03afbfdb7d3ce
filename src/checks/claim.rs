//! What the words of a report state of the figures of its tables.

use crate::base::Located;

/// Which cells of a line are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Columns {
    /// The total, or the last where there is none.
    Last,
    /// The one with this key.
    Key(&'static str),
}

/// A figure that is added, or with `is_less` subtracted, to come to the stated number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) table: &'static str,
    pub(super) line: &'static str,
    pub(super) columns: Columns,
    pub(super) is_less: bool,
}

/// What a claim may mean.
pub(super) type Meaning = Vec<Term>;

/// A number of cases that the words state.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The words and the number.
    pub(super) text: Located,
    /// The number; zero where the words say that there was none.
    pub(super) count: i64,
    /// What it may mean, the likeliest first.
    pub(super) meanings: Vec<Meaning>,
    /// What the claim is about.
    pub(super) subject: Subject,
}

/// What a claim is about. Each rule takes the claims of one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A number of requests.
    Applications,
    /// A number of disputes.
    Disputes,
    /// A statement that there was none.
    None,
    /// A number of table 二.
    Disclosure,
}
