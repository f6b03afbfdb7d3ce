//! What is not as it should be and is read all the same, with one warning that says so.

use std::fs;

use super::{Folder, GOOD};
use crate::data::EXAMPLE_2023;

/// A report in another encoding.
fn encoded(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

fn utf16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    [0xFF, 0xFE].into_iter().chain(units).collect()
}

#[test]
fn each_kind_of_file_is_told() {
    let rare = GOOD.replacen("总体情况。", "总体情况，见𠮷。", 1);
    let cases = [
        ("gbk.toml", encoded(GOOD, encoding_rs::GBK), "I003", GOOD),
        ("gb18030.toml", encoded(&rare, encoding_rs::GB18030), "I003", rare.as_str()),
        ("utf16.toml", utf16(GOOD), "I004", GOOD),
        ("mac.toml", GOOD.replace('\n', "\r").into_bytes(), "I009", GOOD),
    ];
    let folder = Folder::new("encodings");
    for (name, bytes, code, text) in cases {
        let ran = folder.put(name, &bytes).run(&["check", name]);
        assert!(ran.out.contains(&format!("提醒[{code}]")), "{name}: {}", ran.out);
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.out);
        assert!(ran.err.contains("有 1 处提醒"), "{name}: {}", ran.err);
        // Looking changes nothing; mending leaves the same text in UTF-8.
        assert_eq!(fs::read(folder.path(name)).unwrap(), bytes);
        let ran = folder.run(&["check", "--diff", name]);
        assert!(ran.err.contains("可以改 1 处，没有写回"), "{name}: {}", ran.err);
        let ran = folder.run(&["check", "--fix", name]);
        assert!(
            ran.err.contains(&format!("{name}: "))
                && ran.err.contains(" → ")
                && ran.err.contains("没有发现问题"),
            "{}",
            ran.err
        );
        assert_eq!(fs::read_to_string(folder.path(name)).unwrap(), text);
    }
}

