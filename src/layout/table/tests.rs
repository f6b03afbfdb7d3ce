//! Tables set with a made-up font of round numbers, and what holds for every table.

use super::*;
use crate::base::{Diagnostic, Severity};
use crate::document::{Block, Cell, Document, Inline};
use crate::form::{Align, CellPart, Form};
use crate::layout::fake_font::{EM, FakeFonts, context, form, located};
use crate::layout::frame::{Content, Item};
use crate::layout::place::BORDER;
use crate::layout::{Pages, Plan, Settled, dump, plan as plan_document, set as set_document};

pub(super) fn cell(area: (usize, usize, usize, usize), part: CellPart, text: &str) -> Cell {
    let (row, column, row_span, column_span) = area;
    Cell { row, column, row_span, column_span, part, align: Align::Center, text: located(text) }
}

/// A table of heads above rows of `0`, with these columns' widths.
pub(super) fn heads(labels: &[&str], widths: &[u32]) -> TableModel {
    let head =
        |(column, label): (usize, &&str)| cell((0, column, 1, 1), CellPart::ColumnHead, label);
    let mut cells: Vec<Cell> = labels.iter().enumerate().map(head).collect();
    cells.extend((0..labels.len()).map(|column| cell((1, column, 1, 1), CellPart::Data, "0")));
    TableModel {
        official: true,
        widths: widths.to_vec(),
        rows: 2,
        head_rows: 1,
        cells,
        ..TableModel::default()
    }
}

/// The lines of a cell of a planned table.
pub(super) fn lines(plan: &TablePlan, index: usize) -> Vec<String> {
    let text = |line: &paragraph::Line| line.glyphs.iter().map(|set| set.char).collect();
    plan.cells[index].lines.iter().map(|(_, line)| text(line)).collect()
}

/// Plans a table on a measure of `measure`, its type of `size`, with `padding` beside the text.
pub(super) fn planned(
    table: &TableModel,
    measure: Length,
    size: Length,
    padding: Length,
) -> TablePlan {
    let mut form = form();
    form.page.measure = measure;
    form.styles.table.size = size;
    form.typography.cell_padding = padding;
    plan(&mut context(&form), table, 0)
}

#[test]
fn case_14_fifteen_columns_at_three_paddings() {
    let labels = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].repeat(3);
    let table = heads(&labels, &[1; 15]);
    let units = Length::units;
    // The official table four: 442.2 pt, 29.48 pt a column.
    for (size, padding) in [(10_500, 1_400), (10_500, 2_800), (9_000, 5_400)] {
        let plan = planned(&table, units(442_204), units(size), units(padding));
        for head in 0..15 {
            let wanted = if head % 5 == 4 { vec![2] } else { vec![2, 2] };
            let counts: Vec<usize> =
                lines(&plan, head).iter().map(|line| line.chars().count()).collect();
            assert_eq!(counts, wanted, "{padding}: {:?}", lines(&plan, head));
            assert_eq!(plan.cells[head].size, units(size));
        }
    }
    // Two characters of 10.5 pt do not stand in 18.2 pt: less padding makes room for them.
    let plan = planned(&table, units(442_204), units(10_500), units(5_400));
    assert_eq!(lines(&plan, 0), ["结果", "维持"]);
    assert_eq!(
        (plan.cells[0].size, plan.cells[0].left),
        (units(10_500), units(1_000 - 5_400) + side(&plan, 0))
    );
}

/// What is kept free beside a cut head so that other programs cut it there too.
fn side(plan: &TablePlan, index: usize) -> Length {
    let narrower = plan.padding - MIN_PADDING;
    plan.cells[index].left + narrower
}

#[test]
fn case_14_the_head_of_three_characters_goes_to_nine_points_with_its_like() {
    let labels = ["自然人", "商业企业", "法律服务机构", "其他"];
    let table = heads(&labels, &[1; 4]);
    let units = Length::units;
    // The figures' columns of table three: 31.1 pt.
    let plan = planned(&table, units(31_100 * 4), Length::pt(10), units(1_700));
    assert_eq!(lines(&plan, 0), ["自然人"]);
    assert_eq!(lines(&plan, 2), ["法律", "服务", "机构"]);
    assert!((0..4).all(|head| plan.cells[head].size == Length::pt(9)), "like cells keep like size");
    // The figures keep theirs.
    assert_eq!(plan.cells[4].size, Length::pt(10));
}

