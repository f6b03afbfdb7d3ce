//! Reads a PDF back: its text with the places, its drawn lines, and the tables they make.
//!
//! Independent of our writer: it knows only ISO 32000-1 and looks at the finished file.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

use crate::expected::Cell;

/// A text shown between BT and ET, or the part of it in one `TJ`.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) text: String,
    /// Type size.
    pub(crate) size: f64,
    /// The origin of the last glyph.
    pub(crate) last: f64,
    /// Where the pen is after the last glyph.
    pub(crate) end: f64,
}

/// A drawn line: (x, y) of both ends.
type Drawn = [f64; 4];

/// A page read back.
#[derive(Default)]
pub(crate) struct PageRead {
    pub(crate) shown: Vec<Shown>,
    pub(crate) drawn: Vec<Drawn>,
}

/// Reads every page.
pub(crate) fn read(pdf: &[u8]) -> Vec<PageRead> {
    let document = Document::load_mem(pdf).unwrap();
    let pages = document.get_pages();
    pages.values().map(|page| read_page(&document, *page)).collect()
}

fn read_page(document: &Document, page: lopdf::ObjectId) -> PageRead {
    let fonts = document.get_page_fonts(page).unwrap();
    let fonts: BTreeMap<Vec<u8>, Font> =
        fonts.into_iter().map(|(name, font)| (name, Font::read(document, font))).collect();
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let mut read = PageRead::default();
    let (mut font, mut size, mut at) = (Vec::new(), 0.0, (0.0, 0.0));
    let (mut pen, mut stretch) = ((0.0, 0.0), 1.0);
    let mut actual = None;
    for operation in &content.operations {
        let number = |index: usize| f64::from(operation.operands[index].as_float().unwrap());
        match operation.operator.as_str() {
            "Tf" => {
                font = operation.operands[0].as_name().unwrap().to_vec();
                size = number(1);
            }
            "Tz" => stretch = number(0) / 100.0,
            "BT" => at = (0.0, 0.0),
            "Tm" => at = (number(4), number(5)),
            "Td" => at = (at.0 + number(0), at.1 + number(1)),
            "TJ" => {
                let mut shown = fonts[&font].show(&operation.operands[0], size, stretch, at);
                if let Some(actual) = actual.take() {
                    shown.text = actual;
                }
                read.shown.push(shown);
            }
            "BDC" => actual = actual_text(&operation.operands[1]),
            "m" => pen = (number(0), number(1)),
            "l" => read.drawn.push([pen.0, pen.1, number(0), number(1)]),
            _ => {}
        }
    }
    read
}

fn actual_text(properties: &Object) -> Option<String> {
    let text = properties.as_dict().ok()?.get(b"ActualText").ok()?;
    Some(lopdf::decode_text_string(text).unwrap())
}

/// What a page needs to know of a font: the characters and the widths of its codes.
struct Font {
    characters: BTreeMap<u16, String>,
    /// In thousandths of the type size; codes without a width have `default_width`.
    widths: BTreeMap<u16, f64>,
    default_width: f64,
}

impl Font {
    fn read(document: &Document, font: &Dictionary) -> Self {
        let resolved = |object| document.dereference(object).unwrap().1;
        let descendants = resolved(font.get(b"DescendantFonts").unwrap()).as_array().unwrap();
        let descendant = resolved(&descendants[0]).as_dict().unwrap();
        let number = |object: &Object| f64::from(object.as_float().unwrap());
        let mut widths = BTreeMap::new();
        // Groups of a first code and a list of widths (ISO 32000-1 9.7.4.3).
        for group in resolved(descendant.get(b"W").unwrap()).as_array().unwrap().chunks(2) {
            let first = u16::try_from(group[0].as_i64().unwrap()).unwrap();
            widths.extend((first..).zip(group[1].as_array().unwrap().iter().map(number)));
        }
        let default_width = descendant.get(b"DW").map_or(1000.0, number);
        Self { characters: to_unicode(document, font), widths, default_width }
    }

    /// What a `TJ` at a place shows: strings of codes, and numbers that move the pen back.
    fn show(&self, array: &Object, size: f64, stretch: f64, (x, y): (f64, f64)) -> Shown {
        let mut shown = Shown { x, y, text: String::new(), size, last: x, end: x };
        for item in array.as_array().unwrap() {
            if let Ok(back) = item.as_float() {
                shown.end -= f64::from(back) * size * stretch / 1000.0;
                continue;
            }
            for code in item.as_str().unwrap().chunks(2) {
                let code = u16::from_be_bytes([code[0], code[1]]);
                let text = self.characters.get(&code);
                shown.text.push_str(text.unwrap_or_else(|| panic!("no ToUnicode for {code}")));
                shown.last = shown.end;
                let width = self.widths.get(&code).unwrap_or(&self.default_width);
                shown.end += width * size * stretch / 1000.0;
            }
        }
        shown
    }
}

