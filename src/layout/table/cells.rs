//! How is the text of each cell set?

use super::rows::inside;
use super::{BORDER, PADDING, Part, Tags, line_pitch};
use crate::base::{Length, Point};
use crate::document::{Cell, TableModel};
use crate::form::{Align, CellPart};
use crate::layout::context::Context;
use crate::layout::frame::{Artifact, Owner, Pages};
use crate::layout::paragraph::{self, Line, Pieces, StyledText};
use crate::layout::plan::{CellPlan, TablePlan};
use crate::text::Break;

/// Type sizes go down by this step where a text does not fit, to the least size.
const SIZE_STEP: Length = Length::units(500);
/// A number may stand over the padding on both sides, but not touch the borders.
const OVERHANG: Length = Length::units(3_000);
/// 9 pt for words; figures may go to 六号, 7.5 pt.
const LEAST_SIZE: Length = Length::pt(9);
const LEAST_FIGURE_SIZE: Length = Length::units(7_500);

/// Chooses type sizes and counts the lines of each cell. Like cells keep like size: a step
/// down that one head or figure needs is taken by all of them.
pub(super) fn fit(
    context: &mut Context<'_>,
    table: &TableModel,
    columns: &[Length],
) -> Vec<CellPlan> {
    let size = table.size.unwrap_or(context.form.styles.table.size);
    let mut heads = size;
    let mut figures = size;
    for cell in &table.cells {
        let width = text_width(cell, columns);
        match cell.part {
            CellPart::ColumnHead => heads = heads.min(head_size(context, cell, size, width)),
            CellPart::Data => figures = figures.min(figure_size(context, cell, size, width)),
            _ => {}
        }
    }
    let plan = |cell: &Cell| {
        let size = match cell.part {
            CellPart::ColumnHead => heads,
            CellPart::Data => figures,
            _ => size,
        };
        let width = text_width(cell, columns);
        let set = lines(context, cell, size, width - inset(cell, size, width));
        let (left, right) = free(cell, size, width, &set);
        CellPlan { size, lines: set.len(), left, right }
    };
    table.cells.iter().map(plan).collect()
}

/// Width for text in a cell: its columns less the padding and half of each border.
fn text_width(cell: &Cell, columns: &[Length]) -> Length {
    let columns = columns.iter().skip(cell.column).take(cell.column_span);
    columns.copied().sum::<Length>() - PADDING * 2 - BORDER
}

/// Flush left text keeps twice the padding from its border, where the cell is wide enough.
fn inset(cell: &Cell, size: Length, width: Length) -> Length {
    if cell.align == Align::Left && width >= size * 4 { PADDING } else { Length::ZERO }
}

/// What is kept free on the left and on the right of a cell's text.
fn free(cell: &Cell, size: Length, width: Length, lines: &[Line]) -> (Length, Length) {
    let longest = lines.iter().map(|line| line.width).fold(Length::ZERO, Length::max);
    if longest > width {
        // Over the padding: a negative indent tells other programs so.
        return (-OVERHANG / 2, -OVERHANG / 2);
    }
    if cell.align == Align::Left || lines.len() < 2 {
        return (inset(cell, size, width), Length::ZERO);
    }
    // A quarter of a point on each side for another program's rounding.
    let side = ((width - longest) / 2 - Length::units(250)).max(Length::ZERO);
    (side, side)
}

/// The largest size at which no line of a short head is a lone character.
fn head_size(context: &mut Context<'_>, cell: &Cell, size: Length, width: Length) -> Length {
    let lonely =
        |lines: &[Line]| lines.len() > 1 && lines.last().is_some_and(|line| line.glyphs.len() < 2);
    let mut smaller = size;
    while smaller >= LEAST_SIZE {
        if !lonely(&lines(context, cell, smaller, width)) {
            return smaller;
        }
        smaller -= SIZE_STEP;
    }
    size
}

/// The largest size at which a number stands on one line; text that can be cut is cut instead.
fn figure_size(context: &mut Context<'_>, cell: &Cell, size: Length, width: Length) -> Length {
    let mut smaller = size;
    while smaller > LEAST_FIGURE_SIZE {
        let pieces = pieces(context, cell, smaller);
        if !is_number(&pieces) || whole_width(&pieces) <= width {
            break;
        }
        smaller -= SIZE_STEP;
    }
    smaller
}

