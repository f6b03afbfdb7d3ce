//! The samples say what their sources say: every paragraph and every figure.

use genreport::document::Document;
use genreport::form::CellPart;
use genreport::model::Report;
use genreport::syntax;
use serde_json::Value;

use crate::data::{
    BLANK, EXAMPLE_2019, EXAMPLE_2023, HUAIAN, LAYOUT_2019, LAYOUT_2021, WEIBEI, WEIBEI_TEXT,
    document, figures, grids_2021, headings, huaian_facts, report, table, weibei_facts,
};
use crate::template::with_options;

/// Sections of the form with words of their own, and their number in it.
const PROSE: [(&str, usize); 3] = [("overview", 0), ("problems", 4), ("other_matters", 5)];

fn strings(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn words(report: &Report, section: &str) -> Vec<String> {
    report.prose[section].paragraphs.iter().map(|text| text.as_str().to_owned()).collect()
}

/// A number or a fee of the facts, as it stands in a table.
fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.as_u64().unwrap().to_string(), str::to_owned)
}

/// The ten figures of table 2 in reading order.
fn disclosure(facts: &Value) -> Vec<String> {
    let table = &facts["table2"];
    let documents = &table["第二十条第（一）项"];
    let columns = ["本年制发件数", "本年废止件数", "现行有效件数"];
    let rows = ["规章", "行政规范性文件"];
    let mut all = Vec::new();
    for row in rows {
        all.extend(columns.map(|column| written(&documents[row][column])));
    }
    all.push(written(&table["第二十条第（五）项"]["行政许可"]));
    all.push(written(&table["第二十条第（六）项"]["行政处罚"]));
    all.push(written(&table["第二十条第（六）项"]["行政强制"]));
    all.push(written(&table["第二十条第（八）项"]["行政事业性收费_万元"]));
    all
}

fn applications(facts: &Value) -> Vec<String> {
    let rows = facts["table3"].as_array().unwrap().iter();
    rows.flat_map(|row| row.as_array().unwrap()).map(written).collect()
}

fn disputes(facts: &Value) -> Vec<String> {
    facts["table4"].as_array().unwrap().iter().map(written).collect()
}

#[track_caller]
fn assert_figures(document: &Document, facts: &Value) {
    let counts = [10, 175, 15];
    let expected = [disclosure(facts), applications(facts), disputes(facts)];
    for ((key, expected), count) in
        ["disclosure", "applications", "disputes"].iter().zip(&expected).zip(counts)
    {
        assert_eq!(expected.len(), count, "{key}");
        assert_eq!(&figures(document, key), expected, "{key}");
    }
}

#[track_caller]
fn assert_title_and_headings(document: &Document, facts: &Value) {
    assert_eq!(document.properties.title, facts["title"].as_str().unwrap());
    assert_eq!(u64::from(document.properties.year), facts["year"].as_u64().unwrap());
    let sections = facts["sections"].as_array().unwrap();
    let expected: Vec<_> = sections.iter().map(|s| s["heading"].as_str().unwrap()).collect();
    assert_eq!(headings(document, 1), expected);
}

/// The paragraphs between the headings of two sections of the published text.
fn published<'a>(text: &'a str, heading: &str, next: Option<&str>) -> Vec<&'a str> {
    let after = text.split_once(&format!("\n{heading}\n")).unwrap().1;
    let section = next.map_or(after, |next| after.split_once(&format!("\n{next}\n")).unwrap().0);
    section.lines().filter(|line| !line.trim().is_empty()).collect()
}

#[test]
fn the_report_of_2022_is_read_word_for_word() {
    let facts = weibei_facts();
    let report = report(WEIBEI, LAYOUT_2021);
    let headings: Vec<String> =
        facts["sections"].as_array().unwrap().iter().map(|s| written(&s["heading"])).collect();
    for (key, index) in PROSE {
        let next = headings.get(index + 1).map(String::as_str);
        assert_eq!(words(&report, key), published(WEIBEI_TEXT, &headings[index], next), "{key}");
    }
    assert_eq!(report.preamble.len(), 0);
    let document = document(WEIBEI, LAYOUT_2021);
    assert_eq!(document.properties.title, WEIBEI_TEXT.trim_start().lines().next().unwrap());
    assert_title_and_headings(&document, &facts);
    assert_figures(&document, &facts);
}

