//! From the report's TOML to a [`Report`](crate::model::Report), or to everything that is wrong with it.
//!
//! A derived `Deserialize` would stop at the first fault; here each value is read by hand
//! and every fault is kept, with its place. What an input looks like is also told the other way
//! round: by [`write()`], which makes an input of a report or of a part of one ([`template()`]: of
//! nothing; [`following()`]: of last year's), and to an editor by [`schema()`].

mod attachments;
mod checks;
mod codes;
mod date;
mod explain;
mod figures;
mod following;
mod free_table;
mod homes;
mod names;
mod prose;
mod reader;
mod report;
mod schema;
mod swallowed;
mod template;
mod write;

pub use codes::CODES;
pub use date::day_of_issue;
pub use explain::explain;
pub use following::{Following, LastYear, following};
pub use reader::nearest;
pub use report::{YEARS, layout, previous, read, read_partly, year};
pub use schema::{SCHEMA_TITLE, schema};
pub use template::{UNFILLED, template};
pub use write::{Anchor, Comments, Draft, write};
