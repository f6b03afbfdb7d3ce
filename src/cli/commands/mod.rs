//! What the program does: one file a command, the making of reports in `run`.

mod accounts;
mod chain;
mod check;
mod explain;
mod fonts;
mod help;
mod init;
mod inputs;
mod last_year;
mod rules;
mod run;
mod watch;

pub(super) use check::check;
pub(super) use explain::explain;
pub(super) use fonts::list as list_fonts;
pub(super) use help::help;
pub(super) use init::{init, schema};
pub(super) use run::{dump, run};
pub(super) use watch::watch;
