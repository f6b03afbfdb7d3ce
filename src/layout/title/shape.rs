//! Which cuts give a title a good shape?
//!
//! GB/T 9704-2012 7.3.1. Practice: few lines; no two of one length, no hour-glass, none of less
//! than four characters; names, years and 《titles》 whole.

use std::ops::Range;

use super::Known;
use super::cuts::{Cuts, Names};
use crate::base::Length;
use crate::layout::paragraph::{self, Cutting, Extents, Measure, Piece};
use crate::text::{Break, Seam, seams};

/// So many lines are tried in every way.
const MOST_LINES: usize = 4;
/// Two lines look best when they differ by so much, in hundredths of a character like all costs.
const BEST_DIFFERENCE: Range<i64> = 200..700;
/// A line is at least so long.
const LEAST_LINE: i64 = 400;
/// What a shorter one costs.
const SHORT_LINE: i64 = 5_000;
/// What a line costs, and each line like it, that leaves the title no air at its sides.
const FULL_LINE: i64 = 430;
/// What each line beyond two costs.
const FURTHER_LINE: i64 = 700;
/// What an hour-glass costs, so many times the rise below its waist: GB/T 9704 knows no such shape.
const WAIST: i64 = 7;
/// What a subject costs that does not begin a line.
const LATE_SUBJECT: i64 = 2_000;

/// Word sets Han and digits or letters a quarter of an em apart, the PDF less. The lines of a DOCX
/// are these lines: one that Word has to cut again has no shape left.
const WORDS_GAP: i64 = 4;

/// How wide a title may be.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// With air at its sides.
    pub(super) airy: Length,
    /// At most.
    pub(super) full: Length,
}

/// The lines of a title as ranges of its bytes, none wider than the full room.
pub(super) fn lines(
    pieces: &[Piece],
    text: &str,
    known: Known<'_>,
    room: Room,
    em: Length,
) -> Vec<Range<usize>> {
    let extents = paragraph::extents(pieces);
    let wider = wider(pieces);
    let more = wider.last().copied().unwrap_or_default();
    if extents.whole() <= room.airy && extents.whole() + more <= room.full {
        return vec![paragraph::offsets(pieces, &(0..pieces.len()))];
    }
    let breaks: Vec<Break> = pieces.iter().map(|piece| piece.break_after).collect();
    let cuts = Cuts::new(text, known, &breaks);
    for names in [Names::Whole, Names::Parted, Names::Torn] {
        let (text, subjects, wider) = (&extents, &cuts.subjects, &wider);
        let search = Search { text, wider, cuts: &cuts.costs(names), subjects, room, em };
        let good = |lines: &Vec<Range<usize>>| names == Names::Torn || !search.has_short(lines);
        if let Some(lines) = search.best().filter(good) {
            return lines.into_iter().map(|line| paragraph::offsets(pieces, &line)).collect();
        }
    }
    long(pieces, &extents, room.full - more, &cuts, &seams(text, &breaks))
}

/// By how much all pieces before are wider in Word, for each piece and the end.
fn wider(pieces: &[Piece]) -> Vec<Length> {
    let more = pieces.iter().skip(1).map(|piece| match piece.gap_before {
        Length::ZERO => Length::ZERO,
        gap => (piece.em / WORDS_GAP - gap).max(Length::ZERO),
    });
    let sum = more.scan(Length::ZERO, |sum, more| {
        *sum += more;
        Some(*sum)
    });
    std::iter::repeat_n(Length::ZERO, 2).chain(sum).collect()
}

/// The lines of a title that is longer than any good one, or has a word wider than a line: at
/// the same cuts, or else at all that part no word of a name, or else at all that a line may have.
fn long(
    pieces: &[Piece],
    extents: &Extents<'_>,
    full: Length,
    cuts: &Cuts,
    seams: &[Seam],
) -> Vec<Range<usize>> {
    let costs = cuts.costs(Names::Torn);
    let is_cut =
        |end: usize| end == pieces.len() || costs.binary_search_by_key(&end, |cut| cut.0).is_ok();
    let is_legal = |end: usize| seams[end - 1] > Seam::Closed;
    let is_seam = |end: usize| is_legal(end) && !cuts.is_bond(end);
    let cut = |legal: &dyn Fn(usize) -> bool| paragraph::cut(extents, full, Cutting::Even, legal);
    let lines = cut(&is_cut).or_else(|| cut(&is_seam)).or_else(|| cut(&is_legal));
    let lines = lines.unwrap_or_else(|| paragraph::ragged(pieces, Measure::plain(full)));
    lines.into_iter().map(|line| line.text).collect()
}

