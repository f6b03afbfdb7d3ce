//! What an editor shows of an input by the schema of its form, by the language server that editors
//! use (Taplo's).

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use genreport::input::{schema, template};
use serde_json::{Value, json};

use crate::data::{self, BLANK, LAYOUT_2019, LAYOUT_2021, LAYOUT_EXTENDED, with_line};
use crate::judges::{folder, judge, root, run, text};
use crate::schema::{bad, good, layout};

const PACKAGE: &str = "target/judges/node_modules/@taplo/lsp";

/// A file of an editor, and where it is asked about: line and column from 0, as the protocol has it.
struct Open {
    name: String,
    layout: &'static str,
    text: String,
    hover: Vec<(usize, usize)>,
    completion: Vec<(usize, usize)>,
}

impl Open {
    fn new(name: impl Into<String>, layout: &'static str, text: impl Into<String>) -> Self {
        let (hover, completion) = (Vec::new(), Vec::new());
        Self { name: name.into(), layout, text: text.into(), hover, completion }
    }
}

/// What the server says of each file.
fn shown(name: &str, files: &[Open]) -> Option<Vec<Value>> {
    if !root().join(PACKAGE).exists() {
        assert!(std::env::var_os("CI").is_none(), "the judge @taplo/lsp is missing");
        let _ = writeln!(std::io::stderr(), "skipped: @taplo/lsp of npm is not installed");
        return None;
    }
    let node = judge("node")?;
    let folder = folder(name);
    let requests: Vec<Value> = files.iter().map(|file| request(&folder, file)).collect();
    let list = folder.join("requests.json");
    fs::write(&list, Value::Array(requests).to_string()).unwrap();
    let said = answers(node, &list);
    assert_eq!(said.len(), files.len());
    Some(said)
}

/// Writes a file with its schema beside it.
fn request(folder: &Path, file: &Open) -> Value {
    let schema_name = format!("{}.json", file.layout);
    fs::write(folder.join(&schema_name), schema(&data::form(layout(file.layout)))).unwrap();
    let path = folder.join(format!("{}.toml", file.name));
    let text: Vec<&str> = file.text.lines().filter(|line| !line.starts_with("#:schema")).collect();
    fs::write(&path, format!("#:schema ./{schema_name}\n{}\n", text.join("\n"))).unwrap();
    let below = |places: &[(usize, usize)]| -> Vec<_> {
        places.iter().map(|(line, column)| (line + 1, *column)).collect()
    };
    json!({ "file": path, "hover": below(&file.hover), "completion": below(&file.completion) })
}

