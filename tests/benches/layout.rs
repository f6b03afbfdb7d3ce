//! How long does setting take, and does the time grow with the text only? `cargo bench`.
//!
//! Prints, for one paragraph of 1,000 to 100,000 characters and for a table of 100 to 10,000
//! rows, the time for a character and for a row, and how many times that of the smallest it is,
//! for the setting and with the PDF; then the time for the steps of a whole report.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "a bench reads the clock and prints"
)]

use std::time::{Duration, Instant};

use genreport::base::{Located, SourceId, Span};
use genreport::document::{Block, Cell, Document, Inline, Properties, TableModel, compose};
use genreport::font::FontLibrary;
use genreport::form::{Align, CellPart, CompletedFigures, Form, built_in, load};
use genreport::layout::{self, Settled};
use genreport::{docx, input, pdf, syntax};

const LAYOUT: &str = "annual-report-2021";
const REPORT: &str = include_str!("../../samples/weibei-2022.toml");
/// A sentence as reports have them.
const SENTENCE: &str = "2022年，我街道在区政府门户网站发布信息2篇，浏览量1646人次；按照“谁公开、谁负责”的原则，\
     对街道、社区（村）公开公示栏内容进行调整完善，参照GB/T 9704和〔2021〕30号文件执行。";

fn main() {
    let form = load(LAYOUT, built_in(LAYOUT).expect("built in"), SourceId::new(1)).expect("sound");
    let fonts = FontLibrary::bundled().expect("fonts");
    println!("one paragraph            ms   ns/character   times the shortest");
    growth(&[1_000, 10_000, 100_000], |size| {
        let text: String = SENTENCE.chars().cycle().take(size).collect();
        set(&paragraph(&text), &form, &fonts)
    });
    println!("one paragraph without a break");
    growth(&[1_000, 10_000, 100_000], |size| {
        set(&paragraph(&"1234567890".repeat(size / 10)), &form, &fonts)
    });
    println!("one table                ms        ns/row   times the shortest");
    growth(&[100, 1_000, 10_000], |rows| set(&table(rows), &form, &fonts));
    println!("one table of spans over forty rows");
    growth(&[100, 1_000, 10_000], |rows| set(&spans(rows), &form, &fonts));
    println!("the PDF of one table");
    growth(&[100, 1_000, 10_000], |rows| printed(&table(rows), &form, &fonts));
    report(&form, &fonts);
}

/// The shortest of some runs: what else the machine does only ever adds to it.
fn shortest(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut time = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..runs).map(|_| time()).min().unwrap_or_default()
}

fn growth(sizes: &[usize], run: impl Fn(usize)) {
    let mut first = None;
    for size in sizes {
        // About the same number of characters or rows for each size.
        let runs = (sizes[sizes.len() - 1] * 3 / size).clamp(3, 100);
        let took = shortest(runs, || run(*size));
        let each = took.as_nanos() as f64 / *size as f64;
        let base = *first.get_or_insert(each);
        let milliseconds = took.as_secs_f64() * 1e3;
        println!("  {size:>9} {milliseconds:>15.2} {each:>14.0} {:>20.2}", each / base);
    }
}

fn set(document: &Document, form: &Form, fonts: &FontLibrary) {
    let plan = layout::plan(document, form, fonts);
    let pages = layout::set(document, plan, form, fonts).pages;
    assert!(!pages.pages.is_empty());
}

/// Set and written, the setting included.
fn printed(document: &Document, form: &Form, fonts: &FontLibrary) {
    let plan = layout::plan(document, form, fonts);
    let pages = layout::set(document, plan, form, fonts).pages;
    let properties = Properties { title: "报告".to_owned(), ..Properties::default() };
    let bytes = pdf::write(&pages, &properties, fonts, &pdf::Options::default());
    assert!(bytes.expect("written").len() > 1000);
}

fn located(text: &str) -> Located {
    Located::verbatim(text, Span::new(SourceId::default(), 0, text.len()))
}

fn paragraph(text: &str) -> Document {
    let inline = Inline { text: located(text), run_in: None };
    Document { blocks: vec![Block::Paragraph(vec![inline])], ..Document::default() }
}

fn cell(row: usize, column: usize, row_span: usize, text: &str) -> Cell {
    let part = if row == 0 { CellPart::ColumnHead } else { CellPart::Data };
    let (column_span, align) = (1, Align::Center);
    Cell { row, column, row_span, column_span, part, align, text: located(text) }
}

fn of_cells(rows: usize, cells: Vec<Cell>) -> Document {
    let widths = vec![2, 3, 1, 1, 1];
    let table = TableModel { rows, head_rows: 1, widths, cells, ..TableModel::default() };
    Document { blocks: vec![Block::Table(table)], ..Document::default() }
}

/// Rows of two labels and three figures.
fn table(rows: usize) -> Document {
    let mut cells = Vec::new();
    for row in 0..rows {
        for (column, text) in ["示例街道", "政务服务大厅信息公开窗口办理情况", "12", "3", "1646"]
            .into_iter()
            .enumerate()
        {
            cells.push(cell(row, column, 1, text));
        }
    }
    of_cells(rows, cells)
}

/// The same with a label over forty rows at the left, cut wherever a page ends.
fn spans(rows: usize) -> Document {
    let Document { blocks, .. } = table(rows);
    let [Block::Table(mut table)] = <[Block; 1]>::try_from(blocks).expect("one") else {
        return Document::default();
    };
    table.cells.retain(|cell| cell.column > 0 || cell.row == 0 || cell.row % 40 == 1);
    for cell in table.cells.iter_mut().filter(|cell| cell.column == 0 && cell.row > 0) {
        cell.row_span = 40.min(rows - cell.row);
    }
    Document { blocks: vec![Block::Table(table)], ..Document::default() }
}

/// The steps of the seed report, fonts loaded.
fn report(form: &Form, fonts: &FontLibrary) {
    let read = || {
        let (parsed, _) = syntax::parse(REPORT, SourceId::default());
        let (report, _) = input::read(&parsed, form);
        let report = report.expect("sound");
        compose(&report, form, &CompletedFigures::new(form, &report.figures))
    };
    let document = read();
    let plan = layout::plan(&document, form, fonts);
    let Settled { pages, plan, .. } = layout::set(&document, plan, form, fonts);
    let properties = &document.properties;
    println!("the seed report          ms");
    let shown = |name: &str, took: Duration| {
        println!("  {name:<12} {:>12.2}", took.as_secs_f64() * 1e3);
    };
    shown("read", shortest(50, || drop(read())));
    shown("plan", shortest(50, || drop(layout::plan(&document, form, fonts))));
    shown("set", shortest(50, || drop(layout::set(&document, plan.clone(), form, fonts))));
    let options = pdf::Options::default();
    let written = || pdf::write(&pages, properties, fonts, &options).expect("written");
    shown("pdf", shortest(20, || drop(written())));
    shown(
        "docx",
        shortest(20, || {
            drop(docx::write(&document, &plan, form, &docx::Options::default()).expect("written"))
        }),
    );
}
