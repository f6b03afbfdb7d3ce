//! Which half-width marks of a text are to be full-width, each with its neighbours as they will be.

use std::collections::BTreeMap;

use super::marks::Marks;
use super::pairs::{Pair, bracket, is_wrong_quote, pairs, quotes};
use super::pauses::pause;
use super::slip::Slip;

/// The slips among the half-width marks of a text.
///
/// What becomes of a mark hangs on its neighbours, and a mark that becomes full-width makes more of
/// them so, never fewer. Each is looked at once, and again when a neighbour becomes full-width, so
/// the work is in proportion to the marks.
pub(super) fn settled(words: &str) -> Vec<Slip> {
    let mut marks = Settling::new(words);
    while let Some(at) = marks.left.pop() {
        marks.look(at);
    }
    marks.quotes.into_values().chain(marks.found.into_values()).collect()
}

/// The marks of a text, and what is known of them.
struct Settling<'t> {
    marks: Marks<'t>,
    /// By the places of their half-width brackets.
    pairs: BTreeMap<usize, Pair>,
    /// Where to look, the next at the end.
    left: Vec<usize>,
    /// Slips of pauses and brackets, by the place of the first mark.
    found: BTreeMap<usize, Slip>,
    /// Slips of quotes, for each kind of them one.
    quotes: BTreeMap<char, Slip>,
}

impl<'t> Settling<'t> {
    fn new(words: &'t str) -> Self {
        let marks = Marks::new(words);
        let left = marks.all.iter().rev().map(|(at, _)| *at).collect();
        let (found, quotes) = (BTreeMap::new(), BTreeMap::new());
        Self { pairs: pairs(&marks), marks, left, found, quotes }
    }

    /// Looks at the mark at a place; puts off its neighbours where it becomes full-width.
    fn look(&mut self, at: usize) {
        let Some(mark) = self.marks.at(at) else { return };
        let (first, slip) = match mark {
            '"' | '\'' => return self.look_at_quote(at, mark),
            '(' | ')' => {
                let Some(pair) = self.pairs.get(&at) else { return };
                (pair.place(), bracket(&self.marks, pair))
            }
            mark => (at, pause(&self.marks, at, mark)),
        };
        if let Some(slip) = slip {
            self.left.extend(self.marks.mend(&slip));
            self.found.insert(first, slip);
        }
    }

    /// One quote that is wrong tells of all: the slip is told at the first that is.
    fn look_at_quote(&mut self, at: usize, mark: char) {
        if !is_wrong_quote(&self.marks, at) {
            return;
        }
        if let Some(slip) = self.quotes.get_mut(&mark) {
            if at < slip.place.start {
                slip.place = at..at + 1;
            }
        } else {
            let slip = quotes(&self.marks, at, mark);
            self.left.extend(self.marks.mend(&slip));
            self.quotes.insert(mark, slip);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However marks hang on each other, forwards or backwards.
    #[test]
    fn no_mark_is_looked_at_often() {
        let texts = [
            "(1),".repeat(500) + "甲",
            "甲".to_owned() + &",(a)".repeat(500),
            "甲\"(1),'".repeat(500),
            "(".repeat(500) + "甲" + &",".repeat(500) + &")".repeat(500),
            "97.5%.(1).\"".repeat(500) + "甲",
        ];
        for text in texts {
            let mut marks = Settling::new(&text);
            let (all, mut looks) = (marks.left.len(), 0);
            while let Some(at) = marks.left.pop() {
                marks.look(at);
                looks += 1;
            }
            // Once, and for its change each neighbour and the bracket before a mark passed by.
            assert!(all >= 500 && looks <= 4 * all, "{all} {looks}");
        }
    }
}