#[test]
fn the_ladder_is_climbed_rung_by_rung() {
    let units = Length::units;
    let at = |label: &str, column: i64| {
        planned(&heads(&[label], &[1]), units(column), Length::pt(10), units(1_700))
    };
    // White of 1.7 pt on both sides, and half a border: 3.9 pt beside the text.
    assert_eq!(lines(&at("结果维持", 43_900), 0), ["结果维持"]);
    assert_eq!(lines(&at("结果维持", 43_800), 0), ["结果", "维持"]);
    // No word of two fits, nor do its characters stand alone: less padding.
    let narrow = at("自然人", 33_000);
    assert_eq!((lines(&narrow, 0), narrow.cells[0].size), (vec!["自然人".into()], Length::pt(10)));
    assert_eq!(narrow.cells[0].left, units(-700));
    // Condensed, by a hundredth of an em or more.
    let condensed = at("自然人", 32_000);
    assert_eq!(
        (condensed.cells[0].condensed, condensed.cells[0].size),
        (units(300), Length::pt(10))
    );
    // Smaller, with its white back.
    let smaller = at("自然人", 31_000);
    assert_eq!((smaller.cells[0].size, smaller.cells[0].left), (Length::pt(9), Length::ZERO));
    // One above the other.
    let stacked = at("自然人", 16_000);
    assert_eq!(lines(&stacked, 0), ["自", "然", "人"]);
    // A word that fits condensed, though stacked with its white it would not.
    let word = at("结果abcdef", 30_000);
    assert_eq!(lines(&word, 0), ["结果", "abcdef"]);
    assert!(word.cells[0].size == Length::pt(10) && !word.cells[0].condensed.is_zero());
}

#[test]
fn figures_are_never_broken_but_found_too_wide() {
    let form = form();
    let of = |figure: &str, width: i64| {
        let mut table = heads(&["计"], &[1]);
        table.cells[1].text = located(figure);
        let mut narrow = form.clone();
        narrow.page.measure = Length::units(width);
        let mut context = context(&narrow);
        let plan = plan(&mut context, &table, 0);
        (plan.cells[1].size, lines(&plan, 1), context.notes.into_findings(context.fonts))
    };
    // Five digits of 5 pt, 4.5 pt, 4 pt with all their white; then with less, then condensed.
    assert_eq!(of("12345", 28_900).0, Length::pt(10));
    assert_eq!(of("12345", 27_500).0, Length::pt(9));
    assert_eq!(of("12345", 26_000).0, Length::units(8_500));
    let (size, set, found) = of("12345", 22_000);
    assert_eq!((size, set.len(), found.len()), (Length::units(7_500), 1, 0));
    let (_, set, found) = of("123456789", 26_000);
    assert_eq!((set.len(), found.len(), found[0].code), (0, 1, "G002"));
    assert!(
        found[0].help.as_deref().is_some_and(|help| help.contains("4.2 字宽")),
        "{:?}",
        found[0]
    );
}

#[test]
fn a_word_wider_than_its_column_is_cut_and_leaves_its_like_alone() {
    let mut table = heads(&["甲", "乙"], &[1, 1]);
    table.cells[2].text = located("见abcdefghijklmnopq");
    table.cells[3].text = located("很长的一格文字");
    let form = Form { page: crate::form::Page { measure: EM * 10, ..form().page }, ..form() };
    let mut context = context(&form);
    let plan = plan(&mut context, &table, 0);
    assert_eq!(lines(&plan, 3), ["很长的", "一格文字"]);
    assert!(plan.cells[2..].iter().all(|cell| cell.size == EM && cell.condensed.is_zero()));
    assert_eq!(lines(&plan, 2).concat(), "见abcdefghijklmnopq");
    let found = context.notes.into_findings(context.fonts);
    assert_eq!((found.len(), found[0].code, found[0].severity), (1, "G004", Severity::Warning));
}

