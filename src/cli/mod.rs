//! The command line: the only place that touches files, the environment and the terminal.
//!
//! Everything below it turns values into values; here they are read, shown and written.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the one place that deals with the world; see clippy.toml"
)]

mod args;
mod check;
mod columns;
mod completions;
mod concise;
mod created;
mod edited;
mod excerpt;
mod explain;
mod failure;
mod fonts;
mod help;
mod init;
mod inputs;
mod json;
mod layouts;
mod man;
mod mend;
mod outcome;
mod output;
mod produce;
mod read;
mod render;
mod rules;
mod run;
mod sarif;
mod show;
mod synopsis;
mod terminal;
mod text;
mod usage;

use std::env;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;

use args::{Command, CommandLine};
use failure::Failure;
use outcome::Outcome;
use terminal::Terminal;

/// Runs the program: 0 when all is written, 1 when the data has faults, 2 when it could
/// not run.
#[must_use]
pub fn main() -> ExitCode {
    let terminal = Terminal::new();
    let outcome = started(&terminal).unwrap_or_else(|failure| {
        terminal.complain(&format!("错误: {failure}"));
        Outcome::Failed
    });
    let outcome = match terminal.has_lost() {
        true => {
            terminal.complain("错误: 无法写出结果，请检查磁盘是否已满。");
            Outcome::Failed
        }
        false => outcome,
    };
    ExitCode::from(match outcome {
        Outcome::Written => 0,
        Outcome::Faulty => 1,
        Outcome::Failed => 2,
    })
}

/// Does what the command line says, or shows what it asks about.
fn started(terminal: &Terminal) -> Result<Outcome, Failure> {
    let table = args::table();
    let first = env::args_os().nth(1).unwrap_or_default();
    // Before clap: to it, a mistyped command is an input, and what follows makes no sense.
    if let Some(sentence) = usage::mistyped(&first, &table)
        && !Path::new(&first).exists()
    {
        return Err(Failure::new(sentence));
    }
    let error = match CommandLine::try_parse() {
        Ok(line) => return carried_out(line, terminal),
        Err(error) => error,
    };
    let command = args::command(&table, &first);
    match error.kind() {
        ErrorKind::DisplayHelp => terminal.say(help::help(command).trim_end()),
        ErrorKind::DisplayVersion => terminal.say(error.to_string().trim_end()),
        _ => return Err(Failure::new(usage::explain(&error, &table, command))),
    }
    Ok(Outcome::Written)
}

fn carried_out(line: CommandLine, terminal: &Terminal) -> Result<Outcome, Failure> {
    match line.command {
        None => return run::run(&line.request, terminal),
        Some(Command::Dump(args)) => return run::dump(&args, terminal),
        Some(Command::Fonts(args)) => return fonts::list(&args, terminal),
        Some(Command::Check(args)) => return check::check(&args, terminal),
        Some(Command::Explain(args)) => return explain::explain(&args, terminal),
        Some(Command::Init(args)) => return init::init(&args, terminal),
        Some(Command::Schema(args)) => return init::schema(&args, terminal),
        Some(Command::Completions(args)) => {
            terminal.say(completions::script(args.shell)?.trim_end());
        }
        Some(Command::Man) => terminal.say(man::page()?.trim_end()),
    }
    Ok(Outcome::Written)
}
