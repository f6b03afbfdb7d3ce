//! Does the finished document keep PDF/A-2a (or 3a) and PDF/UA-1?
//!
//! The document is checked before it is written, and without the stages that made it: this module
//! knows only lopdf's objects. A file that fails is not written, so no file claims a standard that
//! it does not keep.

mod catalog;
mod characters;
mod codes;
mod content;
mod fonts;
mod metadata;
mod objects;
mod structure;
mod table;
mod violation;

pub use violation::Violation;

use lopdf::Document;

use super::{Part, PdfError};
use objects::Objects;

/// All that is wrong with a document, each thing once.
pub(super) fn check(document: &Document, part: Part) -> Vec<Violation> {
    let objects = Objects(document);
    let mut found = catalog::check(objects, part);
    found.extend(metadata::check(objects, part));
    let (structure, content) = (structure::check(objects), content::check(objects));
    found.extend(fonts::check(objects, &content.codes));
    found.extend(structure.violations);
    found.extend(content.violations);
    found.extend(content::compare(&content.marked, &structure.marked));
    found.sort();
    found.dedup();
    found
}

/// All that is wrong with a finished file; for one with data inside, as PDF/A-3a.
///
/// # Errors
/// When the bytes are no PDF.
pub fn violations(pdf: &[u8]) -> Result<Vec<Violation>, PdfError> {
    let document = Document::load_mem(pdf).map_err(|error| PdfError::Write(error.to_string()))?;
    let is_three = document.catalog().is_ok_and(|catalog| catalog.has(b"AF"));
    Ok(check(&document, if is_three { Part::Three } else { Part::Two }))
}
