//! The figures of the form's tables under the keys of the input: what a machine reads back.

use crate::base::{Located, Span};
use crate::form::{CompletedFigures, Form, TableForm};
use crate::model::Figure;

/// The figures of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableFigures {
    /// The key of the table in the input, `applications`.
    pub key: String,
    /// Its lines in the order of the form.
    pub lines: Vec<LineFigures>,
}

/// The figures of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineFigures {
    /// The key of the line in the input, `received`.
    pub key: String,
    /// For each figure the key of its column, and itself as an input writes it, totals computed.
    pub figures: Vec<(String, String)>,
}

/// All figures of a report.
pub(super) fn all_figures(form: &Form, figures: &CompletedFigures) -> Vec<TableFigures> {
    form.tables().map(|table| table_figures(table, figures)).collect()
}

fn table_figures(table: &TableForm, figures: &CompletedFigures) -> TableFigures {
    let lines = table.lines.iter().map(|line| {
        let text =
            |index: usize| figures.entry(table, line, index).map(|entry| entry.figure.to_string());
        let cells = line.cells.iter().enumerate();
        let cells = cells.map(|(index, cell)| (cell.key.clone(), text(index).unwrap_or_default()));
        LineFigures { key: line.key.clone(), figures: cells.collect() }
    });
    TableFigures { key: table.key.clone(), lines: lines.collect() }
}

/// A figure as it is printed, with the place it comes from: a number comes from what was written
/// (`1_000`); a total that was left out, from the line or the table that it belongs to. A minus is
/// U+2212 (GB/T 15835-2011), as wide as the plus and as high as the digits.
pub(super) fn figure_text(figure: &Figure, span: Span) -> Located {
    match figure {
        Figure::Written(text) => text.clone(),
        Figure::Count(count) if *count < 0 => {
            Located::made_of(span, format!("−{}", count.unsigned_abs()))
        }
        figure => Located::made_of(span, figure.to_string()),
    }
}
