//! What does a page's content stream say?

#![allow(clippy::float_arithmetic, reason = "printpdf takes its numbers as floats")]
#![allow(clippy::cast_precision_loss, reason = "a page's lengths are far below 2^24 units")]

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, DictItem, FontId, Line, LinePoint, Mm, Op, PdfFontHandle, PdfPage, Point, Pt, Rect,
    TextItem, TextMatrix,
};

use super::fonts::{Code, Embedded, Fonts};
use crate::base::{self, Length};
use crate::layout::{Artifact, Content, Mark, Owner, Page, Pages, PlacedGlyph, Rule, TextRun};

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
        let mut writer = Writer::new(self.fonts, height);
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
    /// The font in use and its size.
    font: Option<(&'a FontId, Length)>,
    /// The width of rules in use.
    rule: Option<Length>,
}

impl<'a> Writer<'a> {
    const fn new(fonts: &'a Fonts, height: Length) -> Self {
        Self { fonts, height, ops: Vec::new(), in_text: false, font: None, rule: None }
    }

    /// All text of one marked-content sequence goes into one text object, so that readers never
    /// join the texts of two cells of a row.
    fn text(&mut self, run: &TextRun) {
        let shown = run.glyphs.iter().filter_map(|glyph| {
            let (font, code) = self.fonts.code(run.face, glyph.id, glyph.char)?;
            Some(Shown { font, code, x: glyph.x, condensed: condensed(glyph, code, run.size) })
        });
        let shown: Vec<Shown<'a>> = shown.collect();
        let together = |a: &Shown<'_>, b: &Shown<'_>| {
            std::ptr::eq(a.font, b.font) && a.condensed.is_none() && b.condensed.is_none()
        };
        for shown in shown.chunk_by(together) {
            self.glyphs(run, shown);
        }
    }

    /// Glyphs of one font; one that is condensed stands alone.
    fn glyphs(&mut self, run: &TextRun, shown: &[Shown<'a>]) {
        let Some(first) = shown.first() else { return };
        let at = base::Point { x: run.origin.x + first.x, y: run.origin.y };
        self.begin_line(&first.font.id, run.size, at);
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
        let show = Op::ShowText { items: vec![TextItem::GlyphIds(codepoints)] };
        match first.condensed {
            // The scale outlives the text object (ISO 32000-1 9.3.1), so it is set back.
            Some(percent) => self.ops.extend([
                Op::SetHorizontalScaling { percent },
                show,
                Op::SetHorizontalScaling { percent: 100.0 },
            ]),
            None => self.ops.push(show),
        }
    }

    /// Takes a font and goes to the beginning of a line. In a new text object that is so far from the
    /// corner of the page (9.4.2), and the font is taken only if another is in use. Further lines
    /// are not told from the one before, which viewers would add up, but each by itself; and each
    /// with its font, for otherwise printpdf would join those at one height, by widths of its own.
    fn begin_line(&mut self, font: &'a FontId, size: Length, at: base::Point) {
        let (is_first, pos) = (!std::mem::replace(&mut self.in_text, true), self.point(at));
        if is_first {
            self.ops.push(Op::StartTextSection);
        }
        if self.font.replace((font, size)) != Some((font, size)) || !is_first {
            let font = PdfFontHandle::External(font.clone());
            self.ops.push(Op::SetFont { font, size: points(size) });
        }
        self.ops.push(match is_first {
            true => Op::SetTextCursor { pos },
            false => Op::SetTextMatrix { matrix: TextMatrix::Translate(pos.x, pos.y) },
        });
    }

    fn rule(&mut self, rule: &Rule) {
        self.end_text();
        if self.rule.replace(rule.width) != Some(rule.width) {
            self.ops.push(Op::SetOutlineThickness { pt: points(rule.width) });
        }
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
    /// How wide it is shown, in hundredths of its own width, where that is less.
    condensed: Option<f32>,
}

/// See [`Shown::condensed`]. Both advances are rounded: less than a thousandth of an em is nothing.
fn condensed(glyph: &PlacedGlyph, code: Code, size: Length) -> Option<f32> {
    let own = size.thousandths(code.width);
    let is_less = glyph.advance + size.thousandths(1) < own;
    is_less.then(|| glyph.advance.to_units() as f32 * 100.0 / own.to_units() as f32)
}

fn marked(tag: &str, properties: Vec<(&str, DictItem)>) -> Op {
    let map: BTreeMap<String, DictItem> =
        properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } }
}

fn points(length: Length) -> Pt {
    Pt(length.to_units() as f32 / 1000.0)
}
