//! What is said to the user: sentences, findings, colours, exit codes.
//!
//! Whatever comes from outside (names of files, keys, values) is made [visible] before it is shown;
//! only what goes into a pipe to be used stays exact.
//!
//! [visible]: crate::base::visible

mod columns;
mod concise;
mod excerpt;
mod failure;
mod outcome;
mod progress;
mod record;
mod render;
mod show;
mod streams;

pub(super) use columns::width;
pub(super) use concise::line as concise_line;
pub(super) use failure::Failure;
pub(super) use outcome::Outcome;
pub(super) use record::Record;
pub(super) use render::finding as rendered;
pub(super) use show::show;
pub(super) use streams::Terminal;
