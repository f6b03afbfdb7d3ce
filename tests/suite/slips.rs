//! What `--fix` makes of slips in writing: a table of repairs, and a property of ten thousand texts.

use std::collections::BTreeMap;

use genreport::base::Repair;
use genreport::session::{Checked, File, Rules, Session};

use crate::data::EXAMPLE_2023;
use crate::sentences;
use inputs::{TEXT, with_lines, with_paragraphs};
use random::{Random, with_slips};

#[path = "slips/inputs.rs"]
mod inputs;
#[path = "slips/random.rs"]
mod random;

const WRITING: &[Repair] = &[Repair::Writing];
/// Texts that are checked together, a paragraph each: none is read beside another.
const TOGETHER: usize = 100;

/// What is found, by line, code and message, and how often.
fn findings(checked: &Checked) -> BTreeMap<(usize, &'static str, String), usize> {
    let source = checked.sources.get(checked.source).unwrap();
    let mut found = BTreeMap::new();
    for finding in &checked.findings {
        let line = source.place(finding.span().start).line;
        *found.entry((line, finding.code, finding.message.clone())).or_default() += 1;
    }
    found
}

/// A paragraph and what it is mended to, a line each: `甲,乙 => 甲，乙`; `甲,,乙 => ` with nothing behind
/// it where it is to stay as it is.
const TABLE: &str = include_str!("../data/repairs.txt");

#[test]
fn repairs_are_as_expected() {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let rows: Vec<(&str, &str)> = rows.map(|line| line.split_once(" =>").unwrap()).collect();
    assert!(rows.len() > 80, "{}", rows.len());
    let paragraphs: Vec<String> = rows.iter().map(|(before, _)| (*before).to_owned()).collect();
    let text = with_paragraphs(&paragraphs);
    let file = File::new("a.toml", text.as_bytes());
    let mended = Session::new().mend(file, &Rules::default(), WRITING).unwrap();
    let now: Vec<&str> = mended.checked.text().lines().skip_while(|line| *line != TEXT).collect();
    assert_eq!(now.get(rows.len() + 1), Some(&"'''"), "each row is a line");
    let mut faults = Vec::new();
    for ((before, after), now) in rows.into_iter().zip(&now[1..]) {
        let after = if after.is_empty() { before } else { after.trim_start() };
        if *now != after {
            faults.push(format!("{before}\n  => {now}\n  instead of {after}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a repair of a report makes worse, and how many lines it changes.
fn faults(session: &Session, text: &str) -> (Vec<String>, usize) {
    let file = || File::new("a.toml", text.as_bytes());
    let before = findings(&session.check(&file(), &Rules::default()).unwrap());
    let mended = session.mend(file(), &Rules::default(), WRITING).unwrap();
    let now = mended.checked.text();
    let mut faults = Vec::new();
    for (key, count) in findings(&mended.checked) {
        if before.get(&key).is_none_or(|before| *before < count) {
            let [old, new] = [text, now].map(|text| text.lines().nth(key.0 - 1).unwrap());
            faults.push(format!("{key:?} {count}\n  {old}\n  {new}"));
        }
    }
    let again = File::new("a.toml", now.as_bytes());
    faults.extend(session.mend(again, &Rules::default(), WRITING).unwrap().changes);
    (faults, text.lines().zip(now.lines()).filter(|(old, new)| old != new).count())
}

/// Asserts that a repair of these reports shows nothing that was not found before, and that there is
/// nothing to mend in what is mended; and that it changes more lines than `few`.
fn assert_sound(reports: impl Iterator<Item = String>, few: usize) {
    let session = Session::new();
    let (mut all, mut changed) = (Vec::new(), 0);
    for text in reports {
        let (faults, lines) = faults(&session, &text);
        all.extend(faults);
        changed += lines;
    }
    assert!(all.is_empty(), "{}: {}", all.len(), all[..all.len().min(20)].join("\n"));
    assert!(changed > few, "{changed}");
}

/// Whatever slips are in a paragraph.
#[test]
fn no_repair_makes_a_finding() {
    let corpus: Vec<&str> = sentences::all().collect();
    let mut random = Random(2024);
    let reports = (0..10_000 / TOGETHER).map(|_| {
        let paragraphs: Vec<String> =
            (0..TOGETHER).map(|_| with_slips(&corpus, &mut random)).collect();
        with_paragraphs(&paragraphs)
    });
    assert_sound(reports, 5_000);
}

/// The same of slips in any other text.
#[test]
fn no_repair_of_a_line_makes_a_finding() {
    let mut random = Random(2025);
    assert_sound((0..300).map(|_| with_lines(&mut random)), 2_000);
}

/// Labels of which each is known by the one behind it: all are mended at once, and in time.
#[test]
fn long_lines_of_labels_are_mended() {
    let text = with_paragraphs(&[
        "(1),".repeat(10_000) + "甲",
        "甲".to_owned() + &"  \u{2003}".repeat(10_000) + "乙",
    ]);
    let file = File::new("a.toml", text.as_bytes());
    let mended = Session::new().mend(file, &Rules::default(), WRITING).unwrap();
    let mut lines = mended.checked.text().lines().skip_while(|line| *line != TEXT).skip(1);
    assert_eq!(lines.next(), Some(&*("（1）".repeat(10_000) + "甲")));
    assert_eq!(lines.next(), Some("甲乙"));
}

/// A date in which radicals stand for Chinese characters is read as it is meant.
#[test]
fn a_date_is_read_as_it_is_meant() {
    let of = |date: &str| {
        let text = EXAMPLE_2023.replace("date = 2024-01-22", &format!("date = \"{date}\""));
        let checked = Session::new().check(&File::new("a.toml", text), &Rules::default()).unwrap();
        checked.findings.iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_eq!(of("2023年1⽉30⽇"), ["S113", "T205", "T205"]);
    assert_eq!(of("2024年1⽉30⽇"), ["T205", "T205"]);
}
