//! Each check notices what it is there for.

use genreport::container::{Element, Entry, Node, element, parse, unzip, zip};

use super::faults;
use crate::data;
use crate::docx::write;

/// The files of a sound report.
fn entries() -> Vec<Entry> {
    unzip(&write(data::EXAMPLE_2023, data::LAYOUT_2021), u64::MAX).unwrap()
}

/// The faults of the report after `change` was let at the part `path`.
fn changed(path: &str, change: impl FnOnce(&mut Element)) -> Vec<String> {
    let mut entries = entries();
    let (_, bytes) = entries.iter_mut().find(|(known, _)| known == path).unwrap();
    let mut root = parse(bytes).unwrap();
    change(&mut root);
    *bytes = root.to_part();
    packed(&entries)
}

fn packed(entries: &[Entry]) -> Vec<String> {
    faults(&zip(entries).unwrap())
}

/// The first element of this name, to be changed.
fn first<'a, 't>(element: &'a mut Element<'t>, name: &str) -> Option<&'a mut Element<'t>> {
    if element.name == name {
        return Some(element);
    }
    element.elements_mut().find_map(|child| first(child, name))
}

fn set(element: &mut Element, attribute: &str, to: &str) {
    let found = element.attributes.iter_mut().find(|(name, _)| name == attribute);
    found.unwrap().1 = to.to_owned().into();
}

/// What the checks say when an attribute of the main part has another value.
fn with(name: &str, attribute: &str, to: &str) -> Vec<String> {
    changed("word/document.xml", |part| {
        set(first(part, name).unwrap(), attribute, to);
    })
}

#[test]
fn tables_that_do_not_add_up() {
    let no_paragraph = changed("word/document.xml", |part| {
        let cell = first(part, "w:tc").unwrap();
        let is_paragraph = |child: &Node| matches!(child, Node::Element(e) if e.name == "w:p");
        cell.children.retain(|child| !is_paragraph(child));
    });
    assert!(no_paragraph[0].contains("paragraph"), "{no_paragraph:?}");
    assert!(with("w:gridSpan", "w:val", "3")[0].contains("columns"));
    assert!(with("w:tcW", "w:w", "1")[0].contains("width"));
    assert!(with("w:gridCol", "w:w", "1")[0].contains("width"));
    assert!(with("w:vMerge", "w:val", "begin")[0].contains("neither"));
    let orphan = with("w:vMerge", "w:val", "continue");
    assert!(orphan.iter().any(|fault| fault.contains("no start")), "{orphan:?}");
    assert!(orphan.iter().any(|fault| fault.contains("hides")), "{orphan:?}");
}

#[test]
fn styles_that_are_not_there() {
    assert!(with("w:pStyle", "w:val", "Nothing")[0].contains("Nothing"));
    assert!(with("w:rStyle", "w:val", "Title")[0].contains("character"));
    let twice = changed("word/styles.xml", |part| {
        set(first(part, "w:style").unwrap(), "w:styleId", "Title");
    });
    assert!(twice[0].contains("twice"), "{twice:?}");
    let no_default = changed("word/styles.xml", |part| {
        set(first(part, "w:style").unwrap(), "w:default", "0");
    });
    assert!(no_default[0].contains("defaults"), "{no_default:?}");
}

#[test]
fn parts_that_do_not_know_each_other() {
    assert!(with("w:footerReference", "r:id", "rId99")[0].contains("rId99"));
    let mut missing = entries();
    missing.retain(|(path, _)| !path.ends_with("footer2.xml"));
    let missing = packed(&missing);
    assert!(missing.iter().any(|fault| fault.contains("relationship")), "{missing:?}");
    let mut stray = entries();
    stray.push(("word/stray.xml".to_owned(), element("w:ftr").to_part()));
    let stray = packed(&stray);
    assert!(stray.contains(&"word/stray.xml has no type".to_owned()), "{stray:?}");
    assert!(stray.contains(&"word/stray.xml has no relationship".to_owned()), "{stray:?}");
    assert_eq!(faults(b"no zip").len(), 1);
}
