//! What do the exit codes of a command mean?

use super::args::PROGRAM;

/// Of what can be stopped between two reports.
const STOPPED: (&str, &str) = ("130、143", "中途停止：按了 Ctrl-C，或收到 SIGTERM");

/// What the exit codes of a command mean; of the program, without a command.
pub(in crate::cli) fn exit_codes(command: &str) -> &'static [(&'static str, &'static str)] {
    match command {
        PROGRAM => &[
            ("0", "全部生成（可以有提醒）"),
            ("1", "数据有错误，没有生成；按 strict，有提醒也是"),
            ("2", "无法运行，如找不到文件、没有权限、命令写错、DOCX 在生成以后改过"),
            STOPPED,
        ],
        "check" => &[
            ("0", "没有错误（可以有提醒；按 strict 也没有提醒）"),
            ("1", "有错误；按 strict，有提醒也是"),
            ("2", "无法运行，如找不到文件、命令写错"),
            STOPPED,
        ],
        "dump" => &[
            ("0", "全部列出（可以有提醒）"),
            ("1", "数据有错误，没有列出"),
            ("2", "无法运行，如找不到文件、命令写错"),
            STOPPED,
        ],
        "init" => &[
            ("0", "完成"),
            ("1", "--from 的报告没有读完全"),
            ("2", "无法运行，如已经有这个文件、命令写错"),
        ],
        "watch" => {
            &[("0", "按 Ctrl-C 结束，或收到 SIGTERM"), ("2", "无法运行，如找不到文件、命令写错")]
        }
        _ => &[("0", "完成"), ("2", "无法运行，如命令写错")],
    }
}
