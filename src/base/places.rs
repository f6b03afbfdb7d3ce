//! On which line and in which column does a byte of a text stand?

use std::ops::Range;

/// A line and a column as people count them: from one, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line number, from 1.
    pub line: usize,
    /// Column in characters (not bytes), from 1.
    pub column: usize,
}

/// Bytes between two counts of characters: few enough to be counted at every question, and many
/// enough that the counts take no room.
const BLOCK: usize = 256;

/// What is counted once of a text, so that no question about a place walks over all of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// Where each line begins; the first at 0.
    lines: Vec<usize>,
    /// How many characters begin before each block.
    blocks: Vec<usize>,
}

impl Places {
    /// Walks over the text.
    pub(super) fn of(text: &str) -> Self {
        let lines = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut count = 0;
        let blocks = text.as_bytes().chunks(BLOCK).map(|block| {
            let before = count;
            count += characters(block);
            before
        });
        Self { lines: [0].into_iter().chain(lines).collect(), blocks: blocks.collect() }
    }

    /// Line and column of the character that begins at the byte `at` of the `text`, or of its end.
    pub(super) fn place(&self, text: &str, at: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        Place { line, column: self.before(text, at) - self.before(text, start) + 1 }
    }

    /// The line of the byte `at` of the `text`, without its end.
    pub(super) fn line(&self, text: &str, at: usize) -> Range<usize> {
        let line = self.lines.partition_point(|start| *start <= at);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        start..self.lines.get(line).map_or(text.len(), |next| next - 1)
    }

    /// How many characters begin before the byte `at` of the `text`.
    fn before(&self, text: &str, at: usize) -> usize {
        // At the end of a text of whole blocks there is no block: the last one is counted.
        let block = (at / BLOCK).min(self.blocks.len().saturating_sub(1));
        let rest = text.as_bytes().get(block * BLOCK..at).unwrap_or_default();
        self.blocks.get(block).copied().unwrap_or_default() + characters(rest)
    }
}

/// How many characters begin in a part of a text (RFC 3629, section 3).
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line and column by walking over all that stands before.
    fn walked(text: &str, at: usize) -> Place {
        let before = &text[..at];
        let line = before.rsplit('\n').next().unwrap_or_default();
        Place { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }

    /// A text of `length` parts, the same for the same `seed` (Numerical Recipes' generator).
    fn random_text(seed: u32, length: u32) -> String {
        let mut state = seed;
        let mut next = |bound: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            usize::try_from(state >> 16).unwrap() % bound
        };
        let parts = ["\n", "\r\n", "a", "é", "政", "𬸚", "\t", "信息公开工作年度报告", ""];
        (0..length).map(|_| parts[next(parts.len())].repeat(1 + next(3) * next(40))).collect()
    }

    #[test]
    fn places_are_those_that_walking_finds() {
        for seed in 0..300 {
            let text = random_text(seed, seed % 60);
            let places = Places::of(&text);
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                assert_eq!(places.place(&text, at), walked(&text, at), "{at} of {text:?}");
                let line = places.line(&text, at);
                assert!(line.start <= at && at <= line.end && !text[line.clone()].contains('\n'));
                assert!(line.start == 0 || text[..line.start].ends_with('\n'), "{at} of {text:?}");
                assert!(line.end == text.len() || text[line.end..].starts_with('\n'));
            }
        }
    }

    #[test]
    fn whole_blocks_have_an_end() {
        for count in 0..4 {
            let text = "a".repeat(BLOCK * count);
            let place = Place { line: 1, column: text.len() + 1 };
            assert_eq!(Places::of(&text).place(&text, text.len()), place);
        }
    }
}
