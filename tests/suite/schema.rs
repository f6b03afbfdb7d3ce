//! The schema of a form takes what the reader takes and refuses what it refuses, by an outside
//! validator of JSON Schema.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use genreport::form::INPUT_KEYS;
use genreport::input::{schema, template};
use serde_json::Value;

use crate::data::{
    self, BLANK, EXAMPLE_2019, LAYOUT_2019, LAYOUT_2021, LAYOUT_EXTENDED, read, replaced, with_line,
};
use crate::judges::{folder, python, run, text};
use crate::template::with_options;
use crate::{command_line, generated};

const LAYOUTS: [(&str, &str); 3] =
    [("2021", LAYOUT_2021), ("2019", LAYOUT_2019), ("extended", LAYOUT_EXTENDED)];

/// An input, what its layout is called here, and what it is called itself.
pub(crate) struct Input {
    pub(crate) layout: &'static str,
    pub(crate) name: String,
    pub(crate) text: String,
}

pub(crate) fn layout(name: &str) -> &'static str {
    LAYOUTS.iter().find(|(known, _)| *known == name).unwrap().1
}

/// Inputs that are in order: the samples, the templates, the reports made up at random.
pub(crate) fn good() -> Vec<Input> {
    let input = |layout, name: &str, text: &str| Input {
        layout,
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let mut all = vec![
        input("2021", "weibei", data::WEIBEI),
        input("2021", "huaian", data::HUAIAN),
        input("2021", "example-2023", data::EXAMPLE_2023),
        input("2021", "blank", BLANK),
        input("2021", "short", command_line::GOOD),
        input("2021", "no totals", &with_line(BLANK, "received", "[\"\", \"/\", 0, 0, 0, 1]")),
        input("2021", "one in a list", &with_line(BLANK, "permits", "[3]")),
        input("2019", "example-2019", EXAMPLE_2019),
        input("2019", "signs", &with_line(EXAMPLE_2019, "fees", "[3, +1]")),
        input("extended", "extended", data::EXTENDED),
    ];
    for (layout, text) in LAYOUTS {
        let blank = template(&data::form(text), layout, 2020, Some("schema.json"));
        all.push(input(layout, &format!("template {layout}"), &blank));
        let without_schema = template(&data::form(text), layout, 2020, None);
        all.push(input(layout, &format!("options {layout}"), &with_options(&without_schema)));
    }
    all.extend((0..generated::COUNT).map(|number| {
        let is_2019 = generated::layout(number) == LAYOUT_2019;
        let name = format!("made up {number}");
        input(if is_2019 { "2019" } else { "2021" }, &name, &generated::report(number))
    }));
    all
}

/// An input with one fault: what is changed in the blank one, the codes that the reader finds,
/// and where the schema is broken.
pub(crate) struct Bad {
    pub(crate) input: Input,
    codes: &'static [&'static str],
    at: String,
}

#[derive(Default)]
struct BadOnes(Vec<Bad>);

impl BadOnes {
    fn add(&mut self, text: &str, codes: &'static [&'static str], at: &str) {
        self.add_of("2021", text, codes, at);
    }

    fn add_of(
        &mut self,
        layout: &'static str,
        text: &str,
        codes: &'static [&'static str],
        at: &str,
    ) {
        let name = format!("bad {:02}", self.0.len());
        self.0.push(Bad {
            input: Input { layout, name, text: text.to_owned() },
            codes,
            at: at.to_owned(),
        });
    }

    /// With the line of `key` written anew.
    fn line(&mut self, key: &str, value: &str, code: &'static [&'static str], at: &str) {
        self.add(&with_line(BLANK, key, value), code, at);
    }

    /// With a line before the first table.
    fn head(&mut self, line: &str, code: &'static [&'static str], at: &str) {
        self.add(&format!("{line}\n{BLANK}"), code, at);
    }

    /// With more at its end.
    fn end(&mut self, more: &str, code: &'static [&'static str], at: &str) {
        self.add(&format!("{BLANK}\n{more}\n"), code, at);
    }

    /// With a table in its overview.
    fn table(&mut self, keys: &str, code: &'static [&'static str], at: &str) {
        let table = format!("[[overview.table]]\n{keys}\n[disclosure]  #");
        self.add(&replaced(BLANK, "[disclosure]  #", &table), code, at);
    }
}