/// The bfchar and bfrange lines of a font's ToUnicode map.
fn to_unicode(document: &Document, font: &Dictionary) -> BTreeMap<u16, String> {
    let stream = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
    let stream = document.get_object(stream).unwrap().as_stream().unwrap();
    let text = String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
    let mut map = BTreeMap::new();
    let mut section = "";
    for line in text.lines() {
        let line = line.trim();
        if line.ends_with("beginbfchar") || line.ends_with("beginbfrange") {
            section = if line.ends_with("bfchar") { "char" } else { "range" };
        } else if line.starts_with("endbf") {
            section = "";
        } else if !section.is_empty() {
            add(&mut map, section, line);
        }
    }
    map
}

fn add(map: &mut BTreeMap<u16, String>, section: &str, line: &str) {
    let fields: Vec<&str> =
        line.split(['<', '>']).map(str::trim).filter(|field| !field.is_empty()).collect();
    let code = |field: &str| u16::from_str_radix(field, 16).unwrap();
    let units: Vec<u16> = fields[fields.len() - 1]
        .as_bytes()
        .chunks(4)
        .map(|unit| code(std::str::from_utf8(unit).unwrap()))
        .collect();
    let text = String::from_utf16(&units).unwrap();
    match section {
        "char" => {
            map.insert(code(fields[0]), text);
        }
        _ => {
            let first = text.chars().next().unwrap();
            for (offset, at) in (code(fields[0])..=code(fields[1])).enumerate() {
                let char = u32::from(first) + u32::try_from(offset).unwrap();
                map.insert(at, char::from_u32(char).unwrap().to_string());
            }
        }
    }
}

/// A table rebuilt from the lines on a page: its cells are the regions that no line parts.
#[derive(Debug)]
pub(crate) struct TableRead {
    pub(crate) cells: Vec<Cell>,
    /// The edges of the columns.
    pub(crate) edges: Vec<f64>,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

/// Lines closer than this are one line.
const NEAR: f64 = 0.6;

impl TableRead {
    /// Goes on with the part of the table on the next page.
    pub(crate) fn go_on(&mut self, part: Self) {
        let rows = self.cells.iter().map(|cell| cell.row + cell.row_span).max().unwrap_or(0);
        let edges = distinct([self.edges.as_slice(), part.edges.as_slice()].concat());
        let place = |edge: f64| edges.iter().position(|other| (edge - other).abs() < NEAR).unwrap();
        let moved = |cell: Cell, own: &[f64], rows: usize| {
            let (left, right) = (own[cell.column], own[cell.column + cell.column_span]);
            let (column, row) = (place(left), cell.row + rows);
            Cell { row, column, column_span: place(right) - column, ..cell }
        };
        let own = std::mem::take(&mut self.cells).into_iter();
        let own = own.map(|cell| moved(cell, &self.edges, 0));
        let cells = own.chain(part.cells.into_iter().map(|cell| moved(cell, &part.edges, rows)));
        self.cells = cells.collect();
        (self.edges, self.bottom) = (edges, part.bottom);
    }
}

impl PageRead {
    /// The tables of the page from top to bottom, with the text inside each cell.
    pub(crate) fn tables(&self) -> Vec<TableRead> {
        let vertical = |line: &&Drawn| (line[0] - line[2]).abs() < 0.01;
        let outer: Vec<&Drawn> = self.drawn.iter().filter(vertical).collect();
        let left = outer.iter().map(|line| line[0]).fold(f64::MAX, f64::min);
        // The leftmost lines run over the whole height of each table.
        let mut spans: Vec<(f64, f64)> = outer
            .iter()
            .filter(|line| (line[0] - left).abs() < 0.01)
            .map(|line| (line[1].max(line[3]), line[1].min(line[3])))
            .collect();
        spans.sort_by(|a, b| b.0.total_cmp(&a.0));
        spans.into_iter().map(|(top, bottom)| self.table(top, bottom)).collect()
    }

