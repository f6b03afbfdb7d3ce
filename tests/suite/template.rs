//! Blank inputs made from a form: they read as they are and with all their options, and the
//! blank sample is one of them.
//!
//! After a change that is meant, write the sample anew with
//! `UPDATE_DUMPS=1 cargo test --test suite template` and read the difference.

use std::fs;
use std::path::Path;

use genreport::base::SourceId;
use genreport::form::{Form, load};
use genreport::input;
use genreport::model::Figure;

use crate::data::{self, LAYOUT_2019, LAYOUT_2021, LAYOUT_EXTENDED};

/// The layouts by the names that an input knows them by.
const LAYOUTS: [(&str, &str); 3] = [
    ("annual-report-2021", LAYOUT_2021),
    ("annual-report-2019", LAYOUT_2019),
    ("extended", LAYOUT_EXTENDED),
];

fn form(name: &str, layout: &str) -> Form {
    load(name, layout, SourceId::new(1)).unwrap()
}

/// A blank input with the mark taken from each of its options.
pub(crate) fn with_options(blank: &str) -> String {
    let option = |line: &str| line.strip_prefix('#').is_some_and(|rest| !rest.starts_with(' '));
    let lines = blank.lines().map(|line| if option(line) { &line[1..] } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_blank_sample_is_made_from_the_form() {
    let now =
        input::template(&form("annual-report-2021", LAYOUT_2021), "annual-report-2021", 2025, None);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/blank.toml");
    if std::env::var_os("UPDATE_DUMPS").is_some() {
        fs::write(&file, &now).unwrap();
    }
    let before = fs::read_to_string(&file).unwrap();
    for (number, (before, now)) in (1..).zip(before.lines().zip(now.lines())) {
        assert_eq!(before, now, "blank.toml:{number}");
    }
    assert_eq!(before, now);
}

#[test]
fn blank_inputs_read_with_and_without_their_options() {
    for (name, layout) in LAYOUTS {
        let form = form(name, layout);
        let blank = input::template(&form, name, 2020, None);
        let plain = data::report(&blank, layout);
        assert_eq!((plain.year, plain.preamble.len()), (2020, 1), "{name}");
        let figures = plain.figures.values().flat_map(|figures| figures.lines.values());
        for entry in figures.flatten() {
            let is_zero = match &entry.figure {
                Figure::Count(count) => *count == 0,
                Figure::Fee(fee) => fee.to_string() == "0",
                Figure::Written(text) => text.as_str() == "0",
                _ => false,
            };
            assert!(is_zero, "{name}: {entry:?}");
        }
        for prose in plain.prose.values() {
            assert!(prose.paragraphs.iter().any(|text| text.as_str().contains("（请填写")));
        }
        let full = data::report(&with_options(&blank), layout);
        assert_eq!((full.title.len(), full.attachments.len()), (2, 2), "{name}");
        assert!(full.signature.is_some() && full.issued.is_some() && full.seal, "{name}");
        assert_eq!(full.prose["overview"].tables.len(), 1, "{name}");
        assert_eq!((full.headings.len(), full.labels.len()), (1, form.tables().count()), "{name}");
        assert!(full.previous.is_some() && full.checks.most_characters.is_some(), "{name}");
        assert!(full.checks.ignore.len() == 1 && full.checks.strict, "{name}");
    }
}

/// A label of the form stands beside each key: nobody has to know what the keys mean.
#[test]
fn every_line_has_its_label() {
    for (name, layout) in LAYOUTS {
        let form = form(name, layout);
        let blank = input::template(&form, name, 2020, None);
        for line in form.tables().flat_map(|table| &table.lines) {
            let (key, label) = (format!("{} ", line.key), line.label.as_str());
            let is_its = |written: &&str| written.starts_with(&key) && written.ends_with(label);
            assert_eq!(blank.lines().filter(is_its).count(), 1, "{name}: {key}");
            for cell in line.cells.iter() {
                assert!(blank.contains(cell.label.as_str()), "{name}: {}", cell.label.as_str());
            }
        }
        for section in &form.sections {
            assert!(blank.contains(&format!("]  # {}", section.heading.as_str())), "{name}");
        }
    }
}

#[test]
fn heads_of_columns_stand_above_the_ends_of_their_figures() {
    let blank =
        input::template(&form("extended", LAYOUT_EXTENDED), "甲\"乙/extended.toml", 2023, None);
    let lines: Vec<&str> = blank.lines().collect();
    let at = lines.iter().position(|line| line.starts_with("received")).unwrap();
    // Chinese characters are twice as wide as digits.
    let ends = |line: &str, is_end: fn(char, char) -> bool| -> Vec<usize> {
        let mut column = 0;
        let pairs = line.chars().zip(line.chars().skip(1).chain([' ']));
        pairs
            .filter_map(|(char, next)| {
                column += if char.is_ascii() { 1 } else { 2 };
                is_end(char, next).then_some(column)
            })
            .collect()
    };
    let figures = lines[at].split_once(']').unwrap().0;
    let of_figures = ends(figures, |char, _| char == '0');
    assert_eq!(of_figures.len(), 8);
    assert_eq!(ends(lines[at - 1], |char, next| !char.is_ascii() && next == ' '), of_figures);
}

#[test]
fn a_schema_is_named_in_the_first_line() {
    let form = form("annual-report-2021", LAYOUT_2021);
    let with = input::template(&form, "annual-report-2021", 2025, Some("年报.schema.json"));
    let without = input::template(&form, "annual-report-2021", 2025, None);
    assert_eq!(with, format!("#:schema ./年报.schema.json\n{without}"));
}

/// A form is called what the caller says, and cites no document that
/// it does not name.
#[test]
fn a_form_is_called_what_the_caller_says() {
    let blank =
        input::template(&form("extended", LAYOUT_EXTENDED), "甲\"乙/extended.toml", 2023, None);
    assert!(blank.contains(r#"layout = "甲\"乙/extended.toml""#));
    assert!(!blank.contains("根据") && blank.contains("自2023年1月1日起至2023年12月31日止"));
    let built_in =
        input::template(&form("annual-report-2019", LAYOUT_2019), "annual-report-2019", 2020, None);
    assert!(built_in.contains("layout = \"annual-report-2019\""));
    assert!(built_in.contains("（国办公开办函〔2019〕60号）编制，"));
}

/// What follows a report reads, whatever that report says, and agrees with it in what is carried over.
#[test]
fn what_follows_a_report_reads() {
    for number in 0..crate::generated::COUNT {
        let (layout, text) = (crate::generated::layout(number), crate::generated::report(number));
        let name = if layout == LAYOUT_2019 { "annual-report-2019" } else { "annual-report-2021" };
        let (form, report) = (form(name, layout), data::report(&text, layout));
        let figures = genreport::form::CompletedFigures::new(&form, &report.figures);
        let last = input::LastYear {
            report: &report,
            form: &form,
            figures: &figures,
            name: "去年.toml",
            path: Some("去年.toml"),
        };
        let following = input::following(&last, &form, name, None).text;
        for text in [following.clone(), with_options(&following)] {
            let now = data::report(&text, layout);
            assert_eq!(
                (now.year, &now.authority.as_str()),
                (report.year + 1, &report.authority.as_str())
            );
            let carried = form.tables().find(|table| !table.carried.is_empty()).unwrap();
            let carry = &carried.carried[0];
            let before = carried.line(&carry.from).unwrap();
            let first = figures.entry(carried, before, 0).and_then(|entry| entry.figure.amount());
            let entry = now.figures[&carried.key].entry(&carry.to, 0);
            let amount = entry.and_then(|entry| entry.figure.amount());
            assert!(first.is_none() || first == amount, "{number}: {first:?} {amount:?}");
        }
    }
}
