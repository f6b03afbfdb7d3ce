//! Tables as they come out on the page, set with the fonts they are printed in: how wide, how
//! high, how near to their lines, cut at which words.

use genreport::base::Length;
use genreport::document::{Block, TableModel};
use genreport::font::{Fonts, Glyph};
use genreport::form::CellPart;
use genreport::layout::{Content, Pages, TablePlan, TextRun};
use genreport::session::SetReport;

use crate::{chain, data};

/// Both forms, each with a sample, and the sample with local labels.
const SAMPLES: [(&str, &str); 4] = [
    (data::HUAIAN, data::LAYOUT_2021),
    (data::WEIBEI, data::LAYOUT_2021),
    (data::EXAMPLE_2023, data::LAYOUT_2021),
    (data::EXAMPLE_2019, data::LAYOUT_2019),
];

/// The figures of 表三 as they are given, a row of seven and then the next.
fn with_figures(text: &str, figure: impl Fn(usize) -> u32) -> String {
    let start = text.find("[applications]").unwrap();
    let end = start + text[start..].find("[disputes]").unwrap();
    let mut count = 0;
    let mut row = |key: &str| {
        let row: Vec<String> = (count..count + 7).map(|at| figure(at).to_string()).collect();
        count += 7;
        format!("{} = [{}]\n", key.trim(), row.join(", "))
    };
    let lines = text[start..end].lines();
    let keys = lines.filter_map(|line| Some(line.split_once("= [")?.0));
    let mut rows: String = keys.map(&mut row).collect();
    if !rows.contains("results_total") {
        rows += &row("results_total");
    }
    format!("{}[applications]\n{rows}{}", &text[..start], &text[end..])
}

/// Six digits, of which the first and the last are in turn all there are.
fn six_digits(at: usize) -> u32 {
    let pair = u32::try_from(at % 90).unwrap();
    (1 + pair / 10) * 100_000 + 88_880 + pair % 10
}

fn tables(set: &SetReport) -> impl Iterator<Item = (&TableModel, &TablePlan)> {
    let models = set.document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    models.zip(&set.plan.tables)
}

fn table<'s>(set: &'s SetReport, key: &str) -> (&'s TableModel, &'s TablePlan) {
    tables(set).find(|(table, _)| table.key == key).unwrap()
}

/// The lines of the cell with a text.
fn lines<'s>(set: &'s SetReport, key: &str, text: &str) -> Vec<&'s str> {
    let (model, plan) = table(set, key);
    let at = model.cells.iter().position(|cell| cell.text.as_str() == text);
    let at = at.unwrap_or_else(|| panic!("no cell {text}"));
    let own = model.cells[at].text.as_str();
    plan.cells[at].lines().map(|line| &own[line]).collect()
}

/// How far the ink of a text is from the lines on its left and right, in points.
fn white(pages: &Pages, wanted: impl Fn(&str) -> bool) -> Vec<(String, f64)> {
    let points = |length: Length| length.to_units() as f64 / 1000.0;
    let mut found = Vec::new();
    for page in &pages.pages {
        let uprights = |y: Length| {
            page.items.iter().filter_map(move |item| match &item.content {
                Content::Rule(rule)
                    if rule.from.x == rule.to.x && rule.from.y < y && y < rule.to.y =>
                {
                    Some((points(rule.from.x), points(rule.width) / 2.0))
                }
                _ => None,
            })
        };
        for item in &page.items {
            let Content::Text(run) = &item.content else { continue };
            let text: String = run.glyphs.iter().map(|glyph| glyph.char).collect();
            let Some((left, right)) = ink(run).filter(|_| wanted(&text)) else { continue };
            let before = uprights(run.origin.y).filter(|(x, _)| *x < f64::midpoint(left, right));
            let after = uprights(run.origin.y).filter(|(x, _)| *x > f64::midpoint(left, right));
            let before = before.map(|(x, half)| left - x - half).fold(f64::MAX, f64::min);
            let after = after.map(|(x, half)| x - half - right).fold(f64::MAX, f64::min);
            if before < f64::MAX {
                found.push((text, before.min(after)));
            }
        }
    }
    found
}

/// Where the ink of a run begins and ends on the page.
fn ink(run: &TextRun) -> Option<(f64, f64)> {
    let em = chain::fonts().face(run.face)?.units_per_em();
    let ends = run.glyphs.iter().filter_map(|placed| {
        let glyph = Glyph { face: run.face, id: placed.id, em, advance: 0, raise: 0 };
        let (left, right) = chain::fonts().ink(&glyph)?;
        let at = |units: i16| {
            let x = run.origin.x + placed.x + glyph.scaled(i64::from(units), run.size);
            x.to_units() as f64 / 1000.0
        };
        Some((at(left), at(right)))
    });
    ends.reduce(|(left, right), (a, b)| (left.min(a), right.max(b)))
}

