//! Files that never end, names that act on the screen, outputs over what a report was made from.

use std::fs;
use std::process::Command;

use genreport::base::acts;

use super::bad_input::{ROWS, spoilt};
use super::{Folder, GOOD};

/// A name that clears a screen, goes back in its line, begins a line of its own and turns around.
const NAME: &str = "年\u{1B}[2J\r报\n错误[F999]: 假\u{7}\u{85}\u{9B}\u{202E}\u{2066}.toml";

/// One without line breaks, which a path in a report may not have, and as TOML writes it.
const LINE: &str = "年\u{1B}[2J报\u{7}\u{9B}.toml";
const LINE_IN_TOML: &str = r"年\u001B[2J报\u0007\u009B.toml";

/// The same in a key.
const KEY: &str = r#""k\u001B[2J\r\n错误[F999]: 假\u0007\u0085\u202E\u2069" = 1"#;

/// Whether nothing of a text acts but its line ends, and no line is forged.
fn is_tame(text: &str) -> bool {
    text.chars().all(|char| char == '\n' || !acts(char))
        && !text.lines().any(|line| line.trim_start().starts_with("错误[F999]"))
}

#[test]
fn nothing_that_comes_from_outside_acts() {
    let folder = Folder::new("hostile names");
    for (name, change, code, ..) in ROWS {
        let spoilt = spoilt(change);
        let with_key = [KEY.as_bytes(), b"\n", &spoilt].concat();
        for input in [spoilt, with_key] {
            folder.put(NAME, input);
            for format in ["full", "concise", "json", "sarif"] {
                let arguments = ["check", "--output-format", format, NAME];
                let output = Command::new(env!("CARGO_BIN_EXE_genreport"))
                    .args(arguments)
                    .current_dir(folder.path("."))
                    .output()
                    .unwrap();
                let text = |bytes| String::from_utf8(bytes).unwrap();
                let (out, err) = (text(output.stdout), text(output.stderr));
                // What is found by setting (G) a check does not see: see below.
                assert!(!out.is_empty() || code.starts_with('G'), "{name} {format}");
                assert!(is_tame(&out) && is_tame(&err), "{name} {format}\n{out:?}\n{err:?}");
            }
        }
    }
}

#[test]
fn nothing_acts_in_what_setting_finds_in_layouts_and_in_named_files() {
    let folder = Folder::new("hostile everywhere");
    for (name, change, code, ..) in ROWS.iter().filter(|row| row.2.starts_with('G')) {
        let ran = folder.put(NAME, spoilt(change)).run(&[NAME]);
        assert!(ran.err.contains(code), "{name} {:?}", ran.err);
        assert!(is_tame(&ran.out) && is_tame(&ran.err), "{name} {:?}", ran.err);
    }
    let layout = include_str!("../../../layouts/annual-report-2021.toml");
    let label = layout.replacen("一、总体情况", "一、\u{9B}\u{202E}总体情况", 1);
    folder.put(NAME, &label);
    let schema = folder.run(&["schema", "--layout", &format!("./{NAME}")]);
    assert_eq!(schema.code, Some(0), "{:?}", schema.err);
    // Into a pipe the schema is exact; the label is part of it.
    assert!(schema.out.contains('\u{202E}') && is_tame(&schema.err));
    let unsound = label.replacen("key = \"overview\"", "key = \"\\u001BO\\n错误[F999]: 假\"", 1);
    let asks = |key: &str| format!("{key} = \"./{LINE_IN_TOML}\"\n");
    let by = GOOD.replacen("layout = \"annual-report-2021\"\n", &asks("layout"), 1);
    let ran = folder.put(LINE, unsound).put("a.toml", by).run(&["a.toml"]);
    assert!(ran.err.contains("错误[L") && is_tame(&ran.err), "{:?}", ran.err);
    let last = GOOD.replacen("year =", &format!("{}year =", asks("previous")), 1);
    let ran = folder.put("b.toml", last).run(&["check", "b.toml"]);
    assert!(ran.out.contains("错误[I136]") && is_tame(&ran.out), "{:?}", ran.out);
}

