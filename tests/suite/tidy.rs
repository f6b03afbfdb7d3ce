//! House rules that no lint knows.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The floors of ARCHITECTURE.md: a folder may use only those with a smaller number.
const FLOORS: [(&str, u8); 12] = [
    ("base", 0),
    ("model", 1),
    ("text", 1),
    ("syntax", 1),
    ("form", 2),
    ("input", 3),
    ("document", 4),
    ("font", 5),
    ("layout", 6),
    ("pdf", 7),
    ("docx", 7),
    ("cli", 8),
];

/// Outside packages, each used in one folder only (two for what both writers or readers need).
const PACKAGES: [(&str, &[&str]); 10] = [
    ("annotate_snippets", &["cli"]),
    ("clap", &["cli"]),
    ("docx_rs", &["docx"]),
    ("fontdb", &["font"]),
    ("lopdf", &["pdf"]),
    ("printpdf", &["pdf"]),
    ("quick_xml", &["docx"]),
    ("subsetter", &["pdf"]),
    ("ttf_parser", &["font"]),
    ("zip", &["docx"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
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

/// The modules named after `crate::` in a line of code.
fn used(line: &str) -> Vec<&str> {
    let code = line.split("//").next().unwrap();
    let names = code.split("crate::").skip(1);
    names
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap())
        .collect()
}

#[test]
fn no_floor_uses_one_above_it() {
    let floor = |name: &str| FLOORS.iter().find(|(known, _)| *known == name).map(|(_, n)| *n);
    let mut seen = BTreeSet::new();
    for file in rust_files(&root().join("src")) {
        let own = folder(&file);
        let Some(own_floor) = floor(&own) else { continue };
        seen.insert(own.clone());
        for line in fs::read_to_string(&file).unwrap().lines() {
            for other in used(line).into_iter().filter(|other| *other != own) {
                let Some(other_floor) = floor(other) else { continue };
                assert!(other_floor < own_floor, "{}: {own} uses {other}", file.display());
            }
        }
    }
    assert_eq!(seen.len(), FLOORS.len(), "{seen:?}");
}

#[test]
fn each_package_is_used_in_its_folder() {
    for file in rust_files(&root().join("src")) {
        let own = folder(&file);
        let text = fs::read_to_string(&file).unwrap();
        for (package, folders) in PACKAGES {
            let uses = text.lines().any(|line| {
                let code = line.split("//").next().unwrap();
                code.contains(&format!("{package}::"))
            });
            assert!(!uses || folders.contains(&own.as_str()), "{}: {package}", file.display());
        }
    }
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
