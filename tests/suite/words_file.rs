//! The rows of the built-in words file: each is reached by its own example, and says what it should.

use std::collections::BTreeSet;

use genreport::base::{Diagnostic, SourceId};
use genreport::checks::{Facts, Selection, readings, understood};
use genreport::form::CompletedFigures;
use genreport::vocabulary::{self, Row, Vocabulary, built_in};

use crate::data::{self, EXAMPLE_2023, LAYOUT_2021, form, report};
use crate::sentences::with_overview;

fn words() -> &'static Vocabulary {
    static WORDS: std::sync::OnceLock<std::sync::Arc<Vocabulary>> = std::sync::OnceLock::new();
    WORDS.get_or_init(|| built_in("annual-report-words").unwrap())
}

/// The rows that a sentence comes to, and what is found in it.
fn read(sentence: &str) -> (Vec<Row>, Vec<Diagnostic>) {
    let text = with_overview(EXAMPLE_2023, sentence);
    let (report, form) = (report(&text, LAYOUT_2021), form(LAYOUT_2021));
    let figures = CompletedFigures::new(&form, &report.figures);
    let readings = readings(&Facts::new(&report, &form, &figures, None));
    let reached = readings.into_iter().flat_map(|reading| reading.rows).cloned().collect();
    let rules = Selection::new(&["T101", "T102", "T103", "T104"].map(str::to_owned), &[]).unwrap();
    (reached, data::check(&report, &form, &rules))
}

/// How a sentence is cut into words.
pub(crate) fn cut(sentence: &str) -> String {
    let report = report(EXAMPLE_2023, LAYOUT_2021);
    let form = form(LAYOUT_2021);
    let figures = CompletedFigures::new(&form, &report.figures);
    understood(&Facts::new(&report, &form, &figures, None), sentence)
}

/// A sentence with each of its numbers of things changed by itself.
fn changed(sentence: &str) -> Vec<String> {
    let ends = sentence.match_indices('件').map(|(end, _)| end);
    let numbers = ends.filter_map(|end| {
        let digits = sentence[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
        (digits > 0).then(|| format!("{}7777{}", &sentence[..end - digits], &sentence[end..]))
    });
    numbers.collect()
}

/// An example with each of its numbers one too high, one at a time, beside others that are right.
fn slips_of(example: &str) -> Vec<String> {
    const BESIDE: [&str; 4] = [
        "制发行政规范性文件2件，废止1件，现行有效9件；",
        "作出行政许可3426件、行政处罚58件、行政强制2件；",
        "政府信息公开申请，予以公开25件，部分公开10件，无法提供13件，不予处理4件；",
        "因政府信息公开被提起行政诉讼4件，维持3件，尚未审结1件；",
    ];
    let ends = example.match_indices('件').map(|(end, _)| end);
    let slips = ends.filter_map(|end| {
        let digits = example[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
        let number: u64 = example[end - digits..end].parse().ok()?;
        Some(format!("{}{}{}", &example[..end - digits], number + 1, &example[end..]))
    });
    let slips: Vec<String> = slips.collect();
    BESIDE
        .iter()
        .flat_map(|beside| slips.iter().map(move |slip| format!("{beside}{slip}")))
        .collect()
}

/// Every row with whether it is about what there was none of.
fn rows() -> Vec<(&'static Row, bool)> {
    let subjects = words().subjects.iter();
    let counted = subjects.flat_map(|subject| subject.told.iter().chain(&subject.rows));
    let absent = words().absence.iter().map(|row| (row, true));
    counted.map(|row| (row, false)).chain(absent).collect()
}

/// Whoever adds a row sees here whether its example comes to it, whether it is right, and whether a
/// wrong number is found.
#[test]
fn every_row_is_reached_by_its_example() {
    let (mut seen, mut faults) = (BTreeSet::new(), Vec::new());
    for (row, is_absent) in rows() {
        let example = row.example.as_str();
        assert!(seen.insert(example), "two rows have the example {example}");
        faults.extend(fault(row, is_absent).map(|fault| format!("{example}\n  {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen.len() > 45, "{}", seen.len());
}

/// What is wrong with the example of a row.
fn fault(row: &Row, is_absent: bool) -> Option<String> {
    let example = row.example.as_str();
    let (reached, found) = read(example);
    if !reached.iter().any(|other| other.example == example) {
        let others: Vec<&str> = reached.iter().map(|other| other.example.as_str()).collect();
        return Some(format!("到不了这一行，到了例句是这些的行：{others:?}\n  {}", cut(example)));
    }
    let messages: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    // There are requests and disputes in the sample: to say that there were none is wrong.
    let absent = |row: &Row| words().absence.iter().any(|other| other.example == row.example);
    let says_none = is_absent && reached.iter().any(|row| absent(row) && !row.means.is_empty());
    if messages.is_empty() == says_none {
        return Some(format!("查出来的是：{messages:?}"));
    }
    // Each number is changed by itself: a neighbour's row does not find it.
    let is_found =
        |sentence: &String| read(sentence).1.iter().any(|found| found.message.contains("7777"));
    // What is only likely is told of a slip, not of any number; a short one beside others that are right.
    if row.is_likely {
        let slips = slips_of(example);
        let is_found = slips.iter().any(|sentence| !read(sentence).1.is_empty());
        return (!is_found).then(|| format!("{slips:?} 没有查出来"));
    }
    let states = !row.means.is_empty() && !is_absent;
    assert!(!states || !changed(example).is_empty(), "{example}：例句里要有几件");
    let missed = changed(example).into_iter().find(|sentence| states && !is_found(sentence));
    missed.map(|sentence| format!("{sentence} 没有查出来"))
}

#[test]
fn built_in_words_files_are_sound() {
    for (name, text) in vocabulary::BUILT_IN {
        let faults = vocabulary::load(text, SourceId::default()).err().unwrap_or_default();
        let shown = faults.iter().map(|fault| {
            let line = text[..fault.span().start].lines().count();
            format!("{name}:{line} [{}] {}", fault.code, fault.message)
        });
        assert!(faults.is_empty(), "{}", shown.collect::<Vec<_>>().join("\n"));
        assert!(built_in(name).is_some_and(|words| !words.subjects.is_empty()), "{name}");
    }
}
