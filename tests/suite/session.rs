//! The chain as a library: many reports at once, with what lies around them told by a map.

use std::collections::BTreeMap;
use std::thread;

use genreport::base::Severity;
use genreport::session::{
    File, Folder, Made, OUTPUT_FORMATS, Order, OutputOptions, Rules, Session, Unavailable,
};

use crate::command_line::GOOD;
use crate::{chain, data, generated};

/// Files by their names.
#[derive(Clone)]
struct Shelf(BTreeMap<&'static str, String>);

impl Folder for Shelf {
    fn open(&self, name: &str) -> Result<File<'_>, Unavailable> {
        let text = self.0.get(name).ok_or_else(|| Unavailable(format!("没有 {name}。")))?;
        Ok(File::within(name, text.as_str(), self.clone()))
    }
}

/// What the files and findings of a report are, byte for byte.
fn outcome(made: &Made) -> (Vec<Vec<u8>>, String) {
    let files = made.files.as_ref().unwrap().iter().map(|file| file.bytes.clone());
    (files.collect(), format!("{:?}", made.findings))
}

#[test]
fn many_threads_make_the_bytes_of_one() {
    let (session, fonts) = (Session::new(), chain::fonts());
    let formats: Vec<_> = OUTPUT_FORMATS.iter().collect();
    let rules = Rules::default();
    let options = OutputOptions { source: Some("a.toml"), fonts: true, created: None };
    let order =
        Order { rules: Some(&rules), force: true, strict: false, formats: &formats, options };
    let make = |session: &Session, number| {
        let file = File::new("a.toml", generated::report(number));
        outcome(&session.make(&file, fonts, &order).unwrap())
    };
    let (session, make) = (&session, &make);
    let shared: Vec<_> = thread::scope(|scope| {
        let thread = |first| {
            move || {
                let own = (first..generated::COUNT).step_by(4);
                own.map(|number| (number, make(session, number))).collect::<Vec<_>>()
            }
        };
        let threads: Vec<_> = (0..4).map(|first| scope.spawn(thread(first))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(shared.len(), 50);
    for (number, outcome) in shared {
        assert_eq!(outcome.0.len(), 2, "{number}");
        assert!(outcome == make(&Session::new(), number), "{number}");
    }
}

#[test]
fn sources_are_numbered_in_the_order_they_are_read() {
    let last = GOOD.replacen("2022", "2021", 1).replacen("annual-report-2021", "./own.toml", 1);
    let own = data::LAYOUT_2021.replacen("一、总体情况", "一、本年总体情况", 1);
    let report = data::with_line(
        &GOOD.replacen("year =", "previous = \"last.toml\"\nyear =", 1),
        "received",
        "[5, 0, 0, 0, 0, 0, 5]",
    );
    let shelf = Shelf([("last.toml", last), ("./own.toml", own)].into());
    let session = Session::new();
    let file = File::within("a.toml", report, shelf);
    let checked = session.check(&file, &Rules::default()).unwrap();
    let names: Vec<&str> = (0..)
        .map_while(|number| checked.sources.get(genreport::base::SourceId::new(number)))
        .map(|source| source.name.as_str())
        .collect();
    assert_eq!(names, ["a.toml", "内置版式 annual-report-2021", "last.toml", "./own.toml"]);
    // Last year's figure is shown where it stands in last year's file.
    let labels = checked.findings.iter().flat_map(|finding| &finding.labels);
    let there: Vec<_> = labels
        .map(|label| checked.sources.get(label.span.source).unwrap().name.as_str())
        .filter(|name| *name == "last.toml")
        .collect();
    assert!(!there.is_empty(), "{:#?}", checked.findings);
}

#[test]
fn what_cannot_be_had_is_said_by_the_folder() {
    let report = GOOD.replacen("annual-report-2021", "./own.toml", 1);
    let (session, rules) = (Session::new(), Rules::default());
    let shelf = Shelf(BTreeMap::new());
    let failure = session.check(&File::within("a", report.as_str(), shelf), &rules).unwrap_err();
    assert_eq!(failure.to_string(), "没有 ./own.toml。");
    let failure = session.check(&File::new("a", report), &rules).unwrap_err();
    assert!(failure.to_string().contains("只能用内置的版式"), "{failure}");
    let report = GOOD.replacen("year =", "previous = \"last.toml\"\nyear =", 1);
    let checked = session.check(&File::new("a", report), &rules).unwrap();
    let codes: Vec<&str> = checked.findings.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&"I136"), "{codes:?}");
}

/// A layout is read once with its words file: with another words file it is read again, and one that
/// could not be had is asked for anew.
#[test]
fn a_words_file_is_the_one_that_lies_beside_the_layout() {
    const LAYOUT: &str = include_str!("../layouts/website.toml");
    const WORDS: &str = include_str!("../layouts/website-words.toml");
    let report = include_str!("../layouts/website-report.toml").replacen("1286", "1280", 1);
    let session = Session::new();
    let codes = |words: Option<&str>| {
        let mut shelf = BTreeMap::from([("website.toml", LAYOUT.to_owned())]);
        shelf.extend(words.map(|words| ("website-words.toml", words.to_owned())));
        let file = File::within("a.toml", report.as_str(), Shelf(shelf));
        let found = session.check(&file, &Rules::default()).unwrap().findings;
        found.into_iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    let deaf = WORDS.replacen("information = \"信息\"", "information = \"消息\"", 1);
    assert_eq!(codes(None), ["L114"]);
    for _ in 0..2 {
        assert_eq!(codes(Some(WORDS)), ["T104"]);
        assert_eq!(codes(Some(&deaf)), [""; 0]);
        assert_eq!(codes(Some("measures = 1")), ["L001"]);
        assert_eq!(codes(Some("一、总体情况")), ["L114"]);
    }
}

/// A report that warnings stop has neither pages nor files; what was found is told as it is.
#[test]
fn strict_reports_are_stopped_by_warnings() {
    let (session, fonts, rules) = (Session::new(), chain::fonts(), Rules::default());
    let formats: Vec<_> = OUTPUT_FORMATS.iter().collect();
    let warned = GOOD.replacen("总体情况。", "总体,情况。", 1);
    let own = warned.replacen("[checks]\n", "[checks]\nstrict = true\n", 1);
    let badly_set = GOOD.replacen("总体情况。", &format!("见{}。", "1".repeat(80)), 1);
    let checked = Order { rules: Some(&rules), formats: &formats, ..Order::default() };
    let strict = Order { strict: true, ..checked };
    for (text, order, codes, is_made) in [
        (&warned, checked, &["T201"][..], true),
        (&warned, strict, &["T201"], false),
        (&warned, Order { force: true, ..strict }, &["T201"], true),
        (&own, checked, &["T201"], false),
        (&own, Order { force: true, ..checked }, &["T201"], true),
        // Its settings are those of the checks.
        (&own, Order { rules: None, ..checked }, &[], true),
        (&badly_set, checked, &["G004"], true),
        (&badly_set, strict, &["G004"], false),
        (&badly_set, Order { rules: None, ..strict }, &["G004"], false),
        (&GOOD.to_owned(), strict, &[], true),
    ] {
        let made = session.make(&File::new("a.toml", text.as_str()), fonts, &order).unwrap();
        let found: Vec<&str> = made.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(found, codes);
        assert!(made.findings.iter().all(|finding| finding.severity == Severity::Warning));
        assert_eq!(made.set.is_some(), is_made, "{found:?} {text}");
        assert_eq!(made.files.unwrap().len(), if is_made { 2 } else { 0 });
    }
    let is_strict = |text: &str| session.check(&File::new("a", text), &rules).unwrap().strict;
    assert!(is_strict(&own) && !is_strict(&warned));
}
