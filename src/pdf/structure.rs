//! The structure tree: what a screen reader walks through (ISO 32000-1 14.7, 14.8; ISO 14289-1 7).

use lopdf::{Dictionary, Document, Object, ObjectId, text_string};

use super::marks::Mark;
use crate::document::Scope;
use crate::layout::{Owner, Pages, Tag, TagId, TagRole};

/// What the structure is made of.
pub(super) struct Structure<'p> {
    pub(super) pages: &'p Pages,
    /// The standard type of every tag.
    pub(super) types: &'p [&'static str],
    /// The marked content of every page.
    pub(super) marks: &'p [Vec<Mark>],
    pub(super) page_ids: &'p [ObjectId],
}

/// What stands in one part: the parts within it, and its own marked content with the page.
#[derive(Clone, Default)]
struct Kids {
    parts: Vec<usize>,
    content: Vec<(usize, i64)>,
}

impl Structure<'_> {
    /// Adds the tree; the identifier of its root. Every page learns its entry in the parent tree.
    pub(super) fn add(&self, document: &mut Document) -> lopdf::Result<ObjectId> {
        let root = document.new_object_id();
        let ids: Vec<ObjectId> = self.pages.tags.iter().map(|_| document.new_object_id()).collect();
        for (index, kids) in self.kids().iter().enumerate() {
            let element = self.element(index, kids, &ids, root);
            document.set_object(ids[index], element);
        }
        let mut tree = Dictionary::new();
        tree.set("Type", "StructTreeRoot");
        tree.set("K", Object::Array(ids.first().map(|id| Object::from(*id)).into_iter().collect()));
        tree.set("ParentTree", self.parent_tree(&ids));
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

    /// For every tag what stands in it, in reading order.
    fn kids(&self) -> Vec<Kids> {
        let mut kids = vec![Kids::default(); self.pages.tags.len()];
        for (index, tag) in self.pages.tags.iter().enumerate() {
            if let Some(parent) = tag.parent.and_then(|parent| kids.get_mut(parent.0)) {
                parent.parts.push(index);
            }
        }
        for (page, marks) in self.marks.iter().enumerate() {
            for mark in marks {
                let (Owner::Tag(tag), Some(id)) = (mark.owner, mark.id) else { continue };
                if let Some(kids) = kids.get_mut(tag.0) {
                    kids.content.push((page, id));
                }
            }
        }
        kids
    }

    /// One structure element (table 323). A head that runs in comes before the rest of its
    /// paragraph; no other part has both parts and content of its own.
    fn element(&self, index: usize, kids: &Kids, ids: &[ObjectId], root: ObjectId) -> Dictionary {
        let tag = &self.pages.tags[index];
        let mut element = Dictionary::new();
        element.set("S", self.types[index]);
        element.set("P", tag.parent.map_or(root, |parent| ids[parent.0]));
        let own_page = kids.content.first().map(|(page, _)| *page);
        if let Some(page) = own_page.and_then(|page| self.page_ids.get(page)) {
            element.set("Pg", *page);
        }
        let parts = kids.parts.iter().map(|part| Object::from(ids[*part]));
        let content = kids.content.iter().filter_map(|(page, id)| match own_page {
            Some(own) if own == *page => Some(Object::Integer(*id)),
            _ => Some(reference(*self.page_ids.get(*page)?, *id)),
        });
        let mut all: Vec<Object> = parts.chain(content).collect();
        match all.len() {
            0 => {}
            1 => element.set("K", all.remove(0)),
            _ => element.set("K", all),
        }
        if let Some(attributes) = self.attributes(tag) {
            element.set("A", attributes);
        }
        if is_head(tag) {
            element.set("ID", self.identifier(TagId(index)));
        }
        element
    }

    /// From marked content back to its element: for each page an array by MCID (14.7.4.4).
    fn parent_tree(&self, ids: &[ObjectId]) -> Dictionary {
        let mut numbers = Vec::new();
        for (number, marks) in self.marks.iter().enumerate() {
            let owners = marks.iter().filter_map(|mark| match mark.owner {
                Owner::Tag(tag) => ids.get(tag.0).map(|id| Object::from(*id)),
                Owner::Artifact(_) => None,
            });
            numbers.extend([count(number), Object::Array(owners.collect())]);
        }
        let mut tree = Dictionary::new();
        tree.set("Nums", numbers);
        tree
    }

    /// From identifiers to the heads of tables, in order; empty without such.
    fn identifiers(&self, ids: &[ObjectId]) -> Vec<Object> {
        let heads =
            self.pages.tags.iter().zip(ids).enumerate().filter(|(_, (tag, _))| is_head(tag));
        heads.flat_map(|(index, (_, id))| [self.identifier(TagId(index)), (*id).into()]).collect()
    }

    /// Attributes of tables and their cells (14.8.5.7); what has its default is left out.
    fn attributes(&self, tag: &Tag) -> Option<Dictionary> {
        let mut attributes = Dictionary::new();
        attributes.set("O", "Table");
        match tag.role {
            TagRole::Table => attributes.set("Summary", text_string(&tag.text)),
            TagRole::Cell { scope, row_span, column_span } => {
                for (key, span) in [("RowSpan", row_span), ("ColSpan", column_span)] {
                    if span > 1 {
                        attributes.set(key, count(span));
                    }
                }
                match scope {
                    Some(Scope::Column) => attributes.set("Scope", "Column"),
                    Some(Scope::Row) => attributes.set("Scope", "Row"),
                    None => {}
                }
                if !tag.heads.is_empty() {
                    let heads = tag.heads.iter().map(|head| self.identifier(*head));
                    attributes.set("Headers", Object::Array(heads.collect()));
                }
            }
            _ => return None,
        }
        (attributes.len() > 1).then_some(attributes)
    }

    /// A tag's identifier: its number in as many digits as the last one has.
    fn identifier(&self, tag: TagId) -> Object {
        let last = self.pages.tags.len();
        let width = usize::try_from(last.checked_ilog10().unwrap_or(0)).unwrap_or(0) + 1;
        Object::string_literal(format!("{:0width$}", tag.0))
    }
}

const fn is_head(tag: &Tag) -> bool {
    matches!(tag.role, TagRole::Cell { scope: Some(_), .. })
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