#[test]
fn the_report_of_2024_is_read_word_for_word() {
    let facts = huaian_facts();
    let report = report(HUAIAN, LAYOUT_2021);
    for (key, index) in PROSE {
        assert_eq!(words(&report, key), strings(&facts["sections"][index]["paragraphs"]), "{key}");
    }
    let preamble: Vec<_> = report.preamble.iter().map(|text| text.as_str().to_owned()).collect();
    assert_eq!(preamble, strings(&facts["preamble"]));
    assert!(report.signature.is_none() && report.date.is_none());
    let document = document(HUAIAN, LAYOUT_2021);
    assert_title_and_headings(&document, &facts);
    assert_figures(&document, &facts);
}

#[test]
fn the_sample_of_2019_keeps_signs_units_and_date() {
    let report = report(EXAMPLE_2019, LAYOUT_2019);
    let title: Vec<_> = report.title.iter().map(|line| line.as_str()).collect();
    assert_eq!(title, ["示例市示例区示例局", "2019年政府信息公开工作年度报告"]);
    assert_eq!(report.signature.unwrap().as_str(), "示例市示例区示例局");
    // GB/T 9704-2012 7.3.5.4: no leading zeros.
    assert_eq!(report.date.unwrap().as_str(), "2020年1月20日");
    let disclosure = figures(&document(EXAMPLE_2019, LAYOUT_2019), "disclosure");
    let expected = "0 0 0 3 3 27 18 −2 1264 25 4 3187 96 −11 58 7 0 2 3 −1 4 128.65万元";
    assert_eq!(disclosure, expected.split(' ').collect::<Vec<_>>());
}

/// The sample leaves some totals out; whatever it leaves, its books balance.
#[test]
fn the_sample_of_2019_balances() {
    balances(&document(EXAMPLE_2019, LAYOUT_2019), 23);
}

#[test]
fn the_sample_of_2023_balances() {
    balances(&document(EXAMPLE_2023, LAYOUT_2021), 25);
}

/// The rules printed in the table of applications, which has so many rows, and the sums.
#[track_caller]
fn balances(document: &Document, count: usize) {
    let all = numbers(&figures(document, "applications"));
    let rows: Vec<&[i64]> = all.chunks(7).collect();
    assert_eq!(rows.len(), count);
    for column in 0..7 {
        let results: i64 = rows[2..count - 2].iter().map(|row| row[column]).sum();
        assert_eq!(rows[count - 2][column], results, "（七）总计, column {column}");
        let [received, carried_in] = [rows[0][column], rows[1][column]];
        assert_eq!(received + carried_in, results + rows[count - 1][column], "column {column}");
    }
    for row in rows {
        assert_eq!(row[..6].iter().sum::<i64>(), row[6], "{row:?}");
    }
    for group in numbers(&figures(document, "disputes")).chunks(5) {
        assert_eq!(group[..4].iter().sum::<i64>(), group[4], "{group:?}");
    }
}

fn numbers(figures: &[String]) -> Vec<i64> {
    figures.iter().map(|figure| figure.parse().unwrap()).collect()
}

/// Its optional keys stand as comments; a clerk takes the mark away, and they work.
#[test]
fn the_blank_sample_reads_with_and_without_its_options() {
    let plain = report(BLANK, LAYOUT_2021);
    assert!(plain.title.is_empty() && plain.labels.is_empty() && plain.headings.is_empty());
    assert_eq!((plain.preamble.len(), plain.checks.ignore.len()), (1, 0));
    let full = report(&with_options(BLANK), LAYOUT_2021);
    assert_eq!((full.title.len(), full.preamble.len()), (2, 1));
    assert!(full.signature.is_some() && full.date.is_some() && full.seal);
    assert_eq!((full.attachments.len(), full.prose["overview"].tables.len()), (2, 1));
    assert!(full.prose["problems"].heads.is_some());
    assert_eq!((full.headings.len(), full.labels.len()), (1, 3));
    assert!(full.previous.is_some() && full.checks.most_characters.is_some());
    assert!(full.checks.strict && !plain.checks.strict);
    let document = document(BLANK, LAYOUT_2021);
    for key in ["disclosure", "applications", "disputes"] {
        assert!(figures(&document, key).iter().all(|figure| figure == "0"), "{key}");
    }
}

