//! Both outputs go by one statement of place: the DOCX keeps together what the plan does, and no
//! page of the PDF parts it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use genreport::document::{Block, Cell};
use genreport::layout::place::RowRules;
use genreport::layout::{Owner, Pages, Plan, TagId, Trace};
use genreport::session::SetReport;

use crate::docx_reader::{self, Kept, KeptRow};
use crate::{chain, data, generated};

#[path = "place/attachments.rs"]
pub(crate) mod attachments;

/// A report, set, and as DOCX.
struct Report {
    name: String,
    set: SetReport,
    docx: Vec<u8>,
}

impl Report {
    fn new(name: String, text: &str, layout: &str) -> Self {
        let mut made = chain::made(text, layout);
        let set = made.set.take().unwrap();
        Self { name, set, docx: chain::bytes(made, "docx") }
    }

    /// The tables with their rules, by the place of their block.
    fn tables(&self) -> impl Iterator<Item = (usize, RowRules<'_>)> {
        let mut plans = self.set.plan.tables.iter();
        self.set.document.blocks.iter().enumerate().filter_map(move |(at, block)| match block {
            Block::Table(model) => Some((at, RowRules { model, plan: plans.next().unwrap() })),
            _ => None,
        })
    }
}

/// The samples, and the reports made up.
fn reports() -> &'static [Report] {
    static REPORTS: OnceLock<Vec<Report>> = OnceLock::new();
    REPORTS.get_or_init(|| {
        let samples = [
            ("weibei-2022", data::WEIBEI, data::LAYOUT_2021),
            ("huaian-2024", data::HUAIAN, data::LAYOUT_2021),
            ("example-2023", data::EXAMPLE_2023, data::LAYOUT_2021),
            ("example-2019", data::EXAMPLE_2019, data::LAYOUT_2019),
            ("blank", data::BLANK, data::LAYOUT_2021),
        ];
        let samples = samples.map(|(name, text, layout)| Report::new(name.into(), text, layout));
        let made_up = (0..generated::COUNT).map(|number| {
            let (text, layout) = (generated::report(number), generated::layout(number));
            Report::new(format!("made up {number}"), &text, layout)
        });
        samples.into_iter().chain(made_up).collect()
    })
}

/// How many paragraphs a block is in the body of a DOCX, or none for a table.
fn paragraphs(block: &Block, plan: &Plan) -> Option<usize> {
    match block {
        Block::Heading { .. } | Block::Paragraph(_) => Some(1),
        Block::Table(_) => None,
        Block::Attachments(names) => Some(names.len()),
        Block::Signature(_) => {
            let signature = plan.signature.as_ref().unwrap();
            Some(signature.name.len() + usize::from(signature.date.is_some()))
        }
    }
}

/// For each block whether its end is kept with the next in the DOCX, and for each table what is
/// said of its rows.
fn kept_in_docx(report: &Report) -> (Vec<bool>, Vec<Vec<KeptRow>>) {
    let title = 1 + usize::from(report.set.plan.title_date.is_some());
    let is_gap = |kept: &Kept| matches!(kept, Kept::Paragraph { style, .. } if style == "TableGap");
    let body = docx_reader::kept(&report.docx).into_iter().filter(|kept| !is_gap(kept));
    let mut body = body.skip(title).peekable();
    let (mut blocks, mut tables) = (Vec::new(), Vec::new());
    for block in &report.set.document.blocks {
        let count = paragraphs(block, &report.set.plan);
        // Above a table its caption and its unit.
        let is_own = |(at, kept): &(usize, &Kept)| {
            matches!(kept, Kept::Paragraph { .. }) && count.is_none_or(|count| *at < count)
        };
        let mut last = None;
        let mut at = 0;
        while body.peek().is_some_and(|kept| is_own(&(at, kept))) {
            if let Some(Kept::Paragraph { with_next, .. }) = body.next() {
                last = Some(with_next);
            }
            at += 1;
        }
        if count.is_none() {
            let Some(Kept::Table(rows)) = body.next() else { panic!("{}", report.name) };
            last = rows.last().map(|row| row.with_next);
            tables.push(rows);
        }
        blocks.push(last.unwrap());
    }
    assert!(body.next().is_none(), "{}", report.name);
    (blocks, tables)
}

