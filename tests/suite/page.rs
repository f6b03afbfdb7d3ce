//! The finished PDF measured against GB/T 9704-2012: type area, grid of lines, indents, page
//! number, column widths; and what a reader shows around the pages: bookmarks, title, language.
//!
//! Every measure is worked out here from the standard's millimetres.

use lopdf::{Dictionary, Document, Object};

use crate::data;
use crate::expected::{self, Expected, TABLE};
use crate::pdf::{FOOT, set};
use crate::pdf_reader::{self, PageRead, Shown};

const MM: f64 = 72.0 / 25.4;
/// 5.2.1: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm on A4.
const TOP: f64 = (297.0 - 37.0) * MM;
const LEFT: f64 = 28.0 * MM;
const RIGHT: f64 = (210.0 - 26.0) * MM;
/// 5.2.3: 22 lines a page, 28 characters a line.
const LINES: usize = 22;
const PITCH: f64 = 225.0 * MM / 22.0;
const CELL: f64 = 156.0 * MM / 28.0;
/// 3号 is 16 pt; a glyph of that size stands in the middle of its cell and so leans out of it.
const SIZE: f64 = 16.0;
const LEAN: f64 = (SIZE - CELL) / 2.0;
/// From the top of a line to its baseline: the em square, 0.88 above the baseline and 0.12
/// below, in the middle of the pitch.
const DROP: f64 = (PITCH - SIZE) / 2.0 + 0.88 * SIZE;
/// What rounding to thousandths of a point and of an em may add up to.
const NEAR: f64 = 0.15;

/// By less than so much a glyph of another face is shifted to stand level with the text.
const LEVEL: f64 = 0.7;

/// A line of running text.
struct Line {
    /// Counted on the page's grid, from 0.
    number: usize,
    /// The left edge of the first cell, were it a whole one.
    left: f64,
    /// Where the last glyph begins and where its advance ends.
    last: f64,
    end: f64,
    text: String,
}

/// The lines of a page below the title, top to bottom; nothing where a table stands.
fn lines(page: &PageRead) -> Vec<Option<Line>> {
    let mut lines: Vec<Option<Line>> = Vec::new();
    let mut before = None;
    for shown in page.running(FOOT) {
        let Some(shown) = shown else {
            before = None;
            lines.push(None);
            continue;
        };
        if shown.size > SIZE {
            continue;
        }
        if before.is_some_and(|before: f64| (before - shown.y).abs() < LEVEL) {
            let line = lines.last_mut().unwrap().as_mut().unwrap();
            assert!(shown.x > line.last, "{} runs backwards", shown.text);
            line.text.push_str(&shown.text);
            (line.last, line.end) = (shown.last, shown.end);
        } else {
            lines.push(Some(line(shown)));
        }
        before = Some(shown.y);
    }
    lines
}

fn line(shown: &Shown) -> Line {
    assert!((shown.size - SIZE).abs() < 0.001, "{} in {} pt", shown.text, shown.size);
    let place = (TOP - DROP - shown.y) / PITCH;
    // A glyph of another face may begin it.
    let is_at = |below: f64| (-0.01..LEVEL / PITCH).contains(&below);
    let number = (0..LINES).find(|number| is_at(place - *number as f64));
    let number = number.unwrap_or_else(|| panic!("{} stands on line {place}", shown.text));
    let text = shown.text.clone();
    Line { number, left: shown.x + LEAN, last: shown.last, end: shown.end, text }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn is_ideograph(char: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&char)
}

/// Follows the lines along the texts of the report: the first line of each is indented, the
/// others begin at the left edge, and all but the last end at the right one.
fn measure(text: &str, expected: &Expected) {
    let pages = pdf_reader::read(&set(text, data::LAYOUT_2021).1);
    let mut texts = expected.texts.iter().skip(1).map(|text| squeezed(text));
    let mut rest = String::new();
    let (mut full, mut exact) = (0, 0);
    for page in &pages {
        let lines = lines(page);
        let numbers: Vec<usize> = lines.iter().flatten().map(|line| line.number).collect();
        assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
        for line in lines {
            let Some(line) = line else {
                assert_eq!((rest.as_str(), texts.next().as_deref()), ("", Some(TABLE)));
                continue;
            };
            let begins = rest.is_empty();
            if begins {
                rest = texts.next().unwrap();
            }
            left_edge(&line, begins);
            let after = rest.strip_prefix(&squeezed(&line.text)).map(str::to_owned);
            rest = after.unwrap_or_else(|| panic!("{} where {rest} goes on", line.text));
            if !rest.is_empty() {
                full += 1;
                exact += usize::from(right_edge(&line));
            }
            assert!(
                line.end < RIGHT + CELL / 2.0 + 2.0 * NEAR,
                "{} ends at {}",
                line.text,
                line.end
            );
        }
    }
    assert_eq!((rest.as_str(), texts.next()), ("", None));
    // Most lines end in an ideograph, and those are measured exactly.
    assert!(full >= 20 && exact * 3 > full * 2, "{exact} of {full}");
}

