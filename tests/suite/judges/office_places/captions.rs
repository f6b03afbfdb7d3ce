//! A caption stands on the page of its table, wherever on a page it comes and however high the rows
//! are.

use genreport::document::{Block, Signature};

use super::full_pages::text;
use super::{Case, located, paragraph};
use crate::command_line::GOOD;
use crate::data;

/// Lines of a page.
const LINES: usize = 22;
const CAPTION: &str = "分类统计表";

/// Tables by how many rows they have and how long the text of each is. Of the last three no page of
/// LibreOffice holds the rows that the plan holds together: two rows, three, or one alone.
const TABLES: [(usize, usize); 6] = [(3, 9), (15, 9), (40, 9), (2, 830), (3, 550), (1, 1670)];

/// A free table with a caption, a unit and a header row.
fn table(rows: usize, length: usize) -> Block {
    let sentence = "公开（2023年）Open Data，依申请公开、主动公开96.5%的政务信息和办理情况。";
    let text: String = sentence.chars().cycle().take(length).collect();
    let rows: Vec<String> = (1..=rows).map(|row| format!("[\"{text}\", {row}]")).collect();
    let heads =
        "{ label = \"内容\", width = 3, align = \"left\" }, { label = \"数量\", width = 1 }";
    let table = format!(
        "[[overview.table]]\ncaption = \"{CAPTION}\"\nunit = \"单位：条\"\n\
         columns = [{heads}]\nrows = [{}]",
        rows.join(", ")
    );
    let text = "text = \"总体情况。\"";
    let report = data::replaced(GOOD, text, &format!("{text}\n{table}"));
    let blocks = data::document(&report, data::LAYOUT_2021).blocks;
    let is_free = |block: &Block| matches!(block, Block::Table(table) if !table.official);
    blocks.into_iter().find(is_free).unwrap()
}

/// Each table below so many lines of text.
pub(super) fn cases() -> Vec<Case> {
    let cases = TABLES.iter().flat_map(|(rows, length)| {
        let table = table(*rows, *length);
        (1..=LINES).map(move |lines| {
            let text = (1..=lines).map(|_| paragraph("一行正文。"));
            let blocks = text.chain([table.clone(), paragraph("表后正文。")]).collect();
            Case::new(format!("caption {rows} {length} {lines:02}"), blocks)
        })
    });
    cases.chain((1..=LINES).map(signed)).chain((1..=9).map(at_head)).collect()
}

/// A table of so many rows at the head of the second page, and lines of text below it.
fn at_head(rows: usize) -> Case {
    let text = (1..=LINES).map(|_| paragraph("一行正文。"));
    let below = (1..=LINES).map(|_| paragraph(BELOW));
    let blocks = text.chain([table(rows, 9)]).chain(below).collect();
    Case::new(format!("table at head {rows}"), blocks)
}

/// A line of text below a table.
const BELOW: &str = "表后一行正文。";

/// There is no white above such a table, and none is counted below it.
#[test]
fn below_a_table_at_the_head_of_a_page_as_many_lines_stand_as_in_the_pdf() {
    for case in (1..=9).map(at_head) {
        let Some(pages) = case.printed() else { return };
        let printed: Vec<usize> = pages
            .iter()
            .map(|page| page.iter().filter(|line| line.as_str() == BELOW).count())
            .collect();
        let settled = case.settled();
        let planned: Vec<usize> =
            settled.pages.pages.iter().map(|page| text(page).matches(BELOW).count()).collect();
        assert_eq!(printed, planned, "{}", case.name);
        assert!(planned[1] > 0 && planned[0] == 0, "{}: {planned:?}", case.name);
    }
}

/// Such a table below so many lines of text and above the signature, which may not stand on a page
/// without it (GB/T 9704-2012 7.3.5.5).
fn signed(lines: usize) -> Case {
    let text = (1..=lines).map(|_| paragraph("一行正文。"));
    let [name, date] = ["某县人民政府", "2026年1月23日"].map(|text| Some(located(text)));
    let signature = Block::Signature(Signature { name, date, seal: false });
    let blocks = text.chain([table(5, 9), signature]).collect();
    Case::new(format!("signed table {lines:02}"), blocks)
}

#[test]
fn rows_of_a_table_go_along_with_the_signature_below_it() {
    for case in (1..=LINES).map(signed) {
        let Some(pages) = case.printed() else { return };
        let page = pages.iter().find(|page| page.contains(&"某县人民政府".to_owned())).unwrap();
        let rows = page.iter().filter(|line| line.starts_with("公开（2023年）")).count();
        assert!(rows >= 2, "{}: {page:?}", case.name);
    }
}

#[test]
fn a_caption_stands_on_the_page_of_its_table() {
    let mut parted = Vec::new();
    for case in cases().into_iter().filter(|case| case.name.starts_with("caption")) {
        let Some(pages) = case.printed() else { return };
        let page = |start: &str| {
            pages.iter().position(|page| page.iter().any(|line| line.starts_with(start))).unwrap()
        };
        let places = [CAPTION, "单位：条", "内容数量", "公开（2023年）"].map(page);
        if places.iter().any(|page| *page != places[0]) {
            parted.push(format!("{}: {places:?}", case.name));
        }
    }
    assert!(parted.is_empty(), "{} parted:\n{}", parted.len(), parted.join("\n"));
}
