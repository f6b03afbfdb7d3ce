//! The DOCX says all that the report says, and its merges are those of the official tables.

use genreport::base::{Located, Span};
use genreport::document::{Block, Document, Inline};
use genreport::docx;
use genreport::layout::{self, Plan};

use crate::chain::{self, fonts};
use crate::data::{self, document, form};
use crate::docx_reader;
use crate::docx_structure::{faults, paragraphs};
use crate::expected::{self, Expected};

#[path = "docx/embedded_fonts.rs"]
mod embedded_fonts;

pub(crate) fn write(text: &str, layout: &str) -> Vec<u8> {
    chain::file(text, layout, "docx")
}

fn write_document(document: &Document, layout: &str) -> Vec<u8> {
    let form = form(layout);
    let plan = layout::plan(document, &form, fonts());
    let plan = layout::set(document, plan, &form, fonts()).plan;
    docx::write(document, &plan, &form, &docx::Options::default()).unwrap()
}

/// A DOCX keeps every character, spaces too; only the title's cut is a line break.
fn says_everything(text: &str, layout: &str, expected: &Expected, header_rows: &[usize]) {
    let bytes = write(text, layout);
    assert_eq!(faults(&bytes), Vec::<String>::new());
    let body = docx_reader::read(&bytes);
    assert_eq!(body.texts, expected.texts);
    assert_eq!(body.tables, expected.tables);
    assert_eq!(body.header_rows, header_rows);
    let rows: Vec<usize> = expected
        .tables
        .iter()
        .map(|cells| cells.iter().map(|c| c.row + 1).max().unwrap())
        .collect();
    assert_eq!(body.whole_rows, rows);
}

#[test]
fn the_seed_is_all_there() {
    says_everything(data::WEIBEI, data::LAYOUT_2021, &expected::weibei(), &[0, 3, 3]);
}

#[test]
fn a_city_report_is_all_there() {
    says_everything(data::HUAIAN, data::LAYOUT_2021, &expected::huaian(), &[0, 3, 3]);
}

#[test]
fn the_2019_form_is_all_there() {
    let expected = expected::example_2019();
    says_everything(data::EXAMPLE_2019, data::LAYOUT_2019, &expected, &[0, 3, 3]);
}

#[test]
fn free_tables_attachments_and_signature_are_all_there() {
    let (expected, heads) = (expected::example_2023(), [2, 0, 3, 3, 1]);
    says_everything(data::EXAMPLE_2023, data::LAYOUT_2021, &expected, &heads);
}

#[test]
fn another_table_column_and_row_need_no_rust() {
    let bytes = write(data::EXTENDED, data::LAYOUT_EXTENDED);
    let body = docx_reader::read(&bytes);
    assert_eq!(body.tables.len(), 4);
    assert_eq!(faults(&bytes), Vec::<String>::new());
    let columns = body.tables[1].iter().map(|cell| cell.column + cell.column_span).max();
    assert_eq!(columns, Some(11));
    expected::assert_extended_applications(&[&body.tables[1]]);
    let results = body.tables[1].iter().find(|cell| cell.text == "三、本年度办理结果").unwrap();
    assert_eq!((results.row, results.row_span), (5, 23));
    assert_eq!(body.tables[3], expected::training());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = write(data::HUAIAN, data::LAYOUT_2021);
    let elsewhere = std::thread::spawn(|| write(data::HUAIAN, data::LAYOUT_2021));
    assert_eq!(first, elsewhere.join().unwrap());
}

/// A document of these paragraphs.
fn of(texts: &[&str]) -> Document {
    let located = |text: &&str| Located::verbatim(*text, Span::default());
    let inline = |text| Inline { text: located(text), run_in: None };
    let blocks = texts.iter().map(|text| Block::Paragraph(vec![inline(text)]));
    Document { blocks: blocks.collect(), ..Document::default() }
}

#[test]
fn no_character_is_lost_but_those_xml_cannot_say() {
    let form = form(data::LAYOUT_2021);
    let texts = ["甲\n乙\t丙", "a\0b\u{b}c\u{1f}\u{fffe}d", " <&>\"' ", "\u{20bb7}𠮷"];
    let bytes =
        docx::write(&of(&texts), &Plan::default(), &form, &docx::Options::default()).unwrap();
    assert_eq!(faults(&bytes), Vec::<String>::new());
    let expected = ["甲\n乙\t丙", "abcd", " <&>\"' ", "\u{20bb7}𠮷"];
    assert_eq!(paragraphs(&bytes).unwrap(), expected);
}

#[test]
fn tables_are_kept_apart_and_a_paragraph_comes_last() {
    let mut document = document(data::WEIBEI, data::LAYOUT_2021);
    document.blocks.retain(|block| matches!(block, Block::Table(_)));
    let bytes = write_document(&document, data::LAYOUT_2021);
    assert_eq!(faults(&bytes), Vec::<String>::new());
    let read = docx_rs::read_docx(&bytes).unwrap();
    let is_table = |child| matches!(child, &docx_rs::DocumentChild::Table(_));
    let tables: Vec<bool> = read.document.children.iter().map(is_table).collect();
    assert_eq!(tables, [false, true, false, true, false, true, false]);
}
