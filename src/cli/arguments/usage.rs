//! What was typed wrongly, in Chinese.

use std::ffi::OsStr;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

use super::args::REPORT;
use super::synopsis;
use crate::cli::terminal::Failure;
use crate::input::nearest;

/// Letters of the shortest word that is taken for a mistyped command: two letters are near
/// to too much.
const SHORTEST: usize = 3;

/// One sentence for clap's error about a command, and how to go on.
pub(in crate::cli) fn explain(error: &Error, table: &Command, command: &Command) -> Failure {
    Failure::new(Mistake { error, table, command }.sentence()).then(hint(command))
}

fn hint(command: &Command) -> String {
    let (usage, name) = (synopsis::usage(command), synopsis::name(command));
    format!("用法: {usage}\n用 {name} --help 查看全部选项。")
}

/// What was taken for an option is the name of a file.
pub(in crate::cli) fn begins_like_option(file: &OsStr, command: &Command) -> Failure {
    let shown = file.to_string_lossy();
    let sentence = format!("{shown} 是文件名，以 - 开头的请写成 ./{shown}，或在前面加 --。");
    Failure::new(sentence).then(hint(command))
}

/// Which command is meant by a first word that is none, if it looks like one. It may still be
/// the name of a file.
pub(in crate::cli) fn mistyped(word: &OsStr, table: &Command) -> Option<Failure> {
    let word = word.to_str()?;
    let is_word = word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_word || table.find_subcommand(word).is_some() {
        return None;
    }
    let near = near_command(word, table)?;
    let name = synopsis::name(near);
    let sentence = format!("没有 {word} 这个命令，也没有这个文件，是不是要写 {name}？");
    Some(Failure::new(sentence).then(hint(near)))
}

/// That a word whose help is asked for is no command.
pub(in crate::cli) fn unknown_command(word: &str, table: &Command) -> Failure {
    let sentence = match near_command(word, table) {
        Some(near) => format!("没有 {word} 这个命令，是不是要写 {}？", near.get_name()),
        None => format!("没有 {word} 这个命令。"),
    };
    Failure::new(sentence).then(hint(table))
}

fn near_command<'t>(word: &str, table: &'t Command) -> Option<&'t Command> {
    let names: Vec<&str> = table.get_subcommands().map(Command::get_name).collect();
    table.find_subcommand(nearest(&word.to_ascii_lowercase(), &names)?)
}

/// A mistake in typing a command.
struct Mistake<'a> {
    error: &'a Error,
    table: &'a Command,
    command: &'a Command,
}

