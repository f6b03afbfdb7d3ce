//! Is a DOCX sound where validators do not look?
//!
//! The Open XML SDK and the schemas accept a cell without a paragraph, rows that do not add
//! up, and styles that do not exist; Word does not, or shows something else. These checks are
//! for tests: the writer is made so that none can fail.

mod order;
mod package;
mod properties;
mod styles;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::parse::parse;
use super::xml::{Element, Node};

/// The parts of a package by path.
type Parts = BTreeMap<String, Element>;

/// Everything that is wrong with a file; nothing for a sound one.
#[must_use]
pub fn faults(docx: &[u8]) -> Vec<String> {
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
pub fn paragraphs(docx: &[u8]) -> Result<Vec<String>, String> {
    let (_, parts) = read(docx)?;
    let main = parts.get("word/document.xml").ok_or("word/document.xml")?;
    let paragraphs = main.descendants().into_iter().filter(|element| element.name == "w:p");
    Ok(paragraphs.map(text).collect())
}

fn text(paragraph: &Element) -> String {
    let pieces = paragraph.descendants().into_iter().map(|element| match element.name.as_str() {
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

fn characters(node: &Node) -> &str {
    match node {
        Node::Text(text) => text,
        Node::Element(_) => "",
    }
}

/// The entries in order, and the parts.
fn read(docx: &[u8]) -> Result<(Vec<String>, Parts), String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).map_err(|error| error.to_string())?;
    let (mut names, mut parts) = (Vec::new(), Parts::new());
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).map_err(|error| error.to_string())?;
        let (name, mut bytes) = (entry.name().to_owned(), Vec::new());
        entry.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        // Fonts are no XML; that each is the one of its name, the tests of the writer see.
        let part = match name.ends_with(".odttf") {
            true => Element::default(),
            false => parse(&bytes).map_err(|error| format!("{name}: {error}"))?,
        };
        names.push(name.clone());
        parts.insert(name, part);
    }
    Ok((names, parts))
}
