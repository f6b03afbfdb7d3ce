//! Is the structure tree one that a screen reader can walk through?

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::objects::{Objects, entry};
use super::{Violation, table};

/// The types this program uses, and in which types each may stand (ISO 32000-1 14.8.4).
const PLACES: [(&str, &[&str]); 20] = [
    ("Document", &["StructTreeRoot"]),
    ("H1", &["Document"]),
    ("H2", &["Document"]),
    ("H3", &["Document"]),
    ("H4", &["Document"]),
    ("H5", &["Document"]),
    ("H6", &["Document"]),
    ("P", &["Document", "Caption"]),
    ("Span", &["P", "Span", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "TH", "TD"]),
    ("L", &["Document"]),
    ("LI", &["L"]),
    ("Lbl", &["LI"]),
    ("LBody", &["LI"]),
    ("Table", &["Document"]),
    ("Caption", &["Table"]),
    ("THead", &["Table"]),
    ("TBody", &["Table"]),
    ("TR", &["THead", "TBody"]),
    ("TH", &["TR"]),
    ("TD", &["TR"]),
];

/// What the structure tree holds.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) violations: Vec<Violation>,
    /// The marked content that its parts have, with the part.
    pub(super) marked: BTreeMap<(ObjectId, i64), Option<ObjectId>>,
}

pub(super) fn check(objects: Objects<'_>) -> Tree {
    let catalog = objects.0.catalog().ok();
    let Some(root) = catalog.and_then(|catalog| objects.dictionary(catalog, "StructTreeRoot"))
    else {
        return Tree { violations: vec![Violation::NoStructure], ..Tree::default() };
    };
    let mut walk = Walk::new(objects);
    let root_id =
        catalog.and_then(|catalog| catalog.get(b"StructTreeRoot").ok()?.as_reference().ok());
    for kid in objects.kids(root) {
        walk.part(kid, ("StructTreeRoot", root_id), None);
    }
    if root.has(b"RoleMap") {
        walk.tree.violations.push(Violation::UnknownType("RoleMap".to_owned()));
    }
    walk.identifiers(root);
    walk.parent_tree(root);
    walk.tree
}

struct Walk<'d> {
    objects: Objects<'d>,
    tree: Tree,
    /// The level of the last heading.
    level: u32,
    tables: usize,
    /// Identifiers with how often each is given.
    ids: BTreeMap<&'d [u8], (usize, Option<ObjectId>)>,
    /// The table of each identifier of a head, and those that cells name with theirs.
    heads: BTreeMap<&'d [u8], usize>,
    named: BTreeSet<(&'d [u8], usize)>,
    /// Pages with marked content that two parts have.
    twice: BTreeSet<ObjectId>,
}

impl<'d> Walk<'d> {
    fn new(objects: Objects<'d>) -> Self {
        let (ids, heads, named, twice) = Default::default();
        Self { objects, tree: Tree::default(), level: 0, tables: 0, ids, heads, named, twice }
    }

    fn part(
        &mut self,
        kid: &'d Object,
        (within, within_id): (&str, Option<ObjectId>),
        page: Option<ObjectId>,
    ) {
        if let Ok(number) = kid.as_i64() {
            self.mark(page.map(|page| (page, number)), within_id);
            return;
        }
        let Ok(part) = self.objects.follow(kid).as_dict() else { return };
        let reference = |key| entry(part, key).and_then(|object| object.as_reference().ok());
        let own_page = reference("Pg").or(page);
        if self.objects.name(part, "Type") == Some("MCR") {
            let number = self.objects.integer(part, "MCID");
            self.mark(own_page.zip(number), within_id);
            return;
        }
        let name = self.objects.name(part, "S").unwrap_or_default();
        let parent = reference("P");
        match PLACES.iter().find(|(known, _)| *known == name) {
            None => self.tree.violations.push(Violation::UnknownType(name.to_owned())),
            Some((_, places)) if !places.contains(&within) || parent != within_id => {
                let (part, within) = (name.to_owned(), within.to_owned());
                self.tree.violations.push(Violation::WrongPlace { part, within });
                // Everything below would be reported again.
                if parent != within_id {
                    return;
                }
            }
            Some(_) => {}
        }
        self.heading(name);
        let id = kid.as_reference().ok();
        if let Some(Ok(identifier)) = self.objects.get(part, "ID").map(Object::as_str) {
            self.ids.entry(identifier).or_insert((0, id)).0 += 1;
            if name == "TH" {
                self.heads.insert(identifier, self.tables);
            }
        }
        if let Some(attributes) = self.objects.dictionary(part, "A") {
            let named = self.objects.array(attributes, "Headers").iter();
            let named = named.map(|head| head.as_str().unwrap_or_default());
            self.named.extend(named.map(|head| (head, self.tables)));
        }
        if name == "Table" {
            self.tables += 1;
            self.tree.violations.extend(table::check(self.objects, part, self.tables));
        }
        for kid in self.objects.kids(part) {
            self.part(kid, (name, id), own_page);
        }
    }

