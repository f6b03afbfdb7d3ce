//! From finished pages to the bytes of a PDF (ISO 32000-1) that is PDF/A-2a (ISO 19005-2) and
//! PDF/UA-1 (ISO 14289-1) at once.
//!
//! What the bytes are, of the 264 KB of the seed report: 233 the fonts' programs, nearly all of it
//! outlines, 6 the characters of their codes (ToUnicode), 11 the pages, 9 all objects that are no
//! streams, of which the structure is most, 1 where each object stands, 2.5 the metadata, which may not
//! be compressed, 0.7 the colour profile.
//!
//! A walk over the pages of the layout: nothing about place is decided here. printpdf writes pages
//! and fonts; our finishing pass over its lopdf document writes what printpdf does not
//! (`finish.rs`), and what comes of it is checked before anybody gets it (`conformance/`).

mod attachment;
mod attributes;
mod catalog;
mod compress;
mod conformance;
mod content;
mod dates;
mod file;
mod finish;
mod font_codes;
mod font_program;
mod fonts;
mod huffman;
mod identity;
mod outline;
mod output_intent;
mod page_labels;
mod structure;
mod syntax;
mod types;
mod xmp;

pub use attachment::Source;
pub use conformance::{Violation, violations};

use std::fmt;

use crate::document::Properties;
use crate::font::FontLibrary;
use crate::layout::{Pages, heading_depths, headings, marks};
use crate::model::Created;
use finish::Finish;

/// Why a PDF could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfError {
    /// A font could not be subset.
    Font(String),
    /// The file would not keep the standards.
    NotConformant(Vec<Violation>),
    /// The document could not be serialised.
    Write(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Font(name) => write!(f, "字体 {name} 无法嵌入 PDF，请换用其他字体"),
            Self::NotConformant(violations) => {
                let all: Vec<String> = violations.iter().map(Violation::to_string).collect();
                write!(f, "PDF 达不到存档和无障碍标准，没有生成：{}", all.join("；"))
            }
            Self::Write(reason) => write!(f, "无法生成 PDF：{reason}"),
        }
    }
}

impl std::error::Error for PdfError {}

/// What the caller adds to a report's pages.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// The data the report was made from, to be carried inside; the file is then PDF/A-3a, for
    /// part 2 allows no such files.
    pub source: Option<Source<'o>>,
    /// When the file is made, where the report does not say when it was issued.
    pub created: Option<Created>,
}

/// The part of ISO 19005 that a file keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Two,
    Three,
}

impl Part {
    const fn number(self) -> &'static str {
        match self {
            Self::Two => "2",
            Self::Three => "3",
        }
    }
}

/// Writes pages as a PDF. The same pages, fonts and options give the same bytes.
///
/// # Errors
/// When a font of the user's cannot be embedded, or the file would not keep the standards; see
/// [`PdfError`].
pub fn write(
    pages: &Pages,
    properties: &Properties,
    library: &FontLibrary,
    options: &Options<'_>,
) -> Result<Vec<u8>, PdfError> {
    let headings = headings(pages);
    let types = types::types(pages, &heading_depths(&headings));
    let marks = marks(pages);
    let (document, fonts) = {
        let fonts = fonts::embed(pages, library)?;
        let content = content::Contents { pages, fonts: &fonts, types: &types };
        let own = pages.pages.iter().zip(&marks);
        let mut pdf = printpdf::PdfDocument::new(&properties.title);
        pdf.pages = own.map(|(page, marks)| content.page(page, marks)).collect();
        let (announced, fonts) = fonts.take_apart();
        pdf.resources.fonts.map = announced;
        let options = printpdf::PdfSaveOptions::default();
        (pdf.to_lopdf_document(&options, &mut Vec::new()), fonts)
    };
    let (types, marks, headings) = (&types, &marks, &headings);
    Finish { pages, types, marks, headings }.finish(document, fonts, properties, options)
}
