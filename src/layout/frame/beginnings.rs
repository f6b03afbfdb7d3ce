//! Where does each part of the structure begin? What a bookmark or a link leads to.

use std::collections::BTreeMap;

use super::pages::{Content, Owner, Pages, TagId};
use crate::base::Length;

/// Where a part of the structure begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The page of its first line, from 0.
    pub page: usize,
    /// The top of that line, from the upper edge of the paper, with a little white above it.
    pub top: Length,
}

/// Where every part with a text of its own begins.
#[must_use]
pub fn beginnings(pages: &Pages) -> BTreeMap<TagId, Beginning> {
    let mut beginnings = BTreeMap::new();
    for (page, items) in pages.pages.iter().map(|page| &page.items).enumerate() {
        for item in items {
            if let (Owner::Tag(tag), Content::Text(run)) = (item.owner, &item.content) {
                let top = run.origin.y - run.size.thousandths(1300);
                beginnings.entry(tag).or_insert(Beginning { page, top });
            }
        }
    }
    beginnings
}
