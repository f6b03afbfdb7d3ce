//! Values are read as they are written; what is wrong is found at its place.

use genreport::base::Diagnostic;
use genreport::document::{Block, Document, Signature};
use genreport::syntax;

use crate::data::{
    BLANK, EXAMPLE_2019, HUAIAN, LAYOUT_2019, LAYOUT_2021, Seen, WEIBEI, document, figures,
    headings, read, replaced, report, seen, table, with_line,
};

/// A total that is written stands as it is, right or wrong: it is the report's own.
#[test]
fn written_totals_are_not_mended() {
    let text = with_line(BLANK, "received", "[1, 0, 0, 0, 0, 0, 9]");
    assert_eq!(figures(&document(&text, LAYOUT_2021), "applications")[..7], split("1 0 0 0 0 0 9"));
}

fn split(figures: &str) -> Vec<String> {
    figures.split(' ').map(str::to_owned).collect()
}

#[test]
fn blanks_stay_blank_and_are_never_zero() {
    let text = with_line(BLANK, "received", "[\"\", \"/\", 0, 0, 0, 0, 0]");
    let text = with_line(&text, "permits", "\"/\"");
    let text = with_line(&text, "fees", "\" \"");
    let document = document(&text, LAYOUT_2021);
    let received = &figures(&document, "applications")[..3];
    assert_eq!(received, ["", "/", "0"]);
    let disclosure = figures(&document, "disclosure");
    assert_eq!((disclosure[6].as_str(), disclosure[9].as_str()), ("/", ""));
}

#[test]
fn a_total_over_a_blank_is_blank() {
    let text = with_line(BLANK, "granted", "[5, \"/\", 0, 0, 0, 0]");
    let line = text.lines().find(|line| line.starts_with("results_total")).unwrap();
    let text = replaced(&text, line, "");
    let all = figures(&document(&text, LAYOUT_2021), "applications");
    let rows: Vec<&[String]> = all.chunks(7).collect();
    assert_eq!(rows[2], ["5", "/", "0", "0", "0", "0", ""], "the row's total");
    assert_eq!(rows[23], ["5", "", "0", "0", "0", "0", ""], "the column's total");
}

fn fee(value: &str) -> Result<String, Vec<Diagnostic>> {
    let text = with_line(BLANK, "fees", value);
    let (_, findings) = read(&text, LAYOUT_2021);
    match findings.is_empty() {
        true => Ok(figures(&document(&text, LAYOUT_2021), "disclosure")[9].clone()),
        false => Err(findings),
    }
}

#[test]
fn fees_keep_their_digits() {
    for written in ["0", "96171.60", "0.10", "0.1", "59237.2449", "9007199254740993.1"] {
        assert_eq!(fee(written).as_deref(), Ok(written));
    }
}

#[test]
fn fees_are_plain_numbers_of_four_decimals() {
    let refused = [
        ("1e5", "I107"),
        ("inf", "I107"),
        ("nan", "I107"),
        ("1_000", "I107"),
        ("0x1F", "I107"),
        ("1.00001", "I108"),
        ("-1", "I105"),
        ("-0.5", "I105"),
        ("1234567890123456789012345678901.5", "I109"),
        ("\"96171.6\"", "I102"),
        ("true", "I102"),
    ];
    for (written, code) in refused {
        let findings = fee(written).unwrap_err();
        let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [code], "{written}");
    }
}

#[track_caller]
fn findings(text: &str) -> Vec<Seen> {
    let (report, findings) = read(text, LAYOUT_2021);
    assert!(report.is_none() && !findings.is_empty());
    assert!(findings.iter().all(|finding| !finding.message.is_ascii()));
    findings.iter().map(|finding| seen(finding, text)).collect()
}

#[track_caller]
fn assert_finding(text: &str, code: &str, at: &str) {
    let found = findings(text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code, found[0].text.as_str()), (code, at));
}

