//! Where does everything stand? Every decision of place is made here, once.
//!
//! Two steps: [`plan()`] settles what both outputs share (lines of the title, measures of the
//! tables), [`set()`] puts the document on pages by that plan. Nothing after it decides.

mod context;
mod flow;
mod frame;
mod page;
mod paragraph;
mod plan;
mod signature;
mod table;
mod title;

pub use frame::{
    Artifact, Content, Item, Owner, Page, Pages, PlacedGlyph, Rule, Tag, TagId, TagRole, TextRun,
};
pub use plan::{CellPlan, Plan, TablePlan};

use crate::base::Diagnostic;
use crate::document::{Block, Document};
use crate::font::Fonts;
use crate::form::Form;
use context::Context;

/// Settles what both outputs share. What does not fit, or has no glyph, [`set()`] reports.
#[must_use]
pub fn plan(document: &Document, form: &Form, fonts: &dyn Fonts) -> Plan {
    let mut context = Context::new(form, fonts);
    let title = title::lines(&mut context, &document.title.lines);
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table::plan(&mut context, table)),
        _ => None,
    });
    Plan { tables: tables.collect(), title }
}

/// Sets the document on pages.
///
/// Findings name each character that no font has, and where it was written; with any of
/// severity error the pages are not fit to be written.
#[must_use]
pub fn set(
    document: &Document,
    plan: &Plan,
    form: &Form,
    fonts: &dyn Fonts,
) -> (Pages, Vec<Diagnostic>) {
    let mut context = Context::new(form, fonts);
    let mut pages = flow::set(&mut context, document, plan);
    page::number(&mut context, &mut pages);
    (pages, context.into_findings())
}
