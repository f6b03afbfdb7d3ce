//! Each check notices what it is there for.

use super::super::xml::{Element, Node, element};
use super::faults;
use crate::docx::package::{Content, Entry, Part, entries, zip};
use crate::docx::{Options, parts::parts, sample};

/// The faults of the sample report after `change` was let at the part `path`.
fn changed(path: &str, change: impl FnOnce(&mut Element)) -> Vec<String> {
    let mut parts = sample_parts();
    let part = parts.iter_mut().find(|part| part.path == path).expect("a part");
    let Content::Xml(root) = &mut part.content else { panic!("{path} is no XML") };
    change(root);
    packed(&entries(&parts))
}

fn packed(entries: &[Entry]) -> Vec<String> {
    faults(&zip(entries).expect("packed"))
}

fn sample_parts() -> Vec<Part> {
    let form = sample::form();
    let document = sample::document(&form);
    parts(&document, &sample::plan(&document, &form), &form, &Options::default()).expect("written")
}

/// The first element of this name, to be changed.
fn first<'a>(element: &'a mut Element, name: &str) -> Option<&'a mut Element> {
    if element.name == name {
        return Some(element);
    }
    element.elements_mut().find_map(|child| first(child, name))
}

fn set(element: &mut Element, attribute: &str, to: &str) {
    let found = element.attributes.iter_mut().find(|(name, _)| name == attribute);
    found.expect("an attribute").1 = to.to_owned();
}

/// What the checks say when an attribute of the main part has another value.
fn with(name: &str, attribute: &str, to: &str) -> Vec<String> {
    changed("word/document.xml", |part| {
        set(first(part, name).expect("an element"), attribute, to);
    })
}

#[test]
fn tables_that_do_not_add_up() {
    let no_paragraph = changed("word/document.xml", |part| {
        let cell = first(part, "w:tc").expect("a cell");
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
        set(first(part, "w:style").expect("a style"), "w:styleId", "Title");
    });
    assert!(twice[0].contains("twice"), "{twice:?}");
    let no_default = changed("word/styles.xml", |part| {
        set(first(part, "w:style").expect("a style"), "w:default", "0");
    });
    assert!(no_default[0].contains("defaults"), "{no_default:?}");
}

#[test]
fn parts_that_do_not_know_each_other() {
    assert!(with("w:footerReference", "r:id", "rId99")[0].contains("rId99"));
    let mut missing = entries(&sample_parts());
    missing.retain(|(path, _)| !path.ends_with("footer2.xml"));
    let missing = packed(&missing);
    assert!(missing.iter().any(|fault| fault.contains("relationship")), "{missing:?}");
    let mut stray = entries(&sample_parts());
    stray.push(("word/stray.xml".to_owned(), element("w:ftr").to_part()));
    let stray = packed(&stray);
    assert!(stray.contains(&"word/stray.xml has no type".to_owned()), "{stray:?}");
    assert!(stray.contains(&"word/stray.xml has no relationship".to_owned()), "{stray:?}");
    assert_eq!(faults(b"no zip").len(), 1);
}