#[test]
fn counts_are_plain_whole_numbers() {
    let refused = [
        ("-1", "I105"),
        ("1.0", "I106"),
        ("1e5", "I106"),
        ("1_000", "I107"),
        ("0x1F", "I107"),
        ("1234567890123", "I109"),
        ("\"3\"", "I102"),
        ("true", "I102"),
    ];
    for (written, code) in refused {
        assert_finding(&with_line(BLANK, "permits", written), code, written);
        let row = format!("[0, {written}, 0, 0, 0, 0, 0]");
        assert_finding(&with_line(BLANK, "received", &row), code, written);
    }
    let most = with_line(BLANK, "permits", "123456789012");
    assert_eq!(figures(&document(&most, LAYOUT_2021), "disclosure")[6], "123456789012");
}

#[test]
fn rows_have_as_many_numbers_as_the_form() {
    for row in ["[0, 0, 0, 0, 0]", "[0, 0, 0, 0, 0, 0, 0, 0]", "[]", "0"] {
        assert_finding(&with_line(BLANK, "granted", row), "I104", row);
    }
    assert_finding(&with_line(BLANK, "permits", "[0, 0]"), "I104", "[0, 0]");
    assert_finding(&with_line(BLANK, "reconsideration", "[0, 0, 0]"), "I104", "[0, 0, 0]");
}

#[test]
fn keys_unknown_or_missing_are_named() {
    let text = replaced(BLANK, "carried_in ", "caried_in ");
    let found = read(&text, LAYOUT_2021).1;
    let codes: Vec<_> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["I101"], "{found:?}");
    assert!(found[0].help.as_deref().unwrap().contains("carried_in"), "{found:?}");
    let (_, missing) = read(&replaced(BLANK, "carried_in ", "#carried_in "), LAYOUT_2021);
    assert!(missing[0].message.contains("carried_in（二、上年结转"), "{missing:?}");
    assert_finding(&format!("地点 = 1\n{BLANK}").replace("地点", "place"), "I101", "place");
    let text = replaced(BLANK, "year = 2025", "# year = 2025");
    assert_eq!(findings(&text)[0].code, "I103");
}

#[test]
fn years_and_dates_are_possible_ones() {
    for year in ["1999", "22", "20220", "-2022", "0x7E6"] {
        assert_finding(&with_line(BLANK, "year", year), "I113", year);
    }
    assert_finding(&with_line(BLANK, "year", "\"2022\""), "I102", "\"2022\"");
    let with_date = |date: &str| with_line(EXAMPLE_2019, "date", date);
    let date = |text: &str| report(text, LAYOUT_2019).date.unwrap().as_str().to_owned();
    assert_eq!(date(&with_date("2020-03-05")), "2020年3月5日");
    assert_eq!(date(&with_date("\"二〇二〇年三月五日\"")), "二〇二〇年三月五日");
    let digits = ["2020年03月05日", "2020-3-5", "2020.03.05", "2020/3/5", "2020年3月5日"];
    for written in digits {
        assert_eq!(date(&with_date(&format!("\"{written}\""))), "2020年3月5日", "{written}");
    }
    for wrong in ["2020-3-32", "2019.2.29", "2020年13月1日", "20-3-5", "5/3/2020"] {
        let text = with_date(&format!("\"{wrong}\""));
        let found = read(&text, LAYOUT_2019).1;
        assert_eq!((found[0].code, found.len()), ("I135", 1), "{wrong}: {found:?}");
    }
    for wrong in ["2020-03-05T10:00:00", "10:00:00", "20200305"] {
        let found = read(&with_date(wrong), LAYOUT_2019).1;
        assert_eq!((found[0].code, found.len()), ("I102", 1), "{found:?}");
    }
}

#[test]
fn findings_stand_at_the_same_place_under_windows() {
    let wrong = with_line(WEIBEI, "coercion", "[1, 2]");
    let wrong = with_line(&wrong, "public_welfare", "7");
    let windows = format!("\u{FEFF}{}", wrong.replace('\n', "\r\n"));
    let text = syntax::decode(windows.as_bytes(), |_| true).unwrap().text;
    let found = findings(&text);
    assert_eq!(found, findings(&wrong));
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].column, "coercion = ".len() + 1);
}

