//! What makes another program end the lines of a cell where ours end?
//!
//! Word and its like fill every line as far as it goes, up to whatever character. So they are given
//! a width for which one more is too much; where no width is right for all lines, the gap behind
//! the last character of a line is made wider. Line breaks in the text would spoil it for those who
//! take it out of the file.

use crate::base::Length;
use crate::layout::paragraph::{Extents, Line};
use crate::layout::place::BORDER;

/// A quarter of a point on each side for another program's rounding.
pub(super) const ROUNDING: Length = Length::units(250);
/// So much wider than in the PDF a cell may be; the white of a mark at a line's end is more.
const OVER: Length = Length::units(700);
/// By so much a width is surely wide or narrow enough: others count no borders.
const SURE: Length = Length::units(BORDER.to_units() + ROUNDING.to_units());

/// What another program finds where our lines end.
#[derive(Clone, Debug, Default)]
pub(super) struct Refill {
    /// How far an opening mark that begins the text hangs its white half out on the left. Others do
    /// not all trim it.
    pub(super) hanging: Length,
    ends: Vec<End>,
}

/// The end of a line.
#[derive(Clone, Copy, Debug)]
struct End {
    /// How wide the line is in the PDF.
    own: Length,
    /// How wide it is at most: marks at its ends may keep their white.
    width: Length,
    /// How wide it would be with what follows; nothing does after the last.
    more: Option<Length>,
    /// Where in the text its last character stands, in bytes.
    last: usize,
}

impl Refill {
    /// Of a text on lines, flush left or not.
    pub(super) fn of(text: &Extents<'_>, lines: &[Line], flush: bool) -> Self {
        let pieces = text.pieces;
        let at = |byte: usize| pieces.partition_point(|piece| piece.offset < byte);
        let trim = |start: usize| text.start_trim(start);
        let hanging = if flush && !pieces.is_empty() { trim(0) } else { Length::ZERO };
        let end = |line: &Line| {
            let (start, end) = (at(line.text.start), at(line.text.end));
            let last = pieces.get(end.checked_sub(1)?)?;
            let kept = if start == 0 { trim(0) - hanging } else { trim(start) };
            let next = (end + 1..=pieces.len())
                .find(|next| *next == pieces.len() || pieces[next - 1].break_after.is_allowed());
            let own = text.natural(&(start..end));
            Some(End {
                own,
                width: own + kept + last.end_trim,
                more: next.map(|next| text.natural(&(start..next))),
                last: last.offset,
            })
        };
        let ends =
            if lines.len() > 1 { lines.iter().filter_map(end).collect() } else { Vec::new() };
        Self { hanging, ends }
    }

    /// What has to be taken from a `width` so that all lines end where ours do, less than nothing
    /// where one of ours is wider; `None` if no width does that.
    pub(super) fn narrowing(&self, width: Length) -> Option<Length> {
        let least = self.ends.iter().map(|end| end.width).fold(Length::ZERO, Length::max);
        let most = self.ends.iter().filter_map(|end| end.more).reduce(Length::min);
        let Some(most) = most else { return Some(Length::ZERO) };
        match () {
            () if least <= width && width + SURE < most => Some(Length::ZERO),
            () if least <= width + OVER && least + SURE * 2 <= most => {
                Some((width - (least + most) / 2).max(-OVER - ROUNDING))
            }
            () => None,
        }
    }

    /// The least that has to be taken from a `width` on which lines of a caption end where ours do:
    /// the gaps beside its digits are wider in other programs (17.3.1.3).
    pub(super) fn least_narrowing(&self, width: Length) -> Length {
        let most = self.ends.iter().filter_map(|end| end.more).reduce(Length::min);
        most.map_or(Length::ZERO, |most| (width - most + SURE).max(Length::ZERO))
    }

    /// What has to be given to a `width` so that our widest line has room, as less than nothing.
    pub(super) fn widening(&self, width: Length) -> Length {
        let widest = self.ends.iter().map(|end| end.own).fold(Length::ZERO, Length::max);
        (width - widest - ROUNDING).min(Length::ZERO)
    }

    /// The last characters of lines, by where they stand in the text, that others would set one
    /// more behind in this width, and by how much the gap behind each is to be wider.
    pub(super) fn gaps(&self, width: Length) -> Vec<(usize, Length)> {
        let fits = |end: &&End| end.more.is_some_and(|more| more <= width + SURE);
        let gap = |end: &End| (end.last, width - end.width - ROUNDING * 2);
        let gaps = self.ends.iter().filter(fits).map(gap);
        gaps.filter(|(_, gap)| *gap > Length::ZERO).collect()
    }
}