pub(crate) fn bad() -> Vec<Bad> {
    let mut bad = BadOnes::default();
    keys(&mut bad);
    figures(&mut bad);
    values(&mut bad);
    tables(&mut bad);
    bad.0
}

fn keys(bad: &mut BadOnes) {
    bad.add(&replaced(BLANK, "year = 2025", ""), &["I103"], "");
    bad.add(&replaced(BLANK, "carried_in ", "caried_in "), &["I101"], "applications");
    let line = BLANK.lines().find(|line| line.starts_with("carried_out")).unwrap();
    bad.add(&replaced(BLANK, line, ""), &["I103"], "applications");
    bad.head("place = 1", &["I101"], "");
    bad.add(&replaced(BLANK, "[disputes]", "[dispute]"), &["I101"], "");
    let section = "[other_matters]  # 六、其他需要报告的事项\ntext";
    bad.add(
        &replaced(BLANK, section, "[other_matters]\nwords"),
        &["I103", "I101"],
        "other_matters",
    );
    bad.add(&replaced(BLANK, "[problems]  #", "[problems]\nbody = 1 #"), &["I101"], "problems");
    bad.end("[headings]\ndispute = \"四\"", &["I101"], "headings");
    bad.end("[labels.application]\nreceived = \"甲\"", &["I101"], "labels");
    bad.end("[labels.applications]\nreceive = \"甲\"", &["I101"], "labels/applications");
    bad.end("[checks]\nleave_out = []", &["I101"], "checks");
}

fn figures(bad: &mut BadOnes) {
    let first = "applications/received/0";
    bad.line("received", "[1.5, 0, 0, 0, 0, 0, 0]", &["I106"], first);
    bad.line("received", "[-1, 0, 0, 0, 0, 0, 0]", &["I105"], first);
    bad.line("received", "[\"3\", 0, 0, 0, 0, 0, 0]", &["I102"], first);
    bad.line("received", "[true, 0, 0, 0, 0, 0, 0]", &["I102"], first);
    bad.line("received", "[1234567890123, 0, 0, 0, 0, 0, 0]", &["I109"], first);
    bad.line("received", "[0, 0, 0, 0, 0]", &["I104"], "applications/received");
    bad.line("received", "[0, 0, 0, 0, 0, 0, 0, 0]", &["I104"], "applications/received");
    bad.line("received", "0", &["I104"], "applications/received");
    bad.line("permits", "[0, 0]", &["I104"], "disclosure/permits");
    bad.line("permits", "-1", &["I105"], "disclosure/permits");
    bad.line("fees", "-0.5", &["I105"], "disclosure/fees");
    bad.line("fees", "\"96.5\"", &["I102"], "disclosure/fees");
    bad.line("reconsideration", "[0, 0, 0]", &["I104"], "disputes/reconsideration");
    for (key, value, at) in [
        ("fees", "[3, \"减少1项\"]", "disclosure/fees/1"),
        ("central_procurement", "[4, true]", "disclosure/central_procurement/1"),
    ] {
        bad.add_of("2019", &with_line(EXAMPLE_2019, key, value), &["I102"], at);
    }
    let shorter = with_line(EXAMPLE_2019, "fees", "[3]");
    bad.add_of("2019", &shorter, &["I104"], "disclosure/fees");
    let longer = data::EXTENDED.replacen("received               = [", "received = [0, 0, ", 1);
    bad.add_of("extended", &longer, &["I104"], "applications/received");
}

fn values(bad: &mut BadOnes) {
    bad.line("year", "\"2025\"", &["I102"], "year");
    bad.line("year", "1999", &["I113"], "year");
    bad.line("authority", "\" \"", &["I110"], "authority");
    bad.head("seal = \"true\"", &["I102"], "seal");
    bad.head("date = 20260120", &["I102"], "date");
    bad.head("signature = \"甲\\n乙\"", &["I111"], "signature");
    bad.head("title = 3", &["I102"], "title");
    bad.head("title = [\"甲\", 3]", &["I102"], "title/1");
    bad.head("attachments = true", &["I102"], "attachments");
    bad.head("previous = 2024", &["I102"], "previous");
    bad.end("[labels.applications]\nreceived = 3", &["I102"], "labels/applications/received");
    bad.end("[checks]\nignore = \"T201\"", &["I102"], "checks/ignore");
    bad.end("[checks]\nmost_characters = 0", &["I114"], "checks/most_characters");
    bad.end("[checks]\nstrict = \"true\"", &["I102"], "checks/strict");
}

