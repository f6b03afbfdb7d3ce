//! What the tests read: the data of `tests/data`, the samples, the layouts.

use genreport::base::{Diagnostic, Located, Source, SourceId};
use genreport::checks::{self, Facts, Selection};
use genreport::document::{self, Block, Document, TableModel, compose};
use genreport::form::{CellPart, CompletedFigures, Form, load};
use genreport::input;
use genreport::model::Report;
use genreport::syntax;
use serde_json::Value;

use crate::expected::{self, Expected};

pub(crate) const LAYOUT_2021: &str = include_str!("../../layouts/annual-report-2021.toml");
pub(crate) const LAYOUT_2019: &str = include_str!("../../layouts/annual-report-2019.toml");
pub(crate) const LAYOUT_EXTENDED: &str = include_str!("../layouts/extended.toml");

pub(crate) const WEIBEI: &str = include_str!("../../samples/weibei-2022.toml");
pub(crate) const HUAIAN: &str = include_str!("../../samples/huaian-2024.toml");
pub(crate) const EXAMPLE_2019: &str = include_str!("../../samples/example-2019.toml");
pub(crate) const EXAMPLE_2023: &str = include_str!("../../samples/example-2023.toml");
pub(crate) const BLANK: &str = include_str!("../../samples/blank.toml");
pub(crate) const EXTENDED: &str = include_str!("../layouts/extended-report.toml");

pub(crate) const WEIBEI_TEXT: &str = include_str!("../data/weibei-2022.txt");

pub(crate) fn grids_2021() -> Value {
    serde_json::from_str(include_str!("../data/grid-2021.json")).unwrap()
}

pub(crate) fn grids_2019() -> Value {
    serde_json::from_str(include_str!("../data/grid-2019.json")).unwrap()
}

pub(crate) fn weibei_facts() -> Value {
    serde_json::from_str(include_str!("../data/reports/seed_weibei_2022.json")).unwrap()
}

pub(crate) fn huaian_facts() -> Value {
    serde_json::from_str(include_str!("../data/reports/huaian_city_2024.json")).unwrap()
}

pub(crate) fn example_2019_facts() -> Value {
    serde_json::from_str(include_str!("../data/reports/example_2019.json")).unwrap()
}

pub(crate) fn example_2023_facts() -> Value {
    serde_json::from_str(include_str!("../data/reports/example_2023.json")).unwrap()
}

pub(crate) fn form(layout: &str) -> Form {
    load("test", layout, SourceId::new(1)).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The report, if nothing is wrong with it, and the findings, those of TOML first.
pub(crate) fn read(text: &str, layout: &str) -> (Option<Report>, Vec<Diagnostic>) {
    let (parsed, faults) = syntax::parse(text, SourceId::default());
    if !faults.is_empty() {
        return (None, faults.iter().map(syntax::Fault::finding).collect());
    }
    input::read(&parsed, &form(layout))
}

/// A report that must be in order.
pub(crate) fn report(text: &str, layout: &str) -> Report {
    let (report, findings) = read(text, layout);
    assert!(findings.is_empty(), "{findings:#?}");
    report.unwrap()
}

/// What the selected rules find in a report, without last year's.
pub(crate) fn check(report: &Report, form: &Form, selection: &Selection) -> Vec<Diagnostic> {
    let figures = CompletedFigures::new(form, &report.figures);
    checks::check(&Facts::new(report, form, &figures, None), selection)
}

/// A report that must be in order, in its form.
pub(crate) fn document(text: &str, layout: &str) -> Document {
    let (report, form) = (report(text, layout), form(layout));
    compose(&report, &form, &CompletedFigures::new(&form, &report.figures))
}

/// A finding as a reader sees it: code, line, column, and the text it points at.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) code: &'static str,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) text: String,
}

pub(crate) fn seen(finding: &Diagnostic, text: &str) -> Seen {
    let span = finding.span();
    let place = Source::new("test", text).place(span.start);
    let text = text[span.start..span.end].to_owned();
    Seen { code: finding.code, line: place.line, column: place.column, text }
}

