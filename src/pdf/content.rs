//! What does a page's content stream say?

#![allow(clippy::float_arithmetic, reason = "printpdf takes its numbers as floats")]
#![allow(clippy::cast_precision_loss, reason = "a page's lengths are far below 2^24 units")]

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, DictItem, Line, LinePoint, Mm, Op, PdfFontHandle, PdfPage, Point, Pt, Rect,
    TextItem, TextMatrix,
};

use super::fonts::{Code, Embedded, Fonts};
use crate::base::{self, Length};
use crate::layout::{Artifact, Content, Mark, Owner, Page, Pages, Rule, TextRun};

/// What the content of pages is made of.
pub(super) struct Contents<'a> {
    pub(super) pages: &'a Pages,
    pub(super) fonts: &'a Fonts,
    /// The standard type of every tag.
    pub(super) types: &'a [&'static str],
}

impl Contents<'_> {
    /// One page for printpdf.
    pub(super) fn page(&self, page: &Page, marks: &[Mark]) -> PdfPage {
        let Pages { width, height, .. } = *self.pages;
        let mut writer = Writer { fonts: self.fonts, height, ops: Vec::new(), in_text: false };
        for mark in marks {
            writer.ops.push(self.begin(mark));
            let items = page.items.get(mark.items.clone()).unwrap_or_default();
            for item in items {
                match &item.content {
                    Content::Text(run) => writer.text(run),
                    Content::Rule(rule) => writer.rule(rule),
                }
            }
            writer.end_text();
            writer.ops.push(Op::EndMarkedContentWithProperties);
        }
        let mut page = PdfPage::new(Mm(0.0), Mm(0.0), writer.ops);
        let paper = Rect::from_wh(points(width), points(height));
        page.media_box = paper.clone();
        page.trim_box = paper.clone();
        page.crop_box = paper;
        page
    }

    /// The beginning of marked content: of a part of the structure, or an artifact
    /// (ISO 32000-1 14.6, 14.8.2.2.2).
    fn begin(&self, mark: &Mark) -> Op {
        let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
        let (tag, properties) = match mark.owner {
            Owner::Tag(tag) => {
                let own = self.types.get(tag.0).copied().filter(|_| !mark.english);
                let own = own.unwrap_or("Span");
                (own, vec![("MCID", DictItem::Int(mark.id.unwrap_or(0)))])
            }
            Owner::Artifact(Artifact::PageNumber) => {
                ("Artifact", vec![("Type", name("Pagination")), ("Subtype", name("Footer"))])
            }
            Owner::Artifact(Artifact::Repeated) => ("Artifact", vec![("Type", name("Pagination"))]),
            Owner::Artifact(Artifact::Layout) => ("Artifact", vec![("Type", name("Layout"))]),
        };
        marked(tag, properties)
    }
}

struct Writer<'a> {
    fonts: &'a Fonts,
    height: Length,
    ops: Vec<Op>,
    /// Whether a text object has begun.
    in_text: bool,
}

impl Writer<'_> {
    /// All text of one marked-content sequence goes into one text object, so that readers never
    /// join the texts of two cells of a row.
    fn text(&mut self, run: &TextRun) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
        let shown = run.glyphs.iter().filter_map(|glyph| {
            let (font, code) = self.fonts.code(run.face, glyph.id, glyph.char)?;
            Some(Shown { font, code, x: glyph.x })
        });
        let shown: Vec<Shown<'_>> = shown.collect();
        for shown in shown.chunk_by(|a, b| a.font.id == b.font.id) {
            self.glyphs(run, shown);
        }
    }

    /// Glyphs of one font.
    fn glyphs(&mut self, run: &TextRun, shown: &[Shown<'_>]) {
        let Some(first) = shown.first() else { return };
        let font = PdfFontHandle::External(first.font.id.clone());
        self.ops.push(Op::SetFont { font, size: points(run.size) });
        let at = self.point(base::Point { x: run.origin.x + first.x, y: run.origin.y });
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(at.x, at.y) });
        let mut codepoints = Vec::with_capacity(shown.len());
        // Where the viewer's pen is, in thousandths of an em: kerns are whole numbers, and the
        // rounding error of one is made up by the next.
        let mut pen = 0;
        for (index, Shown { code, .. }) in shown.iter().enumerate() {
            pen += code.width;
            let kern = shown.get(index + 1).map_or(0, |next| {
                pen - (next.x - first.x).scale(1000, run.size.to_units()).to_units()
            });
            pen -= kern;
            // The character goes into a table of ours (`font_codes.rs`), printpdf needs none.
            let cid = Some(String::new());
            codepoints.push(Codepoint { gid: code.code, offset: kern as f32, cid });
        }
        self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(codepoints)] });
    }

    fn rule(&mut self, rule: &Rule) {
        self.end_text();
        self.ops.push(Op::SetOutlineThickness { pt: points(rule.width) });
        let ends = [rule.from, rule.to].map(|end| LinePoint { p: self.point(end), bezier: false });
        self.ops.push(Op::DrawLine { line: Line { points: ends.to_vec(), is_closed: false } });
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    /// PDF counts up from the foot of the page.
    fn point(&self, point: base::Point) -> Point {
        Point { x: points(point.x), y: points(self.height - point.y) }
    }
}

/// A glyph to be shown, and where.
struct Shown<'a> {
    font: &'a Embedded,
    code: Code,
    /// From the run's origin.
    x: Length,
}

fn marked(tag: &str, properties: Vec<(&str, DictItem)>) -> Op {
    let map: BTreeMap<String, DictItem> =
        properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } }
}

fn points(length: Length) -> Pt {
    Pt(length.to_units() as f32 / 1000.0)
}