/// 7.3.3: two characters in, or at the edge; there an opening mark hangs its white half out.
fn left_edge(line: &Line, begins: bool) {
    let wanted = if begins { LEFT + 2.0 * CELL } else { LEFT };
    let hang = if !begins && line.text.starts_with(['（', '“', '《', '‘']) {
        CELL / 2.0
    } else {
        0.0
    };
    let off = line.left - wanted + hang;
    assert!(off.abs() < 2.0 * NEAR, "{} begins {off} pt off", line.text);
}

/// The last cell of a full line ends at the measure. Of a mark there only the half with ink is
/// sure, so it is measured loosely; says whether the line was measured exactly.
fn right_edge(line: &Line) -> bool {
    let last = line.text.chars().last().unwrap();
    let off = line.end - LEAN - RIGHT;
    if is_ideograph(last) {
        assert!(off.abs() < NEAR, "{} ends {off} pt off", line.text);
    } else {
        let reach = -NEAR..CELL / 2.0 + 2.0 * NEAR;
        assert!(reach.contains(&off), "{} ends {off} pt off", line.text);
    }
    is_ideograph(last)
}

#[test]
fn the_seed_stands_on_the_grid() {
    measure(data::WEIBEI, &expected::weibei());
}

#[test]
fn a_city_report_stands_on_the_grid() {
    measure(data::HUAIAN, &expected::huaian());
}

/// The seed with so many paragraphs that page numbers have two digits.
fn long_report() -> Vec<PageRead> {
    let paragraph = "全年共计开展各类培训两次，通过知识测试等多种形式提升培训实效。\n";
    let from = "[problems]  # 五、存在的主要问题及改进情况\ntext = \"\"\"\n";
    let text = data::replaced(data::WEIBEI, from, &format!("{from}{}", paragraph.repeat(110)));
    pdf_reader::read(&set(&text, data::LAYOUT_2021).1)
}

/// 7.5: 4号 digits of half a cell between two rules a character long, one character in from the
/// outer edge: right on odd pages, left on even ones.
#[test]
fn page_numbers_stand_outside_and_seven_millimetres_below() {
    const SIZE: f64 = 14.0;
    // The ink of 一字线 in the bundled 宋体 lies 0.36 to 0.40 em above its baseline, measured on
    // the page as poppler paints it.
    const RULE: f64 = 0.38;
    let pages = long_report();
    assert!(pages.len() >= 11, "{}", pages.len());
    for (index, page) in pages.iter().enumerate() {
        let number = (index + 1).to_string();
        let below = page.shown.iter().filter(|shown| shown.y < FOOT && shown.text != " ");
        let shown: Vec<&Shown> = below.collect();
        let text: String = shown.iter().map(|shown| shown.text.as_str()).collect();
        assert_eq!(text, format!("—{number}—"));
        let (first, last) = (shown[0], shown[shown.len() - 1]);
        assert!(shown.iter().all(|shown| shown.size == SIZE && shown.y == first.y));
        // A rule of one character at each end, a quarter of one beside it.
        let width = SIZE * (2.5 + 0.5 * number.len() as f64);
        let (off, near) = if index % 2 == 0 {
            (last.end - (RIGHT - CELL), first.x - (RIGHT - CELL - width))
        } else {
            (first.x - (LEFT + CELL), last.end - (LEFT + CELL + width))
        };
        assert!(off.abs() < NEAR && near.abs() < NEAR, "page {number}: {off}, {near}");
        // Digits stand in the middle of their half cells.
        for (place, digit) in shown[1..shown.len() - 1].iter().enumerate() {
            let middle = first.x + SIZE * (1.5 + 0.5 * place as f64);
            let off = f64::midpoint(digit.x, digit.end) - middle;
            assert!(off.abs() < NEAR, "page {number}, digit {place}: {off}");
        }
        for rule in [first, last] {
            let off = FOOT - 7.0 * MM - (rule.y + SIZE * RULE);
            assert!(off.abs() < 0.3, "page {number}: the rule is {off} pt too low");
        }
    }
}

/// The template's widths, brought from its 171.8 mm to the 156 mm of the type area.
#[test]
fn columns_are_drawn_in_the_proportions_of_the_template() {
    let grids = data::grids_2021();
    let template = |at: usize| {
        let widths = grids[at]["template_col_widths_twips"].as_array().unwrap();
        widths.iter().map(|width| width.as_f64().unwrap()).collect::<Vec<f64>>()
    };
    columns_are_drawn(data::HUAIAN, data::LAYOUT_2021, &[template(0), three(), template(2)]);
}

/// In 表三 the template's columns of figures are too narrow for six digits and for heads as large
/// as the stubs: the stubs give way.
#[test]
fn columns_of_table_three_have_room_for_their_heads() {
    let tenths: f64 = three().iter().sum();
    assert!((tenths / 10.0 - (RIGHT - LEFT)).abs() < 0.01);
    // Of table two all figures together have five parts of seven, in bands of three and of two.
    let two = vec![12.0, 10.0, 5.0, 5.0, 10.0];
    columns_are_drawn(data::EXAMPLE_2019, data::LAYOUT_2019, &[two, three(), vec![1.0; 15]]);
}