#[test]
fn names_are_shown_whole_and_tame_wherever_they_are_shown() {
    let folder = Folder::new("hostile outputs");
    let ran = folder.put(NAME, GOOD).run(&[NAME]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(is_tame(&ran.out) && ran.out.contains("\\u001B[2J\\r报\\n错误"), "{:?}", ran.out);
    for arguments in [
        &["check", "--previous", NAME, "无.toml"][..],
        &[NAME, "--select", "\u{1B}F\n"],
        &["check", "--\u{1B}[2J\n"],
        &["che\u{1B}ck"],
        &["无\u{1B}\n.toml"],
        &["explain", "F\u{1B}9\n"],
        &["init", "--year", "2023", "--layout", "a\u{1B}\n"],
        &["a.toml", "--font-dir", "字\u{1B}\n"],
    ] {
        let ran = folder.put("a.toml", GOOD).run(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?} {}", ran.err);
        assert!(is_tame(&ran.err) && is_tame(&ran.out), "{:?}", ran.err);
    }
    // What goes into a pipe to be used is exact.
    let exact = GOOD.replacen("总体情况。", "甲,\u{85}乙。", 1);
    let ran = folder.put("b.toml", exact).run(&["check", "--diff", "b.toml"]);
    assert!(ran.out.contains("\n+text = \"甲，\u{85}乙。\"\n"), "{:?}", ran.out);
}

#[test]
fn an_output_over_a_file_of_the_report() {
    let folder = Folder::new("over its own files");
    let layout = include_str!("../../../layouts/annual-report-2021.toml");
    let by = |layout: &str| GOOD.replacen("annual-report-2021", layout, 1);
    let last = GOOD.replacen("2022", "2021", 1);
    let with_previous = GOOD.replacen("year =", "previous = \"p.pdf\"\nyear =", 1);
    folder.put("a.pdf", layout).put("a.toml", by("./a.pdf"));
    folder.put("p.pdf", &last).put("p.toml", with_previous);
    folder.put("q.docx", &last).put("q.toml", GOOD);
    let over = |ran: super::Ran| {
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(ran.err.contains("会覆盖这份报告用到的文件"), "{}", ran.err);
    };
    over(folder.run(&["a.toml"]));
    over(folder.run(&["p.toml"]));
    over(folder.run(&["q.toml", "--previous", "q.docx", "--overwrite"]));
    assert_eq!(fs::read_to_string(folder.path("a.pdf")).unwrap(), layout);
    assert_eq!(fs::read_to_string(folder.path("p.pdf")).unwrap(), last);
    assert_eq!(folder.names(), ["a.pdf", "a.toml", "p.pdf", "p.toml", "q.docx", "q.toml"]);
}

#[test]
fn a_file_of_another_kind_is_not_shown() {
    let folder = Folder::new("another kind");
    folder.put("passwd", "root:x:0:0:secret:/root:/bin/sh\na = 1\n");
    let input = GOOD.replacen("annual-report-2021", "./passwd", 1);
    let ran = folder.put("a.toml", &input).run(&["a.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("错误[I138]: ./passwd 不是版式文件"), "{}", ran.err);
    let input = GOOD.replacen("year =", "previous = \"passwd\"\nyear =", 1);
    let last = folder.put("b.toml", &input).run(&["check", "b.toml"]);
    assert!(last.out.contains("错误[I137]"), "{}", last.out);
    let init = folder.run(&["init", "--year", "2023", "--layout", "./passwd"]);
    for shown in [ran.err, last.out, last.err, init.err] {
        assert!(!shown.contains("secret"), "{shown}");
    }
}

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use crate::command_line::{Folder, GOOD};

    /// A pipe with a name, at which everybody waits who opens it.
    fn pipe(folder: &Folder, name: &str) {
        let made = Command::new("mkfifo").arg(folder.path(name)).status();
        assert!(made.is_ok_and(|status| status.success()));
    }

    #[test]
    fn what_never_ends_is_not_read() {
        let folder = Folder::new("never ends");
        pipe(&folder, "pipe.toml");
        symlink("/dev/zero", folder.path("zero.toml")).unwrap();
        for name in ["pipe.toml", "zero.toml"] {
            let by = GOOD.replacen("annual-report-2021", &format!("./{name}"), 1);
            let last = GOOD.replacen("year =", &format!("previous = \"{name}\"\nyear ="), 1);
            let ran = folder.put("a.toml", by).run(&["a.toml"]);
            assert_eq!(ran.code, Some(2), "{}", ran.err);
            assert!(ran.err.contains(&format!("{name} 不是普通文件")), "{}", ran.err);
            let ran = folder.put("a.toml", last).run(&["a.toml"]);
            assert_eq!(ran.code, Some(1), "{}", ran.err);
            assert!(ran.err.contains("错误[I136]"), "{}", ran.err);
            let ran = folder.put("a.toml", GOOD).run(&["a.toml", "--previous", name]);
            assert!(ran.err.contains("不是普通文件"), "{}", ran.err);
            assert_eq!(ran.code, Some(2));
        }
        assert_eq!(folder.names(), ["a.toml", "pipe.toml", "zero.toml"]);
    }

    #[test]
    fn what_is_no_file_is_not_replaced() {
        let folder = Folder::new("no file to replace");
        pipe(&folder, "a.docx");
        symlink("/dev/zero", folder.path("b.docx")).unwrap();
        for name in ["a", "b"] {
            let input = format!("{name}.toml");
            for arguments in [&[input.as_str()][..], &[&input, "--overwrite"]] {
                let ran = folder.put(&input, GOOD).run(arguments);
                assert_eq!(ran.code, Some(2), "{}", ran.err);
                assert!(ran.err.contains(&format!("{name}.docx 不是普通文件")), "{}", ran.err);
            }
        }
        assert_eq!(folder.names(), ["a.docx", "a.toml", "b.docx", "b.toml"]);
    }

    #[test]
    fn an_input_may_be_a_pipe() {
        let folder = Folder::new("input pipe");
        let ran = folder.run_with(&["check", "/dev/stdin"], GOOD.as_bytes());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        pipe(&folder, "a.toml");
        let path = folder.path("a.toml");
        let writer = std::thread::spawn(move || fs::write(path, GOOD));
        let ran = folder.run(&["check", "a.toml"]);
        writer.join().unwrap().unwrap();
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }

    /// `ulimit -f`: the signal that a file is too large must not end the program half-way.
    #[test]
    fn a_file_beyond_the_limit_is_told_and_undone() {
        let folder = Folder::new("file limit");
        let command = || {
            let mut shell = Command::new("sh");
            let program = env!("CARGO_BIN_EXE_genreport");
            shell.args(["-c", "ulimit -f 8; exec \"$0\" \"$@\"", program]);
            shell
        };
        let ran = folder.put("a.toml", GOOD).run_by(command(), &["a.toml"], b"");
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(ran.err.contains("超出了系统允许的大小"), "{}", ran.err);
        assert_eq!(folder.names(), ["a.toml"]);
    }

    /// What tells the processes of this machine from others', as the program has it.
    #[cfg(target_os = "linux")]
    fn machine() -> String {
        let mut hash = genreport::base::Hash::default();
        hash.add(&fs::read("/proc/sys/kernel/random/boot_id").unwrap());
        hash.add(fs::read_link("/proc/self/ns/pid").unwrap().as_os_str().as_encoded_bytes());
        format!("{:08x}", hash.value() & 0xFFFF_FFFF)
    }

    /// A run that was killed leaves its file; the next one there takes it away.
    #[cfg(target_os = "linux")]
    #[test]
    fn leftovers_of_a_killed_run_are_cleared() {
        let folder = Folder::new("leftovers");
        let mut ended = Command::new("true").spawn().unwrap();
        let (gone, here, machine) = (ended.id(), std::process::id(), machine());
        ended.wait().unwrap();
        for process in [gone, here] {
            folder.put(&format!(".genreport-{process}-{machine}-pdf.0.tmp"), "half");
            folder.put(&format!(".genreport-{process}-{machine}-docx.1.old"), "old");
        }
        let ran = folder.put("a.toml", GOOD).run(&["a.toml"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let running = format!(".genreport-{here}-{machine}-");
        let left = [format!("{running}docx.1.old"), format!("{running}pdf.0.tmp")];
        assert_eq!(folder.names()[..2], left);
        assert_eq!(folder.names()[2..], ["a.docx", "a.pdf", "a.toml"]);
    }
}
