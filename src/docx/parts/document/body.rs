//! `w:body`: which paragraphs and tables, in which order? The only file that knows the tree
//! of docx-rs as a whole.

use docx_rs::{BreakType, BuildXML, DocumentChild, LineSpacing, Paragraph, Run, RunFonts};

use super::closing;
use super::run::run;
use super::table::{Setting, twips};
use crate::base::Length;
use crate::document::{Block, Document, Inline, TableModel};
use crate::docx::cell_style::CellStyles;
use crate::docx::error::DocxError;
use crate::docx::measures::{GAP_LINE, line_pitch};
use crate::docx::names::{
    BODY, CAPTION, TABLE_GAP, TABLE_UNIT, TITLE, TITLE_DATE, heading, run_in,
};
use crate::form::Form;
use crate::layout::place::{ABOVE_FIRST_BORDER, ATTACHMENTS_ABOVE};
use crate::layout::{Plan, TablePlan};

/// The document as docx-rs writes it, and what docx-rs cannot say of it.
pub(in crate::docx::parts) struct Built {
    pub(super) document: Vec<u8>,
    /// Paragraphs that their style would keep with the next and that are not, by their places
    /// in the body.
    pub(super) released: Vec<usize>,
    /// For each table in order.
    pub(super) tables: Vec<TableMarks>,
}

/// What docx-rs cannot say of a table.
pub(super) struct TableMarks {
    /// Rows at the top that are repeated on every page (17.4.49).
    pub(super) head_rows: usize,
    /// For each row whether a page may end below it.
    pub(super) released: Vec<bool>,
}

/// Builds the body.
pub(in crate::docx::parts) fn build(
    document: &Document,
    plan: &Plan,
    form: &Form,
    styles: &CellStyles,
) -> Result<Built, DocxError> {
    let built = Built { document: Vec::new(), released: Vec::new(), tables: Vec::new() };
    let mut body = Body {
        form,
        styles,
        tree: docx_rs::Document::new(),
        built,
        plans: plan.tables.iter(),
        gap: None,
        after: 0,
    };
    body.title(plan);
    let with_next = plan.with_next(&document.blocks);
    for (at, block) in document.blocks.iter().enumerate() {
        let rest = document.blocks.get(at + 1..).unwrap_or_default();
        let kept = with_next[at];
        body.after = if matches!(block, Block::Table(_)) { 0 } else { body.above_next(rest) };
        // The style of a heading keeps it with the next.
        if matches!(block, Block::Heading { .. }) && !kept {
            body.built.released.push(body.tree.children.len());
        }
        body.block(block, kept, plan)?;
    }
    body.close();
    body.built.document = body.tree.build();
    Ok(body.built)
}

struct Body<'a> {
    form: &'a Form,
    styles: &'a CellStyles,
    tree: docx_rs::Document,
    built: Built,
    plans: std::slice::Iter<'a, TablePlan>,
    /// What is to be left blank below the table that stands last, in twips.
    gap: Option<i64>,
    /// What is left free below a paragraph, in twips.
    after: i64,
}

impl<'a> Body<'a> {
    /// What the next block leaves free above it, if it is a table.
    fn above_next(&self, rest: &[Block]) -> i64 {
        let Some(Block::Table(_)) = rest.first() else { return 0 };
        self.plans.clone().next().map_or(0, |plan| plan.white.above.to_twips())
    }

    /// Adds a block, which may be `kept` on a page with the next.
    fn block(&mut self, block: &'a Block, kept: bool, plan: &Plan) -> Result<(), DocxError> {
        match block {
            Block::Heading { level, text } => {
                self.add(Paragraph::new().style(&heading(*level)).add_run(run(text.as_str())), 0);
            }
            Block::Paragraph(inlines) => {
                let mut paragraph = Paragraph::new().style(BODY);
                if kept {
                    paragraph = paragraph.keep_next(true);
                }
                self.add(inlines.iter().map(inline).fold(paragraph, Paragraph::add_run), 0);
            }
            Block::Table(model) => {
                let setting = Setting::new(self.form, model, self.plans.next(), self.styles, kept)?;
                // Below a table there is no paragraph that could leave white above this one.
                self.gap = self.gap.map(|gap| gap + setting.above());
                match (&model.caption, &model.unit) {
                    (None, None) => self.separate(),
                    _ => self.above_table(model, setting.caption_side()),
                }
                let (head_rows, released) = (model.head_rows, setting.released());
                self.built.tables.push(TableMarks { head_rows, released });
                self.tree.children.push(DocumentChild::Table(Box::new(setting.table())));
                self.gap = Some(setting.gap());
            }
            Block::Attachments(names) => {
                let kept = plan.attachments_with_next(kept);
                let lines = closing::attachments(self.form, names, &plan.attachments, &kept);
                self.below(ATTACHMENTS_ABOVE, lines, 0);
            }
            Block::Signature(signature) => {
                if let Some(placed) = &plan.signature {
                    let lines = closing::signature(self.form, placed, signature.seal);
                    self.below(placed.above, lines, placed.below);
                }
            }
        }
        Ok(())
    }

