//! How deep does each heading lie?
//!
//! A report may leave a level out: `1.` right under `一、`. On the page each keeps the look of its
//! own level; bookmarks and structure go by how headings lie within each other, so that no level is
//! skipped (ISO 14289-1 7.4.2).

use std::collections::BTreeMap;

use super::pages::{Pages, TagId, TagRole};

/// A heading and those below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level in the report, 1 to 4.
    pub level: u8,
    /// Its part of the structure.
    pub tag: TagId,
    /// The headings within its section.
    pub children: Vec<Heading>,
}

/// All headings, each under the nearest one of a higher level before it.
#[must_use]
pub fn headings(pages: &Pages) -> Vec<Heading> {
    let mut top: Vec<Heading> = Vec::new();
    for (index, tag) in pages.tags.iter().enumerate() {
        let TagRole::Heading(level) = tag.role else { continue };
        let mut siblings = &mut top;
        while siblings.last().is_some_and(|last| last.level < level) {
            let last = siblings.len() - 1;
            siblings = &mut siblings[last].children;
        }
        siblings.push(Heading { level, tag: TagId(index), children: Vec::new() });
    }
    top
}

/// How many headings are above each of them.
#[must_use]
pub fn heading_depths(headings: &[Heading]) -> BTreeMap<TagId, usize> {
    fn add(headings: &[Heading], depth: usize, depths: &mut BTreeMap<TagId, usize>) {
        for heading in headings {
            depths.insert(heading.tag, depth);
            add(&heading.children, depth + 1, depths);
        }
    }
    let mut depths = BTreeMap::new();
    add(headings, 0, &mut depths);
    depths
}