    /// Notes the part that marked content belongs to; there must be just one.
    fn mark(&mut self, marked: Option<(ObjectId, i64)>, part: Option<ObjectId>) {
        if let Some(marked) = marked
            && self.tree.marked.insert(marked, part).is_some()
        {
            self.twice.insert(marked.0);
        }
    }

    fn heading(&mut self, name: &str) {
        let level = name.strip_prefix('H').and_then(|level| level.parse().ok());
        let Some(level) = level else { return };
        if level > self.level + 1 {
            self.tree.violations.push(Violation::HeadingSkipped(name.to_owned()));
        }
        self.level = level;
    }

    /// Checks that each identifier is given once and is in the tree of identifiers with its part,
    /// and that the heads that cells name exist.
    fn identifiers(&mut self, root: &'d Dictionary) {
        let empty = Dictionary::new();
        let tree = self.objects.dictionary(root, "IDTree").unwrap_or(&empty);
        let names = self.objects.array(tree, "Names");
        let listed: BTreeSet<(&[u8], Option<ObjectId>)> = names
            .chunks(2)
            .filter_map(|pair| Some((pair[0].as_str().ok()?, pair.get(1)?.as_reference().ok())))
            .collect();
        for (identifier, (count, id)) in &self.ids {
            if *count > 1 || !listed.contains(&(*identifier, *id)) {
                self.tree.violations.push(Violation::Identifier(readable(identifier)));
            }
        }
        for (head, table) in &self.named {
            if self.heads.get(head) != Some(table) {
                self.tree.violations.push(Violation::UnknownHead(readable(head)));
            }
        }
    }

    /// Checks that the parent tree leads from each marked content back to its part.
    fn parent_tree(&mut self, root: &'d Dictionary) {
        let empty = Dictionary::new();
        let tree = self.objects.dictionary(root, "ParentTree").unwrap_or(&empty);
        let numbers = self.objects.array(tree, "Nums");
        let mut entries = BTreeMap::new();
        for pair in numbers.chunks(2) {
            if let [Object::Integer(number), parts] = pair {
                entries.entry(*number).or_insert(parts);
            }
        }
        for (index, (id, page)) in self.objects.pages().into_iter().enumerate() {
            let entry =
                self.objects.integer(page, "StructParents").and_then(|key| entries.get(&key));
            let parts = entry.and_then(|parts| self.objects.follow(parts).as_array().ok());
            let parts = parts.into_iter().flatten().map(|part| part.as_reference().ok());
            let marked = (0..).zip(parts).map(|(number, part)| ((id, number), part));
            let own = self.tree.marked.range((id, i64::MIN)..=(id, i64::MAX));
            let is_right = own.map(|(marked, part)| (*marked, *part)).eq(marked);
            if !is_right || self.twice.contains(&id) {
                self.tree.violations.push(Violation::Disconnected { page: index + 1 });
            }
        }
    }
}

fn readable(identifier: &[u8]) -> String {
    String::from_utf8_lossy(identifier).into_owned()
}
