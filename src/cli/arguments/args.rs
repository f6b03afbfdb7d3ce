//! What can be typed on the command line?
//!
//! One table for clap, the help (`help`), the sentences about mistakes (`usage`), the manual page
//! (`man`) and the completions of shells (`completions`): what is not here is in none of them.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::{
    Arg, ArgAction, Args, CommandFactory as _, Parser, Subcommand, ValueEnum, ValueHint,
    value_parser,
};
use clap_complete::Shell;

use super::formats::Formats;

/// The name of the program.
pub(in crate::cli) const PROGRAM: &str = "genreport";

/// What an input is called in the help.
pub(in crate::cli) const REPORT: &str = "报告.toml";

const REPORTS: &str =
    "报告的数据文件，可以写多个；文件夹是其中的各份，* 和 ? 代表文件名的一部分，- 是标准输入";

/// So many reports are made at once at most: more threads than any machine has use for.
const MOST_JOBS: i64 = 256;

/// Help and version come after what a command is used for.
const LAST: usize = 900;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = PROGRAM,
    version,
    about = "由一份 TOML 生成政府信息公开工作年度报告的 PDF 和 DOCX",
    arg = flag("help", 'h', ArgAction::Help, "显示这份说明").global(true),
    arg = flag("version", 'V', ArgAction::Version, "显示版本").display_order(LAST + 1),
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
pub(in crate::cli) struct CommandLine {
    #[command(subcommand)]
    pub(in crate::cli) command: Option<Command>,
    #[command(flatten)]
    pub(in crate::cli) request: Request,
    // Not of `Request`: who watches is a person.
    #[arg(long = "output-format", value_enum, default_value_t = MakingFormat::Full)]
    #[arg(help = "做了什么、查到什么怎样列出：full 给人看（默认）；json 供其他程序读取，\
                  写明每份的结果、文件、面数和查到的问题")]
    pub(in crate::cli) output_format: MakingFormat,
}

impl CommandLine {
    /// Whether only what was asked for is given, and what went wrong is told.
    pub(in crate::cli) const fn is_quiet(&self) -> bool {
        match &self.command {
            None => self.request.volume.quiet,
            Some(Command::Watch(request)) => request.volume.quiet,
            Some(Command::Check(request)) => request.volume.quiet,
            Some(Command::Dump(request)) => request.volume.quiet,
            Some(_) => false,
        }
    }
}

/// What to do besides making reports.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Looks for mistakes.
    #[command(about = "检查报告的写法、数字和文字，不生成文件")]
    Check(CheckRequest),
    /// Makes reports whenever they are saved.
    #[command(about = "每次保存都重新生成，直到按 Ctrl-C")]
    Watch(Request),
    /// Says what a rule asks for.
    #[command(about = "说明一条规则；不写代码就列出全部")]
    Explain(ExplainArgs),
    /// Begins a report.
    #[command(about = "开始写一份报告：生成空白的数据文件和编辑器用的 JSON Schema")]
    Init(InitArgs),
    /// Prints the schema of a report.
    #[command(about = "打印数据文件的 JSON Schema")]
    Schema(SchemaArgs),
    /// Prints the line dump.
    #[command(about = "逐行列出排版的结果：每一行的位置、文字和字距的调整")]
    Dump(DumpArgs),
    /// Lists the fonts.
    #[command(about = "列出各种字体用的是哪个文件")]
    Fonts(FontArgs),
    /// Prints the completions of a shell.
    #[command(about = "打印命令行补全脚本")]
    Completions(CompletionsArgs),
    /// Prints the manual page.
    #[command(about = "打印手册页（roff 格式）")]
    Man,
    /// Shows the help of a command.
    #[command(about = "显示一个命令的说明，与 --help 相同")]
    Help(HelpArgs),
}

/// Which reports to make, and how.
#[derive(Debug, Args)]
pub(in crate::cli) struct Request {
    #[arg(required = true, value_name = REPORT, help = REPORTS)]
    pub(in crate::cli) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) formats: Formats,
    #[arg(short, long, value_name = "文件夹", value_hint = ValueHint::DirPath)]
    #[arg(help = "生成到这个文件夹，没有则新建（默认在数据文件旁边）；写 - 表示写到标准输出")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[arg(long = "embed-source", help = "把数据文件附在 PDF 里，供上级单位直接读取数字")]
    pub(in crate::cli) embed_source: bool,
    #[arg(long = "embed-fonts")]
    #[arg(help = "把用到的字嵌入 DOCX，供没有办公字体的电脑使用（每份大 100 至 300 KB）")]
    pub(in crate::cli) embed_fonts: bool,
    #[arg(long)]
    #[arg(help = "DOCX 在生成以后改过，也照样替换（默认不替换，以免改动丢失）")]
    pub(in crate::cli) overwrite: bool,
    #[arg(long, value_name = "文件名")]
    #[arg(help = "生成的文件的名称，不带扩展名（默认与数据文件同名）")]
    pub(in crate::cli) name: Option<String>,
    #[arg(long, help = "有提醒也不生成；也可在数据里写 strict")]
    pub(in crate::cli) strict: bool,
    #[arg(long, help = "有错误（按 strict 有提醒）也照样生成，并说明")]
    pub(in crate::cli) force: bool,
    #[command(flatten)]
    pub(in crate::cli) check: CheckArgs,
    #[command(flatten)]
    pub(in crate::cli) fonts: FontArgs,
    #[command(flatten)]
    pub(in crate::cli) batch: BatchArgs,
    #[command(flatten)]
    pub(in crate::cli) volume: VolumeArgs,
}

