//! The line dumps of the samples: each against the text in `tests/dumps`, which a reviewer can
//! read, and against the rules that every page keeps.
//!
//! After a change that is meant, write them anew with `UPDATE_DUMPS=1 cargo test dumps` and read
//! the difference.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use genreport::base::Length;
use genreport::form::Form;
use genreport::layout::{Adjusted, Content, Keep, Owner, Page, Pages, TagId, TagRole, Trace, dump};

use crate::chain;
use crate::data::{self, LAYOUT_2019, LAYOUT_2021};

const SAMPLES: [(&str, &str, &str); 5] = [
    ("weibei-2022", data::WEIBEI, LAYOUT_2021),
    ("huaian-2024", data::HUAIAN, LAYOUT_2021),
    ("example-2023", data::EXAMPLE_2023, LAYOUT_2021),
    ("example-2019", data::EXAMPLE_2019, LAYOUT_2019),
    ("blank", data::BLANK, LAYOUT_2021),
];

/// The pages of a report, and its form.
fn pages(text: &str, layout: &str) -> (Pages, Form) {
    // Set without a finding.
    let set = chain::set(text, layout);
    (set.pages, data::form(layout))
}

/// Every sample with its pages, set once.
fn samples() -> &'static [(&'static str, Pages, Form)] {
    static SET: OnceLock<Vec<(&'static str, Pages, Form)>> = OnceLock::new();
    SET.get_or_init(|| {
        let set = |(name, text, layout): (&'static str, &str, &str)| {
            let (pages, form) = pages(text, layout);
            (name, pages, form)
        };
        SAMPLES.map(set).into()
    })
}

#[test]
fn the_samples_are_set_as_before() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dumps");
    for (name, pages, form) in samples() {
        let file = folder.join(format!("{name}.txt"));
        let now = dump(pages, form);
        if std::env::var_os("UPDATE_DUMPS").is_some() {
            fs::write(&file, &now).unwrap();
        }
        let before = fs::read_to_string(&file).unwrap_or_default();
        let mut lines = before.lines().zip(now.lines()).enumerate();
        if let Some((number, (before, now))) = lines.find(|(_, (before, now))| before != now) {
            panic!("{name}.txt:{}\n  before: {before}\n  now:    {now}", number + 1);
        }
        assert_eq!(before.lines().count(), now.lines().count(), "{name}.txt");
    }
}

/// One set line of running text.
struct Line {
    role: TagRole,
    text: String,
    adjusted: Adjusted,
    /// What its part of the structure is, to tell paragraphs apart.
    tag: TagId,
}

fn lines(pages: &Pages, page: &Page) -> Vec<Line> {
    let line = |trace: &Trace| {
        let Trace::Line { items, adjusted } = trace else { return None };
        let items = &page.items[items.clone()];
        let Owner::Tag(mut tag) = items.first()?.owner else { return None };
        // A head that runs in is part of its paragraph, a caption's line of the caption.
        let parent = pages.tags[tag.0].parent;
        if let Some(parent) = parent.filter(|parent| pages.tags[parent.0].parent.is_some()) {
            tag = parent;
        }
        let glyphs = items.iter().flat_map(|item| match &item.content {
            Content::Text(run) => run.glyphs.as_slice(),
            Content::Rule(_) => &[],
        });
        let text = glyphs.map(|glyph| glyph.char).collect();
        Some(Line { role: pages.tags[tag.0].role, text, adjusted: *adjusted, tag })
    };
    page.trace.iter().filter_map(line).collect()
}

fn is_han(char: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&char)
}

/// All lines of the paragraphs of a report, paragraph by paragraph.
fn paragraphs(pages: &Pages) -> Vec<Vec<String>> {
    let all = pages.pages.iter().flat_map(|page| lines(pages, page));
    let body: Vec<Line> = all.filter(|line| line.role == TagRole::Paragraph).collect();
    let same = |a: &Line, b: &Line| a.tag == b.tag;
    let text = |lines: &[Line]| lines.iter().map(|line| line.text.clone()).collect();
    body.chunk_by(same).map(text).collect()
}

#[test]
fn no_line_has_visible_gaps_and_no_last_line_is_one_character() {
    for (name, pages, _) in samples() {
        for line in pages.pages.iter().flat_map(|page| lines(pages, page)) {
            assert_eq!(line.adjusted.fault, None, "{name}: {}", line.text);
        }
        let mut long = 0;
        for paragraph in paragraphs(pages).iter().filter(|lines| lines.len() > 1) {
            long += 1;
            let last = paragraph.last().unwrap();
            let han = last.chars().filter(|c| is_han(*c)).count();
            let word = last.chars().filter(char::is_ascii_alphanumeric).count();
            assert!(han >= 2 || word >= 4, "{name}: {last}");
        }
        assert!(long >= 5 || matches!(*name, "blank" | "example-2019"), "{name}: {long}");
    }
}

