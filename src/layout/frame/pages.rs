//! The result of the layout: pages of finished items at fixed points, and the structure they belong
//! to.

use crate::base::{Length, Point, Span};
use crate::document::Scope;
use crate::font::FaceId;
use crate::layout::trace::{Keep, Trace};

/// A set document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// Paper width.
    pub width: Length,
    /// Paper height.
    pub height: Length,
    /// The pages.
    pub pages: Vec<Page>,
    /// The structure in reading order; the first tag is the whole document.
    pub tags: Vec<Tag>,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its items in reading order, artifacts last.
    pub items: Vec<Item>,
    /// What was set, in order, with what was decided about it.
    pub trace: Vec<Trace>,
    /// Why it ends before its last line, where it does.
    pub kept: Option<Keep>,
}

/// A finished item and what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it belongs to.
    pub owner: Owner,
    /// What is drawn.
    pub content: Content,
}

/// What an item belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A part of the document's structure.
    Tag(TagId),
    /// No content: screen readers skip it (ISO 32000-1 14.8.2.2, artifacts).
    Artifact(Artifact),
}

/// Kinds of artifact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// A page number.
    PageNumber,
    /// Header rows and labels set again.
    Repeated,
    /// The lines of tables.
    Layout,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Glyphs of one face on one line.
    Text(TextRun),
    /// A straight line.
    Rule(Rule),
}

/// Glyphs of one face and size on one baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRun {
    /// The face.
    pub face: FaceId,
    /// Type size.
    pub size: Length,
    /// Whether it is in English amid Chinese.
    pub english: bool,
    /// Start of the baseline.
    pub origin: Point,
    /// The glyphs.
    pub glyphs: Vec<PlacedGlyph>,
}

/// A glyph at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedGlyph {
    /// Its number in the face.
    pub id: u16,
    /// From the run's origin to the glyph's.
    pub x: Length,
    /// The font's own advance at this size, which a viewer adds by itself. A smaller one condenses
    /// the glyph to it.
    pub advance: Length,
    /// The character it stands for.
    pub char: char,
    /// Where what it shows was written, in an input or in the layout: the character itself or, for
    /// a text that nobody wrote as it is, everything it was made of
    /// ([`Located::made_of`](crate::base::Located::made_of)). `None` for page numbers.
    pub place: Option<Span>,
}

/// A line of some width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// One end.
    pub from: Point,
    /// The other end.
    pub to: Point,
    /// Its width.
    pub width: Length,
}

/// A part of the structure, by its place in [`Pages::tags`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub usize);

/// A part of the document's structure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What it is part of; `None` for the document.
    pub parent: Option<TagId>,
    /// What it is.
    pub role: TagRole,
    /// Its whole text, for headings; of a table a sentence that says what it is; empty otherwise.
    pub text: String,
    /// The heads of a cell, from the outermost: those above it, then those on its left.
    pub heads: Vec<TagId>,
}

/// What a part of the structure is (ISO 32000-1 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagRole {
    /// The document.
    Document,
    /// Its title.
    Title,
    /// What stands above a free table: paragraphs for its title and for the unit of its figures.
    Caption,
    /// A heading that stands alone, level 1 to 4.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// The head that runs into a paragraph: a part of it.
    RunIn,
    /// A list whose items are numbered.
    List,
    /// One of its items.
    ListItem,
    /// What stands before an item, its number.
    Label,
    /// An item without its label.
    ItemBody,
    /// A table.
    Table,
    /// The header rows of a table.
    HeadRows,
    /// Its other rows.
    BodyRows,
    /// A row of a table.
    Row,
    /// A cell.
    Cell {
        /// What it is the head of, if it is one.
        scope: Option<Scope>,
        /// Rows covered.
        row_span: usize,
        /// Columns covered.
        column_span: usize,
    },
}

impl Pages {
    /// Adds a part to the structure.
    pub(in crate::layout) fn tag(
        &mut self,
        parent: Option<TagId>,
        role: TagRole,
        text: &str,
    ) -> TagId {
        self.tags.push(Tag { parent, role, text: text.to_owned(), heads: Vec::new() });
        TagId(self.tags.len() - 1)
    }

    /// Says which cells are the heads of a cell.
    pub(in crate::layout) fn set_heads(&mut self, cell: TagId, heads: Vec<TagId>) {
        if let Some(tag) = self.tags.get_mut(cell.0) {
            tag.heads = heads;
        }
    }

    /// Puts an item on the last page.
    pub(in crate::layout) fn put(&mut self, owner: Owner, content: Content) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(Item { owner, content });
        }
    }

    /// How many items there are on the last page.
    pub(in crate::layout) fn count_items(&self) -> usize {
        self.pages.last().map_or(0, |page| page.items.len())
    }

    /// Notes what was set on the last page.
    pub(in crate::layout) fn note(&mut self, trace: Trace) {
        if let Some(page) = self.pages.last_mut() {
            page.trace.push(trace);
        }
    }

    /// Notes why the last page ends.
    pub(in crate::layout) fn end_page(&mut self, keep: Keep) {
        if let Some(page) = self.pages.last_mut() {
            page.kept = Some(keep);
        }
    }
}