/// Columns are counted in characters, so Chinese on the line counts one each.
#[test]
fn places_under_chinese_are_right() {
    let text = with_line(BLANK, "authority", "\"中文机关\"\ntitle = [\"机关名称\", 12, \"年度\"]");
    let line = text.lines().position(|line| line.starts_with("title")).unwrap() + 1;
    let found = findings(&text);
    let column = "title = [\"机关名称\", ".chars().count() + 1;
    assert_eq!(found, [Seen { code: "I102", line, column, text: "12".into() }]);
    let key = "[labels.applications]\n\"机关\" = 1";
    let found = findings(&format!("{BLANK}\n{key}\n"));
    let line = BLANK.lines().count() + 3;
    assert_eq!(found, [Seen { code: "I101", line, column: 1, text: "\"机关\"".into() }]);
}

#[test]
fn all_findings_come_at_once_and_in_order() {
    let text = with_line(BLANK, "year", "22");
    let text = with_line(&text, "permits", "-1");
    let text = with_line(&text, "received", "[0, 0]");
    let found = findings(&text);
    assert_eq!(found.iter().map(|seen| seen.code).collect::<Vec<_>>(), ["I113", "I105", "I104"]);
    assert!(found.is_sorted_by_key(|seen| (seen.line, seen.column)));
}

/// Heads that run into their paragraph: level and text.
fn run_in_heads(document: &Document) -> Vec<(u8, &str)> {
    let paragraphs = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(runs) => Some(runs),
        _ => None,
    });
    let heads = paragraphs.flatten().filter_map(|run| Some((run.run_in?, run.text.as_str())));
    heads.collect()
}

#[test]
fn heads_are_known_by_their_form() {
    let document = document(WEIBEI, LAYOUT_2021);
    assert_eq!(
        headings(&document, 2),
        ["（四）政府信息公开平台建设情况。", "(一) 存在的主要问题", "(二) 整改措施"]
    );
    let run_in = [
        "（一）主动公开情况。",
        "（二）依申请公开办理情况。",
        "（三）政府信息资源的规范化、标准化管理情况。",
        "（五）政府信息公开监督保障及教育培训情况。",
    ];
    assert_eq!(run_in_heads(&document), run_in.map(|head| (2, head)));
}

#[test]
fn heads_of_the_input_stand_above_the_rule() {
    let with_heads = |heads: &str| {
        let anchor = "[disclosure]  # 二";
        replaced(WEIBEI, anchor, &format!("heads = {heads}\n{anchor}"))
    };
    // None: the head that would stand alone is a paragraph; those that run in stay.
    let none = with_heads("[]");
    let without = document(&none, LAYOUT_2021);
    assert_eq!(headings(&without, 2), ["(一) 存在的主要问题", "(二) 整改措施"]);
    assert_eq!(run_in_heads(&without).len(), 4);
    // One that the rule takes for a head that runs in.
    let named = with_heads("[\"（二）\"]");
    let named = document(&named, LAYOUT_2021);
    let expected = "（二）依申请公开办理情况。本年度，我办未收到和处理政府信息公开申请。";
    assert_eq!(headings(&named, 2)[0], expected);
    assert_eq!(run_in_heads(&named).len(), 3);
    // One that is not there.
    assert_finding(&with_heads("[\"（九）\"]"), "I112", "（九）");
}

#[test]
fn a_heading_of_the_input_stands_in_for_the_official_one() {
    let heading = "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况";
    let text = format!("{BLANK}\n[headings]\ndisputes = \"{heading}\"\n");
    let document = document(&text, LAYOUT_2021);
    assert_eq!(headings(&document, 1)[3], heading);
    assert_eq!(table(&document, "disputes").heading, heading);
    let unknown = format!("{BLANK}\n[headings]\ndispute = \"四\"\n");
    assert_finding(&unknown, "I101", "dispute");
}

