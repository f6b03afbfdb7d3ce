//! For which years is a form?

use std::fmt;

use serde::Deserialize;

/// The report years that a form is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Years {
    /// The first, if there is one.
    pub first: Option<u16>,
    /// The last, if there is one.
    pub last: Option<u16>,
}

impl Years {
    /// Whether the form is for reports about `year`.
    #[must_use]
    pub fn contain(&self, year: u16) -> bool {
        self.first.is_none_or(|first| first <= year) && self.last.is_none_or(|last| year <= last)
    }
}

impl fmt::Display for Years {
    /// `2021 年度及以后`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (Some(first), Some(last)) if first == last => write!(f, "{first} 年度"),
            (Some(first), Some(last)) => write!(f, "{first} 至 {last} 年度"),
            (Some(first), None) => write!(f, "{first} 年度及以后"),
            (None, Some(last)) => write!(f, "{last} 年度及以前"),
            (None, None) => f.write_str("各年度"),
        }
    }
}
