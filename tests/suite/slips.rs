//! What `--fix` makes of slips in writing: a table of repairs, and a property of ten thousand texts.

use std::collections::BTreeMap;

use genreport::base::Repair;
use genreport::session::{Checked, File, Rules, Session};

use crate::data::EXAMPLE_2023;
use crate::sentences;

#[path = "slips/random.rs"]
mod random;

const WRITING: &[Repair] = &[Repair::Writing];
/// Texts that are checked together, a paragraph each: none is read beside another.
const TOGETHER: usize = 100;

/// A report whose first section has these paragraphs, a line each.
fn with_paragraphs(paragraphs: &[String]) -> String {
    let start = EXAMPLE_2023.find("[overview]").unwrap();
    let end = EXAMPLE_2023.find("[disclosure]").unwrap();
    let words = paragraphs.join("\n");
    assert!(!words.contains("'''"), "{words}");
    let (before, behind) = (&EXAMPLE_2023[..start], &EXAMPLE_2023[end..]);
    format!("{before}[overview]\ntext = '''\n{words}\n'''\n\n{behind}")
}

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
    let now = mended.checked.text().lines().skip_while(|line| *line != "text = '''").skip(1);
    let mut faults = Vec::new();
    for ((before, after), now) in rows.into_iter().zip(now) {
        let after = if after.is_empty() { before } else { after.trim_start() };
        if now != after {
            faults.push(format!("{before}\n  => {now}\n  instead of {after}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whatever slips are in a text: a repair shows nothing that was not found before, and there is
/// nothing to mend in what is mended.
#[test]
fn no_repair_makes_a_finding() {
    let session = Session::new();
    let corpus: Vec<&str> = sentences::all().collect();
    let mut random = random::Random(2024);
    let mut changed = 0;
    let mut faults = Vec::new();
    for _ in 0..10_000 / TOGETHER {
        let paragraphs: Vec<String> =
            (0..TOGETHER).map(|_| random::with_slips(&corpus, &mut random)).collect();
        let text = with_paragraphs(&paragraphs);
        let file = || File::new("a.toml", text.as_bytes());
        let before = findings(&session.check(&file(), &Rules::default()).unwrap());
        let mended = session.mend(file(), &Rules::default(), WRITING).unwrap();
        let now = mended.checked.text();
        changed += text.lines().zip(now.lines()).filter(|(old, new)| old != new).count();
        for (key, count) in findings(&mended.checked) {
            if before.get(&key).is_none_or(|before| *before < count) {
                let [old, new] = [&text, now].map(|text| text.lines().nth(key.0 - 1).unwrap());
                faults.push(format!("{key:?} {count}\n  {old}\n  {new}"));
            }
        }
        let again = File::new("a.toml", now.as_bytes());
        let again = session.mend(again, &Rules::default(), WRITING).unwrap();
        faults.extend(again.changes);
    }
    assert!(changed > 5_000, "{changed}");
    assert!(faults.is_empty(), "{}: {}", faults.len(), faults[..faults.len().min(20)].join("\n"));
}
