//! Tables as they come out on the page, set with the fonts they are printed in: how wide, how
//! high, how near to their lines, cut at which words.

use genreport::base::Length;
use genreport::document::{Block, TableModel};
use genreport::font::{Fonts, Glyph};
use genreport::form::CellPart;
use genreport::layout::{self, Content, Item, Page, Pages, PlacedGlyph, TablePlan, TextRun, Trace};
use genreport::session::SetReport;
use ttf_parser::GlyphId;

use crate::{chain, data, docx_reader};

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

/// Which of the tables has a key.
fn place(set: &SetReport, key: &str) -> usize {
    tables(set).position(|(table, _)| table.key == key).unwrap()
}

fn is_table_three(trace: &Trace) -> bool {
    matches!(trace, Trace::Table { columns } if columns.len() == 10)
}

fn shown(item: &Item) -> String {
    match &item.content {
        Content::Text(run) => run.glyphs.iter().map(|glyph| glyph.char).collect(),
        Content::Rule(_) => String::new(),
    }
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
            let text = shown(item);
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
            let (form, at) = (data::form(layout), place(&set, "applications"));
            // Before its rows grow to fill the page.
            let plan = layout::plan(&set.document, &form, chain::fonts());
            let rows: Length = plan.tables[at].rows.iter().copied().sum();
            assert!(form.page.line_pitch() + rows + white <= form.page.depth, "{rows}");
            let begun = |page: &&Page| page.trace.iter().any(is_table_three);
            let mut pages = set.pages.pages.iter().filter(begun);
            let text: String = pages.next().unwrap().items.iter().map(shown).collect();
            assert!(text.starts_with("三、收到和处理政府信息公开申请情况"), "{text}");
            assert!(pages.next().is_none());
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

const CAPTION: &str = "caption = \"2023年主动公开政府信息分类统计表\"";
const LONG_CAPTION: &str =
    "2023年示例县自然资源和规划局通过政府网站、政务新媒体等渠道主动公开政府信息情况统计表";

/// A text of a page as one run, where its ink ends above and below on the page, and its baseline.
struct Row {
    text: String,
    top: f64,
    bottom: f64,
    baseline: f64,
    width: f64,
}

/// The texts of a page whose glyphs are all in one of the bundled files, downwards.
fn rows(page: &Page, file: &str) -> Vec<Row> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/");
    let data = std::fs::read(format!("{path}{file}")).unwrap();
    let face = ttf_parser::Face::parse(&data, 0).unwrap();
    let points = |length: Length| length.to_units() as f64 / 1000.0;
    let mut rows: Vec<Row> = Vec::new();
    for item in &page.items {
        let Content::Text(run) = &item.content else { continue };
        let text = shown(item);
        let is_own = |glyph: &PlacedGlyph| face.glyph_index(glyph.char) == Some(GlyphId(glyph.id));
        if !run.glyphs.iter().all(is_own) {
            continue;
        }
        let ink = run.glyphs.iter().filter_map(|glyph| face.glyph_bounding_box(GlyphId(glyph.id)));
        let scale = points(run.size) / f64::from(face.units_per_em());
        let (top, bottom) = ink.fold((i16::MIN, i16::MAX), |(top, bottom), ink| {
            (top.max(ink.y_max), bottom.min(ink.y_min))
        });
        let (left, baseline) = (points(run.origin.x), points(run.origin.y));
        let last = run.glyphs.last().unwrap();
        rows.push(Row {
            text,
            top: baseline - f64::from(top) * scale,
            bottom: baseline - f64::from(bottom) * scale,
            baseline,
            width: points(run.origin.x + last.x + run.size) - left,
        });
    }
    rows
}

/// Where the highest border of a page is, its upper edge.
fn first_border(page: &Page) -> f64 {
    let tops = page.items.iter().filter_map(|item| match &item.content {
        Content::Rule(rule) if rule.from.y == rule.to.y => Some(rule.from.y - rule.width / 2),
        _ => None,
    });
    tops.reduce(Length::min).unwrap().to_units() as f64 / 1000.0
}

