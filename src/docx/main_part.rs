//! `word/document.xml`: docx-rs's document, made to say what docx-rs cannot.
//!
//! Header rows and the section; then everything in schema order.

use super::body;
use super::error::DocxError;
use super::normalise::normalise;
use super::parse::parse;
use super::section;
use super::xml::{Element, Node, element};
use crate::document::{Block, Document};
use crate::form::Form;
use crate::layout::Plan;

/// The part.
pub(super) fn part(document: &Document, plan: &Plan, form: &Form) -> Result<Element, DocxError> {
    let written = body::build(document, plan, form)?;
    let mut root = parse(&written).map_err(DocxError::Body)?;
    let body = root.elements_mut().find(|child| child.name == "w:body");
    let body = body.ok_or_else(|| DocxError::Body("w:body".to_owned()))?;
    let head_rows = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table.head_rows),
        _ => None,
    });
    let tables = body.elements_mut().filter(|child| child.name == "w:tbl");
    for (table, head_rows) in tables.zip(head_rows) {
        complete_table(table, head_rows);
    }
    replace(body, "w:sectPr", section::properties(form));
    Ok(normalise(root))
}

/// Marks the header rows (17.4.49), which docx-rs cannot, and leaves borders to the style.
fn complete_table(table: &mut Element, head_rows: usize) {
    if let Some(properties) = table.elements_mut().find(|child| child.name == "w:tblPr") {
        remove(properties, "w:tblBorders");
    }
    let rows = table.elements_mut().filter(|child| child.name == "w:tr");
    for row in rows.take(head_rows) {
        if let Some(properties) = row.elements_mut().find(|child| child.name == "w:trPr") {
            properties.children.push(Node::Element(element("w:tblHeader")));
        }
    }
}

fn remove(parent: &mut Element, name: &str) {
    parent.children.retain(|child| !matches!(child, Node::Element(child) if child.name == name));
}

fn replace(parent: &mut Element, name: &str, by: Element) {
    remove(parent, name);
    parent.children.push(Node::Element(by));
}
