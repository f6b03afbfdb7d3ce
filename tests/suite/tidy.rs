//! House rules that no lint knows.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "tidy/circles.rs"]
mod circles;

/// The floors of ARCHITECTURE.md: a folder may use only those with a smaller number.
const FLOORS: [(&str, u8); 16] = [
    ("base", 0),
    ("model", 1),
    ("text", 1),
    ("syntax", 1),
    ("container", 1),
    ("vocabulary", 2),
    ("form", 3),
    ("input", 4),
    ("checks", 5),
    ("document", 5),
    ("font", 6),
    ("layout", 7),
    ("pdf", 8),
    ("docx", 8),
    ("session", 9),
    ("cli", 10),
];

/// Outside packages and the folders that may use them; all of Cargo.toml's dependencies.
const PACKAGES: [(&str, &[&str]); 27] = [
    ("annotate_snippets", &["cli"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("console", &["cli"]),
    ("docx_rs", &["docx"]),
    ("encoding_rs", &["syntax"]),
    ("flate2", &["container", "pdf"]),
    ("fontdb", &["cli"]),
    ("glob", &["cli"]),
    ("indicatif", &["cli"]),
    ("itoa", &["pdf"]),
    ("lopdf", &["pdf"]),
    ("printpdf", &["pdf"]),
    ("quick_xml", &["container", "pdf"]),
    ("rayon", &["cli"]),
    ("self_cell", &["font"]),
    ("serde", &["text", "vocabulary", "form"]),
    ("serde_json", &["session", "input"]),
    ("signal_hook", &["cli"]),
    ("simd_adler32", &["pdf"]),
    ("subsetter", &["font"]),
    ("toml", &["syntax", "vocabulary", "form", "input"]),
    ("toml_parser", &[]),
    ("ttf_parser", &["font", "pdf"]),
    ("win32console", &["cli"]),
    ("zip", &["container"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The folder of `src` that a file is in.
fn folder(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).unwrap();
    inside.components().next().unwrap().as_os_str().to_str().unwrap().to_owned()
}

/// Names, `::` and every other sign of a piece of code, without its comments.
fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    for line in code.lines() {
        let mut rest = line.split("//").next().unwrap().trim_start();
        while let Some(first) = rest.chars().next() {
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let length = if is_name(first) {
                rest.find(|c| !is_name(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            tokens.push(&rest[..length]);
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

/// Every path of a piece of code that begins with `crate` or `super`; brace groups are taken
/// apart, so `crate::{a, b::c}` is `crate::a` and `crate::b::c`.
fn paths(code: &str) -> Vec<Vec<&str>> {
    let tokens = tokens(code);
    let (mut paths, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let begins = matches!(tokens[at], "crate" | "super") && tokens.get(at + 1) == Some(&"::");
        if begins && (at == 0 || tokens[at - 1] != "::") {
            at = take_path(&tokens, at, Vec::new(), &mut paths);
        } else {
            at += 1;
        }
    }
    paths
}

/// Takes the path at a token, with what stands before the brace group it is in; gives the token
/// behind it.
fn take_path<'a>(
    tokens: &[&'a str],
    mut at: usize,
    mut path: Vec<&'a str>,
    paths: &mut Vec<Vec<&'a str>>,
) -> usize {
    if tokens[at] == "{" {
        at += 1;
        while tokens[at] != "}" {
            at = take_path(tokens, at, path.clone(), paths);
            // `as name`, or `*`.
            at += tokens[at..].iter().position(|sign| matches!(*sign, "," | "}")).unwrap();
            at += usize::from(tokens[at] == ",");
        }
        return at + 1;
    }
    path.push(tokens[at]);
    at += 1;
    if tokens.get(at) == Some(&"::") {
        return take_path(tokens, at + 1, path, paths);
    }
    paths.push(path);
    at
}

/// The parts of a file's code with the module that each is in: the file's own, and those
/// written out in it.
fn modules(file: &str, code: &str) -> Vec<(Vec<String>, String)> {
    let names = file.trim_end_matches(".rs").trim_end_matches("/mod").split('/');
    let own: Vec<String> = names.map(str::to_owned).collect();
    let mut parts = vec![(own.clone(), String::new())];
    for line in code.lines() {
        let opens = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(" {"));
        if let Some(name) = opens {
            let inner = own.iter().cloned().chain([name.to_owned()]).collect();
            parts.push((inner, String::new()));
        } else if line == "}" && parts.last().unwrap().0 != own {
            parts.push((own.clone(), String::new()));
        }
        let part = &mut parts.last_mut().unwrap().1;
        part.push_str(line);
        part.push('\n');
    }
    parts
}

/// The folders that a file uses by `crate::`, and its paths of `super::` that leave its folder.
/// The file is named from `src`.
fn used(file: &str, code: &str) -> (BTreeSet<String>, Vec<String>) {
    let (mut folders, mut strays) = (BTreeSet::new(), Vec::new());
    for (module, code) in modules(file, code) {
        for path in paths(&code) {
            let up = path.iter().take_while(|name| **name == "super").count();
            if path[0] == "crate" {
                folders.insert(path[1].to_owned());
            } else if up >= module.len() {
                strays.push(path.join("::"));
            }
        }
    }
    (folders, strays)
}

#[test]
fn uses_are_seen_however_they_are_written() {
    let folders = |code: &str| used("layout/page.rs", code).0.into_iter().collect::<Vec<_>>();
    assert_eq!(folders("use crate::base::Length;"), ["base"]);
    assert_eq!(folders("use crate::{docx, pdf::write};"), ["docx", "pdf"]);
    let long = "use crate::{\n    base::{Length, Point}, // crate::cli\n    font as f,\n};\n";
    assert_eq!(folders(long), ["base", "font"]);
    assert_eq!(folders("use crate::{form::*, pdf};"), ["form", "pdf"]);
    assert_eq!(folders("let x: crate::cli::Run = crate :: docx::run();"), ["cli", "docx"]);
    assert_eq!(folders("//! [`crate::cli`]\nuse super::Pages;"), [""; 0]);
    assert_eq!(folders("use std::{fs, io};"), [""; 0]);
}

#[test]
fn ways_out_of_a_folder_are_seen() {
    let strays = |file: &str, code: &str| used(file, code).1;
    assert_eq!(strays("layout/page.rs", "use super::frame::Page;"), [""; 0]);
    assert_eq!(strays("layout/page.rs", "use super::super::font;"), ["super::super::font"]);
    assert_eq!(strays("layout/page.rs", "use super::{a, super::b};"), ["super::super::b"]);
    assert_eq!(strays("layout/mod.rs", "use super::font;"), ["super::font"]);
    assert_eq!(strays("layout/table/mod.rs", "use super::super::font;"), ["super::super::font"]);
    assert_eq!(strays("layout/table/rows.rs", "use super::super::frame;"), [""; 0]);
    // The module of tests in a file is one level more, up to its end.
    let tests = "mod tests {\n    use super::super::frame;\n}\n";
    assert_eq!(strays("layout/page.rs", tests), [""; 0]);
    let after = format!("{tests}use super::super::font;\n");
    assert_eq!(strays("layout/page.rs", &after), ["super::super::font"]);
}

#[test]
fn no_floor_uses_one_above_it() {
    let floor = |name: &str| FLOORS.iter().find(|(known, _)| *known == name).map(|(_, n)| *n);
    let mut seen = BTreeSet::new();
    for file in rust_files(&root().join("src")) {
        let own = folder(&file);
        let Some(own_floor) = floor(&own) else { continue };
        seen.insert(own.clone());
        let name = file.strip_prefix(root().join("src")).unwrap().to_str().unwrap();
        let (others, strays) = used(name, &fs::read_to_string(&file).unwrap());
        assert_eq!(strays, [""; 0], "{name} leaves its folder without `crate`");
        for other in others.into_iter().filter(|other| *other != own) {
            // Nothing lies beside the folders: a name of the root would hide where it is from.
            let other_floor = floor(&other).unwrap_or_else(|| panic!("{name}: crate::{other}"));
            assert!(other_floor < own_floor, "{name}: {own} uses {other}");
        }
    }
    assert_eq!(seen.len(), FLOORS.len(), "{seen:?}");
}

/// Whether code names a package at the head of a path, or imports it whole.
fn uses_package(code: &str, package: &str) -> bool {
    let mut tokens = tokens(code);
    // Every sign then has one before it and one behind it.
    tokens.insert(0, ";");
    tokens.push(";");
    tokens.windows(3).any(|signs| {
        let [before, name, after] = signs else { return false };
        *name == package && *before != "::" && (*after == "::" || *before == "use")
    })
}

#[test]
fn each_package_is_used_in_its_folder() {
    assert!(uses_package("use toml::de;", "toml") && uses_package("use toml;", "toml"));
    assert!(uses_package("use {std::fs, toml::de};", "toml"));
    assert!(!uses_package("let toml = crate::toml::x; read(toml); // toml::de", "toml"));
    for file in rust_files(&root().join("src")) {
        let own = folder(&file);
        let text = fs::read_to_string(&file).unwrap();
        for (package, folders) in PACKAGES {
            let uses = uses_package(&text, package);
            assert!(!uses || folders.contains(&own.as_str()), "{}: {package}", file.display());
        }
    }
}

#[test]
fn every_package_has_its_folders() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let sections =
        manifest.split("\n[").filter_map(|section| section.split_once("dependencies]\n"));
    let lines = sections.flat_map(|(_, section)| section.lines());
    let names = lines.filter(|line| !line.starts_with('#'));
    let names = names.filter_map(|line| line.split_once(" = "));
    let mut names: Vec<String> = names.map(|(name, _)| name.replace('-', "_")).collect();
    names.sort();
    assert_eq!(names, PACKAGES.map(|(package, _)| package));
}

#[test]
fn files_are_short() {
    for file in rust_files(&root().join("src")) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 400, "{}: {lines} lines", file.display());
    }
}

#[test]
fn the_architecture_names_every_folder_and_stays_short() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    assert!(text.lines().count() < 200);
    for (name, number) in FLOORS {
        assert!(text.contains(&format!("| {number} | `{name}` |")), "{name}");
    }
}

#[test]
fn every_font_has_its_licence_beside_it() {
    let readme = fs::read_to_string(root().join("fonts/README.md")).unwrap();
    for entry in fs::read_dir(root().join("fonts")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".ttf") {
            let named = name.replace("-Regular.ttf", "").replace(".ttf", "");
            let family = named.split("-Bold").next().unwrap().split("-Italic").next().unwrap();
            assert!(readme.contains(family), "{name}");
        }
    }
    for licence in readme.split('`').chain(readme.split([' ', '|', ',', ')'])) {
        if licence.starts_with("licenses/") {
            assert!(root().join("fonts").join(licence.trim()).is_file(), "{licence}");
        }
    }
}
