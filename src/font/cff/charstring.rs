//! The width at the head of a glyph's outline (Adobe technical note 5177, 3.1 and 4).

use super::index::Index;

/// One in the numbers of outlines, which have 16 bits behind the point.
const ONE: i64 = 1 << 16;
/// Subroutines may call one another so deep (appendix B).
const DEEPEST: usize = 10;
/// So many numbers may wait for their operator (appendix B).
const MOST_NUMBERS: usize = 48;

/// So many steps lead to the width: sound outlines need far fewer, others could go round.
const MOST_STEPS: usize = 1_000;

/// How a glyph's outline states its width.
pub(super) enum Width {
    /// Not at all: it has the default one.
    Default,
    /// By its difference to the nominal one, in 65 536ths of a unit.
    Difference(i64),
}

/// The width at the head of an outline; `None` where it cannot be told.
pub(super) fn width(outline: &[u8], local: Index<'_>, global: Index<'_>) -> Option<Width> {
    let mut head = Head { local, global, numbers: Vec::new(), steps: 0, width: None };
    head.read(outline, 0)?;
    head.width
}

/// The numbers at the head of an outline, until the operator that takes them all.
struct Head<'d> {
    local: Index<'d>,
    global: Index<'d>,
    numbers: Vec<i64>,
    steps: usize,
    width: Option<Width>,
}

impl Head<'_> {
    /// Reads on, until the width is known or a subroutine ends.
    fn read(&mut self, outline: &[u8], depth: usize) -> Option<()> {
        let mut rest = outline.iter().copied();
        while let Some(first) = rest.next().filter(|_| self.width.is_none()) {
            self.steps += 1;
            if self.steps > MOST_STEPS || self.numbers.len() > MOST_NUMBERS || depth > DEEPEST {
                return None;
            }
            match first {
                28 | 32..=255 => self.numbers.push(number(first, &mut rest)?),
                10 | 29 => {
                    let subrs = if first == 10 { self.local } else { self.global };
                    let subr = subroutine(subrs, self.numbers.pop()?)?;
                    self.read(subr, depth + 1)?;
                }
                11 => return Some(()),
                operator => self.width = Some(self.taken(operator)?),
            }
        }
        Some(())
    }

    /// The number that an operator finds before those it takes.
    fn taken(&self, operator: u8) -> Option<Width> {
        let count = self.numbers.len();
        let is_stated = match operator {
            // hstem, vstem, hstemhm, hintmask, cntrmask, vstemhm: pairs.
            1 | 3 | 18 | 19 | 20 | 23 => count % 2 == 1,
            // rmoveto; hmoveto and vmoveto.
            21 => count > 2,
            4 | 22 => count > 1,
            // endchar, which may have four for an accented letter.
            14 => matches!(count, 1 | 5),
            // None else may come first; arithmetic is not for us.
            _ => return None,
        };
        let first = self.numbers.first().filter(|_| is_stated);
        Some(first.map_or(Width::Default, |first| Width::Difference(*first)))
    }
}

/// Numbers of subroutines are less by a bias that goes by how many there are.
fn subroutine(subrs: Index<'_>, number: i64) -> Option<&[u8]> {
    let bias = match subrs.len() {
        0..1240 => 107,
        1240..33_900 => 1131,
        _ => 32_768,
    };
    subrs.get(usize::try_from(number / ONE + bias).ok()?)
}

/// The number that begins with a byte, in 65 536ths.
fn number(first: u8, rest: &mut impl Iterator<Item = u8>) -> Option<i64> {
    let mut next = || rest.next().map(i64::from);
    Some(match first {
        28 => i64::from(i16::from_be_bytes([rest.next()?, rest.next()?])) * ONE,
        32..=246 => (i64::from(first) - 139) * ONE,
        247..=250 => ((i64::from(first) - 247) * 256 + next()? + 108) * ONE,
        251..=254 => (-(i64::from(first) - 251) * 256 - next()? - 108) * ONE,
        255 => {
            let bytes = [rest.next()?, rest.next()?, rest.next()?, rest.next()?];
            i64::from(i32::from_be_bytes(bytes))
        }
        _ => return None,
    })
}
