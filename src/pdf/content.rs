//! What does a page's content stream say?

#![allow(clippy::float_arithmetic, reason = "printpdf takes its numbers as floats")]
#![allow(clippy::cast_precision_loss, reason = "a page's lengths are far below 2^24 units")]

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, DictItem, Line, LinePoint, Mm, Op, PdfFontHandle, PdfPage, Point, Pt, Rect,
    TextItem, TextMatrix,
};

use super::fonts::{Embedded, Fonts};
use crate::base::{self, Length};
use crate::layout::{Content, Owner, Page, Pages, PlacedGlyph, Rule, TextRun};

/// One page for printpdf.
pub(super) fn page(pages: &Pages, page: &Page, fonts: &Fonts) -> PdfPage {
    let mut writer = Writer { fonts, height: pages.height, ops: Vec::new(), owner: None };
    for item in &page.items {
        match &item.content {
            Content::Text(run) => writer.text(item.owner, run),
            Content::Rule(rule) => writer.rule(rule),
        }
    }
    writer.end_text();
    let mut page = PdfPage::new(Mm(0.0), Mm(0.0), writer.ops);
    let paper = Rect::from_wh(points(pages.width), points(pages.height));
    page.media_box = paper.clone();
    page.trim_box = paper.clone();
    page.crop_box = paper;
    page
}

struct Writer<'a> {
    fonts: &'a Fonts,
    height: Length,
    ops: Vec<Op>,
    /// Whose text is being written.
    owner: Option<Owner>,
}

impl Writer<'_> {
    /// Text of one owner stands in one text object, so that two cells of a row never run
    /// together.
    fn text(&mut self, owner: Owner, run: &TextRun) {
        let Some(face) = self.fonts.face(run.face) else { return };
        if self.owner != Some(owner) {
            self.end_text();
            self.ops.push(Op::StartTextSection);
            self.owner = Some(owner);
        }
        let font = PdfFontHandle::External(face.id.clone());
        self.ops.push(Op::SetFont { font, size: points(run.size) });
        // A glyph that stands for another character than readers would think says so itself.
        let misread = |glyph: &PlacedGlyph| face.character(glyph.id) != glyph.char;
        for glyphs in run.glyphs.chunk_by(|a, b| !misread(a) && !misread(b)) {
            let actual = glyphs.first().filter(|glyph| misread(glyph)).map(|glyph| glyph.char);
            if let Some(char) = actual {
                self.ops.push(actual_text(char));
            }
            self.glyphs(run, face, glyphs);
            if actual.is_some() {
                self.ops.push(Op::EndMarkedContentWithProperties);
            }
        }
    }

    fn glyphs(&mut self, run: &TextRun, face: &Embedded, glyphs: &[PlacedGlyph]) {
        let Some(first) = glyphs.first() else { return };
        let at = self.point(base::Point { x: run.origin.x + first.x, y: run.origin.y });
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(at.x, at.y) });
        let mut codepoints = Vec::with_capacity(glyphs.len());
        // Where the viewer's pen is, in thousandths of an em: kerns are whole numbers, and
        // what one of them leaves over is taken up by the next.
        let mut pen = 0;
        for (index, glyph) in glyphs.iter().enumerate() {
            let gid = face.glyph(glyph.id);
            pen += face.advance(gid);
            let kern = glyphs.get(index + 1).map_or(0, |next| {
                pen - (next.x - first.x).scale(1000, run.size.to_units()).to_units()
            });
            pen -= kern;
            // The last text seen for a glyph wins in printpdf: always say the same one.
            let text = face.character(glyph.id).to_string();
            codepoints.push(Codepoint { gid, offset: kern as f32, cid: Some(text) });
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
        if self.owner.take().is_some() {
            self.ops.push(Op::EndTextSection);
        }
    }

    /// PDF counts up from the foot of the page.
    fn point(&self, point: base::Point) -> Point {
        Point { x: points(point.x), y: points(self.height - point.y) }
    }
}

/// Text between this and its end is read as `char` (ISO 32000-1 14.9.4).
fn actual_text(char: char) -> Op {
    let mut data = vec![0xFE, 0xFF];
    let mut units = [0; 2];
    data.extend(char.encode_utf16(&mut units).iter().flat_map(|unit| unit.to_be_bytes()));
    let text = DictItem::String { data, literal: false };
    let map = BTreeMap::from([("ActualText".to_owned(), text)]);
    let properties = DictItem::Dict { map };
    Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties }
}

fn points(length: Length) -> Pt {
    Pt(length.to_units() as f32 / 1000.0)
}
