//! The result of the layout: pages and structure, and the lists that every writer works from
//! (headings, marked content, where parts begin). A writer of pages needs only these, the
//! properties of the document and the fonts.

mod beginnings;
mod headings;
mod marks;
mod pages;
mod written;

pub use beginnings::{Beginning, beginnings};
pub use headings::{Heading, heading_depths, headings};
pub use marks::{Mark, marks};
pub use pages::{
    Artifact, Content, Item, Owner, Page, Pages, PlacedGlyph, Rule, Tag, TagId, TagRole, TextRun,
};
pub use written::Written;
