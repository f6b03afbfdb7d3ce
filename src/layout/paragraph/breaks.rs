//! Where do the lines end?
//!
//! Over a whole paragraph, by dynamic programming with integer costs: a line that fits costs
//! nothing; one that is squeezed or stretched a little costs little, and one whose marks lose all
//! their white, or whose gaps are seen, much; a last line of a single character most of all. From
//! each place only the ends within a line's reach are looked at, and each look is a few sums, so
//! the time grows with the paragraph's length.

use std::ops::Range;

use super::extent::Extents;
use super::steps::{STEPS, VISIBLE_GAP};
use crate::base::Length;
use crate::text::{Break, Class, Prohibition, is_banned_at_end, is_banned_at_start};

/// Cost of a last line of one character, 孤字.
const RUNT: i64 = 20_000;
/// Cost of a last line of less than four characters.
const SHORT_LAST_LINE: i64 = 40;
/// The least number of characters on a last line, and a good one.
const LEAST_LAST_LINE: i64 = 2;
const GOOD_LAST_LINE: i64 = 4;
/// Cost of squeezing a last line where more than a single character would otherwise go to a line of
/// its own.
const LAST_SQUEEZED: i64 = 2_000;
/// Cost of a line that had to be cut inside an atom.
const EMERGENCY: i64 = 10_000_000;
/// How many candidates for the end of a line are looked at.
const CANDIDATES: usize = 8;
/// What the steps of squeezing cost when little of their room is used: a reader notices gaps wider
/// by a thirtieth of an em less than marks that are not alike down the page.
const SQUEEZE: [i64; STEPS.len()] = [10, 60, 140, 150, 180];
/// What the whole room of a step costs more than that: marks without any white are seen.
const FULL_SQUEEZE: [i64; STEPS.len()] = [160, 1_200, 1_500, 1_800, 2_400];
/// Thousandths of a point that the cells of a line may differ from the grid by rounding.
const ROUNDING: i64 = 30;
/// What a stretched line costs at least.
const STRETCH: i64 = 30;
/// What each line costs: of two ways to set a paragraph the shorter is better.
const LINE: i64 = 150;
/// What a line costs for each em that it is left ragged, beside what gaps cost that are seen: one
/// long white is better than two.
const RAGGED: i64 = 300;
/// So many cells off, another end of a line is too far to be taken for one that is avoided.
const NEAR: i64 = 4;

/// The lines of a justified paragraph, as ranges of pieces.
pub(super) fn optimal(extents: &Extents<'_>, full: Length) -> Vec<Range<usize>> {
    let count = extents.pieces.len();
    let mut best: Vec<Option<(i64, usize)>> = vec![None; count + 1];
    best[0] = Some((0, 0));
    let mut found = Vec::new();
    for start in 0..count {
        let Some((so_far, _)) = best[start] else { continue };
        candidates(extents, start, full, &mut found);
        for candidate in &found {
            let total = so_far + candidate.cost + LINE;
            // On a tie the later start wins: the longer first line.
            if best[candidate.end].is_none_or(|(known, _)| total <= known) {
                best[candidate.end] = Some((total, start));
            }
        }
    }
    let mut lines = Vec::new();
    let mut end = count;
    while end > 0 {
        let Some((_, start)) = best[end] else { break };
        lines.push(start..end);
        end = start;
    }
    lines.reverse();
    lines
}

/// Where a line may end.
#[derive(Clone, Copy, Default)]
struct Candidate {
    /// The piece before which it ends.
    end: usize,
    /// What it has to fill, or to squeeze out where it is negative.
    slack: i64,
    /// What it costs.
    cost: i64,
}

impl Candidate {
    /// An end inside an atom.
    const fn forced(end: usize) -> Self {
        Self { end, slack: 0, cost: EMERGENCY }
    }
}