#[test]
fn a_caption_of_two_lines_is_cut_at_words_and_reads_as_one() {
    let text =
        data::replaced(data::EXAMPLE_2023, CAPTION, &format!("caption = \"{LONG_CAPTION}\""));
    let set = chain::set(&text, data::LAYOUT_2021);
    let page = &set.pages.pages[1];
    let caption: Vec<Row> =
        rows(page, HEI).into_iter().filter(|row| LONG_CAPTION.contains(&row.text)).collect();
    let lines: Vec<&str> = caption.iter().map(|row| row.text.as_str()).collect();
    let wanted =
        "2023年示例县自然资源和规划局通过政府网站、｜政务新媒体等渠道主动公开政府信息情况统计表";
    assert_eq!(lines.join("｜"), wanted);
    // 12 pt and half as much.
    assert!((caption[1].baseline - caption[0].baseline - 18.0).abs() < 0.01);
    assert!((caption[1].width - caption[0].width).abs() < 24.0, "about as wide");
}

const HEI: &str = "NotoSansSC-Medium-8105.ttf";

/// What stands above a table has some air below it, and more above.
#[test]
fn captions_and_units_are_nearer_to_their_table_than_to_the_text() {
    let air = 4.0..=6.0;
    let unit = "unit = \"单位：条\"\n";
    for text in [data::EXAMPLE_2023, &data::replaced(data::EXAMPLE_2023, unit, "")] {
        let set = chain::set(text, data::LAYOUT_2021);
        let page = &set.pages.pages[1];
        let border = first_border(page);
        let caption = rows(page, HEI).into_iter().find(|row| row.text.contains("统计表")).unwrap();
        let song = rows(page, "NotoSerifSC-Regular.ttf");
        let unit = song.iter().find(|row| row.text == "单位：条");
        let last = unit.map_or(caption.bottom, |unit| unit.bottom);
        assert!(air.contains(&(border - last)), "{:.2} pt above the border", border - last);
        let fang = rows(page, "ZhuqueFangsong-Regular.ttf").into_iter();
        let above = fang.filter(|row| row.baseline < caption.top).map(|row| row.bottom);
        let above = caption.top - above.fold(f64::MIN, f64::max);
        let below = unit.map_or(border, |unit| unit.top) - caption.bottom;
        assert!(above > below * 1.5, "{above:.2} pt above the caption, {below:.2} below");
    }
}

/// The DOCX has captions and units as high as the PDF, and the same white below them.
#[test]
fn captions_and_units_have_the_same_measures_in_the_docx() {
    let docx = chain::file(data::EXAMPLE_2023, data::LAYOUT_2021, "docx");
    let styles = docx_reader::part(&docx, "word/styles.xml");
    let style = |id: &str| {
        let start = styles.find(&format!("w:styleId=\"{id}\"")).unwrap();
        &styles[start..start + styles[start..].find("</w:style>").unwrap()]
    };
    // 18 pt, and 15.75 with 2 below, in twentieths of a point.
    assert!(style("Caption").contains("w:after=\"0\" w:line=\"360\" w:lineRule=\"exact\""));
    assert!(style("TableUnit").contains("w:after=\"40\" w:line=\"315\" w:lineRule=\"exact\""));
    // A caption that stands right above its table has that white below itself.
    let white = |text: &str| {
        let body =
            docx_reader::part(&chain::file(text, data::LAYOUT_2021, "docx"), "word/document.xml");
        let start = body.find("<w:pStyle w:val=\"Caption\"/>").unwrap();
        body[start..start + body[start..].find("</w:pPr>").unwrap()].contains("w:after=\"40\"")
    };
    let alone = data::replaced(data::EXAMPLE_2023, "unit = \"单位：条\"\n", "");
    assert_eq!((white(data::EXAMPLE_2023), white(&alone)), (false, true));
}
