//! From a document to set pages, and to the bytes of its files: the one place where the floors
//! below are joined.

use crate::base::Diagnostic;
use crate::document::Document;
use crate::font::FontLibrary;
use crate::form::Form;
use crate::layout::{Pages, Plan, Settled};
use crate::{docx, layout, pdf};

use super::failure::Failure;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// For reading and printing.
    Pdf,
    /// For editing.
    Docx,
}

impl Format {
    /// What a file's name ends in.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => ".pdf",
            Self::Docx => ".docx",
        }
    }
}

/// What the caller adds to the files of a report.
#[derive(Clone, Copy, Default)]
pub(super) struct Options<'o> {
    /// To the PDF.
    pub(super) pdf: pdf::Options<'o>,
    /// To the DOCX.
    pub(super) docx: docx::Options<'o>,
}

/// A document, set.
pub(super) struct Produced {
    document: Document,
    plan: Plan,
    /// Its pages; not fit to be written when there are errors.
    pub(super) pages: Pages,
    /// What was found on the way.
    pub(super) findings: Vec<Diagnostic>,
}

/// Sets a document.
pub(super) fn produce(document: Document, form: &Form, fonts: &FontLibrary) -> Produced {
    let plan = layout::plan(&document, form, fonts);
    let Settled { pages, plan, findings } = layout::set(&document, plan, form, fonts);
    Produced { document, plan, pages, findings }
}

impl Produced {
    /// The bytes of a file.
    pub(super) fn file(
        &self,
        format: Format,
        form: &Form,
        fonts: &FontLibrary,
        options: &Options<'_>,
    ) -> Result<Vec<u8>, Failure> {
        match format {
            Format::Pdf => pdf::write(&self.pages, &self.document.properties, fonts, &options.pdf)
                .map_err(|error| Failure::new(format!("{error}。"))),
            Format::Docx => docx::write(&self.document, &self.plan, form, &options.docx)
                .map_err(|error| Failure::new(format!("{error}。"))),
        }
    }
}
