//! This year's input, begun from last year's report.

mod years;

use super::figures::MOST_COUNT;
use super::template::{blank, introduction};
use super::write::{Anchor, Comments, Draft, write};
use crate::base::{Located, Span};
use crate::form::{CompletedFigures, Form, TableForm};
use crate::model::{CheckSettings, Entry, Figure, Prose, Report};
use years::{Moved, move_on};

/// Last year's report, and what the new input calls it by.
#[derive(Clone, Copy)]
pub struct LastYear<'r> {
    /// What it says.
    pub report: &'r Report,
    /// The form it was read by.
    pub form: &'r Form,
    /// Its figures, the totals computed.
    pub figures: &'r CompletedFigures,
    /// What its file is called.
    pub name: &'r str,
    /// Its path from where the new input will be; `None` where an input cannot say it.
    pub path: Option<&'r str>,
}

impl LastYear<'_> {
    fn entry(&self, table: &str, line: &str, column: &str) -> Option<&Entry> {
        self.figures.by_keys(self.form, [table, line, column])
    }
}

/// An input that follows last year's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Following {
    /// The input.
    pub text: String,
    /// What in it is copied just as it was, for people.
    pub copied: Vec<&'static str>,
}

/// A blank input for `form` about the year after a report's, with what stays the same and what follows
/// from it: the body, its signature, how to reach it, what was carried over. What may help to write
/// the rest stands in comments: nothing that is new in a year is taken over unread.
///
/// `layout` and `schema` are as [`template`](super::template()) has them.
#[must_use]
pub fn following(
    last: &LastYear<'_>,
    form: &Form,
    layout: &str,
    schema: Option<&str>,
) -> Following {
    let report = last.report;
    let year = report.year.saturating_add(1);
    let mut draft = blank(form, layout, year, schema);
    draft.comments = introduction("数据文件", form, year);
    draft.authority = Some(report.authority.clone());
    draft.signature = report.signature.clone();
    draft.seal = report.seal;
    draft.previous = last.path.map(|path| Located::verbatim(path, Span::default()));
    draft.checks = report.checks.clone();
    // Another form has other words.
    if form.name == last.form.name {
        own_words(&mut draft, report);
    }
    preamble(&mut draft, report);
    former_lines(&mut draft.comments, report);
    let mut carries = false;
    for table in form.tables() {
        carries |= carry(&mut draft, last, table);
        stocks(&mut draft.comments, last, table);
    }
    report.prose.iter().for_each(|(key, prose)| former_prose(&mut draft.comments, key, prose));
    if has_checks(&draft) {
        draft.comments.add(Anchor::key("checks"), "照上年的抄来，请核对");
    }
    let copied = copied(&draft, report, carries);
    let from = format!(
        "照 {} 年度的 {} 写起：{}已经照抄，请核对；各节的正文、现行有效的件数写在说明里，供参考。",
        report.year,
        last.name,
        copied.join("、")
    );
    draft.comments.add(Anchor::Beginning, from);
    Following { text: write(&draft, form), copied }
}

fn has_checks(draft: &Draft) -> bool {
    draft.checks != CheckSettings::default()
}

/// What in a draft is a report's own, for people; and whether it `carries` figures over.
fn copied(draft: &Draft, report: &Report, carries: bool) -> Vec<&'static str> {
    let all = [
        ("机关名称", true),
        ("署名", draft.signature.is_some()),
        ("盖章", draft.seal),
        ("前言", !report.preamble.is_empty()),
        ("改过的标题和表中文字", !(draft.headings.is_empty() && draft.labels.is_empty())),
        ("结转的数", carries),
        ("核对的设置", has_checks(draft)),
    ];
    all.into_iter().filter_map(|(name, is_there)| is_there.then_some(name)).collect()
}

/// Headings and labels of the report's own. A year in them may be last year's.
fn own_words(draft: &mut Draft, report: &Report) {
    draft.headings = report.headings.clone();
    draft.labels = report.labels.clone();
    let headings = report.headings.iter().map(|(key, text)| (format!("headings.{key}"), text));
    let labels = report.labels.iter();
    let labels = labels.map(|((table, key), text)| (format!("labels.{table}.{key}"), text));
    for (key, text) in headings.chain(labels) {
        if !move_on(text.as_str(), report.year).is_without_years() {
            draft.comments.add(Anchor::key(key), "照上年的抄来，年份请核对");
        }
    }
}

/// The paragraphs before the first section, the reported period in them moved on; which is said. Where there
/// were none, those of a blank input stay.
fn preamble(draft: &mut Draft, report: &Report) {
    if report.preamble.is_empty() {
        draft.comments.add(Anchor::key("preamble"), "上年没有写这一段。");
        return;
    }
    let all: Vec<Moved> =
        report.preamble.iter().map(|text| move_on(text.as_str(), report.year)).collect();
    let list =
        |of: fn(&Moved) -> &Vec<String>| all.iter().flat_map(of).cloned().collect::<Vec<_>>();
    let (moved, kept) = (list(|it| &it.moved), list(|it| &it.kept));
    let moved = match moved.is_empty() {
        true => "没有改年份".to_owned(),
        false => format!("年份改为 {}", moved.join("、")),
    };
    let kept = match kept.is_empty() {
        true => String::new(),
        false => format!("；没有改的年份有 {}", kept.join("、")),
    };
    draft.comments.add(Anchor::key("preamble"), format!("照上年的抄来，{moved}{kept}；请核对。"));
    let text = |moved: Moved| Located::verbatim(moved.text, Span::default());
    draft.preamble = all.into_iter().map(text).collect();
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

/// What last year carried over is what this year begins with. Says whether there is any such line.
fn carry(draft: &mut Draft, last: &LastYear<'_>, table: &TableForm) -> bool {
    let mut carries = false;
    for carry in &table.carried {
        let Some(line) = table.line(&carry.to) else { continue };
        let figures = draft.figures.entry(table.key.clone()).or_default();
        let Some(entries) = figures.lines.get_mut(&carry.to) else { continue };
        for (entry, cell) in entries.iter_mut().zip(line.cells.iter()) {
            let before = last.entry(&table.key, &carry.from, &cell.key);
            // A blank is nothing to begin with, nor is a total that no input may have.
            match before.map(|before| &before.figure) {
                Some(Figure::Count(count)) if *count <= MOST_COUNT => {
                    entry.figure = Figure::Count(*count);
                }
                _ => {}
            }
        }
        draft.comments.add(key(table, &carry.to), "照上年的结转数，请核对");
        carries = true;
    }
    carries
}

/// What there was of each stock, to count from.
fn stocks(comments: &mut Comments, last: &LastYear<'_>, table: &TableForm) {
    for line in &table.lines {
        let Some(stock) = line.stock else { continue };
        let [total, added, removed] =
            [stock.total, stock.added, stock.removed].map(|index| line.cells.get(index));
        let (Some(total), Some(added), Some(removed)) = (total, added, removed) else { continue };
        if let Some(before) = last.entry(&table.key, &line.key, &total.key) {
            let [total, added, removed] = [total, added, removed].map(|cell| cell.label.as_str());
            let before = &before.figure;
            let said = format!("{total}：上年的 {before}，加{added}、减{removed}");
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
        let caption = table.caption.as_ref().map(Located::as_str);
        let caption = caption.map_or_else(String::new, |caption| format!("：{caption}"));
        comments.add(anchor(), format!("  （还有一张表格{caption}）"));
    }
}