#[test]
fn figures_stand_on_their_decimal_points() {
    let mut table = heads(&["数量"], &[1]);
    table.cells[1].text = located("1.5");
    for (row, text) in [(2, "12.25"), (3, "300"), (4, "75.4%")] {
        table.cells.push(cell((row, 0, 1, 1), CellPart::Data, text));
    }
    table.rows = 5;
    for figure in &mut table.cells[1..] {
        figure.align = Align::Decimal;
    }
    let plan = planned(&table, EM * 28, EM, Length::units(1_700));
    let point = |index: usize| {
        let (left, line) = &plan.cells[index].lines[0];
        let digits = line.glyphs.iter().take_while(|set| set.char.is_ascii_digit()).count();
        *left + EM / 2 * i64::try_from(digits).expect("few")
    };
    assert!((2..5).all(|index| point(index) == point(1)));
    // The block, three digits before the point and three places after it, is centred.
    assert_eq!(point(1), (EM * 28 - EM * 3) / 2 + EM * 3 / 2);
}

/// A document of one table, and nothing else.
fn document(table: TableModel) -> Document {
    Document { blocks: vec![Block::Table(table)], ..Document::default() }
}

pub(super) fn set_table(form: &Form, table: TableModel) -> (Pages, Plan, Vec<Diagnostic>) {
    let document = document(table);
    let plan = plan_document(&document, form, &FakeFonts);
    let Settled { pages, plan, findings } = set_document(&document, plan, form, &FakeFonts);
    (pages, plan, findings)
}

/// Rows of a stub over all of them, a stub over `inner` each, and a figure.
fn stubs(rows: usize, inner: usize) -> TableModel {
    let head = |column, text| cell((0, column, 3, 1), CellPart::ColumnHead, text);
    let mut cells = vec![head(0, "甲"), head(1, "乙")];
    cells.push(cell((0, 2, 1, 1), CellPart::ColumnHead, "丙"));
    cells.push(cell((1, 2, 1, 1), CellPart::ColumnHead, "丁"));
    cells.push(cell((2, 2, 1, 1), CellPart::ColumnHead, "戊"));
    for row in 0..rows {
        if row == 0 {
            cells.push(cell((3, 0, rows, 1), CellPart::RowHead, "总类"));
        }
        if row % inner == 0 {
            let span = inner.min(rows - row);
            cells.push(cell(
                (3 + row, 1, span, 1),
                CellPart::RowHead,
                &format!("类{}", row / inner),
            ));
        }
        cells.push(cell((3 + row, 2, 1, 1), CellPart::Data, &row.to_string()));
    }
    TableModel {
        official: true,
        widths: vec![1, 1, 1],
        rows: rows + 3,
        head_rows: 3,
        row_height: EM * 2,
        cells,
        ..TableModel::default()
    }
}

#[test]
fn case_15_a_cut_span_has_its_label_again_and_three_levels_of_heads_are_repeated() {
    let form = form();
    // 44 em a page, 2 em a row: 22 rows, of which three are heads.
    let (pages, _, found) = set_table(&form, stubs(40, 5));
    assert_eq!((pages.pages.len(), found.len()), (3, 0));
    for (index, page) in pages.pages.iter().enumerate() {
        let all: String = page.items.iter().map(text_of).collect();
        for head in ["甲", "乙", "丙", "丁", "戊"] {
            assert_eq!(all.matches(head).count(), 1, "{head} on page {index}");
        }
        assert!(all.contains("总类"), "page {index}: {all}");
    }
    // Fifteen rows, then fifteen, then ten: the cut goes through the outermost stub only.
    let shown = dump(&pages, &form);
    let starts: Vec<&str> = shown.split("── 第").skip(1).collect();
    assert!(starts[1].contains(" 类3\n") && !starts[0].contains(" 类3\n"), "{shown}");
    assert!(starts[2].contains(" 类6\n") && !starts[1].contains(" 类6\n"), "{shown}");
}

#[test]
fn a_cut_goes_through_an_inner_span_only_where_it_must() {
    let form = form();
    // Inner stubs of thirty rows: no boundary within a page is free of them.
    let (pages, _, _) = set_table(&form, stubs(60, 30));
    let shown = dump(&pages, &form);
    assert_eq!(shown.matches(" 类0\n").count(), 2, "{shown}");
}