#[test]
fn word_keeps_the_blocks_together_that_the_plan_does() {
    let (mut held, mut free) = (0, 0);
    for report in reports() {
        let (mut kept, _) = kept_in_docx(report);
        let mut planned = report.set.plan.with_next(&report.set.document.blocks);
        // Nothing follows the last, whatever it is kept with.
        kept.pop();
        planned.pop();
        assert_eq!(kept, planned, "{}", report.name);
        held += planned.iter().filter(|held| **held).count();
        free += planned.iter().filter(|held| !**held).count();
    }
    assert!(held > 300 && free > 300, "{held} {free}");
}

#[test]
fn word_keeps_the_rows_together_that_the_plan_does_and_cuts_no_other_row() {
    let (mut held, mut freed) = (0, 0);
    for report in reports() {
        let (_, tables) = kept_in_docx(report);
        let depth = report.set.form.page.depth;
        for (rows, (_, rules)) in tables.iter().zip(report.tables()) {
            let name = format!("{}, {}", report.name, rules.model.key);
            // Of rows that nearly fill a page Word, which may set them higher, is told one less.
            let is_high = rules.height(rules.top()) * 10 > depth * 9;
            let planned = rules.with_next(rules.top() - usize::from(is_high));
            assert_eq!(rows.len(), planned.len(), "{name}");
            for (at, (row, planned)) in rows.iter().zip(&planned).enumerate() {
                assert!(row.with_next || !planned, "{name}, row {at}");
                assert_eq!(row.whole, !rules.breaks(at, depth), "{name}, row {at}");
                held += usize::from(*planned);
                // What fits no page has to end somewhere: where no label goes on below.
                let is_inside = |cell: &Cell| cell.row <= at && at + 1 < cell.row + cell.row_span;
                let last = at + 1 == rows.len();
                if rules.whole() > depth && !last && !rules.model.cells.iter().any(is_inside) {
                    assert_eq!(row.with_next, *planned, "{name}, row {at}");
                    freed += usize::from(!planned);
                }
            }
        }
    }
    assert!(held > 500 && freed > 5, "{held} {freed}");
}

/// The first and the last page of each block.
fn pages_of_blocks(report: &Report) -> Vec<(usize, usize)> {
    let pages = &report.set.pages;
    let root = TagId::default();
    // The part of the structure right below the document that a tag is in.
    let top = |mut tag: TagId| {
        while let Some(parent) = pages.tags[tag.0].parent.filter(|parent| *parent != root) {
            tag = parent;
        }
        tag
    };
    let mut found: BTreeMap<TagId, (usize, usize)> = BTreeMap::new();
    for (number, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            if let Owner::Tag(tag) = item.owner {
                found.entry(top(tag)).or_insert((number, number)).1 = number;
            }
        }
    }
    let title = 1 + usize::from(report.set.plan.title_date.is_some());
    let mut parts = found.into_values().skip(title);
    let mut blocks = Vec::new();
    for block in &report.set.document.blocks {
        let count = match block {
            Block::Signature(_) => {
                let signature = report.set.plan.signature.as_ref().unwrap();
                usize::from(!signature.name.is_empty()) + usize::from(signature.date.is_some())
            }
            _ => 1,
        };
        let own: Vec<(usize, usize)> = parts.by_ref().take(count).collect();
        blocks.push((own[0].0, own[count - 1].1));
    }
    assert_eq!(parts.next(), None, "{}", report.name);
    blocks
}

#[test]
fn no_page_parts_the_blocks_that_the_plan_holds_together() {
    let mut held = 0;
    for report in reports() {
        let planned = report.set.plan.with_next(&report.set.document.blocks);
        let pages = pages_of_blocks(report);
        for (at, pair) in pages.windows(2).enumerate().filter(|(at, _)| planned[*at]) {
            assert_eq!(pair[0].1, pair[1].0, "{}, block {at}", report.name);
            held += 1;
        }
    }
    assert!(held > 300, "{held}");
}

