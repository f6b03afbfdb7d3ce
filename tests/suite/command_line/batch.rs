//! Many reports at once: the same order and the same bytes on however many threads, none stopped by
//! another, and a summary.

use std::fs;

use super::{Folder, GOOD, Ran};
use crate::data::{WEIBEI, with_line};

/// A report with an error of F103 at one place and one of F101 behind it.
fn faulty() -> String {
    with_line(GOOD, "received", "[1, 0, 0, 0, 0, 0, 2]")
}

/// Reports of all kinds, some of each, with one name of a file that is not there.
const NAMES: [&str; 12] = [
    "long.toml",
    "a.toml",
    "warned.toml",
    "b.toml",
    "faulty.toml",
    "无.toml",
    "c.toml",
    "broken.toml",
    "d.toml",
    "e.toml",
    "edited.toml",
    "empty.toml",
];

fn mixed(name: &str) -> Folder {
    let folder = Folder::new(name);
    // The first takes longest: the others are through before it.
    let long = "总体情况。".to_owned() + &"\\n这一段说的是一年来的工作。".repeat(300);
    folder.put("long.toml", GOOD.replacen("总体情况。", &long, 1));
    for name in ["a", "b", "c", "d", "e", "edited"] {
        folder.put(&format!("{name}.toml"), GOOD.replacen("总体情况", name, 1));
    }
    folder.put("warned.toml", WEIBEI).put("faulty.toml", faulty());
    folder.put("broken.toml", "a = [\n").put("empty.toml", "");
    fs::create_dir(folder.path("out")).unwrap();
    folder.put("out/edited.docx", "somebody's");
    folder
}

/// All files below `out` with their bytes.
fn made(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder.path("out")).unwrap().map(|entry| entry.unwrap());
    let read = |entry: fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
    };
    let mut files: Vec<_> = entries.map(read).collect();
    files.sort();
    files
}

#[test]
fn one_thread_and_four_say_and_write_the_same() {
    let run = |threads: &str| {
        let folder = mixed(&format!("mixed {threads}"));
        let ran = folder.run(&[&NAMES[..], &["-o", "out", "-j", threads]].concat());
        (ran, made(&folder))
    };
    let ((one, files), (four, same)) = (run("1"), run("4"));
    assert_eq!((one.code, four.code), (Some(2), Some(2)));
    assert_eq!(one.out, four.out);
    assert_eq!(one.err, four.err);
    assert!(files == same);
    // In the order of the inputs.
    let named: Vec<&str> =
        one.out.lines().filter_map(|line| line.strip_prefix("已生成 out/")).collect();
    let order = ["long", "a", "warned", "b", "c", "d", "e"]
        .map(|name| ["pdf", "docx"].map(|ending| format!("{name}.{ending}（")));
    assert_eq!(named.len(), 14, "{}", one.out);
    for (line, name) in named.iter().zip(order.as_flattened()) {
        assert!(line.starts_with(name), "{line} {name}");
    }
    let marks = ["warned.toml：有", "faulty.toml：发现", "找不到文件 无.toml", "broken.toml：发现"];
    let places =
        marks.map(|mark| one.err.find(mark).unwrap_or_else(|| panic!("{mark} {}", one.err)));
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(files.len(), 15);
}

#[test]
fn a_batch_is_summed_up() {
    let folder = mixed("summed up");
    let ran = folder.run(&[&NAMES[..], &["-o", "out", "--docx"]].concat());
    let (_, sum) = ran.err.split_once("共 ").unwrap();
    let lines: Vec<&str> = sum.lines().collect();
    let first = "12 份：6 份已生成，1 份已生成、有提醒，3 份有错误、没有生成，2 份没能生成。";
    assert_eq!(lines[..2], [first, "  faulty.toml：F103"], "{sum}");
    assert!(lines[2].starts_with("  无.toml：找不到文件 无.toml"), "{sum}");
    assert_eq!(lines[3], "  broken.toml：I001");
    assert!(lines[4].starts_with("  edited.toml：out/edited.docx 不是本程序原样生成的"), "{sum}");
    assert_eq!(lines[5..], ["  empty.toml：I006"]);
    // With errors, when that is asked for.
    let ran = folder.run(&["a.toml", "faulty.toml", "--force", "-o", "out"]);
    assert_eq!(ran.code, Some(0));
    let end = "共 2 份：1 份已生成，1 份有错误、按 --force 生成。\n  \
               faulty.toml：F103（按 --force 生成）\n";
    assert!(ran.err.ends_with(end), "{}", ran.err);
    // One by itself needs none.
    assert_eq!(folder.run(&["a.toml", "-o", "out"]).err, "");
}

