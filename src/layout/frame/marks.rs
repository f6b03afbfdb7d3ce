//! Which items of a page are marked together, and under which number?
//!
//! Items in a row that belong to the same part of the structure, and are in one language, make
//! one marked-content sequence (ISO 32000-1 14.7.4.2). What draws a page and what tells its
//! structure both go by this list, so they cannot disagree. No sequence lies in another: poppler
//! loses the text after an inner one.

use std::ops::Range;

use super::pages::{Content, Item, Owner, Page, Pages};

/// Items of one page in a row with the same owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Whose they are.
    pub owner: Owner,
    /// Whether it is in English amid Chinese.
    pub english: bool,
    /// Which of the page's items.
    pub items: Range<usize>,
    /// The number of the sequence on its page, MCID; artifacts have none.
    pub id: Option<i64>,
}

/// The marks of every page, in order.
#[must_use]
pub fn marks(pages: &Pages) -> Vec<Vec<Mark>> {
    pages.pages.iter().map(page_marks).collect()
}

fn page_marks(page: &Page) -> Vec<Mark> {
    let mut marks = Vec::new();
    let (mut start, mut next) = (0, 0);
    let kind = |item: &Item| (item.owner, is_english(item));
    for items in page.items.chunk_by(|a, b| kind(a) == kind(b)) {
        let range = start..start + items.len();
        start = range.end;
        let Some(first) = items.first() else { continue };
        let id = matches!(first.owner, Owner::Tag(_)).then_some(next);
        next += i64::from(id.is_some());
        marks.push(Mark { owner: first.owner, english: is_english(first), items: range, id });
    }
    marks
}

fn is_english(item: &Item) -> bool {
    matches!(&item.content, Content::Text(run) if run.english)
}
