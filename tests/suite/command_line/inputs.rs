//! Folders and patterns in the place of files.

use std::fs;

use super::{Folder, GOOD};

const LAYOUT: &str = include_str!("../../../layouts/annual-report-2021.toml");
const WORDS: &str = include_str!("../../../layouts/annual-report-words.toml");

fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    fs::create_dir_all(folder.path("报告/别的")).unwrap();
    folder.put("报告/乙.toml", GOOD).put("报告/甲.toml", GOOD).put("报告/别的/丁.toml", GOOD);
    folder
}

fn made(folder: &Folder, inside: &str) -> Vec<String> {
    let entries = fs::read_dir(folder.path(inside)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".pdf")).collect();
    names.sort();
    names
}

#[test]
fn a_folder_stands_for_the_reports_in_it() {
    let folder = folder("folder of reports");
    folder.put("报告/.隐.toml", GOOD).put("报告/丙.toml.txt", GOOD).put("报告/说明.txt", "x");
    for typed in ["报告", "报告/"] {
        let ran = folder.run(&[typed, "--pdf", "-o", "out"]);
        assert_eq!(
            (ran.code, ran.err.as_str()),
            (Some(0), "共 3 份：3 份已生成。\n"),
            "{}",
            ran.out
        );
        assert_eq!(made(&folder, "out"), ["丙.pdf", "乙.pdf", "甲.pdf"]);
        fs::remove_dir_all(folder.path("out")).unwrap();
    }
    // Beside them where no other place is named.
    assert_eq!(folder.run(&["报告", "--pdf"]).code, Some(0));
    assert_eq!(made(&folder, "报告"), ["丙.pdf", "乙.pdf", "甲.pdf"]);
    for command in ["check", "dump"] {
        let ran = folder.run(&[command, "报告"]);
        assert!(ran.code == Some(0) && ran.err.contains("共 3 份"), "{command} {}", ran.err);
    }
    // What is named besides is not made twice.
    let ran = folder.run(&["check", "报告/甲.toml", "报告", "报告/*.toml"]);
    assert!(ran.err.contains("共 3 份"), "{}", ran.err);
}

#[test]
fn what_is_no_report_of_this_year_is_skipped_and_named() {
    let folder = folder("skipped");
    let now = GOOD.replacen("year =", "previous = \"./去年.toml\"\nyear =", 1);
    folder.put("报告/版式.toml", LAYOUT).put("报告/词语.toml", WORDS);
    folder.put("报告/去年.toml", GOOD.replacen("2022", "2021", 1)).put("报告/甲.toml", now);
    let notes = [
        "跳过 报告/去年.toml：是 报告/甲.toml 写的上年的报告（previous）。",
        "跳过 报告/版式.toml：是版式文件，不是报告。",
        "跳过 报告/词语.toml：是词语文件，不是报告。",
    ];
    for command in [&["报告", "--pdf", "-o", "out"][..], &["check", "报告"], &["dump", "报告"]]
    {
        let ran = folder.run(command);
        let skipped: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("跳过")).collect();
        assert_eq!((ran.code, &skipped[..]), (Some(0), &notes[..]), "{}", ran.err);
        assert!(ran.err.contains("共 2 份"), "{}", ran.err);
    }
    assert_eq!(made(&folder, "out"), ["乙.pdf", "甲.pdf"]);
    let list = folder.run_raw(&["check", "报告", "--output-format", "json"]);
    assert_eq!(list.matches("\"P004\"").count(), notes.len());
    // One that is named is meant.
    let ran = folder.run(&["check", "报告", "报告/去年.toml"]);
    assert!(ran.err.contains("共 3 份") && ran.err.matches("跳过").count() == 2, "{}", ran.err);
    // Faults do not make a layout a report.
    folder.put("报告/版式.toml", LAYOUT.replacen("[page]", "[page", 1));
    assert!(folder.run(&["check", "报告"]).err.contains(notes[1]));
}

/// Reports of one year are all made, whatever they call last year's.
#[test]
fn only_an_earlier_year_is_passed_over() {
    let folder = folder("cycle");
    let naming = |name: &str| GOOD.replacen("year =", &format!("previous = \"{name}\"\nyear ="), 1);
    folder.put("报告/甲.toml", naming("乙.toml")).put("报告/乙.toml", naming("甲.toml"));
    let ran = folder.run(&["check", "报告"]);
    assert!(ran.err.contains("共 2 份") && !ran.err.contains("跳过"), "{}", ran.err);
    // What a pattern matches is named as well as what was typed: a shell may have spelled it out.
    folder.put("报告/甲.toml", GOOD.replacen("2022", "2021", 1));
    let ran = folder.run(&["check", "报告"]);
    assert!(ran.err.contains("共 1 份") || ran.err.contains("跳过 报告/甲.toml"), "{}", ran.err);
    let ran = folder.run(&["check", "报告", "报告/*.toml"]);
    assert!(ran.err.contains("共 2 份") && !ran.err.contains("跳过"), "{}", ran.err);
}

