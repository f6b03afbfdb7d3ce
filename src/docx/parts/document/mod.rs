//! `word/document.xml`: docx-rs's document, made to say what docx-rs cannot.
//!
//! Header rows and the section; then everything in schema order.

mod body;
mod closing;
mod keep;
mod run;
mod section;
mod table;

use crate::container::parse;
use crate::container::{Element, Node, element};
use crate::docx::conformance::normalise;
use crate::docx::error::DocxError;
use crate::docx::value::value;
use crate::form::Form;
use body::TableMarks;

pub(super) use body::{Built, build};

/// The part, of the body as docx-rs wrote it.
pub(super) fn part<'t>(built: &'t Built, form: &Form) -> Result<Element<'t>, DocxError> {
    let mut root = parse(&built.document).map_err(DocxError::Body)?;
    let body = root.elements_mut().find(|child| child.name == "w:body");
    let body = body.ok_or_else(|| DocxError::Body("w:body".to_owned()))?;
    for (_, child) in (0..).zip(body.elements_mut()).filter(|(at, _)| built.released.contains(at)) {
        release(child);
    }
    let tables = body.elements_mut().filter(|child| child.name == "w:tbl");
    for (table, marks) in tables.zip(&built.tables) {
        complete_table(table, marks);
    }
    replace(body, "w:sectPr", section::properties(form));
    normalise(&mut root);
    Ok(root)
}

/// Marks the header rows and those that a page may end below, and leaves borders to the style.
fn complete_table(table: &mut Element, marks: &TableMarks) {
    if let Some(properties) = table.elements_mut().find(|child| child.name == "w:tblPr") {
        remove(properties, "w:tblBorders");
    }
    let rows = table.elements_mut().filter(|child| child.name == "w:tr");
    for (number, (row, released)) in rows.zip(&marks.released).enumerate() {
        if number < marks.head_rows {
            add(row, "w:trPr", element("w:tblHeader"));
        }
        if *released {
            let cells = row.elements_mut().filter(|child| child.name == "w:tc");
            cells.flat_map(Element::elements_mut).filter(|p| p.name == "w:p").for_each(release);
        }
    }
}

/// Frees a paragraph from the next, whatever its style says (17.3.1.15).
fn release(paragraph: &mut Element) {
    add(paragraph, "w:pPr", value("w:keepNext", 0));
}

/// Adds to the properties of an element, which come first in it.
fn add(owner: &mut Element, properties: &'static str, property: Element<'static>) {
    if owner.find(properties).is_none() {
        owner.children.insert(0, Node::Element(element(properties)));
    }
    if let Some(found) = owner.elements_mut().find(|child| child.name == properties) {
        found.children.push(Node::Element(property));
    }
}

fn remove(parent: &mut Element, name: &str) {
    parent.children.retain(|child| !matches!(child, Node::Element(child) if child.name == name));
}

fn replace(parent: &mut Element, name: &str, by: Element<'static>) {
    remove(parent, name);
    parent.children.push(Node::Element(by));
}
