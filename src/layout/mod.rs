//! Where does everything stand? Every decision of place is made here, once.
//!
//! Two steps: [`plan()`] settles what both outputs share (lines of the title, measures and cells
//! of the tables, places of the signature), [`set()`] puts the document on pages by that plan and
//! gives it back settled. Nothing after it decides. [`dump()`] shows in text what was decided.
//!
//! The rules both outputs follow, indents and heights and what holds together, are in [`place`].

mod attachments;
mod blocks;
mod codes;
mod context;
mod dump;
#[cfg(test)]
mod fake_font;
mod fill;
mod flow;
mod frame;
mod page;
mod paragraph;
pub mod place;
mod plan;
mod signature;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod trace;

pub use codes::CODES;
pub use dump::dump;
pub use frame::{
    Artifact, Beginning, Content, Heading, Item, Mark, Owner, Page, Pages, PlacedGlyph, Rule, Tag,
    TagId, TagRole, TextRun, Written, beginnings, heading_depths, headings, marks,
};
pub use plan::{
    AttachmentPlan, CellPlan, Plan, SignatureLine, SignaturePlan, TablePlan, TableWhite,
};
pub use trace::{Adjusted, Fault, Keep, Trace};

use crate::base::Diagnostic;
use crate::document::{Block, Document};
use crate::font::Fonts;
use crate::form::Form;
use context::{Context, Notes};

/// Settles what both outputs share. What does not fit, or has no glyph, [`set()`] reports.
#[must_use]
pub fn plan(document: &Document, form: &Form, fonts: &dyn Fonts) -> Plan {
    let mut context = Context::new(form, fonts, Notes::default());
    let title = title::lines(&mut context, &document.title);
    let title_date = title::date(&document.title);
    let mut plan = Plan { title, title_date, ..Plan::default() };
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Table(table) => {
                let blank = document.blocks.get(at + 1).map_or(0, place::blank_lines_above);
                plan.tables.push(table::plan(&mut context, table, blank));
            }
            Block::Signature(signature) => {
                plan.signature = Some(signature::plan(&mut context, signature));
            }
            Block::Attachments(names) => {
                plan.attachments = attachments::plan(&mut context, names);
            }
            Block::Heading { .. } | Block::Paragraph(_) => {}
        }
    }
    plan.notes = context.notes;
    plan
}

/// A document on its pages.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The pages.
    pub pages: Pages,
    /// The plan they were set by, as it stands now: what is decided while paging, such as the
    /// height of a row, is decided in it. The writers that set lines again take this one.
    pub plan: Plan,
    /// Each character that no font has, each text that does not fit and each line that could not
    /// be set well, where it was written, those of the plan included; with any of severity error
    /// the pages are not fit to be written.
    pub findings: Vec<Diagnostic>,
}

/// Sets the document on pages by its plan, and settles the plan.
#[must_use]
pub fn set(document: &Document, mut plan: Plan, form: &Form, fonts: &dyn Fonts) -> Settled {
    let mut context = Context::new(form, fonts, std::mem::take(&mut plan.notes));
    let mut pages = flow::set(&mut context, document, &mut plan);
    page::number(&mut context, &mut pages);
    Settled { pages, plan, findings: context.notes.into_findings(fonts) }
}