/// The ends of a line that begins at `start`, each with what it costs.
fn candidates(extents: &Extents<'_>, start: usize, full: Length, found: &mut Vec<Candidate>) {
    let measure = extents.measure(full, start);
    let slack = |end: usize| measure - extents.natural(&(start..end));
    let candidate = |end, slack: Length| Candidate { end, slack: slack.to_units(), cost: 0 };
    // Up to here every line fits as it is, so that only the last ends are worth a look.
    let wide = extents.first_past(start, measure);
    let short = (start + 1..wide).rev().filter(|end| is_legal(extents, *end));
    found.clear();
    found.extend(short.take(CANDIDATES).map(|end| candidate(end, slack(end))));
    found.reverse();
    for end in wide..=extents.pieces.len() {
        let line = start..end;
        if extents.is_past(&line, measure) {
            break;
        }
        if !is_legal(extents, end) {
            continue;
        }
        let slack = slack(end);
        if slack < Length::ZERO && slack + extents.room(&line) < Length::ZERO {
            break;
        }
        found.push(candidate(end, slack));
    }
    if found.is_empty() {
        found.push(Candidate::forced(forced_end(extents, start, measure)));
        return;
    }
    // Only the fullest lines are worth a look.
    found.drain(..found.len().saturating_sub(CANDIDATES));
    leave_avoided(extents, found);
    for candidate in found.iter_mut() {
        candidate.cost = line_cost(extents, &(start..candidate.end), candidate.slack);
    }
    // A string that is longer than any line may begin on this one: it has to be cut anyway.
    let longest = found.last().map_or(start, |candidate| candidate.end);
    if is_too_long(extents, longest, full) {
        let end = forced_end(extents, start, measure);
        if end > longest {
            found.push(Candidate::forced(end));
        }
    }
}

/// Drops the ends that are to be avoided where another lies near.
fn leave_avoided(extents: &Extents<'_>, found: &mut Vec<Candidate>) {
    let ends = found.first().zip(found.last()).map(|(first, last)| first.end..last.end);
    if !ends.is_some_and(|ends| extents.avoids(ends)) {
        return;
    }
    let is_avoided = |end: usize| {
        end < extents.pieces.len() && extents.pieces[end - 1].break_after == Break::Avoided
    };
    let near = extents.pieces[0].em * NEAR;
    let is_near =
        |end: usize, other: usize| extents.natural(&(end.min(other)..end.max(other))) <= near;
    let mut at = 0;
    while let Some(end) = found.get(at).map(|candidate| candidate.end) {
        let mut good = found.iter().map(|candidate| candidate.end).filter(|end| !is_avoided(*end));
        if is_avoided(end) && good.any(|other| is_near(end, other)) {
            found.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Whether the atom at `start` is wider than a whole line.
fn is_too_long(extents: &Extents<'_>, start: usize, full: Length) -> bool {
    for end in start + 1..=extents.pieces.len() {
        if extents.natural(&(start..end)) > full {
            return true;
        }
        if is_legal(extents, end) {
            return false;
        }
    }
    false
}

/// As few lines as possible, each as full as it can be without squeezing.
pub(super) fn greedy(extents: &Extents<'_>, full: Length) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < extents.pieces.len() {
        let measure = extents.measure(full, start);
        let fitting = fitting_ends(extents, start, measure);
        let legal = fitting.filter(|end| is_legal(extents, *end));
        let mut found: Vec<Candidate> =
            legal.map(|end| Candidate { end, ..Candidate::default() }).collect();
        leave_avoided(extents, &mut found);
        let legal = found.last().map(|candidate| candidate.end);
        let end = legal.unwrap_or_else(|| forced_end(extents, start, measure));
        lines.push(start..end);
        start = end;
    }
    relieve_runt(extents, &mut lines);
    lines
}

/// Gives a last line of one character what it lacks from the line before it.
fn relieve_runt(extents: &Extents<'_>, lines: &mut [Range<usize>]) {
    let [.., before, last] = lines else { return };
    while last_line_cost(extents, last) >= RUNT {
        let earlier = (before.start + 1..before.end).rev().find(|end| is_legal(extents, *end));
        let Some(end) = earlier else { return };
        (before.end, last.start) = (end, end);
    }
}

/// Whether a line may end before the piece `end`.
fn is_legal(extents: &Extents<'_>, end: usize) -> bool {
    end == extents.pieces.len() || extents.pieces[end - 1].break_after.is_allowed()
}

/// Where the lines from `start` end that fit without squeezing, nearest first.
fn fitting_ends<'e>(
    extents: &'e Extents<'_>,
    start: usize,
    measure: Length,
) -> impl Iterator<Item = usize> + 'e {
    let ends = start + 1..=extents.pieces.len();
    ends.take_while(move |end| !extents.is_past(&(start..*end), measure))
        .filter(move |end| extents.natural(&(start..*end)) <= measure)
}

