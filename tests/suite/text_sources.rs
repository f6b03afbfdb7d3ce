//! Every text on a page knows where it was written: a click on it can find the field.

use std::collections::BTreeSet;

use genreport::base::{SourceId, Span};
use genreport::layout::{Artifact, Content, Owner, Pages, TextRun, Written};

use crate::chain;
use crate::data;
use crate::generated;

/// The number that the input has in these tests; the layout is the other text.
const INPUT: SourceId = SourceId::new(0);

const SAMPLES: [(&str, &str, &str); 5] = [
    ("weibei-2022", data::WEIBEI, data::LAYOUT_2021),
    ("huaian-2024", data::HUAIAN, data::LAYOUT_2021),
    ("example-2023", data::EXAMPLE_2023, data::LAYOUT_2021),
    ("example-2019", data::EXAMPLE_2019, data::LAYOUT_2019),
    ("blank", data::BLANK, data::LAYOUT_2021),
];

fn pages(input: &str, layout: &str) -> Pages {
    chain::made(input, layout).set.unwrap().pages
}

/// The runs of all pages with what they belong to.
fn runs(pages: &Pages) -> impl Iterator<Item = (Owner, &TextRun)> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| match &item.content {
        Content::Text(run) => Some((item.owner, run)),
        Content::Rule(_) => None,
    })
}

fn shown(run: &TextRun, written: &Written) -> String {
    run.glyphs[written.glyphs.clone()].iter().map(|glyph| glyph.char).collect()
}

/// The input and the layout that a report is made of.
struct Sources<'s> {
    input: &'s str,
    layout: &'s str,
}

impl Sources<'_> {
    fn at(&self, place: Span) -> &str {
        let text = match place.source {
            INPUT => self.input,
            _ => self.layout,
        };
        &text[place.start..place.end]
    }
}

/// What may stand on a page that does not stand so at its place, with how it is set:
/// numbers in another form, dates, totals left out, what the layout adds to a text.
fn is_made(shown: &str, source: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_number = shown.chars().all(|c| c.is_ascii_digit() || "+-−.".contains(c));
    let is_date = source.matches('-').count() == 2
        && shown.chars().all(|c| c.is_ascii_digit() || "年月日".contains(c));
    let is_total = source.len() > shown.len() && source.contains(['[', '\n', ',']);
    let is_label = |text: &str| text.chars().all(|c| c.is_ascii_digit() || "附件：.".contains(c));
    let is_added = matches!(shown, "（" | "）") || shown.contains(['附', '.']) && is_label(shown);
    match () {
        () if is_added || is_date => true,
        () if is_number => digits(shown) == digits(source) || is_total,
        () => source.trim_matches('"') == shown,
    }
}

/// Checks every run; how many glyphs stand as they were written, and how many were made.
fn check(name: &str, pages: &Pages, sources: &Sources<'_>) -> (usize, usize) {
    let (mut same, mut made) = (0, 0);
    for (owner, run) in runs(pages) {
        let placed: usize = run.written().iter().map(|written| written.glyphs.len()).sum();
        let is_number = owner == Owner::Artifact(Artifact::PageNumber);
        assert_eq!(placed, if is_number { 0 } else { run.glyphs.len() }, "{name}");
        for written in run.written() {
            let (shown, source) = (shown(run, &written), sources.at(written.place));
            if source.replace('\t', " ") == shown {
                same += written.glyphs.len();
            } else {
                assert!(is_made(&shown, source), "{name}: {shown} of {source}");
                made += written.glyphs.len();
            }
        }
    }
    (same, made)
}

#[test]
fn every_text_of_the_samples_stands_at_its_place() {
    for (name, input, layout) in SAMPLES {
        let pages = pages(input, layout);
        let (same, made) = check(name, &pages, &Sources { input, layout });
        assert!(same > 1000 && made < same / 10, "{name}: {same} {made}");
    }
}

#[test]
fn every_text_of_the_generated_reports_stands_at_its_place() {
    for number in 0..generated::COUNT {
        let (input, layout) = (generated::report(number), generated::layout(number));
        let pages = pages(&input, layout);
        let (same, _) = check(&format!("{number}"), &pages, &Sources { input: &input, layout });
        assert!(same > 1000, "{number}: {same}");
    }
}

/// Each character of the prose and each figure that was given is found again on the pages.
#[test]
fn every_field_is_found_on_the_pages() {
    for (name, input, layout) in SAMPLES {
        let pages = pages(input, layout);
        let glyphs = runs(&pages).flat_map(|(_, run)| &run.glyphs);
        let places: BTreeSet<Span> = glyphs.filter_map(|glyph| glyph.place).collect();
        let report = data::report(input, layout);
        for paragraph in report.prose.values().flat_map(|prose| &prose.paragraphs) {
            for (at, char) in paragraph.as_str().char_indices() {
                let found = char.is_whitespace() || places.contains(&paragraph.place(at));
                assert!(found, "{name}: {char} of {}", paragraph.as_str());
            }
        }
        let figures = report.figures.values().flat_map(|figures| figures.lines.values().flatten());
        for entry in figures.filter(|entry| !entry.figure.to_string().is_empty()) {
            let is_found = places.iter().any(|place| {
                place.source == INPUT
                    && entry.span.start <= place.start
                    && place.end <= entry.span.end
            });
            assert!(is_found, "{name}: {} at {:?}", entry.figure, entry.span);
        }
    }
}
