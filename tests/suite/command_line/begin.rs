//! A report is begun: `genreport init`.

use std::fs;

use super::{Folder, GOOD};
use crate::data::{EXAMPLE_2023, replaced, with_line};

/// Run in January 2026.
fn in_2026(folder: &Folder, arguments: &[&str]) -> super::Ran {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_genreport"));
    command.env("SOURCE_DATE_EPOCH", "1768500000");
    folder.run_by(command, arguments, b"")
}

#[test]
fn the_year_may_be_written_in_three_ways() {
    let folder = Folder::new("begun by year");
    for (at, arguments) in
        [&["init", "2025"][..], &["init", "--year", "2025"], &["init"]].iter().enumerate()
    {
        let out = format!("{at}");
        let ran = in_2026(&folder, &[arguments, &["-o", &out][..]].concat());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        let said = ran.out.contains("没有写年度，今年是 2026 年，写的是 2025 年度的报告。");
        assert_eq!(said, at == 2, "{}", ran.out);
        let text = |at: &str| fs::read(folder.path(&format!("{at}/年报-2025.toml"))).unwrap();
        assert!(text(&out) == text("0"));
    }
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_genreport"));
    command.env("SOURCE_DATE_EPOCH", "0");
    let ran = folder.run_by(command, &["init"], b"");
    assert!(ran.code == Some(2) && ran.err.contains("请写明年度，如 genreport init 2025。"));
    for (arguments, sentence) in [
        (&["init", "2025", "--year", "2024"][..], "不能和"),
        (&["init", "去年.toml"], "从上一年度的报告开始写，请用 --from 去年.toml。"),
        (&["init", "今年"], "init 后面的“今年”不对：报告年度，四位数字"),
    ] {
        let ran = folder.run(arguments);
        assert!(ran.code == Some(2) && ran.err.contains(sentence), "{arguments:?} {}", ran.err);
    }
}

/// Last year's report with something of everything that may be carried over.
fn last_year() -> String {
    let head = "signature = \"某局办公室\"\ntitle = [\"示例\", \"2023年报告\"]\n";
    let text = replaced(EXAMPLE_2023, "year = 2023", &format!("{head}year = 2023"));
    let text = text.lines().filter(|line| !line.starts_with("signature = \"示"));
    let text: String = text.map(|line| format!("{line}\n")).collect();
    with_line(&text, "carried_out", "[2, 1, 0, 0, 0, 0, 3]")
}

