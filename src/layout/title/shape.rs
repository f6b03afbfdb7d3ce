//! Which cuts give a title a good shape?
//!
//! GB/T 9704-2012 7.3.1. Practice: as few lines as fit; no two of one length, no hour-glass;
//! names, years and 《titles》 whole; no last line of less than four characters.

use std::ops::Range;

use crate::base::Length;
use crate::layout::paragraph::{self, Extents, Piece};
use crate::text::{Break, Seam, is_ideograph, seams};

/// A title has at most so many lines before names are cut.
const MOST_LINES: usize = 4;
/// Two lines look best when they differ by so many characters.
const BEST_DIFFERENCE: Range<i64> = 2..7;
/// Parts of the title that are kept whole like names.
const PHRASES: [&str; 3] = ["政府信息公开", "信息公开", "年度报告"];
/// What a cut costs that is not between a name or a year and its neighbour, in hundredths of a
/// character.
const CUT_ELSEWHERE: i64 = 400;
/// A last line is at least so long.
const LEAST_LAST_LINE: i64 = 4;

/// The lines of a title as ranges of its bytes, none wider than `room` where that can be, or than
/// `fuller` for the sake of a name.
pub(super) fn cuts(
    pieces: &[Piece],
    text: &str,
    names: &[String],
    (room, fuller): (Length, Length),
    em: Length,
) -> Vec<Range<usize>> {
    let count = pieces.len();
    let extents = paragraph::extents(pieces);
    if extents.whole() <= room {
        return vec![paragraph::offsets(pieces, &(0..count))];
    }
    let breaks: Vec<Break> = pieces.iter().map(|piece| piece.break_after).collect();
    let words = seams(text, &breaks);
    let names = &names_in(text, names);
    let named = with_names_closed(text, names, &words);
    let best_cuts = beside_names(text, names);
    let phrased = with_names_closed(text, &[], &words);
    // First names and words are whole, if need be on a fuller line; then phrases and words; then
    // only what may never part.
    let attempts = [
        (&named, Seam::Open, room),
        (&named, Seam::Open, fuller),
        (&phrased, Seam::Open, room),
        (&words, Seam::Open, room),
        (&words, Seam::Word, room),
    ];
    for (seams, least, room) in attempts {
        let cut = |at: &usize| seams[at - 1] >= least;
        let cuts: Vec<(usize, i64)> = (1..count)
            .filter(cut)
            .map(|at| (at, if best_cuts.contains(&at) { 0 } else { CUT_ELSEWHERE }))
            .collect();
        for lines in 2..=MOST_LINES {
            if let Some(best) = best(&extents, &cuts, lines, room, em) {
                return best.into_iter().map(|line| paragraph::offsets(pieces, &line)).collect();
            }
        }
    }
    let room = paragraph::Measure::plain(room);
    paragraph::ragged(pieces, room).into_iter().map(|line| line.text).collect()
}

/// The known names that stand in the title; without one, what stands before the year, which is
/// whose report it is.
fn names_in(text: &str, names: &[String]) -> Vec<String> {
    let known: Vec<String> =
        names.iter().filter(|name| !name.is_empty() && text.contains(*name)).cloned().collect();
    let year = text.find(|char: char| char.is_ascii_digit()).filter(|at| *at > 0);
    match (known.is_empty(), year) {
        (true, Some(at)) => vec![text[..at].to_owned()],
        _ => known,
    }
}

/// The ends of the names, counted in characters.
fn beside_names(text: &str, names: &[String]) -> Vec<usize> {
    let ends = names.iter().flat_map(|name| {
        text.match_indices(name.as_str()).map(|(at, _)| text[..at + name.len()].chars().count())
    });
    ends.collect()
}

