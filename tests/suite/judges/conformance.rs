//! Does `docs/conformance.md` list each rule of veraPDF's profiles, and nothing that is not there?

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read as _;

use super::root;
use super::verapdf::jar;

const LIST: &str = include_str!("../../../docs/conformance.md");
const VIOLATIONS: &str = include_str!("../../../src/pdf/conformance/violation.rs");

const ANSWERS: [&str; 4] = ["enforced", "by construction", "author", "not checked"];

/// The rules that a chapter of the list has, each `clause-test`, with their lines.
fn listed(chapter: &str) -> BTreeMap<String, String> {
    let (_, text) = LIST.split_once(&format!("\n## {chapter}")).unwrap();
    let text = text.split("\n## ").next().unwrap();
    let mut rules = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("- ")) {
        let (rule, answer) = line[2..].strip_prefix('`').unwrap().split_once("` ").unwrap();
        assert!(rules.insert(rule.to_owned(), answer.to_owned()).is_none(), "{rule} twice");
    }
    rules
}

/// The rules of a profile in veraPDF's jar.
fn profile(jar: &mut zip::ZipArchive<File>, name: &str) -> BTreeSet<String> {
    let mut xml = String::new();
    let path = format!("org/verapdf/pdfa/validation/{name}.xml");
    jar.by_name(&path).unwrap().read_to_string(&mut xml).unwrap();
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!("{name}=\"")).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let tags = xml.split("<id ").skip(1).map(|rest| rest.split('>').next().unwrap());
    tags.map(|tag| format!("{}-{}", attribute(tag, "clause"), attribute(tag, "testNumber")))
        .collect()
}

#[test]
fn each_rule_of_the_profiles_is_listed_and_no_other() {
    let Some(jar) = jar() else { return };
    let mut jar = zip::ZipArchive::new(File::open(jar).unwrap()).unwrap();
    for (name, chapter, count) in
        [("PDFA-2A", "PDF/A-2a: the 153 rules", 153), ("PDFUA-1", "PDF/UA-1: the 106 rules", 106)]
    {
        let (rules, listed) = (profile(&mut jar, name), listed(chapter));
        assert_eq!(rules.len(), count, "{name}");
        assert_eq!(listed.into_keys().collect::<BTreeSet<_>>(), rules, "{name}");
    }
}

/// The names of the violations, from the source.
fn violations() -> BTreeSet<&'static str> {
    let (_, list) = VIOLATIONS.split_once("pub enum Violation {").unwrap();
    let list = list.split("\n}").next().unwrap();
    let names = list.lines().filter_map(|line| line.strip_prefix("    "));
    let names = names.filter(|line| line.starts_with(|char: char| char.is_ascii_uppercase()));
    names.map(|line| line.split([' ', '(', ',']).next().unwrap()).collect()
}

#[test]
fn each_rule_has_one_answer_and_the_violations_it_names_exist() {
    let known = violations();
    let mut named = BTreeSet::new();
    for chapter in ["PDF/A-2a", "PDF/UA-1"] {
        for (rule, line) in listed(chapter) {
            let answers: Vec<&str> = line.split("**").skip(1).step_by(2).collect();
            let is_known = answers.len() == 1 && ANSWERS.contains(&answers[0]);
            assert!(is_known, "{chapter} {rule}: {answers:?}");
            let (asks, _) = line.split_once(" **").unwrap();
            assert!(
                asks.ends_with('.') && asks.contains(' '),
                "{chapter} {rule}: what does it ask?"
            );
            let own: Vec<&str> = names(&line).filter(|name| known.contains(name)).collect();
            assert!(answers[0] != "enforced" || !own.is_empty(), "{chapter} {rule}: by what?");
        }
    }
    // Names after an answer are of violations, also where veraPDF asks nothing.
    let (_, chapters) = LIST.split_once("\n## ").unwrap();
    for line in chapters.lines().filter(|line| line.starts_with("- ")) {
        let Some((_, answer)) = line.split_once("**enforced**: ") else { continue };
        let first = names(answer).next();
        assert!(first.is_some_and(|name| known.contains(name)), "{line}");
        named.extend(names(answer).filter(|name| is_type_name(name)));
    }
    assert!(named.is_subset(&known), "{:?}", named.difference(&known));
    // What the check looks for, some clause asks.
    assert_eq!(known.difference(&named).collect::<Vec<_>>(), Vec::<&&str>::new());
}

/// A file without a folder is one of `src/pdf`; others are named from `src` or from the root.
#[test]
fn files_that_the_list_names_are_there() {
    let files: BTreeSet<&str> = names(LIST).filter(|name| name.ends_with(".rs")).collect();
    assert!(files.len() > 10, "{files:?}");
    for file in files {
        let is_there =
            ["src/pdf", "src", "."].iter().any(|at| root().join(at).join(file).is_file());
        assert!(is_there, "{file}");
    }
}

/// What stands in backquotes.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Whether a name is written as those of types and variants are.
fn is_type_name(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_uppercase())
        && name.chars().all(char::is_alphanumeric)
}
