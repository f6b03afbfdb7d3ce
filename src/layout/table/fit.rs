//! How is a text made to fit its cell?
//!
//! A ladder: break at words, between characters, less padding, condense, smaller type, heads
//! stacked character by character. Figures are never broken, and become smaller before they lose
//! their white: digits fill their cells and come nearer to the borders than Han. A rung that one
//! cell needs is taken by all cells like it, so that like cells look alike.

use std::collections::BTreeMap;

use super::refill::{ROUNDING, Refill};
use super::{MIN_PADDING, cut};
use crate::base::Length;
use crate::document::{Cell, TableModel};
use crate::form::{Align, CellPart};
use crate::layout::context::Context;
use crate::layout::paragraph::{self, Cutting, Extents, Line, Measure, Piece, StyledText};
use crate::layout::place::BORDER;
use crate::layout::plan::CellPlan;
use crate::text::{Seam, is_figure};

/// Type sizes go down by this step.
const SIZE_STEP: Length = Length::units(500);
/// Gaps are narrowed by so many thousandths of an em, in steps of one hundredth.
const CONDENSED: [i64; 5] = [10, 20, 30, 40, 50];
/// Of figures, no more than this.
const CONDENSED_FIGURES: i64 = 30;

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

/// How far a cell has come on the ladder.
#[derive(Clone, Debug)]
enum Fitted<L> {
    Not,
    On(usize, L),
    Nowhere,
}

impl<L> Fitted<L> {
    /// Whether nothing is left to do for it on this rung.
    const fn is_on(&self, at: usize) -> bool {
        match self {
            Self::Not => false,
            Self::On(rung, _) => *rung == at,
            Self::Nowhere => true,
        }
    }
}

/// The lowest rung on which all cells stand that stand on any, and the lines of each there. A cell
/// that fits on no rung from where the others are does not make them smaller for its sake.
///
/// Each cell is set at most once on each rung: from large type down there are hundreds of them.
pub(super) fn climb<L>(
    cells: usize,
    rungs: usize,
    mut set: impl FnMut(usize, usize) -> Option<L>,
) -> (usize, Vec<Option<L>>) {
    let mut at = 0;
    let mut all: Vec<Fitted<L>> = (0..cells).map(|_| Fitted::Not).collect();
    // Going on until all cells stand on one rung; mostly the first.
    while !all.iter().all(|fitted| fitted.is_on(at)) {
        for (cell, fitted) in all.iter_mut().enumerate() {
            if fitted.is_on(at) {
                continue;
            }
            let found = (at..rungs).find_map(|rung| Some((rung, set(cell, rung)?)));
            *fitted = match found {
                Some((rung, lines)) => {
                    at = rung;
                    Fitted::On(rung, lines)
                }
                None => Fitted::Nowhere,
            };
        }
    }
    let lines = all.into_iter().map(|fitted| match fitted {
        Fitted::On(_, lines) => Some(lines),
        Fitted::Not | Fitted::Nowhere => None,
    });
    (at, lines.collect())
}

/// Chooses how each cell is set, and sets it. Like cells keep like size.
pub(super) fn fit(
    context: &mut Context<'_>,
    table: &TableModel,
    columns: &[Length],
) -> Vec<CellPlan> {
    let mut plans = vec![CellPlan::default(); table.cells.len()];
    for kind in [CellGroup::Head, CellGroup::Words, CellGroup::Figure] {
        let cells = table.cells.iter().enumerate();
        let group: Vec<usize> =
            cells.filter(|(_, cell)| CellGroup::of(cell) == kind).map(|(index, _)| index).collect();
        Group { table, columns, kind, cells: group }.fit(context, &mut plans);
    }
    plans
}

/// What cells are like each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellGroup {
    /// Heads of columns.
    Head,
    /// Stubs, labels, and texts among the figures.
    Words,
    /// Figures, each one number.
    Figure,
}

impl CellGroup {
    fn of(cell: &Cell) -> Self {
        match cell.part {
            CellPart::ColumnHead => Self::Head,
            CellPart::Data if is_figure(cell.text.as_str()) => Self::Figure,
            _ => Self::Words,
        }
    }
}

/// Where texts may be cut: the same on every rung, and in every cell with the text.
type Seams<'t> = BTreeMap<&'t str, Vec<Seam>>;

