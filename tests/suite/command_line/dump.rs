//! The line dump, and the warnings of lines that could not be set well.

use super::{Folder, GOOD};

/// The good report with other words in its first section.
fn with_words(words: &str) -> String {
    GOOD.replacen("text = \"总体情况。\"", &format!("text = \"{words}\""), 1)
}

#[test]
fn a_dump_shows_every_line_and_writes_nothing() {
    let folder = Folder::new("dump");
    let ran = folder.put("a.toml", GOOD).run(&["dump", "a.toml"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(folder.names(), ["a.toml"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[..2], ["── 第 1 面 ──", " 1 标题 某县人民政府"]);
    for line in [" 5 一级 一、总体情况", " 6 正文 总体情况。", "       4 12pt 12"] {
        assert!(lines.contains(&line), "{line} in {}", ran.out);
    }
}

#[test]
fn several_reports_and_the_standard_input_are_dumped() {
    let folder = Folder::new("dump several");
    folder.put("a.toml", GOOD).put("b.toml", GOOD);
    let ran = folder.run(&["dump", "a.toml", "b.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.starts_with("══ a.toml ══\n") && ran.out.contains("\n══ b.toml ══\n"));
    let piped = folder.run_with(&["dump", "-"], GOOD.as_bytes());
    assert_eq!(piped.out, folder.run(&["dump", "a.toml"]).out);
}

#[test]
fn a_faulty_report_is_not_dumped() {
    let folder = Folder::new("dump faulty");
    let input = GOOD.replacen("permits = 7", "permits = -7", 1);
    let ran = folder.put("a.toml", input).run(&["dump", "a.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("错误[I105]") && ran.err.contains("没有排出"), "{}", ran.err);
    let nobody = folder.run(&["dump", "b.toml"]);
    assert_eq!((nobody.code, nobody.out.as_str()), (Some(2), ""));
    let nothing = folder.run(&["dump"]);
    assert_eq!(nothing.code, Some(2), "{}", nothing.err);
}

/// Of many warnings of one kind the first are shown, and how many there are.
#[test]
fn many_warnings_of_one_kind_are_counted() {
    let folder = Folder::new("many warnings");
    let ran = folder.put("a.toml", with_words(&"1".repeat(56 * 30))).run(&["dump", "a.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.err.matches("提醒[G004]: ").count(), 20, "{}", ran.err);
    assert!(ran.err.contains("还有 10 处同样的提醒[G004]，不一一列出。"), "{}", ran.err);
    assert!(ran.err.contains("有 30 处提醒。"), "{}", ran.err);
}

/// A line that had to be set badly is shown at its place, and the report is written.
#[test]
fn poor_lines_are_warned_of() {
    let word = "ab".repeat(12);
    let long = "1".repeat(80);
    for (code, words, place, shown) in [
        ("G003", format!("{}{word}{word}。", "文".repeat(10)), "a.toml:6:9", "右边不齐"),
        ("G004", format!("见{long}。"), "a.toml:6:9", "长串拆开"),
        ("G005", format!("{word}{word} {word}{word}。"), "a.toml:6:9", "右边不齐"),
    ] {
        let folder = Folder::new(&format!("poor {code}"));
        let ran = folder.put("a.toml", with_words(&words)).run(&["a.toml"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.err.contains(&format!("提醒[{code}]")), "{code}: {}", ran.err);
        assert!(ran.err.contains(place), "{code}: {}", ran.err);
        assert!(ran.err.contains("文件已照常生成"), "{}", ran.err);
        assert_eq!(folder.names().len(), 3);
        let dump = folder.run(&["dump", "a.toml"]);
        assert!(dump.out.contains(&format!("〔{shown}〕")), "{code}: {}", dump.out);
    }
}