#[test]
fn checks_come_in_order_too() {
    let folder = mixed("mixed checks");
    for format in ["full", "concise", "json", "sarif"] {
        let run = |threads: &str| {
            let options = ["check", "--output-format", format, "-j", threads];
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_genreport"))
                .args(options)
                .args(NAMES)
                .current_dir(folder.path(""))
                .output()
                .unwrap();
            let [out, err] =
                [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
            (output.status.code(), out, err)
        };
        let (one, four) = (run("1"), run("4"));
        assert_eq!(one, four);
        assert_eq!(one.0, Some(2));
        let is_json = matches!(format, "json" | "sarif");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&one.1).is_ok(), is_json);
        let end = "共 12 份：7 份没有发现问题，1 份只有提醒，3 份有错误，1 份没有读出来。\n  \
                   faulty.toml：F103\n  无.toml：找不到文件 无.toml，请检查路径和文件名。\n  \
                   broken.toml：I001\n  empty.toml：I006\n";
        assert_eq!(one.2.ends_with(end), !is_json, "{}", one.2);
    }
    let dump = |threads: &str| folder.run(&["dump", "c.toml", "无.toml", "a.toml", "-j", threads]);
    let (one, four) = (dump("1"), dump("4"));
    assert_eq!((one.code, &one.out, &one.err), (four.code, &four.out, &four.err));
    let heads: Vec<&str> = one.out.lines().filter(|line| line.starts_with('═')).collect();
    assert_eq!(heads, ["══ c.toml ══", "══ a.toml ══"]);
}

/// What one report is made from is not what another writes, wherever in the batch they stand.
#[test]
fn no_report_is_written_over_what_another_names() {
    let layout = include_str!("../../../layouts/annual-report-2021.toml");
    let last = GOOD.replacen("2022", "2021", 1);
    let by_own = last.replacen("annual-report-2021", "./c.docx", 1);
    let folder = Folder::new("over another's");
    folder.put("a.pdf", layout).put("b.pdf", by_own).put("c.docx", layout);
    for name in ["a", "b", "c", "d"] {
        folder.put(&format!("{name}.toml"), GOOD);
    }
    folder.put("names.toml", GOOD.replacen("annual-report-2021", "./a.pdf", 1));
    folder.put("last.toml", GOOD.replacen("year =", "previous = \"b.pdf\"\nyear =", 1));
    let over = |ran: &Ran, target: &str, other: &str| {
        assert_eq!(ran.code, Some(2));
        let sentence = format!("生成的 {target} 会覆盖 {other} 用到的文件，没有生成");
        assert!(ran.err.contains(&sentence), "{sentence} {}", ran.err);
    };
    let all = ["a.toml", "b.toml", "c.toml", "d.toml", "names.toml", "last.toml", "--overwrite"];
    let mut back = all;
    back.reverse();
    for arguments in [all, back] {
        let ran = folder.run(&arguments);
        over(&ran, "a.pdf", "names.toml");
        over(&ran, "b.pdf", "last.toml");
        over(&ran, "c.docx", "last.toml");
        assert!(!folder.path("a.docx").exists() && !folder.path("c.pdf").exists());
        assert!(folder.path("d.pdf").exists() && folder.path("names.pdf").exists());
        assert_eq!(fs::read_to_string(folder.path("a.pdf")).unwrap(), layout);
        assert_eq!(fs::read_to_string(folder.path("c.docx")).unwrap(), layout);
    }
}
