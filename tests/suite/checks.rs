//! The rules on whole reports: published ones, and samples with one thing changed.

use genreport::base::{Diagnostic, Label, Severity};
use genreport::checks::{RULES, Selection, markdown};
use genreport::model::{Figure, Report};
use genreport::{input, syntax};
use serde_json::Value;

use crate::data::{
    self, EXAMPLE_2019, EXAMPLE_2023, HUAIAN, LAYOUT_2019, LAYOUT_2021, WEIBEI, replaced, report,
};

/// The reports without an error.
pub(crate) const CORRECT: [(&str, &str, &str); 4] = [
    ("huaian-2024", HUAIAN, LAYOUT_2021),
    ("weibei-2022", WEIBEI, LAYOUT_2021),
    ("example-2023", EXAMPLE_2023, LAYOUT_2021),
    ("example-2019", EXAMPLE_2019, LAYOUT_2019),
];

fn findings(text: &str, layout: &str) -> Vec<Diagnostic> {
    let report = report(text, layout);
    let form = data::form(layout);
    data::check(&report, &form, &Selection::default())
}

fn codes(findings: &[Diagnostic], severity: Severity) -> Vec<&str> {
    let wanted = findings.iter().filter(|finding| finding.severity == severity);
    let mut codes: Vec<&str> = wanted.map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn errors(text: &str, layout: &str) -> Vec<Diagnostic> {
    let all = findings(text, layout).into_iter();
    all.filter(|finding| finding.severity == Severity::Error).collect()
}

/// Where figures disagree, with each other (errors) or with the words (warnings).
fn disagreements(text: &str, layout: &str) -> Vec<Diagnostic> {
    let of_words = |finding: &Diagnostic| matches!(finding.code, "T101" | "T102" | "T103");
    let all = findings(text, layout).into_iter();
    all.filter(|finding| finding.severity == Severity::Error || of_words(finding)).collect()
}

/// A program that reads words may err: what it finds in them stops no report.
#[test]
fn what_is_read_from_the_words_is_a_warning() {
    let of_words = RULES.iter().filter(|rule| rule.code.starts_with("T1"));
    let severities: Vec<Severity> = of_words.map(|rule| rule.severity).collect();
    assert_eq!(severities, [Severity::Warning; 7]);
}

#[test]
fn the_correct_samples_have_no_error() {
    for (name, text, layout) in CORRECT {
        assert_eq!(errors(text, layout), [], "{name}");
    }
    let warnings = CORRECT.map(|(name, text, layout)| {
        (name, codes(&findings(text, layout), Severity::Warning).join(" "))
    });
    let expected = [
        ("huaian-2024", "S112"),
        ("weibei-2022", "T201"),
        ("example-2023", ""),
        ("example-2019", ""),
    ];
    assert_eq!(warnings, expected.map(|(name, codes)| (name, codes.to_owned())));
}

/// The places of the figures of the tables 三 and 四 that are written.
fn figures(report: &Report) -> Vec<(std::ops::Range<usize>, i64)> {
    let tables = ["applications", "disputes"].iter().map(|key| &report.figures[*key]);
    let entries = tables.flat_map(|figures| figures.lines.values().flatten());
    let counts = entries.filter_map(|entry| match entry.figure {
        Figure::Count(count) => Some((entry.span.start..entry.span.end, count)),
        _ => None,
    });
    counts.collect()
}

/// Any figure of the tables 三 and 四, changed by itself, is found.
#[test]
fn every_changed_figure_is_found() {
    for (name, text, layout) in CORRECT {
        let figures = figures(&report(text, layout));
        let least = if layout == LAYOUT_2021 { 190 } else { 130 };
        assert!(figures.len() >= least, "{name}: {}", figures.len());
        for (place, count) in figures {
            let others = [count + 1, count - 1, count * 10, 0, 7].map(|other| other.to_string());
            let others = others.into_iter().chain([String::from("\"\"")]);
            for other in others.filter(|it| *it != count.to_string() && !it.starts_with('-')) {
                let mut changed = text.to_owned();
                changed.replace_range(place.clone(), &other);
                let line = text[..place.start].lines().count();
                let found = disagreements(&changed, layout);
                let at = |label: &Label| changed[..label.span.start].lines().count();
                let here =
                    found.iter().flat_map(|finding| &finding.labels).any(|it| at(it) == line);
                // Where totals are left out, the finding stands at what they should come to.
                let is_told = here || name == "example-2019" && !found.is_empty();
                assert!(is_told, "{name}:{line} {count} → {other}: {found:?}");
            }
        }
    }
}

/// The numbers before 件 of a paragraph, each with its place in the text.
fn counts(text: &str, paragraph: &str) -> Vec<(std::ops::Range<usize>, i64)> {
    let line = text.lines().find(|line| line.starts_with(paragraph)).unwrap();
    let start = line.as_ptr() as usize - text.as_ptr() as usize;
    let ends = line.match_indices('件').map(|(at, _)| at);
    let numbers = ends.filter_map(|end| {
        let digits = line[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
        let count = line[end - digits..end].parse().ok()?;
        Some((start + end - digits..start + end, count))
    });
    numbers.collect()
}

/// Each number by which the words state a figure of the tables 三 and 四, or a sum of them.
#[test]
fn every_changed_number_of_the_words_is_found() {
    let paragraph = "（二）依申请公开情况";
    let all = [(HUAIAN, 14), (EXAMPLE_2023, 11)];
    for (text, number) in all {
        let counts = counts(text, paragraph);
        assert_eq!(counts.len(), number, "{counts:?}");
        for (place, count) in counts {
            for other in [count + 1, count - 1, count * 10, count + 100] {
                let mut changed = text.to_owned();
                changed.replace_range(place.clone(), &other.to_string());
                let found = disagreements(&changed, LAYOUT_2021);
                assert!(!found.is_empty(), "{count} → {other}");
                let here = found.iter().all(|finding| {
                    let span = finding.span();
                    span.start <= place.start && place.start < span.end
                });
                assert!(here, "{count} → {other}: {found:?}");
            }
        }
    }
}

/// A report of `tests/data/published` as an input. Rows that could not be read are filled so that
/// the others stay right; cells that were published blank are left blank.
fn published(facts: &Value, blank: &str) -> String {
    let old = facts["format"] == "2019";
    let layout = if old { "annual-report-2019" } else { "annual-report-2021" };
    // One name has a remark behind it.
    let authority = facts["authority"].as_str().unwrap().split('（').next().unwrap();
    let mut text =
        format!("layout = \"{layout}\"\nauthority = \"{authority}\"\nyear = {}\n", facts["year"]);
    if let Some(title) = facts["title"].as_str() {
        text.push_str(&format!("title = \"{title}\"\n"));
    }
    if let Some(lines) = facts["preamble"].as_array() {
        text.push_str(&format!("preamble = '''\n{}\n'''\n", joined(lines)));
    }
    let section = |number: &str, otherwise: &str| {
        let sections = facts["sections"].as_array().unwrap().iter();
        let mut own = sections.filter(|it| it["heading"].as_str().unwrap().starts_with(number));
        let own = own.next().map(|it| joined(it["paragraphs"].as_array().unwrap()));
        format!("text = '''\n{}\n'''\n", own.unwrap_or_else(|| otherwise.to_owned()))
    };
    let problems =
        "一是政策解读形式单一；二是人员更换频繁。下一步将增加图表解读，定期组织业务培训。";
    text.push_str(&format!("[overview]\n{}", section("一、", "")));
    text.push_str(&format!("[problems]\n{}", section("五、", problems)));
    text.push_str(&format!("[other_matters]\n{}", section("六、", "本年度未收取信息处理费。")));
    text.push_str(&format!("[disclosure]\n{}", disclosure(facts, old)));
    let form = data::form(if old { LAYOUT_2019 } else { LAYOUT_2021 });
    for (key, numbers) in
        [("applications", applications(facts, old, blank)), ("disputes", disputes(facts))]
    {
        text.push_str(&format!("[{key}]\n"));
        let table = form.tables().find(|table| table.key == key).unwrap();
        for (line, numbers) in table.lines.iter().zip(numbers) {
            text.push_str(&format!("{} = [{}]\n", line.key, numbers.join(", ")));
        }
    }
    text
}

fn joined(lines: &[Value]) -> String {
    lines.iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The figures of table 二 in the order of the form.
fn disclosure(facts: &Value, old: bool) -> String {
    let keys_2021 =
        ["regulations", "normative_documents", "permits", "penalties", "coercion", "fees"];
    let keys_2019 = [
        "regulations",
        "normative_documents",
        "permits",
        "other_services",
        "penalties",
        "coercion",
        "fees",
        "procurement",
    ];
    let keys: &[&str] = if old { &keys_2019 } else { &keys_2021 };
    let form = data::form(if old { LAYOUT_2019 } else { LAYOUT_2021 });
    let lines = &form.tables().find(|table| table.key == "disclosure").unwrap().lines;
    assert_eq!(lines.len(), keys.len());
    let bands = [
        "第二十条第（一）项",
        "第二十条第（五）项",
        "第二十条第（六）项",
        "第二十条第（八）项",
        "第二十条第（九）项",
    ];
    let rows = bands.iter().filter_map(|band| facts["table2"][*band].as_object()).flatten();
    let mut text = String::new();
    for (line, (label, cells)) in lines.iter().zip(in_order(&rows.collect::<Vec<_>>(), lines)) {
        let cells: Vec<Value> = match cells {
            Value::Object(cells) => {
                line.cells.iter().map(|cell| cells[cell.label.as_str()].clone()).collect()
            }
            one => vec![one.clone()],
        };
        let shown = cells.iter().map(|cell| match cell {
            Value::Null => "0".to_owned(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        assert!(!label.is_empty());
        text.push_str(&format!("{} = [{}]\n", line.key, shown.collect::<Vec<_>>().join(", ")));
    }
    text
}

/// JSON objects lose their order: the rows by the labels of the form.
fn in_order<'a>(
    rows: &[(&'a String, &'a Value)],
    lines: &[genreport::form::FigureLine],
) -> Vec<(&'a String, &'a Value)> {
    let of = |line: &genreport::form::FigureLine| {
        let label = line.label.as_str();
        *rows.iter().find(|(name, _)| name.split('_').next() == Some(label)).unwrap()
    };
    lines.iter().map(of).collect()
}

fn applications(facts: &Value, old: bool, blank: &str) -> Vec<Vec<String>> {
    let count = if old { 23 } else { 25 };
    let given = |row: usize| facts["table3"].as_array().and_then(|rows| rows[row].as_array());
    let zero = || vec!["0".to_owned(); 7];
    let shown = |row: &Vec<Value>| {
        let cell = |cell: &Value| if cell.is_null() { blank.to_owned() } else { cell.to_string() };
        row.iter().map(cell).collect::<Vec<_>>()
    };
    let received = given(0).map_or_else(zero, shown);
    let row = |index: usize| match given(index) {
        Some(row) => shown(row),
        // All that came in was granted.
        None if index == 2 || index == count - 2 => received.clone(),
        None => zero(),
    };
    (0..count).map(row).collect()
}

fn disputes(facts: &Value) -> Vec<Vec<String>> {
    let given = facts["table4"].as_array();
    let numbers: Vec<String> = match given {
        Some(numbers) => numbers.iter().map(ToString::to_string).collect(),
        None => vec!["0".to_owned(); 15],
    };
    numbers.chunks(5).map(<[String]>::to_vec).collect()
}

fn published_facts(name: &str) -> Value {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/published");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn of_published(name: &str, blank: &str) -> Vec<Diagnostic> {
    let facts = published_facts(name);
    let layout = if facts["format"] == "2019" { LAYOUT_2019 } else { LAYOUT_2021 };
    findings(&published(&facts, blank), layout)
}

/// What the guide to the form says is wrong with published reports: errors, then warnings.
#[test]
fn the_errors_of_published_reports_are_found() {
    let zero = "0";
    let cases = [
        // The words say two requests, the table three.
        ("changchun_tuiyi_2023", zero, "", "T101"),
        // The tables of 2019 in reports of 2021 and 2023.
        ("lueyang_ziran_2021_oldformat", zero, "S102", ""),
        ("xixian_dizhang_2023_oldformat", zero, "S102", ""),
        // A paragraph of it, and of the next but one, ends without a mark.
        // Columns published blank; with zeros in them nothing stops the report.
        // Its section 六 says 政府信息公开未发生收费情况, which is enough.
        ("shuyang_fagaiju_2023", "\"\"", "F105", "T210"),
        ("shuyang_fagaiju_2023", zero, "", "T210"),
        // A township with rules of its own.
        ("taojiang_songmutang_2022", zero, "", "S110 S112 T210"),
        ("tianjin_hongqiao_zwfwb_2022", zero, "", ""),
        ("wendeng_zhujianju_2019", zero, "", ""),
    ];
    for (name, blank, expected, warnings) in cases {
        let found = of_published(name, blank);
        assert_eq!(codes(&found, Severity::Error).join(" "), expected, "{name}: {found:#?}");
        assert_eq!(codes(&found, Severity::Warning).join(" "), warnings, "{name}: {found:#?}");
    }
}

/// The other errors of the guide's list whose reports are not at hand, put into a sample.
#[test]
fn errors_of_other_published_reports_are_found() {
    let preamble = "统计期限自2023年1月1日";
    let cases = [
        ("period of last year", replaced(EXAMPLE_2023, preamble, "统计期限自2022年1月1日"), "S104"),
        (
            "an old form cited",
            replaced(EXAMPLE_2023, "函〔2021〕30号）要求", "函〔2019〕60号）要求"),
            "S107",
        ),
        (
            "a group's total is nothing",
            replaced(EXAMPLE_2023, "3,    1,    1,    0,    5]", "3,    1,    1,    0,    0]"),
            "F104",
        ),
        (
            "words of a template",
            replaced(EXAMPLE_2023, "（三）政府信息管理情况。", "（三）该部分以表格形式报告。"),
            "T207",
        ),
        (
            "disputes in words and table",
            replaced(EXAMPLE_2023, "行政复议5件", "行政复议4件"),
            "T102",
        ),
    ];
    for (what, text, code) in cases {
        let found = findings(&text, LAYOUT_2021);
        assert!(found.iter().any(|finding| finding.code == code), "{what}: {found:?}");
    }
}

/// `docs/rules.md` is written from the rules: `UPDATE_RULES=1 cargo test rules`.
#[test]
fn the_page_of_the_rules_is_current() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let wanted = markdown();
    if std::env::var_os("UPDATE_RULES").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == wanted, "docs/rules.md is not current: UPDATE_RULES=1 cargo test rules");
    let headings = wanted.lines().filter(|line| line.starts_with("### ")).count();
    assert_eq!(headings, RULES.len() + syntax::CODES.len() + input::CODES.len());
}
