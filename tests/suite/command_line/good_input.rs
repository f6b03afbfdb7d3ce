//! Reports without fault: which files are made, and where.

use std::fs;

use super::{Folder, GOOD};

#[test]
fn both_files_stand_beside_the_input() {
    let folder = Folder::new("both");
    let ran = folder.put("甲县-2022.toml", GOOD).run(&["甲县-2022.toml"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(folder.names(), ["甲县-2022.docx", "甲县-2022.pdf", "甲县-2022.toml"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.out);
    assert!(lines[0].starts_with("已生成 甲县-2022.pdf（") && lines[0].ends_with(" KB）"));
    assert!(fs::read(folder.path("甲县-2022.pdf")).unwrap().starts_with(b"%PDF-"));
    assert!(fs::read(folder.path("甲县-2022.docx")).unwrap().starts_with(b"PK"));
}

/// What a report may have beside its words and figures.
#[test]
fn tables_attachments_and_a_seal_are_set() {
    let folder = Folder::new("more");
    let head = "seal = true\nattachments = [\"甲表\"]\ndate = \"2023.01.05\"\nyear =";
    let words = "text = \"总体情况。\"";
    let table = "[[overview.table]]
caption = \"表\"
columns = [{ label = \"甲\", width = 2 }, { label = \"乙\", columns = [{ label = \"丙\", width = 1 }] }]
rows = [[{ text = \"子\", rows = 2 }, 1], [2.5]]";
    let input = GOOD.replacen("year =", head, 1);
    let input = input.replacen(words, &format!("{words}\n{table}"), 1);
    let ran = folder.put("a.toml", input).run(&["a.toml"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(folder.names(), ["a.docx", "a.pdf", "a.toml"]);
}

#[test]
fn only_what_is_asked_for_is_made() {
    for (flag, made) in [("--pdf", "a.pdf"), ("--docx", "a.docx")] {
        let folder = Folder::new(&format!("only {made}"));
        let ran = folder.put("a", GOOD).run(&[flag, "a"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert_eq!(folder.names(), ["a", made]);
    }
}

#[test]
fn a_folder_is_made_when_it_is_not_there() {
    let folder = Folder::new("made folder");
    let ran = folder.put("a.toml", GOOD).run(&[
        "a.toml",
        "--pdf",
        "-o",
        "成品/二〇二二",
        "--name",
        "b.c",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(folder.path("成品/二〇二二/b.c.pdf").is_file());
    assert_eq!(folder.names(), ["a.toml", "成品"]);
}

#[test]
fn standard_input_is_read() {
    let folder = Folder::new("stdin");
    let ran = folder.run_with(&["-", "--name", "报告", "--docx"], GOOD.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(folder.names(), ["报告.docx"]);
    let ran =
        folder.run_with(&["-", "--name", "报告", "--pdf"], GOOD.replace("2022", "1").as_bytes());
    assert!(ran.err.contains("--> 标准输入:3:8\n"), "{}", ran.err);
    assert_eq!((ran.code, folder.names().len()), (Some(1), 1));
}

#[test]
fn an_existing_file_is_replaced() {
    let folder = Folder::new("replaced");
    let ran = folder.put("a.toml", GOOD).put("a.pdf", "old").run(&["a.toml", "--pdf"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(fs::read(folder.path("a.pdf")).unwrap().starts_with(b"%PDF-"));
    assert_eq!(folder.names(), ["a.pdf", "a.toml"]);
}

#[test]
fn a_bad_report_does_not_stop_the_others() {
    let folder = Folder::new("several");
    folder.put("a.toml", GOOD).put("b.toml", GOOD.replace("2022", "1")).put("c.toml", GOOD);
    let ran = folder.run(&["a.toml", "b.toml", "c.toml", "--pdf"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(folder.names(), ["a.pdf", "a.toml", "b.toml", "c.pdf", "c.toml"]);
    let end = "b.toml：发现 1 处错误，未生成文件。\n\
               共 3 份：2 份已生成，1 份有错误、没有生成。\n  b.toml：I113\n";
    assert!(ran.err.ends_with(end), "{}", ran.err);
    // A missing file outranks a bad one.
    let ran = folder.run(&["b.toml", "nowhere.toml", "c.toml", "--docx"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(folder.path("c.docx").is_file());
}

#[test]
fn a_layout_of_ones_own_is_found_beside_the_report() {
    let folder = Folder::new("own layout");
    fs::create_dir(folder.path("data")).unwrap();
    let input = GOOD.replacen("annual-report-2021", "own.toml", 1);
    folder.put("data/a.toml", &input);
    folder.put("data/own.toml", include_str!("../../../layouts/annual-report-2021.toml"));
    let ran = folder.run(&["data/a.toml", "--pdf"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(folder.path("data/a.pdf").is_file());
    // From the standard input, the current folder counts.
    let ran = folder.run_with(&["-", "--name", "a"], input.as_bytes());
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("own.toml"), "{}", ran.err);
}

#[test]
fn the_same_input_gives_the_same_files() {
    let folder = Folder::new("same");
    folder.put("a.toml", GOOD).put("b.toml", GOOD);
    let ran = folder.run(&["a.toml", "b.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for ending in ["pdf", "docx"] {
        let read = |stem: &str| fs::read(folder.path(&format!("{stem}.{ending}"))).unwrap();
        assert!(read("a") == read("b"), "{ending}");
    }
}
