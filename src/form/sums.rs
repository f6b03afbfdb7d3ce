//! What do the totals that were left out come to?

use std::collections::BTreeMap;

use super::Form;
use super::kind::FigureKind;
use super::line::FigureLine;
use super::table::TableForm;
use crate::model::{Decimal, Entry, Figure, Figures};

/// The figures of a report with every omitted total computed from its parts: made once, and
/// handed to all who look at figures.
///
/// A total over a blank part stays blank: a blank is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompletedFigures {
    /// Those of each table of the form, by its number.
    tables: Vec<Lines>,
}

/// The figures of each line of a table, by its number; none where a report gives none.
type Lines = Vec<Vec<Entry>>;

impl CompletedFigures {
    /// Computes what is omitted in the figures that a report gives, by the keys of their tables.
    /// A table that it does not give has no figures.
    #[must_use]
    pub fn new(form: &Form, given: &BTreeMap<String, Figures>) -> Self {
        let complete = |table: &TableForm| complete(table, given.get(&table.key));
        Self { tables: form.tables().map(complete).collect() }
    }

    /// The figure at `index` of a line of a table of the form, and where it was written.
    #[must_use]
    pub fn entry(&self, table: &TableForm, line: &FigureLine, index: usize) -> Option<&Entry> {
        self.tables.get(table.number)?.get(line.number)?.get(index)
    }

    /// The same by the keys of the table, the line and the column, in which two forms may agree.
    #[must_use]
    pub fn by_keys(&self, form: &Form, [table, line, column]: [&str; 3]) -> Option<&Entry> {
        let table = form.tables().find(|known| known.key == table)?;
        let line = table.line(line)?;
        let index = line.cells.iter().position(|cell| cell.key == column)?;
        self.entry(table, line, index)
    }
}

fn complete(table: &TableForm, given: Option<&Figures>) -> Lines {
    let given = |line: &FigureLine| given.and_then(|given| given.lines.get(&line.key));
    let mut lines: Lines =
        table.lines.iter().map(|line| given(line).cloned().unwrap_or_default()).collect();
    for line in &table.lines {
        for index in 0..line.cells.len() {
            compute(table, &mut lines, line, index);
        }
    }
    lines
}

/// Computes an omitted figure after the parts it is the sum of, each once.
///
/// Ends because a layout whose sums run in a circle is refused when it is loaded.
fn compute(
    table: &TableForm,
    lines: &mut Lines,
    line: &FigureLine,
    index: usize,
) -> Option<Figure> {
    let cell = line.cells.get(index)?;
    let known = &lines.get(line.number)?.get(index)?.figure;
    if *known != Figure::Omitted {
        return Some(known.clone());
    }
    let mut parts = Vec::new();
    if cell.sum.is_empty() {
        for part in &line.sum {
            parts.push(compute(table, lines, table.line(part)?, index)?);
        }
    } else {
        for part in &cell.sum {
            parts.push(compute(table, lines, line, *part)?);
        }
    }
    let figure = add(cell.kind, &parts);
    lines.get_mut(line.number)?.get_mut(index)?.figure = figure.clone();
    Some(figure)
}

fn add(kind: FigureKind, parts: &[Figure]) -> Figure {
    let blank = Figure::Blank(String::new());
    if kind == FigureKind::Fee {
        let fees = parts.iter().map(|part| match part {
            Figure::Fee(fee) => Some(fee),
            _ => None,
        });
        let sum = fees.collect::<Option<Vec<_>>>().and_then(Decimal::sum);
        return sum.map_or(blank, Figure::Fee);
    }
    let counts = parts.iter().map(|part| match part {
        Figure::Count(count) | Figure::Increase(count) => Some(*count),
        _ => None,
    });
    let mut counts = counts;
    let sum = counts.try_fold(0_i64, |sum, count| sum.checked_add(count?));
    sum.map_or(blank, Figure::Count)
}
