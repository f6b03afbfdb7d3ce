//! The chain in one place: from the bytes of a report to what is found in it, and to its files.
//!
//! A [`Session`] keeps what many reports share, and may be used by many threads at once. What a
//! report names besides itself (its layout, last year's report) is asked of the [`Folder`] that the
//! report came with. Nothing here knows a terminal, a file system or a clock: findings, pages and
//! files are values, and whoever asked for them tells about them.
//!
//! ```text
//! File ─ decode ─ read (layouts, forms) ─ check (previous) ─ make ─ formats ─> Made: findings,
//!                                            └─ mend                           pages, files
//! findings ─ json, sarif, account ─> text
//! ```

mod account;
mod check;
mod codes;
mod content;
mod decode;
mod file;
mod formats;
mod forms;
mod gaps;
mod garbled;
mod json;
mod layouts;
mod make;
mod mend;
mod named;
mod previous;
mod read;
mod sarif;
mod set;
mod verdict;
mod words;

pub use account::{Account, Status, WrittenFile, accounts};
pub use check::{Checked, Rules, errors};
pub use codes::{codes, codes_beginning_with, explanation};
pub use content::{Content, content};
pub use file::{File, Folder, Nowhere, Unavailable};
pub use formats::{EditState, Extra, OUTPUT_FORMATS, OutputFormat, OutputOptions};
pub use gaps::{LayoutGaps, by_layout};
pub use json::{Reason, Verified, json};
pub use layouts::{Layout, is_path as is_layout_path};
pub use make::{Made, MadeFile, Order};
pub use mend::Mended;
pub use read::Read;
pub use sarif::sarif;

/// What a report is begun with: a blank input or one that follows last year's, and the schema of inputs,
/// all from a form; and the years that it may be about.
pub use crate::input::{Following, LastYear, SCHEMA_TITLE, YEARS, following, schema, template};
pub use set::SetReport;
pub use verdict::{Objection, Strict, Verdict};

use forms::Forms;

/// What is read once for many reports: the forms.
///
/// Fonts are shared beside it ([`crate::font::FontLibrary`]), for checking needs none.
#[derive(Default)]
pub struct Session {
    forms: Forms,
}

impl Session {
    /// A session that knows the built-in layouts; each is read when the first report asks for it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// Many threads may make reports with one session.
const _: () = {
    const fn is_shared<T: Send + Sync>() {}
    is_shared::<Session>();
};
