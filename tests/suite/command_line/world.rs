//! Failures of the world: exit code 2, one sentence, and nothing left behind.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use super::{Folder, GOOD, Ran};

fn failed(ran: &Ran, pieces: &[&str]) {
    assert_eq!(ran.code, Some(2), "{}{}", ran.out, ran.err);
    assert!(ran.err.starts_with("错误: "), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    for piece in pieces {
        assert!(ran.err.contains(piece), "no {piece} in {}", ran.err);
    }
}

#[test]
fn an_input_that_cannot_be_read() {
    let folder = Folder::new("unreadable");
    failed(&folder.run(&["无.toml"]), &["找不到文件 无.toml"]);
    fs::create_dir(folder.path("夹.toml")).unwrap();
    for name in ["夹.toml", "."] {
        failed(&folder.run(&[name]), &[&format!("文件夹 {name} 里没有要做的报告")]);
    }
    folder.put("a.toml", GOOD);
    failed(&folder.run(&["a.toml/b.toml"]), &["a.toml/b.toml"]);
    assert_eq!(folder.names(), ["a.toml", "夹.toml"]);
}

/// How the program is run by someone who may not do everything. Root may, so for root it is
/// nobody who runs a copy of it; nothing, and a word about it, where that cannot be done.
#[cfg(unix)]
pub(super) fn without_privilege(is_root: bool, copy: &Path) -> Option<Command> {
    let program = env!("CARGO_BIN_EXE_genreport");
    if !is_root {
        return Some(Command::new(program));
    }
    let by_nobody = |program: &OsStr| {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program);
        command
    };
    if by_nobody(OsStr::new("true")).output().is_ok_and(|output| output.status.success()) {
        // Nobody may not see the folder that cargo builds in.
        // Not by this process: while it writes, a test that starts a program beside this one would keep
        // the copy open, and then it cannot be run.
        assert!(Command::new("cp").arg(program).arg(copy).status().unwrap().success());
        return Some(by_nobody(copy.as_os_str()));
    }
    assert!(std::env::var_os("CI").is_none(), "setpriv cannot be used");
    // Straight to the terminal: the test harness would keep `eprintln!` to itself.
    let word = b"skipped: files without permission, for root and without setpriv\n";
    std::io::stderr().write_all(word).unwrap();
    None
}

#[cfg(unix)]
#[test]
fn files_without_permission() {
    use std::os::unix::fs::PermissionsExt as _;
    // Where everyone may look.
    let path = std::env::temp_dir().join(format!("genreport-permission-{}", std::process::id()));
    fs::create_dir_all(path.join("out")).unwrap();
    let folder = Folder(path);
    let set = |name: &str, mode| {
        fs::set_permissions(folder.path(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    folder.put("a.toml", GOOD).put("b.toml", GOOD).put("out/a.pdf", "old");
    for (name, mode) in
        [("", 0o755), ("a.toml", 0o644), ("b.toml", 0o000), ("out/a.pdf", 0o644), ("out", 0o555)]
    {
        set(name, mode);
    }
    let is_root = fs::read(folder.path("b.toml")).is_ok();
    let copy = folder.path("genreport");
    let run = |arguments: &[&str]| {
        Some(folder.run_by(without_privilege(is_root, &copy)?, arguments, b""))
    };
    let unreadable = run(&["b.toml"]);
    let unwritable = run(&["a.toml", "-o", "out"]);
    let inside = fs::read_dir(folder.path("out")).unwrap().count();
    let old = fs::read(folder.path("out/a.pdf")).unwrap();
    // Removed before anything is looked at: no other run cleans this folder up.
    set("out", 0o755);
    fs::remove_dir_all(&folder.0).unwrap();
    let (Some(unreadable), Some(unwritable)) = (unreadable, unwritable) else { return };
    failed(&unreadable, &["b.toml", "权限不足"]);
    failed(&unwritable, &["a.pdf", "权限不足"]);
    assert_eq!((inside, old.as_slice()), (1, &b"old"[..]));
}

#[test]
fn a_layout_file_that_is_not_there() {
    let folder = Folder::new("no layout file");
    let input = GOOD.replacen("annual-report-2021", "layouts/mine.toml", 1);
    failed(&folder.put("a.toml", input).run(&["a.toml"]), &["找不到文件 layouts/mine.toml"]);
}

#[test]
fn an_output_folder_that_is_none() {
    let folder = Folder::new("no folder");
    folder.put("a.toml", GOOD).put("out", "");
    failed(&folder.run(&["a.toml", "-o", "out"]), &["out 不是文件夹"]);
    failed(&folder.run(&["a.toml", "-o", "out/in"]), &["无法新建文件夹 out/in"]);
    assert_eq!(folder.names(), ["a.toml", "out"]);
}

#[test]
fn a_target_that_is_a_folder() {
    let folder = Folder::new("target is a folder");
    fs::create_dir(folder.path("a.docx")).unwrap();
    let ran = folder.put("a.toml", GOOD).put("a.pdf", "old").run(&["a.toml"]);
    failed(&ran, &["a.docx", "是一个文件夹"]);
    assert_eq!(folder.names(), ["a.docx", "a.pdf", "a.toml"]);
    assert_eq!(fs::read(folder.path("a.pdf")).unwrap(), b"old");
}

#[test]
fn a_name_that_is_too_long() {
    let folder = Folder::new("long name");
    let name = "长".repeat(100);
    let ran = folder.put("a.toml", GOOD).run(&["a.toml", "--name", &name]);
    failed(&ran, &["无法写入", "文件名太长"]);
    assert_eq!(folder.names(), ["a.toml"]);
}

#[test]
fn two_inputs_for_one_output() {
    let folder = Folder::new("one output");
    fs::create_dir(folder.path("b")).unwrap();
    folder.put("a.toml", GOOD).put("a.txt", GOOD).put("b/a.toml", GOOD);
    failed(&folder.run(&["a.toml", "a.txt"]), &["a.pdf", "都要生成"]);
    failed(&folder.run(&["a.toml", "./b/../a.toml"]), &["都要生成"]);
    failed(&folder.run(&["a.toml", "b/a.toml", "-o", "out"]), &["都要生成"]);
    assert_eq!(folder.names(), ["a.toml", "a.txt", "b"]);
    let ran = folder.run(&["a.toml", "b/a.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn an_output_over_an_input() {
    let folder = Folder::new("over the input");
    failed(&folder.put("a.pdf", GOOD).run(&["a.pdf", "--name", "a"]), &["覆盖数据文件"]);
    assert_eq!(fs::read_to_string(folder.path("a.pdf")).unwrap(), GOOD);
}

#[test]
fn a_font_folder_that_is_not_there() {
    let folder = Folder::new("no fonts");
    failed(&folder.put("a.toml", GOOD).run(&["a.toml", "--font-dir", "字体"]), &["字体"]);
    assert_eq!(folder.names(), ["a.toml"]);
}

/// `genreport … | head -0`: nobody reads, yet all goes well.
#[test]
fn a_closed_pipe_is_no_failure() {
    use std::process::Stdio;
    let folder = Folder::new("closed pipe");
    folder.put("a.toml", GOOD);
    for arguments in [&["a.toml"][..], &["fonts"], &["--help"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_genreport"))
            .args(arguments)
            .current_dir(&folder.0)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*err), (Some(0), ""), "{arguments:?}");
    }
    assert_eq!(folder.names().len(), 3);
}
