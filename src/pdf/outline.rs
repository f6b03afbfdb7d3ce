//! The bookmarks: one for each heading, nested by level (ISO 32000-1 12.3.3).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, text_string};

use crate::base::Length;
use crate::layout::{Beginning, Heading, Pages, TagId, beginnings};

/// What bookmarks point into.
pub(super) struct Outline<'p> {
    pages: &'p Pages,
    page_ids: &'p [ObjectId],
    /// Where every part of the structure begins.
    beginnings: BTreeMap<TagId, Beginning>,
}

impl<'p> Outline<'p> {
    /// Finds where every part begins.
    pub(super) fn new(pages: &'p Pages, page_ids: &'p [ObjectId]) -> Self {
        Self { pages, page_ids, beginnings: beginnings(pages) }
    }

    /// Adds the outline; a document without headings gets none.
    pub(super) fn add(&self, document: &mut Document, headings: &[Heading]) -> Option<ObjectId> {
        let root = document.new_object_id();
        let (first, last) = self.write(document, headings, root)?;
        let mut outlines = Dictionary::new();
        outlines.set("Type", "Outlines");
        outlines.set("Count", count(headings));
        outlines.set("First", first);
        outlines.set("Last", last);
        document.set_object(root, outlines);
        Some(root)
    }

    /// Writes siblings and everything below them; gives the first and the last.
    fn write(
        &self,
        document: &mut Document,
        headings: &[Heading],
        parent: ObjectId,
    ) -> Option<(ObjectId, ObjectId)> {
        let ids: Vec<ObjectId> = headings.iter().map(|_| document.new_object_id()).collect();
        for (index, heading) in headings.iter().enumerate() {
            let mut item = Dictionary::new();
            let title = self.pages.tags.get(heading.tag.0).map_or("", |tag| tag.text.as_str());
            item.set("Title", text_string(title));
            item.set("Parent", parent);
            if let Some(destination) = self.destination(heading.tag) {
                item.set("Dest", destination);
            }
            if let Some(before) = index.checked_sub(1) {
                item.set("Prev", ids[before]);
            }
            if let Some(after) = ids.get(index + 1) {
                item.set("Next", *after);
            }
            if let Some((first, last)) = self.write(document, &heading.children, ids[index]) {
                item.set("First", first);
                item.set("Last", last);
                item.set("Count", count(&heading.children));
            }
            document.set_object(ids[index], item);
        }
        Some((*ids.first()?, *ids.last()?))
    }

    fn destination(&self, heading: TagId) -> Option<Object> {
        let Beginning { page, top } = *self.beginnings.get(&heading)?;
        Some(at(*self.page_ids.get(page)?, self.pages.height - top))
    }
}

/// A place on a page, so far above its foot, at the zoom that the reader has.
fn at(page: ObjectId, height: Length) -> Object {
    let y = Object::Integer(height.to_units() / 1000);
    Object::Array(vec![page.into(), "XYZ".into(), Object::Null, y, Object::Null])
}

fn count(headings: &[Heading]) -> i64 {
    headings.iter().map(|heading| 1 + count(&heading.children)).sum()
}