/// Whether a text may not be cut anywhere: it is one number.
fn is_number(pieces: &Pieces) -> bool {
    let inner = pieces.split_last().map_or(&[][..], |(_, inner)| inner);
    inner.iter().all(|piece| piece.break_after == Break::Forbidden)
}

fn whole_width(pieces: &Pieces) -> Length {
    pieces.width(&(0..pieces.len()))
}

fn pieces(context: &mut Context<'_>, cell: &Cell, size: Length) -> Pieces {
    let style = context.form.styles.table;
    let run = StyledText { text: &cell.text, style: &style, size, em: size };
    paragraph::measure(context, &[run])
}

fn lines(context: &mut Context<'_>, cell: &Cell, size: Length, width: Length) -> Vec<Line> {
    let pieces = pieces(context, cell, size);
    // A number is never cut: where it must, it stands over the padding.
    let number = cell.part == CellPart::Data && is_number(&pieces);
    let width = if number { width.max(whole_width(&pieces)) } else { width };
    let lines = match cell.align {
        Align::Center => paragraph::balanced(&pieces, width),
        Align::Left | Align::Right | Align::Decimal => {
            paragraph::ragged(&pieces, width, Length::ZERO)
        }
    };
    // A label's last line of one character is evened out too.
    match lines.last() {
        Some(last) if lines.len() > 1 && last.glyphs.len() < 2 => {
            paragraph::balanced(&pieces, width)
        }
        _ => lines,
    }
}

/// Sets the cells of a part of a table.
pub(super) fn set(
    context: &mut Context<'_>,
    pages: &mut Pages,
    table: &TableModel,
    plan: &TablePlan,
    part: &Part,
    tags: &Tags,
    y: Length,
) {
    let head: Length = part.heights[..part.repeated.len()].iter().copied().sum();
    let areas = [(&part.repeated, 0, y), (&part.rows, part.repeated.len(), y + head)];
    for (rows, first, top) in areas {
        let heights = &part.heights[first..first + rows.len()];
        for (index, cell) in table.cells.iter().enumerate() {
            let inside = inside(cell, rows);
            if inside.is_empty() {
                continue;
            }
            // Each cell stands in the structure once: where it begins.
            let again = first == 0 && !part.repeated.is_empty() || cell.row < rows.start;
            let owner = match tags.0.get(index) {
                Some(tag) if !again => Owner::Tag(*tag),
                _ => Owner::Artifact(Artifact::Pagination),
            };
            let above: Length = heights[..inside.start].iter().copied().sum();
            let height: Length = heights[inside].iter().copied().sum();
            let size = plan.cells.get(index).map_or(Length::ZERO, |cell| cell.size);
            let place = Place { y: top + above, height, size, owner };
            set_cell(context, pages, table, plan, cell, &place);
        }
    }
}

/// Where a cell stands and whose it is.
struct Place {
    y: Length,
    height: Length,
    size: Length,
    owner: Owner,
}

fn set_cell(
    context: &mut Context<'_>,
    pages: &mut Pages,
    table: &TableModel,
    plan: &TablePlan,
    cell: &Cell,
    place: &Place,
) {
    let whole = text_width(cell, &plan.columns);
    let inset = inset(cell, place.size, whole);
    let width = whole - inset;
    let lines = lines(context, cell, place.size, width);
    if lines.iter().any(|line| line.width > width + OVERHANG) {
        let help = "请缩短文字，或在版式文件中加宽这一列";
        context.too_long("表格里的", &cell.text, help);
    }
    let pitch = line_pitch(context, table);
    let text_height = pitch * i64::try_from(lines.len()).unwrap_or(0);
    let before: Length = plan.columns[..cell.column].iter().copied().sum();
    let left = context.form.page.left + before + PADDING + BORDER / 2 + inset;
    let mut y = context.form.page.top + place.y + (place.height - text_height) / 2;
    for line in &lines {
        let spare = width - line.width;
        let x = if cell.align == Align::Center { left + spare / 2 } else { left };
        let origin = Point { x, y: paragraph::baseline(y, pitch, place.size) };
        line.put(pages, place.owner, origin);
        y += pitch;
    }
}
