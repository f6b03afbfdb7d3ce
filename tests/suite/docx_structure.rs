//! Is a DOCX sound where validators do not look?
//!
//! The Open XML SDK and the schemas accept a cell without a paragraph, rows that do not add
//! up, and styles that do not exist; Word does not, or shows something else. The writer is made so
//! that none of these checks can fail.

#[path = "docx_structure/broken.rs"]
mod broken;
#[path = "docx_structure/order.rs"]
mod order;
#[path = "docx_structure/package.rs"]
mod package;
#[path = "docx_structure/properties.rs"]
mod properties;
#[path = "docx_structure/styles.rs"]
mod styles;
#[path = "docx_structure/tables.rs"]
mod tables;

use std::collections::BTreeMap;

use genreport::container::{Element, Node, parse, unzip};

/// The parts of a package by path.
type Parts = BTreeMap<String, Element<'static>>;

/// Everything that is wrong with a file; nothing for a sound one.
pub(crate) fn faults(docx: &[u8]) -> Vec<String> {
    let (names, parts) = match read(docx) {
        Ok(read) => read,
        Err(fault) => return vec![fault],
    };
    let mut faults = package::faults(&names, &parts);
    faults.extend(parts.iter().flat_map(|(path, part)| order::faults(path, part)));
    faults.extend(properties::faults(&parts));
    faults.extend(styles::faults(&parts));
    let tables = parts.values().flat_map(Element::descendants);
    faults.extend(tables.filter(|element| element.name == "w:tbl").flat_map(tables::faults));
    faults
}

/// The text of every paragraph of the main part, tables included; `\n` for a break.
///
/// # Errors
/// When the file is no readable DOCX.
pub(crate) fn paragraphs(docx: &[u8]) -> Result<Vec<String>, String> {
    let (_, parts) = read(docx)?;
    let main = parts.get("word/document.xml").ok_or("word/document.xml")?;
    let paragraphs = main.descendants().into_iter().filter(|element| element.name == "w:p");
    Ok(paragraphs.map(text).collect())
}

fn text(paragraph: &Element) -> String {
    let pieces = paragraph.descendants().into_iter().map(|element| match element.name.as_ref() {
        "w:br" => "\n".to_owned(),
        "w:tab" => "\t".to_owned(),
        "w:t" => content(element),
        _ => String::new(),
    });
    pieces.collect()
}

/// The text that stands in an element itself.
fn content(element: &Element) -> String {
    element.children.iter().map(characters).collect()
}

fn characters<'n>(node: &'n Node<'_>) -> &'n str {
    match node {
        Node::Text(text) => text,
        Node::Element(_) => "",
    }
}

/// The entries in order, and the parts.
fn read(docx: &[u8]) -> Result<(Vec<String>, Parts), String> {
    let (mut names, mut parts) = (Vec::new(), Parts::new());
    for (name, bytes) in unzip(docx, u64::MAX)? {
        // Fonts are no XML; that each is the one of its name, the tests of the writer see.
        let part = match name.ends_with(".odttf") {
            true => Element::default(),
            // What a tree lends from lives as long as the tests.
            false => parse(bytes.leak()).map_err(|error| format!("{name}: {error}"))?,
        };
        names.push(name.clone());
        parts.insert(name, part);
    }
    Ok((names, parts))
}