struct Group<'t> {
    table: &'t TableModel,
    columns: &'t [Length],
    kind: CellGroup,
    cells: Vec<usize>,
}

impl<'t> Group<'t> {
    fn fit(&self, context: &mut Context<'_>, plans: &mut [CellPlan]) {
        let rungs = self.rungs(context);
        let mut seams = Seams::new();
        let (at, set) = climb(self.cells.len(), rungs.len(), |cell, rung| {
            self.set(context, self.cells[cell], rungs[rung], &mut seams)
        });
        let (padding, rung) = (rungs[0].padding, rungs[at]);
        for (index, fitted) in self.cells.iter().zip(set) {
            let smallest = rungs.last().copied().unwrap_or(rung);
            let lines = || (self.too_wide(context, *index, rung, smallest), Refill::default());
            plans[*index] =
                self.place(&self.table.cells[*index], padding, rung, fitted.unwrap_or_else(lines));
        }
    }

    /// The ladder from its foot.
    fn rungs(&self, context: &Context<'_>) -> Vec<Rung> {
        let (form, kind) = (context.form, self.kind);
        let size = self.table.size.unwrap_or(form.styles.table.size);
        let padding = form.typography.cell_padding;
        let least = match kind {
            CellGroup::Figure => form.typography.least_figure_size,
            _ => form.typography.least_size,
        };
        let foot = Rung { size, padding, condensed: 0, cut: Cut::Words };
        let full = Rung { cut: Cut::Characters, ..foot };
        let most = if kind == CellGroup::Figure { CONDENSED_FIGURES } else { i64::MAX };
        let condensed = CONDENSED.into_iter().filter(|condensed| *condensed <= most);
        let narrow = |rung: Rung| Rung { padding: MIN_PADDING.min(padding), ..rung };
        let cramped =
            |rung: Rung| condensed.clone().map(move |condensed| Rung { condensed, ..narrow(rung) });
        let mut smaller = Vec::new();
        let mut size = size;
        while size > least {
            size = (size - SIZE_STEP).max(least);
            smaller.push(Rung { size, ..full });
        }
        let dense = std::iter::once(narrow(full)).chain(cramped(full));
        let mut rungs = vec![foot, full];
        // Smaller type has its white back before that is taken from it too.
        if kind == CellGroup::Figure {
            rungs.extend(smaller.iter().copied().chain(dense));
        } else {
            rungs.extend(dense.chain(smaller.iter().copied()));
        }
        rungs.extend(smaller.iter().copied().map(narrow));
        rungs.extend(smaller.iter().copied().flat_map(cramped));
        if kind == CellGroup::Head {
            rungs.push(Rung { cut: Cut::Stacked, ..foot });
            rungs.extend(smaller.iter().map(|rung| Rung { cut: Cut::Stacked, ..*rung }));
        }
        rungs
    }

    /// Sets a cell on a rung; `None` when it does not fit there.
    fn set(
        &self,
        context: &mut Context<'_>,
        index: usize,
        rung: Rung,
        seams: &mut Seams<'t>,
    ) -> Option<(Vec<Line>, Refill)> {
        let cell = self.table.cells.get(index)?;
        let pieces = pieces(context, cell, rung);
        let width = self.width(cell, rung);
        let text = paragraph::extents(&pieces);
        let lines = if text.whole() <= width {
            paragraph::cut(&text, width, Cutting::Full, &|end| end == pieces.len())
        } else {
            self.cut(&text, cell, rung, seams)
        };
        lines.map(|lines| {
            let refill = Refill::of(&text, &lines, cell.align == Align::Left);
            (lines, refill)
        })
    }

    /// Cuts a text that is wider than its cell, where the seams allow it, which are found but once.
    fn cut(
        &self,
        text: &Extents<'_>,
        cell: &'t Cell,
        rung: Rung,
        seams: &mut Seams<'t>,
    ) -> Option<Vec<Line>> {
        let width = self.width(cell, rung);
        if self.kind == CellGroup::Figure {
            return None;
        }
        if rung.cut == Cut::Stacked {
            return cut::stacked(text, width);
        }
        let found = || cut::seams(&cell.text, text.pieces);
        let seams = seams.entry(cell.text.as_str()).or_insert_with(found);
        match self.kind {
            CellGroup::Head => cut::head(text, seams, width, rung.cut == Cut::Characters),
            _ => cut::words(text, seams, cell, (width, rung.padding)),
        }
    }

