//! Do other readers of DOCX find the report's text, every cell with its spans, and nothing else?

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{SAMPLES, all_docx, generated, python, run, text, written};
use crate::expected::{self, Cell, Expected};
use crate::{data, generated as made_up};

/// What the readers find in files: a JSON object for each, in order.
fn read(files: &[PathBuf]) -> Option<Vec<Value>> {
    let python = python(&["docx", "mammoth"], "read_docx.py")?;
    let output = run(python, |python| python.args(files));
    assert!(output.status.success(), "{}", text(&output.stderr));
    let lines = text(&output.stdout);
    let read: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read.len(), files.len());
    Some(read)
}

fn cells(table: &Value) -> Vec<Cell> {
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let cell = |cell: &Value| Cell {
        row: number(&cell[0]),
        column: number(&cell[1]),
        row_span: number(&cell[2]),
        column_span: number(&cell[3]),
        text: cell[4].as_str().unwrap().to_owned(),
    };
    let mut cells: Vec<Cell> = table.as_array().unwrap().iter().map(cell).collect();
    cells.sort();
    cells
}

/// Both readers find what is expected; the paragraphs that keep tables apart have no text.
fn agrees(read: &Value, expected: &Expected) {
    let file = &read["file"];
    for reader in ["python-docx", "mammoth"] {
        let found = &read["readers"][reader];
        let texts = found["texts"].as_array().unwrap().iter().map(|text| text.as_str().unwrap());
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        assert_eq!(texts, expected.texts, "{reader} {file}");
        let tables: Vec<Vec<Cell>> =
            found["tables"].as_array().unwrap().iter().map(cells).collect();
        assert_eq!(tables, expected.tables, "{reader} {file}");
    }
}

fn sample(name: &str) -> Expected {
    match name {
        "weibei-2022" => expected::weibei(),
        "huaian-2024" => expected::huaian(),
        "example-2019" => expected::example_2019(),
        "example-2023" => expected::example_2023(),
        _ => data::expected(&data::document(data::BLANK, data::LAYOUT_2021)),
    }
}

#[test]
fn two_other_readers_find_the_report() {
    let samples = SAMPLES.map(|name| written().join(format!("{name}.docx")));
    let made_up_files = super::files_in(&generated().plain, "docx");
    let Some(read) = read(&[&samples[..], &made_up_files].concat()) else { return };
    let (of_samples, of_others) = read.split_at(SAMPLES.len());
    for (name, read) in SAMPLES.iter().zip(of_samples) {
        agrees(read, &sample(name));
    }
    for (number, read) in (0..).zip(of_others) {
        let document = data::document(&made_up::report(number), made_up::layout(number));
        agrees(read, &data::expected(&document));
    }
    let properties = &of_samples[2]["properties"];
    assert_eq!(properties["title"], "示例县自然资源和规划局2023年政府信息公开工作年度报告");
    assert_eq!(properties["author"], "示例县自然资源和规划局");
    assert_eq!(properties["keywords"], "政府信息公开, 年度报告, 2023年");
    assert_eq!(properties["language"], "zh-CN");
    assert_eq!(properties["created"], "2024-01-22T00:00:00+00:00");
    // The seed says no date, so none is written.
    assert_eq!(of_samples[4]["properties"]["created"], Value::Null);
}

/// docx-rs reads the texts and tables of every file as it was finished.
#[test]
fn the_builder_reads_its_own_files() {
    for file in all_docx() {
        let bytes = std::fs::read(&file).unwrap();
        let read = docx_rs::read_docx(&bytes).unwrap();
        let ours = crate::docx_reader::read(&bytes);
        let mut texts = Vec::new();
        let mut tables = Vec::new();
        for child in &read.document.children {
            match child {
                docx_rs::DocumentChild::Paragraph(paragraph) => {
                    texts.push(paragraph.raw_text().replace('\n', ""));
                }
                docx_rs::DocumentChild::Table(table) => {
                    texts.push(expected::TABLE.to_owned());
                    tables.push(rows_of(table));
                }
                _ => {}
            }
        }
        assert_eq!(texts, ours.texts, "{}", file.display());
        let wanted: Vec<_> = ours.tables.iter().map(|table| rows_in(table)).collect();
        assert_eq!(tables, wanted, "{}", file.display());
    }
}

/// Row by row the texts that begin in it, with the columns they span.
fn rows_of(table: &docx_rs::Table) -> Vec<Vec<(usize, String)>> {
    let rows = table.rows.iter().map(|row| {
        let docx_rs::TableChild::TableRow(row) = row;
        let cells = row.cells.iter().filter_map(|cell| {
            let docx_rs::TableRowChild::TableCell(cell) = cell;
            let json = serde_json::to_value(&cell.property).unwrap();
            let span = usize::try_from(json["gridSpan"].as_u64().unwrap_or(1)).unwrap();
            let text = cell.children.iter().map(|content| match content {
                docx_rs::TableCellContent::Paragraph(paragraph) => paragraph.raw_text(),
                _ => String::new(),
            });
            (json["verticalMerge"] != "continue").then(|| (span, text.collect()))
        });
        cells.collect()
    });
    rows.collect()
}

fn rows_in(table: &[Cell]) -> Vec<Vec<(usize, String)>> {
    let end = table.iter().map(|cell| cell.row + cell.row_span).max().unwrap_or(0);
    let mut rows = vec![Vec::new(); end];
    for cell in table {
        rows[cell.row].push((cell.column_span, cell.text.clone()));
    }
    rows
}

/// A reader that would find nothing would be no judge.
#[test]
fn a_report_with_another_figure_is_not_the_report() {
    let seed: &Path = &written().join("weibei-2022.docx");
    let Some(read) = read(&[seed.to_owned()]) else { return };
    let mut expected = expected::weibei();
    expected.tables[1].last_mut().unwrap().text.push('1');
    assert!(std::panic::catch_unwind(|| agrees(&read[0], &expected)).is_err());
}