/// Where a line ends that no break fits: before the first cluster that sticks out, or earlier
/// where that one may not start a line.
fn forced_end(extents: &Extents<'_>, start: usize, measure: Length) -> usize {
    let parts = |end: &usize| {
        *end == extents.pieces.len() || extents.pieces[end - 1].break_after != Break::Inseparable
    };
    let first = (start + 1..).find(parts).unwrap_or(start + 1);
    let (mut any, mut good) = (None, None);
    for end in fitting_ends(extents, start, measure).filter(parts) {
        any = Some(end);
        if is_good_cut(extents, end) {
            good = any;
        }
    }
    good.or(any).unwrap_or(first)
}

/// Whether a cut inside an atom leaves no banned mark at either side of it.
fn is_good_cut(extents: &Extents<'_>, end: usize) -> bool {
    let class = |at: usize| extents.pieces.get(at).map(|piece| piece.class);
    let starts = class(end).is_none_or(|class| !is_banned_at_start(class, Prohibition::Strict));
    starts && class(end - 1).is_some_and(|class| !is_banned_at_end(class, Prohibition::Strict))
}

/// What a line costs that has `slack` to fill, or to squeeze out where it is negative.
fn line_cost(extents: &Extents<'_>, line: &Range<usize>, slack: i64) -> i64 {
    let squeezed = if slack < 0 { squeeze_cost(extents, line, -slack) } else { 0 };
    if line.end == extents.pieces.len() {
        let em = extents.pieces[line.start].em;
        let is_runt = -slack < (em * LEAST_LAST_LINE).to_units();
        let last = if is_runt { 0 } else { LAST_SQUEEZED };
        return squeezed + last + last_line_cost(extents, line);
    }
    let stretched = if slack > ROUNDING { stretch_cost(extents, line, slack) } else { 0 };
    squeezed + stretched + i64::from(extents.pieces[line.end - 1].break_after.cost())
}

/// A last line of one character is to be avoided (孤字不成行), and one of a few characters too.
fn last_line_cost(extents: &Extents<'_>, line: &Range<usize>) -> i64 {
    if line.start == 0 {
        return 0;
    }
    let em = extents.pieces[line.start].em;
    let is_mark = |class: Class| {
        class.is_full_width_mark() || matches!(class, Class::Space | Class::LatinClose)
    };
    // Only its beginning is looked at: a last line may be long.
    let words = extents.pieces[line.clone()].iter().filter(|piece| !is_mark(piece.class));
    let width: Length = words.take(16).map(|piece| piece.width).sum();
    match () {
        () if width < em * LEAST_LAST_LINE => RUNT,
        () if width < em * GOOD_LAST_LINE => SHORT_LAST_LINE,
        () => 0,
    }
}

/// By the steps of squeezing that are needed, each with the part of its room that is used.
fn squeeze_cost(extents: &Extents<'_>, line: &Range<usize>, need: i64) -> i64 {
    let mut left = need;
    let mut cost = 0;
    let prices = SQUEEZE.into_iter().zip(FULL_SQUEEZE);
    for (room, (least, full)) in extents.rooms(line).into_iter().zip(prices) {
        let room = room.to_units();
        // What rounding leaves over is no reason to count a step.
        if left <= ROUNDING {
            break;
        }
        let used = left.min(room);
        if used > 0 {
            cost += least + full * used * used / (room * room);
        }
        left -= used;
    }
    cost
}

/// A base and the square of what each gap takes, in thousandths of an em, when word spaces and the
/// gaps beside Western text are as wide as they may be.
fn stretch_cost(extents: &Extents<'_>, line: &Range<usize>, slack: i64) -> i64 {
    let gaps = extents.gaps(line).max(1);
    let em = extents.pieces[line.start].em.to_units().max(1);
    let slack = (slack - extents.ease(line).to_units()).max(0);
    let each = slack * 1000 / (gaps * em);
    match each > VISIBLE_GAP {
        true => STRETCH + VISIBLE_GAP * VISIBLE_GAP / 10 + slack * RAGGED / em,
        false => STRETCH + each * each / 10,
    }
}
