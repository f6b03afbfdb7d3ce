//! What can be typed, and what is said about it: help, mistakes, manual page, completions.

mod args;
mod completions;
mod environment;
mod exit_codes;
mod formats;
mod help;
mod man;
mod synopsis;
mod usage;

pub(super) use args::{
    BatchArgs, CheckArgs, CheckRequest, Command, CommandLine, DumpArgs, ExplainArgs, Findings, Fix,
    FontArgs, HelpArgs, InitArgs, MakingFormat, Request, SchemaArgs, VolumeArgs, command, table,
};
pub(super) use completions::script;
pub(super) use environment::CREATED;
pub(super) use help::help;
pub(super) use man::page;
pub(super) use usage::{begins_like_option, explain, mistyped, unknown_command};
