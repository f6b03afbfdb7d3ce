//! What is written of a report reads as that report.

use std::collections::BTreeMap;

use genreport::base::Span;
use genreport::form::Form;
use genreport::input::{Anchor, Comments, Draft, write};
use genreport::model::{Align, Entry, Figure, Figures, FreeCell, FreeTable, Prose, Report};

use crate::data::{
    self, EXAMPLE_2019, EXAMPLE_2023, EXTENDED, HUAIAN, LAYOUT_2019, LAYOUT_2021, LAYOUT_EXTENDED,
    WEIBEI,
};
use crate::generated::{self, Random};
use crate::random_report::{self, located};
use crate::template::with_options;

const LAYOUTS: [&str; 3] = [LAYOUT_2021, LAYOUT_2019, LAYOUT_EXTENDED];

/// All that a report says, with the digits of its amounts.
fn said(report: Report) -> String {
    format!("{:#?}", report.without_places())
}

/// The report, written and read again.
fn again(report: &Report, form: &Form, layout: &str) -> (String, Report) {
    let text = write(&Draft::new(report.clone(), "版式\".toml"), form);
    let (read, findings) = data::read(&text, layout);
    assert!(findings.is_empty(), "{findings:#?}\n{text}");
    (text, read.unwrap())
}

fn assert_same(report: &Report, form: &Form, layout: &str) {
    let (text, read) = again(report, form, layout);
    let (before, now) = (said(report.clone()), said(read.clone()));
    if before != now {
        let lines = before.lines().zip(now.lines());
        let other = lines.enumerate().find(|(_, (before, now))| before != now);
        panic!("{other:?}\n{text}");
    }
    // And once more gives the same file.
    assert_eq!(write(&Draft::new(read, "版式\".toml"), form), text);
}

#[test]
fn random_reports_read_as_they_were() {
    for layout in LAYOUTS {
        let form = data::form(layout);
        for number in 0..200 {
            let report = random_report::report(&mut Random(number * 7919 + 1), &form);
            assert_same(&report, &form, layout);
        }
    }
}

#[test]
fn reports_that_people_wrote_read_as_they_were() {
    let samples = [
        (WEIBEI, LAYOUT_2021),
        (HUAIAN, LAYOUT_2021),
        (EXAMPLE_2023, LAYOUT_2021),
        (EXAMPLE_2019, LAYOUT_2019),
        (EXTENDED, LAYOUT_EXTENDED),
    ];
    let samples = samples.map(|(text, layout)| (text.to_owned(), layout));
    let generated =
        (0..generated::COUNT).map(|number| (generated::report(number), generated::layout(number)));
    for (text, layout) in samples.into_iter().chain(generated) {
        assert_same(&data::report(&text, layout), &data::form(layout), layout);
    }
}

/// A mark at the beginning of a line of text is no option.
fn has_mark(text: &str) -> bool {
    let mut is_text = false;
    text.lines().any(|line| {
        let was_text = is_text;
        is_text ^= line.ends_with("\"\"\"") || line.starts_with("\"\"\"");
        was_text && line.starts_with('#')
    })
}

#[test]
fn options_say_nothing_and_work() {
    let mut tried = 0;
    for layout in LAYOUTS {
        let form = data::form(layout);
        for number in 0..60 {
            let report = random_report::report(&mut Random(number * 104_729 + 3), &form);
            let mut draft = Draft::new(report.clone(), "版式.toml");
            draft.shows_options = true;
            let text = write(&draft, &form);
            assert_eq!(said(data::report(&text, layout)), said(report), "{text}");
            if !has_mark(&text) {
                data::report(&with_options(&text), layout);
                tried += 1;
            }
        }
    }
    assert!(tried > 60, "{tried}");
}

/// How many columns of an editor stand before each comma, the bracket and the comment of a line.
fn columns(line: &str) -> Vec<usize> {
    let (mut column, mut columns) = (0, Vec::new());
    for char in line.chars() {
        if matches!(char, ',' | ']' | '#') {
            columns.push(column);
        }
        column += if char.is_ascii() { 1 } else { 2 };
        if char == '#' {
            break;
        }
    }
    columns
}

#[test]
fn figures_stand_below_each_other() {
    let form = data::form(LAYOUT_2021);
    let mut report = data::report(EXAMPLE_2023, LAYOUT_2021);
    let lines = &mut report.figures.get_mut("applications").unwrap().lines;
    lines.get_mut("repeated").unwrap()[2].figure = Figure::Count(123_456_789_012);
    lines.get_mut("granted").unwrap()[0].figure = Figure::Blank("/".to_owned());
    let text = write(&Draft::new(report, "annual-report-2021"), &form);
    let is_line = |line: &&str| line.contains("= [") && line.contains("  # ");
    let start = text.find("[applications]").unwrap();
    let end = text.find("[disputes]").unwrap();
    let lines: Vec<&str> = text[start..end].lines().filter(is_line).collect();
    assert_eq!(lines.len(), form.tables().find(|it| it.key == "applications").unwrap().lines.len());
    for line in &lines {
        assert_eq!(columns(line), columns(lines[0]), "{line}\n{}", lines[0]);
    }
    assert!(text.contains("permits             = 3426  # 行政许可\n"), "{text}");
    assert!(
        text.contains(
            "penalties           = 58  # 行政处罚\ncoercion            = 2   # 行政强制\n"
        )
    );
}

