//! Every rule is tried on the examples of its own documentation.

use std::collections::BTreeSet;

use super::{Example, Facts, Occasion, RULES, Rule, Selection, check, rule};
use crate::base::{CodeExample, Diagnostic, Repair, SourceId};
use crate::form::{CompletedFigures, Form, built_in, load};
use crate::model::Report;
use crate::syntax::{Parsed, apply, edits};
use crate::{input, syntax};

/// What an example changes, and what last year's report is made from.
const BASE: &str = include_str!("../../samples/example-2023.toml");

const INPUT: SourceId = SourceId::new(0);
const LAYOUT: SourceId = SourceId::new(1);
const PREVIOUS: SourceId = SourceId::new(2);

/// Examples have no paragraph that its free table could stand behind.
fn base() -> String {
    BASE.replace("after = \"（一）\"\n", "")
}

/// A report with the values of `example` in place of its own; tables `[previous.…]` change last
/// year's instead.
fn with_values(base: &str, example: &str, is_previous: bool) -> String {
    let (Parsed { table: values, .. }, faults) = syntax::parse(example, INPUT);
    assert!(faults.is_empty(), "{faults:?}\n{example}");
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    let (Parsed { table: own, .. }, _) = syntax::parse(base, INPUT);
    let previous = values.get("previous").and_then(|value| value.get_ref().as_table());
    let source = if is_previous { previous } else { Some(&values) };
    let first_table = base.find("\n[").unwrap() + 1;
    for (key, value) in source.into_iter().flatten() {
        let key = key.get_ref().as_ref();
        if key == "previous" && !is_previous && value.get_ref().is_table() {
            continue;
        }
        match (value.get_ref().as_table(), own.get(key).map(|own| (own.span(), own.get_ref()))) {
            (Some(inner), Some((span, own))) => {
                let header = span.start + base[span.start..].find('\n').unwrap() + 1;
                for (key, value) in inner {
                    let raw = &example[value.span()];
                    match own.as_table().unwrap().get(key.get_ref().as_ref()) {
                        Some(old) => edits.push((old.span().start, old.span().end, raw.to_owned())),
                        None => {
                            edits.push((header, header, format!("{} = {raw}\n", key.get_ref())))
                        }
                    }
                }
            }
            (Some(inner), None) => {
                let lines = inner.iter().map(|(key, value)| {
                    format!("{} = {}\n", key.get_ref(), &example[value.span()])
                });
                let text = format!("\n[{key}]\n{}", lines.collect::<String>());
                edits.push((base.len(), base.len(), text));
            }
            (None, Some((span, _))) => {
                edits.push((span.start, span.end, example[value.span()].to_owned()));
            }
            (None, None) => {
                let text = format!("{key} = {}\n", &example[value.span()]);
                edits.push((first_table, first_table, text));
            }
        }
    }
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.0));
    let mut text = base.to_owned();
    for (start, end, new) in edits {
        text.replace_range(start..end, &new);
    }
    text
}

fn read(text: &str, source: SourceId) -> (Report, Form) {
    let (parsed, faults) = syntax::parse(text, source);
    assert!(faults.is_empty(), "{faults:?}");
    let name = input::layout(&parsed).unwrap();
    let form = load(name.as_str(), built_in(name.as_str()).unwrap(), LAYOUT).unwrap();
    let (report, faults) = input::read(&parsed, &form);
    assert!(faults.is_empty(), "{faults:?}");
    (report.unwrap(), form)
}

fn completed(report: &Report, form: &Form) -> CompletedFigures {
    CompletedFigures::new(form, &report.figures)
}

fn found(example: &str) -> (String, Vec<Diagnostic>) {
    let base = base();
    let text = with_values(&base, example, false);
    let (report, form) = read(&text, INPUT);
    let has_previous = example.contains("[previous");
    let last_year = base.replace("year = 2023 ", "year = 2022 ");
    let (last, last_form) = read(&with_values(&last_year, example, true), PREVIOUS);
    let (figures, last_figures) = (completed(&report, &form), completed(&last, &last_form));
    let previous = has_previous.then_some((&last, &last_form, &last_figures));
    // In 2030, from a file that is called after the year of the sample.
    let occasion = Occasion { this_year: Some(2030), file_name: "年报-2023.toml" };
    let facts = Facts::new(&report, &form, &figures, previous).on(occasion);
    (text, check(&facts, &Selection::default()))
}

