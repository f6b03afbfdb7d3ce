//! Does a part keep to XML, and to the order of the schema? XML 1.0 clause 2.2; ECMA-376 part 1,
//! annex A.1.

use genreport::container::{Element, Node, is_allowed};
use genreport::docx::child_order;

pub(super) fn faults(path: &str, part: &Element) -> Vec<String> {
    let mut faults: Vec<String> = part.descendants().into_iter().flat_map(element).collect();
    if let Some(body) = part.find("w:body")
        && body.elements().next_back().is_none_or(|last| last.name != "w:sectPr")
    {
        faults.push("the section does not end the body".to_owned());
    }
    faults.iter().map(|fault| format!("{path}: {fault}")).collect()
}

fn element(element: &Element) -> Vec<String> {
    let mut faults = Vec::new();
    let attributes = element.attributes.iter().map(|(_, value)| value);
    let texts = element.children.iter().filter_map(|child| match child {
        Node::Text(text) => Some(text),
        Node::Element(_) => None,
    });
    if attributes.chain(texts).any(|text| !text.chars().all(is_allowed)) {
        faults.push(format!("{}: a character that XML has not", element.name));
    }
    let Some(order) = child_order(&element.name) else { return faults };
    let mut last = 0;
    for child in element.elements() {
        let Some(place) = order.iter().position(|known| *known == child.name) else {
            faults.push(format!("{} may not stand in {}", child.name, element.name));
            continue;
        };
        if place < last {
            faults.push(format!("{} comes too late in {}", child.name, element.name));
        }
        last = place.max(last);
    }
    faults
}
