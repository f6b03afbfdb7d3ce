//! How is a text made to fit its cell?
//!
//! A ladder: break at words, between characters, less padding, condense, smaller type, heads
//! stacked character by character. A rung that one cell needs is taken by all cells like it, so
//! that like cells look alike. Figures are never broken.

use super::{BORDER, MIN_PADDING, PADDING};
use crate::base::Length;
use crate::document::{Cell, TableModel};
use crate::form::{Align, CellPart};
use crate::layout::context::Context;
use crate::layout::paragraph::{self, Cutting, Line, Piece, StyledText};
use crate::layout::plan::CellPlan;
use crate::text::{Break, Seam, seams};

/// Type sizes go down by this step.
const SIZE_STEP: Length = Length::units(500);
/// Gaps are narrowed by so many thousandths of an em, in steps of one hundredth.
const CONDENSED: [i64; 5] = [10, 20, 30, 40, 50];
/// Of figures, no more than this.
const CONDENSED_FIGURES: i64 = 30;
/// A quarter of a point on each side for another program's rounding.
const ROUNDING: Length = Length::units(250);

/// One rung of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rung {
    size: Length,
    padding: Length,
    /// Taken out of each gap, in thousandths of an em.
    condensed: i64,
    cut: Cut,
}

/// Where a head may be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    Words,
    Characters,
    Stacked,
}

/// Chooses how each cell is set, and sets it. Like cells keep like size.
pub(super) fn fit(
    context: &mut Context<'_>,
    table: &TableModel,
    columns: &[Length],
) -> Vec<CellPlan> {
    let mut plans = vec![CellPlan::default(); table.cells.len()];
    for kind in [Kind::Head, Kind::Words, Kind::Figure] {
        let cells = table.cells.iter().enumerate();
        let group: Vec<usize> =
            cells.filter(|(_, cell)| Kind::of(cell) == kind).map(|(index, _)| index).collect();
        Group { table, columns, kind, cells: group }.fit(context, &mut plans);
    }
    plans
}

/// What cells are like each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Heads of columns.
    Head,
    /// Stubs, labels, and texts among the figures.
    Words,
    /// Figures, each one number.
    Figure,
}

impl Kind {
    fn of(cell: &Cell) -> Self {
        match cell.part {
            CellPart::ColumnHead => Self::Head,
            CellPart::Data if is_figure(cell.text.as_str()) => Self::Figure,
            _ => Self::Words,
        }
    }
}

/// One number, with its sign, its point and its unit sign; or nothing at all.
fn is_figure(text: &str) -> bool {
    text.chars().all(|char| char.is_ascii_digit() || "+-−.,%％‰/—".contains(char))
}

struct Group<'t> {
    table: &'t TableModel,
    columns: &'t [Length],
    kind: Kind,
    cells: Vec<usize>,
}

