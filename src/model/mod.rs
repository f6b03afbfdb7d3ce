//! What a report says: its facts, free of how they were written and how they will look.

mod align;
mod amount;
mod created;
mod date;
mod decimal;
mod figure;
mod free_table;
mod places;
mod report;
mod texts;

pub use align::Align;
pub use amount::Amount;
pub use created::{Created, LAST_SECOND};
pub use date::Date;
pub use decimal::{Decimal, ParseDecimalError};
pub use figure::{Entry, Figure, Figures};
pub use free_table::{FreeCell, FreeTable};
pub use report::{CheckSettings, Prose, Report};
pub use texts::Texts;
