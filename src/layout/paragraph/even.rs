//! On which lines does a short text stand evenly: a cell's, or a title's?
//!
//! As few lines as it needs, the longest as short as it can be, and then the widths as alike as
//! they can be: 2 + 2, not 3 + 1.

use std::ops::Range;

use super::extent::Extents;
use crate::base::Length;

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
    alike(extents, wide, legal)
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

/// Fewest lines first, then the least sum of squares of their widths.
fn alike(
    extents: &Extents<'_>,
    full: Length,
    legal: &dyn Fn(usize) -> bool,
) -> Option<Vec<Range<usize>>> {
    let count = extents.pieces.len();
    let mut best: Vec<Option<(usize, i64, usize)>> = vec![None; count + 1];
    best[0] = Some((0, 0, 0));
    for start in 0..count {
        let Some((lines, squares, _)) = best[start] else { continue };
        for end in ends(extents, start, full, legal) {
            // In tenths of a point, so that no sum of squares overflows.
            let width = extents.natural(&(start..end)).to_units() / 100;
            let found = (lines + 1, squares + width * width, start);
            if best[end].is_none_or(|known| (found.0, found.1) <= (known.0, known.1)) {
                best[end] = Some(found);
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