impl Group<'_> {
    fn fit(&self, context: &mut Context<'_>, plans: &mut [CellPlan]) {
        let rungs = self.rungs(context);
        let mut at = 0;
        let mut set: Vec<Option<(usize, Vec<Line>)>> = vec![None; self.cells.len()];
        // Going on until all cells stand on one rung; mostly the first.
        loop {
            for (index, known) in self.cells.iter().zip(&mut set) {
                while known.as_ref().is_none_or(|(rung, _)| *rung != at) {
                    let rung = rungs[at];
                    match self.set(context, *index, rung) {
                        Some(lines) => *known = Some((at, lines)),
                        None if at + 1 < rungs.len() => at += 1,
                        None => *known = Some((at, self.too_wide(context, *index, rung))),
                    }
                }
            }
            if set.iter().flatten().all(|(rung, _)| *rung == at) {
                break;
            }
        }
        let rung = rungs[at];
        for (index, lines) in self.cells.iter().zip(set) {
            let lines = lines.map(|(_, lines)| lines).unwrap_or_default();
            plans[*index] = self.place(&self.table.cells[*index], rung, lines);
        }
    }

    /// The ladder from its foot.
    fn rungs(&self, context: &Context<'_>) -> Vec<Rung> {
        let (form, kind) = (context.form, self.kind);
        let size = self.table.size.unwrap_or(form.styles.table.size);
        let least = match kind {
            Kind::Figure => form.typography.least_figure_size,
            _ => form.typography.least_size,
        };
        let foot = Rung { size, padding: PADDING, condensed: 0, cut: Cut::Words };
        let full = Rung { cut: Cut::Characters, ..foot };
        let most = if kind == Kind::Figure { CONDENSED_FIGURES } else { i64::MAX };
        let condensed = CONDENSED.into_iter().filter(|condensed| *condensed <= most);
        let narrow = |rung: Rung| Rung { padding: MIN_PADDING, ..rung };
        let cramped = |rung: Rung| {
            condensed.clone().map(move |condensed| Rung { condensed, ..narrow(rung) })
        };
        let mut rungs = vec![foot, full, narrow(full)];
        rungs.extend(cramped(full));
        // Smaller type has its white back before that is taken from it too.
        let mut smaller = Vec::new();
        let mut size = size;
        while size > least {
            size = (size - SIZE_STEP).max(least);
            smaller.push(Rung { size, ..full });
        }
        rungs.extend(smaller.iter().copied());
        rungs.extend(smaller.iter().copied().map(narrow));
        rungs.extend(smaller.iter().copied().flat_map(cramped));
        if kind == Kind::Head {
            rungs.push(Rung { cut: Cut::Stacked, ..foot });
        }
        rungs
    }

    /// Sets a cell on a rung; `None` when it does not fit there.
    fn set(&self, context: &mut Context<'_>, index: usize, rung: Rung) -> Option<Vec<Line>> {
        let cell = self.table.cells.get(index)?;
        let pieces = pieces(context, cell, rung);
        let width = self.width(cell, rung);
        if paragraph::natural_width(&pieces, &(0..pieces.len())) <= width {
            return paragraph::cut(&pieces, width, Cutting::Full, &|end| end == pieces.len());
        }
        match self.kind {
            Kind::Figure => None,
            Kind::Head => head(&pieces, cell, width, rung.cut),
            Kind::Words => words(&pieces, cell, width),
        }
    }

    /// The text of a cell that fits on no rung, and the finding.
    fn too_wide(&self, context: &mut Context<'_>, index: usize, rung: Rung) -> Vec<Line> {
        let cell = &self.table.cells[index];
        let pieces = pieces(context, cell, rung);
        let whole = paragraph::natural_width(&pieces, &(0..pieces.len()));
        let help = format!(
            "排成一行要 {whole}，这一格只有 {}；请缩短文字，或加宽这一列",
            self.width(cell, rung)
        );
        context.too_long("表格里的", &cell.text, &help);
        Vec::new()
    }

    /// Width for text in a cell: its columns less the padding and half of each border.
    fn width(&self, cell: &Cell, rung: Rung) -> Length {
        let columns = self.columns.iter().skip(cell.column).take(cell.column_span);
        let whole = columns.copied().sum::<Length>() - rung.padding * 2 - BORDER;
        whole - self.inset(cell, rung, whole)
    }

    /// Flush left text keeps twice the padding from its border, where the cell is wide enough.
    fn inset(&self, cell: &Cell, rung: Rung, width: Length) -> Length {
        let wide = width >= rung.size * 4;
        if cell.align == Align::Left && wide { rung.padding } else { Length::ZERO }
    }

    fn place(&self, cell: &Cell, rung: Rung, lines: Vec<Line>) -> CellPlan {
        let width = self.width(cell, rung);
        let columns = self.columns.iter().skip(cell.column).take(cell.column_span);
        let whole = columns.copied().sum::<Length>() - rung.padding * 2 - BORDER;
        let before: Length = self.columns.iter().take(cell.column).copied().sum();
        let text_left = before + BORDER / 2 + rung.padding + (whole - width);
        let longest = lines.iter().map(|line| line.width).fold(Length::ZERO, Length::max);
        // In a narrow cell flush left text stands in the middle as a block.
        let block = if whole == width { (width - longest) / 2 } else { Length::ZERO };
        // What this cell's padding is less than the table's.
        let narrower = PADDING - rung.padding;
        let (left, right) = match cell.align {
            Align::Left => (whole - width + (block - ROUNDING).max(Length::ZERO), Length::ZERO),
            Align::Right | Align::Decimal => (Length::ZERO, Length::ZERO),
            Align::Center if lines.len() < 2 => (Length::ZERO, Length::ZERO),
            Align::Center => {
                let side = ((width - longest) / 2 - ROUNDING).max(Length::ZERO);
                (side, side)
            }
        };
        let x = |line: &Line| match cell.align {
            Align::Left => text_left + block,
            Align::Center => text_left + (width - line.width) / 2,
            Align::Right | Align::Decimal => text_left + width - line.width,
        };
        let lines = lines.into_iter().map(|line| (x(&line), line)).collect();
        let condensed = rung.size.thousandths(rung.condensed);
        CellPlan { size: rung.size, condensed, left: left - narrower, right: right - narrower, lines }
    }
}

