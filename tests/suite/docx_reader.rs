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
    /// For each table the widths of its columns in twips.
    pub(crate) columns: Vec<Vec<i64>>,
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
                    body.columns.push(Vec::new());
                    rows.clear();
                }
                b"w:gridCol" => {
                    let width = attribute(&start, "w:w").unwrap().parse().unwrap();
                    body.columns.last_mut().unwrap().push(width);
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
    attribute(start, "w:val")
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).unwrap()?;
    Some(String::from_utf8(attribute.value.into_owned()).unwrap())
}

/// The elements of a part that carry something, in order: names and the attribute asked for.
fn elements(part: &str, attribute_name: &str) -> Vec<(String, Option<String>)> {
    let mut reader = Reader::from_str(part);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(start) | Event::Empty(start) => {
                let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                found.push((name, attribute(&start, attribute_name)));
            }
            _ => {}
        }
    }
}

/// The names of the styles of all paragraphs and runs in order; programs give styles identifiers
/// of their own, and write `Heading 1` for `heading 1`.
pub(crate) fn style_names(docx: &[u8]) -> Vec<String> {
    let styles = part(docx, "word/styles.xml");
    let mut names = std::collections::BTreeMap::new();
    let mut id = String::new();
    let ids = elements(&styles, "w:styleId").into_iter();
    for ((name, own), (_, value)) in ids.zip(elements(&styles, "w:val")) {
        match name.as_str() {
            "w:style" => id = own.unwrap(),
            "w:name" => {
                names.entry(id.clone()).or_insert(value.unwrap().to_lowercase());
            }
            _ => {}
        }
    }
    let body = elements(&part(docx, "word/document.xml"), "w:val").into_iter();
    let used = body.filter(|(name, _)| matches!(name.as_str(), "w:pStyle" | "w:rStyle"));
    used.map(|(_, id)| names[&id.unwrap()].clone()).collect()
}

/// The footers by the pages they are for: their texts, fields in braces.
pub(crate) fn footers(docx: &[u8]) -> Vec<(String, String)> {
    let relationships = part(docx, "word/_rels/document.xml.rels");
    let targets = elements(&relationships, "Target").into_iter();
    let by_id: std::collections::BTreeMap<_, _> = elements(&relationships, "Id")
        .into_iter()
        .zip(targets)
        .map(|((_, id), (_, target))| (id, target))
        .collect();
    let main = part(docx, "word/document.xml");
    let ids = elements(&main, "r:id").into_iter();
    let references = elements(&main, "w:type").into_iter().zip(ids);
    let references = references.filter(|((name, _), _)| name == "w:footerReference");
    let mut footers: Vec<(String, String)> = references
        .map(|((_, pages), (_, id))| {
            let target = by_id[&id].clone().unwrap();
            (pages.unwrap(), footer(&part(docx, &format!("word/{target}"))))
        })
        .collect();
    footers.sort();
    footers
}

/// The alignment and the text of a footer.
fn footer(part: &str) -> String {
    let mut reader = Reader::from_str(part);
    let (mut shown, mut inside) = (String::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return shown,
            Event::Start(start) | Event::Empty(start) => {
                inside = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                if inside == "w:jc" {
                    shown += &format!("[{}]", value(&start).unwrap());
                }
            }
            Event::Text(text) if inside == "w:instrText" => {
                shown += &format!("{{{}}}", text.decode().unwrap().trim());
            }
            Event::Text(text) if inside == "w:t" => {
                // A number is what the field showed last.
                shown += text.decode().unwrap().trim_matches(|c: char| c.is_ascii_digit());
            }
            Event::End(_) => inside.clear(),
            _ => {}
        }
    }
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

/// A paragraph or a table of the body, and what keeps it on a page with what follows.
pub(crate) enum Kept {
    /// A paragraph of a style, and whether it stays with the next.
    Paragraph { style: String, with_next: bool },
    /// The rows of a table.
    Table(Vec<KeptRow>),
}

/// A row of a table.
pub(crate) struct KeptRow {
    /// Whether all its paragraphs stay with the next row's (17.3.1.15).
    pub(crate) with_next: bool,
    /// Whether it may not be cut inside (17.4.6).
    pub(crate) whole: bool,
}

/// What each paragraph and each row of the body is kept with, by itself or by its style.
pub(crate) fn kept(docx: &[u8]) -> Vec<Kept> {
    let styles = keeping_styles(&part(docx, "word/styles.xml"));
    let xml = part(docx, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let mut body = Vec::new();
    let mut rows: Option<Vec<KeptRow>> = None;
    let (mut style, mut own) = (String::new(), None);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return body,
            Event::Start(start) | Event::Empty(start) => match start.name().as_ref() {
                b"w:tbl" => rows = Some(Vec::new()),
                b"w:tr" => {
                    let row = KeptRow { with_next: true, whole: false };
                    rows.as_mut().unwrap().push(row);
                }
                b"w:cantSplit" => rows.as_mut().unwrap().last_mut().unwrap().whole = true,
                b"w:p" => (style, own) = (String::new(), None),
                b"w:pStyle" => style = value(&start).unwrap(),
                b"w:keepNext" => own = Some(is_on(&start)),
                _ => {}
            },
            Event::End(end) => match end.name().as_ref() {
                b"w:tbl" => body.push(Kept::Table(rows.take().unwrap())),
                b"w:p" => {
                    let with_next = own.unwrap_or_else(|| styles[&style]);
                    match &mut rows {
                        Some(rows) => rows.last_mut().unwrap().with_next &= with_next,
                        None => body.push(Kept::Paragraph { style: style.clone(), with_next }),
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// For each style whether its paragraphs stay with the next, by itself or by what it is based on.
fn keeping_styles(xml: &str) -> std::collections::BTreeMap<String, bool> {
    let mut reader = Reader::from_str(xml);
    let mut styles = std::collections::BTreeMap::new();
    let mut id = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return styles,
            Event::Start(start) | Event::Empty(start) => match start.name().as_ref() {
                b"w:style" => {
                    id = attribute(&start, "w:styleId").unwrap();
                    styles.insert(id.clone(), false);
                }
                // What a style is based on stands before it, in the file and in the style.
                b"w:basedOn" => {
                    let base = styles[&value(&start).unwrap()];
                    styles.insert(id.clone(), base);
                }
                b"w:keepNext" => {
                    styles.insert(id.clone(), is_on(&start));
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// Whether a property that is on or off is on (17.17.4).
fn is_on(start: &BytesStart<'_>) -> bool {
    !matches!(value(start).as_deref(), Some("0" | "false" | "off"))
}
