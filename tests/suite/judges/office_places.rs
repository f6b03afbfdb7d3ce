//! Does a text stand in LibreOffice where it stands in the PDF? Small reports, each with one thing
//! at one place of a page, all printed in one run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, OnceLock};

use genreport::base::{Located, Span};
use genreport::document::{Block, Document, Inline};
use genreport::docx;
use genreport::form::Form;
use genreport::layout::{self, Settled};

use super::libreoffice::{bundled_fonts, soffice};
use super::readers::squeezed;
use super::{files_in, folder, judge, run, text};
use crate::{chain, data};

#[path = "office_places/attachments.rs"]
mod attachments;
#[path = "office_places/captions.rs"]
mod captions;
#[path = "office_places/full_pages.rs"]
mod full_pages;
#[path = "office_places/signatures.rs"]
mod signatures;

/// A report of some blocks.
struct Case {
    /// What its file is called.
    name: String,
    document: Document,
}

impl Case {
    fn new(name: String, blocks: Vec<Block>) -> Self {
        Self { name, document: Document { blocks, ..Document::default() } }
    }

    /// As it stands in the PDF.
    fn settled(&self) -> Settled {
        let plan = layout::plan(&self.document, form(), chain::fonts());
        layout::set(&self.document, plan, form(), chain::fonts())
    }

    /// The lines of each page that LibreOffice prints, without their white space.
    fn printed(&self) -> Option<Vec<Vec<String>>> {
        Some(pages_of(printed()?, &self.name))
    }
}

/// The lines of each page of a print, without their white space.
fn pages_of(printed: &Path, name: &str) -> Vec<Vec<String>> {
    let print = printed.join(name).with_extension("pdf");
    let output = run(Command::new("pdftotext"), |c| c.arg("-raw").arg(print).arg("-"));
    let text = text(&output.stdout);
    let lines = |page: &str| -> Vec<String> { page.lines().map(squeezed).collect() };
    text.trim_end_matches('\u{c}').split('\u{c}').map(lines).collect()
}

fn form() -> &'static Form {
    static FORM: LazyLock<Form> = LazyLock::new(|| data::form(data::LAYOUT_2021));
    &FORM
}

fn located(text: &str) -> Located {
    Located::verbatim(text, Span::default())
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline { text: located(text), run_in: None }])
}

/// How many files LibreOffice is given at once: of more than two hundred it leaves some out.
const AT_ONCE: usize = 100;

/// All of them, as LibreOffice prints them.
fn printed() -> Option<&'static PathBuf> {
    static PRINTED: OnceLock<Option<PathBuf>> = OnceLock::new();
    let printed = PRINTED.get_or_init(|| {
        judge("soffice").and(judge("pdftotext"))?;
        let (written, printed) = (folder("places written"), folder("places"));
        let cases = [signatures::cases(), captions::cases(), attachments::cases()];
        for case in cases.into_iter().flatten() {
            let plan = case.settled().plan;
            let file = docx::write(&case.document, &plan, form(), &docx::Options::default());
            fs::write(written.join(&case.name).with_extension("docx"), file.unwrap()).unwrap();
        }
        for (name, bytes) in full_pages::files() {
            fs::write(written.join(name).with_extension("docx"), bytes).unwrap();
        }
        let profile = folder("places-profile");
        for files in files_in(&written, "docx").chunks(AT_ONCE) {
            soffice(&profile, &bundled_fonts(), |soffice| {
                let soffice = soffice.args(["--convert-to", "pdf", "--outdir"]).arg(&printed);
                soffice.args(files)
            });
        }
        Some(printed)
    });
    printed.as_ref()
}
