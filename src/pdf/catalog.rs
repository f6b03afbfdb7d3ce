//! What the file is and how it opens (ISO 32000-1 7.7.2).

use lopdf::{Dictionary, Object, ObjectId, text_string};

use super::attachment::{self, Source};
use super::page_labels::page_labels;
use crate::base::Length;
use crate::document::LANGUAGE;

/// What the catalog leads to.
pub(super) struct Catalog<'s> {
    pub(super) structure: ObjectId,
    pub(super) metadata: ObjectId,
    pub(super) output_intent: Dictionary,
    /// The bookmarks, where there are headings.
    pub(super) outline: Option<ObjectId>,
    /// The page that the file opens at, and its height.
    pub(super) first: Option<(ObjectId, Length)>,
    /// The data inside and their specification.
    pub(super) source: Option<(Source<'s>, ObjectId)>,
}

impl Catalog<'_> {
    /// Adds the entries to printpdf's catalog.
    pub(super) fn write(self, catalog: &mut Dictionary) {
        catalog.set("Lang", text_string(LANGUAGE));
        // ISO 19005-2 6.7.2.2.
        catalog.set("MarkInfo", flag("Marked"));
        // ISO 14289-1 7.1: the title, not the file's name.
        catalog.set("ViewerPreferences", flag("DisplayDocTitle"));
        catalog.set("StructTreeRoot", self.structure);
        catalog.set("OutputIntents", vec![Object::Dictionary(self.output_intent)]);
        catalog.set("Metadata", self.metadata);
        catalog.set("PageLabels", page_labels());
        catalog.remove(b"PageLayout");
        if let Some((page, height)) = self.first {
            catalog.set("OpenAction", page_width(page, height));
        }
        if let Some(outline) = self.outline {
            catalog.set("Outlines", outline);
            catalog.set("PageMode", "UseOutlines");
        }
        if let Some((source, specification)) = self.source {
            attachment::announce(catalog, &source, specification);
        }
    }
}

/// A dictionary that says yes to one thing.
fn flag(key: &str) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set(key, true);
    dictionary
}

/// The file opens at the top of the page, as wide as the window (12.3.2.2).
fn page_width(page: ObjectId, height: Length) -> Vec<Object> {
    let top = Object::Integer((height.to_units() + 999) / 1000);
    vec![page.into(), "FitH".into(), top]
}
