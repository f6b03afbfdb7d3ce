//! The command line itself: help, version, and what is typed wrongly.

use std::io::ErrorKind;
use std::process::Command;

use super::Folder;

/// All commands but the making of reports.
const COMMANDS: [&str; 10] =
    ["check", "watch", "explain", "init", "schema", "dump", "fonts", "completions", "man", "help"];

#[test]
fn help_is_chinese() {
    let folder = Folder::new("help");
    let general = folder.run(&["--help"]).out;
    assert_eq!(folder.run(&["-h"]).out, general);
    for part in ["参数:", "命令:", "环境变量:", "--overwrite", "--select <代码>"] {
        assert!(general.contains(part), "no {part} in {general}");
    }
    no_foreign_words(&general);
    for command in COMMANDS {
        assert!(general.contains(&format!("\n  {command} ")), "no {command} in {general}");
        let ran = folder.run(&[command, "--help"]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{command}");
        for part in [&format!("用法:\n  genreport {command}"), "选项:", "-h, --help", "退出码:"]
        {
            assert!(ran.out.contains(part), "no {part} in {}", ran.out);
        }
        // What makes reports again has the options of what makes them.
        assert_eq!(ran.out.contains("--overwrite"), command == "watch", "{}", ran.out);
        no_foreign_words(&ran.out);
    }
}

/// English stands only in names: of the program, its commands and options, its files and formats.
fn no_foreign_words(help: &str) {
    let names = ["genreport", "toml", "TOML", "PDF", "DOCX", "JSON", "Schema", "roff", "KB"];
    let signals = ["Ctrl-C", "SIGTERM"];
    let letters = ["h", "V", "o", "j", "q", "v", "F", "G", "previous", "strict", "annual-report-"];
    let values = ["full", "concise", "json", "reports", "sarif", "words", "text", "figures"];
    let shells = ["bash", "elvish", "fish", "powershell", "zsh"];
    let words = help.replace("SOURCE_DATE_EPOCH", "");
    let words = words.split(|c: char| !c.is_ascii_alphabetic() && c != '-');
    for word in words.filter(|word| !word.trim_matches('-').is_empty()) {
        let is_option = word.starts_with("--");
        let word = word.trim_start_matches('-');
        let lists: [&[&str]; 6] = [&names, &signals, &letters, &values, &shells, &COMMANDS];
        assert!(is_option || lists.iter().any(|list| list.contains(&word)), "{word} in {help}");
    }
}

#[test]
fn completions_are_scripts_of_their_shells() {
    let folder = Folder::new("completions");
    for (shell, text) in [
        ("bash", "complete -F _genreport"),
        ("elvish", "set edit:completion"),
        ("fish", "只生成 PDF"),
        ("powershell", "Register-ArgumentCompleter"),
        ("zsh", "只生成 PDF"),
    ] {
        // There is a command called help.
        let out = folder.run_raw(&["completions", shell]);
        assert!(out.contains(text), "{out}");
        folder.put(shell, &out);
    }
    // Each shell reads its script, where there is one. Windows' `bash` may be a stub.
    for shell in ["bash", "zsh", "fish"].into_iter().filter(|_| cfg!(unix)) {
        match Command::new(shell).arg("-n").arg(folder.path(shell)).output() {
            Ok(output) => assert!(output.status.success() && output.stderr.is_empty(), "{shell}"),
            Err(error) => assert_eq!(error.kind(), ErrorKind::NotFound, "{shell}"),
        }
    }
}

#[test]
fn the_manual_is_one_page() {
    let ran = Folder::new("man").run(&["man"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let heads = ran.out.lines().filter_map(|line| line.strip_prefix(".SH "));
    let heads: Vec<&str> = heads.collect();
    assert_eq!(heads, ["名称", "概要", "参数", "选项", "命令", "环境变量", "退出码"]);
    for command in COMMANDS {
        assert!(ran.out.contains(&format!(".SS \"genreport {command}\"")), "{}", ran.out);
    }
}

#[test]
fn version() {
    let folder = Folder::new("version");
    for flag in ["--version", "-V"] {
        let ran = folder.run(&[flag]);
        assert_eq!(
            (ran.code, ran.out),
            (Some(0), format!("genreport {}\n", env!("CARGO_PKG_VERSION")))
        );
    }
}

#[test]
fn fonts_are_listed_by_role() {
    let ran = Folder::new("fonts").run(&["fonts"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let roles: Vec<&str> = ran.out.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(roles, ["仿宋", "楷体", "黑体", "宋体", "小标宋", "数字和西文"]);
    assert!(ran.out.contains("（内置）"), "{}", ran.out);
}

#[test]
fn mistakes_are_explained_in_chinese() {
    let folder = Folder::new("mistakes");
    let cases: [(&[&str], &str); 54] = [
        (&[], "没有写明报告的数据文件。"),
        (&["--pdf"], "没有写明报告的数据文件。"),
        (&["a.toml", "--pfd"], "没有 --pfd 这个选项，是不是要写 --pdf？"),
        (&["a.toml", "--out", "b"], "是不是要写 --output？"),
        (&["a.toml", "--embed_fonts"], "是不是要写 --embed-fonts？"),
        (&["a.toml", "--overwite"], "是不是要写 --overwrite？"),
        (&["a.toml", "--colour"], "没有 --colour 这个选项。"),
        (&["a.toml", "--fix"], "--fix 要和 check 一起用。"),
        (&["a.toml", "--layout", "b"], "--layout 要和 init、schema 一起用。"),
        (&["dump", "a.toml", "--overwrite"], "dump 没有 --overwrite 这个选项。"),
        (&["a.toml", "-x"], "没有 -x 这个选项。"),
        (&["a.toml", "--output"], "--output 后面没有写内容。"),
        (&["a.toml", "-o", "b", "-o", "c"], "--output 只能写一次。"),
        (&["a.toml", "--pdf=yes"], "--pdf 后面多写了“yes”。"),
        (&["fonts", "--pdf"], "fonts 没有 --pdf 这个选项。"),
        (&["fonts", "-o", "b"], "fonts 没有 -o 这个选项。"),
        (&["dump", "a.toml", "--embed-source"], "dump 没有 --embed-source 这个选项。"),
        (&["fonts", "a.toml"], "fonts 后面多写了“a.toml”。"),
        (&["check"], "没有写明报告的数据文件。"),
        (
            &["check", "a.toml", "--pdf"],
            "check 没有 --pdf 这个选项：它只检查，不写文件；要生成文件，请去掉 check。",
        ),
        (&["check", "a.toml", "-o", "b"], "check 没有 -o 这个选项：它只检查，不写文件"),
        (&["check", "a.toml", "--output", "b"], "check 没有 --output 这个选项：它只检查"),
        (&["a.toml", "--PDF"], "没有 --PDF 这个选项，是不是要写 --pdf？"),
        (&["check", "a.toml", "--dif"], "check 没有 --dif 这个选项，是不是要写 --diff？"),
        (&["check", "a.toml", "--diff=1"], "--diff 后面多写了“1”。"),
        (&["check", "a.toml", "--fix=all"], "--fix 后面的“all”不对，可以写 text、figures。"),
        (&["check", "a.toml", "--fix="], "--fix 后面没有写内容，可以写 text、figures。"),
        (
            &["check", "a.toml", "--output-format", "xml"],
            "--output-format 后面的“xml”不对，可以写 full、concise、json、reports、sarif、words。",
        ),
        (
            &["check", "a.toml", "--output-format"],
            "可以写 full、concise、json、reports、sarif、words。",
        ),
        (&["check", "--colour"], "用法: genreport check [选项] <报告.toml>...\n"),
        (&["check", "--colour"], "用 genreport check --help 查看全部选项。"),
        (&["explain", "F101", "F102"], "explain 后面多写了“F102”。"),
        (&["init", "--year"], "--year 后面没有写内容。"),
        (&["init", "--year", "a b"], "--year 后面的“a b”不对：报告年度，四位数字"),
        (&["schema", "a b"], "schema 后面多写了“a b”。"),
        (&["completions"], "completions 后面没有写内容，可以写 bash、"),
        (&["completions", "ksh"], "completions 后面的“ksh”不对，可以写 bash、"),
        (&["completions", "bash", "zsh"], "completions 后面多写了“zsh”。"),
        (&["man", "--year"], "man 没有 --year 这个选项。"),
        (
            &["chekc", "a.toml", "--fix"],
            "没有 chekc 这个命令，也没有这个文件，是不是要写 genreport check？",
        ),
        (&["Dump", "a.toml"], "是不是要写 genreport dump？"),
        (&["年报"], "找不到文件 年报"),
        (&["-"], "请用 --name 写明生成的文件名。"),
        (&["a.toml", "-", "--name", "b"], "有多个数据文件时不能用 --name。"),
        (&["a.toml", "--name", "b/c"], "--name 只写文件名"),
        (&["a.toml", "--name", ".."], "--name 只写文件名"),
        (&["a.toml", "--name", ""], "--name 只写文件名"),
        (&["a.toml", "check"], "找不到文件 check"),
        (&["a.toml", "-j", "0"], "--jobs 后面的“0”不对：同时做几份，1 至 256 的整数"),
        (&["check", "a.toml", "--jobs", "257"], "--jobs 后面的“257”不对：同时做几份"),
        (&["check", "-", "-"], "标准输入（-）只能写一次。"),
        (&["watch"], "没有写明报告的数据文件。"),
        (&["watch", "a.toml"], "找不到文件 a.toml"),
        (&["watch", "-", "--name", "b"], "标准输入不能用 watch，请写数据文件的名称。"),
    ];
    for (arguments, piece) in cases {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?} {}", ran.err);
        assert!(ran.out.is_empty() && ran.err.starts_with("错误: "), "{arguments:?} {}", ran.err);
        assert!(ran.err.contains(piece), "{arguments:?} {}", ran.err);
    }
    assert!(folder.names().is_empty());
}

#[test]
fn a_file_may_be_named_like_a_command() {
    let folder = Folder::new("named_like_a_command");
    let ran = folder.put("dumb", super::GOOD).run(&["dumb", "--docx"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(folder.names(), ["dumb", "dumb.docx"]);
}

#[cfg(unix)]
#[test]
fn names_that_are_not_unicode() {
    use std::os::unix::ffi::OsStrExt as _;
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_genreport"));
    let output = command.arg(std::ffi::OsStr::from_bytes(b"\xBB\xFA.toml")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("错误: 找不到文件"));
}