struct Search<'s> {
    text: &'s Extents<'s>,
    /// See [`wider`].
    wider: &'s [Length],
    /// Where a line may end, in pieces, and what that costs.
    cuts: &'s [(usize, i64)],
    /// Where a subject begins behind something else.
    subjects: &'s [usize],
    room: Room,
    em: Length,
}

/// What lines cost, and where they are, in pieces.
type Found = Option<(i64, Vec<Range<usize>>)>;

impl Search<'_> {
    /// The best of all ways to cut.
    fn best(&self) -> Option<Vec<Range<usize>>> {
        let mut found = None;
        for lines in 1..=MOST_LINES {
            self.extend(&mut Vec::new(), lines, 0, &mut found);
        }
        found.map(|(_, lines)| lines)
    }

    /// Tries every end of the next line; `left` lines are still to come, and the cuts before
    /// cost `paid`.
    fn extend(&self, so_far: &mut Vec<Range<usize>>, left: usize, paid: i64, found: &mut Found) {
        let start = so_far.last().map_or(0, |line| line.end);
        if left == 1 {
            let last = start..self.text.pieces.len();
            if self.fits(&last) {
                so_far.push(last);
                let cost = paid + self.cost(so_far);
                if found.as_ref().is_none_or(|(known, _)| cost < *known) {
                    *found = Some((cost, so_far.clone()));
                }
                so_far.pop();
            }
            return;
        }
        for &(end, cost) in self.cuts.iter().filter(|(end, _)| *end > start) {
            let line = start..end;
            if !self.fits(&line) {
                break;
            }
            so_far.push(line);
            self.extend(so_far, left - 1, paid + cost, found);
            so_far.pop();
        }
    }

    /// Whether a line fits, in Word too.
    fn fits(&self, line: &Range<usize>) -> bool {
        let more = self.wider[line.end] - self.wider[line.end.min(line.start + 1)];
        self.text.natural(line) + more <= self.room.full
    }

    /// Whether some line is too short to be one.
    fn has_short(&self, lines: &[Range<usize>]) -> bool {
        lines.iter().any(|line| self.text.natural(line) * 100 < self.em * LEAST_LINE)
    }

    /// What the lines cost by themselves.
    fn cost(&self, lines: &[Range<usize>]) -> i64 {
        let hundredths = |width: Length| width.to_units() * 100 / self.em.to_units().max(1);
        // A line in brackets looks as wide as it has characters.
        let white = |line: &Range<usize>| {
            let [.., last] = &self.text.pieces[..line.end] else { return Length::ZERO };
            let first = self.text.pieces.get(line.start).unwrap_or(last);
            first.start_trim + last.end_trim
        };
        let width = |line: &Range<usize>| hundredths(self.text.natural(line) + white(line));
        let widths: Vec<i64> = lines.iter().map(width).collect();
        let further = (2..lines.len()).map(|_| FURTHER_LINE);
        let is_late = |at: &&usize| lines.iter().any(|line| line.start < **at && **at < line.end);
        let late = self.subjects.iter().filter(is_late).map(|_| LATE_SUBJECT);
        let airy = hundredths(self.room.airy);
        let own = widths.iter().map(|width| line_cost(*width, airy));
        own.chain(further).chain(late).sum::<i64>() + shape_cost(&widths)
    }
}

/// What a line costs by its width.
const fn line_cost(width: i64, airy: i64) -> i64 {
    if width < LEAST_LINE {
        SHORT_LINE
    } else if width > airy {
        FULL_LINE + width - airy
    } else {
        0
    }
}

