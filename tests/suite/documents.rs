//! Is what README.md and `docs/` say true of the program, and do they lead where they say?
//!
//! Messages of the rules are looked at in `src/checks/tests.rs`, `docs/conformance.md` in
//! `judges/conformance.rs`, `docs/rules.md` in `checks.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command_line::Folder;
use crate::data;
use crate::judges::root;

/// The pages of a folder, in order.
fn pages_in(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    pages.sort();
    pages
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// What stands between two fences, the first of this kind of code.
fn blocks<'t>(text: &'t str, kind: &str) -> Vec<&'t str> {
    let fence = format!("```{kind}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn the_readme_is_short() {
    let lines = read("README.md").lines().count();
    assert!(lines < 140, "{lines}");
}

#[test]
fn links_lead_to_files() {
    let mut links = 0;
    let folders = [".", "docs", "layouts", "samples", "fonts", "tests/judges", "tests/data"];
    for page in folders.into_iter().flat_map(pages_in) {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap();
            if file.is_empty() || file.contains("://") {
                continue;
            }
            let file = page.parent().unwrap().join(file);
            assert!(file.exists(), "{}: {link}", page.display());
            links += 1;
        }
    }
    assert!(links > 40, "{links}");
}

/// Every page of `docs/` can be reached from the README or is reached by one that can.
#[test]
fn every_page_is_linked_from_the_readme() {
    let readme = read("README.md");
    for page in pages_in("docs") {
        let name = page.file_name().unwrap().to_str().unwrap();
        assert!(readme.contains(&format!("](docs/{name})")), "{name}");
    }
}

/// The source points users at chapters of pages: those are there.
#[test]
fn chapters_that_messages_name_are_there() {
    let mut named = BTreeSet::new();
    for file in crate::tidy::rust_files(&root().join("src")) {
        let source = fs::read_to_string(&file).unwrap();
        for (at, found) in source.match_indices(".md 的“") {
            let page = source[..at].rsplit(' ').next().unwrap();
            let chapter = source[at + found.len()..].split('”').next().unwrap();
            named.insert((format!("{page}.md"), chapter.to_owned()));
        }
    }
    assert!(!named.is_empty());
    for (page, chapter) in named {
        let is_there = read(&page)
            .lines()
            .any(|line| line.starts_with('#') && line.trim_start_matches('#').trim() == chapter);
        assert!(is_there, "{page}: {chapter}");
    }
}

/// The options that pages for users name are those of the program.
#[test]
fn options_that_pages_name_exist() {
    let folder = Folder::new("options that pages name");
    let commands = ["check", "dump", "explain", "fonts", "init", "schema"];
    let mut help = folder.run(&["--help"]).out;
    for command in commands {
        help.push_str(&folder.run(&[command, "--help"]).out);
    }
    let known: BTreeSet<String> = options(&help).collect();
    let mut count = 0;
    for page in ["README", "archive", "checks", "commands", "docx", "fonts", "input"] {
        let folder = if page == "README" { "" } else { "docs/" };
        let page = format!("{folder}{page}.md");
        for line in read(&page).lines().filter(|line| !line.contains("cargo ")) {
            for option in options(line) {
                assert!(known.contains(&option), "{page}: {option}");
                count += 1;
            }
        }
    }
    assert!(count > 30, "{count}");
}

/// `--like-this` in a text.
fn options(text: &str) -> impl Iterator<Item = String> {
    text.split("--").skip(1).filter_map(|rest| {
        let end = rest.find(|char: char| !char.is_ascii_lowercase() && char != '-');
        let name = &rest[..end.unwrap_or(rest.len())];
        (name.len() > 1).then(|| format!("--{name}"))
    })
}

/// What the pages show of an input can be written so.
#[test]
fn examples_of_inputs_are_read() {
    let (readme, input) = (read("README.md"), read("docs/input.md"));
    let [_, table] = blocks(&readme, "toml")[..] else { panic!("README.md") };
    let [head, larger, labels] = blocks(&input, "toml")[..] else { panic!("docs/input.md") };
    let folder = Folder::new("examples of inputs");
    folder.put("上年.toml", data::BLANK.replace("year = 2023", "year = 2022"));
    let at = data::EXAMPLE_2023.find("[overview]").unwrap();
    folder.put("头尾.toml", format!("{head}\n{}", &data::EXAMPLE_2023[at..]));
    for (name, more) in [("表一", table), ("表二", larger), ("用字", labels)] {
        folder.put(&format!("{name}.toml"), format!("{}\n{more}", data::EXAMPLE_2023));
    }
    for name in ["头尾.toml", "表一.toml", "表二.toml", "用字.toml"] {
        let ran = folder.run(&["check", "--ignore", "F,S,T", name]);
        assert_eq!(ran.code, Some(0), "{name}: {}{}", ran.out, ran.err);
    }
    for block in [blocks(&readme, "toml"), blocks(&input, "toml")].concat() {
        assert!(toml::from_str::<toml::Table>(block).is_ok(), "{block}");
    }
}

/// The finding that `docs/input.md` shows is what the program says.
#[test]
fn the_finding_of_the_input_page_is_real() {
    let input = read("docs/input.md");
    let shown = blocks(&input, "text")[0];
    let folder = Folder::new("finding of the input page");
    let text: Vec<&str> = data::BLANK
        .lines()
        .map(|line| if line.starts_with("received ") { "received = [0, 0, 0]" } else { line })
        .collect();
    folder.put("年报.toml", text.join("\n"));
    let ran = folder.run(&["check", "年报.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!((ran.out + &ran.err).contains(shown), "{shown}");
}
