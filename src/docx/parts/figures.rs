//! `customXml/item1.xml`: which figures does the report state, for those who read it by machine?
//!
//! A custom XML data part (ECMA-376 part 1, 15.2.5 and 22.5): Word and WPS keep it as it is. It
//! says what genreport wrote; that the tables still say the same, the digest says (`digest.rs`).
//!
//! Word could bind the cells to it by content controls (17.5.2). They are left out: python-docx,
//! by which many checkers read reports, takes a cell with a content control for an empty one.

use crate::container::{Element, element};
use crate::document::{Document, LineFigures, TableFigures};

/// The vocabulary.
const NAMESPACE: &str = "urn:genreport:figures:1";
const PROPERTIES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
/// By which a program finds the part among others: always the same (22.5.2.1).
const ITEM: &str = "{6E7C5A1F-3B0D-4C57-9E41-5D2A70C1B8F3}";

/// The part.
pub(super) fn part(document: &Document) -> Element<'static> {
    let properties = &document.properties;
    element("report")
        .attribute("xmlns", NAMESPACE)
        .attribute("layout", &properties.layout)
        .attribute("year", properties.year)
        .attribute("authority", &properties.author)
        .children(document.figures.iter().map(table))
}

fn table(table: &TableFigures) -> Element<'static> {
    element("table").attribute("key", &table.key).children(table.lines.iter().map(line))
}

fn line(line: &LineFigures) -> Element<'static> {
    let figures = line.figures.iter().map(|(key, text)| {
        let figure = element("figure").attribute("key", key);
        if text.is_empty() { figure } else { figure.text(text) }
    });
    element("line").attribute("key", &line.key).children(figures)
}

/// What the part is called by.
pub(super) fn properties() -> Element<'static> {
    let schema = element("ds:schemaRef").attribute("ds:uri", NAMESPACE);
    element("ds:datastoreItem")
        .attribute("ds:itemID", ITEM)
        .attribute("xmlns:ds", PROPERTIES)
        .child(element("ds:schemaRefs").child(schema))
}
