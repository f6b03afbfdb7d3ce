//! No key of a table means anything to the program: with every one of them changed it finds the
//! same.

use std::collections::{BTreeMap, BTreeSet};

use genreport::base::{Diagnostic, SourceId};
use genreport::checks::{Facts, RULES, Selection, check};
use genreport::form::{BUILT_IN, CompletedFigures, Form, INPUT_KEYS};
use genreport::input;
use genreport::model::{Figure, Figures, Report};
use genreport::syntax::Parsed;

use crate::checks::CORRECT;
use crate::data::{self, BLANK, EXAMPLE_2019, EXAMPLE_2023};
use crate::sentences;

#[path = "renamed/examples.rs"]
mod examples;
#[path = "renamed/keys.rs"]
mod keys;

use keys::{Layout, parsed, renamed};

const INPUT: SourceId = SourceId::new(0);
const PREVIOUS: SourceId = SourceId::new(2);

/// A built-in form, and the same with other keys.
struct Pair {
    real: Form,
    renamed: Form,
    layout: Layout,
}

/// The built-in forms by name.
fn pairs() -> BTreeMap<&'static str, Pair> {
    let pair = |(name, text)| {
        let layout = Layout::new(text);
        (name, Pair { real: data::form(text), renamed: data::form(&layout.text), layout })
    };
    BUILT_IN.map(pair).into()
}

/// A report, and last year's where they are compared.
struct Case {
    what: String,
    text: String,
    previous: Option<String>,
    rules: Selection,
}

impl Case {
    fn new(what: impl Into<String>, text: impl Into<String>) -> Self {
        let (what, text) = (what.into(), text.into());
        Self { what, text, previous: None, rules: Selection::default() }
    }
}

/// A report that must be in order.
fn read(input: &Parsed<'_>, form: &Form) -> Report {
    let (report, faults) = input::read(input, form);
    assert!(faults.is_empty(), "{faults:?}\n{}", input.text);
    report.unwrap()
}

fn findings(
    input: &Parsed<'_>,
    previous: Option<&Parsed<'_>>,
    form: &Form,
    rules: &Selection,
) -> Vec<Diagnostic> {
    let completed = |report: &Report| CompletedFigures::new(form, &report.figures);
    let last = previous.map(|input| read(input, form));
    let last_figures = last.as_ref().map(completed);
    let last = last.as_ref().zip(last_figures.as_ref());
    let report = read(input, form);
    let figures = completed(&report);
    let last = last.map(|(report, figures)| (report, form, figures));
    check(&Facts::new(&report, form, &figures, last), rules)
}

/// The pair of forms that a report asks for.
fn pair<'p>(pairs: &'p BTreeMap<&str, Pair>, input: &Parsed<'_>) -> &'p Pair {
    &pairs[input::layout(input).unwrap().as_str()]
}

/// What is found in a report by the real layout and by the renamed one, in the words of the former.
fn both(case: &Case, pairs: &BTreeMap<&str, Pair>) -> [Vec<Diagnostic>; 2] {
    let text = parsed(&case.text, INPUT);
    let previous = case.previous.as_deref().map(|text| parsed(text, PREVIOUS));
    let Pair { real, renamed, layout } = pair(pairs, &text);
    let expected = findings(&text, previous.as_ref(), real, &case.rules);
    let (text, previous) = (layout.input(&text), previous.map(|text| layout.input(&text)));
    let previous = previous.as_deref().map(|text| parsed(text, PREVIOUS));
    let mut found = findings(&parsed(&text, INPUT), previous.as_ref(), renamed, &case.rules);
    for finding in &mut found {
        finding.message = layout.mapped_back(&finding.message);
        finding.help = finding.help.as_deref().map(|help| layout.mapped_back(help));
        for label in &mut finding.labels {
            label.text = layout.mapped_back(&label.text);
        }
    }
    [expected, found]
}

/// The wrong sentences of the corpus, in a report of either form.
fn with_sentences() -> Vec<Case> {
    let reports = [EXAMPLE_2023, EXAMPLE_2019].into_iter();
    let cases = reports.flat_map(|report| {
        sentences::wrong()
            .map(move |sentence| Case::new(sentence, sentences::with_overview(report, sentence)))
    });
    cases.collect()
}

fn with_examples() -> Vec<Case> {
    let applied = examples::wrong().into_iter();
    let cases = applied.map(|example| Case {
        previous: example.previous,
        ..Case::new(format!("错误 example of {}", example.code), example.text)
    });
    cases.collect()
}

/// The samples, each with one figure of its tables changed: one more, and by turns none or blank.
/// Rules that look only at how words are set know nothing of figures.
fn with_changed_figures() -> Vec<Case> {
    let rules = Selection::new(&["F", "S", "T1"].map(str::to_owned), &[]).unwrap();
    let mut cases = Vec::new();
    for (name, text, layout) in CORRECT {
        let report = data::report(text, layout);
        let lines = report.figures.values().flat_map(|figures| figures.lines.values());
        let entries = lines.flatten().filter(|entry| entry.figure != Figure::Omitted);
        for (entry, other) in entries.zip(["0", "\"\""].into_iter().cycle()) {
            let place = entry.span.start..entry.span.end;
            let old = &text[place.clone()];
            let more = old.parse::<i64>().map_or(7, |number| number + 1).to_string();
            for other in [more.as_str(), other].into_iter().filter(|other| *other != old) {
                let line = text[..place.start].matches('\n').count() + 1;
                let mut changed = text.to_owned();
                changed.replace_range(place.clone(), other);
                let what = format!("{name}:{line} {old} → {other}");
                cases.push(Case { rules: rules.clone(), ..Case::new(what, changed) });
            }
        }
    }
    cases
}

