//! Every code of the program is in one list, says what it is about, and is raised by its example.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use genreport::base::{Code, CodeExample, Severity, SourceId};
use genreport::checks::RULES;
use genreport::session::codes;
use genreport::syntax::{self, Parsed};

use super::Folder;
use crate::data::{EXAMPLE_2023, LAYOUT_2021, replaced};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of Rust below a folder, in order.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let (mut found, mut open) = (Vec::new(), vec![root().join(folder)]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension() {
                _ if path.is_dir() => open.push(path),
                Some(ending) if ending == "rs" => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// Whether a text is a code: `I104`.
fn is_code(text: &str) -> bool {
    let digits = text.strip_prefix(['F', 'G', 'I', 'L', 'P', 'S', 'T']);
    digits.is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// The codes that a piece of code has in quotes, without its comments and tests.
fn literals(code: &str) -> Vec<&str> {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').filter(|piece| is_code(piece))).collect()
}

/// What the lists have: each code with the list it is in, a rule being its own.
fn listed() -> BTreeMap<String, PathBuf> {
    let mut listed = BTreeMap::new();
    for path in rust_files("src").into_iter().filter(|path| path.ends_with("codes.rs")) {
        for code in literals(&fs::read_to_string(&path).unwrap()) {
            let list = path.strip_prefix(root()).unwrap().to_owned();
            let other = listed.insert(code.to_owned(), list);
            assert!(other.is_none(), "{code} is also in {other:?}");
        }
    }
    listed
}

#[test]
fn codes_in_quotes_are_seen() {
    let code = "a(\"I101\", b); // c\n/// \"I102\"\n[\"F999\", \"I1\", \"X101\"]\n";
    assert_eq!(
        literals(&format!("{code}#[cfg(test)]\nmod tests {{ \"I103\" }}")),
        ["I101", "F999"]
    );
}

/// What is raised is listed, and what is listed is raised.
#[test]
fn every_code_is_in_one_list() {
    let listed: BTreeSet<String> = listed().into_keys().collect();
    let own: BTreeSet<String> = codes().map(|code| code.code.to_owned()).collect();
    assert_eq!(own, listed);
    assert_eq!(codes().count(), own.len());
    let rules = RULES.iter().map(|rule| rule.code.to_owned());
    let all: BTreeSet<String> = rules.chain(own).collect();
    assert_eq!(all.len(), listed.len() + RULES.len());
    let is_raising = |path: &PathBuf| !path.ends_with("codes.rs") && !path.ends_with("tests.rs");
    let mut raised = BTreeSet::new();
    for path in rust_files("src").iter().filter(|path| is_raising(path)) {
        let found = fs::read_to_string(path).unwrap();
        raised.extend(literals(&found).into_iter().map(str::to_owned));
    }
    assert_eq!(raised, all);
}

/// Where a key stands with its value, or would stand in its table, if that is there.
fn place(text: &str, table: Option<&str>, key: &str) -> Option<Range<usize>> {
    let (Parsed { table: own, .. }, _) = syntax::parse(text, SourceId::default());
    let (header, inside) = match table {
        Some(name) => {
            let value = own.get(name)?;
            (value.span().start, value.get_ref().as_table()?)
        }
        None => (0, &own),
    };
    let old = inside.get(key).map(|value| value.span());
    Some(match old {
        Some(old) => text[..old.start].rfind('\n')? + 1..old.end,
        None => {
            let behind = header + text[header..].find('\n')? + 1;
            behind..behind
        }
    })
}

/// A sound text with the values of `part` in place of its own; what begins with `[[` is put at the
/// end.
fn with_part(base: &str, part: &str) -> String {
    let (values, tables) = part.split_at(part.find("[[").unwrap_or(part.len()));
    let mut text = format!("{base}\n{tables}");
    let mut table = None;
    for line in values.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            table = Some(name);
            continue;
        }
        let key = line.split_once(' ').unwrap().0;
        match place(&text, table, key) {
            Some(place) => {
                let end = if place.is_empty() { "\n" } else { "" };
                text.replace_range(place, &format!("{line}{end}"));
            }
            None => text.push_str(&format!("\n[{}]\n{line}\n", table.unwrap())),
        }
    }
    text
}

/// The codes of what is found in a report, or in setting it when nothing is; a warning's with `?`.
fn found(folder: &Folder, report: &str) -> BTreeSet<String> {
    folder.put("a.toml", report);
    let ran = folder.run(&["check", "--output-format", "concise", "a.toml"]);
    let shown = if ran.out.is_empty() { folder.run(&["dump", "a.toml"]).err } else { ran.out };
    let codes = [("错误[", ""), ("提醒[", "?")].map(|(level, mark)| {
        let pieces: Vec<&str> = shown.split(level).skip(1).collect();
        let codes = pieces.into_iter().map(|piece| format!("{}{mark}", &piece[..4]));
        codes.collect::<Vec<_>>()
    });
    codes.into_iter().flatten().collect()
}

/// Whether a file of the tests has a function with a name, and names the code.
fn is_tested(code: &Code, name: &str) -> bool {
    let files = rust_files("tests").into_iter().chain(rust_files("src"));
    let mut texts = files.map(|path| fs::read_to_string(path).unwrap());
    texts.any(|text| {
        let function = text.split(&format!("\nfn {name}(")).nth(1);
        function.is_some() && text.contains(code.code)
    })
}

#[test]
fn every_example_raises_its_code_and_no_other() {
    let folder = Folder::new("codes");
    let sound = replaced(EXAMPLE_2023, "after = \"（一）\"\n", "");
    assert_eq!(found(&folder, &sound), BTreeSet::new());
    let mut faults = Vec::new();
    for code in codes() {
        let report = match code.example {
            CodeExample::Input(part) => with_part(&sound, part),
            CodeExample::Layout(part) => {
                folder.put("版式.toml", with_part(LAYOUT_2021, part));
                replaced(&sound, "\"annual-report-2021\"", "\"版式.toml\"")
            }
            CodeExample::Test(name) => {
                assert!(is_tested(&code, name), "{}: {name}", code.code);
                continue;
            }
        };
        let mark = if code.severity == Severity::Warning { "?" } else { "" };
        let found = found(&folder, &report);
        if found != BTreeSet::from([format!("{}{mark}", code.code)]) {
            faults.push(format!("{}: {found:?}", code.code));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Each code answers with its own text: what it asks for, why, and what is wrong.
#[test]
fn every_code_is_explained() {
    let mut titles = BTreeSet::new();
    for code in codes() {
        assert!(titles.insert(code.title) && titles.insert(code.explanation), "{}", code.code);
        assert!(code.title.chars().count() <= 30 && !code.title.ends_with('。'), "{}", code.code);
        let length = code.explanation.chars().count();
        assert!((10..=130).contains(&length), "{}: {length}", code.code);
        assert!(code.explanation.ends_with('。'), "{}", code.code);
    }
    let folder = Folder::new("explain codes");
    let of = |code: &str| {
        let ran = folder.run(&["explain", code]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{code}");
        ran.out
    };
    assert!(of("I104").starts_with("I104 每行的数要与表里的列一样多（合计可以省略）（错误）\n\n"));
    assert!(
        of("i104").ends_with("错误：\n\n```toml\n[applications]\nreceived = [46, 9, 1]\n```\n")
    );
    assert!(of("G001").contains("--font-dir") && of("G006").contains("（提醒）"));
    assert!(of("L102").contains("```toml\n[[sections]]\nkey = \"overview\"\n"));
    assert!(of("I003").ends_with("UTF-8。\n"));
    for (code, message) in [
        ("I999", "没有 I999 这条规则；用"),
        ("L00", "没有 L00 这条规则；L00 开头的有 L001。"),
        ("G", "G 开头的有 G001、G002、"),
    ] {
        let ran = folder.run(&["explain", code]);
        assert!(ran.code == Some(2) && ran.err.contains(message), "{}", ran.err);
    }
}

/// `I001–I003, I120` as codes.
fn expanded(ranges: &str) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for range in ranges.split(", ") {
        let (first, last) = range.split_once('–').unwrap_or((range, range));
        assert!(is_code(first) && is_code(last), "{range}");
        let number = |code: &str| code[1..].parse::<u32>().unwrap();
        let all = number(first)..=number(last);
        codes.extend(all.map(|number| format!("{}{number:03}", &first[..1])));
    }
    codes
}

/// CONTRIBUTING.md says for each list which codes it has.
#[test]
fn the_table_of_codes_is_current() {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let mut lists: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    for (code, list) in listed() {
        lists.entry(list).or_default().insert(code);
    }
    let table = text.split("| codes | about | list |\n|---|---|---|\n").nth(1).unwrap();
    let rows = table.lines().take_while(|line| line.starts_with("| "));
    let mut shown = BTreeMap::new();
    for row in rows.filter(|row| !row.starts_with("| F, S, T |")) {
        let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").collect();
        shown.insert(PathBuf::from(cells[2].trim_matches('`')), expanded(cells[0]));
    }
    assert_eq!(shown, lists);
}
