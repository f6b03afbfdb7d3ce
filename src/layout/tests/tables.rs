//! Tables among the text: which page they go to, the white around them.

use super::*;
use crate::form::Growth;

/// A table of one head and so many rows of two lines of the grid each.
pub(super) fn table(official: bool, rows: usize) -> TableModel {
    let cell = |row: usize, part| Cell {
        row,
        column: 0,
        row_span: 1,
        column_span: 1,
        part,
        align: Align::Center,
        text: located(if row == 0 { "头" } else { "5" }),
    };
    let mut cells = vec![cell(0, CellPart::ColumnHead)];
    cells.extend((1..=rows).map(|row| cell(row, CellPart::Data)));
    let rows = rows + 1;
    let (head_rows, row_height) = (1, EM * 2);
    let widths = vec![1];
    TableModel { official, rows, head_rows, row_height, widths, cells, ..TableModel::default() }
}

#[test]
fn an_official_table_is_moved_whole_and_a_free_one_only_where_little_is_lost() {
    let form = form();
    let rows = |blocks| {
        let pages = set_blocks(&form, blocks);
        let rows = |page: &Page| {
            let row = |trace: &&Trace| matches!(trace, Trace::Row { .. });
            page.trace.iter().filter(row).count()
        };
        pages.pages.iter().map(rows).collect::<Vec<_>>()
    };
    let with = |above: usize, official, count| {
        rows(vec![paragraph(above), heading(1, "一、甲"), Block::Table(table(official, count))])
    };
    // Thirteen rows, each a line of the grid; twelve lines are left.
    assert_eq!(with(9, true, 12), [0, 13]);
    // Of the free one, half a page would be lost: it is cut, and its last row not left alone.
    assert_eq!(with(9, false, 12), [11, 3]);
    // A third of a page or less: it is moved.
    assert_eq!(with(15, false, 12), [0, 13]);
    // One that fits no page is cut wherever it begins, its head at both.
    assert_eq!(with(9, true, 30), [11, 21]);
    // Never a head alone at the foot, nor with one row.
    assert_eq!(with(19, false, 30)[0], 0);
}

/// Where the rules of the first page lie, from the top of the type area, and the baseline of the
/// last line of text on it.
fn rules_and_last_line(form: &Form, blocks: Vec<Block>) -> (Vec<Length>, Length) {
    let pages = set_blocks(form, blocks);
    let mut rules = Vec::new();
    let mut last = Length::ZERO;
    for item in &pages.pages[0].items {
        match &item.content {
            Content::Rule(rule) if rule.from.y == rule.to.y => {
                rules.push(rule.from.y - form.page.top);
            }
            Content::Text(run) if matches!(run.glyphs[0].char, '文' | '附' | '示') => {
                last = run.origin.y - form.page.top;
            }
            _ => {}
        }
    }
    (rules, last)
}

/// The baseline of the n-th line of the grid.
fn baseline(number: i64) -> Length {
    EM * 2 * (number - 1) + EM / 2 + EM.thousandths(880)
}

#[test]
fn the_white_around_a_table_is_shared_and_the_text_below_is_back_on_the_grid() {
    let form = form();
    let model = || TableModel { row_height: Length::pt(13), ..table(true, 1) };
    let pt = |tenths: i64| Length::units(tenths * 100);
    // Two rows of 17.4 pt and at least 7.5 pt of white: three lines of 20 pt, half of the 25.2 pt
    // above the table.
    let (rules, last) =
        rules_and_last_line(&form, vec![paragraph(1), Block::Table(model()), paragraph(1)]);
    assert_eq!(rules, [200 + 126, 200 + 126 + 174, 200 + 126 + 348].map(pt));
    assert_eq!(last, baseline(5));
    // At the head of a page there is none above it.
    let (rules, last) = rules_and_last_line(&form, vec![Block::Table(model()), paragraph(1)]);
    assert_eq!((rules[0], last), (Length::ZERO, baseline(3)));
}

