//! Which kinds of files are made? One row each: a new kind is a row here and a folder for its
//! writer.

use super::SetReport;
use crate::font::FontLibrary;
use crate::model::Created;
use crate::{docx, pdf};

pub use crate::docx::EditState;

/// Something that a caller may ask to be added to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// The report's own data, as an attachment.
    Source,
    /// The glyphs that are used, for readers who lack the fonts.
    Fonts,
}

/// What a caller adds to the files of a report; each format takes what its row names.
#[derive(Clone, Copy, Debug, Default)]
pub struct OutputOptions<'o> {
    /// [`Extra::Source`]: the name that the attached data gets.
    pub source: Option<&'o str>,
    /// [`Extra::Fonts`].
    pub fonts: bool,
    /// When the file is made, where the report does not say when it was issued.
    pub created: Option<Created>,
}

/// The writer of a format: from a set report, the report's own bytes, the fonts and the options to
/// the bytes of the file; or why it would not keep its standard, with a full stop.
type Write = fn(&SetReport, &[u8], &FontLibrary, &OutputOptions<'_>) -> Result<Vec<u8>, String>;

/// A kind of file.
#[derive(Debug)]
pub struct OutputFormat {
    /// The name it is asked for by, `pdf`.
    pub name: &'static str,
    /// What people call it, `PDF`.
    pub title: &'static str,
    /// What a file's name ends in, `.pdf`.
    pub ending: &'static str,
    /// What may be added to it.
    pub extras: &'static [Extra],
    /// Whether it has the pages that were set, so that their number says something of it.
    pub is_paged: bool,
    /// Whether somebody has worked on such a file since it was made, where that can be told.
    pub edit_state: Option<fn(&[u8]) -> EditState>,
    pub(super) write: Write,
}

/// All kinds, in the order in which they are made and told of.
pub static OUTPUT_FORMATS: [OutputFormat; 2] = [
    OutputFormat {
        name: "pdf",
        title: "PDF",
        ending: ".pdf",
        extras: &[Extra::Source],
        is_paged: true,
        edit_state: None,
        write: write_pdf,
    },
    OutputFormat {
        name: "docx",
        title: "DOCX",
        ending: ".docx",
        extras: &[Extra::Fonts],
        is_paged: false,
        edit_state: Some(docx::edit_state),
        write: write_docx,
    },
];

impl OutputFormat {
    /// The format with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        OUTPUT_FORMATS.iter().find(|format| format.name == name)
    }
}

fn write_pdf(
    set: &SetReport,
    bytes: &[u8],
    fonts: &FontLibrary,
    options: &OutputOptions<'_>,
) -> Result<Vec<u8>, String> {
    let source = options.source.map(|name| pdf::Source { name, bytes });
    let options = pdf::Options { source, created: options.created };
    let written = pdf::write(&set.pages, &set.document.properties, fonts, &options);
    written.map_err(|error| format!("{error}。"))
}

fn write_docx(
    set: &SetReport,
    _bytes: &[u8],
    fonts: &FontLibrary,
    options: &OutputOptions<'_>,
) -> Result<Vec<u8>, String> {
    let embedded_fonts = options.fonts.then_some(fonts);
    let options = docx::Options { created: options.created, embedded_fonts };
    let written = docx::write(&set.document, &set.plan, &set.form, &options);
    written.map_err(|error| format!("{error}。"))
}