/// For each table the first and the last page of each row.
fn pages_of_rows(pages: &Pages) -> Vec<BTreeMap<usize, (usize, usize)>> {
    let mut tables: Vec<BTreeMap<usize, (usize, usize)>> = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        for trace in &page.trace {
            let Trace::Row { row, repeated: false, .. } = trace else { continue };
            let goes_on = tables.last().is_some_and(|rows| {
                rows.last_key_value().is_some_and(|(last, _)| last <= row && *row > 0)
            });
            if !goes_on {
                tables.push(BTreeMap::new());
            }
            tables.last_mut().unwrap().entry(*row).or_insert((number, number)).1 = number;
        }
    }
    tables
}

#[test]
fn no_page_parts_the_rows_that_the_plan_holds_together() {
    let (mut held, mut cut) = (0, 0);
    for report in reports() {
        let tables = pages_of_rows(&report.set.pages);
        assert_eq!(tables.len(), report.set.plan.tables.len(), "{}", report.name);
        let depth = report.set.form.page.line_pitch() * i64::from(report.set.form.page.lines);
        for (pages, (_, rules)) in tables.iter().zip(report.tables()) {
            let name = format!("{}, {}", report.name, rules.model.key);
            let is_parted = |row: usize| pages[&row].1 != pages[&(row + 1)].0;
            let planned = rules.with_next(rules.top());
            // Where no page holds the rows at the top together, one stands under the header rows.
            let first = if rules.height(rules.top()) > depth { rules.top() } else { 0 };
            for row in (first..planned.len()).filter(|row| planned[*row]) {
                assert!(!is_parted(row), "{name}, row {row}");
                held += 1;
            }
            for row in 0..rules.model.rows {
                let is_cut = pages[&row].0 != pages[&row].1;
                assert!(!is_cut || rules.breaks(row, depth), "{name}, row {row}");
            }
            let parted: Vec<usize> =
                (1..rules.model.rows).filter(|row| is_parted(row - 1)).collect();
            // One of the form only where it fits no page, or between two of its bands.
            if rules.model.official && (rules.plan.cut.is_some() || rules.whole() <= depth) {
                assert_eq!(parted, Vec::from_iter(rules.plan.cut), "{name}");
                assert!(parted.iter().all(|cut| rules.model.bands().any(|row| row == *cut)));
            }
            cut += usize::from(!parted.is_empty());
        }
    }
    assert!(held > 500 && cut > 5, "{held} {cut}");
}

/// The names of the constants that a piece of Rust sets.
fn constants(code: &str) -> impl Iterator<Item = &str> {
    code.lines().filter_map(|line| {
        let item = line.trim_start();
        let item = item.strip_prefix("pub").map_or(item, |rest| {
            rest.strip_prefix(|c: char| c == '(')
                .map_or(rest, |rest| rest.split_once(')').unwrap().1)
        });
        let (name, _) = item.trim_start().strip_prefix("const ")?.split_once(':')?;
        Some(name)
    })
}

/// The Rust files of a folder of `src`.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// No writer, and no other step of the layout, has a number of its own by the name of a rule.
#[test]
fn a_rule_of_place_is_stated_once() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rules = source.join("layout/place");
    let mut found = Vec::new();
    for folder in ["layout", "docx", "pdf"] {
        files(&source.join(folder), &mut found);
    }
    let texts: Vec<(PathBuf, String)> =
        found.into_iter().map(|file| (file.clone(), fs::read_to_string(file).unwrap())).collect();
    let (place, others): (Vec<_>, Vec<_>) =
        texts.iter().partition(|(file, _)| file.starts_with(&rules));
    let stated: Vec<&str> = place.iter().flat_map(|(_, text)| constants(text)).collect();
    assert!(stated.contains(&"LEAST_BODY_ROWS") && stated.contains(&"INDENT"), "{stated:?}");
    for (file, text) in others {
        let again = constants(text).find(|name| stated.contains(name));
        assert_eq!(again, None, "{}", file.display());
    }
}
