//! Asked to end in the midst of it: every file is whole, nothing else is left, and it is told.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Folder, GOOD};

/// The program at work in a folder, with what it says in files.
pub(super) fn start(folder: &Folder, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_genreport"))
        .args(arguments)
        .current_dir(folder.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(fs::File::create(folder.path("err")).unwrap())
        .spawn()
        .unwrap()
}

/// Waits until something is so; a minute is for ever.
pub(super) fn until(what: &str, is_so: impl Fn() -> bool) {
    let begin = Instant::now();
    while !is_so() {
        assert!(begin.elapsed() < Duration::from_mins(1), "{what}");
        sleep(Duration::from_millis(10));
    }
}

pub(super) fn send(child: &Child, signal: &str) {
    let sent = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status();
    assert!(sent.unwrap().success());
}

fn ended(child: Child, folder: &Folder) -> (Output, String) {
    let output = child.wait_with_output().unwrap();
    (output, fs::read_to_string(folder.path("err")).unwrap())
}

/// Whether the program has taken charge of SIGINT (proc(5), SigCgt).
fn heeds(child: &Child) -> bool {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
    u64::from_str_radix(caught.trim(), 16).unwrap() & 0b10 > 0
}

/// A report that takes seconds.
fn long() -> String {
    let text = "总体情况。".to_owned() + &"\\n这一段说的是一年来的工作。".repeat(20_000);
    GOOD.replacen("总体情况。", &text, 1)
}

/// What is there of a report is both files or none, and whole.
fn is_whole(folder: &Path, name: &str) -> bool {
    let read = |ending: &str| fs::read(folder.join(format!("{name}.{ending}"))).ok();
    match (read("pdf"), read("docx")) {
        (None, None) => false,
        (Some(pdf), Some(docx)) => {
            assert!(pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
            assert!(zip::ZipArchive::new(std::io::Cursor::new(docx)).is_ok());
            true
        }
        (pdf, _) => panic!("{name}: only the {}", if pdf.is_some() { "PDF" } else { "DOCX" }),
    }
}

#[test]
fn a_batch_that_is_asked_to_end_leaves_whole_files() {
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let folder = Folder::new(&format!("ended by {signal}"));
        let names: Vec<String> = (0..200).map(|number| format!("r{number:03}")).collect();
        let inputs: Vec<String> = names.iter().map(|name| format!("{name}.toml")).collect();
        for input in &inputs {
            folder.put(input, GOOD);
        }
        let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
        let child = start(&folder, &[&inputs[..], &["-o", "out", "-j", "2"]].concat());
        until("a third report", || folder.path("out/r002.pdf").exists());
        send(&child, signal);
        let (output, err) = ended(child, &folder);
        assert_eq!(output.status.code(), Some(code), "{err}");
        let out = folder.path("out");
        let made = names.iter().filter(|name| is_whole(&out, name)).count();
        assert!((2..200).contains(&made), "{made}");
        assert_eq!(fs::read_dir(&out).unwrap().count(), 2 * made);
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(told.lines().count(), 2 * made, "{told}");
        let rest = format!("共 200 份：{made} 份已生成，{} 份因停止没有生成。\n", 200 - made);
        assert!(err.contains(&rest) && err.contains("因停止没有生成的，第一份是 r0"), "{err}");
    }
}

#[test]
fn a_second_signal_ends_it_at_once() {
    let folder = Folder::new("ended twice");
    folder.put("a.toml", GOOD).put("b.toml", long()).put("c.toml", long());
    let child = start(&folder, &["a.toml", "b.toml", "c.toml", "-o", "out", "-j", "3"]);
    until("the first report", || folder.path("out/a.docx").exists());
    send(&child, "INT");
    sleep(Duration::from_millis(50));
    send(&child, "INT");
    let (output, err) = ended(child, &folder);
    assert_eq!(output.status.code(), Some(130), "{err}");
    // Nobody sums up.
    assert!(!err.contains("共 3 份"), "{err}");
    assert!(is_whole(&folder.path("out"), "a"));
}

/// Where nothing is half done, nobody has to wait.
#[test]
fn what_writes_nothing_ends_at_once() {
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let folder = Folder::new(&format!("ended while reading {signal}"));
        let mut child = start(&folder, &["check", "-"]);
        let input = child.stdin.take();
        until("that the signal is heeded", || heeds(&child));
        send(&child, signal);
        let (output, err) = ended(child, &folder);
        drop(input);
        assert_eq!((output.status.code(), err.as_str()), (Some(code), ""));
    }
}

#[test]
fn a_report_by_itself_is_dropped_as_it_is_made() {
    let folder = Folder::new("ended alone");
    let child = start(folder.put("a.toml", long()), &["a.toml"]);
    until("that the signal is heeded", || heeds(&child));
    send(&child, "INT");
    let (output, err) = ended(child, &folder);
    assert_eq!((output.status.code(), err.as_str()), (Some(130), ""));
    assert_eq!(folder.names(), ["a.toml", "err"]);
}
