//! Files as they are: the names that Windows and people give them, what is read-only, whose they are.

use std::fs;

use serde_json::Value;

use super::{Folder, GOOD};

#[test]
fn outputs_are_called_after_the_report() {
    let folder = Folder::new("names of outputs");
    for (name, options, made) in [
        ("年报.toml.txt", &[][..], "年报.docx"),
        ("年报.TOML.TXT", &[], "年报.docx"),
        ("年报.txt", &[], "年报.docx"),
        ("年报.v2.toml", &[], "年报.v2.docx"),
        ("年报.2022", &[], "年报.2022.docx"),
        ("甲.toml", &["--name", "年报.pdf"], "年报.docx"),
        ("甲.toml", &["--name", "年报.DOCX"], "年报.docx"),
        ("甲.toml", &["--name", "年报"], "年报.docx"),
        ("甲.toml", &["--name", "年报.toml"], "年报.docx"),
        ("甲.toml", &["--name", ".pdf"], ".pdf.docx"),
    ] {
        let arguments = [&[name, "--docx"], options].concat();
        let ran = folder.put(name, GOOD).run(&arguments);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.err);
        assert!(ran.out.contains(&format!("已生成 {made}（")), "{name}: {}", ran.out);
        fs::remove_file(folder.path(made)).unwrap();
    }
}

/// Windows shows 年报.toml.txt as 年报.toml.
#[test]
fn a_file_whose_ending_is_hidden_is_found() {
    let folder = Folder::new("hidden endings");
    folder.put("年报.toml.txt", GOOD).put("甲.toml", GOOD);
    for (typed, told) in [
        ("年报.toml", "找不到文件 年报.toml，是不是 年报.toml.txt？"),
        ("年报", "是不是 年报.toml.txt？"),
        ("甲", "是不是 甲.toml？"),
        ("乙.toml", "请检查路径和文件名"),
        ("—pdf", "前面要写两个半角减号：--pdf"),
    ] {
        let ran = folder.run(&["check", typed]);
        assert!(ran.code == Some(2) && ran.err.contains(told), "{typed}: {}", ran.err);
    }
}

/// A file of before is not to be taken for a new one.
#[test]
fn what_is_still_there_is_named() {
    let folder = Folder::new("of before");
    folder.put("a.toml", GOOD);
    assert_eq!(folder.run(&["a.toml"]).code, Some(0));
    folder.put("a.toml", crate::data::with_line(GOOD, "received", "[1, 0, 0, 0, 0, 0, 2]"));
    let ran = folder.run(&["a.toml"]);
    let sentence = "未生成文件。a.pdf、a.docx 是以前生成的，没有改动。\n";
    assert!(ran.code == Some(1) && ran.err.ends_with(sentence), "{}", ran.err);
    let ran = folder.run(&["a.toml", "-o", "out"]);
    assert!(ran.code == Some(1) && ran.err.ends_with("未生成文件。\n"), "{}", ran.err);
}