/// Takes the last number of each line away, and the line of the results' total.
fn without_totals(text: &str) -> String {
    let start = text.find("[applications]").unwrap();
    let end = text.find("[problems]").unwrap();
    let lines = text[start..end].lines().filter(|line| !line.starts_with("results_total"));
    let shorter = lines.map(|line| match line.split_once(']') {
        Some((numbers, _)) if line.contains(" = [") => {
            format!("{}]", numbers.rsplit_once(',').unwrap().0)
        }
        _ => line.to_owned(),
    });
    let tables = shorter.collect::<Vec<_>>().join("\n");
    format!("{}{tables}\n{}", &text[..start], &text[end..])
}

#[test]
fn totals_left_out_come_to_the_published_ones() {
    let facts = huaian_facts();
    let shorter = without_totals(HUAIAN);
    assert!(!shorter.contains("results_total") && !shorter.contains("3119]"));
    let document = document(&shorter, LAYOUT_2021);
    assert_figures(&document, &facts);
    // The published totals are sums: added up here, they come to the same.
    let all = numbers(&figures(&document, "applications"));
    let rows: Vec<&[i64]> = all.chunks(7).collect();
    for row in &rows {
        assert_eq!(row[..6].iter().sum::<i64>(), row[6]);
    }
    for column in 0..7 {
        let results: i64 = rows[2..23].iter().map(|row| row[column]).sum();
        assert_eq!(results, rows[23][column]);
    }
}

/// Windows writes a byte order mark and two characters at a line's end: nothing moves.
#[test]
fn byte_order_mark_and_crlf_change_nothing() {
    let windows = format!("\u{FEFF}{}", WEIBEI.replace('\n', "\r\n"));
    let text = syntax::decode(windows.as_bytes(), |_| true).unwrap().text;
    let document = document(&text, LAYOUT_2021);
    assert_title_and_headings(&document, &weibei_facts());
    assert_figures(&document, &weibei_facts());
    let report_unix = report(WEIBEI, LAYOUT_2021);
    assert_eq!(words(&report(&text, LAYOUT_2021), "overview"), words(&report_unix, "overview"));
}

/// Exactly three labels of the report of 2022 are not the official ones.
#[test]
fn local_labels_stand_in_for_the_official_ones() {
    let document = document(WEIBEI, LAYOUT_2021);
    let keys = ["disclosure", "applications", "disputes"];
    let mut changed = Vec::new();
    for (key, grid) in keys.iter().zip(grids_2021().as_array().unwrap()) {
        let cells = table(&document, key).cells.iter();
        for cell in cells.filter(|cell| cell.part != CellPart::Data) {
            let official = official_label(grid, cell.row, cell.column);
            if official != cell.text.as_str() {
                changed.push((official, cell.text.as_str().to_owned()));
            }
        }
    }
    let expected = [
        ("本年收费金额（单位：万元）", "本年收费金额（单位：万元，保留4位小数）"),
        ("社会公益组织", "社会组织"),
        ("2.其他法律行政法规禁止公开", "2.其他法律法规禁止公开"),
    ];
    assert_eq!(changed, expected.map(|(official, local)| (official.to_owned(), local.to_owned())));
    for (_, local) in expected {
        assert!(WEIBEI_TEXT.contains(local), "{local}");
    }
}

fn official_label(grid: &Value, row: usize, column: usize) -> String {
    let mut cells = grid["cells"].as_array().unwrap().iter();
    let cell = cells.find(|cell| cell["row"] == row && cell["col"] == column).unwrap();
    cell["text"].as_str().unwrap().to_owned()
}
