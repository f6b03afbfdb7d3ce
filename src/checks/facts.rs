//! What the rules look at: a report, its form, and last year's report.

use std::cell::OnceCell;

use super::claim::Claim;
use crate::base::{Located, Span};
use crate::form::{CompletedFigures, FigureLine, Form, LineCell, TableForm, Topic};
use crate::model::{Amount, Entry, Prose, Report};

/// How many characters a finding points at where it is about a whole text.
const MARKED: usize = 12;

/// A report that was read, with what it is checked against.
pub struct Facts<'a> {
    pub(super) report: &'a Report,
    pub(super) form: &'a Form,
    pub(super) previous: Option<Previous<'a>>,
    /// When and where it is looked at.
    pub(super) occasion: Occasion<'a>,
    figures: &'a CompletedFigures,
    claims: OnceCell<Vec<Claim>>,
}

/// When and where a report is looked at: what only the caller knows.
#[derive(Clone, Copy, Default)]
pub struct Occasion<'a> {
    /// Which year it is; nothing is found of the year where it is not known.
    pub this_year: Option<u16>,
    /// The name of the report's file, or nothing.
    pub file_name: &'a str,
}

/// Last year's report.
#[derive(Clone, Copy)]
pub(super) struct Previous<'a> {
    pub(super) report: &'a Report,
    pub(super) form: &'a Form,
    figures: &'a CompletedFigures,
}

/// A data cell of the form's tables.
#[derive(Clone, Copy)]
pub(super) struct DataCell<'a> {
    pub(super) table: &'a TableForm,
    pub(super) line: &'a FigureLine,
    pub(super) index: usize,
}

impl<'a> DataCell<'a> {
    pub(super) fn column(&self) -> Option<&'a LineCell> {
        self.line.cells.get(self.index)
    }

    /// `“一、本年新收政府信息公开申请数量”的“总计”`.
    pub(super) fn name(&self) -> String {
        let column = self.column().map_or("", |column| column.label.as_str());
        format!("“{}”的“{column}”", self.line.label.as_str())
    }
}

impl<'a> Facts<'a> {
    /// A report, its form and its figures, completed; and the same of last year's report.
    #[must_use]
    pub fn new(
        report: &'a Report,
        form: &'a Form,
        figures: &'a CompletedFigures,
        previous: Option<(&'a Report, &'a Form, &'a CompletedFigures)>,
    ) -> Self {
        let previous = previous.map(|(report, form, figures)| Previous { report, form, figures });
        let (occasion, claims) = (Occasion::default(), OnceCell::new());
        Self { report, form, previous, occasion, figures, claims }
    }

    /// The same, looked at on an occasion.
    #[must_use]
    pub fn on(self, occasion: Occasion<'a>) -> Self {
        Self { occasion, ..self }
    }

    /// The same about a report that says it in other words.
    pub(super) fn of<'b>(&self, report: &'b Report) -> Facts<'b>
    where
        'a: 'b,
    {
        let Self { form, previous, occasion, figures, .. } = *self;
        Facts { report, form, previous, occasion, figures, claims: OnceCell::new() }
    }

    /// A figure with the totals computed, and where it was written.
    pub(super) fn entry(&self, cell: DataCell<'_>) -> Option<&Entry> {
        self.figures.entry(cell.table, cell.line, cell.index)
    }

    /// Whether a figure was written, and not left to be computed.
    pub(super) fn is_given(&self, cell: DataCell<'_>) -> bool {
        let given = self.report.figures.get(&cell.table.key);
        let entry = given.and_then(|given| given.entry(&cell.line.key, cell.index));
        entry.is_some_and(|entry| entry.figure != crate::model::Figure::Omitted)
    }

    /// The value of a figure, where it is a number.
    pub(super) fn amount(&self, cell: DataCell<'_>) -> Option<Amount> {
        self.entry(cell)?.figure.amount()
    }

    /// Last year's report, if it is the same body's of the year before.
    pub(super) fn comparable(&self) -> Option<&Previous<'a>> {
        let own = self.report;
        self.previous.as_ref().filter(|last| {
            last.report.year + 1 == own.year
                && last.report.authority.as_str() == own.authority.as_str()
        })
    }

    /// Where a figure was written.
    pub(super) fn span(&self, cell: DataCell<'_>) -> Span {
        self.entry(cell).map_or_else(Span::default, |entry| entry.span)
    }

    /// The numbers that the words state, found by `read` once for all rules.
    pub(super) fn claims(&self, read: impl FnOnce(&Self) -> Vec<Claim>) -> &[Claim] {
        self.claims.get_or_init(|| read(self))
    }

    /// All data cells, table by table, line by line.
    pub(super) fn cells(&self) -> impl Iterator<Item = DataCell<'a>> {
        self.form.tables().flat_map(cells_of)
    }

    /// The heading of a section, the input's own or the form's.
    pub(super) fn heading(&self, key: &str) -> Option<&Located> {
        let own = self.report.headings.get(key);
        let of_form =
            || Some(&self.form.sections.iter().find(|section| section.key == key)?.heading);
        own.or_else(of_form)
    }

    /// The sections with words, in the order of the form.
    pub(super) fn prose(&self) -> impl Iterator<Item = (&'a str, &'a Prose)> {
        let report = self.report;
        self.form.sections.iter().filter_map(move |section| {
            Some((section.key.as_str(), report.prose.get(&section.key)?))
        })
    }

    /// The paragraphs of each section.
    pub(super) fn sections(&self) -> impl Iterator<Item = &'a [Located]> {
        self.prose().map(|(_, prose)| prose.paragraphs.as_slice())
    }

    /// The paragraphs of all sections.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &'a Located> {
        self.prose().flat_map(|(_, prose)| &prose.paragraphs)
    }

    /// The paragraphs before the first section and those of all sections.
    pub(super) fn all_paragraphs(&self) -> impl Iterator<Item = &'a Located> {
        self.report.preamble.iter().chain(self.paragraphs())
    }

    /// The section whose words are about this, if the form has one.
    pub(super) fn section_about(&self, topic: Topic) -> Option<(&'a str, &'a Prose)> {
        let mut sections = self.form.sections.iter();
        let section = sections.find(|section| section.about.contains(&topic))?;
        Some((&section.key, self.report.prose.get(&section.key)?))
    }

    /// The words of one section as one text.
    pub(super) fn words(&self, key: &str) -> Option<String> {
        let prose = self.report.prose.get(key)?;
        Some(prose.paragraphs.iter().map(Located::as_str).collect())
    }

    /// Every text that the input brings along.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'a Located> {
        self.report.texts().into_all()
    }
}

impl Previous<'_> {
    /// Last year's figure with the same keys.
    pub(super) fn entry(&self, table: &str, line: &str, column: &str) -> Option<&Entry> {
        self.figures.by_keys(self.form, [table, line, column])
    }
}

/// The first words of a text, to point at where all of it is meant.
pub(super) fn beginning(text: &Located) -> Span {
    let words = text.as_str();
    let end = words.char_indices().nth(MARKED).map_or(words.len(), |(at, _)| at);
    text.span_of(0..end)
}

/// All data cells of a table.
fn cells_of(table: &TableForm) -> impl Iterator<Item = DataCell<'_>> {
    table.lines.iter().flat_map(move |line| {
        (0..line.cells.len()).map(move |index| DataCell { table, line, index })
    })
}