/// The widths of 表三 in tenths of a point.
fn three() -> Vec<f64> {
    [vec![372.0, 425.0, 1350.0], vec![325.0; 7]].concat()
}

/// Whether the tables of a report have columns in these proportions.
fn columns_are_drawn(text: &str, layout: &str, wanted: &[Vec<f64>]) {
    let pages = pdf_reader::read(&set(text, layout).1);
    let drawn = pages.iter().filter(|page| !page.drawn.is_empty());
    let tables: Vec<_> = drawn.flat_map(PageRead::tables).collect();
    assert_eq!(tables.len(), wanted.len());
    for (table, widths) in tables.iter().zip(wanted) {
        assert_eq!(table.edges.len(), widths.len() + 1);
        let whole: f64 = widths.iter().sum();
        for (number, edge) in table.edges.iter().enumerate() {
            let before: f64 = widths[..number].iter().sum();
            let off = edge - (LEFT + (RIGHT - LEFT) * before / whole);
            assert!(off.abs() < 0.2, "{widths:?}: edge {number} is {off} pt off");
        }
    }
}

/// A dictionary that stands in another one, directly or by reference.
fn inner<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> &'a Dictionary {
    let object = dictionary.get(key.as_bytes()).unwrap();
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

fn text(dictionary: &Dictionary, key: &str) -> String {
    lopdf::decode_text_string(dictionary.get(key.as_bytes()).unwrap()).unwrap()
}

#[test]
fn a_reader_is_told_language_title_and_author_but_no_date() {
    let bytes = set(data::WEIBEI, data::LAYOUT_2021).1;
    assert!(bytes.starts_with(b"%PDF-1.7\n"));
    let document = Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();
    assert!(!catalog.has(b"Version"), "the catalog's would go before the head's");
    assert_eq!(text(catalog, "Lang"), "zh-CN");
    let preferences = inner(&document, catalog, "ViewerPreferences");
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let information = inner(&document, &document.trailer, "Info");
    let title = "新乡市牧野区卫北办事处2022年政府信息公开工作年度报告";
    assert_eq!(text(information, "Title"), title);
    assert_eq!(text(information, "Author"), "新乡市牧野区卫北办事处");
    for date in ["CreationDate", "ModDate"] {
        assert!(!information.has(date.as_bytes()), "{date}");
    }
}

/// A bookmark: how deep it lies, its title, the page's index and the height it points at.
struct Bookmark {
    depth: usize,
    title: String,
    page: usize,
    y: f64,
}

fn bookmarks(document: &Document, parent: &Dictionary, depth: usize, found: &mut Vec<Bookmark>) {
    let pages: Vec<_> = document.get_pages().into_values().collect();
    let mut key = "First";
    let mut at = parent;
    while at.has(key.as_bytes()) {
        at = inner(document, at, key);
        key = "Next";
        let target = at.get(b"Dest").unwrap().as_array().unwrap();
        let page = target[0].as_reference().unwrap();
        let page = pages.iter().position(|id| *id == page).unwrap();
        assert_eq!(target[1].as_name().unwrap(), b"XYZ");
        assert!(matches!(target[2], Object::Null) && matches!(target[4], Object::Null));
        let y = f64::from(target[3].as_float().unwrap());
        found.push(Bookmark { depth, title: text(at, "Title"), page, y });
        bookmarks(document, at, depth + 1, found);
    }
}

/// Only heads that stand alone are bookmarks, not those that run into their paragraphs.
#[test]
fn bookmarks_are_the_headings_and_point_at_them() {
    let bytes = set(data::WEIBEI, data::LAYOUT_2021).1;
    let document = Document::load_mem(&bytes).unwrap();
    let mut found = Vec::new();
    bookmarks(&document, inner(&document, document.catalog().unwrap(), "Outlines"), 1, &mut found);
    let titles: Vec<_> = found.iter().map(|mark| (mark.depth, mark.title.as_str())).collect();
    let expected = [
        (1, "一、总体情况"),
        (2, "（四）政府信息公开平台建设情况。"),
        (1, "二、主动公开政府信息情况"),
        (1, "三、收到和处理政府信息公开申请情况"),
        (1, "四、政府信息公开行政复议、行政诉讼情况"),
        (1, "五、存在的主要问题及改进情况"),
        (2, "(一) 存在的主要问题"),
        (2, "(二) 整改措施"),
        (1, "六、其他需要报告的事项"),
    ];
    assert_eq!(titles, expected);
    let pages = pdf_reader::read(&bytes);
    for mark in &found {
        let line = lines(&pages[mark.page]).into_iter().flatten();
        let mut line = line.filter(|line| squeezed(&line.text) == squeezed(&mark.title));
        let line = line.next().unwrap_or_else(|| panic!("{} is on another page", mark.title));
        // The target lies above the heading's baseline, by less than a line.
        let above = mark.y - (TOP - DROP - PITCH * line.number as f64);
        assert!((SIZE..PITCH).contains(&above), "{}: {above}", mark.title);
    }
}
