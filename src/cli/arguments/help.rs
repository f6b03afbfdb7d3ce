//! What does `--help` show?
//!
//! Our own, for clap pads columns by characters: Chinese ones, which are two columns wide, would
//! not line up. Lines are cut by the rules for the report's own.

use clap::Command;

use super::environment::ENVIRONMENT;
use super::exit_codes::exit_codes;
use super::synopsis;
use crate::cli::terminal::width;
use crate::text::{Prohibition, breaks};

/// Columns of a line at most.
const WIDEST: usize = 100;
/// Columns of what stands on the left at most; a longer one has a line of its own.
const WIDEST_LEFT: usize = 30;
/// Columns before the left, and between it and the right.
const GAP: &str = "  ";

/// A list with two columns under a heading.
struct List {
    heading: &'static str,
    rows: Vec<(String, String)>,
}

/// The help of a command, or of the whole program.
pub(in crate::cli) fn help(command: &Command) -> String {
    let about = synopsis::about(command);
    let mut text = format!("{about}\n\n用法:\n  {}\n", synopsis::usage(command));
    if command.has_subcommands() {
        let name = synopsis::name(command);
        text.push_str(&format!("  {name} <命令> ...   （用 {name} <命令> --help 查看它的选项）\n"));
    }
    // Their right sides line up with each other.
    let lists = lists(command);
    let lefts = lists.iter().flat_map(|list| &list.rows).map(|(left, _)| width(left));
    let left = lefts.filter(|width| *width <= WIDEST_LEFT).max().unwrap_or(0);
    for list in lists {
        list.write(left, &mut text);
    }
    exit_list(command).write(1, &mut text);
    text
}

fn lists(command: &Command) -> Vec<List> {
    let arguments = command.get_positionals();
    let arguments = arguments.map(|it| (synopsis::argument(it), synopsis::help(it)));
    let commands = command.get_subcommands();
    let commands = commands.map(|it| (it.get_name().to_owned(), synopsis::about(it)));
    let options = synopsis::options(command).into_iter();
    let options = options.map(|it| (synopsis::option(it), synopsis::help(it)));
    let mut lists = vec![
        List { heading: "参数", rows: arguments.collect() },
        List { heading: "命令", rows: commands.collect() },
        List { heading: "选项", rows: options.collect() },
    ];
    // Only what makes files has a use for it.
    if command.has_subcommands() {
        let (variable, meaning) = ENVIRONMENT;
        let rows = vec![(variable.to_owned(), meaning.to_owned())];
        lists.push(List { heading: "环境变量", rows });
    }
    lists.retain(|list| !list.rows.is_empty());
    lists
}

fn exit_list(command: &Command) -> List {
    let codes = exit_codes(command.get_name()).iter();
    let rows = codes.map(|(code, meaning)| ((*code).to_owned(), (*meaning).to_owned())).collect();
    List { heading: "退出码", rows }
}

impl List {
    /// Writes the list with so many columns for its left side.
    fn write(&self, left_width: usize, text: &mut String) {
        text.push_str(&format!("\n{}:\n", self.heading));
        let indent = " ".repeat(GAP.len() + left_width + GAP.len());
        for (left, right) in &self.rows {
            let lines = wrap(right, WIDEST - indent.len()).join(&format!("\n{indent}"));
            let between = match left_width.checked_sub(width(left)) {
                Some(room) => format!("{}{GAP}", " ".repeat(room)),
                None => format!("\n{indent}"),
            };
            text.push_str(&format!("{GAP}{left}{between}{lines}\n"));
        }
    }
}

/// A text in lines that are no wider, where it can be cut.
fn wrap(text: &str, widest: usize) -> Vec<String> {
    let (characters, breaks) = breaks(text, Prohibition::Strict);
    let mut lines = vec![String::new()];
    // What may not be cut, up to the next place where a line may end.
    let mut piece = String::new();
    let mut used = 0;
    for (character, end) in characters.iter().zip(breaks) {
        piece.push(character.char);
        if !end.is_allowed() {
            continue;
        }
        if used > 0 && used + width(piece.trim_end()) > widest {
            lines.push(String::new());
            used = 0;
        }
        used += width(&piece);
        if let Some(line) = lines.last_mut() {
            line.push_str(&piece);
        }
        piece.clear();
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::args;
    use super::*;

    #[test]
    fn lines_are_cut_where_they_may_be() {
        assert_eq!(wrap("一二三，四五", 7), ["一二", "三，四", "五"]);
        assert_eq!(wrap("见 --embed-fonts 一", 16), ["见 --embed-fonts", "一"]);
        assert_eq!(wrap("一二", 4), ["一二"]);
    }

    #[test]
    fn everything_in_the_table_is_shown() {
        let table = args::table();
        for command in table.get_subcommands().chain([&table]) {
            let help = help(command);
            let is_shown =
                |left: &str| help.lines().any(|line| line.trim_start().starts_with(left));
            for option in synopsis::options(command) {
                assert!(is_shown(synopsis::option(option).trim_start()), "{option} in {help}");
            }
            for argument in command.get_positionals() {
                assert!(is_shown(&synopsis::argument(argument)), "{argument} in {help}");
            }
            for inner in command.get_subcommands() {
                assert!(is_shown(inner.get_name()), "{} in {help}", inner.get_name());
            }
        }
    }

    #[test]
    fn no_line_is_too_wide() {
        let table = args::table();
        for command in table.get_subcommands().chain([&table]) {
            let help = help(command);
            assert!(help.lines().all(|line| width(line) <= WIDEST), "{help}");
        }
    }

    #[test]
    fn a_long_left_side_has_its_own_line() {
        let rows = vec![("甲".to_owned(), "一".to_owned()), ("乙乙乙".to_owned(), "二".to_owned())];
        let mut text = String::new();
        List { heading: "表", rows }.write(4, &mut text);
        assert_eq!(text, "\n表:\n  甲    一\n  乙乙乙\n        二\n");
    }
}
