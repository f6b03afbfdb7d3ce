//! What holds for every table: a thousand made-up ones.

use std::collections::{BTreeMap, BTreeSet};

use super::fit::climb;
use super::tests::{cell, is_page_number, set_table, text_of};
use super::*;
use crate::base::Severity;
use crate::document::Cell;
use crate::form::{Align, CellPart, Form};
use crate::layout::Pages;
use crate::layout::fake_font::{EM, Random, form};
use crate::layout::frame::Content;
use crate::layout::place::BORDER;
use crate::layout::trace::Trace;

const WORDS: [&str; 12] = [
    "政务",
    "公开",
    "信息",
    "申请",
    "办理，",
    "情况。",
    "（其他）",
    "2022年",
    "Word",
    "《条例》",
    "、",
    "结果",
];

fn random_text(random: &mut Random, most: usize) -> String {
    let count = random.below(most + 1);
    (0..count).map(|_| random.pick(&WORDS)).collect()
}

/// Fills a matrix with cells of random spans; heads span heads only.
fn random_table(random: &mut Random) -> TableModel {
    // Now and then so many that only a character or less stands in one.
    let columns = if random.below(20) == 0 { 20 + random.below(43) } else { 1 + random.below(6) };
    let head_rows = random.below(4);
    let rows = head_rows + 1 + random.below(50);
    let mut taken = vec![vec![false; columns]; rows];
    let mut cells = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if taken[row][column] {
                continue;
            }
            let last = if row < head_rows { head_rows } else { rows };
            let free = (column..columns).take_while(|at| !taken[row][*at]).count();
            let width = 1 + if random.below(4) == 0 { random.below(free) } else { 0 };
            let height = 1 + if random.below(6) == 0 { random.below(last - row) } else { 0 };
            for line in &mut taken[row..row + height] {
                line[column..column + width].fill(true);
            }
            cells.push(random_cell(random, (row, column, height, width), head_rows));
        }
    }
    let widths = (0..columns).map(|_| if random.below(3) == 0 { 2 } else { 1 }).collect();
    let official = random.below(2) == 0;
    TableModel { official, widths, rows, head_rows, cells, ..TableModel::default() }
}

fn random_cell(random: &mut Random, area: (usize, usize, usize, usize), head_rows: usize) -> Cell {
    let (part, most) = match area.0 < head_rows {
        true => (CellPart::ColumnHead, 4),
        // Some rows are higher than a page.
        false if area.2 == 1 && random.below(150) == 0 => (CellPart::Data, 900),
        // So do some labels over several rows.
        false if area.2 > 1 && random.below(12) == 0 => (CellPart::RowHead, 120),
        false => (CellPart::Data, 12),
    };
    let align = [Align::Left, Align::Center, Align::Right][random.below(3)];
    Cell { align, ..cell(area, part, &random_text(random, most)) }
}

/// All that was set of each cell; labels that are set again are artifacts and not counted.
fn texts(pages: &Pages) -> BTreeMap<usize, String> {
    let mut texts: BTreeMap<usize, String> = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let Owner::Tag(tag) = item.owner {
            texts.entry(tag.0).or_default().push_str(&text_of(item));
        }
    }
    texts
}

#[test]
fn a_thousand_tables_keep_every_rule() {
    let form = form();
    let mut random = Random(3);
    let (mut cut, mut tall, mut refused) = (0, 0, 0);
    for round in 0..1000 {
        let table = random_table(&mut random);
        let (pages, plan, found) = set_table(&form, table.clone());
        if found.iter().any(|finding| finding.severity == Severity::Error) {
            // A label over several rows that no page holds, or a column that holds not even a
            // character of the smallest type; nothing else.
            let helps = found.iter().filter_map(|finding| finding.help.as_deref());
            for help in helps {
                let known = ["跨行的一格", "字宽", "断开"].iter().any(|known| help.contains(known));
                assert!(known, "table {round}: {help}");
            }
            refused += 1;
            continue;
        }
        each_cell_stands_once(&table, &pages, round);
        heads_are_on_every_page(&table, &pages, round);
        everything_is_inside(&form, &pages, round);
        rows_are_as_high_as_their_text(&table, &plan.tables[0]);
        each_text_is_inside_its_cell(&table, &plan.tables[0], &pages, &form, round);
        no_border_is_drawn_twice(&pages, round);
        cut += usize::from(pages.pages.len() > 1);
        let page = form.page.depth;
        tall += usize::from(plan.tables[0].rows.iter().any(|row| *row > page));
        if round % 10 == 0 {
            let (again, ..) = set_table(&form, table);
            assert_eq!(again, pages, "table {round}");
        }
    }
    assert!(cut > 300 && tall > 100 && refused < 200, "{cut} {tall} {refused}");
}

fn each_cell_stands_once(table: &TableModel, pages: &Pages, round: usize) {
    let mut found: Vec<String> = texts(pages).into_values().collect();
    let texts = table.cells.iter().map(|cell| cell.text.as_str().to_owned());
    let mut wanted: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted, "table {round}");
}

fn heads_are_on_every_page(table: &TableModel, pages: &Pages, round: usize) {
    let heads = table.cells.iter().filter(|cell| cell.row < table.head_rows);
    let heads: String = heads.map(|cell| cell.text.as_str()).collect();
    for (number, page) in pages.pages.iter().enumerate().skip(1) {
        let again = page.items.iter().filter(|item| !is_page_number(item));
        let text: String = again.map(text_of).collect();
        assert!(text.starts_with(&heads), "table {round}, page {number}: {heads} in {text}");
    }
}

