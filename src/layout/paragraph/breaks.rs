//! Where do the lines end?
//!
//! Over a whole paragraph, by dynamic programming with integer costs: a line that fits costs
//! nothing, a squeezed one little, a stretched one more (先挤进后推出, GB/T 15834-2011 5.1.11),
//! a last line of a single character much.

use std::ops::Range;

use super::pieces::{Piece, Pieces};
use crate::base::Length;
use crate::text::{Break, Class};

/// Cost of a last line of one character, 孤字.
const RUNT: i64 = 20_000;
/// Cost of a line that had to be cut inside an atom.
const EMERGENCY: i64 = 10_000_000;
/// How many candidates for the end of a line are looked at.
const CANDIDATES: usize = 8;

/// A line's measure: the first is shorter by the indent.
#[derive(Clone, Copy)]
struct Measure {
    full: Length,
    indent: Length,
}

impl Measure {
    fn at(self, start: usize) -> Length {
        if start == 0 { self.full - self.indent } else { self.full }
    }
}

/// The lines of a justified paragraph, as ranges of pieces.
pub(super) fn optimal(pieces: &Pieces, full: Length, indent: Length) -> Vec<Range<usize>> {
    let measure = Measure { full, indent };
    let mut best: Vec<Option<(i64, usize)>> = vec![None; pieces.len() + 1];
    best[0] = Some((0, 0));
    for start in 0..pieces.len() {
        let Some((so_far, _)) = best[start] else { continue };
        for (end, cost) in candidates(pieces, start, measure) {
            let total = so_far + cost;
            // On a tie the later start wins: the longer first line.
            if best[end].is_none_or(|(known, _)| total <= known) {
                best[end] = Some((total, start));
            }
        }
    }
    let mut ends = Vec::new();
    let mut end = pieces.len();
    while end > 0 {
        let Some((_, start)) = best[end] else { break };
        ends.push(start..end);
        end = start;
    }
    ends.reverse();
    ends
}

/// As few lines as possible, each as full as it can be without squeezing.
pub(super) fn greedy(pieces: &Pieces, full: Length, indent: Length) -> Vec<Range<usize>> {
    let measure = Measure { full, indent };
    let mut lines = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let room = measure.at(start);
        let trimmed = is_trimmed(start, indent);
        let fitting = legal_ends(pieces, start)
            .take_while(|end| natural(pieces, start..*end, trimmed) <= room)
            .last();
        let end = fitting.unwrap_or_else(|| forced_end(pieces, start, room));
        lines.push(start..end);
        start = end;
    }
    lines
}

/// As few lines as [`greedy`], on the narrowest measure that needs no more of them.
pub(super) fn balanced(pieces: &Pieces, full: Length) -> Vec<Range<usize>> {
    let lines = greedy(pieces, full, Length::ZERO);
    if lines.len() < 2 || !fits(pieces, full) {
        return lines;
    }
    let (mut narrow, mut wide) = (Length::ZERO, full);
    while wide - narrow > Length::units(100) {
        let middle = (narrow + wide) / 2;
        let even = greedy(pieces, middle, Length::ZERO);
        let good = even.len() <= lines.len() && fits(pieces, middle);
        if good { wide = middle } else { narrow = middle }
    }
    greedy(pieces, wide, Length::ZERO)
}

/// Whether no line has to be cut inside an atom.
pub(super) fn fits(pieces: &Pieces, full: Length) -> bool {
    let mut start = 0;
    while start < pieces.len() {
        let mut end = start + 1;
        while end < pieces.len() && pieces[end - 1].break_after == Break::Forbidden {
            end += 1;
        }
        if natural(pieces, start..end, true) > full {
            return false;
        }
        start = end;
    }
    true
}

/// An opening mark is trimmed at a line's start, but not after the indent.
pub(super) fn is_trimmed(start: usize, indent: Length) -> bool {
    start > 0 || indent == Length::ZERO
}

/// Ends of lines from `start` on, nearest first.
fn legal_ends(pieces: &Pieces, start: usize) -> impl Iterator<Item = usize> + '_ {
    (start + 1..=pieces.len())
        .filter(|end| *end == pieces.len() || pieces[end - 1].break_after != Break::Forbidden)
}

/// Where a line ends that no break fits: before the first cluster that sticks out.
fn forced_end(pieces: &Pieces, start: usize, room: Length) -> usize {
    let fitting = (start + 1..=pieces.len())
        .take_while(|end| natural(pieces, start..*end, true) <= room)
        .last();
    fitting.unwrap_or(start + 1)
}

/// The ends of a line that begins at `start`, each with what it costs.
fn candidates(pieces: &Pieces, start: usize, measure: Measure) -> Vec<(usize, i64)> {
    let room = measure.at(start);
    let trimmed = is_trimmed(start, measure.indent);
    let mut found: Vec<(usize, Length)> = Vec::new();
    for end in legal_ends(pieces, start) {
        let natural = natural(pieces, start..end, trimmed);
        if natural > room && natural - rooms(pieces, &(start..end)) > room {
            break;
        }
        found.push((end, natural));
    }
    if found.is_empty() {
        return vec![(forced_end(pieces, start, room), EMERGENCY)];
    }
    // Only the fullest lines are worth a look.
    let found = found.split_off(found.len().saturating_sub(CANDIDATES)).into_iter();
    found.map(|(end, natural)| (end, cost(pieces, start..end, room - natural))).collect()
}

