//! The statistical tables: a line for each of theirs, figures below each other.

use std::collections::BTreeSet;

use super::super::names::{Name, names};
use super::comments::Anchor;
use super::figure_notes::{labels, notes};
use super::lines::{Line as Written, aligned, joined, width};
use super::writer::Writer;
use crate::base::Located;
use crate::form::{CellPart, FigureLine, LineCell, Section, TableForm};
use crate::model::{Decimal, Figure};
use crate::syntax::quoted;

/// Columns of an editor that a figure has at least, where figures stand below each other.
const LEAST_WIDTH: usize = 4;

/// The figures of a line that are written, each with the number of its cell.
type Values = Vec<(usize, String)>;

/// A line of the form that is written.
struct Row<'f> {
    line: &'f FigureLine,
    name: Name<'f>,
    values: Values,
}

impl Writer<'_> {
    /// A table, with what is to be known of its lines and columns.
    pub(super) fn table(&mut self, section: &Section, table: &TableForm) {
        let comment = self.beside(&table.key, section.heading.as_str());
        let opening = aligned(&[(format!("[{}]", table.key), comment)]).concat();
        self.out += &format!("\n{opening}{}", notes(table));
        let lines = table.lines.iter().zip(names(table));
        let rows: Vec<Row<'_>> = lines
            .filter_map(|(line, name)| Some(Row { line, name, values: self.values(table, line)? }))
            .collect();
        match common_cells(table) {
            _ if rows.iter().any(|row| row.name.band.is_some()) => self.bands(table, &rows),
            Some(cells) => self.columns(table, cells, &rows),
            None => self.unlike(table, &rows),
        }
    }

    /// The figures of a line as they are written, each with the number of its cell. `None` where
    /// all of it is left to be computed.
    fn values(&self, table: &TableForm, line: &FigureLine) -> Option<Values> {
        let given = self.draft.figures.get(&table.key);
        let given = given.and_then(|figures| figures.lines.get(&line.key)).map_or(&[][..], |it| it);
        let is_omitted =
            |index: usize| given.get(index).is_none_or(|entry| entry.figure == Figure::Omitted);
        let cells = || line.cells.iter().enumerate();
        if !line.sum.is_empty() && cells().all(|(index, _)| is_omitted(index)) {
            return None;
        }
        let mut sums = cells().filter(|(_, cell)| !cell.sum.is_empty());
        let leaves_sums = sums.all(|(index, _)| is_omitted(index));
        let written = cells().filter(|(_, cell)| cell.sum.is_empty() || !leaves_sums);
        let value = |index: usize| {
            given.get(index).map_or_else(|| quoted(""), |entry| value(&entry.figure))
        };
        Some(written.map(|(index, _)| (index, value(index))).collect())
    }

    /// Lines with the same columns: a row of heads, and the figures below each other.
    fn columns(&mut self, table: &TableForm, cells: &[LineCell], rows: &[Row<'_>]) {
        let widths = widths(rows, |index| {
            cells.get(index).map_or(0, |cell| width(cell.label.as_str())).max(LEAST_WIDTH)
        });
        self.out += &format!("# 各列依次为：{}。\n", labels(cells));
        if cells.len() > 1 {
            self.out += &column_heads(cells, &widths, rows, key_width(table));
        }
        let in_rows = table.grid.cells.iter().any(|cell| cell.part == CellPart::RowHead);
        let written: Vec<Written> = rows
            .iter()
            .map(|row| {
                let label = match in_rows {
                    true => row.line.label.as_str().to_owned(),
                    false => row.name.whole(row.line),
                };
                self.line(table, row, &widths, &label)
            })
            .collect();
        let mut above: Option<&Name<'_>> = None;
        for (row, line) in rows.iter().zip(aligned(&written)) {
            if in_rows {
                self.out += &group_heads(above, &row.name);
                above = Some(&row.name);
            }
            self.out += &line;
        }
    }

    /// Bands, each with heads of its own.
    fn bands(&mut self, table: &TableForm, rows: &[Row<'_>]) {
        let bands = rows.chunk_by(|a, b| a.name.band == b.name.band);
        for (number, band) in bands.enumerate() {
            let Some(first) = band.first() else { continue };
            let gap = if number > 0 { "\n" } else { "" };
            let head = first.name.band.unwrap_or_default();
            self.out += &format!("{gap}# {head}：{}\n", labels(&first.line.cells));
            let widths = widths(band, |_| 1);
            let lines: Vec<Written> = band
                .iter()
                .map(|row| self.line(table, row, &widths, row.line.label.as_str()))
                .collect();
            self.out += &aligned(&lines).concat();
        }
    }

    /// Lines that have nothing in common: each says what its figures are.
    fn unlike(&mut self, table: &TableForm, rows: &[Row<'_>]) {
        for row in rows {
            let label = format!("{}（{}）", row.name.whole(row.line), labels(&row.line.cells));
            let widths = widths(std::slice::from_ref(row), |_| 1);
            let line = self.line(table, row, &widths, &label);
            self.out += &aligned(&[line]).concat();
        }
    }

    /// A line, with its label and what the caller says of it.
    fn line(&mut self, table: &TableForm, row: &Row<'_>, widths: &[usize], label: &str) -> Written {
        let (line, values) = (row.line, &row.values);
        let key_width = key_width(table);
        let padded = |(index, value): &(usize, String)| {
            let wide = widths.get(*index).copied().unwrap_or(0);
            format!("{:gap$}{value}", "", gap = wide.saturating_sub(width(value)))
        };
        let value = match values.as_slice() {
            [(_, only)] => only.clone(),
            _ => format!("[{}]", values.iter().map(padded).collect::<Vec<_>>().join(", ")),
        };
        let mut comments = vec![self.beside(&format!("{}.{}", table.key, line.key), label)];
        for (cell, column) in line.cells.iter().enumerate() {
            // What is said of a figure that is left out finds no place here.
            if values.iter().all(|(index, _)| *index != cell) {
                continue;
            }
            let (table, line) = (table.key.clone(), line.key.clone());
            let own = self.comments.take(&Anchor::Figure { table, line, cell });
            let column = column.label.as_str();
            comments.extend(own.into_iter().map(|remark| format!("{column}：{remark}")));
        }
        (format!("{:key_width$} = {value}", line.key), joined(comments))
    }
}

/// The cells of a line, where all lines have the same.
fn common_cells(table: &TableForm) -> Option<&[LineCell]> {
    let first = &table.lines.first()?.cells;
    let is_like = |line: &FigureLine| {
        let labels = line.cells.iter().map(|cell| cell.label.as_str());
        labels.eq(first.iter().map(|cell| cell.label.as_str()))
    };
    table.lines.iter().all(is_like).then_some(first)
}

/// How wide the figures of each cell are, and at `least` so wide.
fn widths(rows: &[Row<'_>], least: impl Fn(usize) -> usize) -> Vec<usize> {
    let cells = rows.iter().map(|row| row.line.cells.len()).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..cells).map(least).collect();
    for (index, value) in rows.iter().flat_map(|row| &row.values) {
        if let Some(wide) = widths.get_mut(*index) {
            *wide = width(value).max(*wide);
        }
    }
    widths
}

/// The heads of the columns that are written, each above the end of its figures.
fn column_heads(
    cells: &[LineCell],
    widths: &[usize],
    rows: &[Row<'_>],
    key_width: usize,
) -> String {
    let used: BTreeSet<usize> =
        rows.iter().flat_map(|row| &row.values).map(|(index, _)| *index).collect();
    let head = |(index, (cell, wide)): (usize, (&LineCell, &usize))| {
        let label = cell.label.as_str();
        used.contains(&index)
            .then(|| format!("{:gap$}{label}", "", gap = wide.saturating_sub(width(label))))
    };
    let heads: Vec<String> = cells.iter().zip(widths).enumerate().filter_map(head).collect();
    // As far as `key = [`, the mark of the comment counted.
    format!("#{:indent$}{}\n", "", heads.join("  "), indent = key_width + " = ".len())
}

/// What stands between two lines: the groups that begin, and a gap where one ends or a whole
/// part of the table begins.
fn group_heads(above: Option<&Name<'_>>, name: &Name<'_>) -> String {
    let Some(above) = above else {
        return name.groups.iter().map(|group| format!("# {group}\n")).collect();
    };
    let pairs = above.groups.iter().zip(&name.groups);
    let common = pairs.take_while(|(before, now)| before == now).count();
    let begun = &name.groups[common..];
    let ended = above.groups.len() > common;
    let gap = if begun.is_empty() { ended } else { common == 0 };
    let heads = begun.iter().map(|group| format!("# {group}\n"));
    [if gap { "\n".to_owned() } else { String::new() }].into_iter().chain(heads).collect()
}

fn key_width(table: &TableForm) -> usize {
    table.lines.iter().map(|line| line.key.len()).max().unwrap_or(0)
}

/// A figure as an input writes it.
fn value(figure: &Figure) -> String {
    match figure {
        Figure::Count(_) | Figure::Increase(_) | Figure::Fee(_) => figure.to_string(),
        Figure::Written(text) => as_written(text),
        Figure::Blank(text) => quoted(text),
        Figure::Omitted => quoted(""),
    }
}

/// An amount that is set as it is written needs quotes where it is no plain number.
fn as_written(text: &Located) -> String {
    match text.as_str().parse::<Decimal>() {
        Ok(_) => text.as_str().to_owned(),
        Err(_) => quoted(text.as_str()),
    }
}