    /// The text of a cell that fits on no rung, with a finding: a word is cut, a figure never.
    fn too_wide(
        &self,
        context: &mut Context<'_>,
        index: usize,
        rung: Rung,
        smallest: Rung,
    ) -> Vec<Line> {
        let cell = &self.table.cells[index];
        let pieces = pieces(context, cell, rung);
        let width = self.width(cell, rung);
        if self.kind != CellGroup::Figure && width >= rung.size {
            let lines = paragraph::ragged(&pieces, Measure::plain(width));
            for line in &lines {
                paragraph::warn(context, &cell.text, line);
            }
            return lines;
        }
        let pieces = self::pieces(context, cell, smallest);
        let (whole, width) = (paragraph::extents(&pieces).whole(), self.width(cell, smallest));
        let tenths = |length: Length| length.scale(10, smallest.size.to_units().max(1)).to_units();
        let characters =
            |length: Length| format!("{}.{}", tenths(length) / 10, tenths(length) % 10);
        let how = if self.table.official {
            "请核对"
        } else {
            "请缩短，或用 width 加宽这一列"
        };
        let help = format!(
            "用最小的字排成一行要 {} 字宽，这一格只有 {} 字宽；{how}",
            characters(whole),
            characters(width)
        );
        context.too_long("表格里的", &cell.text, &help);
        Vec::new()
    }

    /// Width for text in a cell, flush left text further in.
    fn width(&self, cell: &Cell, rung: Rung) -> Length {
        let whole = self.whole(cell, rung);
        whole - self.inset(cell, rung, whole)
    }

    /// Width of a cell's columns less the padding and half of each border.
    fn whole(&self, cell: &Cell, rung: Rung) -> Length {
        let columns = self.columns.iter().skip(cell.column).take(cell.column_span);
        columns.copied().sum::<Length>() - rung.padding * 2 - BORDER
    }

    /// Flush left text keeps twice the padding from its border, where the cell is wide enough.
    fn inset(&self, cell: &Cell, rung: Rung, width: Length) -> Length {
        let wide = width >= rung.size * 4;
        if cell.align == Align::Left && wide { rung.padding } else { Length::ZERO }
    }

    fn place(
        &self,
        cell: &Cell,
        padding: Length,
        rung: Rung,
        (lines, refill): (Vec<Line>, Refill),
    ) -> CellPlan {
        let (whole, width) = (self.whole(cell, rung), self.width(cell, rung));
        let before: Length = self.columns.iter().take(cell.column).copied().sum();
        let text_left = before + BORDER / 2 + rung.padding + (whole - width);
        let longest = lines.iter().map(|line| line.width).fold(Length::ZERO, Length::max);
        // In a narrow cell flush left text stands in the middle as a block.
        let block = if whole == width { (width - longest) / 2 } else { Length::ZERO };
        // What this cell's padding is less than the table's.
        let narrower = padding - rung.padding;
        let (left, right) = match cell.align {
            Align::Left => {
                let left = whole - width + (block - ROUNDING).max(Length::ZERO);
                let width = whole - left;
                (left, refill.narrowing(width).unwrap_or_else(|| refill.widening(width)))
            }
            Align::Right | Align::Decimal => (Length::ZERO, Length::ZERO),
            Align::Center if lines.len() < 2 => (Length::ZERO, Length::ZERO),
            Align::Center => {
                let least = (width - longest - ROUNDING * 2).max(Length::ZERO);
                let side = refill.narrowing(width).unwrap_or(least) / 2;
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
        // A text that others write in stays theirs to cut.
        let is_label = cell.align == Align::Left && cell.part != CellPart::Data;
        let gaps = if is_label { refill.gaps(whole - left - right) } else { Vec::new() };
        CellPlan {
            size: rung.size,
            condensed,
            left: left - narrower,
            right: right - narrower,
            hanging: refill.hanging,
            gaps,
            lines,
        }
    }
}

fn pieces(context: &mut Context<'_>, cell: &Cell, rung: Rung) -> Vec<Piece> {
    let style = context.form.styles.table;
    let run = StyledText { text: &cell.text, style: &style, size: rung.size, em: rung.size };
    let mut pieces = paragraph::measure_cell(context, run);
    for piece in pieces.iter_mut().skip(1) {
        piece.gap_before -= rung.size.thousandths(rung.condensed);
    }
    pieces
}
