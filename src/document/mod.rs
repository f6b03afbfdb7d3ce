//! What a report consists of once its facts are put into the form: title, headings,
//! paragraphs, tables, signature.
//!
//! It says *what*, never *where*: no coordinate, font or glyph appears here.

mod compose;
mod figures;
mod free_table;
mod heads;
mod table;

pub use compose::compose;
pub use figures::{LineFigures, TableFigures};
pub use heads::{CellHeads, Scope};
pub use table::{Cell, TableModel};

use crate::base::Located;
use crate::model::{Created, Date};

/// The language of the reports, as files state it (BCP 47).
pub const LANGUAGE: &str = "zh-CN";

/// A whole report, ready to be set.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The title.
    pub title: Title,
    /// Everything below the title, in reading order.
    pub blocks: Vec<Block>,
    /// The figures of the form's own tables, for machines.
    pub figures: Vec<TableFigures>,
    /// Facts about the document as a whole.
    pub properties: Properties,
}

/// The title and what is known of its words.
#[derive(Clone, Debug, Default)]
pub struct Title {
    /// Its lines. One line may be cut into several by the layout; of several, the cuts are the
    /// input's or the form's own and stay.
    pub lines: Vec<Located>,
    /// Names in it that are better not cut: that of the authority.
    pub names: Vec<String>,
    /// The date set below it, where the form asks for that instead of a signature's.
    pub date: Option<Located>,
}

/// Facts about a document that stand in the file, not on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// The title on one line.
    pub title: String,
    /// The public body, as author.
    pub author: String,
    /// What the document is about, where the form says that.
    pub subject: Option<String>,
    /// Words to find it by; there may be none.
    pub keywords: Vec<String>,
    /// The year reported on.
    pub year: u16,
    /// The layout's name.
    pub layout: String,
    /// When it was issued.
    pub issued: Option<Date>,
}

impl Properties {
    /// When a file of it is made: the day of issue or, where the report has none, the time that the
    /// caller gives.
    #[must_use]
    pub fn created(&self, caller: Option<Created>) -> Option<Created> {
        self.issued.map(Created::Day).or(caller)
    }
}

/// One block.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading that stands alone: level 1 `一、` to level 4 `（1）`.
    Heading {
        /// Level, from 1.
        level: u8,
        /// Its text with its label.
        text: Located,
    },
    /// A paragraph, indented by two characters.
    Paragraph(Vec<Inline>),
    /// A table.
    Table(TableModel),
    /// Names of the attachments, 附件说明 (GB/T 9704-2012 7.3.4).
    Attachments(Vec<Located>),
    /// Signature and date, 署名 and 成文日期.
    Signature(Signature),
}

/// Who signs, and when (GB/T 9704-2012 7.3.5).
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// Who signs.
    pub name: Option<Located>,
    /// When.
    pub date: Option<Located>,
    /// Whether the paper copy is sealed, so that room is kept for the seal (7.3.5.1).
    pub seal: bool,
}

/// A run of text in one style.
#[derive(Clone, Debug)]
pub struct Inline {
    /// The text.
    pub text: Located,
    /// The level of the head that runs into the paragraph here; `None` for plain text.
    pub run_in: Option<u8>,
}
