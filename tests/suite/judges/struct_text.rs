//! Does the structure read as the report, cell by cell, in order?
//!
//! `pdfinfo -struct-text` shows the structure tree with the text of its parts: what a screen
//! reader would say.

use std::path::Path;
use std::process::Command;

use super::readers::{all_texts, difference, squeezed};
use super::{judge, pdfs, run, text, written};
use crate::expected::{self, Cell, Expected};
use crate::{data, generated};

/// A part of the structure as it is shown.
#[derive(Debug)]
struct Part {
    depth: usize,
    /// Its type, `H1`.
    name: String,
    rows: usize,
    columns: usize,
    text: String,
}

/// All text of the structure, in the order it is shown.
fn whole(shown: &str) -> String {
    let texts = shown.lines().filter_map(|line| line.trim_start().strip_prefix('"'));
    texts.map(|text| text.strip_suffix('"').unwrap_or(text)).collect()
}

/// Reads what `pdfinfo` shows: a part, then its attributes with a slash, then its texts in quotes
/// and its own parts, each further in.
fn parts(shown: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in shown.lines() {
        let depth = line.len() - line.trim_start().len();
        let line = line.trim_start();
        let number = |line: &str| line.rsplit(' ').next().and_then(|number| number.parse().ok());
        if let Some(text) = line.strip_prefix('"') {
            // A text belongs to the last part that is less far in.
            let owner = parts.iter_mut().rev().find(|part| part.depth < depth).unwrap();
            owner.text.push_str(text.strip_suffix('"').unwrap_or(text));
        } else if let Some(attribute) = line.strip_prefix('/') {
            let last = parts.last_mut().unwrap();
            match attribute.split(' ').next().unwrap() {
                "RowSpan" => last.rows = number(attribute).unwrap(),
                "ColSpan" => last.columns = number(attribute).unwrap(),
                _ => {}
            }
        } else {
            let name: String = line.chars().take_while(char::is_ascii_alphanumeric).collect();
            parts.push(Part { depth, name, rows: 1, columns: 1, text: String::new() });
        }
    }
    parts
}

fn structure(file: &Path) -> String {
    let output = run(Command::new("pdfinfo"), |pdfinfo| pdfinfo.arg("-struct-text").arg(file));
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

/// The tables that the rows and spans of the structure make.
fn tables(parts: &[Part]) -> Vec<Vec<Cell>> {
    let mut tables: Vec<Vec<Cell>> = Vec::new();
    let mut taken: Vec<Vec<bool>> = Vec::new();
    let mut row = 0;
    for part in parts {
        match part.name.as_str() {
            "Table" => {
                tables.push(Vec::new());
                (taken, row) = (Vec::new(), 0);
            }
            "TR" => row += 1,
            "TH" | "TD" => {
                let at = row - 1;
                let mut column = 0;
                while taken.get(at).and_then(|row| row.get(column)).is_some_and(|taken| *taken) {
                    column += 1;
                }
                taken.resize(taken.len().max(at + part.rows), Vec::new());
                for slots in &mut taken[at..at + part.rows] {
                    slots.resize(slots.len().max(column + part.columns), false);
                    slots[column..column + part.columns].fill(true);
                }
                tables.last_mut().unwrap().push(Cell {
                    row: at,
                    column,
                    row_span: part.rows,
                    column_span: part.columns,
                    text: squeezed(&part.text),
                });
            }
            _ => {}
        }
    }
    tables.iter_mut().for_each(|table| table.sort());
    tables
}

fn reads_as(name: &str, expected: &Expected) {
    let shown = structure(&written().join(format!("{name}.pdf")));
    assert_eq!(difference(&whole(&shown), expected), None, "{name}");
    let parts = parts(&shown);
    let wanted = expected.tables.iter().map(|table| {
        let cell = |cell: &Cell| Cell { text: squeezed(&cell.text), ..cell.clone() };
        let mut cells: Vec<Cell> = table.iter().map(cell).collect();
        cells.sort();
        cells
    });
    for (number, (found, wanted)) in tables(&parts).iter().zip(wanted).enumerate() {
        assert_eq!(*found, wanted, "{name}, table {}", number + 1);
    }
    assert_eq!(tables(&parts).len(), expected.tables.len());
    let title = parts.iter().find(|part| part.name == "H1").unwrap();
    assert_eq!(squeezed(&title.text), squeezed(all_texts(expected)[0]));
    let sections = parts.iter().filter(|part| part.name == "H2").count();
    assert_eq!(sections, 6, "{name}");
}

#[test]
fn the_structure_reads_as_the_report() {
    if judge("pdfinfo").is_none() {
        return;
    }
    reads_as("weibei-2022", &expected::weibei());
    reads_as("huaian-2024", &expected::huaian());
    reads_as("example-2019", &expected::example_2019());
    reads_as("example-2023", &expected::example_2023());
}

/// Each paragraph of some made-up reports, with its spaces and its rare characters; the page's
/// end within it leaves no trace. Some, for poppler takes more than a second for each.
#[test]
fn the_structure_has_every_character_of_the_input() {
    if judge("pdfinfo").is_none() {
        return;
    }
    for (number, file) in (0..).zip(pdfs(&super::generated().plain)).step_by(7) {
        let document = data::document(&generated::report(number), generated::layout(number));
        assert_eq!(whole(&structure(&file)), data::texts(&document).concat(), "{}", file.display());
    }
}
