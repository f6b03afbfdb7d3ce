//! The finishing pass over printpdf's lopdf document: adds what printpdf leaves out and corrects
//! what it gets wrong.
//!
//! The order matters only at the end: the identity is computed when everything but the metadata,
//! which contain it, and the entries of the catalog is there; and the finished document is checked
//! last, just before it is written.

use lopdf::{Document, ObjectId, SaveOptions};

use super::catalog::Catalog;
use super::compress::compress;
use super::conformance::check;
use super::fonts::Code;
use super::outline::Outline;
use super::output_intent::output_intent;
use super::structure::Structure;
use super::xmp::Description;
use super::{Options, Part, PdfError, attachment, font_codes, identity};
use crate::document::Properties;
use crate::layout::{Heading, Mark, Pages};

/// The version that ISO 19005-2 and ISO 14289-1 are written for.
const VERSION: &str = "1.7";

/// Objects that share a stream: what is alike compresses best together.
const MOST_IN_STREAM: usize = 1000;

/// What is known of the pages.
pub(super) struct Finish<'p> {
    pub(super) pages: &'p Pages,
    pub(super) types: &'p [&'static str],
    pub(super) marks: &'p [Vec<Mark>],
    pub(super) headings: &'p [Heading],
    /// Each font's codes.
    pub(super) codes: &'p [(String, Vec<Code>)],
}

impl Finish<'_> {
    /// Finishes and serialises a document.
    pub(super) fn finish(
        &self,
        mut document: Document,
        properties: &Properties,
        options: &Options<'_>,
    ) -> Result<Vec<u8>, PdfError> {
        let part = if options.source.is_some() { Part::Three } else { Part::Two };
        let description = Description::new(properties, options.created, part);
        self.complete(&mut document, &description, options).map_err(|error| failed(&error))?;
        let violations = check(&document, part);
        if !violations.is_empty() {
            return Err(PdfError::NotConformant(violations));
        }
        compress(&mut document).map_err(|error| PdfError::Write(error.to_string()))?;
        serialise(&mut document).map_err(|error| failed(&error))
    }

    fn complete(
        &self,
        document: &mut Document,
        description: &Description,
        options: &Options<'_>,
    ) -> lopdf::Result<()> {
        VERSION.clone_into(&mut document.version);
        let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
        for id in &page_ids {
            // An empty array of annotations says nothing.
            document.get_dictionary_mut(*id)?.remove(b"Annots");
        }
        font_codes::write(document, self.codes)?;
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
        let identity = identity::identity(document);
        identity::identify(&mut document.trailer, identity);
        let metadata = description.add_xmp(document, identity);
        let first = page_ids.first().map(|page| (*page, pages.height));
        let catalog = Catalog { structure, metadata, output_intent, outline, first, source };
        catalog.write(document.catalog_mut()?);
        Ok(())
    }
}

fn serialise(document: &mut Document) -> lopdf::Result<Vec<u8>> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(MOST_IN_STREAM)
        .compression_level(super::compress::LEVEL)
        .build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

fn failed(error: &lopdf::Error) -> PdfError {
    PdfError::Write(error.to_string())
}
