//! From a document to the bytes of its files: the one place where the floors below are joined.

use crate::base::{Diagnostic, Severity};
use crate::document::Document;
use crate::font::FontLibrary;
use crate::form::Form;
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

/// What became of a document.
pub(super) struct Produced {
    /// The files in the order asked for; none when there are errors.
    pub(super) files: Vec<Vec<u8>>,
    /// The number of pages.
    pub(super) pages: usize,
    /// What was found on the way.
    pub(super) findings: Vec<Diagnostic>,
}

/// Sets a document and writes it in each of the formats.
pub(super) fn produce(
    document: &Document,
    form: &Form,
    fonts: &FontLibrary,
    formats: &[Format],
) -> Result<Produced, Failure> {
    let plan = layout::plan(document, form, fonts);
    let (pages, findings) = layout::set(document, &plan, form, fonts);
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Ok(Produced { files: Vec::new(), pages: 0, findings });
    }
    let write = |format: &Format| match format {
        Format::Pdf => pdf::write(&pages, &document.properties, fonts)
            .map_err(|error| Failure::new(format!("{error}。"))),
        Format::Docx => {
            docx::write(document, &plan, form).map_err(|error| Failure::new(format!("{error}。")))
        }
    };
    let files = formats.iter().map(write).collect::<Result<_, _>>()?;
    Ok(Produced { files, pages: pages.pages.len(), findings })
}
