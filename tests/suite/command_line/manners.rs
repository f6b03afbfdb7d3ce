//! What every command of a shell does: colours, pipes, `--`, names of any bytes, how much is said.

use std::process::{Command, Stdio};

use super::{Folder, GOOD, Ran};
use crate::judges::judge;

const WARNED: &str = "总体情况,好。";

fn warned() -> String {
    GOOD.replacen("总体情况。", WARNED, 1)
}

#[test]
fn quiet_says_what_went_wrong_and_nothing_else() {
    let folder = Folder::new("quiet");
    let faulty = crate::data::with_line(GOOD, "received", "[1, 0, 0, 0, 0, 0, 2]");
    folder.put("a.toml", GOOD).put("warned.toml", warned()).put("faulty.toml", faulty);
    let silent = |ran: &Ran| ran.out.is_empty() && ran.err.is_empty();
    for quiet in ["-q", "--quiet"] {
        let ran = folder.run(&[quiet, "a.toml", "warned.toml", "--pdf"]);
        assert!(ran.code == Some(0) && silent(&ran), "{}{}", ran.out, ran.err);
        let ran = folder.run(&["a.toml", "faulty.toml", quiet]);
        assert!(ran.code == Some(1) && ran.out.is_empty(), "{}", ran.out);
        assert!(ran.err.starts_with("错误[F103]") && !ran.err.contains("共 2 份"), "{}", ran.err);
        for (name, code) in [("a", 0), ("warned", 0), ("faulty", 1)] {
            let ran = folder.run(&["check", quiet, &format!("{name}.toml")]);
            assert!(ran.code == Some(code) && silent(&ran), "{name} {}{}", ran.out, ran.err);
        }
        assert_eq!(folder.run(&["check", quiet, "warned.toml", "--strict"]).code, Some(1));
        // What stopped a report is said, though it is a warning.
        let ran = folder.run(&[quiet, "warned.toml", "--strict"]);
        assert!(ran.code == Some(1) && ran.err.starts_with("提醒[T201]"), "{}", ran.err);
        let heads = folder.run(&["dump", quiet, "a.toml", "warned.toml"]).out;
        assert_eq!(heads.matches("══ ").count(), 2, "{heads}");
        let ran = folder.run(&["check", quiet, "无.toml"]);
        assert!(ran.code == Some(2) && ran.err.starts_with("错误: 找不到文件"), "{}", ran.err);
        // What is asked for is given.
        assert!(folder.run(&["dump", quiet, "a.toml"]).out.starts_with("── 第 1 面 ──"));
        assert!(folder.run(&["check", quiet, "warned.toml", "--diff"]).out.contains("@@"));
        assert!(
            folder.run_raw(&["check", quiet, "a.toml", "--output-format", "json"]).starts_with('[')
        );
    }
    // The last one counts.
    assert!(folder.run(&["-q", "-v", "a.toml"]).err.contains("用时"));
    assert!(silent(&folder.run(&["-v", "-q", "a.toml"])));
}

#[test]
fn verbose_says_what_a_report_was_made_from() {
    let folder = Folder::new("verbose");
    let now = GOOD.replacen("year =", "previous = \"b.toml\"\nyear =", 1);
    folder.put("a.toml", now).put("b.toml", GOOD.replacen("2022", "2021", 1));
    for arguments in
        [&["a.toml", "-v"][..], &["check", "a.toml", "--verbose"], &["dump", "-v", "a.toml"]]
    {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        // Without rules there is nothing to compare with.
        let last = if arguments[0] == "dump" { "" } else { "、b.toml" };
        let sentence = format!("a.toml：用到 内置版式 annual-report-2021{last}；用时 ");
        assert!(ran.err.contains(&sentence), "{}", ran.err);
    }
}

#[test]
fn names_may_begin_with_a_stroke() {
    let folder = Folder::new("strokes");
    folder.put("-a.toml", GOOD);
    for arguments in
        [&["--pdf", "--", "-a.toml"][..], &["check", "--", "-a.toml"], &["dump", "--", "-a.toml"]]
    {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?} {}", ran.err);
    }
    assert_eq!(folder.names(), ["-a.pdf", "-a.toml"]);
    let ran = folder.run(&["-a.toml"]);
    let sentence = "错误: -a.toml 是文件名，以 - 开头的请写成 ./-a.toml，或在前面加 --。";
    assert!(ran.code == Some(2) && ran.err.starts_with(sentence), "{}", ran.err);
    // Only of what is no option; and other mistakes come first.
    folder.put("--help", "x");
    assert_eq!(folder.run(&["check", "--help"]).code, Some(0));
    let ran = folder.run(&["--bogus", "--", "-a.toml"]);
    assert!(ran.err.starts_with("错误: 没有 --bogus 这个选项"), "{}", ran.err);
}