fn answers(node: Command, list: &PathBuf) -> Vec<Value> {
    let script = root().join("tests/judges/edit_with_schema.mjs");
    let judges = root().join("target/judges");
    let output = run(node, |node| node.arg(script).arg(judges).arg(list));
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{}", err.lines().take(6).collect::<Vec<_>>().join("\n"));
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const FORMS: [(&str, &str); 3] =
    [("2021", LAYOUT_2021), ("2019", LAYOUT_2019), ("extended", LAYOUT_EXTENDED)];

/// The keys of a file, each with its table and its line.
fn keys(text: &str) -> Vec<(String, String, usize)> {
    let (mut table, mut keys) = (String::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        if let Some(head) = line.strip_prefix('[') {
            table = head.split(']').next().unwrap().to_owned();
        } else if let Some((key, _)) = line.split_once('=')
            && key.trim_end().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        {
            keys.push((table.clone(), key.trim_end().to_owned(), number));
        }
    }
    keys
}

#[test]
fn over_a_key_stands_what_it_means() {
    let mut files = Vec::new();
    for (name, text) in FORMS {
        let blank = template(&data::form(text), name, 2025, None);
        let mut file = Open::new(format!("blank {name}"), name, &blank);
        file.hover = keys(&blank).iter().map(|(.., line)| (*line, 1)).collect();
        files.push(file);
    }
    let Some(said) = shown("hover", &files) else { return };
    for (((name, text), file), said) in FORMS.iter().zip(&files).zip(said) {
        let form = data::form(text);
        let keys = keys(&file.text);
        assert!(keys.len() > 30, "{name}");
        for ((table, key, _), shown) in keys.iter().zip(said["hover"].as_array().unwrap()) {
            let shown = shown.as_str().unwrap_or_default();
            let known = form.tables().find(|known| known.key == *table);
            let line = known.and_then(|known| known.line(key));
            let wanted = line.map_or("", |line| line.label.as_str());
            assert!(!shown.is_empty() && shown.contains(wanted), "{name} {table}.{key}: {shown}");
        }
    }
}

/// A blank report without a line: an empty one in its place.
fn without(key: &str) -> (String, usize) {
    let text = with_line(BLANK, key, "0");
    let line = text.lines().position(|line| line.starts_with(key)).unwrap();
    let lines = text.lines().enumerate();
    let lines = lines.map(|(number, text)| if number == line { "" } else { text });
    (lines.collect::<Vec<_>>().join("\n"), line)
}

#[test]
fn what_may_be_written_is_offered() {
    let (text, line) = without("granted");
    let mut of_table = Open::new("table", "2021", text);
    of_table.completion.push((line, 0));
    let typed = "authority = \"甲\"\nsi\n[checks]\nstrict = true\n[dis]\n";
    let mut of_file = Open::new("file", "2021", typed);
    of_file.completion = vec![(1, 2), (3, 10), (4, 3)];
    // Wherever a line is empty.
    let mut everywhere = Open::new("everywhere", "2021", BLANK);
    let below = BLANK.lines().position(|line| line.starts_with("layout")).unwrap();
    let empty = BLANK.lines().enumerate().skip(below).filter(|(_, line)| line.is_empty());
    everywhere.completion = empty.map(|(number, _)| (number, 0)).collect();
    let Some(said) = shown("completion", &[of_table, of_file, everywhere]) else { return };
    let offered = |file: usize, place: usize| -> Vec<(String, String)> {
        let items = said[file]["completion"][place].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        items.map(|item| (text(&item["label"]), text(&item["documentation"]))).collect()
    };
    let about = |offered: &[(String, String)], label: &str| {
        let found = offered.iter().find(|(known, _)| known == label);
        found.unwrap_or_else(|| panic!("{label} in {offered:?}")).1.clone()
    };
    let of_table = offered(0, 0);
    assert!(about(&of_table, "granted").contains("（一）予以公开（自然人、"), "{of_table:?}");
    assert_eq!(about(&offered(1, 0), "signature"), "署名，可省");
    assert_eq!(about(&offered(1, 1), "false"), "有提醒也不生成的写 true；可省");
    assert_eq!(about(&offered(1, 2), "disputes"), "四、政府信息公开行政复议、行政诉讼情况");
    let everywhere = said[2]["completion"].as_array().unwrap();
    assert!(everywhere.len() > 20);
    assert!(everywhere.iter().any(|items| items.as_array().unwrap().len() > 10));
}

#[test]
fn what_is_wrong_is_marked_and_nothing_else() {
    let good = good().into_iter().filter(|input| !input.name.starts_with("made up"));
    let good = good.map(|input| Open::new(input.name, input.layout, input.text));
    let good: Vec<Open> = good.collect();
    let bad = bad().into_iter().map(|bad| bad.input);
    let bad = bad.map(|input| Open::new(input.name, input.layout, input.text));
    let count = good.len();
    let files: Vec<Open> = good.into_iter().chain(bad).collect();
    let Some(said) = shown("lint", &files) else { return };
    for (number, (file, said)) in files.iter().zip(said).enumerate() {
        let marks = said["diagnostics"].as_array().unwrap();
        assert_eq!(marks.is_empty(), number < count, "{}: {marks:?}", file.name);
    }
}