fn tables(bad: &mut BadOnes) {
    let rows = "rows = [[1]]";
    bad.table("columns = [\"甲\"]", &["I103"], "overview/table/0");
    bad.table(&format!("columns = [\"甲\"]\n{rows}\nnote = \"甲\""), &["I101"], "overview/table/0");
    bad.table("columns = [\"甲\"]\nrows = []", &["I110"], "overview/table/0/rows");
    bad.table("columns = [\"甲\"]\nrows = [[true]]", &["I102"], "overview/table/0/rows/0/0");
    let cell = "columns = [\"甲\"]\nrows = [[{ text = 1, rows = 0 }]]";
    bad.table(cell, &["I133"], "overview/table/0/rows/0/0/rows");
    let cell = "columns = [\"甲\"]\nrows = [[{ rows = 1 }]]";
    bad.table(cell, &["I103"], "overview/table/0/rows/0/0");
    let first = "overview/table/0/columns/0";
    for (column, code, at) in [
        ("{ label = \"甲\", align = \"middle\" }", &["I126"] as &[_], "/align"),
        ("{ label = \"甲\", width = 0 }", &["I125"], "/width"),
        ("{ width = 1 }", &["I103"], ""),
        ("{ label = \"甲\", widths = 1 }", &["I101"], ""),
        ("{ label = \"甲\", width = 1, columns = [\"乙\"] }", &["I134"], ""),
        ("3", &["I102"], ""),
    ] {
        let keys = format!("columns = [{column}]\n{rows}");
        bad.table(&keys, code, &format!("{first}{at}"));
    }
    let single = format!("[overview.table]\ncolumns = [\"甲\"]\n{rows}\n[disclosure]  #");
    bad.add(&replaced(BLANK, "[disclosure]  #", &single), &["I102"], "overview/table");
    let table = format!("[[disclosure.table]]\ncolumns = [\"甲\"]\n{rows}\n[applications]  #");
    bad.add(&replaced(BLANK, "[applications]  #", &table), &["I122"], "disclosure");
}

/// The validator's faults of each input, in order: where, and a message.
fn judged(inputs: &[&Input]) -> Option<Vec<Vec<(String, String)>>> {
    let python = python(&["jsonschema"], "validate_schema.py")?;
    let folder = folder("schema");
    let mut arguments: Vec<PathBuf> = Vec::new();
    let mut last = "";
    for input in inputs {
        if input.layout != last {
            let file = folder.join(format!("{}.json", input.layout));
            fs::write(&file, schema(&data::form(layout(input.layout)))).unwrap();
            arguments.push(file);
            last = input.layout;
        }
        let file = folder.join(format!("{}.toml", input.name));
        fs::write(&file, &input.text).unwrap();
        arguments.push(file);
    }
    let output = run(python, |python| python.args(&arguments));
    assert!(output.status.success(), "{}", text(&output.stderr));
    let read = |line: &str| {
        let verdict: Value = serde_json::from_str(line).unwrap();
        let own = |value: &Value| value.as_str().unwrap().to_owned();
        let faults = verdict["faults"].as_array().unwrap().iter();
        faults.map(|fault| (own(&fault["at"]), own(&fault["message"]))).collect()
    };
    let faults: Vec<Vec<_>> = text(&output.stdout).lines().map(read).collect();
    assert_eq!(faults.len(), inputs.len());
    Some(faults)
}

#[test]
fn the_reader_agrees_on_what_is_good_and_bad() {
    for input in good() {
        let (report, findings) = read(&input.text, layout(input.layout));
        assert!(report.is_some(), "{}: {findings:?}", input.name);
    }
    for Bad { input, codes, .. } in bad() {
        let found = read(&input.text, layout(input.layout)).1;
        let found: Vec<_> = found.iter().map(|finding| finding.code).collect();
        assert_eq!(found, codes, "{}", input.text);
    }
}

