//! From finished pages to the bytes of a PDF (ISO 32000-1).
//!
//! A walk over the frames: nothing is decided here. printpdf writes pages and fonts; our
//! finishing pass over its lopdf document writes what printpdf does not (`finish.rs`).

mod content;
mod finish;
mod fonts;
mod identity;
mod outline;

use std::fmt;

use crate::document::Properties;
use crate::font::FontLibrary;
use crate::layout::Pages;

/// Why a PDF could not be made. Neither can be caused by a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// A font could not be subset.
    Font(String),
    /// The document could not be serialised.
    Write(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Font(name) => write!(f, "字体 {name} 无法嵌入 PDF，请换用其他字体"),
            Self::Write(reason) => write!(f, "无法生成 PDF：{reason}"),
        }
    }
}

impl std::error::Error for PdfError {}

/// Writes pages as a PDF. The same pages and fonts give the same bytes.
///
/// # Errors
/// When a font of the user's cannot be subset; see [`PdfError`].
pub fn write(
    pages: &Pages,
    properties: &Properties,
    library: &FontLibrary,
) -> Result<Vec<u8>, PdfError> {
    let fonts = fonts::embed(pages, library)?;
    let mut pdf = printpdf::PdfDocument::new(&properties.title);
    pdf.resources.fonts.map = fonts.resources();
    pdf.pages = pages.pages.iter().map(|page| content::page(pages, page, &fonts)).collect();
    let options = printpdf::PdfSaveOptions::default();
    let document = pdf.to_lopdf_document(&options, &mut Vec::new());
    finish::finish(document, pages, properties)
}