/// Of the white in a cell at least so much is left between ink and line.
const LEAST_WHITE: f64 = 1.2;

#[test]
fn six_digits_and_自然人_keep_their_white_in_table_three() {
    for (text, layout) in SAMPLES {
        let set = chain::set(&with_figures(text, six_digits), layout);
        let is_figure = |text: &str| text.len() == 6 && text.parse::<u32>().is_ok();
        let figures = white(&set.pages, is_figure);
        assert!(figures.len() >= 7 * 23, "{}", figures.len());
        let heads = white(&set.pages, |text| text == "自然人");
        assert_eq!(heads.len(), 1);
        for (text, white) in figures.iter().chain(&heads) {
            assert!(*white >= LEAST_WHITE, "{text}: {white:.2} pt");
        }
        // The figures have all of it: smaller type comes before less white.
        let (model, plan) = table(&set, "applications");
        let cells = model.cells.iter().zip(&plan.cells);
        for (_, cell) in cells.filter(|(cell, _)| cell.part == CellPart::Data) {
            assert_eq!((cell.size, cell.left, cell.right), NINE_AND_A_HALF);
            assert_eq!(cell.condensed, Length::ZERO);
        }
    }
}

const NINE_AND_A_HALF: (Length, Length, Length) =
    (Length::units(9_500), Length::ZERO, Length::ZERO);

#[test]
fn heads_of_table_three_are_as_large_as_its_stubs() {
    for (text, layout) in SAMPLES {
        let set = chain::set(text, layout);
        let (model, plan) = table(&set, "applications");
        for (cell, set) in model.cells.iter().zip(&plan.cells) {
            assert_eq!(set.size, Length::pt(10), "{}", cell.text.as_str());
            assert_eq!(set.condensed, Length::ZERO, "{}", cell.text.as_str());
        }
    }
}

/// Its heading of one line, the table, and a little white stand on a page of 22 lines.
#[test]
fn table_three_and_its_heading_fit_one_page() {
    let white = Length::pt(11);
    for (text, layout) in SAMPLES {
        for text in [text.to_owned(), with_figures(text, six_digits)] {
            let set = chain::set(&text, layout);
            let page = &data::form(layout).page;
            let rows: Length = table(&set, "applications").1.rows.iter().copied().sum();
            assert!(page.line_pitch() + rows + white <= page.depth, "{rows}");
        }
    }
}

#[test]
fn stubs_of_table_three_are_cut_at_words() {
    let stubs = [
        "三、／本年度／办理／结果",
        "（三）／不予／公开",
        "（四）／无法／提供",
        "（五）／不予／处理",
        "5.要求行政机关确认或重新／出具已获取信息",
        "（二）部分公开（区分处理的，只计／这一情形，不计其他情形）",
        "（本列数据的勾稽关系为：第一项加第二项／之和，等于第三项加第四项之和）",
    ];
    let of_2021 = [
        "（六）／其他／处理",
        "1.申请人无正当理由逾期／不补正、行政机关不再处理／其政府信息公开申请",
        "2.申请人逾期未按收费通知／要求缴纳费用、行政机关不再／处理其政府信息公开申请",
    ];
    for (text, layout) in SAMPLES {
        let set = chain::set(text, layout);
        let own = if layout == data::LAYOUT_2021 { &of_2021[..] } else { &[] };
        for stub in stubs.iter().chain(own) {
            let found = lines(&set, "applications", &stub.replace('／', ""));
            assert_eq!(found.join("／"), *stub);
        }
        // No other stub has more than one line.
        let (model, plan) = table(&set, "applications");
        let cells = model.cells.iter().zip(&plan.cells);
        let cut = cells.filter(|(c, p)| c.part != CellPart::ColumnHead && p.count() > 1);
        assert_eq!(cut.count(), stubs.len() + own.len());
    }
}

/// Rows of a report's own tables are not crammed beside those of the form.
#[test]
fn rows_of_free_tables_are_seven_millimetres_high_at_least() {
    let seven = "7mm".parse::<Length>().unwrap();
    let tables_of = |layout: &str| {
        let set = chain::set(data::EXAMPLE_2023, layout);
        let free = tables(&set).filter(|(model, _)| !model.official);
        free.map(|(_, plan)| plan.rows.clone()).collect::<Vec<_>>()
    };
    let usual = tables_of(data::LAYOUT_2021);
    assert_eq!(usual.len(), 2);
    assert!(usual.concat().iter().all(|row| *row >= seven), "{usual:?}");
    assert!(usual.concat().contains(&seven), "{usual:?}");
    // A layout may have them otherwise.
    let house = "[typography]\nfree_row_height = \"10mm\"\n\n[styles]";
    let own = tables_of(&data::replaced(data::LAYOUT_2021, "[styles]", house));
    let ten = "10mm".parse::<Length>().unwrap();
    assert!(own.concat().iter().all(|row| *row == ten), "{own:?}");
}
