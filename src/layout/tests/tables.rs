//! Tables among the text: which page they go to, the white around them.

use super::*;

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
}
