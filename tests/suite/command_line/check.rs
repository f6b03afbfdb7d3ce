//! `genreport check`, and the same rules before a report is made.

use std::fs;

use serde_json::Value;

use super::{Folder, GOOD};
use crate::data::{EXAMPLE_2023, WEIBEI, replaced, with_line};
use crate::judges::judge;

/// A report with one error, at the total of the line of requests that came in.
fn faulty() -> String {
    with_line(GOOD, "received", "[1, 0, 0, 0, 0, 0, 2]").replacen("granted = [0", "granted = [1", 1)
}

#[test]
fn a_check_says_what_is_wrong_and_writes_nothing() {
    let folder = Folder::new("check");
    let ran = folder.put("年报.toml", faulty()).run(&["check", "年报.toml"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let lines = [
        "错误[F101]: “一、本年新收政府信息公开申请数量”的“总计”是 2，这一行各数之和是 1，多 1",
        " --> 年报.toml:17:31",
        "received = [1, 0, 0, 0, 0, 0, 2]",
        "^ 应为 1",
        "帮助: 请核对各数和总计",
    ];
    for line in lines {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    assert_eq!(ran.err, "发现 1 处错误，其中 1 处可以用 --fix=figures 改好。\n");
    assert_eq!(folder.names(), ["年报.toml"]);
    let ran = folder.put("b.toml", GOOD).run(&["check", "b.toml"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", "没有发现问题。\n"));
}

#[test]
fn an_error_stops_the_making_of_a_report_and_a_warning_does_not() {
    let folder = Folder::new("rules before making");
    let ran = folder.put("a.toml", faulty()).run(&["a.toml", "--pdf"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.contains("F101") && ran.err.contains("发现 1 处错误，未生成文件。"),
        "{}",
        ran.err
    );
    assert_eq!(folder.names(), ["a.toml"]);
    let ran = folder.run(&["a.toml", "--pdf", "--force"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.err.contains("F101") && ran.err.contains("按 --force 照样生成了文件"),
        "{}",
        ran.err
    );
    assert_eq!(folder.names(), ["a.pdf", "a.toml"]);
    let ran = folder.put("b.toml", WEIBEI).run(&["b.toml", "--pdf"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("T201") && ran.err.contains("文件已照常生成"), "{}", ran.err);
    // What cannot be read or set cannot be forced.
    let unreadable = with_line(GOOD, "permits", "1.5");
    let ran = folder.put("c.toml", unreadable).run(&["c.toml", "--pdf", "--force"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let unset = GOOD.replacen("总体情况。", "总体😀。", 1);
    let ran = folder.put("c.toml", unset).run(&["c.toml", "--pdf", "--force"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(folder.names(), ["a.pdf", "a.toml", "b.pdf", "b.toml", "c.toml"]);
}

#[test]
fn rules_are_chosen_by_their_codes() {
    let folder = Folder::new("chosen rules");
    folder.put("a.toml", faulty());
    for (arguments, code) in [
        (&["--ignore", "F101"][..], 0),
        (&["--ignore", "f"], 0),
        (&["--ignore", "T，F101"], 0),
        (&["--select", "T,S"], 0),
        (&["--select", "F1"], 1),
        (&["--select", "F", "--ignore", "F101"], 0),
    ] {
        for command in [&["check", "a.toml"][..], &["a.toml", "--pdf"]] {
            let ran = folder.run(&[command, arguments].concat());
            assert_eq!(ran.code, Some(code), "{arguments:?} {}", ran.err);
        }
    }
    let ran = folder.run(&["check", "a.toml", "--ignore", "F999"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("没有代码以 F999 开头的规则"), "{}", ran.err);
    let own = faulty().replacen("ignore = [", "ignore = [\"F101\", ", 1);
    assert_eq!(folder.put("a.toml", own).run(&["check", "a.toml"]).code, Some(0));
}

#[test]
fn findings_are_one_a_line_when_asked_for() {
    let folder = Folder::new("concise");
    let ran = folder.put("甲.toml", faulty()).put("乙.toml", GOOD).run(&[
        "check",
        "--output-format",
        "concise",
        "甲.toml",
        "乙.toml",
        "没有.toml",
    ]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 1, "{}", ran.out);
    assert!(lines[0].starts_with("甲.toml:17:31: 错误[F101] “一、"), "{}", ran.out);
    let sums: Vec<&str> = ran.err.lines().collect();
    assert_eq!(
        sums,
        [
            "甲.toml：发现 1 处错误，其中 1 处可以用 --fix=figures 改好。",
            "乙.toml：没有发现问题。",
            "错误: 找不到文件 没有.toml，请检查路径和文件名。",
            "共 3 份：1 份没有发现问题，1 份有错误，1 份没有读出来。",
            "  甲.toml：F101",
            "  没有.toml：找不到文件 没有.toml，请检查路径和文件名。",
        ]
    );
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn findings_are_listed_for_machines() {
    let folder = Folder::new("machines");
    let text = format!("{}\npreamble", faulty()).replacen("\npreamble", "", 1);
    folder.put("甲 乙.toml", text);
    // What the program says in JSON is English, so it is not run by the folder's own way.
    let list = json(&folder.run_raw(&["check", "--output-format", "json", "甲 乙.toml"]));
    let finding = &list[0];
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!((&finding["code"], &finding["severity"]), (&"F101".into(), &"error".into()));
    let place = &finding["places"][0];
    assert_eq!(
        (&place["line"], &place["column"], &place["end_column"]),
        (&17.into(), &31.into(), &32.into())
    );
    assert_eq!(place["file"], "甲 乙.toml");
    assert_eq!(
        (&finding["fix"]["repair"], &finding["fix"]["edits"][0]["text"]),
        (&"figures".into(), &"1".into())
    );
    assert!(finding["help"].is_string() && finding["message"].is_string());

    let log = json(&folder.run_raw(&["check", "--output-format", "sarif", "甲 乙.toml"]));
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let rules: Vec<&Value> = rules.iter().map(|rule| &rule["id"]).collect();
    assert_eq!(rules, ["F101"], "those that found something");
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"F101".into(), &"error".into()));
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "%E7%94%B2%20%E4%B9%99.toml");
    assert_eq!(location["region"]["startLine"], 17);
    let nothing =
        json(&folder.put("b.toml", GOOD).run_raw(&["check", "--output-format", "json", "b.toml"]));
    assert_eq!(nothing, Value::Array(Vec::new()));
}

#[test]
fn repairs_keep_everything_else_of_the_file() {
    let folder = Folder::new("fix");
    let windows = format!("\u{FEFF}{}", WEIBEI.replace('\n', "\r\n"));
    let ran = folder.put("a.toml", &windows).run(&["check", "--diff", "a.toml"]);
    assert_eq!(fs::read_to_string(folder.path("a.toml")).unwrap(), windows);
    assert!(
        ran.out.contains("\n-(一) 存在的主要问题") && ran.out.contains("\n+（一）存在的主要问题")
    );
    assert!(ran.err.contains("a.toml 可以改 10 处，没有写回。"), "{}", ran.err);
    assert!(ran.err.ends_with("照此修改以后，没有发现问题。\n"), "{}", ran.err);
    let ran = folder.run(&["check", "--fix", "a.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("a.toml:87:1: ( → （") && ran.err.contains("a.toml 改了 10 处。"));
    let mended = fs::read_to_string(folder.path("a.toml")).unwrap();
    let expected = windows
        .replace("(一) ", "（一）")
        .replace("(二) ", "（二）")
        .replace("不强, 主动", "不强，主动");
    let (before, after) = (expected.lines().count(), mended.lines().count());
    assert_eq!(before, after);
    let others = |text: &str| {
        text.split_inclusive('\n')
            .filter(|line| !line.contains("信息公开意识"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(others(&mended), others(&expected));
    assert_eq!(folder.names(), ["a.toml"]);
    // Nothing is left to mend.
    let ran = folder.run(&["check", "--fix", "a.toml"]);
    assert!(!ran.err.contains("改了"), "{}", ran.err);
}

#[test]
fn figures_are_only_mended_when_that_is_asked_for() {
    let folder = Folder::new("fix figures");
    let wrong = replaced(EXAMPLE_2023, "0,    5,    0,   62]", "0,    5,    0,   63]");
    folder.put("a.toml", &wrong).run(&["check", "--fix", "a.toml"]);
    assert_eq!(fs::read_to_string(folder.path("a.toml")).unwrap(), wrong);
    let ran = folder.run(&["check", "--fix=figures", "a.toml"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    assert_eq!(fs::read_to_string(folder.path("a.toml")).unwrap(), EXAMPLE_2023);
    // A part is likelier to be wrong than its total: nothing is mended.
    let part = replaced(
        EXAMPLE_2023,
        "received               = [  46,    9",
        "received               = [  46,    8",
    );
    let ran = folder.put("a.toml", &part).run(&["check", "--fix=figures", "a.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("多半是这一格填错了"), "{}", ran.out);
    assert_eq!(fs::read_to_string(folder.path("a.toml")).unwrap(), part);
}

/// With a part left blank the row and the column of the total of totals ask for different figures.
#[test]
fn a_total_that_two_sums_pull_at_is_left_alone() {
    let folder = Folder::new("swing");
    let old = "forbidden_by_law       = [   0,    0,    0,    0,    0,    0,    0]";
    let blank = "forbidden_by_law       = [  \"\",    0,    0,    0,    0,    0,  100]";
    let text = replaced(EXAMPLE_2023, old, blank);
    folder.put("a.toml", &text);
    for _ in 0..2 {
        let ran = folder.run(&["check", "--fix=figures", "a.toml"]);
        assert!(ran.code == Some(1) && ran.out.contains("横着加、竖着加不一样"), "{}", ran.out);
        assert!(!ran.err.contains("改了") && !ran.err.contains("可以用"), "{}", ran.err);
        assert_eq!(fs::read_to_string(folder.path("a.toml")).unwrap(), text);
    }
}

/// The end of a text moved down over a table: TOML sees one text, the clerk tables and comments.
#[test]
fn a_text_that_ran_over_other_lines_is_not_mended() {
    let folder = Folder::new("torn");
    let text = replaced(EXAMPLE_2023, "\n\"\"\"\n\n# 正文里的表格", "\n\n# 正文里的表格");
    let text = replaced(&text, "\n[disclosure]", "\n\"\"\"\n\n[disclosure]");
    let ran = folder.put("a.toml", &text).run(&["check", "--fix", "a.toml"]);
    assert!(ran.out.contains("T203") && !ran.err.contains("改了"), "{}{}", ran.out, ran.err);
    assert_eq!(fs::read_to_string(folder.path("a.toml")).unwrap(), text);
}

#[test]
fn what_comes_from_the_standard_input_is_checked_and_not_written() {
    let folder = Folder::new("check stdin");
    let ran = folder.run_with(&["check", "-"], faulty().as_bytes());
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("标准输入:17:31"), "{}", ran.out);
    let ran = folder.run_with(&["check", "--fix=figures", "-"], faulty().as_bytes());
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("不能写回"), "{}", ran.err);
    let ran = folder.run_with(&["check", "--fix=figures", "--diff", "-"], faulty().as_bytes());
    assert!(ran.out.contains("+received = [1, 0, 0, 0, 0, 0, 1]"), "{}", ran.out);
    assert!(folder.names().is_empty());
}

#[test]
fn a_report_is_compared_with_that_of_last_year() {
    let folder = Folder::new("previous");
    let last = GOOD.replacen("year = 2022", "year = 2021", 1);
    let last = with_line(&last, "carried_out", "[1, 0, 0, 0, 0, 0]").replacen(
        "received = [0",
        "received = [1",
        1,
    );
    folder.put("年报.toml", GOOD).put("上年.toml", &last);
    let ran = folder.run(&["check", "年报.toml", "--previous", "上年.toml"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    for line in ["错误[F201]", "--> 年报.toml:18:15", "::: 上年.toml:40:16", "上年结转下年：1"]
    {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    // Named in the data, from the data's own folder; a normal run sees it too.
    let named = GOOD.replacen("year =", "previous = \"上年.toml\"\nyear =", 1);
    fs::create_dir(folder.path("内")).unwrap();
    folder.put("内/年报.toml", &named).put("内/上年.toml", &last);
    let ran = folder.run(&["内/年报.toml", "--pdf"]);
    assert!(ran.code == Some(1) && ran.err.contains("F201"), "{}", ran.err);
    for (text, code, message) in [
        (None, "I136", "找不到文件"),
        (Some("year = 2021".to_owned()), "I137", "上年的报告有"),
        (Some(GOOD.to_owned()), "S114", "给出的上年报告是 2022 年度的"),
    ] {
        match text {
            Some(text) => {
                folder.put("内/上年.toml", text);
            }
            None => fs::remove_file(folder.path("内/上年.toml")).unwrap(),
        }
        let ran = folder.run(&["check", "内/年报.toml"]);
        assert!(ran.out.contains(code) && ran.out.contains(message), "{code}\n{}", ran.out);
    }
    let ran = folder.run(&["check", "年报.toml", "--previous", "没有.toml"]);
    assert_eq!(ran.code, Some(2));
    let ran = folder.run(&["check", "年报.toml", "上年.toml", "--previous", "上年.toml"]);
    assert!(ran.code == Some(2) && ran.err.contains("不能用 --previous"), "{}", ran.err);
}

#[test]
fn rules_are_explained() {
    let folder = Folder::new("explain");
    let ran = folder.run(&["explain", "f103"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for part in
        ["F103 新收加上年结转，等于办理结果总计加结转下年（错误）", "依据：", "错误：", "正确："]
    {
        assert!(ran.out.contains(part), "{part}\n{}", ran.out);
    }
    let all = folder.run(&["explain"]);
    assert!(all.out.lines().count() > 30 && all.out.contains("T207  提醒"), "{}", all.out);
    assert_eq!(folder.run(&["explain", "I104"]).code, Some(0));
    let ran = folder.run(&["explain", "F9"]);
    assert!(ran.code == Some(2) && ran.err.contains("没有 F9 这条规则"), "{}", ran.err);
    assert_eq!(folder.run(&["explain", "中a"]).code, Some(2));
    assert_eq!(folder.run(&["explain", ""]).out, all.out);
}

#[test]
fn a_report_is_begun_with_its_schema() {
    let folder = Folder::new("init");
    let ran = folder.run(&["init", "--year", "2025"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    assert_eq!(folder.names(), ["annual-report-2021.schema.json", "年报-2025.toml"]);
    let text = fs::read_to_string(folder.path("年报-2025.toml")).unwrap();
    assert!(text.starts_with("#:schema ./annual-report-2021.schema.json\n"), "{text}");
    assert!(text.contains("year = 2025"));
    let schema = folder.run_raw(&["schema"]);
    assert_eq!(fs::read_to_string(folder.path("annual-report-2021.schema.json")).unwrap(), schema);
    // Each place to be filled in is pointed at, and nothing else.
    let ran = folder.run(&["check", "年报-2025.toml"]);
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let left: usize = lines.map(|line| line.matches("（请填写").count()).sum();
    assert!(ran.code == Some(1), "{}", ran.out);
    assert_eq!(ran.out.matches("错误[S116]").count(), left, "{}", ran.out);
    assert_eq!(ran.out.matches("]: ").count(), ran.out.matches("错误[S116]").count());
    assert_eq!(folder.run(&["年报-2025.toml", "--docx"]).code, Some(1));
    let ran = folder.run(&["年报-2025.toml", "--docx", "--force"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    fs::remove_file(folder.path("年报-2025.docx")).unwrap();
    let ran = folder.run(&["init", "--year", "2025"]);
    assert!(ran.code == Some(2) && ran.err.contains("没有替换"), "{}", ran.err);
    let ran = folder.run(&["init", "--year", "2020", "-o", "旧"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(folder.path("旧/annual-report-2019.schema.json").is_file());
    let ran = folder.run(&["check", "旧/年报-2020.toml"]);
    assert!(ran.code == Some(1) && !ran.out.contains("提醒["), "{}", ran.out);
    for (arguments, message) in [
        (&["--year", "1999"][..], "年度应在"),
        (&["--year", "2015"], "没有用于 2015 年度的内置版式"),
        (&["--year", "2025", "--layout", "annual-report-2019"], "不用于 2025 年度"),
        (&["--year", "2025", "--layout", "annual-report-2022"], "没有名为"),
    ] {
        let ran = folder.run(&[&["init", "-o", "新"], arguments].concat());
        assert!(ran.code == Some(2) && ran.err.contains(message), "{message}\n{}", ran.err);
    }
    assert!(!folder.path("新").exists());
}

/// A figure that cannot be read hides no fault elsewhere, and makes none.
#[test]
fn what_can_be_read_is_checked_beside_what_cannot() {
    let folder = Folder::new("partly");
    let text = with_line(&faulty(), "petitions", "[0, 1.5, 0, 0, 0, 0]");
    let ran = folder.put("a.toml", &text).run(&["check", "--output-format", "concise", "a.toml"]);
    let codes: Vec<&str> =
        ran.out.lines().map(|line| &line[line.find('[').unwrap() + 1..][..4]).collect();
    assert_eq!((ran.code, codes), (Some(1), vec!["F101", "I106"]), "{}", ran.out);
    let ran = folder.run(&["a.toml", "--pdf"]);
    assert!(ran.err.contains("F101") && ran.err.contains("I106"), "{}", ran.err);
    let missing = replaced(&faulty(), "not_paid = [0, 0, 0, 0, 0, 0]\n", "");
    let ran = folder.put("a.toml", missing).run(&["check", "--output-format", "concise", "a.toml"]);
    assert!(ran.out.contains("I103") && ran.out.contains("F101"), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
}

/// What is written as an escape is no mark to be replaced; a quotation mark within quotation marks
/// is written so by everybody.
#[test]
fn repairs_leave_escapes_alone() {
    let folder = Folder::new("escapes");
    let words =
        r"一是\u3000了，\u002c民\u0028民\u0029\u3002\u3002二\u96f6二五年\t\t民\u2f08民 \u0020民";
    let text = GOOD.replacen("总体情况。", words, 1);
    folder.put("a.toml", &text).run(&["check", "--fix", "a.toml"]);
    assert_eq!(fs::read_to_string(folder.path("a.toml")).unwrap(), text);
    let list = json(&folder.run_raw(&["check", "--output-format", "json", "a.toml"]));
    assert!(list.as_array().unwrap().iter().all(|finding| finding["fix"].is_null()), "{list:#}");
    let quoted = GOOD.replacen("总体情况。", r#"开展\"五公开\"工作。"#, 1);
    let ran = folder.put("a.toml", &quoted).run(&["check", "--fix", "a.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mended = fs::read_to_string(folder.path("a.toml")).unwrap();
    assert!(mended.contains("text = \"开展“五公开”工作。\""), "{mended}");
}

/// A mark and the spaces behind it are two findings in one place; both are mended.
#[test]
fn neighbouring_repairs_do_not_hinder_each_other() {
    let folder = Folder::new("neighbours");
    let text = GOOD.replacen("总体情况。", "结果,  好. 满意率97.5%,同比（见附件1)。一. 甲", 1);
    let ran = folder.put("a.toml", text).run(&["check", "--fix", "a.toml"]);
    let mended = fs::read_to_string(folder.path("a.toml")).unwrap();
    assert!(mended.contains("\"结果，好。满意率97.5%，同比（见附件1）。"), "{mended}\n{}", ran.err);
}

/// The difference of a file that ends without a new line can be applied.
#[cfg(unix)]
#[test]
fn differences_can_be_applied() {
    let folder = Folder::new("patch");
    let text = GOOD.replacen("总体情况。", "总体,情况。", 1);
    let last = text.trim_end().replacen("ignore = [", "ignore = [ ", 1);
    for (name, text) in [
        ("甲 乙.toml", text.clone()),
        ("b.toml", text.replace('\n', "\r\n")),
        ("c.toml", last),
        ("d.toml", text.replacen("text = \"无。\"", "text = \"无,好。\"", 1).trim_end().to_owned()),
    ] {
        folder.put(name, &text);
        let difference = folder.run_raw(&["check", "--diff", name]);
        let Some(mut patch) = judge("patch") else { return };
        patch.args(["--binary", "-s", "-o", "patched", name]).current_dir(folder.path(""));
        let mut patch = patch.stdin(std::process::Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut patch.stdin.take().unwrap(), difference.as_bytes()).unwrap();
        assert!(patch.wait().unwrap().success(), "{difference}");
        folder.run(&["check", "--fix", name]);
        let [patched, mended] = ["patched", name].map(|name| fs::read(folder.path(name)).unwrap());
        assert!(patched == mended && mended != text.as_bytes(), "{name}\n{difference}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_and_its_rights_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::new("link");
    folder.put("a.toml", GOOD.replacen("总体情况。", "总体,情况。", 1));
    fs::set_permissions(folder.path("a.toml"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.toml", folder.path("b.toml")).unwrap();
    folder.run(&["check", "--fix", "b.toml"]);
    assert!(fs::symlink_metadata(folder.path("b.toml")).unwrap().is_symlink());
    assert!(fs::read_to_string(folder.path("a.toml")).unwrap().contains("总体，情况。"));
    let mode = fs::metadata(folder.path("a.toml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

/// With the tables of another form nearly every key is wrong; that the form is, is said as well.
#[test]
fn the_form_of_another_year_is_named_beside_its_keys() {
    let folder = Folder::new("other form");
    let text = GOOD.replacen("annual-report-2021", "annual-report-2019", 1);
    let ran = folder.put("a.toml", text).run(&["check", "a.toml"]);
    assert!(ran.out.contains("I103") && ran.out.contains("S102"), "{}", ran.out);
}

/// For the author of a words file: the words of each paragraph, then what was found. The input is read
/// once, for a pipe cannot be read again.
#[test]
fn how_the_prose_is_read_is_shown() {
    let report = include_str!("../../../samples/example-2023.toml");
    let report = report.replacen("新收政府信息公开申请61件", "新收政府信息公开申请63件", 1);
    let folder = Folder::new("words");
    let ran = folder.run_with(&["check", "--output-format", "words", "-"], report.as_bytes());
    for part in [
        "新收=new 政府信息公开申请=application 63件=63",
        "例句：新收政府信息公开申请61件。",
        "[T101]",
    ] {
        assert!(ran.out.contains(part), "{part}\n{}", ran.out);
    }
    assert_eq!((ran.code, ran.out.matches('[').count()), (Some(0), 1), "{}", ran.out);
}
