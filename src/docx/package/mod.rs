//! How do the parts make one file?
//!
//! ECMA-376 part 2: content types (10.1.2), relationships (9.3).

mod digest;
mod part;

pub(super) use digest::digest;
pub use digest::{EditState, edit_state};
pub(super) use part::{Content, Part, PartKind};

use crate::container::{Element, Entry, element};

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// The part that says of what type the others are; it comes first.
pub(in crate::docx) const CONTENT_TYPES: &str = "[Content_Types].xml";

/// The files of the zip in order: each part with the relationships of those that it knows
/// behind it, as Word writes them.
pub(in crate::docx) fn entries(parts: &[Part]) -> Vec<Entry> {
    let mut entries =
        vec![(CONTENT_TYPES.to_owned(), content_types(parts).to_part()), relationships("", parts)];
    for part in parts {
        entries.push((part.path.clone(), part.content.to_bytes()));
        if parts.iter().any(|other| other.from == part.path) {
            entries.push(relationships(&part.path, parts));
        }
    }
    entries
}

fn content_types(parts: &[Part]) -> Element<'static> {
    let default = |extension, kind: String| {
        element("Default").attribute("Extension", extension).attribute("ContentType", kind)
    };
    let fonts = parts.iter().any(|part| part.kind == PartKind::Font);
    let fonts = fonts.then(|| default("odttf", PartKind::Font.content_type()));
    let named =
        parts.iter().filter(|part| !matches!(part.kind, PartKind::Font | PartKind::CustomXml));
    let overrides = named.map(|part| {
        element("Override")
            .attribute("PartName", format!("/{}", part.path))
            .attribute("ContentType", part.kind.content_type())
    });
    element("Types")
        .attribute("xmlns", TYPES)
        .child(default("rels", RELATIONSHIPS_TYPE.to_owned()))
        .child(default("xml", PartKind::CustomXml.content_type()))
        .children(fonts)
        .children(overrides)
}

const RELATIONSHIPS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";

/// The relationships of a part, or of the package, to the parts that it knows.
fn relationships(from: &str, parts: &[Part]) -> Entry {
    let (folder, file) = from.rsplit_once('/').unwrap_or(("", from));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let list = parts.iter().filter(|part| part.from == from).map(|part| {
        element("Relationship")
            .attribute("Id", &part.id)
            .attribute("Type", part.kind.relationship())
            .attribute("Target", target(&folder, &part.path))
    });
    let root = element("Relationships").attribute("xmlns", RELATIONSHIPS).children(list);
    (format!("{folder}_rels/{file}.rels"), root.to_part())
}

/// A path as seen from a folder.
fn target(folder: &str, path: &str) -> String {
    match path.strip_prefix(folder) {
        Some(inside) => inside.to_owned(),
        None => format!("{}{path}", "../".repeat(folder.matches('/').count())),
    }
}