/// No glyph and no rule leaves the type area.
fn everything_is_inside(form: &Form, pages: &Pages, round: usize) {
    let page = &form.page;
    let (left, right) = (page.left - BORDER, page.left + page.measure + BORDER);
    let (top, bottom) = (page.top - BORDER, page.top + page.depth + BORDER);
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let points = match &item.content {
            Content::Rule(rule) => vec![rule.from, rule.to],
            Content::Text(_) if is_page_number(item) => vec![],
            Content::Text(run) => vec![run.origin],
        };
        for Point { x, y } in points {
            assert!(x >= left - EM && x <= right, "table {round}: {x}");
            assert!(y >= top && y <= bottom, "table {round}: {y} of {bottom}");
        }
    }
}

fn rows_are_as_high_as_their_text(table: &TableModel, plan: &TablePlan) {
    for (cell, set) in table.cells.iter().zip(&plan.cells) {
        let rows = &plan.rows[cell.row..cell.row + cell.row_span];
        let have: Length = rows.iter().copied().sum();
        assert!(have >= plan.line * set.count() + VERTICAL_PADDING * 2);
    }
}

/// A row as it stands on a page: its number, top and bottom, and whether it is repeated.
type Set = (usize, Length, Length, bool);

/// Every line of a cell lies between the cell's borders, on every page it stands on.
fn each_text_is_inside_its_cell(
    table: &TableModel,
    plan: &TablePlan,
    pages: &Pages,
    form: &Form,
    round: usize,
) {
    let slots = table.slots();
    let edge =
        |columns: usize| form.page.left + plan.columns[..columns].iter().copied().sum::<Length>();
    for page in &pages.pages {
        let rows: Vec<Set> = page
            .trace
            .iter()
            .filter_map(|trace| match trace {
                Trace::Row { row, top, height, repeated } => {
                    Some((*row, *top, *top + *height, *repeated))
                }
                _ => None,
            })
            .collect();
        let mut current = None;
        for trace in &page.trace {
            match trace {
                Trace::Row { row, top, repeated, .. } => {
                    current = Some((*row, *top, *repeated));
                }
                Trace::Cell { column, lines } => {
                    let (row, top, repeated) = current.expect("a row before its cells");
                    let cell = &table.cells[slots[row][*column].expect("covered")];
                    let end = cell.row + cell.row_span;
                    let bottom = rows
                        .iter()
                        .filter(|(at, _, _, again)| *again == repeated && *at < end)
                        .map(|(_, _, bottom, _)| *bottom)
                        .fold(top, Length::max);
                    let (left, right) = (edge(cell.column), edge(cell.column + cell.column_span));
                    for item in lines.iter().flat_map(|line| &page.items[line.clone()]) {
                        let Content::Text(run) = &item.content else { continue };
                        let y = run.origin.y;
                        assert!(top < y && y < bottom, "table {round}: {y} of {top}–{bottom}");
                        // An opening mark hangs its white half out.
                        assert!(run.origin.x > left - EM / 2, "table {round}");
                        let last = run.glyphs.last().expect("a glyph");
                        assert!(run.origin.x + last.x < right, "table {round}");
                    }
                }
                _ => {}
            }
        }
    }
}

/// No two lines of a page lie on each other; where they meet they do so in a corner.
fn no_border_is_drawn_twice(pages: &Pages, round: usize) {
    for page in &pages.pages {
        let rules: Vec<_> = page
            .items
            .iter()
            .filter_map(|item| match &item.content {
                Content::Rule(rule) => Some((rule.from, rule.to)),
                Content::Text(_) => None,
            })
            .collect();
        for (number, a) in rules.iter().enumerate() {
            for b in &rules[number + 1..] {
                let level = a.0.y == a.1.y && b.0.y == b.1.y && a.0.y == b.0.y;
                let upright = a.0.x == a.1.x && b.0.x == b.1.x && a.0.x == b.0.x;
                let across = level && a.0.x.max(b.0.x) + BORDER < a.1.x.min(b.1.x);
                let along = upright && a.0.y.max(b.0.y) + BORDER < a.1.y.min(b.1.y);
                assert!(!across && !along, "table {round}: {a:?} and {b:?}");
            }
        }
    }
}

/// The cells of a group come to one rung, and none is tried twice on any.
#[test]
fn the_ladder_is_climbed_once() {
    let mut random = Random(5);
    for _ in 0..200 {
        let (cells, rungs) = (1 + random.below(6), 1 + random.below(40));
        // Where each cell fits; now and then nowhere.
        let mut fits = vec![vec![false; rungs]; cells];
        for slot in fits.iter_mut().flatten() {
            *slot = random.below(8) == 0;
        }
        let mut tried = BTreeSet::new();
        let (at, set) = climb(cells, rungs, |cell, rung| {
            assert!(tried.insert((cell, rung)), "cell {cell} again on rung {rung} of {fits:?}");
            fits[cell][rung].then_some(rung)
        });
        for (cell, rung) in set.into_iter().enumerate() {
            match rung {
                Some(rung) => assert_eq!((rung, fits[cell][rung]), (at, true), "{fits:?}"),
                None => assert!(!fits[cell][at..].contains(&true), "{cell} {at} {fits:?}"),
            }
        }
    }
}
