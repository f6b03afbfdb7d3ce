//! A report on its pages: what every writer is given.

use std::sync::Arc;

use crate::base::Diagnostic;
use crate::document::Document;
use crate::font::FontLibrary;
use crate::form::Form;
use crate::layout::{self, Pages, Plan, Settled};

/// A report on its pages, with all that a writer needs.
pub struct SetReport {
    /// What it says, in order.
    pub document: Document,
    /// What the outputs agree on.
    pub plan: Plan,
    /// Its pages.
    pub pages: Pages,
    /// Its form.
    pub form: Arc<Form>,
}

impl SetReport {
    /// The line dump: what was set where, as text.
    #[must_use]
    pub fn dump(&self) -> String {
        layout::dump(&self.pages, &self.form)
    }
}

/// Sets a document; the pages are not fit to be written when there are errors among the findings.
pub(super) fn set(
    document: Document,
    form: Arc<Form>,
    fonts: &FontLibrary,
) -> (SetReport, Vec<Diagnostic>) {
    let plan = layout::plan(&document, &form, fonts);
    let Settled { pages, plan, findings } = layout::set(&document, plan, &form, fonts);
    (SetReport { document, plan, pages, form }, findings)
}