    /// One paragraph; the cuts between its lines are the only ones that Word is given.
    fn title(&mut self, plan: &Plan) {
        if plan.title.is_empty() {
            return;
        }
        let mut title = Run::new().fonts(RunFonts::new().hint("eastAsia"));
        for (number, line) in plan.title.iter().enumerate() {
            if number > 0 {
                title = title.add_break(BreakType::TextWrapping);
            }
            title = title.add_text(line.as_str());
        }
        self.add(Paragraph::new().style(TITLE).add_run(title), 0);
        if let Some(date) = &plan.title_date {
            self.add(Paragraph::new().style(TITLE_DATE).add_run(run(date.as_str())), 0);
        }
    }

    /// The caption of a free table, with so much kept free on both sides, and the unit of its
    /// figures. What stands last leaves a little white above the table.
    fn above_table(&mut self, model: &TableModel, side: Length) {
        if let Some(caption) = &model.caption {
            let mut paragraph = Paragraph::new().style(CAPTION);
            if !side.is_zero() {
                paragraph = paragraph.indent(Some(twips(side)), None, Some(twips(side)), None);
            }
            if model.unit.is_none() {
                self.after = ABOVE_FIRST_BORDER.to_twips();
            }
            self.add(paragraph.add_run(run(caption.as_str())), 0);
        }
        if let Some(unit) = &model.unit {
            self.add(Paragraph::new().style(TABLE_UNIT).add_run(run(unit.as_str())), 0);
        }
    }

    /// Adds paragraphs, the first so many blank lines below what stands before, with others
    /// below the last. At the foot of a page Word lets such lines go (17.3.1.33).
    fn below(&mut self, above: u8, paragraphs: Vec<Paragraph>, below: u8) {
        let pitch = line_pitch(&self.form.page);
        let last = paragraphs.len().saturating_sub(1);
        for (at, paragraph) in paragraphs.into_iter().enumerate() {
            self.after = if at == last { pitch * i64::from(below) } else { 0 };
            self.add(paragraph, if at == 0 { pitch * i64::from(above) } else { 0 });
        }
    }

    /// Adds a paragraph with `above` before it, or the gap of a table, in which blank lines are.
    fn add(&mut self, paragraph: Paragraph, above: i64) {
        let before = self.gap.take().unwrap_or(above);
        let after = std::mem::take(&mut self.after);
        let twips = |length: i64| u32::try_from(length).unwrap_or(0);
        let spaced = match (before, after) {
            (0, 0) => paragraph,
            (before, 0) => paragraph.line_spacing(LineSpacing::new().before(twips(before))),
            (0, after) => paragraph.line_spacing(LineSpacing::new().after(twips(after))),
            (before, after) => {
                let spacing = LineSpacing::new().before(twips(before)).after(twips(after));
                paragraph.line_spacing(spacing)
            }
        };
        self.push(spaced);
    }

    /// Word would make one table of two that touch.
    fn separate(&mut self) {
        let Some(gap) = self.gap.take() else { return };
        // A point high; the rest goes at the head of a page.
        let before = u32::try_from(gap - GAP_LINE).unwrap_or(0);
        let spacing = LineSpacing::new().before(before);
        let paragraph = Paragraph::new().style(TABLE_GAP).line_spacing(spacing);
        self.push(paragraph);
    }

    /// The last thing of a document is a paragraph; after a table, one of no height.
    fn close(&mut self) {
        if self.gap.take().is_some() {
            self.push(Paragraph::new().style(TABLE_GAP));
        }
    }

    fn push(&mut self, paragraph: Paragraph) {
        self.tree.children.push(DocumentChild::Paragraph(Box::new(paragraph)));
    }
}

fn inline(inline: &Inline) -> Run {
    let run = run(inline.text.as_str());
    match inline.run_in {
        Some(level) => run.style(&run_in(level)),
        None => run,
    }
}
