//! What was typed wrongly, in Chinese.

use clap::CommandFactory as _;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::CommandLine;
use crate::input::nearest;

/// The names of all long options, from the table that clap reads the command line by.
fn options() -> Vec<String> {
    let mut command = CommandLine::command();
    command.build();
    command.get_arguments().filter_map(|argument| Some(argument.get_long()?.to_owned())).collect()
}

const HINT: &str = "用法: genreport [选项] <报告.toml>...\n用 genreport --help 查看全部选项。";

/// One sentence for clap's error, and how to go on.
pub(super) fn explain(error: &Error) -> String {
    format!("{}\n{HINT}", sentence(error))
}

fn sentence(error: &Error) -> String {
    let arg = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => unknown(&arg),
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => {
            "没有写明报告的数据文件。".to_owned()
        }
        // clap says that a value is missing by an empty invalid value.
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("{arg} 后面没有写内容。")
        }
        ErrorKind::TooFewValues | ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues => {
            format!("{arg} 后面没有写内容。")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{arg} 后面的“{value}”不对。")
        }
        ErrorKind::TooManyValues => format!("{arg} 后面多写了“{value}”。"),
        ErrorKind::ArgumentConflict => conflict(&arg, &text(error, ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => "命令中有无法识别的字符。".to_owned(),
        _ => "命令写得不对。".to_owned(),
    }
}

fn unknown(arg: &str) -> String {
    if !arg.starts_with('-') {
        return format!("不认识“{arg}”。");
    }
    let options = options();
    let name = arg.trim_start_matches('-');
    let known: Vec<&str> = options.iter().map(String::as_str).collect();
    if arg.starts_with("--") && known.contains(&name) {
        return format!("{arg} 不能和 dump、fonts 一起用。");
    }
    let longer = known.iter().copied().find(|option| !name.is_empty() && option.starts_with(name));
    match longer.or_else(|| nearest(name, &known)) {
        Some(near) => format!("没有 {arg} 这个选项，是不是要写 --{near}？"),
        None => format!("没有 {arg} 这个选项。"),
    }
}

/// An option given twice conflicts with itself; anything else, with the commands `dump` and `fonts`.
fn conflict(arg: &str, prior: &str) -> String {
    match arg.is_empty() || arg == prior {
        false if prior.is_empty() => {
            "dump 和 fonts 只能与 --font-dir、--system-fonts 一起用。".to_owned()
        }
        true if !arg.is_empty() => format!("{arg} 只能写一次。"),
        _ => "dump 和 fonts 只能与 --font-dir、--system-fonts 一起用。".to_owned(),
    }
}

/// What clap knows of the error; the value name in angle brackets is left out.
fn text(error: &Error, kind: ContextKind) -> String {
    let text = match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    text.split(" <").next().unwrap_or_default().to_owned()
}