#[test]
fn every_key_of_a_table_has_another_name() {
    for (name, text) in BUILT_IN {
        let layout = Layout::new(text);
        assert_eq!(layout.text.len(), text.len());
        let again = Layout::new(&layout.text);
        assert_eq!(again.text, text, "{name}");
        let kept = layout.names.intersection(&again.names).collect::<Vec<_>>();
        assert!(kept.is_empty(), "{name}: {kept:?}");
        let form = data::form(text);
        for section in form.sections.iter().map(|section| section.key.as_str()).chain(INPUT_KEYS) {
            assert!(!again.names.contains(section), "{name}: {section}");
        }
        let lines: Vec<_> = form.tables().flat_map(|table| &table.lines).collect();
        let columns = lines.iter().flat_map(|line| line.cells.iter()).map(|cell| &cell.key);
        let tables = form.tables().map(|table| &table.key);
        for key in tables.chain(lines.iter().map(|line| &line.key)).chain(columns) {
            assert!(layout.names.contains(key), "{name}: {key}");
        }
    }
    assert_eq!(renamed("received"), "erprvirq");
    let layout = Layout::new(BUILT_IN[0].1);
    let said = "“erprvirq”和 tenagrq、pneevrq_bhg，received、（bgure）";
    let back = "“received”和 granted、carried_out，received、（other）";
    assert_eq!(layout.mapped_back(said), back);
}

/// What stands for no key stays: sections are called like their tables, words of the checks like
/// keys.
#[test]
fn what_is_no_key_of_a_table_stays() {
    let layout = r#"
        sections = [{ key = "forms", heading = "forms", tables = [{ key = "forms", columns = [
            { key = "one", label = "one", means = "two" },
            { label = "some", means = ["one"], columns = [{ key = "two", label = "甲" }] },
            { key = "all", label = "all", sum = ["one", "two"], kind = "count" },
        ], balances = [{ left = ["up"], right = ["down"] }] }] }]
        words = "one""#;
    let expected = r#"
        sections = [{ key = "forms", heading = "forms", tables = [{ key = "sbezf", columns = [
            { key = "bar", label = "one", means = "two" },
            { label = "some", means = ["one"], columns = [{ key = "gjb", label = "甲" }] },
            { key = "nyy", label = "all", sum = ["bar", "gjb"], kind = "count" },
        ], balances = [{ left = ["hc"], right = ["qbja"] }] }] }]
        words = "one""#;
    let layout = Layout::new(layout);
    assert_eq!(layout.text, expected);
    let input = "headings = { forms = 'forms' }\n[forms]\none = 1\n[labels.forms]\none = 'one'\n";
    let expected =
        "headings = { forms = 'forms' }\n[sbezf]\nbar = 1\n[labels.sbezf]\nbar = 'one'\n";
    assert_eq!(layout.input(&parsed(input, INPUT)), expected);
}

#[test]
fn every_sample_is_read_by_the_renamed_layout() {
    let pairs = pairs();
    let samples = CORRECT.map(|(_, text, _)| text);
    for text in samples.into_iter().chain([BLANK]) {
        let input = parsed(text, INPUT);
        let Pair { real, renamed, layout } = pair(&pairs, &input);
        let other = layout.input(&input);
        assert!(!other.contains("\n[disputes]") && other.contains("\n[qvfchgrf]"));
        let other = with_names_back(read(&parsed(&other, INPUT), renamed));
        assert_eq!(other, read(&input, real));
    }
}

/// A report by the renamed layout, with its figures and labels under the keys as they were.
fn with_names_back(report: Report) -> Report {
    let lines = |figures: Figures| {
        let lines = figures.lines.into_iter();
        Figures { lines: lines.map(|(line, entries)| (renamed(&line), entries)).collect() }
    };
    let figures = report.figures.into_iter();
    let figures = figures.map(|(table, figures)| (renamed(&table), lines(figures))).collect();
    let labels = report.labels.into_iter();
    let labels = labels.map(|((table, key), text)| ((renamed(&table), renamed(&key)), text));
    Report { figures, labels: labels.collect(), ..report }
}

/// All codes of a list of findings.
fn codes(findings: &[Diagnostic]) -> BTreeSet<&'static str> {
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn the_same_is_found_whatever_the_keys_are() {
    let pairs = pairs();
    let cases = with_sentences().into_iter().chain(with_examples()).chain(with_changed_figures());
    let (mut faults, mut fired, mut tried) = (Vec::new(), BTreeSet::new(), 0);
    let mut lost: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases {
        let [expected, found] = both(&case, &pairs);
        tried += 1;
        fired.extend(codes(&found));
        if expected == found {
            continue;
        }
        for code in codes(&expected).difference(&codes(&found)) {
            *lost.entry(code).or_default() += 1;
        }
        faults.push((case.what, expected, found));
    }
    assert!(tried > 1500, "{tried}");
    // What is known of the clock and of the file's name has nothing to do with keys.
    let apart = ["S117", "S118"];
    let is_silent = |code: &&str| !fired.contains(code) && !apart.contains(code);
    let silent = RULES.iter().map(|rule| rule.code).filter(is_silent);
    let silent: Vec<_> = silent.collect();
    let shown = &faults[..faults.len().min(2)];
    assert!(
        faults.is_empty() && silent.is_empty(),
        "never fired: {silent:?}; {} of {tried} reports differ, lost by code: {lost:?}\n{shown:#?}",
        faults.len()
    );
}