#[test]
fn last_years_report_is_where_this_years_begins() {
    let folder = Folder::new("begun from last year's");
    fs::create_dir(folder.path("去年")).unwrap();
    let last = last_year();
    let ran = folder.put("去年/年报.toml", &last).run(&[
        "init",
        "--from",
        "去年/年报.toml",
        "-o",
        "今年",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("照抄 2023 年度的 去年/年报.toml"), "{}", ran.out);
    assert!(!ran.out.contains("处错误"), "{}", ran.out);
    let text = fs::read_to_string(folder.path("今年/年报-2024.toml")).unwrap();
    let has = |line: &str| assert!(text.lines().any(|own| own.starts_with(line)), "{line}\n{text}");
    has("year = 2024");
    has("signature = \"某局办公室\"");
    has("seal = true");
    has("previous = \"../去年/年报.toml\"");
    has(
        "carried_in             = [     2,        1,        0,            0,            0,    0,    3]",
    );
    // The year of the preamble is moved on, and that is said; nothing else is, nor silently.
    has("# 照上年的抄来，年份改为 2024年1月1日起至12月31日；没有改的年份有 2021；请核对。");
    assert!(text.contains("2024年1月1日") && text.contains("〔2021〕30号"), "{text}");
    // What is new in a year is there to be leaned on, in comments alone.
    has("# 上年的是：示例、2023年报告");
    // Of the title, the date and the attachments.
    assert_eq!(text.matches("上年的是：").count(), 3, "{text}");
    has("# 上年写的，供参考");
    assert!(
        text.contains("规章；现行有效件数：上年的 0，加本年制发件数、减本年废止件数"),
        "{text}"
    );
    let values: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let values = values.iter().map(|line| line.split("  # ").next().unwrap());
    let values = values.filter(|line| line.contains("2023")).collect::<Vec<_>>();
    assert!(values.is_empty(), "{values:?}");
    // It reads, and agrees with last year's in what was carried over.
    let ran = folder.run(&["check", "今年/年报-2024.toml", "--select", "F201,S103"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), "没有发现问题。\n"), "{}", ran.out);
    let spoilt = text.replacen("[     2,", "[     4,", 1);
    let ran = folder.put("今年/年报-2024.toml", spoilt).run(&["check", "今年", "--select", "F201"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
}

/// Nothing to be copied is nothing to be said of: what a blank report has stays.
#[test]
fn what_last_year_did_not_have_is_blank() {
    let folder = Folder::new("begun from little");
    let last = with_line(GOOD, "carried_out", "[\"/\", 0, 0, 0, 0, 0, \"/\"]");
    let own = "[headings]\nproblems = \"五、2022年存在的主要问题及改进情况\"\n";
    let last = format!("{last}\n{own}[labels.disclosure]\npermits = \"许可\"\n");
    let ran = folder.put("去年.toml", last).run(&["init", "--from", "去年.toml"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    // A blank is no figure to begin with, and what is wrong last year is said.
    assert!(ran.out.contains("处错误，抄来的数可能不对"), "{}", ran.out);
    let text = fs::read_to_string(folder.path("年报-2023.toml")).unwrap();
    assert!(text.contains("carried_in             = [     0,        0,"), "{text}");
    let said = "机关名称、改过的标题和表中文字、结转的数、核对的设置照抄 2022 年度的 去年.toml";
    assert!(ran.out.contains(said), "{}", ran.out);
    assert!(text.contains("# 上年没有写这一段。\npreamble = \"\"\"\n本报告根据"), "{text}");
    assert!(
        text.contains("自2023年1月1日起") && !text.contains("照上年的抄来，年份改为"),
        "{text}"
    );
    let heading = text.lines().find(|line| line.starts_with("problems = \"五、2022年")).unwrap();
    assert!(heading.ends_with("  # 照上年的抄来，年份请核对"), "{heading}");
    assert!(text.lines().any(|line| line == "permits = \"许可\""), "{text}");
    assert!(text.contains("\n[checks]  # 照上年的抄来，请核对\n"), "{text}");
}

/// Two at once: one of them makes the file.
#[test]
fn nothing_is_replaced_by_a_new_report() {
    let folder = Folder::new("begun at once");
    let init = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_genreport"));
        command.args(["init", "2025"]).current_dir(folder.path(""));
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        command.spawn().unwrap()
    };
    let all: Vec<_> = (0..6).map(|_| init()).collect();
    let codes = all.into_iter().map(|mut child| child.wait().unwrap().code());
    assert_eq!(codes.filter(|code| *code == Some(0)).count(), 1);
    assert_eq!(folder.names(), ["annual-report-2021.schema.json", "年报-2025.toml"]);
    // Not even a link to nothing.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("无.toml", folder.path("年报-2023.toml")).unwrap();
        let ran = folder.run(&["init", "2023"]);
        assert!(ran.code == Some(2) && ran.err.contains("已经有 年报-2023.toml"), "{}", ran.err);
        assert!(!folder.path("无.toml").exists());
        fs::remove_file(folder.path("年报-2023.toml")).unwrap();
    }
    // A schema is ours to make anew; what else has its name is not.
    folder.put("annual-report-2021.schema.json", "{}");
    let ran = folder.run(&["init", "2024"]);
    assert!(ran.code == Some(2) && ran.err.contains("不是本程序生成的，没有替换"), "{}", ran.err);
    assert!(!folder.path("年报-2024.toml").exists());
    folder.put("annual-report-2021.schema.json", "{ \"title\": \"genreport：\" }");
    assert_eq!(folder.run(&["init", "2024"]).code, Some(0));
}

/// The form of the year is taken, though last year's was another.
#[test]
fn another_form_may_follow() {
    let folder = Folder::new("begun from another form");
    let last = replaced(crate::data::EXAMPLE_2019, "year = 2019", "year = 2020");
    let ran = folder.put("去年.toml", last).run(&["init", "--from", "去年.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(folder.names(), ["annual-report-2021.schema.json", "去年.toml", "年报-2021.toml"]);
    let text = fs::read_to_string(folder.path("年报-2021.toml")).unwrap();
    assert!(
        text.contains("layout = \"annual-report-2021\"")
            && text.contains("carried_in             = [     3,"),
        "{text}"
    );
    let ran = folder.run(&["check", "年报-2021.toml", "--select", "F201"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), "没有发现问题。\n"), "{}", ran.out);
}

/// What an input cannot say is left out, and told.
#[cfg(unix)]
#[test]
fn a_name_that_cannot_be_written_is_left_out() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::new("begun from bytes");
    let name = std::ffi::OsStr::from_bytes(b"\xBB\xFA\n.toml");
    fs::write(folder.path("").join(name), GOOD).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_genreport"));
    command.args(["init", "--from"]).arg(name);
    let ran = folder.run_by(command, &[], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.contains("previous 没有写；请先改名。"), "{}", ran.out);
    assert_eq!(folder.run(&["check", "年报-2023.toml", "--select", "F2"]).code, Some(0));
}

#[test]
fn nothing_is_begun_from_what_does_not_fit() {
    let folder = Folder::new("begun from nothing");
    folder.put("去年.toml", GOOD).put("坏.toml", "year = [\n");
    let ran = folder.run(&["init", "2025", "--from", "去年.toml"]);
    assert!(
        ran.code == Some(2) && ran.err.contains("是 2022 年度的，从它开始写的是 2023 年度"),
        "{}",
        ran.err
    );
    let ran = folder.run(&["init", "--from", "坏.toml"]);
    assert!(ran.code == Some(1) && ran.err.contains("没有读完全，未生成文件"), "{}", ran.err);
    let ran = folder.run(&["init", "--from", "无.toml"]);
    assert!(ran.code == Some(2) && ran.err.contains("找不到文件 无.toml"), "{}", ran.err);
    assert_eq!(folder.names(), ["去年.toml", "坏.toml"]);
    assert_eq!(folder.run(&["init", "2023", "--from", "去年.toml"]).code, Some(0));
}

/// A layout of one's own is called from where the new file is.
#[test]
fn a_layout_of_ones_own_stays() {
    let folder = Folder::new("begun with a layout");
    let own = GOOD.replacen("annual-report-2021", "./版式.toml", 1);
    folder.put("版式.toml", include_str!("../../../layouts/annual-report-2021.toml"));
    folder.put("去年.toml", own);
    for (out, arguments) in [
        ("一", &["--from", "去年.toml"][..]),
        ("二", &["2023", "--layout", "版式.toml"]),
        ("三", &["2023", "--layout", "./版式.toml"]),
    ] {
        let ran = folder.run(&[&["init", "-o", out], arguments].concat());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        let text = fs::read_to_string(folder.path(&format!("{out}/年报-2023.toml"))).unwrap();
        assert!(text.contains("layout = \"../版式.toml\""), "{text}");
        let ran = folder.run(&["check", &format!("{out}/年报-2023.toml"), "--select", "F201"]);
        assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    }
    // Where it is not for this year, it is not taken in silence for another.
    let layout = include_str!("../../../layouts/annual-report-2021.toml");
    let ended =
        layout.replacen("years = { first = 2021 }", "years = { first = 2021, last = 2022 }", 1);
    let ran = folder.put("版式.toml", ended).run(&["init", "--from", "去年.toml", "-o", "四"]);
    assert!(
        ran.code == Some(2) && ran.err.contains("不用于 2023 年度的报告，请另选 --layout"),
        "{}",
        ran.err
    );
}