impl Mistake<'_> {
    fn sentence(&self) -> String {
        let written = self.text(ContextKind::InvalidArg);
        let argument = self.argument(&written);
        let arg = argument.map_or_else(|| written.clone(), synopsis::long);
        let value = self.text(ContextKind::InvalidValue);
        match self.error.kind() {
            ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => self.unknown(&written),
            ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => self.missing(),
            // clap says that a value is missing by an empty invalid value.
            ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
                format!("{arg} 后面没有写内容{}。", choices(argument))
            }
            ErrorKind::TooFewValues | ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues => {
                format!("{arg} 后面没有写内容{}。", choices(argument))
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => self.wrong(argument, &value),
            ErrorKind::TooManyValues => format!("{arg} 后面多写了“{value}”。"),
            ErrorKind::ArgumentConflict => self.conflict(&arg),
            ErrorKind::InvalidUtf8 => "命令中有无法识别的字符。".to_owned(),
            _ => "命令写得不对。".to_owned(),
        }
    }

    fn unknown(&self, arg: &str) -> String {
        // The program itself is not a command that lacks something.
        let own = match self.command.has_subcommands() {
            true => String::new(),
            false => format!("{} ", self.command.get_name()),
        };
        if !arg.starts_with('-') {
            return format!("{own}后面多写了“{arg}”。");
        }
        let name = arg.trim_start_matches('-');
        let elsewhere = self.commands_with(name);
        if own.is_empty() && !elsewhere.is_empty() {
            return format!("{arg} 要和 {} 一起用。", elsewhere.join("、"));
        }
        let lacks = format!("{own}没有 {arg} 这个选项");
        if self.command.get_name() == "check" && self.makes_with(arg) {
            return format!("{lacks}：它只检查，不写文件；要生成文件，请去掉 check。");
        }
        if !elsewhere.is_empty() {
            return format!("{lacks}。");
        }
        let known = longs(self.command);
        let longer = known.iter().find(|option| !name.is_empty() && option.starts_with(name));
        let small = name.to_ascii_lowercase();
        match longer.copied().or_else(|| nearest(&small, &known)) {
            Some(near) => format!("{lacks}，是不是要写 --{near}？"),
            None => format!("{lacks}。"),
        }
    }

    fn wrong(&self, argument: Option<&Arg>, value: &str) -> String {
        let Some(argument) = argument else { return format!("“{value}”不对。") };
        if self.command.get_name() == "init" && value.ends_with(".toml") {
            return format!("init 后面写年度；从上一年度的报告开始写，请用 --from {value}。");
        }
        let option = synopsis::long(argument);
        let place = if argument.is_positional() { self.command.get_name() } else { &option };
        match choices(Some(argument)) {
            any if any.is_empty() => {
                format!("{place} 后面的“{value}”不对：{}。", synopsis::help(argument))
            }
            choices => format!("{place} 后面的“{value}”不对{choices}。"),
        }
    }

    /// Whether reports are made with an option that is written like this.
    fn makes_with(&self, arg: &str) -> bool {
        let options = self.table.get_arguments();
        options.into_iter().any(|option| {
            let short = option.get_short().is_some_and(|short| arg == format!("-{short}"));
            short || option.get_long().is_some_and(|long| arg == format!("--{long}"))
        })
    }

    /// The commands that have an option of this name; the program itself is one.
    fn commands_with(&self, name: &str) -> Vec<&str> {
        let all = [self.table].into_iter().chain(self.table.get_subcommands());
        all.filter(|command| longs(command).contains(&name)).map(Command::get_name).collect()
    }

    fn missing(&self) -> String {
        let all = self.command.get_arguments().filter(|argument| argument.is_required_set());
        let written = self.text(ContextKind::InvalidArg);
        let missing = |argument: &&Arg| written.contains(&argument.to_string());
        match all.into_iter().find(missing) {
            Some(argument) if is_report(argument) => "没有写明报告的数据文件。".to_owned(),
            Some(argument) if argument.is_positional() => {
                let name = self.command.get_name();
                format!("{name} 后面没有写内容{}。", choices(Some(argument)))
            }
            Some(argument) => {
                let option = format!("{}{}", synopsis::long(argument), synopsis::value(argument));
                format!("没有写 {option}：{}。", synopsis::help(argument))
            }
            None => "命令没有写完。".to_owned(),
        }
    }

    /// An option given twice conflicts with itself.
    fn conflict(&self, arg: &str) -> String {
        // What is typed without a name is no option.
        let bare = |arg: &str| arg.trim_matches(['[', ']', '<', '>']).to_owned();
        let arg = &bare(arg);
        let prior = self.text(ContextKind::PriorArg);
        let prior = self.argument(&prior).map_or_else(|| prior.clone(), synopsis::long);
        let prior = bare(&prior);
        match *arg == prior || prior.is_empty() {
            true => format!("{arg} 只能写一次。"),
            false => format!("{arg} 不能和 {prior} 一起用。"),
        }
    }

    /// The argument that clap writes like this.
    fn argument(&self, written: &str) -> Option<&Arg> {
        self.command.get_arguments().find(|argument| argument.to_string() == written)
    }

    /// What clap knows of the error.
    fn text(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join("、"),
            _ => String::new(),
        }
    }
}

fn is_report(argument: &Arg) -> bool {
    argument.get_value_names().is_some_and(|names| names.iter().any(|name| name == REPORT))
}

/// The names of a command's long options.
fn longs(command: &Command) -> Vec<&str> {
    command.get_arguments().filter_map(Arg::get_long).collect()
}

/// The values that may be written, where only some can be.
fn choices(argument: Option<&Arg>) -> String {
    match argument.map(synopsis::choices).unwrap_or_default() {
        any if any.is_empty() => String::new(),
        choices => format!("，可以写 {}", choices.join("、")),
    }
}