#[test]
fn what_is_read_only_stays() {
    let folder = Folder::new("read-only");
    let faulty = GOOD.replacen("总体情况。", "总体,情况。", 1);
    folder.put("a.toml", &faulty).put("a.pdf", "别人的");
    for name in ["a.toml", "a.pdf"] {
        let mut permissions = fs::metadata(folder.path(name)).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(folder.path(name), permissions).unwrap();
    }
    for arguments in [&["a.toml", "--pdf", "--docx"][..], &["check", "--fix", "a.toml"]] {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(ran.err.contains("文件是只读的，没有替换"), "{}", ran.err);
    }
    assert_eq!(folder.names(), ["a.pdf", "a.toml"]);
    assert_eq!(fs::read_to_string(folder.path("a.toml")).unwrap(), faulty);
    assert_eq!(fs::read_to_string(folder.path("a.pdf")).unwrap(), "别人的");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};

    use super::super::world::without_privilege;
    use super::*;

    /// Whom a file belongs to and who may read it stays. Only root can give files away: for others there
    /// is nothing to see here.
    #[test]
    fn the_owner_of_a_file_stays() {
        let folder = Folder::new("owner");
        let faulty = GOOD.replacen("总体情况。", "总体,情况。", 1);
        folder.put("a.toml", faulty).put("a.pdf", "旧的");
        let who = |name: &str| {
            let data = fs::metadata(folder.path(name)).unwrap();
            (data.uid(), data.gid(), data.permissions().mode() & 0o7777)
        };
        if chown(folder.path("a.toml"), Some(1234), Some(2345)).is_err() {
            return;
        }
        chown(folder.path("a.pdf"), Some(1234), Some(2345)).unwrap();
        for (name, mode) in [("a.toml", 0o640), ("a.pdf", 0o660)] {
            let permissions = fs::Permissions::from_mode(mode);
            fs::set_permissions(folder.path(name), permissions).unwrap();
        }
        let before = [who("a.toml"), who("a.pdf")];
        assert_eq!(folder.run(&["check", "--fix", "a.toml"]).code, Some(0));
        assert_eq!(folder.run(&["a.toml", "--pdf"]).code, Some(0));
        assert_eq!([who("a.toml"), who("a.pdf")], before);
        assert_ne!(fs::read(folder.path("a.pdf")).unwrap(), "旧的".as_bytes());
    }

    /// Who may write in a folder may not give files away: what is another's is not replaced.
    #[test]
    fn what_would_be_anothers_stays() {
        // Where everyone may look.
        let path = std::env::temp_dir().join(format!("genreport-owner-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let folder = Folder(path);
        folder.put("a.toml", GOOD).put("a.pdf", "别人的");
        for name in ["", "a.pdf"] {
            let all = fs::Permissions::from_mode(if name.is_empty() { 0o777 } else { 0o666 });
            fs::set_permissions(folder.path(name), all).unwrap();
        }
        let is_root = chown(folder.path("a.pdf"), Some(1234), None).is_ok();
        let command = without_privilege(is_root, &folder.path("genreport"));
        // Who is not root has no file of another's to try it on.
        if let Some(command) = command.filter(|_| is_root) {
            let ran = folder.run_by(command, &["a.toml", "--pdf"], b"");
            assert_eq!(ran.code, Some(2), "{}", ran.err);
            assert!(ran.err.contains("属于别的用户或用户组"), "{}", ran.err);
            assert_eq!(fs::read_to_string(folder.path("a.pdf")).unwrap(), "别人的");
        }
        fs::remove_dir_all(&folder.0).unwrap();
    }

    #[test]
    fn links_that_go_round_are_told() {
        let folder = Folder::new("link loop");
        symlink("b.toml", folder.path("a.toml")).unwrap();
        symlink("a.toml", folder.path("b.toml")).unwrap();
        let ran = folder.run(&["check", "a.toml"]);
        assert_eq!((ran.code, ran.err.contains("链接绕成了圈")), (Some(2), true), "{}", ran.err);
    }
}

/// Whatever a file holds, no message of it fills the screen.
#[test]
fn messages_are_short() {
    let folder = Folder::new("short messages");
    let key = "k".repeat(3_000_000);
    let word = "长".repeat(100_000);
    let long = |from: &str, to: &str| GOOD.replacen(from, to, 1);
    for text in [
        long("year = 2022", &format!("year = 2022\n{key} = 1")),
        long("year = 2022", &format!("year = 2022\n{key}")),
        long("[applications]", &format!("[{key}]")),
        long("[applications]", &format!("[{key}")),
        long("permits = 7", &format!("permits = {word}")),
        long("permits = 7", &format!("permits = {}", "9".repeat(100_000))),
        long("permits = 7", &format!("permits = {}", "9,".repeat(100_000))),
        long("permits = 7", &format!("{word} = 7")),
        long("permits = 7", &format!("{word}\t7")),
        long("year =", &format!("date = \"{word}\"\nyear =")),
        long("\"annual-report-2021\"", &format!("\"{word}\"")),
        long("\"（一）\"", &format!("\"{word}\"")),
        long("总体情况。", &format!("（请填写：{word}）<p {key}>")),
    ] {
        folder.put("a.toml", &text);
        let out = folder.run_raw(&["check", "--output-format", "json", "a.toml"]);
        let begins: String = out.chars().take(300).collect();
        let findings: Value = serde_json::from_str(&out).unwrap();
        let texts = |finding: &Value| {
            ["message", "help"].map(|key| finding[key].as_str().unwrap_or_default().len())
        };
        let longest = findings.as_array().unwrap().iter().flat_map(texts).max().unwrap();
        // 2 KB, and the mark that says that more was there.
        assert!((20..2048).contains(&longest), "{longest} {begins}");
    }
}