/// Names, years and `《…》` are not cut; neither is a line begun inside brackets.
fn with_names_closed(text: &str, names: &[String], words: &[Seam]) -> Vec<Seam> {
    let mut seams = words.to_vec();
    let mut close = |range: Range<usize>| {
        let count = |end: usize| text[..end].chars().count();
        for seam in &mut seams[count(range.start)..count(range.end).saturating_sub(1)] {
            *seam = (*seam).min(Seam::Word);
        }
    };
    for name in names.iter().map(String::as_str).chain(PHRASES) {
        for (at, _) in text.match_indices(name) {
            close(at..at + name.len());
        }
    }
    for (at, _) in text.match_indices('《') {
        if let Some(length) = text[at..].find('》') {
            close(at..at + length + '》'.len_utf8());
        }
    }
    // Not between a year and what it is of: `2022年度`.
    for (at, _) in text.match_indices("年度") {
        if text[..at].ends_with(|before: char| !is_ideograph(before)) {
            close(at..at + "年度".len());
        }
    }
    seams
}

/// The best of all ways to cut into `lines` lines that fit.
fn best(
    text: &Extents<'_>,
    cuts: &[(usize, i64)],
    lines: usize,
    room: Length,
    em: Length,
) -> Option<Vec<Range<usize>>> {
    let mut found: Option<(i64, Vec<Range<usize>>)> = None;
    let mut search = Search { text, cuts, room, em, found: &mut found };
    search.extend(&mut Vec::new(), 0, lines, 0);
    found.map(|(_, lines)| lines)
}

struct Search<'s> {
    text: &'s Extents<'s>,
    /// Where a line may end, and what that costs.
    cuts: &'s [(usize, i64)],
    room: Length,
    em: Length,
    found: &'s mut Option<(i64, Vec<Range<usize>>)>,
}

impl Search<'_> {
    /// Tries every end of the next line; `left` lines are still to come, and the cuts before
    /// cost `paid`.
    fn extend(&mut self, so_far: &mut Vec<Range<usize>>, start: usize, left: usize, paid: i64) {
        if left == 1 {
            let last = start..self.text.pieces.len();
            if self.text.natural(&last) <= self.room {
                so_far.push(last);
                let cost = paid + self.cost(so_far);
                if self.found.as_ref().is_none_or(|(known, _)| cost < *known) {
                    *self.found = Some((cost, so_far.clone()));
                }
                so_far.pop();
            }
            return;
        }
        for &(end, cost) in self.cuts.iter().filter(|(end, _)| *end > start) {
            let line = start..end;
            if self.text.natural(&line) > self.room {
                break;
            }
            so_far.push(line);
            self.extend(so_far, end, left - 1, paid + cost);
            so_far.pop();
        }
    }

    /// In hundredths of a character, by the widths of the lines.
    fn cost(&self, lines: &[Range<usize>]) -> i64 {
        let em = self.em.to_units().max(1);
        let width = |line: &Range<usize>| self.text.natural(line).to_units() * 100 / em;
        let widths: Vec<i64> = lines.iter().map(width).collect();
        let last = widths.last().copied().unwrap_or(0);
        let short = if last < LEAST_LAST_LINE * 100 { 5_000 } else { 0 };
        short + shape_cost(&widths)
    }
}

/// What a shape costs: neighbours neither alike nor too unlike, no hour-glass.
fn shape_cost(widths: &[i64]) -> i64 {
    let best = BEST_DIFFERENCE.start * 100..BEST_DIFFERENCE.end * 100;
    let neighbours = widths.windows(2).map(|pair| {
        let difference = (pair[0] - pair[1]).abs();
        match () {
            () if difference < best.start => (best.start - difference) * 4,
            () if difference >= best.end => difference - best.end,
            () => 0,
        }
    });
    // Once the lines have grown shorter, none is longer than the one before: no hour-glass.
    let falls = widths.windows(2).position(|pair| pair[1] < pair[0]);
    let hour_glass = falls.is_some_and(|at| widths[at..].windows(2).any(|pair| pair[1] > pair[0]));
    neighbours.sum::<i64>() + if hour_glass { 10_000 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::shape_cost;

    #[test]
    fn trapezia_and_rhombuses_beat_blocks_and_hour_glasses() {
        let best = shape_cost(&[1100, 1500]);
        assert_eq!((best, shape_cost(&[1500, 1100]), shape_cost(&[800, 1200, 800])), (0, 0, 0));
        for worse in [&[1300, 1300][..], &[1200, 800, 1200], &[1800, 400], &[900, 900, 900]] {
            assert!(shape_cost(worse) > best, "{worse:?}");
        }
    }
}
