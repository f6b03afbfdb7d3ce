//! From the facts and the form to the document.

use super::figures::{all_figures, figure_text};
use super::free_table::free_table;
use super::{Block, Cell, Document, Inline, Properties, Signature, TableModel, Title};
use crate::base::Located;
use crate::form::{
    CellContent, CompletedFigures, DatePlace, Form, GridCell, Section, TableForm, Typography,
};
use crate::model::{FreeTable, Prose, Report};
use crate::text::{Head, head, label};

/// Puts a report into its form; `figures` are its own, completed.
#[must_use]
pub fn compose(report: &Report, form: &Form, figures: &CompletedFigures) -> Document {
    let lines = title(report, form);
    let mut blocks: Vec<Block> =
        report.preamble.iter().map(|text| paragraph(text, Head::None)).collect();
    for section in &form.sections {
        blocks.extend(compose_section(report, section, figures, &form.typography));
    }
    if !report.attachments.is_empty() {
        blocks.push(Block::Attachments(report.attachments.clone()));
    }
    let (below_title, signed) = match form.date_place {
        DatePlace::Title => (report.date.clone(), None),
        DatePlace::Signature => (None, report.date.clone()),
    };
    if report.signature.is_some() || signed.is_some() {
        let (name, date) = (report.signature.clone(), signed);
        blocks.push(Block::Signature(Signature { name, date, seal: report.seal }));
    }
    let properties = Properties {
        title: lines.iter().map(Located::as_str).collect(),
        author: report.authority.as_str().to_owned(),
        subject: form.subject.clone(),
        keywords: keywords(form, report.year),
        year: report.year,
        layout: form.name.clone(),
        issued: report.issued,
    };
    let names = vec![report.authority.as_str().to_owned()];
    let title = Title { lines, names, date: below_title };
    Document { title, blocks, figures: all_figures(form, figures), properties }
}

/// The input's own lines, or the form's with the authority and the year filled in.
fn title(report: &Report, form: &Form) -> Vec<Located> {
    if !report.title.is_empty() {
        return report.title.clone();
    }
    let year = Located::made_of(report.year_span, report.year.to_string());
    form.filled_title(&report.authority, &year)
}

/// The form's keywords with the year filled in.
fn keywords(form: &Form, year: u16) -> Vec<String> {
    let year = year.to_string();
    form.keywords.iter().map(|word| word.replace("{year}", &year)).collect()
}

/// A section; the rows of its free tables are as high as the house style says.
fn compose_section(
    report: &Report,
    section: &Section,
    figures: &CompletedFigures,
    house: &Typography,
) -> Vec<Block> {
    let heading = report.headings.get(&section.key).unwrap_or(&section.heading);
    let mut blocks = vec![Block::Heading { level: 1, text: heading.clone() }];
    if let Some(prose) = report.prose.get(&section.key) {
        blocks.extend(compose_prose(&section.key, prose, heading.as_str(), house));
    }
    for table in &section.tables {
        blocks.push(Block::Table(compose_table(report, table, figures, heading.as_str())));
    }
    blocks
}

/// The paragraphs with the free tables between them.
fn compose_prose(section: &str, prose: &Prose, heading: &str, house: &Typography) -> Vec<Block> {
    let mut tables: Vec<_> = prose.tables.iter().enumerate().collect();
    tables.sort_by_key(|(_, table)| table.after);
    let mut tables = tables.into_iter().peekable();
    let block = |(index, table): (usize, &FreeTable)| {
        let key = format!("{section}.table{}", index + 1);
        Block::Table(free_table(key, heading, table, house))
    };
    let heads = prose.heads.as_deref().map(shortest);
    let mut blocks = Vec::with_capacity(prose.paragraphs.len() + prose.tables.len());
    for (above, text) in prose.paragraphs.iter().enumerate() {
        while let Some(table) = tables.next_if(|(_, table)| table.after <= above) {
            blocks.push(block(table));
        }
        blocks.push(compose_paragraph(text, heads.as_deref()));
    }
    blocks.extend(tables.map(block));
    blocks
}

