//! Reads a DOCX back: the text of its body, and its tables from gridSpan and vMerge.
//!
//! Independent of our writer: it knows only ECMA-376 and looks at the finished file.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::expected::{Cell, TABLE};

/// A body read back.
#[derive(Default)]
pub(crate) struct BodyRead {
    /// The text outside tables, a paragraph each; [`TABLE`] where a table stands.
    pub(crate) texts: Vec<String>,
    pub(crate) tables: Vec<Vec<Cell>>,
    /// For each table how many of its rows are repeated as headers.
    pub(crate) header_rows: Vec<usize>,
    /// For each table how many of its rows may not break.
    pub(crate) whole_rows: Vec<usize>,
}

/// A `w:tc` as it stands in its row.
#[derive(Default)]
struct Slot {
    span: usize,
    continues: bool,
    text: String,
}

/// A part of the package.
pub(crate) fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Reads the main part.
pub(crate) fn read(docx: &[u8]) -> BodyRead {
    let xml = part(docx, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let mut body = BodyRead::default();
    let mut rows: Vec<Vec<Slot>> = Vec::new();
    let (mut in_table, mut in_text) = (false, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) => match start.name().as_ref() {
                b"w:tbl" => {
                    in_table = true;
                    body.texts.push(TABLE.to_owned());
                    body.header_rows.push(0);
                    body.whole_rows.push(0);
                    rows.clear();
                }
                b"w:tr" => rows.push(Vec::new()),
                b"w:tc" => rows.last_mut().unwrap().push(Slot { span: 1, ..Slot::default() }),
                b"w:gridSpan" => slot(&mut rows).span = value(&start).unwrap().parse().unwrap(),
                b"w:vMerge" => {
                    slot(&mut rows).continues = value(&start).as_deref() != Some("restart")
                }
                b"w:tblHeader" => *body.header_rows.last_mut().unwrap() += 1,
                b"w:cantSplit" => *body.whole_rows.last_mut().unwrap() += 1,
                b"w:p" if !in_table => body.texts.push(String::new()),
                b"w:t" => in_text = true,
                _ => {}
            },
            Event::Text(text) if in_text => {
                let text = text.decode().unwrap();
                push(&mut body, &mut rows, in_table, &text);
            }
            Event::GeneralRef(reference) if in_text => {
                let name = reference.decode().unwrap();
                let text = quick_xml::escape::resolve_predefined_entity(&name).unwrap();
                push(&mut body, &mut rows, in_table, text);
            }
            Event::End(end) => match end.name().as_ref() {
                b"w:tbl" => {
                    in_table = false;
                    body.tables.push(cells(&rows));
                }
                b"w:t" => in_text = false,
                _ => {}
            },
            _ => {}
        }
    }
    body
}

fn slot(rows: &mut [Vec<Slot>]) -> &mut Slot {
    rows.last_mut().unwrap().last_mut().unwrap()
}

fn push(body: &mut BodyRead, rows: &mut [Vec<Slot>], in_table: bool, text: &str) {
    if in_table { &mut slot(rows).text } else { body.texts.last_mut().unwrap() }.push_str(text);
}

fn value(start: &BytesStart<'_>) -> Option<String> {
    let attribute = start.try_get_attribute("w:val").unwrap()?;
    Some(String::from_utf8(attribute.value.into_owned()).unwrap())
}

/// Joins each cell with those that continue it in the rows below.
fn cells(rows: &[Vec<Slot>]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (row, slots) in rows.iter().enumerate() {
        let mut column = 0;
        for slot in slots {
            if slot.continues {
                assert_eq!(slot.text, "", "text hidden in a merged cell");
                let above = cells.iter_mut().rev().find(|cell| cell.column == column).unwrap();
                assert_eq!(above.column_span, slot.span, "row {row}, column {column}");
                assert_eq!(above.row + above.row_span, row, "row {row}, column {column}");
                above.row_span += 1;
            } else {
                let (text, column_span) = (slot.text.clone(), slot.span);
                cells.push(Cell { row, column, row_span: 1, column_span, text });
            }
            column += slot.span;
        }
    }
    cells.sort();
    cells
}
