//! The form and its words are data: no key of a built-in layout stands in the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use genreport::base::SourceId;
use genreport::syntax::{self, Table};

use crate::tidy::rust_files;

#[path = "form_free/literals.rs"]
mod literals;

use literals::{read, without_placeholders};

/// Words that are a key only by accident: the file, the word, and what it is there.
const EXCUSED: [(&str, &str, &str); 3] = [
    ("session/account.rs", "refused", "what became of a report, in JSON"),
    ("session/sarif.rs", "results", "a property of SARIF 2.1.0"),
    ("form/topic.rs", "problems", "a value of `about`, which any section may have"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every key of a table, and of those in it.
fn collect(table: &Table<'_>, keys: &mut BTreeSet<String>) {
    for (name, value) in table {
        let value = value.get_ref();
        if let (true, Some(key)) = (name.get_ref() == "key", value.as_str()) {
            keys.insert(key.to_owned());
        }
        let listed = value.as_array().into_iter().flat_map(|list| list.iter());
        let tables = listed.filter_map(|value| value.get_ref().as_table()).chain(value.as_table());
        tables.for_each(|table| collect(table, keys));
    }
}

/// Every `key = "…"` of the built-in layouts.
fn keys() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for entry in fs::read_dir(root().join("layouts")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(path).unwrap();
            let (parsed, faults) = syntax::parse(&text, SourceId::default());
            assert!(faults.is_empty(), "{faults:?}");
            collect(&parsed.table, &mut keys);
        }
    }
    keys
}

/// Where the modules lie that a file declares.
fn folder_below(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap();
    match file.file_stem().unwrap().to_str().unwrap() {
        "lib" | "main" | "mod" => folder.to_owned(),
        name => folder.join(name),
    }
}

/// The files of the program and their text, but for those that are modules of tests.
fn sources() -> Vec<(PathBuf, String)> {
    let src = root().join("src");
    let read_file = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        (path, text)
    };
    let mut sources: Vec<(PathBuf, String)> = rust_files(&src).into_iter().map(read_file).collect();
    let tests = sources.iter().flat_map(|(path, text)| {
        let folder = folder_below(path);
        let names: Vec<PathBuf> =
            read(text).test_modules().into_iter().map(|name| folder.join(name)).collect();
        names
    });
    let tests: Vec<PathBuf> = tests.collect();
    let own = |path: &Path| {
        !tests.iter().any(|test| path.starts_with(test) || path == test.with_extension("rs"))
    };
    sources.retain(|(path, _)| own(path));
    sources
        .into_iter()
        .map(|(path, text)| (path.strip_prefix(&src).unwrap().into(), text))
        .collect()
}

/// The words of the literals of a file's own code, with their lines.
fn words(code: &str, has_examples: bool) -> Vec<(usize, String)> {
    let read = read(code);
    let mut words = Vec::new();
    for literal in read.own(has_examples) {
        let line = code[..literal.at].matches('\n').count() + 1;
        let text = without_placeholders(&literal.text);
        let found = text.split(|c: char| !matches!(c, 'a'..='z' | '0'..='9' | '_'));
        words.extend(found.filter(|word| !word.is_empty()).map(|word| (line, word.to_owned())));
    }
    words
}

#[test]
fn literals_are_seen_and_nothing_else() {
    let code = r##"
        // "a1" and /* "a2"
        /// "a3"
        /* "a4" /* "a5" */ "a6" */
        let (b, quote) = ("b1 B2", '"');
        fn life<'a>(r#fn: &'a str) -> [char; 2] { ['\'', '\u{22}'] }
        call(r#"b3 "b4" "#, br"b5\", b"b6 \" b7\nb8", "");
        format!("b9 {a7} {a8:>3} {{b10}} {{ b11 }} 年{a9}b12", "b13-b14", "b15_x");
        #[cfg(test)]
        #[expect(dead_code)]
        mod tests { const A: &str = "a10"; fn f() { g("}", "a11"); } }
        #[cfg(test)]
        mod sample;
        const B: &str = "b16";
        #[cfg(test)]
        use std::{fs, io};
        #[cfg(test)]
        const LIST: [&str; 2] = ["a12", "a13"];
        Layout("c1 = [\"c2\"]\n"), Input(
            "c3)",
        ), NoInput("b17")
    "##;
    let found = |has_examples| {
        let words = words(code, has_examples).into_iter().map(|(_, word)| word);
        words.collect::<Vec<_>>().join(" ")
    };
    let own = "b1 2 b3 b4 b5 b6 b7 b8 b9 b10 b11 b12 b13 b14 b15_x b16";
    assert_eq!(found(true), format!("{own} b17"));
    assert_eq!(found(false), format!("{own} c1 c2 c3 b17"));
    assert_eq!(words(code, true)[0].0, 5);
    assert_eq!(read(code).test_modules(), ["sample"]);
}

#[test]
fn what_is_scanned_is_the_program_without_its_tests() {
    let keys = keys();
    for known in ["overview", "applications", "received", "upheld", "direct_litigation", "total"] {
        assert!(keys.contains(known), "{known}: {keys:?}");
    }
    let sources = sources();
    let has = |name: &str| sources.iter().any(|(path, _)| path == Path::new(name));
    assert!(has("main.rs") && has("checks/facts.rs") && has("docx/parts/document/table.rs"));
    for test in ["checks/tests.rs", "docx/sample.rs", "docx/tests/elements.rs"] {
        assert!(root().join("src").join(test).is_file() && !has(test), "{test}");
    }
    assert!(root().join("src/layout/fake_font.rs").is_file() && !has("layout/fake_font.rs"));
    let literals: usize = sources.iter().map(|(_, text)| read(text).literals.len()).sum();
    assert!(literals > 3000, "{literals}");
}

#[test]
fn no_key_of_a_built_in_layout_stands_in_the_program() {
    let keys = keys();
    let (mut faults, mut excused) = (Vec::new(), BTreeSet::new());
    for (path, text) in sources() {
        let file = path.to_str().unwrap().replace('\\', "/");
        // Examples of codes are shown to users and run by `command_line/codes.rs`.
        let has_examples = path.ends_with("codes.rs");
        for (line, word) in words(&text, has_examples) {
            let excuse =
                EXCUSED.iter().position(|(in_file, known, _)| *in_file == file && *known == word);
            if let Some(excuse) = excuse {
                excused.insert(excuse);
            } else if keys.contains(&word) {
                faults.push(format!("src/{file}:{line}:{word}"));
            }
        }
    }
    assert!(faults.is_empty(), "{} keys in src:\n{}", faults.len(), faults.join("\n"));
    let idle = (0..EXCUSED.len()).filter(|index| !excused.contains(index));
    let idle: Vec<_> = idle.map(|index| EXCUSED[index]).collect();
    assert!(idle.is_empty(), "no longer there to be excused: {idle:?}");
}