/// A little stretching comes before squeezing: few lines take anything from their commas, and no
/// comma gives all its white.
#[test]
fn commas_keep_their_white() {
    let few = ["weibei-2022", "huaian-2024", "example-2019"];
    let mut squeezed = Vec::new();
    for (name, pages, form) in samples().iter().filter(|(name, ..)| few.contains(name)) {
        let half = form.page.character_pitch() / 2;
        for line in pages.pages.iter().flat_map(|page| lines(pages, page)) {
            let [_, _, pauses, ..] = line.adjusted.squeezed;
            if pauses > Length::ZERO {
                // A mark at the line's end has given its half anyway.
                let inner = line.text.chars().rev().skip(1);
                let marks = inner.filter(|c| "，、；：".contains(*c)).count();
                assert!(pauses < half * i64::try_from(marks).unwrap(), "{name}: {}", line.text);
                squeezed.push(line.text);
            }
        }
    }
    assert!(squeezed.len() <= 6, "{squeezed:#?}");
}

/// A line of Han, or of Han and single marks inside it, holds twenty-eight of them, the first of a
/// paragraph two less.
#[test]
fn unadjusted_lines_hold_twenty_eight() {
    let han = "文字".repeat(100);
    let text = data::BLANK.replace("（请填写", &han);
    assert_ne!(text, data::BLANK);
    let (made_up, form) = pages(&text, LAYOUT_2021);
    let made_up = ("made up", made_up, form);
    let (mut all_han, mut with_marks) = (0, 0);
    for (name, pages, form) in samples().iter().chain([&made_up]) {
        for paragraph in paragraphs(pages) {
            let last = paragraph.len() - 1;
            for (number, line) in paragraph.iter().enumerate().filter(|(at, _)| *at < last) {
                if !line.ends_with(is_han) || !has_single_marks(line) {
                    continue;
                }
                let indent = if number == 0 { 2 } else { 0 };
                let wanted = usize::from(form.page.characters) - indent;
                let is_alone = line.chars().all(is_han);
                // Marks may be squeezed, so that one more has found room.
                let found = line.chars().count();
                let fits = if is_alone { found == wanted } else { (wanted - 1..).contains(&found) };
                assert!(fits, "{name}: {found} in {line}");
                all_han += usize::from(is_alone);
                with_marks += usize::from(!is_alone && found == wanted);
            }
        }
    }
    assert!(all_han >= 10 && with_marks >= 20, "{all_han} {with_marks}");
}

/// Nothing but Han and pauses, no two marks together.
fn has_single_marks(line: &str) -> bool {
    let is_mark = |char: char| "，、；：。".contains(char);
    let line: Vec<char> = line.chars().collect();
    line.iter().all(|char| is_han(*char) || is_mark(*char))
        && !line.windows(2).any(|pair| is_mark(pair[0]) && is_mark(pair[1]))
}

/// Whether anything stands on the last line of a page's grid, by where its items lie.
fn is_full(page: &Page, form: &Form) -> bool {
    let bottom = form.page.top + form.page.depth;
    let last = bottom - form.page.line_pitch();
    page.items.iter().any(|item| {
        let y = match &item.content {
            Content::Text(run) => run.origin.y,
            Content::Rule(rule) => rule.to.y,
        };
        // The page number stands below the type area.
        y > last && y <= bottom
    })
}

/// A page is full, or the dump says which rule left its last lines empty.
#[test]
fn pages_are_full_or_say_why_not() {
    let (mut full, mut short) = (0, 0);
    for (name, pages, form) in samples() {
        let shown = dump(pages, form);
        let shown: Vec<&str> = shown.split("── 第").skip(1).collect();
        assert_eq!(shown.len(), pages.pages.len());
        for (number, (page, shown)) in pages.pages.iter().zip(shown).enumerate() {
            let at = format!("{name}, page {}", number + 1);
            let is_last = number + 1 == pages.pages.len();
            assert_eq!(page.kept == Some(Keep::End), is_last, "{at}");
            let reasons = shown.lines().filter(|line| line.contains("（空 ")).count();
            assert_eq!(reasons, usize::from(!is_full(page, form)), "{at}: {shown}");
            if is_full(page, form) {
                full += 1;
            } else {
                assert!(page.kept.is_some(), "{at}");
                short += 1;
            }
        }
    }
    assert!(full >= 6 && short >= 6, "{full} {short}");
}

/// Table three is on one page in every sample, with its heading above it.
#[test]
fn the_large_table_stands_on_one_page() {
    for (name, pages, _) in samples() {
        let rows = |page: &Page| {
            page.trace.iter().filter(|trace| matches!(trace, Trace::Row { .. })).count()
        };
        let large = pages.pages.iter().filter(|page| rows(page) >= 26).count();
        assert_eq!(large, 1, "{name}");
    }
}
