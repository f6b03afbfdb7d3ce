//! `genreport help`: the same as `--help` behind a command.

use crate::cli::arguments::{self, HelpArgs};
use crate::cli::terminal::Failure;

/// The help of the command that is asked for; of the whole program where none is.
pub(in crate::cli) fn help(args: &HelpArgs) -> Result<String, Failure> {
    let table = arguments::table();
    let Some(word) = &args.command else { return Ok(arguments::help(&table)) };
    match table.find_subcommand(word) {
        Some(command) => Ok(arguments::help(command)),
        None => Err(arguments::unknown_command(word, &table)),
    }
}
