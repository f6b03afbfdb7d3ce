//! The bookmarks: one for each heading, nested by level (ISO 32000-1 12.3.3).

use lopdf::{Dictionary, Document, Object, ObjectId, text_string};

use crate::base::Length;
use crate::layout::{Content, Owner, Pages, TagId, TagRole};

/// A heading and where it stands.
struct Entry {
    level: u8,
    title: String,
    page: usize,
    /// Above the heading's baseline, from the top of the page.
    y: Length,
    children: Vec<Entry>,
}

/// Adds the outline to the catalog; a document without headings gets none.
pub(super) fn add(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Option<ObjectId> {
    let entries = nest(headings(pages));
    if entries.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let count = total(&entries);
    let (first, last) = write(document, &entries, root, pages.height, page_ids)?;
    let mut outlines = Dictionary::new();
    outlines.set("Type", "Outlines");
    outlines.set("Count", count);
    outlines.set("First", first);
    outlines.set("Last", last);
    document.set_object(root, outlines);
    Some(root)
}

fn headings(pages: &Pages) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (index, tag) in pages.tags.iter().enumerate() {
        let TagRole::Heading(level) = tag.role else { continue };
        let Some((page, y)) = place(pages, TagId(index)) else { continue };
        entries.push(Entry { level, title: tag.text.clone(), page, y, children: Vec::new() });
    }
    entries
}

/// The page of a tag's first line, and the top of that line.
fn place(pages: &Pages, tag: TagId) -> Option<(usize, Length)> {
    pages.pages.iter().enumerate().find_map(|(number, page)| {
        let item = page.items.iter().find(|item| item.owner == Owner::Tag(tag))?;
        match &item.content {
            Content::Text(run) => Some((number, run.origin.y - run.size.thousandths(1300))),
            Content::Rule(_) => None,
        }
    })
}

/// Puts each heading under the nearest one of a higher level before it.
fn nest(entries: Vec<Entry>) -> Vec<Entry> {
    let mut top: Vec<Entry> = Vec::new();
    for entry in entries {
        let mut siblings = &mut top;
        while siblings.last().is_some_and(|last| last.level < entry.level) {
            let last = siblings.len() - 1;
            siblings = &mut siblings[last].children;
        }
        siblings.push(entry);
    }
    top
}

fn total(entries: &[Entry]) -> i64 {
    entries.iter().map(|entry| 1 + total(&entry.children)).sum()
}

/// Writes siblings and everything below them; gives the first and the last.
fn write(
    document: &mut Document,
    entries: &[Entry],
    parent: ObjectId,
    height: Length,
    page_ids: &[ObjectId],
) -> Option<(ObjectId, ObjectId)> {
    let ids: Vec<ObjectId> = entries.iter().map(|_| document.new_object_id()).collect();
    for (index, entry) in entries.iter().enumerate() {
        let mut item = Dictionary::new();
        item.set("Title", text_string(&entry.title));
        item.set("Parent", parent);
        item.set("Dest", destination(entry, height, page_ids)?);
        if let Some(before) = index.checked_sub(1) {
            item.set("Prev", ids[before]);
        }
        if let Some(after) = ids.get(index + 1) {
            item.set("Next", *after);
        }
        if let Some((first, last)) = write(document, &entry.children, ids[index], height, page_ids)
        {
            item.set("First", first);
            item.set("Last", last);
            item.set("Count", total(&entry.children));
        }
        document.set_object(ids[index], item);
    }
    Some((*ids.first()?, *ids.last()?))
}

fn destination(entry: &Entry, height: Length, page_ids: &[ObjectId]) -> Option<Object> {
    let page = Object::Reference(*page_ids.get(entry.page)?);
    let y = Object::Integer((height - entry.y).to_units() / 1000);
    Some(Object::Array(vec![page, "XYZ".into(), Object::Null, y, Object::Null]))
}