    fn table(&self, top: f64, bottom: f64) -> TableRead {
        let inside = |y: f64| y <= top + NEAR && y >= bottom - NEAR;
        let lines: Vec<&Drawn> =
            self.drawn.iter().filter(|line| inside(line[1]) && inside(line[3])).collect();
        let is_vertical = |line: &Drawn| (line[0] - line[2]).abs() < 0.01;
        let xs = distinct(lines.iter().filter(|l| is_vertical(l)).map(|l| l[0]).collect());
        let mut ys = distinct(lines.iter().filter(|l| !is_vertical(l)).map(|l| l[1]).collect());
        ys.reverse();
        let covers = |vertical: bool, at: f64, from: f64, to: f64| {
            lines.iter().any(|line| {
                let (fixed, a, b) = if vertical {
                    (line[0], line[1], line[3])
                } else {
                    (line[1], line[0], line[2])
                };
                is_vertical(line) == vertical
                    && (fixed - at).abs() < NEAR
                    && a.min(b) <= from.min(to) + NEAR
                    && a.max(b) >= from.max(to) - NEAR
            })
        };
        let mut cells = Vec::new();
        let (rows, columns) = (ys.len() - 1, xs.len() - 1);
        let mut taken = vec![vec![false; columns]; rows];
        for row in 0..rows {
            for column in 0..columns {
                if taken[row][column] {
                    continue;
                }
                let mut right = column + 1;
                while right < columns && !covers(true, xs[right], ys[row], ys[row + 1]) {
                    right += 1;
                }
                let mut below = row + 1;
                while below < rows && !covers(false, ys[below], xs[column], xs[column + 1]) {
                    below += 1;
                }
                for (r, slots) in taken.iter_mut().enumerate().take(below).skip(row) {
                    for (c, slot) in slots.iter_mut().enumerate().take(right).skip(column) {
                        assert!(!*slot, "slot {r},{c} belongs to two cells");
                        *slot = true;
                        // No line inside a span.
                        assert!(c == column || !covers(true, xs[c], ys[r], ys[r + 1]), "{r},{c}");
                        assert!(r == row || !covers(false, ys[r], xs[c], xs[c + 1]), "{r},{c}");
                    }
                }
                // Every other edge is present.
                for r in row..below {
                    assert!(covers(true, xs[column], ys[r], ys[r + 1]), "left of {r},{column}");
                    assert!(covers(true, xs[right], ys[r], ys[r + 1]), "right of {r},{right}");
                }
                for c in column..right {
                    assert!(covers(false, ys[row], xs[c], xs[c + 1]), "above {row},{c}");
                    assert!(covers(false, ys[below], xs[c], xs[c + 1]), "below {below},{c}");
                }
                let text = self.text_in([xs[column], ys[row], xs[right], ys[below]]);
                let (row_span, column_span) = (below - row, right - column);
                cells.push(Cell { row, column, row_span, column_span, text });
            }
        }
        cells.sort();
        TableRead { cells, edges: xs, top, bottom }
    }

    /// The text whose baselines begin within `[left, top, right, bottom]`, in file order. An
    /// opening mark at a line's start hangs its white half out, by less than `HANG`.
    fn text_in(&self, [left, top, right, bottom]: [f64; 4]) -> String {
        const HANG: f64 = 4.5;
        let inside = |shown: &&Shown| {
            let x = shown.x + HANG;
            x > left && x < right && shown.y < top && shown.y > bottom
        };
        self.shown.iter().filter(inside).map(|shown| shown.text.as_str()).collect()
    }

    /// What the page shows in file order outside its tables and above the page number, which
    /// stands below `foot`; nothing where a table stands.
    pub(crate) fn running(&self, foot: f64) -> Vec<Option<&Shown>> {
        let tables = if self.drawn.is_empty() { Vec::new() } else { self.tables() };
        let mut marked: Vec<bool> = vec![false; tables.len()];
        let mut running = Vec::new();
        for shown in self.shown.iter().filter(|shown| shown.y > foot) {
            let inside = |table: &TableRead| shown.y < table.top && shown.y > table.bottom;
            match tables.iter().position(inside) {
                Some(index) if !marked[index] => {
                    marked[index] = true;
                    running.push(None);
                }
                Some(_) => {}
                None => running.push(Some(shown)),
            }
        }
        running
    }

    /// The text of [`Self::running`], with [`crate::expected::TABLE`] where a table stands.
    pub(crate) fn running_text(&self, foot: f64) -> String {
        let text = |shown: Option<&Shown>| match shown {
            Some(shown) => shown.text.clone(),
            None => crate::expected::TABLE.to_owned(),
        };
        self.running(foot).into_iter().map(text).collect()
    }
}

fn distinct(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values.dedup_by(|a, b| (*a - *b).abs() < NEAR);
    values
}
