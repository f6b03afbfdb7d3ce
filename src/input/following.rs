//! This year's input, begun from last year's report.

use super::template::blank;
use super::write::{Anchor, Comments, Draft, write};
use crate::base::{Located, Span};
use crate::form::{CompletedFigures, Form, TableForm};
use crate::model::{Entry, FreeTable, Prose, Report};

/// Last year's report, and what the new input calls it by.
#[derive(Clone, Copy)]
pub struct LastYear<'r> {
    /// What it says.
    pub report: &'r Report,
    /// The form it was read by.
    pub form: &'r Form,
    /// Its figures, the totals computed.
    pub figures: &'r CompletedFigures,
    /// Its path from where the new input will be.
    pub path: &'r str,
}

impl LastYear<'_> {
    fn entry(&self, table: &str, line: &str, column: &str) -> Option<&Entry> {
        let table = self.form.tables().find(|form| form.key == table)?;
        let line = table.line(line)?;
        let index = line.cells.iter().position(|cell| cell.key == column)?;
        self.figures.entry(table, line, index)
    }
}

/// A blank input for `form` about the year after a report's, with what stays the same and what follows
/// from it: the body, its signature, how to reach it, what was carried over. What may help to write
/// the rest stands in comments: nothing that is new in a year is taken over unread.
///
/// `layout` and `schema` are as [`template`](super::template()) has them.
#[must_use]
pub fn following(last: &LastYear<'_>, form: &Form, layout: &str, schema: Option<&str>) -> String {
    let report = last.report;
    let mut draft = blank(form, layout, report.year.saturating_add(1), schema);
    draft.authority = Some(report.authority.clone());
    draft.signature = report.signature.clone();
    draft.seal = report.seal;
    draft.previous = Some(Located::verbatim(last.path, Span::default()));
    draft.checks = report.checks.clone();
    // Another form has other words.
    if form.name == last.form.name {
        draft.headings = report.headings.clone();
        draft.labels = report.labels.clone();
    }
    let from = format!(
        "照 {} 年度的 {} 写起：机关名称、署名、联系方式、结转的数已经照抄，请核对；\
         各节的正文、现行有效的件数写在说明里，供参考。",
        report.year, last.path
    );
    draft.comments.add(Anchor::Beginning, from);
    preamble(&mut draft, report);
    former_lines(&mut draft.comments, report);
    for table in form.tables() {
        carry(&mut draft, last, table);
        stocks(&mut draft.comments, last, table);
    }
    report.prose.iter().for_each(|(key, prose)| former_prose(&mut draft.comments, key, prose));
    write(&draft, form)
}

/// The paragraphs before the first section, the year in them moved on; which is said.
fn preamble(draft: &mut Draft, report: &Report) {
    let (old, new) = (format!("{}年", report.year), format!("{}年", report.year + 1));
    let mut count = 0;
    let moved = |text: &Located| {
        let (text, moved) = replaced(text.as_str(), &old, &new);
        count += moved;
        Located::verbatim(text, Span::default())
    };
    draft.preamble = report.preamble.iter().map(moved).collect();
    let said = match count {
        0 => format!("照上年的抄来，没有找到“{old}”，一个字也没有改，请核对。"),
        _ => format!("照上年的抄来，{count} 处“{old}”已改为“{new}”，别的没有改，请核对。"),
    };
    draft.comments.add(Anchor::key("preamble"), said);
}

/// A text with a year replaced where it is not the end of a longer number, and how often.
fn replaced(text: &str, old: &str, new: &str) -> (String, usize) {
    let (mut result, mut rest, mut count) = (String::new(), text, 0);
    while let Some(at) = rest.find(old) {
        let is_longer = rest[..at].ends_with(|char: char| char.is_ascii_digit());
        result += &rest[..at];
        result += if is_longer { old } else { new };
        count += usize::from(!is_longer);
        rest = &rest[at + old.len()..];
    }
    (result + rest, count)
}

/// What was written of the title, the date and the attachments.
fn former_lines(comments: &mut Comments, report: &Report) {
    let mut add = |key: &str, texts: &[Located]| {
        if !texts.is_empty() {
            let texts: Vec<&str> = texts.iter().map(Located::as_str).collect();
            comments.add(Anchor::key(key), format!("上年的是：{}", texts.join("、")));
        }
    };
    add("title", &report.title);
    add("date", report.date.as_slice());
    add("attachments", &report.attachments);
}

/// What last year carried over is what this year begins with.
fn carry(draft: &mut Draft, last: &LastYear<'_>, table: &TableForm) {
    for carry in &table.carried {
        let Some(line) = table.line(&carry.to) else { continue };
        let figures = draft.figures.entry(table.key.clone()).or_default();
        let Some(entries) = figures.lines.get_mut(&carry.to) else { continue };
        for (entry, cell) in entries.iter_mut().zip(line.cells.iter()) {
            if let Some(before) = last.entry(&table.key, &carry.from, &cell.key) {
                entry.figure = before.figure.clone();
            }
        }
        draft.comments.add(key(table, &carry.to), "照上年的结转数，请核对");
    }
}

/// What there was of each stock, to count from.
fn stocks(comments: &mut Comments, last: &LastYear<'_>, table: &TableForm) {
    for line in &table.lines {
        let cell = line.stock.and_then(|stock| line.cells.get(stock.total));
        let Some(cell) = cell else { continue };
        if let Some(before) = last.entry(&table.key, &line.key, &cell.key) {
            let said = format!("上年{} {}", cell.label.as_str(), before.figure);
            comments.add(key(table, &line.key), said);
        }
    }
}

fn key(table: &TableForm, line: &str) -> Anchor {
    Anchor::key(format!("{}.{line}", table.key))
}

/// The words of a section, to lean on.
fn former_prose(comments: &mut Comments, section: &str, prose: &Prose) {
    let anchor = || Anchor::key(format!("{section}.text"));
    comments.add(anchor(), "上年写的，供参考（写好以后可以删去）：");
    for paragraph in &prose.paragraphs {
        comments.add(anchor(), format!("  {}", paragraph.as_str()));
    }
    for table in &prose.tables {
        comments.add(anchor(), format!("  {}", former_table(table)));
    }
}

fn former_table(table: &FreeTable) -> String {
    let caption = table.caption.as_ref().map_or("", Located::as_str);
    format!("（还有一张表格：{caption}）").replace("：）", "）")
}
