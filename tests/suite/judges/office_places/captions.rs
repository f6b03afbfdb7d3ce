//! A caption stands on the page of its table, wherever on a page it comes and however high the rows
//! are.

use genreport::document::Block;

use super::{Case, paragraph};
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
    cases.collect()
}

#[test]
fn a_caption_stands_on_the_page_of_its_table() {
    let mut parted = Vec::new();
    for case in cases() {
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
