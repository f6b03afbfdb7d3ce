//! `w:body`: which paragraphs and tables, in which order? The only file that knows the tree
//! of docx-rs as a whole.

use docx_rs::{
    BreakType, Docx, LineSpacing, LineSpacingType, Paragraph, Run, RunFonts, SpecialIndentType,
};

use super::error::DocxError;
use super::measures::{line_pitch, nearest};
use super::names::{
    ATTACHMENT, BODY, CAPTION, DATE, SIGNATURE, TABLE_GAP, TABLE_UNIT, TITLE, TITLE_DATE, heading,
    run_in,
};
use super::run::run;
use super::table::Setting;
use crate::base::Located;
use crate::document::{Block, Document, Inline};
use crate::form::Form;
use crate::layout::{Plan, SignatureLine, SignaturePlan, TablePlan, attachment_label};

/// The document as docx-rs writes it.
pub(super) fn build(document: &Document, plan: &Plan, form: &Form) -> Result<Vec<u8>, DocxError> {
    let mut body = Body { form, docx: Docx::new(), plans: plan.tables.iter(), gap: None };
    body.title(plan);
    for (at, block) in document.blocks.iter().enumerate() {
        let next = document.blocks.get(at + 1);
        let tail = matches!(next, Some(Block::Signature(_) | Block::Attachments(_)));
        body.block(block, tail, plan)?;
    }
    body.close();
    Ok(body.docx.build().document)
}

struct Body<'a> {
    form: &'a Form,
    docx: Docx,
    plans: std::slice::Iter<'a, TablePlan>,
    /// What is to be left blank below the table that stands last, in twips.
    gap: Option<i64>,
}

impl<'a> Body<'a> {
    /// Adds a block; the last one before the `tail` of attachments and signature stays with it
    /// on a page.
    fn block(&mut self, block: &'a Block, tail: bool, plan: &Plan) -> Result<(), DocxError> {
        match block {
            Block::Heading { level, text } => {
                self.add(Paragraph::new().style(&heading(*level)).add_run(run(text.as_str())), 0);
            }
            Block::Paragraph(inlines) => {
                let mut paragraph = Paragraph::new().style(BODY);
                if tail {
                    paragraph = paragraph.keep_next(true);
                }
                self.add(inlines.iter().map(inline).fold(paragraph, Paragraph::add_run), 0);
            }
            Block::Table(model) => {
                let setting = Setting::new(self.form, model, self.plans.next())?;
                match (&model.caption, &model.unit) {
                    (None, None) => self.separate(),
                    (caption, unit) => self.above_table(caption.as_ref(), unit.as_ref()),
                }
                self.change(|docx| docx.add_table(setting.table()));
                self.gap = Some(setting.gap());
            }
            Block::Attachments(names) => self.attachments(names, tail),
            Block::Signature(_) => {
                if let Some(signature) = &plan.signature {
                    self.signature(signature);
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

    /// The caption of a free table and the unit of its figures.
    fn above_table(&mut self, caption: Option<&Located>, unit: Option<&Located>) {
        for (text, style) in [(caption, CAPTION), (unit, TABLE_UNIT)] {
            if let Some(text) = text {
                self.add(Paragraph::new().style(style).add_run(run(text.as_str())), 0);
            }
        }
    }

    /// GB/T 9704-2012 7.3.4: further lines of a name begin under its first character.
    fn attachments(&mut self, names: &[Located], tail: bool) {
        let em = i32::try_from(nearest(self.form.styles.body.size)).unwrap_or(0);
        for (index, name) in names.iter().enumerate() {
            let label = attachment_label(index, names.len());
            // Two characters in; `附件：` takes three, a number with its point three quarters.
            let number = if names.len() > 1 { em * 3 / 4 } else { 0 };
            let head = if index == 0 { em * 3 } else { 0 };
            let left = em * 5 + number;
            let hanging = SpecialIndentType::Hanging(head + number);
            let paragraph = Paragraph::new()
                .style(ATTACHMENT)
                .indent(Some(left), Some(hanging), None, None)
                .keep_next(tail || index + 1 < names.len())
                .add_run(run(&format!("{label}{}", name.as_str())));
            let above = if index == 0 { line_pitch(&self.form.page) } else { 0 };
            self.add(paragraph, above);
        }
    }

    fn signature(&mut self, plan: &SignaturePlan) {
        let pitch = line_pitch(&self.form.page);
        let measure = self.form.page.measure;
        let line = |style: &str, placed: &SignatureLine| {
            let indent = nearest(measure - placed.left - placed.width);
            let indent = i32::try_from(indent).unwrap_or(0);
            let paragraph = Paragraph::new().style(style).add_run(run(placed.text.as_str()));
            paragraph.indent(None, None, Some(indent), None)
        };
        let mut above = pitch * i64::from(plan.above);
        for (placed, style) in [(&plan.name, SIGNATURE), (&plan.date, DATE)] {
            if let Some(placed) = placed {
                self.add(line(style, placed), above);
                above = 0;
            }
        }
    }

    /// Adds a paragraph, `above` and the gap of a table before it.
    fn add(&mut self, paragraph: Paragraph, above: i64) {
        let before = above + self.gap.take().unwrap_or(0);
        let spacing = LineSpacing::new().before(u32::try_from(before).unwrap_or(0));
        let spaced = if before > 0 { paragraph.line_spacing(spacing) } else { paragraph };
        self.change(|docx| docx.add_paragraph(spaced));
    }

    /// Word would make one table of two that touch.
    fn separate(&mut self) {
        let Some(gap) = self.gap.take() else { return };
        let line = i32::try_from(gap).unwrap_or(0).max(1);
        let spacing = LineSpacing::new().line(line).line_rule(LineSpacingType::Exact);
        let paragraph = Paragraph::new().style(TABLE_GAP).line_spacing(spacing);
        self.change(|docx| docx.add_paragraph(paragraph));
    }

    /// The last thing of a document is a paragraph; after a table, one of no height.
    fn close(&mut self) {
        if self.gap.take().is_some() {
            self.change(|docx| docx.add_paragraph(Paragraph::new().style(TABLE_GAP)));
        }
    }

    /// docx-rs takes and gives back what it changes.
    fn change(&mut self, change: impl FnOnce(Docx) -> Docx) {
        self.docx = change(std::mem::take(&mut self.docx));
    }
}

fn inline(inline: &Inline) -> Run {
    let run = run(inline.text.as_str());
    match inline.run_in {
        Some(level) => run.style(&run_in(level)),
        None => run,
    }
}
