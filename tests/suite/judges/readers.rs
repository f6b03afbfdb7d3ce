//! Do other readers find the report's text, every cell in its place, and nothing else?

use std::path::Path;
use std::process::Command;

use super::{generated, judge, pdfs, run, text, written};
use crate::expected::{self, Expected};

pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A text is the report from its title to its last line, every table cell by cell in rows, and
/// nothing else.
#[track_caller]
pub(super) fn in_order(text: &str, expected: &Expected) {
    assert_eq!(difference(text, expected), None);
}

/// Where a text and the report part, if they do; white space does not count.
pub(super) fn difference(text: &str, expected: &Expected) -> Option<String> {
    let text = squeezed(text);
    let mut rest = text.as_str();
    for wanted in all_texts(expected) {
        let wanted = squeezed(wanted);
        let Some(after) = rest.strip_prefix(&wanted) else {
            let there: String = rest.chars().take(40).collect();
            return Some(format!("{wanted} should stand where there is {there}"));
        };
        rest = after;
    }
    (!rest.is_empty()).then(|| format!("beyond the report there is {rest}"))
}

#[test]
fn a_text_with_two_cells_swapped_is_not_the_report() {
    let expected = expected::huaian();
    let texts = all_texts(&expected);
    assert_eq!(difference(&texts.concat(), &expected), None);
    let fee = texts.iter().position(|text| *text == "96171.6").unwrap();
    let mut swapped = texts.clone();
    swapped.swap(fee - 1, fee);
    assert!(difference(&swapped.concat(), &expected).unwrap().starts_with("行政事业性收费"));
    let mut shorter = texts.clone();
    shorter.remove(fee);
    assert!(difference(&shorter.concat(), &expected).unwrap().starts_with("96171.6"));
    assert!(difference(&format!("{}0", texts.concat()), &expected).is_some());
}

/// The texts of a report with the cells of its tables in their places.
pub(super) fn all_texts(expected: &Expected) -> Vec<&str> {
    let mut tables = expected.tables.iter();
    let mut texts = Vec::new();
    for text in &expected.texts {
        if text == expected::TABLE {
            // Sorted by row, then by column.
            texts.extend(tables.next().unwrap().iter().map(|cell| cell.text.as_str()));
        } else {
            texts.push(text.as_str());
        }
    }
    assert!(tables.next().is_none(), "a table without its place");
    texts
}

const READERS: [(&str, &[&str], &[&str]); 2] =
    [("pdftotext", &["-raw"], &["-"]), ("mutool", &["draw", "-q", "-F", "txt"], &[])];

/// What a reader finds in a file, without the page numbers, which stand between the parts of a
/// paragraph.
fn read((reader, before, after): (&str, &[&str], &[&str]), file: &Path) -> String {
    let output = run(Command::new(reader), |c| c.args(before).arg(file).args(after));
    let is_number = |line: &&str| {
        let line = squeezed(line);
        let number = line.strip_prefix('—').and_then(|rest| rest.strip_suffix('—'));
        number.is_some_and(|number| number.parse::<u32>().is_ok())
    };
    text(&output.stdout).lines().filter(|line| !is_number(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn other_readers_find_the_text_in_order() {
    for reader in READERS {
        if judge(reader.0).is_none() {
            continue;
        }
        let read = |name: &str| read(reader, &written().join(format!("{name}.pdf")));
        in_order(&read("weibei-2022"), &expected::weibei());
        in_order(&read("huaian-2024"), &expected::huaian());
        in_order(&read("example-2019"), &expected::example_2019());
        in_order(&read("example-2023"), &expected::example_2023());
    }
}

/// Rare characters and radicals too.
#[test]
fn other_readers_find_the_same_text() {
    if READERS.iter().any(|reader| judge(reader.0).is_none()) {
        return;
    }
    for file in pdfs(&generated().plain) {
        let [one, other] = READERS.map(|reader| squeezed(&read(reader, &file)));
        assert!(one.chars().count() > 500);
        assert_eq!(one, other, "{}", file.display());
    }
}
