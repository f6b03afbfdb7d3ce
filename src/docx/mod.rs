//! A [`Document`] as a DOCX file (ECMA-376, transitional).
//!
//! docx-rs builds the tree of the body; everything that it cannot say, or says in a way that
//! the schema forbids, is done here, one file for each part. Word sets the lines again, by the
//! same rules and by the same [`Plan`] as the PDF.
//!
//! ```text
//! [Content_Types].xml, *.rels   part, package
//! word/document.xml             body, closing, table, keep, run -> main_part, section
//! word/styles.xml               styles
//! word/settings.xml             settings
//! word/fontTable.xml            font_table
//! word/footer1.xml, 2           footer
//! customXml/item1.xml           figures
//! docProps/*.xml                properties; seal makes the digest of all the others
//! ```

mod body;
mod cell_style;
mod closing;
mod error;
mod figures;
mod font_table;
mod fonts;
mod footer;
mod keep;
mod main_part;
mod measures;
mod names;
mod normalise;
mod order;
mod package;
mod parse;
mod part;
mod properties;
mod run;
#[cfg(test)]
mod sample;
mod seal;
mod section;
mod settings;
pub mod structure;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod xml;

pub use error::DocxError;
pub use seal::is_as_written;

use crate::document::Document;
use crate::form::Form;
use crate::layout::Plan;
use crate::model::Created;
use footer::Side;
use part::{Content, Kind, Part};
use xml::Element;

/// What the caller adds to a document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// When the file is made, where the report does not say when it was issued.
    pub created: Option<Created>,
}

/// Writes a document; the same document and options always give the same bytes.
///
/// # Errors
/// When the plan is not of this document.
pub fn write(
    document: &Document,
    plan: &Plan,
    form: &Form,
    options: &Options,
) -> Result<Vec<u8>, DocxError> {
    seal(&parts(document, plan, form, options)?, document)
}

/// Puts the parts into one file that can tell whether they are still the same.
fn seal(parts: &[Part], document: &Document) -> Result<Vec<u8>, DocxError> {
    let mut entries = package::entries(parts);
    let digest = seal::digest(&entries);
    for (path, bytes) in &mut entries {
        if path == seal::CUSTOM {
            *bytes = properties::custom(&document.properties, &digest).to_part();
        }
    }
    package::zip(&entries)
}

/// The main part; parts of its folder are known by it.
const MAIN: &str = "word/document.xml";
/// The figures; what they are called by is known by them.
const FIGURES: &str = "customXml/item1.xml";

/// All parts in the order of the zip.
fn parts(
    document: &Document,
    plan: &Plan,
    form: &Form,
    options: &Options,
) -> Result<Vec<Part>, DocxError> {
    let part = |path: &str, kind, from, id: &str, root: Element| Part {
        path: path.to_owned(),
        kind,
        from,
        id: id.to_owned(),
        content: Content::Xml(root),
    };
    let (odd, even) = (footer::part(form, Side::Odd), footer::part(form, Side::Even));
    let properties = &document.properties;
    let core = properties::core(properties, properties.created(options.created));
    let cells = cell_style::CellStyles::new(document, plan, form);
    let main = main_part::part(document, plan, form, &cells)?;
    Ok(vec![
        part(MAIN, Kind::Document, "", "rId1", main),
        part("word/styles.xml", Kind::Styles, MAIN, "rId1", styles::part(form, plan, &cells)),
        part("word/settings.xml", Kind::Settings, MAIN, "rId2", settings::part(form)),
        part("word/fontTable.xml", Kind::FontTable, MAIN, "rId3", font_table::part()),
        part("word/footer1.xml", Kind::Footer, MAIN, names::ODD_FOOTER, odd),
        part("word/footer2.xml", Kind::Footer, MAIN, names::EVEN_FOOTER, even),
        part(FIGURES, Kind::CustomXml, MAIN, "rId6", figures::part(document)),
        part(
            "customXml/itemProps1.xml",
            Kind::CustomXmlProperties,
            FIGURES,
            "rId1",
            figures::properties(),
        ),
        part("docProps/core.xml", Kind::CoreProperties, "", "rId2", core),
        part("docProps/app.xml", Kind::ExtendedProperties, "", "rId3", properties::app()),
        part(seal::CUSTOM, Kind::CustomProperties, "", "rId4", properties::custom(properties, "")),
    ])
}
