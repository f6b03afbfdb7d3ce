//! The line dump: in readable text, what was set where, and what was done to each line.
//!
//! One line of text for each set line: its place on the page's grid, what it is, its words, and
//! what it was squeezed or stretched by. A table is shown row by row. It is what the tests of
//! whole reports compare.

use std::fmt::Write as _;
use std::ops::Range;

use super::frame::{Content, Owner, Page, Pages, TagId, TagRole};
use super::trace::{Adjusted, Fault, Keep, Trace};
use crate::base::Length;
use crate::form::Form;

/// What the steps of squeezing take room from.
const STEPS: [&str; Adjusted::STEPS] = ["词距", "括号引号", "逗号顿号", "中西间距", "句号"];

/// Shows the pages of a report.
#[must_use]
pub fn dump(pages: &Pages, form: &Form) -> String {
    let mut out = String::new();
    for (index, page) in pages.pages.iter().enumerate() {
        let mut dump = Dump { pages, page, form, last_line: 0 };
        let _ = writeln!(out, "── 第 {} 面 ──", index + 1);
        for trace in &page.trace {
            dump.trace(&mut out, trace);
        }
        dump.end(&mut out);
    }
    out
}

struct Dump<'p> {
    pages: &'p Pages,
    page: &'p Page,
    form: &'p Form,
    last_line: i64,
}

impl Dump<'_> {
    fn trace(&mut self, out: &mut String, trace: &Trace) {
        let _ = match trace {
            Trace::Line { items, adjusted } => {
                let line = self.line(items);
                self.last_line = self.last_line.max(line);
                let kind = self.kind(items);
                let (text, end) = (self.text(items), adjustment(*adjusted, self.em()));
                writeln!(out, "{line:>2} {kind} {text}{end}")
            }
            Trace::Table { columns } => {
                let widths: Vec<String> = columns.iter().map(ToString::to_string).collect();
                writeln!(out, "   表  栏宽 {}", widths.join(" "))
            }
            Trace::Row { row, top, height, repeated } => {
                self.last_line =
                    self.last_line.max(self.line_at(*top + *height - Length::units(1)));
                let again = if *repeated { "（重复）" } else { "" };
                let line = self.line_at(*top);
                writeln!(out, "{line:>2} 行  第 {} 行{again}，高 {height}", row + 1)
            }
            Trace::Cell { column, lines } => {
                let texts: Vec<String> = lines.iter().map(|line| self.text(line)).collect();
                let size = lines.first().and_then(|line| self.size(line));
                let size = size.map_or_else(String::new, |size| format!(" {size}"));
                writeln!(out, "      {:>2}{size} {}", column + 1, texts.join(" / "))
            }
        };
    }

    /// The lines left empty at the foot, and the rule that left them.
    fn end(&self, out: &mut String) {
        let lines = i64::from(self.form.page.lines);
        let empty = lines - self.last_line;
        if empty <= 0 {
            return;
        }
        let reason = match self.page.kept {
            None => "没有记下原因",
            Some(Keep::End) => "全文完",
            Some(Keep::Heading) => "标题与下文同面",
            Some(Keep::Paragraph) => "段落首末不留单行，三行不拆",
            Some(Keep::Table) => "表格连同标题不拆",
            Some(Keep::Bands) => "表格在两项之间分面，免得半面空着",
            Some(Keep::Row) => "行内不拆，表头之下至少两行",
            Some(Keep::Signature) => "附件、署名和日期与正文同面",
        };
        let _ = writeln!(out, "   （空 {empty} 行：{reason}）");
    }

    fn em(&self) -> Length {
        self.form.page.character_pitch()
    }

    /// The line of the page's grid in which an item stands, from 1.
    fn line(&self, items: &Range<usize>) -> i64 {
        let runs = self.runs(items);
        let first = runs.first().map_or(Length::ZERO, |run| run.origin.y - run.size / 2);
        self.line_at(first)
    }

    fn line_at(&self, y: Length) -> i64 {
        (y - self.form.page.top).steps_down(self.form.page.line_pitch()) + 1
    }

    fn runs(&self, items: &Range<usize>) -> Vec<&super::TextRun> {
        let items = self.page.items.get(items.clone()).unwrap_or_default().iter();
        let runs = items.filter_map(|item| match &item.content {
            Content::Text(run) => Some(run),
            Content::Rule(_) => None,
        });
        runs.collect()
    }

    fn text(&self, items: &Range<usize>) -> String {
        self.runs(items).iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.char).collect()
    }

    fn size(&self, items: &Range<usize>) -> Option<Length> {
        self.runs(items).first().map(|run| run.size)
    }

    fn kind(&self, items: &Range<usize>) -> &'static str {
        let owner = self.page.items.get(items.start).map(|item| item.owner);
        let Some(Owner::Tag(id)) = owner else { return "　　" };
        let role = |id: TagId| self.pages.tags.get(id.0).map(|tag| tag.role);
        let within = self.pages.tags.get(id.0).and_then(|tag| role(tag.parent?));
        match role(id) {
            _ if within == Some(TagRole::Caption) => "表题",
            Some(TagRole::Title) => "标题",
            Some(TagRole::Heading(1)) => "一级",
            Some(TagRole::Heading(2)) => "二级",
            Some(TagRole::Heading(3)) => "三级",
            Some(TagRole::Heading(_)) => "四级",
            _ => "正文",
        }
    }
}

/// Thousandths of a character, to the nearest.
fn thousandths(length: Length, em: Length) -> i64 {
    let half = em / 2000;
    (length + half).scale(1000, em.to_units().max(1)).to_units()
}

/// What was done to a line, in characters of the body's width.
fn adjustment(adjusted: Adjusted, em: Length) -> String {
    let hundredths = |length: Length| {
        let parts = thousandths(length, em);
        format!("{}.{:03}", parts / 1000, parts % 1000)
    };
    let mut out = String::new();
    for (taken, step) in adjusted.squeezed.into_iter().zip(STEPS) {
        if thousandths(taken, em) > 0 {
            let _ = write!(out, "  〔挤{step} {}〕", hundredths(taken));
        }
    }
    if thousandths(adjusted.stretched, em) > 0 {
        let (all, each) = (hundredths(adjusted.stretched), hundredths(adjusted.widest_gap));
        let _ = match thousandths(adjusted.widest_gap, em) {
            0 => write!(out, "  〔撑 {all}〕"),
            _ => write!(out, "  〔撑 {all}，每隙 {each}〕"),
        };
    }
    let fault = match adjusted.fault {
        Some(Fault::Cut) => "  〔长串拆开〕",
        Some(Fault::Loose | Fault::Ragged) => "  〔右边不齐〕",
        None => "",
    };
    out + fault
}
