//! Are the styles that are used there, once each, and one of each type by default?
//! ECMA-376 part 1, 17.7.

use std::collections::BTreeMap;

use super::Parts;
use genreport::container::Element;

/// References to styles and the type they must be of.
const REFERENCES: [(&str, &str); 4] = [
    ("w:pStyle", "paragraph"),
    ("w:rStyle", "character"),
    ("w:tblStyle", "table"),
    ("w:next", "paragraph"),
];

pub(super) fn faults(parts: &Parts) -> Vec<String> {
    let Some(part) = parts.get("word/styles.xml") else { return vec!["no styles".to_owned()] };
    let mut types = BTreeMap::new();
    let mut faults = Vec::new();
    for style in part.elements().filter(|child| child.name == "w:style") {
        let (id, kind) = (attribute(style, "w:styleId"), attribute(style, "w:type"));
        if types.insert(id, kind).is_some() {
            faults.push(format!("style {id} twice"));
        }
    }
    faults.extend(defaults(part));
    for element in parts.values().flat_map(Element::descendants) {
        let reference = REFERENCES.iter().find(|(name, _)| *name == element.name);
        let Some((name, kind)) = reference else { continue };
        let id = attribute(element, "w:val");
        if types.get(id) != Some(kind) {
            faults.push(format!("{name} {id} is no style of type {kind}"));
        }
    }
    for style in part.elements() {
        let base = style.find("w:basedOn").map(|base| attribute(base, "w:val"));
        if base.is_some_and(|base| types.get(base) != Some(&attribute(style, "w:type"))) {
            faults.push(format!("{} is based on nothing", attribute(style, "w:styleId")));
        }
    }
    faults
}

fn attribute<'a>(element: &'a Element, name: &str) -> &'a str {
    element.get(name).unwrap_or_default()
}

/// Exactly one default of each type, 17.7.4.17.
fn defaults(styles: &Element) -> Vec<String> {
    let count = |kind: &str| {
        let all = styles.elements().filter(|style| style.get("w:type") == Some(kind));
        all.filter(|style| style.get("w:default") == Some("1")).count()
    };
    let kinds = ["paragraph", "character", "table", "numbering"].into_iter();
    kinds
        .filter(|kind| count(kind) != 1)
        .map(|kind| format!("{} defaults of type {kind}", count(kind)))
        .collect()
}
