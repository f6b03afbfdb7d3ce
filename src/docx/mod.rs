//! A [`Document`] as a DOCX file (ECMA-376, transitional).
//!
//! docx-rs builds the tree of the body; everything that it cannot say, or says in a way that
//! the schema forbids, is done here, one file for each part. Word sets the lines again, by the
//! same rules and by the same [`Plan`] as the PDF.
//!
//! ```text
//! [Content_Types].xml, *.rels   package
//! word/document.xml             body, closing, table, keep, run -> main_part, section
//! word/styles.xml               styles
//! word/settings.xml             settings
//! word/fontTable.xml            font_table
//! word/footer1.xml, 2           footer
//! docProps/*.xml                properties
//! ```

mod body;
mod closing;
mod error;
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

pub use error::DocxError;

use crate::document::Document;
use crate::form::Form;
use crate::layout::Plan;
use footer::Side;
use package::{Part, pack};
use xml::Element;

/// Writes a document; the same document always gives the same bytes.
///
/// # Errors
/// When the plan is not of this document.
pub fn write(document: &Document, plan: &Plan, form: &Form) -> Result<Vec<u8>, DocxError> {
    pack(parts(document, plan, form)?)
}

fn parts(document: &Document, plan: &Plan, form: &Form) -> Result<Vec<Part>, DocxError> {
    let part = |path, root: Element| Part { path, root };
    Ok(vec![
        part("word/document.xml", main_part::part(document, plan, form)?),
        part("word/styles.xml", styles::part(form, plan)),
        part("word/settings.xml", settings::part(form)),
        part("word/fontTable.xml", font_table::part()),
        part("word/footer1.xml", footer::part(form, Side::Odd)),
        part("word/footer2.xml", footer::part(form, Side::Even)),
        part("docProps/core.xml", properties::core(&document.properties)),
        part("docProps/app.xml", properties::app()),
    ])
}
