//! Is a DOCX still as genreport wrote it?
//!
//! Each file carries a digest of all its parts among its custom properties. Whoever saves
//! it again, Word, WPS or LibreOffice, writes other parts and keeps or loses the property; either
//! way the digest no longer holds.

use crate::base::Hash;
use crate::container::{Entry, Node, parse, unzip};
use crate::docx::names::{CUSTOM_PROPERTIES, DIGEST};

/// More than any file of ours unpacks to; what is larger is not read to its end.
const MOST: u64 = 1 << 28;

/// More than our custom properties take; what is larger is not ours, and not read.
const MOST_CUSTOM: usize = 1 << 16;

/// The digest of all parts, with nothing in its own place, whatever their order in the zip.
pub(in crate::docx) fn digest(entries: &[Entry]) -> String {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort();
    let mut hash = Hash::default();
    for (path, bytes) in sorted {
        hash.add_part(b'p', path.as_bytes());
        hash.add_part(b'c', bytes);
    }
    format!("{:032x}", hash.value())
}

/// What has become of a file since it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditState {
    /// It is as genreport wrote it.
    AsWritten,
    /// Genreport wrote it, and somebody changed it.
    Changed,
    /// Nothing says that genreport wrote it.
    Foreign,
}

/// The state of a file.
#[must_use]
pub fn edit_state(docx: &[u8]) -> EditState {
    let Ok(mut entries) = unzip(docx, MOST) else { return EditState::Foreign };
    let custom = entries.iter_mut().find(|(path, _)| path == CUSTOM_PROPERTIES);
    let Some((_, custom)) = custom.filter(|(_, bytes)| bytes.len() <= MOST_CUSTOM) else {
        return EditState::Foreign;
    };
    let Some(stated) = stated(custom).filter(|stated| !stated.is_empty()) else {
        return EditState::Foreign;
    };
    *custom = String::from_utf8_lossy(custom).replace(&stated, "").into_bytes();
    if stated == digest(&entries) { EditState::AsWritten } else { EditState::Changed }
}

/// The digest that the custom properties state.
fn stated(custom: &[u8]) -> Option<String> {
    let root = parse(custom).ok()?;
    let property = root.elements().find(|property| property.get("name") == Some(DIGEST))?;
    match property.elements().next()?.children.first()? {
        Node::Text(text) => Some(text.to_string()),
        Node::Element(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::container::zip;
    use crate::docx::sample;

    /// The sample report after a change to its files.
    fn changed(change: impl FnOnce(&mut Vec<Entry>)) -> EditState {
        let mut entries = unzip(&sample::docx(), MOST).expect("a zip");
        change(&mut entries);
        edit_state(&zip(&entries).expect("packed"))
    }

    #[test]
    fn a_file_knows_whether_it_is_as_written() {
        assert_eq!(edit_state(&sample::docx()), EditState::AsWritten);
        // Packed again with nothing changed, in another order.
        assert_eq!(changed(|entries| entries.reverse()), EditState::AsWritten);
        let of = |path: &str, entries: &mut Vec<Entry>| {
            entries.iter().position(|(known, _)| known == path).expect("there")
        };
        let edited = changed(|entries| {
            let at = of("word/document.xml", entries);
            let text = String::from_utf8(entries[at].1.clone()).expect("UTF-8");
            entries[at].1 = text.replacen('1', "2", 1).into_bytes();
        });
        assert_eq!(edited, EditState::Changed);
        let labelled = changed(|entries| {
            let at = of(CUSTOM_PROPERTIES, entries);
            let text = String::from_utf8(entries[at].1.clone()).expect("UTF-8");
            entries[at].1 = text.replace("genreport.year", "label").into_bytes();
        });
        assert_eq!(labelled, EditState::Changed);
        let deep = changed(|entries| {
            let at = of(CUSTOM_PROPERTIES, entries);
            entries[at].1 = "<a>".repeat(1_000_000).into_bytes();
        });
        assert_eq!(deep, EditState::Foreign);
        let grown = changed(|entries| entries.push(("word/comments.xml".to_owned(), vec![])));
        assert_eq!(grown, EditState::Changed);
        let shrunk = changed(|entries| entries.truncate(entries.len() - 1));
        assert_ne!(shrunk, EditState::AsWritten);
        let anonymous = changed(|entries| entries.retain(|(path, _)| path != CUSTOM_PROPERTIES));
        assert_eq!(anonymous, EditState::Foreign);
        assert_eq!(edit_state(b"no zip"), EditState::Foreign);
        assert_eq!(edit_state(b""), EditState::Foreign);
    }
}