/// A column of totals that no line has is not among the heads either.
#[test]
fn omitted_totals_leave_no_gap() {
    let form = data::form(LAYOUT_2021);
    let mut report = data::report(EXAMPLE_2023, LAYOUT_2021);
    let figures = report.figures.get_mut("applications").unwrap();
    for entries in figures.lines.values_mut() {
        entries[6].figure = Figure::Omitted;
    }
    let total = figures.lines.get_mut("results_total").unwrap();
    total.iter_mut().for_each(|entry| entry.figure = Figure::Omitted);
    let (text, read) = again(&report, &form, LAYOUT_2021);
    assert_eq!(said(read), said(report));
    assert!(!text.contains("results_total"));
    let heads = text.lines().find(|line| line.starts_with("#    ")).unwrap();
    assert!(heads.ends_with("  其他"), "{heads}");
}

/// What is missing is there to be filled in, and does not stand for a zero.
#[test]
fn what_is_missing_is_blank() {
    let form = data::form(LAYOUT_2021);
    let entry = |figure| Entry { figure, span: Span::default() };
    let lines = [("received".to_owned(), vec![entry(Figure::Count(7)), entry(Figure::Count(8))])];
    let draft = Draft {
        layout: "annual-report-2021".to_owned(),
        year: Some(2023),
        figures: BTreeMap::from([("applications".to_owned(), Figures { lines: lines.into() })]),
        ..Draft::default()
    };
    let text = write(&draft, &form);
    let report = data::report(&text, LAYOUT_2021);
    let blank = Figure::Blank(String::new());
    let of = |table: &str, line: &str| -> Vec<Figure> {
        report.figures[table].lines[line].iter().map(|entry| entry.figure.clone()).collect()
    };
    let mut received = vec![Figure::Count(7), Figure::Count(8)];
    received.resize(6, blank.clone());
    received.push(Figure::Omitted);
    assert_eq!(of("applications", "received"), received);
    assert_eq!(of("disclosure", "fees"), [blank]);
    assert_eq!(of("applications", "results_total"), vec![Figure::Omitted; 7]);
    assert!(report.prose["problems"].paragraphs.iter().any(|it| it.as_str() == "（请填写）"));
    assert_eq!(report.authority.as_str(), "（请填写机关名称）");
    // A report without its year is none.
    let nothing = Draft { year: None, ..draft };
    let (report, findings) = data::read(&write(&nothing, &form), LAYOUT_2021);
    assert!(report.is_none());
    assert_eq!(findings.iter().map(|found| found.code).collect::<Vec<_>>(), ["I102"]);
}

/// The line of a file that a comment stands on, or the next line of code below it.
fn line_of<'t>(text: &'t str, comment: &str) -> &'t str {
    assert_eq!(text.matches(comment).count(), 1, "{comment}\n{text}");
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains(comment)).unwrap();
    assert!(lines[at].split_once("# ").unwrap().1.contains(comment), "{}", lines[at]);
    lines[at..].iter().find(|line| !line.starts_with('#')).copied().unwrap_or_default()
}

