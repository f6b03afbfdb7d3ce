//! What a report says: its facts, free of how they were written and how they will look.

mod decimal;
mod figure;
mod report;

pub use decimal::{Decimal, ParseDecimalError};
pub use figure::{Entry, Figure, Figures};
pub use report::{Prose, Report};