#[test]
fn what_is_made_of_another_encoding_is_the_same() {
    let folder = Folder::new("encodings made");
    folder.put("a.toml", GOOD).put("b.toml", encoded(GOOD, encoding_rs::GBK));
    for name in ["a.toml", "b.toml"] {
        let ran = folder.run(&[name, "--pdf", "--docx", "--embed-source"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    let read = |name: &str| fs::read(folder.path(name)).unwrap();
    assert!(read("a.docx") == read("b.docx"));
    // The name of the input is in the PDF, and the input, in UTF-8.
    assert_eq!(read("a.pdf").len(), read("b.pdf").len());
}

#[test]
fn layouts_and_last_years_reports_may_be_in_gbk_too() {
    let folder = Folder::new("encodings of others");
    let layout = include_str!("../../../layouts/annual-report-2021.toml");
    let last = GOOD.replacen("year = 2022", "year = 2021", 1);
    let words = include_str!("../../../layouts/annual-report-words.toml");
    let layout = layout.replacen("\"annual-report\"", "\"词语.toml\"", 1);
    let text = GOOD.replacen("\"annual-report-2021\"", "\"版式.toml\"", 1).replacen(
        "year =",
        "previous = \"上年.toml\"\nyear =",
        1,
    );
    folder
        .put("版式.toml", encoded(&layout, encoding_rs::GB18030))
        .put("词语.toml", encoded(words, encoding_rs::GB18030))
        .put("上年.toml", encoded(&last, encoding_rs::GBK))
        .put("a.toml", text);
    let ran = folder.run(&["check", "a.toml"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    for name in ["版式.toml", "上年.toml"] {
        assert!(ran.out.contains(&format!("{name}:1:1")), "{name}: {}", ran.out);
    }
}

#[test]
fn other_line_ends_are_read() {
    let folder = Folder::new("line ends");
    for end in ["\u{B}", "\u{1E}", "\u{2028}", "\r"] {
        let text = GOOD
            .replacen("\"总体情况。\"", &format!("\"\"\"\n甲,。{end}乙。\n\"\"\""), 1)
            .replacen("\"某县人民政府\"", &format!("\"某县{end}人民政府\""), 1);
        let ran = folder.put("a.toml", text).run(&["check", "a.toml"]);
        assert_eq!(ran.out.matches("提醒[I009]").count(), 1, "{end:?}: {}", ran.out);
        let ran = folder.run(&["dump", "a.toml"]);
        assert!(ran.out.contains("某县 人民政府"), "{end:?}: {}{}", ran.out, ran.err);
        let line = |wanted: &str| ran.out.lines().any(|line| line.contains(wanted));
        assert!(line("乙。") && !line("。乙"), "{end:?}: {}", ran.out);
    }
}

#[test]
fn what_is_not_seen_is_taken_out() {
    let folder = Folder::new("unseen");
    for unseen in ['\u{200B}', '\u{FEFF}', '\u{2060}', '\u{200D}'] {
        let text = GOOD.replacen("总体情况。", &format!("总体{unseen}情{unseen}况。"), 1).replacen(
            "某县人民",
            &format!("某县{unseen}人民"),
            1,
        );
        let ran = folder.put("a.toml", &text).run(&["check", "a.toml"]);
        assert_eq!(ran.out.matches("提醒[T208]").count(), 2, "{}", ran.out);
        let ran = folder.run(&["a.toml", "--docx", "--pdf", "--overwrite"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let mut zip = zip::ZipArchive::new(fs::File::open(folder.path("a.docx")).unwrap()).unwrap();
        for at in 0..zip.len() {
            let part = std::io::read_to_string(zip.by_index(at).unwrap()).unwrap_or_default();
            assert!(!part.trim_start_matches('\u{FEFF}').contains(unseen), "{unseen:?} in {at}");
        }
        let ran = folder.run(&["check", "--fix", "a.toml"]);
        assert!(ran.err.contains("没有发现问题"), "{}", ran.err);
        assert_eq!(fs::read_to_string(folder.path("a.toml")).unwrap(), GOOD);
    }
}

/// Prose with marks of other programs in it, and a piece of what is said.
const MARKED: [(&str, &str); 12] = [
    ("<p>总体情况。</p>", "网页的标记 <p>"),
    ("总体情况。<br/>甲。", "网页的标记 <br/>"),
    ("总体&nbsp;情况。", "网页的记号 &nbsp;"),
    ("总体情况。&#160;", "网页的记号 &#160;"),
    ("# 总体情况", "Markdown 的标题记号 #"),
    ("- 总体情况。", "Markdown 的列表记号 -"),
    ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "Markdown 的表格记号 |"),
    ("![图](a.png)", "Markdown 的图片"),
    ("类别\t数量\t合计\n甲\t1\t1", "这里有制表符"),
    ("总体情况，见xxgk@163。com", "请改为半角的“.”"),
    ("见www。gov．cn", "邮箱里的“。”是全角的"),
    ("由王?同志负责。", "像是丢了的字"),
];

#[test]
fn marks_of_other_programs_are_told() {
    let folder = Folder::new("markup");
    for (prose, piece) in MARKED {
        let text = GOOD.replacen("\"总体情况。\"", &format!("\"\"\"\n{prose}\n\"\"\""), 1);
        let ran = folder.put("a.toml", text).run(&["check", "--select", "T2", "a.toml"]);
        assert_eq!(ran.code, Some(0), "{prose}: {}", ran.out);
        assert_eq!(ran.out.matches(piece).count(), 1, "{prose}: {}", ran.out);
    }
    for prose in
        ["A<B，C>D。", "见AT&T；甲。", "5—6月", "办得怎么样?好。", "这样做好吗?甲。", "B-1"]
    {
        let text = GOOD.replacen("总体情况。", prose, 1);
        let ran = folder.put("a.toml", text).run(&["check", "--select", "T2", "a.toml"]);
        assert!(!ran.out.contains("T209") && !ran.out.contains("丢了"), "{prose}: {}", ran.out);
    }
}

#[test]
fn a_cell_that_was_lost_from_a_row_is_asked_after() {
    let folder = Folder::new("short row");
    let row = |figures: &str, granted: &str| {
        GOOD.replacen("received = [0, 0, 0, 0, 0, 0]", &format!("received = [{figures}]"), 1)
            .replacen("\ngranted = [0, 0, 0, 0, 0, 0]", &format!("\ngranted = [{granted}]"), 1)
    };
    let short = row("46, 9, 1, 5, 0, 61", "46, 9, 1, 0, 5, 0");
    let ran = folder.put("a.toml", short).run(&["check", "a.toml"]);
    assert!(ran.out.contains("提醒[F108]") && ran.out.contains("漏了一格？"), "{}", ran.out);
    for (received, granted) in
        [("46, 9, 1, 0, 5, 0", "46, 9, 1, 0, 5, 0"), ("46, 9, 1, 5, 0, 61", "46, 9, 1, 5, 0, 61")]
    {
        let ran = folder.put("a.toml", row(received, granted)).run(&["check", "a.toml"]);
        assert!(!ran.out.contains("F108"), "{}", ran.out);
    }
}

#[test]
fn the_year_is_compared_with_the_clock_and_the_name() {
    let folder = Folder::new("years");
    let check = |name: &str, epoch: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_genreport"));
        command.env("SOURCE_DATE_EPOCH", epoch);
        folder.put(name, GOOD).run_by(command, &["check", name], b"")
    };
    // 2022-12-31 and 2021-12-31.
    let ran = check("年报-2022.toml", "1672444800");
    assert!(ran.err.contains("没有发现问题"), "{}{}", ran.out, ran.err);
    let ran = check("年报.toml", "1640908800");
    assert!(ran.out.contains("提醒[S117]: 报告年度是 2022 年，今年才 2021 年"), "{}", ran.out);
    let ran = check("年报-2023.toml", "1672444800");
    assert!(ran.out.contains("提醒[S118]: 文件名里是 2023 年"), "{}", ran.out);
}

/// Where a row slipped a column, or lost a cell, the totals may be right: none of them is to be mended.
#[test]
fn totals_of_columns_are_left_where_a_row_is_wrong() {
    let folder = Folder::new("slipped row");
    let slipped = EXAMPLE_2023.replacen(
        "granted                = [  18,    4,    1,    0,    2,    0,   25]",
        "granted                = [   0,   18,    5,    0,    2,    0,   25]",
        1,
    );
    let lost = EXAMPLE_2023.replacen(
        "granted                = [  18,    4,    1,    0,    2,    0,   25]",
        "granted                = [  18,    4,    1,    2,    0,   25]",
        1,
    );
    // A row with its own total that is wrong beside a total that everything else agrees with.
    let wrong = EXAMPLE_2023.replacen(
        "granted                = [  18,    4,    1,    0,    2,    0,   25]",
        "granted                = [  17,    4,    1,    0,    2,    0,   24]",
        1,
    );
    let cases = [(slipped, "填错了列"), (lost, "像是漏了一格"), (wrong, "多半是上面某一项填错了")];
    for (text, piece) in cases {
        assert_ne!(text, EXAMPLE_2023);
        let ran = folder.put("a.toml", &text).run(&["check", "--fix=figures", "a.toml"]);
        assert!(ran.code == Some(1) && ran.out.contains("错误[F102]"), "{}", ran.out);
        assert!(ran.out.contains(piece), "{}", ran.out);
        assert_eq!(fs::read_to_string(folder.path("a.toml")).unwrap(), text);
    }
}

#[test]
fn other_files_in_place_of_last_years_report_are_told() {
    let folder = Folder::new("previous of another kind");
    let text = GOOD.replacen("year =", "previous = \"上年.docx\"\nyear =", 1);
    folder.put("上年.docx", b"PK\x03\x04 word/document.xml").put("a.toml", text);
    let ran = folder.run(&["check", "a.toml"]);
    let told = "错误[I136]: 读不到上年的报告：这是 Word 文件（.docx），不是数据文件";
    assert!(ran.code == Some(1) && ran.out.contains(told), "{}", ran.out);
}

/// Only faces that were asked are named, and those of the place where the character stands.
#[test]
fn a_rare_character_is_told_with_the_faces_that_were_asked() {
    let folder = Folder::new("rare character");
    let rare = "𪚥";
    for (text, asked) in [
        (GOOD.replacen("总体情况。", &format!("总体{rare}情况。"), 1), "Zhuque Fangsong"),
        (GOOD.replacen("某县人民政府", &format!("某{rare}县人民政府"), 1), "Noto Serif SC Bold"),
    ] {
        let ran = folder.put("a.toml", text).run(&["a.toml", "--pdf"]);
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        let told = ran.err.contains("错误[G001]") && ran.err.contains("都没有这个字");
        assert!(told && ran.err.contains(asked), "{}", ran.err);
        assert!(!ran.err.contains("GongwenRareNames"), "{}", ran.err);
    }
}