/// How what is made is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum MakingFormat {
    /// For people.
    #[value(help = "给人看")]
    Full,
    /// As JSON.
    #[value(help = "JSON 格式")]
    Json,
}

/// How much is said.
#[derive(Clone, Copy, Debug, Args)]
pub(in crate::cli) struct VolumeArgs {
    #[arg(short, long, overrides_with = "verbose")]
    #[arg(help = "不说做了什么，也不列提醒，只说不能生成的原因；check 什么问题也不列，看退出码")]
    pub(in crate::cli) quiet: bool,
    #[arg(short, long, overrides_with = "quiet")]
    #[arg(help = "还说每份用到哪些文件、用了多少时间")]
    pub(in crate::cli) verbose: bool,
}

/// How many reports are made at once.
#[derive(Debug, Args)]
pub(in crate::cli) struct BatchArgs {
    #[arg(short, long, value_name = "份数")]
    #[arg(value_parser = value_parser!(u16).range(1..=MOST_JOBS))]
    #[arg(help = "同时做几份，1 至 256 的整数；不写时与处理器的核数相同")]
    pub(in crate::cli) jobs: Option<u16>,
}

/// By which rules reports are checked.
#[derive(Debug, Args)]
pub(in crate::cli) struct CheckArgs {
    #[arg(long, value_name = "上年.toml")]
    #[arg(help = "上年的报告，用来核对与上年有关的数和文字；也可在数据里写 previous")]
    pub(in crate::cli) previous: Option<PathBuf>,
    #[arg(long, value_name = "代码", value_delimiter = ',')]
    #[arg(help = "只查这些规则，可写多个，用逗号隔开；写 F 就是 F 开头的全部")]
    pub(in crate::cli) select: Vec<String>,
    #[arg(long, value_name = "代码", value_delimiter = ',')]
    #[arg(help = "不查这些规则，写法与 --select 相同")]
    pub(in crate::cli) ignore: Vec<String>,
}

/// Which reports to check, how to show what is found, and what to put right.
#[derive(Debug, Args)]
pub(in crate::cli) struct CheckRequest {
    #[arg(required = true, value_name = REPORT, help = REPORTS)]
    pub(in crate::cli) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) check: CheckArgs,
    // Not of `CheckArgs`: only here there is something that it cannot see.
    #[arg(long, help = "有提醒也算没有通过；排版时才知道的提醒（G 开头）这里看不到")]
    pub(in crate::cli) strict: bool,
    #[arg(long = "output-format", value_enum, default_value_t = Findings::Full)]
    #[arg(help = "查到的问题怎样列出：full 连同原文（默认），concise 一处一行，\
                  json（一处一项）、reports（一份一项）和 sarif 供其他程序读取；words 先列正文怎样切成词、读作哪个数，\
                  供写词语文件的人看")]
    pub(in crate::cli) output_format: Findings,
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "text")]
    #[arg(help = "把标点之类能改的改好，写回数据文件；写 --fix=figures 连写错的合计也改")]
    pub(in crate::cli) fix: Option<Fix>,
    #[arg(long, help = "只显示会怎样修改，不写文件，也不列出问题")]
    pub(in crate::cli) diff: bool,
    #[command(flatten)]
    pub(in crate::cli) batch: BatchArgs,
    #[command(flatten)]
    pub(in crate::cli) volume: VolumeArgs,
}

/// How findings are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Findings {
    /// With the lines they are in.
    #[value(help = "连同原文")]
    Full,
    /// One a line.
    #[value(help = "一处一行")]
    Concise,
    /// As JSON, one item a finding.
    #[value(help = "JSON 格式，一处一项")]
    Json,
    /// As JSON, one item a report, as the making of reports tells it.
    #[value(help = "JSON 格式，一份一项")]
    Reports,
    /// As SARIF, the format of code scanners (OASIS SARIF 2.1.0).
    #[value(help = "SARIF 格式")]
    Sarif,
    /// How the prose is read, its words and the rows of the words file; then one a line.
    #[value(help = "正文怎样切成词、读作哪个数")]
    Words,
}