/// The bytes of a name are kept, and shown as far as they are text.
#[cfg(unix)]
#[test]
fn names_of_any_bytes() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::new("bytes");
    let name = std::ffi::OsStr::from_bytes(b"\xBB\xFA.toml");
    let path = folder.path("").join(name);
    std::fs::write(&path, GOOD).unwrap();
    let run = |arguments: &[&std::ffi::OsStr]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_genreport"));
        command.args(arguments).current_dir(folder.path("")).output().unwrap()
    };
    for arguments in [&[name][..], &["check".as_ref(), name], &[".".as_ref()], &["*.toml".as_ref()]]
    {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(path.with_extension("pdf").is_file() && path.with_extension("docx").is_file());
    let output = run(&["check".as_ref(), name, "--output-format".as_ref(), "json".as_ref()]);
    assert_eq!(output.stdout, b"[]\n");
}

/// Nobody listening is no failure; what was asked for is done all the same.
#[cfg(unix)]
#[test]
fn a_pipe_may_be_closed() {
    let folder = Folder::new("closed pipe");
    folder.put("a.toml", GOOD).put("warned.toml", warned());
    for arguments in [
        &["a.toml"][..],
        &["check", "warned.toml"],
        &["dump", "a.toml"],
        &["explain"],
        &["schema"],
        &["a.toml", "--pdf", "-o", "-"],
        &["a.toml", "--output-format", "json"],
        &["help"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_genreport"));
        command.args(arguments).current_dir(folder.path(""));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(0) && !said.contains("错误:"), "{arguments:?} {said}");
    }
    assert!(folder.path("a.pdf").is_file());
}

/// <https://no-color.org>: any value but none.
#[cfg(unix)]
#[test]
fn colours_are_for_terminals_that_want_them() {
    let folder = Folder::new("colours");
    folder.put("warned.toml", warned());
    let Some(_) = judge("script") else { return };
    let program = env!("CARGO_BIN_EXE_genreport");
    for (variable, coloured) in
        [("X=1", true), ("NO_COLOR=", true), ("NO_COLOR=1", false), ("TERM=dumb", false)]
    {
        let line = format!("TERM=xterm; export TERM {variable}; {program} check warned.toml");
        let mut command = Command::new("script");
        command.env_remove("NO_COLOR").current_dir(folder.path(""));
        let output = command.args(["-qec", &line, "/dev/null"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.contains("提醒") && said.contains("[T201]"), "{said}");
        assert_eq!(said.contains('\u{1B}'), coloured, "{variable} {said:?}");
    }
    // A file is nobody's screen.
    let line = format!("{program} warned.toml --pdf -o -");
    let mut command = Command::new("script");
    let output =
        command.args(["-qec", &line, "/dev/null"]).current_dir(folder.path("")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("现在是屏幕") && !said.contains("%PDF"), "{said}");
}

/// A last line without its end is a line; and it stays without.
#[test]
fn a_last_line_may_have_no_end() {
    let folder = Folder::new("no end");
    let text = warned();
    let text = text.trim_end();
    folder.put("a.toml", text);
    let ran = folder.run(&["check", "--fix", "a.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mended = std::fs::read_to_string(folder.path("a.toml")).unwrap();
    assert_eq!(mended, text.replacen(WARNED, "总体情况，好。", 1));
    assert_eq!(folder.run(&["a.toml"]).code, Some(0));
    for arguments in [
        &["check", "a.toml"][..],
        &["explain"],
        &["schema"],
        &["man"],
        &["help"],
        &["dump", "a.toml"],
    ] {
        let out = folder.run_raw(arguments);
        assert!(out.is_empty() || (out.ends_with('\n') && !out.ends_with("\n\n")), "{arguments:?}");
    }
}

#[test]
fn help_is_a_command_too() {
    let folder = Folder::new("help command");
    assert_eq!(folder.run(&["help"]).out, folder.run(&["--help"]).out);
    for command in ["check", "init", "watch", "help"] {
        let (ran, same) = (folder.run(&["help", command]), folder.run(&[command, "--help"]));
        assert_eq!((ran.code, ran.err.as_str(), &ran.out), (Some(0), "", &same.out));
    }
    let ran = folder.run(&["help", "chekc"]);
    assert!(
        ran.code == Some(2)
            && ran.err.starts_with("错误: 没有 chekc 这个命令，是不是要写 check？\n")
    );
    let ran = folder.run(&["help", "年报.toml"]);
    assert!(ran.code == Some(2) && ran.err.starts_with("错误: 没有 年报.toml 这个命令。\n"));
}
