//! From the report's TOML to a [`Report`](crate::model::Report), or to everything that is wrong with it.
//!
//! A derived `Deserialize` would stop at the first fault; here each value is read by hand
//! and every fault is kept, with its place.

mod attachments;
mod checks;
mod date;
mod figures;
mod free_table;
mod prose;
mod reader;
mod report;

pub use free_table::without_free_tables;
pub use reader::nearest;
pub use report::{layout, read};