#[test]
fn comments_stand_beside_what_they_speak_of() {
    let form = data::form(LAYOUT_2021);
    let report = data::report(EXAMPLE_2023, LAYOUT_2021);
    let figure = |table: &str, line: &str, cell| Anchor::Figure {
        table: table.to_owned(),
        line: line.to_owned(),
        cell,
    };
    let cell = |row, column| Anchor::FreeCell { section: "overview".into(), table: 0, row, column };
    let anchors = [
        (Anchor::key("layout"), "layout = "),
        (Anchor::key("authority"), "authority = "),
        (Anchor::key("year"), "year = "),
        (Anchor::key("preamble"), "preamble = "),
        (Anchor::key("signature"), "signature = "),
        (Anchor::key("date"), "date = "),
        (Anchor::key("seal"), "seal = "),
        (Anchor::key("attachments"), "attachments = "),
        (Anchor::key("overview"), "[overview]"),
        (Anchor::key("overview.text"), "text = "),
        (Anchor::key("overview.table.0"), "[[overview.table]]"),
        (Anchor::key("overview.table.0.caption"), "caption = "),
        (Anchor::key("overview.table.0.unit"), "unit = "),
        (Anchor::key("overview.table.0.after"), "after = "),
        (Anchor::key("overview.table.0.columns"), "columns = "),
        (Anchor::key("overview.table.0.rows"), "rows = "),
        (cell(0, 2), "columns = "),
        (cell(2, 1), "  [{ text = \"政策文件\", rows = 2 }, \"行政规范性文件\""),
        (cell(3, 1), "  [\"其他文件\""),
        (Anchor::key("applications"), "[applications]"),
        (Anchor::key("applications.granted"), "granted "),
        (figure("applications", "repeated", 2), "repeated "),
        (figure("disclosure", "fees", 0), "fees "),
        (figure("disputes", "reconsideration", 4), "reconsideration "),
        (Anchor::key("headings"), "[headings]"),
        (Anchor::key("headings.problems"), "problems = "),
        (Anchor::key("labels.disputes"), "[labels.disputes]"),
        (Anchor::key("labels.disputes.total"), "total = "),
        (Anchor::key("checks"), "[checks]"),
        (Anchor::key("checks.ignore"), "ignore = "),
        (Anchor::key("checks.strict"), "strict = true"),
    ];
    let mut draft = Draft::new(report, "annual-report-2021");
    draft.headings.insert("problems".into(), located("五、问题"));
    draft.labels.insert(("disputes".into(), "total".into()), located("合计"));
    draft.checks.ignore.push(located("T2"));
    draft.checks.strict = true;
    let table = &mut draft.prose.get_mut("overview").unwrap().tables[0];
    table.cells[2].text = located("数\u{7}量");
    let silent = said(data::report(&write(&draft, &form), LAYOUT_2021));
    for (number, (anchor, _)) in anchors.iter().enumerate() {
        draft.comments.add(anchor.clone(), format!("说明{number}号：\"\"\"\u{7}\u{2028}x\ny = 1"));
    }
    draft.comments.add(Anchor::Beginning, "由某件导入\n\n第二行");
    draft.comments.add(Anchor::End, "完。");
    draft.comments.add(Anchor::key("no_such_key"), "不丢");
    draft.comments.add(figure("disclosure", "fees", 7), "也不丢");
    let text = write(&draft, &form);
    assert_eq!(said(data::report(&text, LAYOUT_2021)), silent);
    for (number, (anchor, wanted)) in anchors.iter().enumerate() {
        let line = line_of(&text, &format!("说明{number}号"));
        assert!(line.starts_with(wanted), "{anchor:?}: {line}");
    }
    assert!(text.starts_with("# 由某件导入\n#\n# 第二行\n"), "{text}");
    let end = "\n# no_such_key：不丢\n# disclosure.fees 第 8 个数：也不丢\n# 完。\n";
    assert!(text.ends_with(end), "{text}");
    // Only a cell of several says which it is.
    assert!(text.contains("；科研机构：说明"), "{text}");
}

#[test]
fn nothing_is_written_of_what_is_not_said() {
    let form = data::form(LAYOUT_2021);
    let text = write(&Draft::new(data::report(HUAIAN, LAYOUT_2021), "annual-report-2021"), &form);
    for option in ["[headings]", "[labels", "[checks]", "attachments", "previous", "删去行首"] {
        assert!(!text.contains(option), "{option}\n{text}");
    }
    let comments = Comments::default();
    assert_eq!(Draft { comments, ..Draft::default() }.layout, "");
}

/// A table as an importer may bring it: heads that are no tree, slots without a cell, and a place
/// that no beginning tells.
#[test]
fn tables_that_no_input_can_say_bend() {
    let form = data::form(LAYOUT_2021);
    let cell = |row, column, column_span, text: &str| FreeCell {
        row,
        column,
        row_span: 1,
        column_span,
        align: Align::Left,
        text: located(text),
    };
    let table = |after| FreeTable {
        after,
        caption: None,
        unit: None,
        widths: vec![0, 3, 0],
        rows: 3,
        head_rows: 1,
        cells: vec![
            cell(0, 0, 1, "类"),
            cell(0, 1, 2, "数"),
            cell(1, 2, 1, "右"),
            cell(2, 0, 3, "全"),
        ],
    };
    let headless = FreeTable { head_rows: 0, ..table(2) };
    let paragraphs = ["同。", "同。", "异。"].map(located).to_vec();
    let tables = vec![table(0), table(2), headless];
    let mut draft = Draft::new(data::report(HUAIAN, LAYOUT_2021), "annual-report-2021");
    draft.prose.insert("overview".into(), Prose { paragraphs, heads: None, tables });
    let report = data::report(&write(&draft, &form), LAYOUT_2021);
    for read in &report.prose["overview"].tables {
        assert_eq!((read.after, &read.widths[..]), (3, &[0, 0, 0][..]));
        let texts: Vec<&str> = read.cells.iter().map(|cell| cell.text.as_str()).collect();
        assert!(["类", "数", "右", "全"].iter().all(|text| texts.contains(text)), "{texts:?}");
        let right = read.cells.iter().find(|cell| cell.text.as_str() == "右").unwrap();
        assert_eq!((right.column, right.align), (2, Align::Left));
    }
}