#[test]
fn case_16_a_row_higher_than_a_page_is_cut_between_its_lines() {
    let form = form();
    let long = "很长的一格文字".repeat(400);
    let mut table = heads(&["甲", "乙"], &[1, 1]);
    table.cells[2].text = located(&long);
    table.cells[2].align = Align::Left;
    let (pages, plan, found) = set_table(&form, table);
    assert_eq!(found, []);
    // 2800 characters, 12, 12 and 11 a line, for they end behind 很长的, 一格 or 文字: 240 lines of
    // 13 pt, 440 pt a page.
    assert_eq!(plan.tables[0].cells[2].count(), 240);
    assert_eq!(pages.pages.len(), 8);
    let all: String = pages.pages.iter().flat_map(|page| page.items.iter().map(text_of)).collect();
    assert_eq!(all.matches('很').count(), 400, "each line stands once");
    for page in &pages.pages {
        let bottom = form.page.top + form.page.depth;
        for item in page.items.iter().filter(|item| !is_page_number(item)) {
            assert!(lowest(item) <= bottom + BORDER);
        }
        assert!(page.items.iter().map(text_of).collect::<String>().contains('甲'));
    }
}

/// A caption goes along to the page of its table, and one row is enough where two fit no page.
#[test]
fn a_caption_is_never_left_behind() {
    let form = form();
    let mut table = heads(&["甲", "乙"], &[1, 1]);
    table.official = false;
    table.caption = Some(located("表"));
    for row in 2..5 {
        for column in 0..2 {
            table.cells.push(cell((row, column, 1, 1), CellPart::Data, "0"));
        }
    }
    table.rows = 5;
    // Two rows of twenty lines each, of the thirty that stand on a page.
    for index in [2, 4] {
        table.cells[index].text = located(&"很长的一格".repeat(54));
    }
    let text = Inline { text: located(&"文".repeat(28 * 15)), run_in: None };
    let document = Document {
        blocks: vec![Block::Paragraph(vec![text]), Block::Table(table)],
        ..Document::default()
    };
    let plan = plan_document(&document, &form, &FakeFonts);
    let Settled { pages, findings, .. } = set_document(&document, plan, &form, &FakeFonts);
    assert_eq!(findings, []);
    for page in &pages.pages {
        let text: String = page.items.iter().map(text_of).collect();
        assert!(!text.contains('表') || text.contains('甲'), "{text}");
        assert!(!text.contains('甲') || text.contains('0'), "{text}");
    }
    assert_eq!(pages.pages.len(), 3);
}

/// Only a row's own lines are cut: where something else is higher than a page, cutting ends too.
#[test]
fn case_16_what_no_page_holds_is_an_error() {
    let form = form();
    let mut high = heads(&["甲", "乙"], &[1, 1]);
    high.row_height = EM * 30;
    let mut label = heads(&["甲", "乙"], &[1, 6]);
    label.rows = 3;
    label.cells[2].row_span = 2;
    label.cells[2].text = located(&"很长的标签".repeat(60));
    label.cells.push(cell((2, 1, 1, 1), CellPart::Data, "0"));
    for table in [high, label] {
        let (pages, _, found) = set_table(&form, table);
        assert!(pages.pages.len() < 9);
        assert!(found.iter().all(|finding| finding.code == "G002") && !found.is_empty());
    }
}

/// A caption or a head never stands alone above a row that no page holds: the row is begun.
#[test]
fn case_16_a_high_row_is_begun_where_a_few_of_its_lines_fit() {
    let form = form();
    let mut table = heads(&["甲", "乙"], &[1, 1]);
    table.caption = Some(located("表"));
    for row in 2..4 {
        for column in 0..2 {
            table.cells.push(cell((row, column, 1, 1), CellPart::Data, "0"));
        }
    }
    table.rows = 4;
    table.cells[4].text = located(&"很长的一格文字".repeat(400));
    let (pages, _, found) = set_table(&form, table);
    assert_eq!(found, []);
    let first: String = pages.pages[0].items.iter().map(text_of).collect();
    assert!(first.starts_with("表甲乙00很长"), "{first}");
    assert_eq!(pages.pages.len(), 8);
    // The last row follows the end of the high one.
    let last: String = pages.pages[7].items.iter().map(text_of).collect();
    assert!(last.contains("文字00"), "{last}");
}

pub(super) fn text_of(item: &Item) -> String {
    match &item.content {
        Content::Text(run) => run.glyphs.iter().map(|glyph| glyph.char).collect(),
        Content::Rule(_) => String::new(),
    }
}

fn lowest(item: &Item) -> Length {
    match &item.content {
        Content::Text(run) => run.origin.y,
        Content::Rule(rule) => rule.to.y,
    }
}

/// Whether an item is part of a page number: all of those stand below the type area.
pub(super) fn is_page_number(item: &Item) -> bool {
    matches!(&item.content, Content::Text(run) if run.origin.y > EM * 46)
}