/// A link stands for its file where that is not in the folder itself.
#[cfg(unix)]
#[test]
fn links_in_a_folder() {
    use std::os::unix::fs::symlink;
    let folder = folder("links");
    symlink("乙.toml", folder.path("报告/丙.toml")).unwrap();
    for name in ["丁", "戊"] {
        symlink("别的/丁.toml", folder.path(&format!("报告/{name}.toml"))).unwrap();
    }
    let _socket = std::os::unix::net::UnixListener::bind(folder.path("报告/口.toml")).unwrap();
    symlink("无.toml", folder.path("报告/断.toml")).unwrap();
    let ran = folder.run(&["报告", "--pdf", "-o", "out"]);
    assert_eq!(made(&folder, "out"), ["丁.pdf", "乙.pdf", "戊.pdf", "甲.pdf"]);
    assert!(ran.err.contains("跳过 报告/口.toml：不是普通文件。"), "{}", ran.err);
    assert!(ran.err.contains("跳过 报告/丙.toml：是 乙.toml 的链接。"), "{}", ran.err);
    assert!(ran.code == Some(2) && ran.err.contains("  报告/断.toml：找不到文件"), "{}", ran.err);
    // Once, however often it is meant.
    let ran = folder.run(&["check", "报告", "报告/", "报告/*.toml"]);
    assert_eq!(ran.err.matches("  报告/断.toml：").count(), 1, "{}", ran.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_is_watched() {
    let folder = Folder::new("watched folder");
    fs::create_dir(folder.path("空")).unwrap();
    let ran = folder.run(&["watch", "空"]);
    assert!(ran.code == Some(2) && ran.err.contains("文件夹 空 里没有要做的报告"), "{}", ran.err);
}

#[test]
fn two_of_one_name_are_named() {
    let folder = folder("one name");
    folder.put("报告/甲.toml.txt", GOOD);
    let ran = folder.run(&["报告", "--pdf"]);
    let sentence = "报告/甲.toml 和 报告/甲.toml.txt 都要生成 报告/甲.pdf，请分开生成，或先改名。";
    assert!(ran.code == Some(2) && ran.err.contains(sentence), "{}", ran.err);
}

#[test]
fn a_folder_without_reports_is_told() {
    let folder = Folder::new("no reports");
    fs::create_dir(folder.path("空")).unwrap();
    let ran = folder.run(&["空"]);
    let sentence = "错误: 文件夹 空 里没有要做的报告（.toml 数据文件），下一层文件夹里的不算。\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), sentence));
    folder.put("空/版式.toml", LAYOUT).put("a.toml", GOOD);
    let ran = folder.run(&["空", "a.toml", "--pdf", "-o", "out"]);
    assert_eq!((ran.code, made(&folder, "out")), (Some(2), vec!["a.pdf".to_owned()]));
    assert!(
        ran.err.contains("跳过 空/版式.toml") && ran.err.contains(&sentence[8..]),
        "{}",
        ran.err
    );
}

#[test]
fn patterns_are_spelled_out_where_no_shell_did() {
    let folder = folder("patterns");
    folder.put("报告/年报[1].toml", GOOD).put("报告/年报1.toml", GOOD).put("报告/.隐.toml", GOOD);
    let checked = |pattern: &str| {
        let ran = folder.run(&["dump", pattern, "报告/乙.toml"]);
        assert_eq!(ran.code, Some(0), "{pattern} {}", ran.err);
        let heads = ran.out.lines().filter_map(|line| line.strip_prefix("══ 报告/"));
        heads.map(|head| head.trim_end_matches(" ══").to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(checked("报告/年报?.toml"), "年报1.toml 乙.toml");
    assert_eq!(checked("报告/年*"), "年报1.toml 年报[1].toml 乙.toml");
    assert_eq!(checked("报*/[甲-申]*.toml"), "甲.toml 乙.toml");
    assert_eq!(checked("报告/*/丁.toml"), "别的/丁.toml 乙.toml");
    // A pattern may match a folder, which stands for what is in it.
    assert_eq!(checked("报告/别*"), "别的/丁.toml 乙.toml");
    // A name that exists is that name, and so is that of a folder on the way.
    assert_eq!(checked("报告/年报[1].toml"), "年报[1].toml 乙.toml");
    fs::create_dir(folder.path("报告/夹[1]")).unwrap();
    folder.put("报告/夹[1]/戊.toml", GOOD);
    assert_eq!(checked("报告/夹[1]/*.toml"), "夹[1]/戊.toml 乙.toml");
    let ran = folder.run(&["check", "报告/无*.toml"]);
    let sentence = "错误: 没有文件与 报告/无*.toml 相符，请检查路径和文件名。\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), sentence));
}

/// A DOCX that somebody worked on is in the summary, with what to do about it.
#[test]
fn an_edited_docx_is_in_the_summary() {
    let folder = folder("edited in a folder");
    folder.put("报告/甲.docx", "PK");
    let ran = folder.run(&["报告", "-q"]);
    assert!(ran.code == Some(2) && ran.err.lines().count() == 1, "{}", ran.err);
    let ran = folder.run(&["报告"]);
    let (_, sum) = ran.err.split_once("共 2 份：1 份已生成，1 份没能生成。\n").unwrap();
    assert!(sum.starts_with("  报告/甲.toml：报告/甲.docx 不是本程序原样生成的"), "{sum}");
    assert!(sum.contains("--overwrite"), "{sum}");
}
