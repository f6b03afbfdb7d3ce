//! The finishing pass over printpdf's lopdf document: adds what printpdf leaves out and corrects
//! what it gets wrong.
//!
//! The order matters only at the end. The identity is made of the bytes of everything but the
//! metadata and the trailer, which contain it, so these are written after all else, and before that
//! the finished document is checked.

use std::fmt;

use lopdf::{Document, ObjectId};

use super::catalog::Catalog;
use super::conformance::check;
use super::file::File;
use super::fonts::Finished;
use super::outline::Outline;
use super::output_intent::output_intent;
use super::structure::Structure;
use super::xmp::Description;
use super::{Options, Part, PdfError, attachment, font_codes, identity};
use crate::document::Properties;
use crate::layout::{Heading, Mark, Pages};

/// The version that ISO 19005-2 and ISO 14289-1 are written for.
const VERSION: &str = "1.7";

/// What is known of the pages.
pub(super) struct Finish<'p> {
    pub(super) pages: &'p Pages,
    pub(super) types: &'p [&'static str],
    pub(super) marks: &'p [Vec<Mark>],
    pub(super) headings: &'p [Heading],
}

impl Finish<'_> {
    /// Finishes and serialises a document.
    pub(super) fn finish(
        &self,
        mut document: Document,
        fonts: Vec<Finished>,
        properties: &Properties,
        options: &Options<'_>,
    ) -> Result<Vec<u8>, PdfError> {
        let part = if options.source.is_some() { Part::Three } else { Part::Two };
        let description = Description::new(properties, options.created, part);
        font_codes::write(&mut document, fonts).map_err(|error| failed(&error))?;
        let metadata = self.complete(&mut document, &description, options);
        let metadata = metadata.map_err(|error| failed(&error))?;
        let mut file = File::new(&document).map_err(|error| failed(&error))?;
        let identity = identity::identity(&file, &description);
        identity::identify(&mut document.trailer, identity);
        let packet = description.metadata(identity);
        document.set_object(metadata, packet.clone());
        let violations = check(&document, part);
        if !violations.is_empty() {
            return Err(PdfError::NotConformant(violations));
        }
        file.stream(metadata, &packet).map_err(|error| failed(&error))?;
        file.finish(&document.trailer).map_err(|error| failed(&error))
    }

    /// Adds all that printpdf leaves out; gives the place of the metadata, which are still to come.
    fn complete(
        &self,
        document: &mut Document,
        description: &Description,
        options: &Options<'_>,
    ) -> lopdf::Result<ObjectId> {
        VERSION.clone_into(&mut document.version);
        let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
        for id in &page_ids {
            // An empty array of annotations says nothing.
            document.get_dictionary_mut(*id)?.remove(b"Annots");
        }
        let (pages, page_ids) = (self.pages, page_ids.as_slice());
        let (types, marks) = (self.types, self.marks);
        let structure = Structure { pages, types, marks, page_ids }.add(document)?;
        let outline = Outline::new(pages, page_ids).add(document, self.headings);
        let output_intent = output_intent(document);
        let created = description.created();
        let source =
            options.source.map(|source| (source, attachment::attach(document, &source, created)));
        let information = document.trailer.get(b"Info")?.as_reference()?;
        document.set_object(information, description.information());
        let metadata = document.new_object_id();
        let first = page_ids.first().map(|page| (*page, pages.height));
        let catalog = Catalog { structure, metadata, output_intent, outline, first, source };
        catalog.write(document.catalog_mut()?);
        Ok(metadata)
    }
}

fn failed(error: &impl fmt::Display) -> PdfError {
    PdfError::Write(error.to_string())
}
