//! One figure of a statistical table.

use std::collections::BTreeMap;
use std::fmt;

use super::{Amount, Decimal};
use crate::base::{Located, Span};

/// The content of a data cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A count, or a difference such as 本年增/减.
    Count(i64),
    /// A signed count that was written with its plus sign, and keeps it.
    Increase(i64),
    /// A fee in 万元.
    Fee(Decimal),
    /// An amount set just as it was written (2019 form, 采购总金额).
    Written(Located),
    /// Left blank on purpose: `""` or `"/"`, set as it is. Never the same as zero.
    Blank(String),
    /// A total that was left out and is to be computed.
    Omitted,
}

impl Figure {
    /// Its value, where it is a number.
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::Count(count) | Self::Increase(count) => Some(Amount::whole(*count)),
            Self::Fee(fee) => Some(fee.amount()),
            Self::Written(_) | Self::Blank(_) | Self::Omitted => None,
        }
    }
}

impl fmt::Display for Figure {
    /// As an input writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Increase(count) => write!(f, "+{count}"),
            Self::Fee(fee) => write!(f, "{fee}"),
            Self::Written(text) => f.write_str(text.as_str()),
            Self::Blank(text) => f.write_str(text),
            Self::Omitted => Ok(()),
        }
    }
}

/// A figure and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The figure.
    pub figure: Figure,
    /// Its place in the input; for an omitted one, the place of its line.
    pub span: Span,
}

/// The figures of one table: for each of its lines, by key, one entry per data cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Line key → entries, as many as the layout's line has cells.
    pub lines: BTreeMap<String, Vec<Entry>>,
}

impl Figures {
    /// The entry at `index` of the line `key`.
    #[must_use]
    pub fn entry(&self, key: &str, index: usize) -> Option<&Entry> {
        self.lines.get(key)?.get(index)
    }
}
