//! How do the parts make one file?
//!
//! ECMA-376 part 2: content types (10.1.2), relationships (9.3), zip (annex C). Order, date
//! and compression are fixed, so the bytes depend on the parts alone.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::error::DocxError;
use super::xml::{Element, element};

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/";

/// A part with its path in the zip, `word/styles.xml`.
pub(super) struct Part {
    /// The path.
    pub(super) path: &'static str,
    /// The content.
    pub(super) root: Element,
}

/// Paths, the rest of their content types after the common beginning, and relationships:
/// source folder, id, type.
#[rustfmt::skip]
const PARTS: [(&str, &str, &str, &str); 8] = [
    ("word/document.xml", "document.main+xml", "rId1", "officeDocument"),
    ("word/styles.xml", "styles+xml", "rId1", "styles"),
    ("word/settings.xml", "settings+xml", "rId2", "settings"),
    ("word/fontTable.xml", "fontTable+xml", "rId3", "fontTable"),
    ("word/footer1.xml", "footer+xml", super::names::ODD_FOOTER, "footer"),
    ("word/footer2.xml", "footer+xml", super::names::EVEN_FOOTER, "footer"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "rId2", "core-properties"),
    ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", "rId3", "extended-properties"),
];

/// Where the main part stands; its relationships are those of the folder `word`.
const MAIN: &str = "word/document.xml";

/// Puts the parts into a zip, with the parts that say how they belong together.
pub(super) fn pack(parts: Vec<Part>) -> Result<Vec<u8>, DocxError> {
    let mut all = vec![
        Part { path: "[Content_Types].xml", root: content_types() },
        Part { path: "_rels/.rels", root: relationships(false) },
        Part { path: "word/_rels/document.xml.rels", root: relationships(true) },
    ];
    all.extend(parts);
    // The main part stands before its relationships, as Word writes them.
    all.sort_by_key(|part| position(part.path));
    zip(&all).map_err(|error| DocxError::Package(error.to_string()))
}

fn position(path: &str) -> usize {
    let known = ["[Content_Types].xml", "_rels/.rels", MAIN, "word/_rels/document.xml.rels"];
    let after = |path: &str| PARTS.iter().position(|part| part.0 == path);
    let first = known.iter().position(|known| *known == path);
    first.or_else(|| after(path).map(|at| at + known.len())).unwrap_or(usize::MAX)
}

fn zip(parts: &[Part]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .system(System::Dos);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        writer.start_file(part.path, options)?;
        writer.write_all(&part.root.to_part())?;
    }
    Ok(writer.finish()?.into_inner())
}

fn content_types() -> Element {
    let default = |extension, kind| {
        element("Default").attribute("Extension", extension).attribute("ContentType", kind)
    };
    let overrides = PARTS.iter().map(|(path, kind, ..)| {
        let prefix = if kind.starts_with("application/") { "" } else { WORD };
        element("Override")
            .attribute("PartName", format!("/{path}"))
            .attribute("ContentType", format!("{prefix}{kind}"))
    });
    element("Types")
        .attribute("xmlns", TYPES)
        .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
        .child(default("xml", "application/xml"))
        .children(overrides)
}

/// The relationships of the main part, or of the package.
fn relationships(of_main: bool) -> Element {
    let belongs = |path: &str| (path.starts_with("word/") && path != MAIN) == of_main;
    let list = PARTS.iter().filter(|(path, ..)| belongs(path)).map(|(path, _, id, kind)| {
        let prefix = if *kind == "core-properties" { PACKAGE } else { OFFICE };
        element("Relationship")
            .attribute("Id", id)
            .attribute("Type", format!("{prefix}{kind}"))
            .attribute("Target", if of_main { path.trim_start_matches("word/") } else { path })
    });
    element("Relationships").attribute("xmlns", RELATIONSHIPS).children(list)
}