fn codes(findings: &[Diagnostic]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn every_rule_finds_its_wrong_examples_and_not_its_right_ones() {
    let mut faults = Vec::new();
    for rule in &RULES {
        let examples = rule.examples();
        let wrong = examples.iter().filter(|example| example.is_wrong).count();
        assert!(wrong > 0 && wrong < examples.len(), "{}: wrong and right examples", rule.code);
        for Example { is_wrong, toml } in examples {
            let (_, findings) = found(&toml);
            if codes(&findings).contains(&rule.code) != is_wrong {
                faults.push(format!("{} {is_wrong} {:?}\n{toml}", rule.code, findings));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_base_of_the_examples_has_no_finding() {
    let (_, findings) = found("");
    assert!(findings.is_empty(), "{findings:#?}");
}

/// Where, what and what to do: a place in the text, a message, a help line.
#[test]
fn every_finding_says_where_what_and_what_to_do() {
    for example in RULES.iter().flat_map(Rule::examples).filter(|example| example.is_wrong) {
        let (text, findings) = found(&example.toml);
        for finding in findings {
            let span = finding.span();
            let here = text.get(span.start..span.end);
            assert!(here.is_some_and(|here| !here.is_empty()), "{finding:?}");
            assert!(finding.help.is_some(), "{finding:?}");
            assert!(finding.message.chars().count() < 90, "{finding:?}");
        }
    }
}

#[test]
fn codes_are_unique_and_in_order_within_their_family() {
    let all: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let unique: BTreeSet<&&str> = all.iter().collect();
    assert_eq!(unique.len(), all.len());
    assert!(all.is_sorted(), "{all:?}");
    assert!(rule("f103").is_some() && rule("F999").is_none());
}

/// What a rule proposes mends what it found.
#[test]
fn repairs_mend_what_was_found() {
    let repairs = [Repair::Writing, Repair::Figure];
    let mut tried = BTreeSet::new();
    for rule in &RULES {
        for example in rule.examples().iter().filter(|example| example.is_wrong) {
            let (mut text, mut findings) = found(&example.toml);
            findings.retain(|finding| finding.code == rule.code && finding.fix.is_some());
            // A total of totals comes after them.
            for _ in 0..3 {
                if findings.is_empty() {
                    break;
                }
                tried.insert(rule.code);
                text = apply(&text, &edits(&text, INPUT, &findings, &repairs));
                let (report, form) = read(&text, INPUT);
                let figures = completed(&report, &form);
                findings = (rule.check)(&Facts::new(&report, &form, &figures, None));
            }
            assert!(findings.is_empty() || !tried.contains(rule.code), "{findings:?}");
        }
    }
    let expected = ["F101", "F102", "F104", "T201", "T202", "T203", "T205", "T206", "T208"];
    assert_eq!(tried.into_iter().collect::<Vec<_>>(), expected);
}

/// The pages that show messages: all of them in Chinese for the user, except `docs/rules.md`,
/// which is written from the examples themselves.
const PAGES: [(&str, &str); 7] = [
    ("README.md", include_str!("../../README.md")),
    ("docs/archive.md", include_str!("../../docs/archive.md")),
    ("docs/checks.md", include_str!("../../docs/checks.md")),
    ("docs/commands.md", include_str!("../../docs/commands.md")),
    ("docs/docx.md", include_str!("../../docs/docx.md")),
    ("docs/fonts.md", include_str!("../../docs/fonts.md")),
    ("docs/input.md", include_str!("../../docs/input.md")),
];

/// `[F101] …` of a line that is the head of a finding, on one line or above an excerpt.
fn shown_message(line: &str) -> Option<String> {
    let head = line.starts_with("年报.toml:")
        || ["错误[", "提醒["].iter().any(|severity| line.starts_with(severity));
    let message = line[line.find('[').filter(|_| head)?..].replacen("]: ", "] ", 1);
    // What is found in reading is not of the rules: `tests/suite/documents.rs` looks at it.
    (!message.starts_with("[I")).then_some(message)
}

/// README.md and the pages of `docs/` show messages as they are: each is one that some example
/// gives.
#[test]
fn the_messages_of_the_readme_are_real() {
    let examples = RULES.iter().flat_map(Rule::examples).filter(|example| example.is_wrong);
    let all: BTreeSet<String> = examples
        .flat_map(|example| found(&example.toml).1)
        .map(|finding| format!("[{}] {}", finding.code, finding.message))
        .collect();
    let mut shown = 0;
    for (page, text) in PAGES {
        for message in text.lines().filter_map(shown_message) {
            assert!(all.contains(&message), "{page}: {message}\nare: {all:#?}");
            shown += 1;
        }
    }
    assert!(shown >= 10, "{shown}");
}

/// Words of the rules, marks and odd characters in any order: no rule may fall over, each place is
/// one of the text, and mending ends.
#[test]
fn any_words_can_be_checked() {
    let pieces = [
        "政府信息公开申请",
        "3件",
        "行政复议",
        "1,234件",
        "１２件",
        "未收到",
        "上年结转",
        "其中",
        "、",
        "，",
        "。",
        "（",
        "）",
        "“",
        "”",
        "《",
        "2022年",
        "12月31日",
        "截至",
        "统计期限",
        "日",
        "年",
        "元",
        "万元",
        "3.5万元",
        "处理费",
        "...",
        "…",
        "。。",
        "  ",
        "　",
        ",",
        ".",
        ":",
        "(",
        ")",
        "'",
        "http://a.cn/b",
        "@",
        "⼀",
        "\u{E000}",
        "二零二三年",
        "零",
        "国办公开办函〔2019〕60号",
        "令第492号",
        "号",
        "192条",
        "其中5条",
        "包括",
        "件",
        "😀",
        "é",
        "\u{300}",
        "ａ",
        "无",
        "各",
        "审结",
        "自然人",
        "\\\\",
        "\\t",
    ];
    let base = base();
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..400 {
        let words: String = (0..30).map(|_| pieces[random(pieces.len())]).collect();
        let example = format!(
            "preamble = \"甲{words}\"\ntitle = \"甲{words}\"\n[overview]\ntext = \"甲{words}\"\n\
             [other_matters]\ntext = \"甲{words}\""
        );
        let mut text = with_values(&base, &example, false);
        // No repair undoes another: there is an end to mending.
        for round in 0.. {
            assert!(round < 10, "{words}");
            let (report, form) = read(&text, INPUT);
            let figures = completed(&report, &form);
            let facts = Facts::new(&report, &form, &figures, None);
            let findings = check(&facts, &Selection::default());
            for label in findings.iter().flat_map(|finding| &finding.labels) {
                assert!(text.get(label.span.start..label.span.end).is_some(), "{label:?} {words}");
            }
            let edits = edits(&text, INPUT, &findings, &[Repair::Writing]);
            if edits.is_empty() {
                break;
            }
            text = apply(&text, &edits);
        }
    }
}

/// What is asked of single values when they are read is tried like a rule.
#[test]
fn values_that_cannot_be_read_are_found() {
    let form = load("annual-report-2021", built_in("annual-report-2021").unwrap(), LAYOUT).unwrap();
    let mut tried = 0;
    for code in input::CODES.iter().filter(|code| code.is_of_value) {
        let CodeExample::Input(example) = code.example else { continue };
        let text = with_values(&base(), example, false);
        let (_, findings) = input::read(&syntax::parse(&text, INPUT).0, &form);
        assert_eq!(codes(&findings), [code.code], "{example}");
        tried += 1;
    }
    assert_eq!(tried, 10);
}
