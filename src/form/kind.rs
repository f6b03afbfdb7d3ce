//! What may a data cell hold?

use serde::Deserialize;

/// What a data cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureKind {
    /// A whole number, zero or more.
    #[default]
    Count,
    /// A whole number with a sign, 本年增/减.
    SignedCount,
    /// An exact amount in 万元 with up to four decimals.
    Fee,
    /// An amount set just as it is written, with or without its unit.
    AsWritten,
}
