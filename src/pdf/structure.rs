//! The structure tree: what a screen reader walks through (ISO 32000-1 14.7, 14.8; ISO 14289-1 7).

use lopdf::{Dictionary, Document, Object, ObjectId, text_string};

use super::attributes::{attributes, identifier, is_head};
use crate::layout::{Mark, Owner, Pages, TagId, TagRole};

/// What the structure is made of.
pub(super) struct Structure<'p> {
    pub(super) pages: &'p Pages,
    /// The standard type of every tag.
    pub(super) types: &'p [&'static str],
    /// The marked content of every page.
    pub(super) marks: &'p [Vec<Mark>],
    pub(super) page_ids: &'p [ObjectId],
}

/// What stands in a part, in reading order.
#[derive(Clone, Copy)]
enum Kid {
    /// Another part.
    Part(ObjectId),
    /// Its own marked content, by page and number.
    Content(usize, i64),
}

impl Structure<'_> {
    /// Adds the tree; the identifier of its root. Every page learns its entry in the parent tree.
    pub(super) fn add(&self, document: &mut Document) -> lopdf::Result<ObjectId> {
        let root = document.new_object_id();
        let ids: Vec<ObjectId> = self.pages.tags.iter().map(|_| document.new_object_id()).collect();
        let holders = self.holders(document, &ids);
        for (index, kids) in self.kids(&ids, &holders).iter().enumerate() {
            let element = self.element(index, kids, &ids, root);
            document.set_object(ids[index], element);
        }
        let mut tree = Dictionary::new();
        tree.set("Type", "StructTreeRoot");
        tree.set("K", Object::Array(ids.first().map(|id| Object::from(*id)).into_iter().collect()));
        tree.set("ParentTree", parent_tree(&holders));
        tree.set("ParentTreeNextKey", count(self.marks.len()));
        let names = self.identifiers(&ids);
        if !names.is_empty() {
            let mut identifiers = Dictionary::new();
            identifiers.set("Names", names);
            tree.set("IDTree", identifiers);
        }
        document.set_object(root, tree);
        for (number, id) in self.page_ids.iter().enumerate() {
            let page = document.get_dictionary_mut(*id)?;
            page.set("StructParents", count(number));
            page.set("Tabs", "S");
        }
        Ok(root)
    }

    /// For each page the parts that hold its marked content, by its numbers: those of the tags,
    /// or within them new ones for phrases in English.
    fn holders(&self, document: &mut Document, ids: &[ObjectId]) -> Vec<Vec<ObjectId>> {
        let pages = self.marks.iter().enumerate();
        let of_page = pages.map(|(page, marks)| {
            let holder = |mark: &Mark| match (mark.owner, mark.id) {
                (Owner::Tag(tag), Some(id)) if mark.english => {
                    Some(self.phrase(document, *ids.get(tag.0)?, (page, id)))
                }
                (Owner::Tag(tag), _) => ids.get(tag.0).copied(),
                (Owner::Artifact(_), _) => None,
            };
            marks.iter().filter_map(holder).collect()
        });
        of_page.collect()
    }

    /// For every tag, what stands in it. Parts go by the order of their tags, since some, such as
    /// empty cells, have no content on a page; only a head that runs into a paragraph goes where
    /// its text is.
    fn kids(&self, ids: &[ObjectId], holders: &[Vec<ObjectId>]) -> Vec<Vec<Kid>> {
        let mut kids: Vec<Vec<Kid>> = vec![Vec::new(); ids.len()];
        let parts = self.pages.tags.iter().zip(ids);
        for (tag, id) in parts.filter(|(tag, _)| tag.role != TagRole::RunIn) {
            if let Some(parent) = tag.parent {
                kids[parent.0].push(Kid::Part(*id));
            }
        }
        for (page, (marks, holders)) in self.marks.iter().zip(holders).enumerate() {
            let held = marks.iter().filter(|mark| mark.id.is_some()).zip(holders);
            for (mark, holder) in held {
                let (Owner::Tag(tag), Some(id)) = (mark.owner, mark.id) else { continue };
                let parent = self.pages.tags[tag.0].parent;
                let is_run_in = self.pages.tags[tag.0].role == TagRole::RunIn;
                if let (true, true, Some(parent)) = (is_run_in, kids[tag.0].is_empty(), parent) {
                    kids[parent.0].push(Kid::Part(ids[tag.0]));
                }
                let is_own = *holder == ids[tag.0];
                let kid = if is_own { Kid::Content(page, id) } else { Kid::Part(*holder) };
                kids[tag.0].push(kid);
            }
        }
        kids
    }

    /// A phrase in English within a part: a screen reader changes its voice (14.9.2).
    fn phrase(
        &self,
        document: &mut Document,
        parent: ObjectId,
        (page, id): (usize, i64),
    ) -> ObjectId {
        let mut element = Dictionary::new();
        element.set("S", "Span");
        element.set("P", parent);
        if let Some(page) = self.page_ids.get(page) {
            element.set("Pg", *page);
        }
        element.set("K", id);
        element.set("Lang", text_string("en"));
        document.add_object(element)
    }

    /// One structure element (table 323).
    fn element(&self, index: usize, kids: &[Kid], ids: &[ObjectId], root: ObjectId) -> Dictionary {
        let tag = &self.pages.tags[index];
        let mut element = Dictionary::new();
        element.set("S", self.types[index]);
        element.set("P", tag.parent.map_or(root, |parent| ids[parent.0]));
        let own_page = kids.iter().find_map(|kid| match kid {
            Kid::Content(page, _) => Some(*page),
            Kid::Part(_) => None,
        });
        if let Some(page) = own_page.and_then(|page| self.page_ids.get(page)) {
            element.set("Pg", *page);
        }
        let kids = kids.iter().filter_map(|kid| match kid {
            Kid::Part(id) => Some(Object::from(*id)),
            Kid::Content(page, id) if Some(*page) == own_page => Some(Object::Integer(*id)),
            Kid::Content(page, id) => Some(reference(*self.page_ids.get(*page)?, *id)),
        });
        let mut kids: Vec<Object> = kids.collect();
        match kids.len() {
            0 => {}
            1 => element.set("K", kids.remove(0)),
            _ => element.set("K", kids),
        }
        if let Some(attributes) = attributes(tag, self.pages.tags.len()) {
            element.set("A", attributes);
        }
        if is_head(tag) {
            element.set("ID", identifier(TagId(index), ids.len()));
        }
        element
    }

    /// From identifiers to the heads of tables, in order; empty without such.
    fn identifiers(&self, ids: &[ObjectId]) -> Vec<Object> {
        let heads =
            self.pages.tags.iter().zip(ids).enumerate().filter(|(_, (tag, _))| is_head(tag));
        heads
            .flat_map(|(index, (_, id))| [identifier(TagId(index), ids.len()), (*id).into()])
            .collect()
    }
}

/// From marked content back to its part: for each page an array by MCID (14.7.4.4).
fn parent_tree(holders: &[Vec<ObjectId>]) -> Dictionary {
    let entry = |(number, parts): (usize, &Vec<ObjectId>)| {
        let parts = parts.iter().map(|part| Object::from(*part));
        [count(number), Object::Array(parts.collect())]
    };
    let mut tree = Dictionary::new();
    tree.set("Nums", holders.iter().enumerate().flat_map(entry).collect::<Vec<Object>>());
    tree
}

/// Marked content of another page than its element's (table 324).
fn reference(page: ObjectId, id: i64) -> Object {
    let mut reference = Dictionary::new();
    reference.set("Type", "MCR");
    reference.set("Pg", page);
    reference.set("MCID", id);
    Object::Dictionary(reference)
}

fn count(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
