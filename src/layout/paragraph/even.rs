//! On which lines does a short text stand evenly: a cell's, or a title's?
//!
//! As few lines as it needs, the longest as short as it can be, and then the widths as alike as
//! they can be: 2 + 2, not 3 + 1. Where some places are better for a line to end than others, what
//! the lines and their ends cost comes first.

use std::ops::Range;

use super::Cutting;
use super::extent::Extents;
use crate::base::Length;

/// What each line costs, as in a paragraph.
const LINE: i64 = 150;

/// The lines of a text that may end only where `legal` says; `None` when one does not fit.
pub(super) fn even(
    extents: &Extents<'_>,
    full: Length,
    legal: &dyn Fn(usize) -> bool,
) -> Option<Vec<Range<usize>>> {
    let fewest = filled(extents, full, legal)?;
    if fewest.len() < 2 {
        return Some(fewest);
    }
    let (mut narrow, mut wide) = (Length::ZERO, full);
    while wide - narrow > Length::units(100) {
        let middle = (narrow + wide) / 2;
        let lines = filled(extents, middle, legal);
        let good = lines.is_some_and(|lines| lines.len() <= fewest.len());
        if good { wide = middle } else { narrow = middle }
    }
    cheapest(extents, wide, Cutting::Even, &|line| legal(line.end).then_some(0))
}

/// The lines of a text, each as full as it can be; `None` when one does not fit.
pub(super) fn filled(
    extents: &Extents<'_>,
    full: Length,
    legal: &dyn Fn(usize) -> bool,
) -> Option<Vec<Range<usize>>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < extents.pieces.len() {
        let end = ends(extents, start, full, legal).last()?;
        lines.push(start..end);
        start = end;
    }
    Some(lines)
}

/// Where the lines from `start` end that fit.
fn ends<'e>(
    extents: &'e Extents<'_>,
    start: usize,
    full: Length,
    legal: &'e dyn Fn(usize) -> bool,
) -> impl Iterator<Item = usize> + 'e {
    let ends = start + 1..=extents.pieces.len();
    let ends = ends.take_while(move |end| !extents.is_past(&(start..*end), full));
    ends.filter(move |end| legal(*end) && extents.natural(&(start..*end)) <= full)
}

/// The lines that cost least together: each what a line costs and what `cost` says of it, `None`
/// that it may not stand so. Of two ways as good, that with the lines alike or with the longer ones
/// first.
pub(super) fn cheapest(
    extents: &Extents<'_>,
    full: Length,
    cutting: Cutting,
    cost: &dyn Fn(&Range<usize>) -> Option<i64>,
) -> Option<Vec<Range<usize>>> {
    let count = extents.pieces.len();
    let mut best: Vec<Option<(i64, i64, usize)>> = vec![None; count + 1];
    best[0] = Some((0, 0, 0));
    for start in 0..count {
        let Some((so_far, squares, _)) = best[start] else { continue };
        let lines = (start + 1..=count).map(|end| start..end);
        for line in lines.take_while(|line| !extents.is_past(line, full)) {
            let Some(own) = cost(&line) else { continue };
            let width = extents.natural(&line);
            if width > full {
                continue;
            }
            let squares = squares + if cutting == Cutting::Even { square(width) } else { 0 };
            let found = (so_far + LINE + own, squares, start);
            if best[line.end].is_none_or(|known| (found.0, found.1) <= (known.0, known.1)) {
                best[line.end] = Some(found);
            }
        }
    }
    let mut lines = Vec::new();
    let mut end = count;
    while end > 0 {
        let (.., start) = best[end]?;
        lines.push(start..end);
        end = start;
    }
    lines.reverse();
    Some(lines)
}

/// In tenths of a point, so that no sum of squares overflows.
const fn square(width: Length) -> i64 {
    let width = width.to_units() / 100;
    width * width
}
