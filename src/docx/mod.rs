//! A [`Document`] as a DOCX file (ECMA-376, transitional).
//!
//! docx-rs builds the tree of the body; everything that it cannot say, or says in a way that
//! the schema forbids, is done here. Word sets the lines again, by the same rules and by the same
//! [`Plan`] as the PDF.
//!
//! ```text
//! parts/        what is in each part, one file or folder a part
//!   document/     word/document.xml, where the text stands
//! conformance/  makes of docx-rs's tree one that the schema allows
//! package/      content types, relationships, zip; whether a file is still as it was written
//!
//! names, fonts, measures, cell_style: what several parts must call and measure alike
//! ```

mod cell_style;
mod conformance;
mod error;
mod fonts;
mod measures;
mod names;
mod package;
mod parts;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
mod value;

pub use conformance::child_order;
pub use error::DocxError;
pub use package::{EditState, edit_state};

use crate::container::zip;
use crate::document::Document;
use crate::font::FontLibrary;
use crate::form::Form;
use crate::layout::Plan;
use crate::model::Created;
use names::CUSTOM_PROPERTIES;
use package::Part;
use parts::{Material, parts};

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
    let material = Material::new(document, plan, form)?;
    packed(&parts(&material, document, plan, form, options)?, document)
}

/// Puts the parts into one file that can tell whether they are still the same.
fn packed(parts: &[Part], document: &Document) -> Result<Vec<u8>, DocxError> {
    let mut entries = package::entries(parts);
    let digest = package::digest(&entries);
    for (path, bytes) in &mut entries {
        if path == CUSTOM_PROPERTIES {
            *bytes = parts::custom(&document.properties, &digest).to_part();
        }
    }
    zip(&entries).map_err(DocxError::Package)
}