fn pieces(context: &mut Context<'_>, cell: &Cell, rung: Rung) -> Vec<Piece> {
    let style = context.form.styles.table;
    let run = StyledText { text: &cell.text, style: &style, size: rung.size, em: rung.size };
    let mut pieces = paragraph::measure(context, &[run]);
    for piece in pieces.iter_mut().skip(1) {
        piece.gap_before -= rung.size.thousandths(rung.condensed);
    }
    pieces
}

/// A head is cut at words, or between characters if none of them then stands alone, or stacked.
fn head(pieces: &[Piece], cell: &Cell, width: Length, cut: Cut) -> Option<Vec<Line>> {
    if cut == Cut::Stacked {
        let part = |end: usize| {
            end == pieces.len() || pieces[end - 1].break_after != Break::Inseparable
        };
        let em = pieces.first()?.em;
        return paragraph::cut(pieces, em, Cutting::Full, &part);
    }
    let at_words = paragraph::cut(pieces, width, Cutting::Even, &at(pieces, cell, Seam::Open));
    if at_words.is_some() || cut == Cut::Words {
        return at_words;
    }
    let lines = paragraph::cut(pieces, width, Cutting::Even, &at(pieces, cell, Seam::Word))?;
    let lonely = lines.iter().any(|line| line.glyphs.len() < 2);
    (!lonely).then_some(lines)
}

/// Other texts take as few lines as they can, cut at words where that costs no line; none of one
/// character.
fn words(pieces: &[Piece], cell: &Cell, width: Length) -> Option<Vec<Line>> {
    let cutting = if cell.align == Align::Center { Cutting::Even } else { Cutting::Full };
    let anywhere = at(pieces, cell, Seam::Word);
    let least = paragraph::cut(pieces, width, cutting, &anywhere)?;
    let at_words = paragraph::cut(pieces, width, cutting, &at(pieces, cell, Seam::Open));
    let lines = at_words.filter(|lines| lines.len() <= least.len()).unwrap_or(least);
    match lines.last() {
        Some(last) if lines.len() > 1 && last.glyphs.len() < 2 => {
            paragraph::cut(pieces, width, Cutting::Even, &anywhere)
        }
        _ => Some(lines),
    }
}

/// Whether a line may end after so many pieces, at a seam of this kind at least.
fn at<'p>(pieces: &'p [Piece], cell: &Cell, least: Seam) -> impl Fn(usize) -> bool + 'p {
    let breaks: Vec<Break> = pieces.iter().map(|piece| piece.break_after).collect();
    let seams = seams(cell.text.as_str(), &breaks);
    move |end| end == pieces.len() || seams.get(end - 1).is_some_and(|seam| *seam >= least)
}