#[test]
fn one_blank_line_is_above_the_attachments_and_above_the_signature_below_a_table_too() {
    let form = form();
    let attachments = || Block::Attachments(vec![located("某名单")]);
    let closings: [fn() -> Block; 2] = [attachments, || signature(true, false)];
    for height in 10..=30 {
        for closing in closings {
            let table = TableModel { row_height: Length::pt(height), ..table(true, 1) };
            let blocks = vec![paragraph(1), Block::Table(table), closing()];
            let (rules, last) = rules_and_last_line(&form, blocks);
            let end = *rules.last().expect("rules");
            // From the last border to the head of the line: a line, or half of more.
            let white = last - EM.thousandths(880) - EM / 2 - end;
            let above = rules[0] - EM * 2;
            assert!(white >= EM * 2 && white - above <= EM * 2, "{height}: {above} {white}");
            assert!(white < EM * 4, "{height}: {white}");
        }
    }
    let (_, last) = rules_and_last_line(&form, vec![paragraph(1), attachments()]);
    assert_eq!(last, baseline(3));
    // At the head of a page nothing shares it: within three quarters of a line.
    for height in 10..=30 {
        let table = TableModel { row_height: Length::pt(height), ..table(true, 1) };
        let (rules, last) = rules_and_last_line(&form, vec![Block::Table(table), attachments()]);
        let white = last - EM.thousandths(880) - EM / 2 - *rules.last().expect("rules");
        assert!(white * 4 >= EM * 2 * 3 && white * 4 < EM * 2 * 7, "{height}: {white}");
    }
}

/// The heights of the rows of the first table of some blocks.
fn heights(blocks: Vec<Block>) -> Vec<Length> {
    let form = form();
    let document = Document { blocks, ..Document::default() };
    let plan = plan(&document, &form, &FakeFonts);
    set(&document, plan, &form, &FakeFonts).plan.tables.swap_remove(0).rows
}

#[test]
fn rows_grow_above_a_table_that_goes_to_a_new_page_and_above_nothing_else() {
    let growth = Some(Growth { row_height: EM * 3, size: None });
    let free = |rows| TableModel { growth, ..table(false, rows) };
    let with = |above: usize, rows, below: Vec<Block>| {
        let blocks = [paragraph(above), Block::Table(free(rows))].into_iter().chain(below);
        let heights = heights(blocks.collect());
        assert!(heights.windows(2).all(|pair| pair[0] == pair[1]), "{heights:?}");
        heights[0]
    };
    let kept = || vec![heading(1, "一、甲"), Block::Table(table(true, 12))];
    // Six rows of a line each below four lines: the table below wants fifteen.
    assert_eq!(with(4, 5, kept()), EM * 3);
    // Twelve below four lines, as high as leaves a line and half of one to spare, and an eighth
    // above them: 327.5 pt, in steps of a twentieth of a point.
    assert_eq!(with(4, 11, kept()), Length::units(27_250));
    // What follows has room, or flows on, or nothing does.
    assert_eq!(with(1, 2, kept()), EM * 2);
    assert_eq!(with(4, 5, vec![paragraph(30)]), EM * 2);
    assert_eq!(with(4, 5, vec![heading(1, "一、甲"), Block::Table(table(false, 30))]), EM * 2);
    assert_eq!(with(4, 5, Vec::new()), EM * 2);
}

/// A table of the form of two bands of so many rows.
fn bands(first: usize, second: usize) -> TableModel {
    let mut model = table(true, first + second - 1);
    model.head_rows = 0;
    for row in [0, first] {
        model.cells[row].part = CellPart::BandHead;
    }
    model
}

#[test]
fn rows_do_not_grow_where_the_next_table_fills_the_page_with_its_first_bands() {
    let growth = Some(Growth { row_height: EM * 3, size: None });
    let free = TableModel { growth, ..table(false, 5) };
    let blocks = |next| {
        let next = [heading(1, "一、甲"), Block::Table(next), paragraph(30)];
        [paragraph(4), Block::Table(free.clone())].into_iter().chain(next).collect()
    };
    assert_eq!(heights(blocks(bands(7, 7)))[0], EM * 2);
    assert_eq!(heights(blocks(table(true, 13)))[0], EM * 3);
}

#[test]
fn below_a_table_over_two_pages_no_signature_stands_alone() {
    let form = form();
    for rows in 15..=60 {
        for height in [20, 23, 27] {
            let table = TableModel { row_height: Length::pt(height), ..table(false, rows) };
            let pages = set_blocks(&form, vec![Block::Table(table), signature(true, false)]);
            let last = pages.pages.last().expect("a page");
            let own = |trace: &&Trace| matches!(trace, Trace::Row { repeated: false, .. });
            assert!(last.trace.iter().filter(own).count() >= 2, "{rows} rows of {height} pt");
        }
    }
}
