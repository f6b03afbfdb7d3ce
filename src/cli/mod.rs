//! The command line: the only place that touches files, the environment and the terminal.
//!
//! What is asked for is done by a [`Session`](crate::session::Session); here it is read from files,
//! told about and written.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the one place that deals with the world; see clippy.toml"
)]

mod arguments;
mod batch;
mod commands;
mod files;
mod fonts;
mod signals;
mod terminal;
mod window;

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use arguments::{Command, CommandLine};
use terminal::{Failure, Outcome, Terminal};
use window::Manner;

/// Runs the program: 0 when all is written, 1 when the data has faults, 2 when it could
/// not run, 130 or 143 when it was asked to end before it was through.
#[must_use]
pub fn main() -> ExitCode {
    signals::heed();
    let terminal = Terminal::new();
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let manner = window::manner(window::owns_console(), window::is_redirected(), &arguments);
    let outcome = match manner {
        Manner::Introducing => {
            terminal.put(window::HOW_TO_DRAG);
            Outcome::Written
        }
        Manner::Plain | Manner::Waiting => started(&terminal).unwrap_or_else(|failure| {
            terminal.fail(&failure);
            signals::asked().map_or(Outcome::Failed, Outcome::Interrupted)
        }),
    };
    let outcome = match terminal.has_lost() {
        true => {
            terminal.complain_in_lines("错误: 无法写出结果，请检查磁盘是否已满。");
            Outcome::Failed
        }
        false => outcome,
    };
    if manner != Manner::Plain {
        terminal.complain_in_lines(window::PRESS_A_KEY);
        window::wait_for_key();
    }
    ExitCode::from(outcome.code())
}

/// Does what the command line says, or shows what it asks about.
fn started(terminal: &Terminal) -> Result<Outcome, Failure> {
    let table = arguments::table();
    let first = env::args_os().nth(1).unwrap_or_default();
    // Before clap: to it, a mistyped command is an input, and what follows makes no sense.
    if let Some(failure) = arguments::mistyped(&first, &table)
        && !Path::new(&first).exists()
    {
        return Err(failure);
    }
    let error = match CommandLine::try_parse() {
        Ok(line) => return carried_out(line, terminal),
        Err(error) => error,
    };
    let command = arguments::command(&table, &first);
    match error.kind() {
        ErrorKind::DisplayHelp => terminal.put(arguments::help(command).trim_end()),
        ErrorKind::DisplayVersion => terminal.put(error.to_string().trim_end()),
        _ => {
            let explained = || arguments::explain(&error, &table, command);
            let file = file_like_option(&error);
            return Err(
                file.map_or_else(explained, |file| arguments::begins_like_option(&file, command))
            );
        }
    }
    Ok(Outcome::Written)
}

/// A file that was typed and taken for options, for its name begins like one.
fn file_like_option(error: &clap::Error) -> Option<OsString> {
    let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    // Of letters behind one stroke clap names the first that it does not know.
    let is_it = |typed: &OsString| typed.to_string_lossy().starts_with(unknown.as_str());
    let mut typed = env::args_os().skip(1).take_while(|typed| typed != "--");
    typed.find(|typed| is_it(typed) && Path::new(typed).is_file())
}

fn carried_out(line: CommandLine, terminal: &Terminal) -> Result<Outcome, Failure> {
    if line.is_quiet() {
        terminal.be_quiet();
    }
    match line.command {
        None => return commands::run(&line.request, line.output_format, terminal),
        Some(Command::Dump(args)) => return commands::dump(&args, terminal),
        Some(Command::Fonts(args)) => return commands::list_fonts(&args, terminal),
        Some(Command::Check(args)) => return commands::check(&args, terminal),
        Some(Command::Watch(request)) => return commands::watch(&request, terminal),
        Some(Command::Explain(args)) => return commands::explain(&args, terminal),
        Some(Command::Init(args)) => return commands::init(&args, terminal),
        Some(Command::Schema(args)) => return commands::schema(&args, terminal),
        Some(Command::Completions(args)) => {
            terminal.put(arguments::script(args.shell)?.trim_end());
        }
        Some(Command::Help(args)) => terminal.put(commands::help(&args)?.trim_end()),
        Some(Command::Man) => terminal.put(arguments::page()?.trim_end()),
    }
    Ok(Outcome::Written)
}
