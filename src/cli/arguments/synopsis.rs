//! How is a command or an argument written?

use clap::{Arg, ArgAction, Command};

/// So many options of a command are spelled out in its usage; more are `[选项]`.
const MOST_SPELLED: usize = 3;

/// A command with the program in front.
pub(in crate::cli) fn name(command: &Command) -> &str {
    command.get_bin_name().unwrap_or_else(|| command.get_name())
}

/// What a command is for.
pub(in crate::cli) fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// What an argument is for.
pub(in crate::cli) fn help(argument: &Arg) -> String {
    argument.get_help().map(ToString::to_string).unwrap_or_default()
}

/// A command with all that may follow it.
pub(in crate::cli) fn usage(command: &Command) -> String {
    let options = options(command).into_iter().filter(|option| !is_answered_by_clap(option));
    let (required, free): (Vec<&Arg>, Vec<&Arg>) = options.partition(|it| it.is_required_set());
    let mut words = vec![name(command).to_owned()];
    let is_short = free.len() <= MOST_SPELLED;
    if !is_short {
        words.push("[选项]".to_owned());
    }
    words.extend(required.into_iter().map(spelled));
    if is_short {
        words.extend(free.into_iter().map(spelled));
    }
    words.extend(command.get_positionals().map(argument));
    words.join(" ")
}

/// The options of a command, in the order in which they are shown.
pub(in crate::cli) fn options(command: &Command) -> Vec<&Arg> {
    let all = command.get_arguments();
    let mut options: Vec<&Arg> = all.filter(|argument| !argument.is_positional()).collect();
    options.sort_by_key(|option| option.get_display_order());
    options
}

fn is_answered_by_clap(option: &Arg) -> bool {
    matches!(option.get_action(), ArgAction::Help | ArgAction::Version)
}

/// An option as a usage has it: `[-o <文件夹>]`.
fn spelled(option: &Arg) -> String {
    let name = match (option.get_short(), option.get_long()) {
        (Some(short), _) => format!("-{short}"),
        (None, long) => format!("--{}", long.unwrap_or_default()),
    };
    let text = format!("{name}{}", value(option));
    let text = if option.is_required_set() { text } else { format!("[{text}]") };
    if is_repeated(option) { format!("{text}...") } else { text }
}

/// An option as a list has it, with its long name in one place: `-o, --output <文件夹>`.
pub(in crate::cli) fn option(option: &Arg) -> String {
    let short = option.get_short().map_or_else(|| "    ".to_owned(), |short| format!("-{short}, "));
    format!("{short}{}{}", long(option), value(option))
}

/// The name of an option; an argument without a name, as it is written.
pub(in crate::cli) fn long(option: &Arg) -> String {
    option.get_long().map_or_else(|| argument(option), |long| format!("--{long}"))
}

/// An argument without a name: `<报告.toml>...`.
pub(in crate::cli) fn argument(argument: &Arg) -> String {
    let values = values(argument);
    let text =
        if argument.is_required_set() { format!("<{values}>") } else { format!("[{values}]") };
    if is_repeated(argument) { format!("{text}...") } else { text }
}

/// What follows the name of an option.
pub(in crate::cli) fn value(option: &Arg) -> String {
    if !takes_value(option) {
        return String::new();
    }
    let values = values(option);
    if option.is_require_equals_set() { format!("[=<{values}>]") } else { format!(" <{values}>") }
}

/// The values to choose from; where anything may be written, what it is.
fn values(argument: &Arg) -> String {
    match choices(argument).join("|") {
        any if any.is_empty() => {
            let names = argument.get_value_names().unwrap_or_default();
            names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(" ")
        }
        choices => choices,
    }
}

/// The values to choose from, if only some can be written.
pub(in crate::cli) fn choices(argument: &Arg) -> Vec<String> {
    if !takes_value(argument) {
        return Vec::new();
    }
    argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect()
}

fn takes_value(argument: &Arg) -> bool {
    argument.get_num_args().is_some_and(|count| count.takes_values())
}

fn is_repeated(argument: &Arg) -> bool {
    matches!(argument.get_action(), ArgAction::Append)
}
