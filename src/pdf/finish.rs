//! What printpdf leaves out or gets wrong, put right in its lopdf document.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, text_string};

use super::{PdfError, identity, outline};
use crate::document::Properties;
use crate::layout::Pages;

/// Level of compression.
const LEVEL: u32 = 7;
/// The program that made the file.
const PRODUCER: &str = concat!("genreport ", env!("CARGO_PKG_VERSION"));

/// Finishes and serialises a document.
pub(super) fn finish(
    mut document: Document,
    pages: &Pages,
    properties: &Properties,
) -> Result<Vec<u8>, PdfError> {
    let failed = |error: lopdf::Error| PdfError::Write(error.to_string());
    document.version = "1.7".to_owned();
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    for id in &page_ids {
        // An empty array of annotations says nothing.
        document.get_dictionary_mut(*id).map_err(failed)?.remove(b"Annots");
    }
    let outline = outline::add(&mut document, pages, &page_ids);
    set_information(&mut document, properties).map_err(failed)?;
    set_catalog(&mut document, outline).map_err(failed)?;
    compress(&mut document).map_err(|error| PdfError::Write(error.to_string()))?;
    identity::identify(&mut document);
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).map_err(|error| PdfError::Write(error.to_string()))?;
    Ok(bytes)
}

/// Deflates every stream (ISO 32000-1 7.4.4). lopdf's own `compress` takes the highest level,
/// which costs half as much again and gains nothing on our fonts.
fn compress(document: &mut Document) -> std::io::Result<()> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if stream.dict.has(b"Filter") {
            continue;
        }
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
        encoder.write_all(&stream.content)?;
        let compressed = encoder.finish()?;
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(compressed);
    }
    Ok(())
}

/// ISO 32000-1 14.3.3; no dates, for the input gives none.
fn set_information(document: &mut Document, properties: &Properties) -> lopdf::Result<()> {
    let mut information = Dictionary::new();
    information.set("Title", text_string(&properties.title));
    information.set("Author", text_string(&properties.author));
    information.set("Subject", text_string("政府信息公开工作年度报告"));
    information.set("Producer", text_string(PRODUCER));
    let id = document.trailer.get(b"Info")?.as_reference()?;
    document.set_object(id, information);
    Ok(())
}

/// ISO 32000-1 7.7.2: language, window title, bookmarks shown.
fn set_catalog(document: &mut Document, outline: Option<ObjectId>) -> lopdf::Result<()> {
    let catalog = document.catalog_mut()?;
    catalog.set("Lang", text_string("zh-CN"));
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    catalog.remove(b"PageLayout");
    if let Some(outline) = outline {
        catalog.set("Outlines", Object::Reference(outline));
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}
