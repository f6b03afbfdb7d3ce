//! The command line: the only place that touches files, the environment and the terminal.
//!
//! Everything below it turns values into values; here they are read, shown and written.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the one place that deals with the world; see clippy.toml"
)]

mod args;
mod columns;
mod created;
mod edited;
mod excerpt;
mod failure;
mod fonts;
mod inputs;
mod layouts;
mod outcome;
mod output;
mod produce;
mod render;
mod run;
mod terminal;
mod text;
mod usage;

use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;

use args::{Command, CommandLine};
use outcome::Outcome;
use terminal::Terminal;

/// Runs the program: 0 when all is written, 1 when the data has faults, 2 when it could
/// not run.
#[must_use]
pub fn main() -> ExitCode {
    let terminal = Terminal::new();
    let outcome = match CommandLine::try_parse() {
        Ok(CommandLine { command: Some(Command::Fonts(args)), .. }) => {
            fonts::list(&args, &terminal)
        }
        Ok(CommandLine { command: Some(Command::Dump(args)), .. }) => run::dump(&args, &terminal),
        Ok(CommandLine { command: None, request }) => run::run(&request, &terminal),
        Err(error) => Ok(not_run(&error, &terminal)),
    };
    let outcome = outcome.unwrap_or_else(|failure| {
        terminal.complain(&format!("错误: {failure}"));
        Outcome::Failed
    });
    ExitCode::from(match outcome {
        Outcome::Written => 0,
        Outcome::Faulty => 1,
        Outcome::Failed => 2,
    })
}

/// Help and version are errors to clap, but not to the user.
fn not_run(error: &clap::Error, terminal: &Terminal) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal.say(error.to_string().trim_end());
            Outcome::Written
        }
        _ => {
            terminal.complain(&format!("错误: {}", usage::explain(error)));
            Outcome::Failed
        }
    }
}