/// What may be put right without being asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Fix {
    /// Only text.
    #[value(help = "只改标点之类")]
    Text,
    /// Figures too.
    #[value(help = "连写错的合计也改")]
    Figures,
}

impl Fix {
    /// Whether a word that was typed is what one of them is called.
    pub(in crate::cli) fn is_named(word: &OsStr) -> bool {
        let names = Self::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        names.into_iter().any(|name| word == name.get_name())
    }
}

/// Which rule to explain.
#[derive(Debug, Args)]
pub(in crate::cli) struct ExplainArgs {
    #[arg(value_name = "代码", help = "规则的代码，就是方括号里的那个，如 F101")]
    pub(in crate::cli) code: Option<String>,
}

/// Of which command to show the help.
#[derive(Debug, Args)]
pub(in crate::cli) struct HelpArgs {
    #[arg(value_name = "命令", help = "命令的名称，如 check；不写就是整个程序的说明")]
    pub(in crate::cli) command: Option<String>,
}

/// Which report to begin, and where.
#[derive(Debug, Args)]
pub(in crate::cli) struct InitArgs {
    #[arg(value_name = "年度", help = "报告年度，四位数字，如 2025；不写就是今年的前一年")]
    pub(in crate::cli) year: Option<u16>,
    #[arg(long = "year", value_name = "年度", conflicts_with = "year")]
    #[arg(help = "报告年度，四位数字，与直接写在 init 后面相同")]
    pub(in crate::cli) year_option: Option<u16>,
    #[arg(long, value_name = "上年.toml")]
    #[arg(help = "从上一年度的报告开始：机关名称、署名、前言、结转的数等照抄，\
                  正文和现行有效的件数写在说明里供参考")]
    pub(in crate::cli) from: Option<PathBuf>,
    #[arg(long, value_name = "版式", help = "版式的名称或文件（默认是那一年用的）")]
    pub(in crate::cli) layout: Option<String>,
    #[arg(short, long, value_name = "文件夹", value_hint = ValueHint::DirPath)]
    #[arg(help = "生成到这个文件夹，没有则新建（默认是当前文件夹）")]
    pub(in crate::cli) output: Option<PathBuf>,
}

/// Of which layout's reports to print the schema.
#[derive(Debug, Args)]
pub(in crate::cli) struct SchemaArgs {
    #[arg(long, value_name = "版式", default_value = "annual-report-2021")]
    #[arg(help = "版式的名称或文件（默认 annual-report-2021）")]
    pub(in crate::cli) layout: String,
}

/// Which shell's completions to print.
#[derive(Debug, Args)]
pub(in crate::cli) struct CompletionsArgs {
    #[arg(value_enum, help = "用的是哪一种命令行")]
    pub(in crate::cli) shell: Shell,
}

/// Which reports to show.
#[derive(Debug, Args)]
pub(in crate::cli) struct DumpArgs {
    #[arg(required = true, value_name = REPORT, help = REPORTS)]
    pub(in crate::cli) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) fonts: FontArgs,
    #[command(flatten)]
    pub(in crate::cli) batch: BatchArgs,
    #[command(flatten)]
    pub(in crate::cli) volume: VolumeArgs,
}

/// Where fonts come from.
#[derive(Debug, Args)]
pub(in crate::cli) struct FontArgs {
    #[arg(long = "font-dir", value_name = "文件夹", value_hint = ValueHint::DirPath)]
    #[arg(help = "优先使用这个文件夹里的字体，可以写多次")]
    pub(in crate::cli) folders: Vec<PathBuf>,
    #[arg(long = "system-fonts", help = "优先使用本机已安装的字体")]
    pub(in crate::cli) system: bool,
}

/// A flag that clap itself answers; clap's own has an English text.
fn flag(name: &'static str, short: char, action: ArgAction, help: &'static str) -> Arg {
    Arg::new(name).long(name).short(short).action(action).help(help).display_order(LAST)
}

/// The table of all commands with their arguments, complete.
pub(in crate::cli) fn table() -> clap::Command {
    let mut table = CommandLine::command();
    table.build();
    table
}

/// The command that a command line is about, by its first word; without one, the making of
/// reports.
pub(in crate::cli) fn command<'a>(table: &'a clap::Command, first: &OsStr) -> &'a clap::Command {
    table.find_subcommand(first).unwrap_or(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn everything_has_a_chinese_text() {
        let table = table();
        let is_chinese = |text: String| text.chars().any(|c| ('一'..='龥').contains(&c));
        for command in table.get_subcommands().chain([&table]) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(is_chinese(about), "{}", command.get_name());
            for argument in command.get_arguments() {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(is_chinese(help), "{} {argument}", command.get_name());
                assert!(argument.get_long_help().is_none(), "{} {argument}", command.get_name());
            }
        }
    }
}
