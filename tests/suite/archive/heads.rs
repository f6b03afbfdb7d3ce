//! Does every figure name the labels that stand above it and on its left?
//!
//! What is expected comes from the official grids and their spans, not from our own derivation.

use std::collections::BTreeMap;

use genreport::pdf::Options;
use lopdf::{Dictionary, Document, Object};

use super::{load, written};
use crate::data;
use crate::expected::{self, Cell};

/// A cell of the structure: its place, and where the heads that it names stand.
struct Part {
    row: usize,
    column: usize,
    is_head: bool,
    scope: Option<String>,
    heads: Vec<(usize, usize)>,
}

fn parts<'d>(document: &'d Document, part: &'d Dictionary) -> Vec<&'d Dictionary> {
    let kids = match part.get(b"K") {
        Ok(Object::Array(kids)) => kids.as_slice(),
        Ok(kid) => std::slice::from_ref(kid),
        Err(_) => &[],
    };
    kids.iter().filter_map(|kid| document.dereference(kid).ok()?.1.as_dict().ok()).collect()
}

fn name(part: &Dictionary, key: &[u8]) -> String {
    let name = part.get(key).and_then(Object::as_name).unwrap_or_default();
    String::from_utf8(name.to_vec()).unwrap()
}

/// The tables of a file, each cell at its place in the grid that rows and spans make.
fn tables(document: &Document) -> Vec<Vec<Part>> {
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = document.dereference(root).unwrap().1.as_dict().unwrap();
    let whole = parts(document, root)[0];
    let tables = parts(document, whole).into_iter().filter(|part| name(part, b"S") == "Table");
    tables.map(|table| cells(document, table)).collect()
}

fn cells(document: &Document, table: &Dictionary) -> Vec<Part> {
    let groups = parts(document, table).into_iter().filter(|part| name(part, b"S") != "Caption");
    let rows: Vec<&Dictionary> = groups.flat_map(|group| parts(document, group)).collect();
    let (mut taken, mut found) = (vec![Vec::new(); rows.len()], Vec::new());
    let (mut places, mut named) = (BTreeMap::new(), Vec::new());
    for (row, line) in rows.iter().enumerate() {
        for cell in parts(document, line) {
            let empty = Dictionary::new();
            let attributes = cell.get(b"A").and_then(Object::as_dict).unwrap_or(&empty);
            let span = |key: &[u8]| match attributes.get(key) {
                Ok(span) => usize::try_from(span.as_i64().unwrap()).unwrap(),
                Err(_) => 1,
            };
            let column = (0..).find(|column| taken[row].get(*column) != Some(&true)).unwrap();
            for slots in &mut taken[row..row + span(b"RowSpan")] {
                let end = column + span(b"ColSpan");
                slots.resize(slots.len().max(end), false);
                slots[column..end].fill(true);
            }
            if let Ok(id) = cell.get(b"ID") {
                places.insert(id.as_str().unwrap().to_vec(), (row, column));
            }
            let heads = attributes.get(b"Headers").and_then(Object::as_array);
            named.push(heads.cloned().unwrap_or_default());
            let scope = Some(name(attributes, b"Scope")).filter(|scope| !scope.is_empty());
            let is_head = name(cell, b"S") == "TH";
            found.push(Part { row, column, is_head, scope, heads: Vec::new() });
        }
    }
    for (cell, named) in found.iter_mut().zip(named) {
        cell.heads = named.iter().map(|head| places[head.as_str().unwrap()]).collect();
    }
    found
}

fn covers(cell: &Cell, (row, column): (usize, usize)) -> bool {
    (cell.row..cell.row + cell.row_span).contains(&row)
        && (cell.column..cell.column + cell.column_span).contains(&column)
}

/// The figures of a table with `heads` rows above and `labels` columns on their left name just the
/// cells of both that lie over their column and beside their row.
fn names_heads(table: &[Part], grid: &[Cell], (heads, labels): (usize, usize)) {
    let mut figures = 0;
    for part in table.iter().filter(|part| part.row >= heads && part.column >= labels) {
        let above = grid.iter().filter(|cell| {
            cell.row < heads && cell.column >= labels && covers(cell, (cell.row, part.column))
        });
        let beside = grid.iter().filter(|cell| {
            cell.row >= heads && cell.column < labels && covers(cell, (part.row, cell.column))
        });
        let wanted: Vec<_> = above.chain(beside).map(|cell| (cell.row, cell.column)).collect();
        assert_eq!(part.heads, wanted, "{},{}", part.row, part.column);
        assert!(!part.is_head);
        figures += 1;
    }
    for part in table.iter().filter(|part| part.row < heads || part.column < labels) {
        let scope = if part.row < heads { "Column" } else { "Row" };
        assert_eq!((part.is_head, part.scope.as_deref()), (true, Some(scope)));
    }
    assert!(figures >= 15);
}

#[test]
fn figures_name_the_labels_above_them_and_on_their_left() {
    let document = load(&written(data::WEIBEI, &Options::default()));
    let (tables, grids) = (tables(&document), expected::weibei().tables);
    assert_eq!(tables.len(), 3);
    let heads = |grid: &[Cell]| grid.iter().map(|cell| cell.row).max().unwrap();
    names_heads(&tables[1], &grids[1], (3, 3));
    // Of the last table all rows but one are heads.
    names_heads(&tables[2], &grids[2], (heads(&grids[2]), 0));
}

/// Table 二: each figure names the band it is in, its own head in that band, and its row.
#[test]
fn figures_of_a_band_name_its_heads() {
    let document = load(&written(data::WEIBEI, &Options::default()));
    let (tables, grids) = (tables(&document), expected::weibei().tables);
    let is_band = |cell: &&Cell| cell.text.starts_with("第二十条");
    let mut figures = 0;
    for part in tables[0].iter().filter(|part| !part.is_head) {
        let band = grids[0].iter().filter(is_band).rfind(|cell| cell.row < part.row).unwrap().row;
        let head =
            tables[0].iter().rfind(|head| head.row == band + 1 && head.column <= part.column);
        let wanted = [(band, 0), (band + 1, head.unwrap().column), (part.row, 0)];
        assert_eq!(part.heads, wanted, "{},{}", part.row, part.column);
        figures += 1;
    }
    assert_eq!(figures, 10);
}
