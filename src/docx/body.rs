//! `w:body`: which paragraphs and tables, in which order? The only file that knows the tree
//! of docx-rs as a whole.

use docx_rs::{BreakType, Docx, LineSpacing, LineSpacingType, Paragraph, Run, RunFonts};

use super::error::DocxError;
use super::measures::line_pitch;
use super::names::{BODY, DATE, SIGNATURE, TABLE_GAP, TITLE, heading, run_in};
use super::run::run;
use super::signature::indents;
use super::table::Setting;
use crate::base::Located;
use crate::document::{Block, Document, Inline};
use crate::form::Form;
use crate::layout::{Plan, TablePlan};

/// The document as docx-rs writes it.
pub(super) fn build(document: &Document, plan: &Plan, form: &Form) -> Result<Vec<u8>, DocxError> {
    let mut body = Body { form, docx: Docx::new(), plans: plan.tables.iter(), gap: None };
    body.title(&plan.title);
    for (at, block) in document.blocks.iter().enumerate() {
        let next = document.blocks.get(at + 1);
        body.block(block, matches!(next, Some(Block::Signature(_))))?;
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
    /// Adds a block; the last one before a `signature` stays with it on a page.
    fn block(&mut self, block: &'a Block, signature: bool) -> Result<(), DocxError> {
        match block {
            Block::Heading { level, text } => {
                self.add(Paragraph::new().style(&heading(*level)).add_run(run(text.as_str())), 0);
            }
            Block::Paragraph(inlines) => {
                let mut paragraph = Paragraph::new().style(BODY);
                if signature {
                    paragraph = paragraph.keep_next(true);
                }
                self.add(inlines.iter().map(inline).fold(paragraph, Paragraph::add_run), 0);
            }
            Block::Table(model) => {
                let setting = Setting::new(self.form, model, self.plans.next())?;
                self.separate();
                self.change(|docx| docx.add_table(setting.table()));
                self.gap = Some(setting.gap());
            }
            Block::Attachments(_) => {}
            Block::Signature(signed) => self.signature(signed.name.as_ref(), signed.date.as_ref()),
        }
        Ok(())
    }

    /// One paragraph; the cuts between its lines are the only ones that Word is given.
    fn title(&mut self, lines: &[Located]) {
        if lines.is_empty() {
            return;
        }
        let mut title = Run::new().fonts(RunFonts::new().hint("eastAsia"));
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                title = title.add_break(BreakType::TextWrapping);
            }
            title = title.add_text(line.as_str());
        }
        self.add(Paragraph::new().style(TITLE).add_run(title), 0);
    }

    fn signature(&mut self, name: Option<&Located>, date: Option<&Located>) {
        let indents = indents(self.form, name.map(Located::as_str), date.map(Located::as_str));
        let pitch = line_pitch(&self.form.page);
        let line = |style: &str, text: &Located, indent: i64| {
            let indent = i32::try_from(indent).unwrap_or(0);
            let paragraph = Paragraph::new().style(style).add_run(run(text.as_str()));
            paragraph.indent(None, None, Some(indent), None)
        };
        // The style has the blank line above the name; a date alone brings its own.
        let above_name = self.gap.map_or(0, |_| pitch);
        let above_date = if name.is_none() { pitch } else { 0 };
        if let Some(name) = name {
            self.add(line(SIGNATURE, name, indents.0), above_name);
        }
        if let Some(date) = date {
            self.add(line(DATE, date, indents.1), above_date);
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
