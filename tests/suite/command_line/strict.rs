//! `--strict` and `[checks] strict`: warnings stop a report, and stay warnings.

use std::process::Command;

use serde_json::Value;

use super::{Folder, GOOD};
use crate::data::with_line;

/// With one warning, T201.
fn warned() -> String {
    GOOD.replacen("总体情况。", "总体,情况。", 1)
}

/// One that asks for itself, or says that it does not.
fn own(report: &str, strict: bool) -> String {
    report.replacen("[checks]\n", &format!("[checks]\nstrict = {strict}\n"), 1)
}

/// With a warning that only setting gives, G004.
fn badly_set() -> String {
    GOOD.replacen("总体情况。", &format!("见{}。", "1".repeat(80)), 1)
}

#[test]
fn warnings_stop_a_report_when_that_is_asked_for() {
    let folder = Folder::new("strict");
    folder.put("a.toml", warned());
    let ran = folder.run(&["a.toml", "--strict"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("提醒[T201]"), "{}", ran.err);
    assert!(ran.err.ends_with("\n按 --strict，1 处提醒，未生成文件。\n"), "{}", ran.err);
    assert_eq!(folder.names(), ["a.toml"]);
    // A rule that is not asked for finds nothing.
    let ran = folder.run(&["a.toml", "--strict", "--ignore", "T201", "-o", "ignored"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let ran = folder.run(&["a.toml"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.ends_with("\n有 1 处提醒，文件已照常生成。\n"), "{}", ran.err);
    assert_eq!(folder.names(), ["a.docx", "a.pdf", "a.toml", "ignored"]);
    // Without a warning it changes nothing.
    let ran = folder.put("b.toml", GOOD).run(&["b.toml", "--strict"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    // With errors it is of no account.
    let both = with_line(&warned(), "received", "[1, 0, 0, 0, 0, 0, 2]");
    let ran = folder.put("c.toml", both).run(&["c.toml", "--strict"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.ends_with("处错误、1 处提醒，未生成文件。\n"), "{}", ran.err);
    assert!(!folder.path("c.pdf").exists());
}

#[test]
fn what_is_forced_is_made() {
    let folder = Folder::new("strict forced");
    for (report, arguments) in [(warned(), &["--strict"][..]), (own(&warned(), true), &[])] {
        let ran = folder.put("a.toml", report).run(&[&["a.toml", "--force"], arguments].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.err.ends_with("\n有 1 处提醒，按 --force 照样生成了文件。\n"), "{}", ran.err);
        assert_eq!(folder.names(), ["a.docx", "a.pdf", "a.toml"]);
    }
    folder.put("b.toml", GOOD);
    let ran = folder.run(&["a.toml", "b.toml", "--strict", "--force"]);
    assert_eq!(ran.code, Some(0));
    let (_, sum) = ran.err.rsplit_once("共 2 份：").unwrap();
    let mut lines = sum.lines();
    assert_eq!(lines.next(), Some("1 份已生成，1 份有提醒、按 --force 生成。"));
    assert!(lines.next().unwrap().starts_with("  a.toml：T"), "{sum}");
}

#[test]
fn a_report_may_ask_for_itself() {
    let folder = Folder::new("strict of its own");
    folder.put("a.toml", GOOD).put("b.toml", own(&warned(), true));
    folder.put("c.toml", own(&warned(), false));
    let all = ["a.toml", "b.toml", "c.toml"];
    let ran = folder.run(&[&all[..], &["--pdf"]].concat());
    assert_eq!(ran.code, Some(1));
    let own = "\nb.toml：按 [checks] 的 strict，1 处提醒，未生成文件。\n";
    assert!(ran.err.contains(own), "{}", ran.err);
    let sum = "共 3 份：1 份已生成，1 份已生成、有提醒，1 份有提醒、按 strict 没有生成。\n  \
               b.toml：T201\n";
    assert!(ran.err.ends_with(sum), "{}", ran.err);
    assert_eq!(folder.names(), ["a.pdf", "a.toml", "b.toml", "c.pdf", "c.toml"]);
    // What a report says does not take back what the command line asks of all.
    let ran = folder.run(&[&all[..], &["--docx", "--strict"]].concat());
    assert_eq!(ran.code, Some(1));
    for name in ["b", "c"] {
        let sentence = format!("\n{name}.toml：按 --strict，1 处提醒，未生成文件。\n");
        assert!(ran.err.contains(&sentence), "{}", ran.err);
    }
    let sum =
        "共 3 份：1 份已生成，2 份有提醒、按 strict 没有生成。\n  b.toml：T201\n  c.toml：T201\n";
    assert!(ran.err.ends_with(sum), "{}", ran.err);
    assert!(folder.path("a.docx").exists() && !folder.path("c.docx").exists());
    let ran = folder.run(&[&["check"], &all[..]].concat());
    assert_eq!(ran.code, Some(1));
    let told = "a.toml：没有发现问题。\n\
                b.toml：按 [checks] 的 strict，1 处提醒，不通过；其中 1 处可以用 --fix 改好。\n\
                c.toml：没有错误，有 1 处提醒，其中 1 处可以用 --fix 改好。\n\
                共 3 份：1 份没有发现问题，1 份只有提醒，1 份有提醒、按 strict 不通过。\n  \
                b.toml：T201\n";
    assert_eq!(ran.err, told);
}

#[test]
fn last_years_report_asks_for_nothing() {
    let folder = Folder::new("strict of last year");
    let last = own(&GOOD.replacen("2022", "2021", 1), true);
    let report = warned().replacen("year =", "previous = \"last.toml\"\nyear =", 1);
    let ran = folder.put("last.toml", last).put("a.toml", report).run(&["a.toml", "--pdf"]);
    assert!(ran.code == Some(0) && ran.err.contains("文件已照常生成"), "{}", ran.err);
}

/// A check sets no pages: what only setting tells is seen when the report is made.
#[test]
fn what_setting_finds_counts_when_a_report_is_made() {
    let folder = Folder::new("strict setting");
    let ran = folder.put("a.toml", badly_set()).run(&["check", "a.toml", "--strict"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), "没有发现问题。\n"));
    let ran = folder.run(&["a.toml", "--strict"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("提醒[G004]"), "{}", ran.err);
    assert!(ran.err.ends_with("\n按 --strict，1 处提醒，未生成文件。\n"), "{}", ran.err);
    assert_eq!(folder.names(), ["a.toml"]);
    // All at once: what setting finds is told beside what the rules find.
    let both = badly_set().replacen("text = \"无。\"", "text = \"无,好。\"", 1);
    let ran = folder.put("a.toml", own(&both, true)).run(&["a.toml"]);
    assert!(ran.err.ends_with("\n按 [checks] 的 strict，2 处提醒，未生成文件。\n"), "{}", ran.err);
    assert_eq!((ran.code, folder.names()), (Some(1), vec!["a.toml".to_owned()]));
    // To look at the pages is not to check.
    let dump = folder.run(&["dump", "a.toml"]);
    assert!(dump.code == Some(0) && dump.err.ends_with("有 1 处提醒。\n"), "{}", dump.err);
}

#[test]
fn a_check_is_not_passed_either() {
    let folder = Folder::new("strict check");
    let check = |arguments: &[&str]| folder.run(&[&["check", "a.toml"], arguments].concat());
    let words = warned().replacen("text = \"无。\"", "text = \"零二五年见。\"", 1);
    folder.put("a.toml", &words);
    assert_eq!(check(&[]).code, Some(0));
    let ran = check(&["--strict"]);
    assert_eq!(ran.code, Some(1));
    let end = "按 --strict，1 处提醒，不通过；其中 1 处可以用 --fix 改好。\n";
    assert!(ran.out.contains("提醒[T201]") && ran.err == end, "{}{}", ran.out, ran.err);
    assert_eq!(check(&["--strict", "--ignore", "T201"]).code, Some(0));
    // What counts is what is left, or would be.
    let ran = check(&["--strict", "--diff"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.ends_with("照此修改以后，没有发现问题。\n"), "{}", ran.err);
    let ran = check(&["--strict", "--fix"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let left = warned().replacen("text = \"无。\"", "text = \"由××科负责。\"", 1);
    folder.put("a.toml", left);
    let ran = check(&["--strict", "--diff"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let end = "照此修改以后，按 --strict，1 处提醒，不通过。\n";
    assert!(ran.err.ends_with(end), "{}", ran.err);
    let ran = check(&["--strict", "--fix"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.ends_with("\n按 --strict，1 处提醒，不通过。\n"), "{}", ran.err);
}

/// Programs that read the findings see the same; only the exit code differs.
#[test]
fn severities_stay_for_machines() {
    let folder = Folder::new("strict machines");
    folder.put("a.toml", warned());
    for (format, path) in [("json", "/0/severity"), ("sarif", "/runs/0/results/0/level")] {
        // What the program says to programs is English, so it is not run by the folder's own way.
        let run = |arguments: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_genreport"));
            command.args(["check", "a.toml", "--output-format", format]).args(arguments);
            let output = command.current_dir(folder.path("")).output().unwrap();
            (output.status.code(), String::from_utf8(output.stdout).unwrap())
        };
        let (lenient, strict) = (run(&[]), run(&["--strict"]));
        assert_eq!((lenient.0, strict.0), (Some(0), Some(1)));
        let without_code = |text: &str| text.replace("\"exitCode\": 1", "\"exitCode\": 0");
        assert_eq!(lenient.1, without_code(&strict.1));
        let all: Value = serde_json::from_str(&strict.1).unwrap();
        assert_eq!(all.pointer(path).unwrap(), "warning");
    }
}

/// Rules that do not apply to a layout are told of, but are no findings.
#[test]
fn notes_do_not_count() {
    let layout = include_str!("../../../layouts/annual-report-2021.toml");
    let folder = Folder::new("strict notes");
    let own = GOOD.replacen("annual-report-2021", "./own.toml", 1);
    let gap = layout.replacen("\nrequired = ", "\n# required = ", 1);
    let ran = folder.put("own.toml", gap).put("a.toml", own).run(&["check", "a.toml", "--strict"]);
    assert!(ran.err.contains("不适用"), "{}", ran.err);
    assert!(ran.code == Some(0) && ran.err.starts_with("没有发现问题。\n"), "{}", ran.err);
}

#[test]
fn the_help_says_what_a_check_cannot_see() {
    let folder = Folder::new("strict help");
    let line = |arguments: &[&str]| {
        let help = folder.run(arguments).out;
        help.lines().find(|line| line.contains("--strict  ")).unwrap().to_owned()
    };
    assert!(line(&["check", "--help"]).contains("G 开头）这里看不到"));
    for arguments in [&["--help"][..], &["watch", "--help"]] {
        let line = line(arguments);
        assert!(line.contains("有提醒也不生成") && !line.contains("看不到"), "{line}");
    }
}