/// What a line costs that has `slack` to fill, or to squeeze out where it is negative.
fn cost(pieces: &Pieces, line: Range<usize>, slack: Length) -> i64 {
    let slack = slack.to_units();
    let last = line.end == pieces.len();
    let squeezed = if slack < 0 { squeeze_cost(pieces, &line, -slack) } else { 0 };
    if last {
        let characters = pieces[line].iter().filter(|piece| !is_mark(piece)).count();
        return squeezed + if characters < 2 && pieces.len() > 4 { RUNT } else { 0 };
    }
    let stretched = if slack > 0 { stretch_cost(pieces, &line, slack) } else { 0 };
    let cut = match pieces[line.end - 1].break_after {
        Break::Allowed(cost) => i64::from(cost),
        Break::Forbidden => 0,
    };
    squeezed + stretched + cut
}

fn is_mark(piece: &Piece) -> bool {
    piece.class.is_full_width_mark() || matches!(piece.class, Class::Space | Class::LatinClose)
}

/// By the last step of squeezing that is needed, and the part of its room that is used.
fn squeeze_cost(pieces: &Pieces, line: &Range<usize>, need: i64) -> i64 {
    let mut left = need;
    for (step, price) in STEPS.into_iter().zip([10, 25, 50, 100]) {
        let room = room_at(pieces, line, step).to_units();
        if left <= room {
            return price + price * left * left * 3 / (room * room).max(1);
        }
        left -= room;
    }
    400
}

/// 100 and the square of what each gap takes, in hundredths of an em.
fn stretch_cost(pieces: &Pieces, line: &Range<usize>, slack: i64) -> i64 {
    let inner = line.start..line.end - 1;
    let gaps = pieces[inner].iter().filter(|piece| !piece.tight_after).count();
    let gaps = i64::try_from(gaps).unwrap_or(1).max(1);
    let em = pieces[line.start].em.to_units().max(1);
    let each = (slack * 1000 / (gaps * em)).min(100_000);
    100 + each * each / 10
}

/// Natural width of a line, trimmed at its ends.
fn natural(pieces: &Pieces, line: Range<usize>, trimmed: bool) -> Length {
    let first = &pieces[line.start];
    let start = if trimmed { first.start_trim } else { Length::ZERO };
    pieces.width(&line) - first.gap_before - start - trailing(pieces, &line)
}

/// All that the pieces of a line may give.
fn rooms(pieces: &Pieces, line: &Range<usize>) -> Length {
    STEPS.into_iter().map(|step| room_at(pieces, line, step)).sum()
}

/// What a line's end drops: its spaces, and the white half of the mark before them.
pub(super) fn trailing(pieces: &Pieces, line: &Range<usize>) -> Length {
    let last = last_visible(pieces, line);
    let spaces: Length = pieces[last + 1..line.end].iter().map(|space| space.width).sum();
    spaces + pieces[last].end_trim
}

/// The last piece of a line that is not a space.
pub(super) fn last_visible(pieces: &Pieces, line: &Range<usize>) -> usize {
    let spaces = pieces[line.clone()].iter().rev();
    let spaces = spaces.take_while(|piece| piece.char == ' ').count();
    (line.end - 1).saturating_sub(spaces).max(line.start)
}

/// The steps of squeezing in their order (clreq, "Justification: squeezing").
pub(super) const STEPS: [Step; 4] = [Step::Spaces, Step::Brackets, Step::Pauses, Step::Stops];

/// A step of squeezing: its members give equally, before the next step begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Word spaces, down to a quarter em.
    Spaces,
    /// The white halves of brackets and quotes.
    Brackets,
    /// Those of `，` `、` `；` `：`.
    Pauses,
    /// Those of `。` `？` `！`.
    Stops,
}

/// How much a piece inside a line gives at a step.
pub(super) fn room(piece: &Piece, step: Step) -> Length {
    match (step, piece.class) {
        _ if !piece.gives => Length::ZERO,
        (Step::Spaces, Class::Space) if piece.char == ' ' => {
            (piece.width - piece.em / 4).max(Length::ZERO)
        }
        (Step::Brackets, Class::Open) => piece.start_trim,
        (Step::Brackets, Class::Close)
        | (Step::Pauses, Class::Pause)
        | (Step::Stops, Class::Stop) => piece.end_trim,
        _ => Length::ZERO,
    }
}

/// Whether a piece of a line may give anything: not those that the line's ends have trimmed.
pub(super) fn gives(pieces: &Pieces, line: &Range<usize>, at: usize) -> bool {
    at < last_visible(pieces, line) && (at > line.start || pieces[at].class != Class::Open)
}

fn room_at(pieces: &Pieces, line: &Range<usize>, step: Step) -> Length {
    let last = last_visible(pieces, line);
    let first = line.start + usize::from(pieces[line.start].class == Class::Open);
    let inner = pieces.get(first..last).unwrap_or_default();
    inner.iter().map(|piece| room(piece, step)).sum()
}
