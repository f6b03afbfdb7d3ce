//! What was typed on the command line?

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// `--help`. Written out by hand: clap's own words are English, and it pads columns by
/// characters, so Chinese would not line up.
const HELP: &str = "\
由一份 TOML 生成政府信息公开工作年度报告的 PDF 和 DOCX

用法:
  genreport [选项] <报告.toml>...
  genreport dump [--font-dir <文件夹>]... [--system-fonts] <报告.toml>...
  genreport fonts [--font-dir <文件夹>]... [--system-fonts]

参数:
  <报告.toml>...           报告的数据文件，可以写多个；写 - 表示从标准输入读取

命令:
  dump                     逐行列出排版的结果：每一行的位置、文字和字距的调整
  fonts                    列出各种字体用的是哪个文件

选项:
      --pdf                只生成 PDF
      --docx               只生成 DOCX（两个都不写，就两种都生成）
  -o, --output <文件夹>    生成到这个文件夹，没有则新建（默认在数据文件旁边）
      --embed-source       把数据文件附在 PDF 里，供上级单位直接读取数字
      --embed-fonts        把用到的字嵌入 DOCX，供没有办公字体的电脑使用（每份大 100 至 300 KB）
      --overwrite          DOCX 在生成以后改过，也照样替换（默认不替换，以免改动丢失）
      --name <文件名>      生成的文件的名称，不带扩展名（默认与数据文件同名）
      --font-dir <文件夹>  优先使用这个文件夹里的字体，可以写多次
      --system-fonts       优先使用本机已安装的字体
  -h, --help               显示这份说明
  -V, --version            显示版本

环境变量:
  SOURCE_DATE_EPOCH        数据里没有成文日期时写进文件的生成时间，1970 年起的秒数

退出码:
  0  全部生成（可以有提醒）
  1  数据有错误，没有生成
  2  无法运行，如找不到文件、没有权限、命令写错、DOCX 在生成以后改过
";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "genreport",
    version,
    override_help = HELP,
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
pub(super) struct CommandLine {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) request: Request,
}

/// What to do besides making reports.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Prints the line dump.
    #[command(override_help = HELP)]
    Dump(DumpArgs),
    /// Lists the fonts.
    #[command(override_help = HELP)]
    Fonts(FontArgs),
}

/// Which reports to make, and how.
#[derive(Debug, Args)]
pub(super) struct Request {
    #[arg(required = true, value_name = "报告.toml")]
    pub(super) inputs: Vec<PathBuf>,
    #[arg(long)]
    pub(super) pdf: bool,
    #[arg(long)]
    pub(super) docx: bool,
    #[arg(short, long, value_name = "文件夹")]
    pub(super) output: Option<PathBuf>,
    #[arg(long = "embed-source")]
    pub(super) embed_source: bool,
    #[arg(long = "embed-fonts")]
    pub(super) embed_fonts: bool,
    #[arg(long)]
    pub(super) overwrite: bool,
    #[arg(long, value_name = "文件名")]
    pub(super) name: Option<String>,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

/// Which reports to show.
#[derive(Debug, Args)]
pub(super) struct DumpArgs {
    #[arg(required = true, value_name = "报告.toml")]
    pub(super) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) fonts: FontArgs,
}

/// Where fonts come from.
#[derive(Debug, Args)]
pub(super) struct FontArgs {
    #[arg(long = "font-dir", value_name = "文件夹")]
    pub(super) folders: Vec<PathBuf>,
    #[arg(long = "system-fonts")]
    pub(super) system: bool,
}
