//! How does a tree made by docx-rs 0.4.22 become one that the schema allows?
//!
//! docx-rs writes the children of properties in an order of its own, an attribute that does
//! not exist (`w:gridCol/@w:type`, ECMA-376 17.4.16), paragraph ids from a counter of its
//! thread, and namespaces nobody uses. A tree written by hand comes out as it went in.

use super::order::{child_order, rank};
use crate::container::{Element, Node};

/// The namespaces that are used.
const NAMESPACES: [&str; 2] = ["xmlns:w", "xmlns:r"];

/// Puts an element and everything in it in order.
pub(in crate::docx) fn normalise(element: &mut Element) {
    element.attributes.retain(|(name, _)| is_kept(&element.name, name));
    element.elements_mut().for_each(normalise);
    element.children.retain(|child| !is_void(child));
    let Some(sequence) = child_order(&element.name) else { return };
    let place = |child: &Node| match child {
        Node::Element(child) => rank(sequence, &child.name),
        Node::Text(_) => 0,
    };
    // Stable, so repeated children such as the two footer references stay as they are.
    if !element.children.is_sorted_by_key(place) {
        element.children.sort_by_cached_key(place);
    }
}

fn is_kept(element: &str, attribute: &str) -> bool {
    match (element, attribute) {
        ("w:gridCol", "w:type") => false,
        ("w:document", attribute) => NAMESPACES.contains(&attribute),
        // `w14:paraId`: the same document would give other bytes in another thread.
        (_, attribute) => !attribute.starts_with("w14:"),
    }
}

/// Properties that say nothing.
fn is_void(child: &Node) -> bool {
    let Node::Element(child) = child else { return false };
    let properties = ["w:rPr", "w:pPr", "w:trPr"].contains(&child.name.as_ref());
    properties && child.children.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::container::element;
    use crate::docx::value::value;

    #[test]
    fn sorts_strips_and_drops() {
        let mut tree = element("w:p").attribute("w14:paraId", "00000001").child(
            element("w:pPr")
                .child(value("w:jc", "left"))
                .child(value("w:pStyle", "Title"))
                .child(element("w:rPr")),
        );
        let expected = element("w:p")
            .child(element("w:pPr").child(value("w:pStyle", "Title")).child(value("w:jc", "left")));
        normalise(&mut tree);
        assert_eq!(tree, expected);
        let mut column = element("w:gridCol").attribute("w:w", 5).attribute("w:type", "dxa");
        normalise(&mut column);
        assert_eq!(column, element("w:gridCol").attribute("w:w", 5));
    }
}
