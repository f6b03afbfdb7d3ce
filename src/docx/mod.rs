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
//! word/fonts/*.odttf            embedded_fonts, if asked for
//! word/footer1.xml, 2           footer
//! customXml/item1.xml           figures
//! docProps/*.xml                properties; digest tells whether all is as it was written
//! ```

mod body;
mod cell_style;
mod closing;
mod digest;
mod embedded_fonts;
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
mod section;
mod settings;
pub mod structure;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod xml;

pub use digest::{EditState, edit_state};
pub use error::DocxError;

use crate::document::Document;
use crate::font::FontLibrary;
use crate::form::Form;
use crate::layout::Plan;
use crate::model::Created;
use embedded_fonts::EmbeddedFont;
use footer::Side;
use part::{Content, Kind, Part};
use xml::Element;

/// What the caller adds to a document.
#[derive(Clone, Copy, Default)]
pub struct Options<'o> {
    /// When the file is made, where the report does not say when it was issued.
    pub created: Option<Created>,
    /// Where to take fonts from that are embedded; `None` embeds none.
    pub embedded_fonts: Option<&'o FontLibrary>,
}

/// Writes a document; the same document and options always give the same bytes.
///
/// # Errors
/// When the plan is not of this document, or a bundled font is damaged; see [`DocxError`].
pub fn write(
    document: &Document,
    plan: &Plan,
    form: &Form,
    options: &Options<'_>,
) -> Result<Vec<u8>, DocxError> {
    packed(&parts(document, plan, form, options)?, document)
}

/// Puts the parts into one file that can tell whether they are still the same.
fn packed(parts: &[Part], document: &Document) -> Result<Vec<u8>, DocxError> {
    let mut entries = package::entries(parts);
    let digest = digest::digest(&entries);
    for (path, bytes) in &mut entries {
        if path == digest::CUSTOM {
            *bytes = properties::custom(&document.properties, &digest).to_part();
        }
    }
    package::zip(&entries)
}

/// The main part; parts of its folder are known by it.
const MAIN: &str = "word/document.xml";
/// The font table, which knows the embedded fonts.
const FONT_TABLE: &str = "word/fontTable.xml";
/// The figures, and what they are called by.
const FIGURES: &str = "customXml/item1.xml";
const FIGURES_PROPERTIES: &str = "customXml/itemProps1.xml";

/// All parts in the order of the zip.
fn parts(
    document: &Document,
    plan: &Plan,
    form: &Form,
    options: &Options<'_>,
) -> Result<Vec<Part>, DocxError> {
    let part = |path: &str, kind, from, id: &str, root: Element| Part {
        path: path.to_owned(),
        kind,
        from,
        id: id.to_owned(),
        content: Content::Xml(root),
    };
    let cells = cell_style::CellStyles::new(document, plan, form);
    let main = main_part::part(document, plan, form, &cells)?;
    let styles = styles::part(form, plan, &cells);
    let (odd, even) = (footer::part(form, Side::Odd), footer::part(form, Side::Even));
    let texts = [&main, &odd, &even];
    let embed = |library| embedded_fonts::fonts(library, &styles, &texts);
    let embedded = options.embedded_fonts.map(embed).transpose()?.unwrap_or_default();
    let settings = settings::part(form, !embedded.is_empty());
    let font_table = font_table::part(&embedded);
    let properties = &document.properties;
    let core = properties::core(properties, properties.created(options.created));
    let (app, custom) = (properties::app(), properties::custom(properties, ""));
    let (data, data_properties) = (figures::part(document), figures::properties());
    let mut parts = vec![
        part(MAIN, Kind::Document, "", "rId1", main),
        part("word/styles.xml", Kind::Styles, MAIN, "rId1", styles),
        part("word/settings.xml", Kind::Settings, MAIN, "rId2", settings),
        part(FONT_TABLE, Kind::FontTable, MAIN, "rId3", font_table),
        part("word/footer1.xml", Kind::Footer, MAIN, names::ODD_FOOTER, odd),
        part("word/footer2.xml", Kind::Footer, MAIN, names::EVEN_FOOTER, even),
        part(FIGURES, Kind::CustomXml, MAIN, "rId6", data),
        part(FIGURES_PROPERTIES, Kind::CustomXmlProperties, FIGURES, "rId1", data_properties),
        part("docProps/core.xml", Kind::CoreProperties, "", "rId2", core),
        part("docProps/app.xml", Kind::ExtendedProperties, "", "rId3", app),
        part(digest::CUSTOM, Kind::CustomProperties, "", "rId4", custom),
    ];
    parts.extend(embedded.into_iter().map(EmbeddedFont::into_part));
    Ok(parts)
}