/// The heads in order, without those that begin with another. Of these the last that does not come
/// after a text is the one that the text begins with, if it begins with any.
fn shortest(heads: &[Located]) -> Vec<&str> {
    let mut heads: Vec<&str> = heads.iter().map(Located::as_str).collect();
    heads.sort_unstable();
    heads.dedup_by(|later, kept| later.starts_with(*kept));
    heads
}

/// Whether the paragraph is a heading, or begins with a head: by the rule of `text::label`, unless
/// the input lists the headings itself (`heads`, in the order of [`shortest`]).
fn compose_paragraph(text: &Located, heads: Option<&[&str]>) -> Block {
    let found = head(text.as_str());
    let Some(heads) = heads else { return paragraph(text, found) };
    let before = heads.partition_point(|head| *head <= text.as_str());
    let named = heads[..before].last().is_some_and(|head| text.as_str().starts_with(head));
    let level = label(text.as_str()).map_or(2, |label| label.level);
    match (named, found) {
        (true, _) => paragraph(text, Head::Whole { level }),
        (false, Head::Whole { .. }) => paragraph(text, Head::None),
        (false, found) => paragraph(text, found),
    }
}

fn paragraph(text: &Located, head: Head) -> Block {
    let plain = |text: Located| Inline { text, run_in: None };
    match head {
        Head::Whole { level } => Block::Heading { level, text: text.clone() },
        Head::None => Block::Paragraph(vec![plain(text.clone())]),
        Head::RunIn { level, length } => Block::Paragraph(vec![
            Inline { text: text.slice(0..length), run_in: Some(level) },
            plain(text.slice(length..text.as_str().len())),
        ]),
    }
}

pub(super) fn compose_table(
    report: &Report,
    form: &TableForm,
    figures: &CompletedFigures,
    heading: &str,
) -> TableModel {
    let cell = |cell: &GridCell| Cell {
        row: cell.row,
        column: cell.column,
        row_span: cell.row_span,
        column_span: cell.column_span,
        part: cell.part,
        align: cell.align,
        text: cell_text(report, form, figures, cell),
    };
    TableModel {
        key: form.key.clone(),
        heading: heading.to_owned(),
        official: true,
        caption: None,
        unit: None,
        widths: form.grid.widths.clone(),
        rows: form.grid.rows,
        head_rows: form.grid.head_rows,
        size: form.size,
        row_height: form.row_height,
        growth: form.growth,
        cells: form.grid.cells.iter().map(cell).collect(),
    }
}

fn cell_text(
    report: &Report,
    form: &TableForm,
    figures: &CompletedFigures,
    cell: &GridCell,
) -> Located {
    match &cell.content {
        CellContent::Label { key, text } => {
            let variant = key.as_ref().map(|key| (form.key.clone(), key.clone()));
            let variant = variant.and_then(|key| report.labels.get(&key));
            variant.unwrap_or(text).clone()
        }
        CellContent::Data { line, index } => {
            let line = form.lines.get(*line);
            match line.and_then(|line| figures.entry(form, line, *index)) {
                Some(entry) => figure_text(&entry.figure, entry.span),
                None => Located::default(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    #[test]
    fn what_begins_with_a_head_is_found_among_all_heads() {
        // Every text of up to three of these characters.
        let mut texts = vec![String::new()];
        for at in 0.. {
            let Some(text) = texts.get(at).filter(|text| text.chars().count() < 3).cloned() else {
                break;
            };
            texts.extend(['甲', '乙', 'a'].map(|char| format!("{text}{char}")));
        }
        let located = |text: &String| Located::verbatim(text.as_str(), Span::default());
        for step in 1..=texts.len() {
            let heads: Vec<Located> = texts.iter().skip(1).step_by(step).map(located).collect();
            let sorted = shortest(&heads);
            for text in texts.iter().map(located) {
                let wanted = heads.iter().any(|head| text.as_str().starts_with(head.as_str()));
                let found = compose_paragraph(&text, Some(&sorted));
                assert_eq!(matches!(found, Block::Heading { .. }), wanted, "{text:?} {heads:?}");
            }
        }
    }
}
