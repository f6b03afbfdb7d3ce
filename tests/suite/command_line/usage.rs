//! The command line itself: help, version, and what is typed wrongly.

use super::Folder;

#[test]
fn help_is_chinese() {
    let folder = Folder::new("help");
    for arguments in [&["--help"][..], &["-h"], &["fonts", "--help"], &["dump", "--help"]] {
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
        for part in ["用法:", "参数:", "选项:", "--system-fonts", "退出码:"] {
            assert!(ran.out.contains(part), "no {part} in {}", ran.out);
        }
        // English stands only in names: of the program, its options, its files.
        let words = ran.out.split(|c: char| !c.is_ascii_alphabetic() && c != '-');
        let names = ["genreport", "toml", "TOML", "PDF", "DOCX", "dump", "fonts", "h", "V", "o"];
        let variable = ["SOURCE", "DATE", "EPOCH", "KB"];
        for word in words.map(|word| word.trim_start_matches('-')).filter(|word| !word.is_empty()) {
            let option = ran.out.contains(&format!("--{word}"));
            assert!(
                option || names.contains(&word) || variable.contains(&word),
                "{word} in {}",
                ran.out
            );
        }
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
    let cases: [(&[&str], &str); 21] = [
        (&[], "没有写明报告的数据文件。"),
        (&["--pdf"], "没有写明报告的数据文件。"),
        (&["a.toml", "--pfd"], "没有 --pfd 这个选项，是不是要写 --pdf？"),
        (&["a.toml", "--out", "b"], "是不是要写 --output？"),
        (&["a.toml", "--embed_fonts"], "是不是要写 --embed-fonts？"),
        (&["a.toml", "--overwite"], "是不是要写 --overwrite？"),
        (&["a.toml", "--force"], "没有 --force 这个选项。"),
        (&["dump", "a.toml", "--overwrite"], "--overwrite 不能和 dump、fonts 一起用。"),
        (&["a.toml", "--colour"], "没有 --colour 这个选项。"),
        (&["a.toml", "-x"], "没有 -x 这个选项。"),
        (&["a.toml", "--output"], "--output 后面没有写内容。"),
        (&["a.toml", "-o", "b", "-o", "c"], "--output 只能写一次。"),
        (&["a.toml", "--pdf=yes"], "--pdf 后面多写了“yes”。"),
        (&["fonts", "--pdf"], "--pdf 不能和 dump、fonts 一起用。"),
        (&["dump", "a.toml", "--embed-source"], "--embed-source 不能和 dump、fonts 一起用。"),
        (&["fonts", "a.toml"], "不认识“a.toml”。"),
        (&["-"], "请用 --name 写明生成的文件名。"),
        (&["a.toml", "-", "--name", "b"], "有多个数据文件时不能用 --name。"),
        (&["a.toml", "--name", "b/c"], "--name 只写文件名"),
        (&["a.toml", "--name", ".."], "--name 只写文件名"),
        (&["a.toml", "--name", ""], "--name 只写文件名"),
    ];
    for (arguments, piece) in cases {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?} {}", ran.err);
        assert!(ran.out.is_empty() && ran.err.starts_with("错误: "), "{arguments:?} {}", ran.err);
        assert!(ran.err.contains(piece), "{arguments:?} {}", ran.err);
    }
    assert!(folder.names().is_empty());
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