#[test]
fn the_schema_takes_what_is_good_and_refuses_what_is_bad() {
    let (good, bad) = (good(), bad());
    let inputs: Vec<&Input> = good.iter().chain(bad.iter().map(|bad| &bad.input)).collect();
    let Some(faults) = judged(&inputs) else { return };
    let (of_good, of_bad) = faults.split_at(good.len());
    for (input, faults) in good.iter().zip(of_good) {
        assert!(faults.is_empty(), "{}: {faults:?}", input.name);
    }
    for (Bad { input, at, .. }, faults) in bad.iter().zip(of_bad) {
        let places: BTreeSet<&str> = faults.iter().map(|(at, _)| at.as_str()).collect();
        assert_eq!(places, BTreeSet::from([at.as_str()]), "{}: {faults:?}", input.name);
    }
}

/// A validator that would take anything for a schema would be no judge.
#[test]
fn what_is_no_schema_is_refused() {
    let Some(python) = python(&["jsonschema"], "validate_schema.py") else { return };
    let file = folder("no schema").join("none.json");
    fs::write(&file, "{\"type\": \"whole number\"}").unwrap();
    let output = run(python, |python| python.arg(&file));
    assert!(!output.status.success());
    assert!(text(&output.stderr).contains("SchemaError"));
}

/// All keys of a schema's properties, and whether each says what it is.
fn descriptions(schema: &Value) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    if let Some(properties) = schema["properties"].as_object() {
        for (key, value) in properties {
            let text = value["description"].as_str().unwrap_or_default();
            found.push((key.clone(), !text.is_ascii()));
        }
    }
    match schema {
        Value::Object(entries) => found.extend(entries.values().flat_map(descriptions)),
        Value::Array(items) => found.extend(items.iter().flat_map(descriptions)),
        _ => {}
    }
    found
}

#[test]
fn every_key_is_known_and_described() {
    for (name, text) in LAYOUTS {
        let form = data::form(text);
        let written = schema(&form);
        assert!(written.ends_with("}\n"));
        let schema: Value = serde_json::from_str(&written).unwrap();
        let mut wanted: BTreeSet<String> = INPUT_KEYS.iter().map(|key| (*key).to_owned()).collect();
        wanted.extend(form.tables().map(|table| table.key.clone()));
        let prose = form.sections.iter().filter(|section| section.prose);
        wanted.extend(prose.map(|section| section.key.clone()));
        let known: BTreeSet<String> =
            schema["properties"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(known, wanted, "{name}");
        for (key, is_described) in descriptions(&schema) {
            // These two are also forbidden in a head over others, which needs no word.
            assert!(is_described || matches!(key.as_str(), "width" | "align"), "{name}: {key}");
        }
    }
}

/// The descriptions say where a line stands in its table, and what its figures are.
#[test]
fn lines_are_described_in_the_words_of_the_form() {
    let schema: Value = serde_json::from_str(&schema(&data::form(LAYOUT_2021))).unwrap();
    let of = |table: &str, line: &str| {
        schema["properties"][table]["properties"][line]["description"].as_str().unwrap()
    };
    assert_eq!(
        of("applications", "state_secret"),
        "三、本年度办理结果：（三）不予公开：1.属于国家秘密（自然人、商业企业、科研机构、社会公益组织、\
         法律服务机构、其他、总计（可省略））"
    );
    assert!(of("applications", "results_total").ends_with("；可以省略，由程序相加）"));
    assert_eq!(
        of("disclosure", "regulations"),
        "第二十条第（一）项：规章（本年制发件数、本年废止件数、现行有效件数）"
    );
    assert_eq!(
        of("disputes", "direct_litigation"),
        "行政诉讼：未经复议直接起诉（结果维持、结果纠正、其他结果、尚未审结、总计（可省略））"
    );
    let required = schema["properties"]["applications"]["required"].as_array().unwrap();
    assert!(!required.contains(&"results_total".into()) && required.len() == 24);
}
