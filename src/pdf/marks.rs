//! Which items of a page are marked together, and under which number?
//!
//! Items in a row that belong to the same part of the structure make one marked-content
//! sequence (ISO 32000-1 14.7.4.2). The content stream and the structure both go by this list, so
//! they cannot disagree.

use std::ops::Range;

use crate::layout::{Owner, Page, Pages};

/// Items of one page in a row with the same owner.
pub(super) struct Mark {
    /// Whose they are.
    pub(super) owner: Owner,
    /// Which of the page's items.
    pub(super) items: Range<usize>,
    /// The number of the sequence on its page, MCID; artifacts have none.
    pub(super) id: Option<i64>,
}

/// The marks of every page, in order.
pub(super) fn marks(pages: &Pages) -> Vec<Vec<Mark>> {
    pages.pages.iter().map(page_marks).collect()
}

fn page_marks(page: &Page) -> Vec<Mark> {
    let mut marks = Vec::new();
    let (mut start, mut next) = (0, 0);
    for items in page.items.chunk_by(|a, b| a.owner == b.owner) {
        let range = start..start + items.len();
        start = range.end;
        let Some(first) = items.first() else { continue };
        let id = matches!(first.owner, Owner::Tag(_)).then_some(next);
        next += i64::from(id.is_some());
        marks.push(Mark { owner: first.owner, items: range, id });
    }
    marks
}