/// What a shape costs: neighbours neither alike nor too unlike, no hour-glass.
fn shape_cost(widths: &[i64]) -> i64 {
    let neighbours = widths.windows(2).map(|pair| {
        let difference = (pair[0] - pair[1]).abs();
        match () {
            () if difference < BEST_DIFFERENCE.start => (BEST_DIFFERENCE.start - difference) * 4,
            () if difference >= BEST_DIFFERENCE.end => difference - BEST_DIFFERENCE.end,
            () => 0,
        }
    });
    // Once the lines have grown shorter, none is longer than the one before: no hour-glass.
    let falls = widths.windows(2).position(|pair| pair[1] < pair[0]).unwrap_or(widths.len());
    let rises = widths.windows(2).skip(falls).map(|pair| (pair[1] - pair[0]).max(0) * WAIST);
    neighbours.sum::<i64>() + rises.sum::<i64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;
    use crate::layout::fake_font::{context, form, located};

    /// The lines of a title whose authority is this, twenty characters wide at most, digits half of
    /// one.
    fn set(text: &str, authority: &str) -> Vec<String> {
        set_in(&form(), text, authority)
    }

    fn set_in(form: &Form, text: &str, authority: &str) -> Vec<String> {
        let style = form.styles.title;
        let pieces = paragraph::measure_text(&mut context(form), &located(text), &style);
        let (airy, full) = (style.size * 18, style.size * 20);
        let known = Known { names: &[authority.to_owned()], words: &form.title_words };
        let lines = lines(&pieces, text, known, Room { airy, full }, style.size);
        lines.into_iter().map(|line| text[line].to_owned()).collect()
    }

    /// How wide a line is in Word, in quarters of a character.
    fn quarters_in_word(line: &str) -> usize {
        let digits: Vec<bool> = line.chars().map(|char| char.is_ascii_digit()).collect();
        let borders = digits.windows(2).filter(|pair| pair[0] != pair[1]).count();
        digits.iter().map(|digit| if *digit { 2 } else { 4 }).sum::<usize>() + borders
    }

    #[test]
    fn the_words_that_no_line_parts_are_the_form_s() {
        let text = "示例县2023年网络安全工作情况与网络安全形势分析";
        let parted = |unparted: &[&str]| {
            let mut form = form();
            form.title_words.unparted = unparted.iter().map(|word| (*word).to_owned()).collect();
            let lines = set_in(&form, text, "");
            let ends = lines.iter().scan(0, |end, line| {
                *end += line.len();
                Some(*end)
            });
            ends.collect::<Vec<_>>()
        };
        let free = parted(&[]);
        let first = free[0];
        let [before, behind] = [text[..first].chars().next_back(), text[first..].chars().next()];
        let across: String = before.into_iter().chain(behind).collect();
        assert!(!parted(&[&across]).contains(&first), "{across} at {first}");
    }

    #[test]
    fn no_line_is_wider_in_word_than_the_measure() {
        let report = "2023年政府信息公开工作年度报告";
        let mut full = 0;
        for places in ["示例省示例市", "示例省示例市示例县", "示例省示例市示例示例县"]
        {
            for rest in ["中学", "职业中学", "高级职业中学", "实验职业中学"] {
                for [first, second] in [["101", "23"], ["8", "63"], ["12", "3"], ["7", "1234"]] {
                    let name = format!("{places}第{first}{rest}第{second}分校");
                    for authority in [&name, ""] {
                        let lines = set(&format!("{name}{report}"), authority);
                        let widest = lines.iter().map(|line| quarters_in_word(line)).max();
                        assert!(widest.is_some_and(|widest| widest <= 80), "{lines:?}");
                        full += usize::from(quarters_in_word(&name) == 82);
                    }
                }
            }
        }
        // Some names fill a line of the PDF and are half a character wider in Word.
        assert!(full > 0, "{full}");
    }

    #[test]
    fn trapezia_and_rhombuses_beat_blocks_and_hour_glasses() {
        let best = shape_cost(&[1100, 1500]);
        assert_eq!((best, shape_cost(&[1500, 1100]), shape_cost(&[800, 1200, 800])), (0, 0, 0));
        for worse in [&[1300, 1300][..], &[1200, 800, 1200], &[1800, 400], &[900, 900, 900]] {
            assert!(shape_cost(worse) > best, "{worse:?}");
        }
    }
}
