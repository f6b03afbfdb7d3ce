//! The PDF says all that the report says, and its lines make the official tables.

use genreport::layout::Pages;

use crate::chain;
use crate::data;
use crate::expected::{self, Cell, Expected};
use crate::pdf_reader::{self, PageRead, TableRead};

/// Everything below this is the page number: the type area's foot is 35 mm from the paper's.
pub(crate) const FOOT: f64 = 35.0 / 25.4 * 72.0;

pub(crate) fn set(text: &str, layout: &str) -> (Pages, Vec<u8>) {
    (chain::set(text, layout).pages, chain::file(text, layout, "pdf"))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The cells as they can be seen: without white space, and with columns counted only where
/// some cell begins (bands of two and of three columns share a grid of six).
fn visible(mut cells: Vec<Cell>) -> Vec<Cell> {
    let mut starts: Vec<usize> = cells.iter().map(|cell| cell.column).collect();
    starts.sort_unstable();
    starts.dedup();
    for cell in &mut cells {
        let before = |column: usize| starts.iter().filter(|start| **start < column).count();
        cell.column_span = before(cell.column + cell.column_span) - before(cell.column);
        cell.column = before(cell.column);
        cell.text = squeezed(&cell.text);
    }
    cells
}

/// Whether a table begins with the head of a band that is not the first.
fn is_band(table: &TableRead) -> bool {
    let first = table.cells.first().map_or("", |cell| cell.text.as_str());
    first.starts_with("第二十条") && first != "第二十条第（一）项"
}

fn says_everything(text: &str, layout: &str, expected: Expected) {
    file_says_everything(&set(text, layout).1, expected);
}

/// All of it, and nothing else.
pub(crate) fn file_says_everything(bytes: &[u8], expected: Expected) {
    let pages = pdf_reader::read(bytes);
    let running: String = pages.iter().map(|page| page.running_text(FOOT)).collect();
    // A table that is cut between two of its bands stands on two pages.
    let cut = expected::TABLE.repeat(2);
    let running = squeezed(&running).replace(&cut, expected::TABLE);
    assert_eq!(running, squeezed(&expected.texts.concat()));
    let drawn = pages.iter().filter(|page| !page.drawn.is_empty());
    let mut tables: Vec<TableRead> = Vec::new();
    for table in drawn.flat_map(PageRead::tables) {
        match tables.last_mut() {
            Some(last) if is_band(&table) => last.go_on(table),
            _ => tables.push(table),
        }
    }
    let tables: Vec<Vec<Cell>> = tables.into_iter().map(|table| table.cells).collect();
    assert_eq!(tables.len(), expected.tables.len());
    for (table, expected) in tables.into_iter().zip(expected.tables) {
        assert_eq!(visible(table), visible(expected));
    }
}

#[test]
fn the_seed_is_all_there() {
    says_everything(data::WEIBEI, data::LAYOUT_2021, expected::weibei());
}

#[test]
fn a_city_report_is_all_there() {
    says_everything(data::HUAIAN, data::LAYOUT_2021, expected::huaian());
}

#[test]
fn the_2019_form_is_all_there() {
    says_everything(data::EXAMPLE_2019, data::LAYOUT_2019, expected::example_2019());
}

#[test]
fn free_tables_attachments_and_signature_are_all_there() {
    says_everything(data::EXAMPLE_2023, data::LAYOUT_2021, expected::example_2023());
}

#[test]
fn another_table_column_and_row_need_no_rust() {
    let (_, bytes) = set(data::EXTENDED, data::LAYOUT_EXTENDED);
    let pages = pdf_reader::read(&bytes);
    let drawn = pages.iter().filter(|page| !page.drawn.is_empty());
    let tables: Vec<_> = drawn.flat_map(pdf_reader::PageRead::tables).collect();
    let tables: Vec<Vec<Cell>> = tables.into_iter().map(|table| visible(table.cells)).collect();
    // One row more, and the applications table takes two pages: its corner is there twice.
    let parts: Vec<&[Cell]> = tables
        .iter()
        .map(Vec::as_slice)
        .filter(|cells| cells[0].text.contains("勾稽关系"))
        .collect();
    expected::assert_extended_applications(&parts);
    assert_eq!(tables.len(), 3 + parts.len());
    assert_eq!(*tables.last().unwrap(), expected::training());
}

#[test]
fn a_table_longer_than_a_page_repeats_its_heads_and_labels() {
    // Rows so high that the applications table takes several pages.
    let row_height = "row_height = \"6.2mm\"\nmost_row_height = \"12mm\"";
    let layout = data::replaced(data::LAYOUT_2021, row_height, "row_height = \"20mm\"");
    let (_, bytes) = set(data::WEIBEI, &layout);
    let pages = pdf_reader::read(&bytes);
    let parts: Vec<Vec<Cell>> = pages
        .iter()
        .filter(|page| !page.drawn.is_empty())
        .flat_map(pdf_reader::PageRead::tables)
        .map(|table| table.cells)
        .filter(|cells| cells[0].text.contains("勾稽关系"))
        .collect();
    assert!(parts.len() >= 3, "{}", parts.len());
    let mut rows = 0;
    for part in &parts {
        // Three header rows on every part, then at least two more, each with its figures.
        assert!(part.iter().any(|cell| cell.text == "法人或其他组织" && cell.row == 1));
        let last = part.iter().map(|cell| cell.row).max().unwrap();
        assert!(last >= 4);
        rows += last - 2;
        let columns = part.iter().map(|cell| cell.column + cell.column_span).max().unwrap();
        let stub_columns = columns - 7;
        for row in 3..=last {
            let figures = part.iter().filter(|cell| cell.row == row && cell.column >= stub_columns);
            assert_eq!(figures.count(), 7, "row {row}");
        }
        // No label is cut off: every row has its stubs, whole.
        let stubs = part.iter().filter(|cell| cell.row >= 3 && cell.column < stub_columns);
        let stubs: Vec<&str> = stubs.map(|cell| cell.text.as_str()).collect();
        assert!(stubs.iter().all(|text| !text.is_empty()), "{stubs:?}");
    }
    assert_eq!(rows, 25);
    let labels = parts.iter().flatten().filter(|cell| cell.text == "三、本年度办理结果").count();
    assert!(labels >= 2, "the spanning label is printed again");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = set(data::HUAIAN, data::LAYOUT_2021).1;
    let elsewhere = std::thread::spawn(|| set(data::HUAIAN, data::LAYOUT_2021).1);
    assert_eq!(first, elsewhere.join().unwrap());
}

#[test]
fn a_character_that_no_font_has_is_named_with_its_place() {
    let text = data::replaced(data::WEIBEI, "浏览量1646人次", "浏览量1646人😀次");
    let findings = chain::made(&text, data::LAYOUT_2021).findings;
    assert_eq!(findings.len(), 1);
    let seen = data::seen(&findings[0], &text);
    assert_eq!((seen.code, seen.text.as_str()), ("G001", "😀"));
    assert!(findings[0].message.contains("U+1F600"));
}