pub(crate) fn table<'a>(document: &'a Document, key: &str) -> &'a TableModel {
    let mut tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.find(|table| table.key == key).unwrap()
}

/// All texts of a document in reading order, the labels of attachments too.
pub(crate) fn texts(document: &Document) -> Vec<String> {
    let own = |text: &Located| text.as_str().to_owned();
    let mut texts: Vec<String> = document.title.lines.iter().map(own).collect();
    texts.extend(document.title.date.iter().map(|date| format!("（{}）", date.as_str())));
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => texts.push(own(text)),
            Block::Paragraph(inlines) => texts.extend(inlines.iter().map(|one| own(&one.text))),
            Block::Table(table) => {
                texts.extend(table.caption.iter().chain(&table.unit).map(own));
                texts.extend(table.cells.iter().map(|cell| own(&cell.text)));
            }
            Block::Attachments(names) => texts.extend((1..).zip(names).map(|(number, name)| {
                let head = if number == 1 { "附件：" } else { "" };
                let label = if names.len() > 1 { format!("{number}.") } else { String::new() };
                format!("{head}{label}{}", name.as_str())
            })),
            Block::Signature(signature) => {
                texts.extend(signature.name.iter().chain(&signature.date).map(own));
            }
        }
    }
    texts
}

/// What a document must say in any file: its paragraphs, and its tables cell by cell.
pub(crate) fn expected(document: &Document) -> Expected {
    let own = |text: &Located| text.as_str().to_owned();
    let mut texts = vec![document.title.lines.iter().map(Located::as_str).collect()];
    texts.extend(document.title.date.iter().map(|date| format!("（{}）", date.as_str())));
    let mut tables = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(inlines) => {
                texts.push(inlines.iter().map(|inline| inline.text.as_str()).collect());
            }
            Block::Table(table) => {
                texts.extend(table.caption.iter().chain(&table.unit).map(own));
                texts.push(expected::TABLE.to_owned());
                tables.push(cells(table));
            }
            other => {
                let alone = Document { blocks: vec![other.clone()], ..Document::default() };
                texts.extend(self::texts(&alone));
            }
        }
    }
    Expected { texts, tables }
}

fn cells(table: &TableModel) -> Vec<expected::Cell> {
    let cell = |cell: &document::Cell| expected::Cell {
        row: cell.row,
        column: cell.column,
        row_span: cell.row_span,
        column_span: cell.column_span,
        text: cell.text.as_str().to_owned(),
    };
    let mut cells: Vec<_> = table.cells.iter().map(cell).collect();
    cells.sort();
    cells
}

/// The headings of a level.
pub(crate) fn headings(document: &Document, wanted: u8) -> Vec<&str> {
    let headings = document.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, text } if *level == wanted => Some(text.as_str()),
        _ => None,
    });
    headings.collect()
}

/// The texts of the data cells of a table, row by row.
pub(crate) fn figures(document: &Document, key: &str) -> Vec<String> {
    let cells = table(document, key).cells.iter();
    let data = cells.filter(|cell| cell.part == CellPart::Data);
    data.map(|cell| cell.text.as_str().to_owned()).collect()
}

/// `text` with its only `from` replaced, so that no test changes something else unawares.
pub(crate) fn replaced(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from}");
    text.replace(from, to)
}

/// `text` with the line of `key` written anew.
pub(crate) fn with_line(text: &str, key: &str, value: &str) -> String {
    let is_line = |line: &str| line.split_once('=').is_some_and(|(left, _)| left.trim() == key);
    assert_eq!(text.lines().filter(|line| is_line(line)).count(), 1, "{key}");
    let new_line = format!("{key} = {value}");
    let lines = text.lines().map(|line| if is_line(line) { new_line.as_str() } else { line });
    lines.collect::<Vec<_>>().join("\n")
}
