//! What does the manual page say?
//!
//! clap_mangen gives the title line and roff; the headings of its sections are English words
//! that cannot be changed, so the sections are put together here.

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::args;
use super::environment::ENVIRONMENT;
use super::exit_codes::exit_codes;
use super::synopsis;
use crate::cli::terminal::Failure;

/// The one page about all commands, in roff.
pub(in crate::cli) fn page() -> Result<String, Failure> {
    let table = args::table();
    let mut title = Vec::new();
    let written = Man::new(table.clone()).manual("genreport 手册").render_title(&mut title).ok();
    let title = written.and_then(|()| String::from_utf8(title).ok());
    let title = title.ok_or_else(|| Failure::new("无法写出手册页。"))?;
    Ok(format!("{title}{}", sections(&table).to_roff()))
}

fn sections(table: &Command) -> Roff {
    let mut page = Roff::new();
    // Chinese has no spaces that could be stretched to fill a line.
    page.control("ad", ["l"]);
    page.control("SH", ["名称"]);
    page.text([roman(format!("{} - {}", table.get_name(), synopsis::about(table)))]);
    page.control("SH", ["概要"]);
    for (at, command) in [table].into_iter().chain(table.get_subcommands()).enumerate() {
        if at > 0 {
            page.control("br", []);
        }
        usage(&mut page, command);
    }
    page.control("SH", ["参数"]);
    positionals(&mut page, table);
    page.control("SH", ["选项"]);
    options(&mut page, table);
    page.control("SH", ["命令"]);
    for command in table.get_subcommands() {
        subsection(&mut page, command);
    }
    page.control("SH", ["环境变量"]);
    let (variable, meaning) = ENVIRONMENT;
    entry(&mut page, [bold(variable)], meaning);
    page.control("SH", ["退出码"]);
    codes(&mut page, table);
    page
}

fn subsection(page: &mut Roff, command: &Command) {
    page.control("SS", [synopsis::name(command)]);
    page.text([roman(format!("{}。", synopsis::about(command)))]);
    page.control("PP", []);
    usage(page, command);
    positionals(page, command);
    options(page, command);
    page.control("PP", []);
    page.text([roman("退出码:")]);
    codes(page, command);
}

fn usage(page: &mut Roff, command: &Command) {
    let usage = synopsis::usage(command);
    let name = synopsis::name(command);
    let rest = usage.strip_prefix(name).unwrap_or_default();
    page.text([bold(name), roman(rest)]);
}

fn positionals(page: &mut Roff, command: &Command) {
    for argument in command.get_positionals() {
        entry(page, [italic(synopsis::argument(argument))], &synopsis::help(argument));
    }
}

fn options(page: &mut Roff, command: &Command) {
    for option in synopsis::options(command) {
        let mut left = Vec::new();
        if let Some(short) = option.get_short() {
            left.extend([bold(format!("-{short}")), roman(", ")]);
        }
        left.extend([bold(synopsis::long(option)), italic(synopsis::value(option))]);
        entry(page, left, &synopsis::help(option));
    }
}

fn codes(page: &mut Roff, command: &Command) {
    for (code, meaning) in exit_codes(command.get_name()) {
        entry(page, [bold(*code)], meaning);
    }
}

/// What stands out on the left, and the text about it.
fn entry(page: &mut Roff, left: impl Into<Vec<Inline>>, text: &str) {
    page.control("TP", []);
    page.text(left);
    page.text([roman(text)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_commands_and_options_are_on_the_page() {
        let page = page().unwrap().replace("\\-", "-");
        let table = args::table();
        for command in table.get_subcommands() {
            let head = format!(".SS \"genreport {}\"\n", command.get_name());
            let (_, section) = page.split_once(&head).unwrap();
            let section = section.split(".S").next().unwrap();
            for option in synopsis::options(command) {
                let long = synopsis::long(option);
                assert!(section.contains(&long), "{long} of {}", command.get_name());
            }
        }
        for option in synopsis::options(&table) {
            assert!(page.contains(&format!("fB{}\\fR", synopsis::long(option))), "{option}");
        }
    }
}