#[test]
fn titles_follow_the_form_unless_the_input_has_its_own() {
    let title = |document: &Document| {
        document.title.lines.iter().map(|line| line.as_str().to_owned()).collect::<Vec<_>>()
    };
    let of_form = document(HUAIAN, LAYOUT_2021);
    assert_eq!(title(&of_form), ["淮安市人民政府2024年政府信息公开工作年度报告"]);
    assert_eq!(of_form.title.names, ["淮安市人民政府"]);
    let authority = "\"淮安市人民政府\"\ntitle = \"淮安市\\n年度报告\"";
    let own = document(&with_line(HUAIAN, "authority", authority), LAYOUT_2021);
    assert_eq!(title(&own), ["淮安市", "年度报告"]);
    let one_line = authority.replace("\\n", "");
    let own = document(&with_line(HUAIAN, "authority", &one_line), LAYOUT_2021);
    assert_eq!(title(&own), ["淮安市年度报告"]);
    let lines = replaced(LAYOUT_2021, "{authority}{year}", "{authority}\", \"{year}");
    let lines = replaced(&lines, "title = \"{", "title = [\"{");
    let lines =
        replaced(&lines, "年政府信息公开工作年度报告\"\n", "年政府信息公开工作年度报告\"]\n");
    let of_form = document(HUAIAN, &lines);
    assert_eq!(title(&of_form), ["淮安市人民政府", "2024年政府信息公开工作年度报告"]);
}

/// What stands at the end of a report: names of attachments, who signs, the date, the seal.
fn end(document: &Document) -> (Vec<&str>, Option<&Signature>) {
    let names = document.blocks.iter().find_map(|block| match block {
        Block::Attachments(names) => Some(names.iter().map(|name| name.as_str()).collect()),
        _ => None,
    });
    let signature = document.blocks.iter().find_map(|block| match block {
        Block::Signature(signature) => Some(signature),
        _ => None,
    });
    (names.unwrap_or_default(), signature)
}

#[test]
fn attachments_stand_before_the_signature() {
    let of = |keys: &str| document(&format!("{keys}\n{EXAMPLE_2019}"), LAYOUT_2019);
    let listed = of("attachments = [\"甲表\", \"乙表\"]\nseal = true");
    let (names, signature) = end(&listed);
    assert_eq!(names, ["甲表", "乙表"]);
    assert!(signature.unwrap().seal);
    let last = &listed.blocks[listed.blocks.len() - 2..];
    assert!(matches!(last, [Block::Attachments(_), Block::Signature(_)]), "{last:?}");
    let lines = of("attachments = \"\"\"\n甲表\n\n　乙表\n\"\"\"");
    assert_eq!(end(&lines).0, ["甲表", "乙表"]);
    for none in ["attachments = []", "seal = false", ""] {
        let without = of(none);
        assert!(!without.blocks.iter().any(|block| matches!(block, Block::Attachments(_))));
        assert!(!end(&without).1.unwrap().seal);
    }
}

#[test]
fn a_form_may_set_the_date_below_the_title() {
    let below = format!("date_place = \"title\"\n{LAYOUT_2019}");
    let moved = document(EXAMPLE_2019, &below);
    assert_eq!(moved.title.date.as_ref().unwrap().as_str(), "2020年1月20日");
    let signature = end(&moved).1.unwrap();
    assert!(signature.name.is_some() && signature.date.is_none());
    let usual = document(EXAMPLE_2019, LAYOUT_2019);
    assert!(usual.title.date.is_none() && end(&usual).1.unwrap().date.is_some());
    // With nobody to sign, nothing is left of the signature.
    let unsigned = replaced(EXAMPLE_2019, "signature = ", "# ");
    assert!(end(&document(&unsigned, &below)).1.is_none());
}

/// What is copied from elsewhere brings marks along that nobody sees: texts are as without them.
#[test]
fn what_cannot_be_seen_leaves_no_trace() {
    let words = "text = \"总体情况。\"";
    let marked = "text = \"\u{200E}（一）主动\u{AD}公开。，\u{202C}正文\u{2069}\"\n[[overview.table]]\n\
         columns = [\"甲\u{200F}\"]\nrows = [[\"\u{200E}\"], [\"\u{200E}12\"]]";
    let text = crate::data::replaced(crate::command_line::GOOD, words, marked);
    let report = report(&text, LAYOUT_2021);
    let prose = &report.prose["overview"];
    assert_eq!(prose.paragraphs[0].as_str(), "（一）主动公开。，正文");
    let cells: Vec<&str> = prose.tables[0].cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(cells, ["甲", "", "12"]);
    // Places are those of the input: the comma after the mark.
    let place = prose.paragraphs[0].place("（一）主动公开。".len());
    assert_eq!(&text[place.start..place.end], "，");
}
