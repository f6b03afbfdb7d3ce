//! Do the figures agree with each other, and with last year's?

pub(super) mod balances;
pub(super) mod blanks;
pub(super) mod bounds;
pub(super) mod carried;
pub(super) mod column_totals;
pub(super) mod group_totals;
pub(super) mod jumps;
pub(super) mod own_totals;
pub(super) mod row_totals;
pub(super) mod short_rows;
pub(super) mod stock;
mod sums;
