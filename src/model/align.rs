//! How a text stands between the borders of its cell.

/// How a cell's text stands between its borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right, in free tables.
    Right,
    /// On the decimal point, the column centred as a block, in free tables.
    Decimal,
}
