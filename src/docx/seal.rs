//! Is a DOCX still as genreport wrote it?
//!
//! Each file carries a digest of all its other parts among its custom properties. Whoever saves
//! it again, Word, WPS or LibreOffice, writes other parts and keeps or loses the property; either
//! way the digest no longer holds.

use std::io::{Cursor, Read};

use super::package::Entry;
use super::parse::parse;
use super::properties::DIGEST;
use super::xml::Node;
use crate::base::Hash;

/// The part that the digest itself stands in.
pub(super) const CUSTOM: &str = "docProps/custom.xml";
/// More than any file of ours unpacks to; what is larger is not read to its end.
const MOST: u64 = 1 << 28;

/// The digest of all parts but the one it stands in, whatever their order in the zip.
pub(super) fn digest(entries: &[Entry]) -> String {
    let mut sorted: Vec<&Entry> = entries.iter().filter(|(path, _)| path != CUSTOM).collect();
    sorted.sort();
    let mut hash = Hash::default();
    for (path, bytes) in sorted {
        hash.add_part(b'p', path.as_bytes());
        hash.add_part(b'c', bytes);
    }
    format!("{:032x}", hash.value())
}

/// Whether a file is a DOCX of genreport's that nobody has changed since.
#[must_use]
pub fn is_as_written(docx: &[u8]) -> bool {
    let Some(entries) = read(docx) else { return false };
    let custom = entries.iter().find(|(path, _)| path == CUSTOM);
    let stated = custom.and_then(|(_, bytes)| stated(bytes));
    stated.is_some_and(|stated| stated == digest(&entries))
}

/// The parts of a file, if it is a zip of no more than a report's size.
fn read(docx: &[u8]) -> Option<Vec<Entry>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).ok()?;
    let (mut entries, mut room) = (Vec::new(), MOST);
    for index in 0..zip.len() {
        let entry = zip.by_index(index).ok()?;
        let (path, mut bytes) = (entry.name().to_owned(), Vec::new());
        let read = entry.take(room + 1).read_to_end(&mut bytes).ok()?;
        room = room.checked_sub(u64::try_from(read).ok()?)?;
        entries.push((path, bytes));
    }
    Some(entries)
}

/// The digest that the custom properties state.
fn stated(custom: &[u8]) -> Option<String> {
    let root = parse(custom).ok()?;
    let property = root.elements().find(|property| property.get("name") == Some(DIGEST))?;
    match property.elements().next()?.children.first()? {
        Node::Text(text) => Some(text.clone()),
        Node::Element(_) => None,
    }
}
