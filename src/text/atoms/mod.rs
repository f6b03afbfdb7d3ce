//! Which runs of characters never part, though their classes would let them, and which part
//! only at a cost?
//!
//! Numbers with their units, dates, document numbers, articles of a law, ranges, labels
//! (GB/T 15835-2011; house rules of careful offices). Each is one small pattern, and each looks
//! at a bounded stretch of text or once through its own, so that a paragraph takes time in
//! proportion to its length.

mod addresses;
mod numbers;
mod terms;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::class::{Character, Class, is_ideograph, is_numeral};
use super::context::classify;
use super::label::label;
use super::prohibition::{Break, Prohibition, pair};

/// After the interpunct of a name.
const NAME_COST: u16 = 120;
/// Inside a book title of less than six characters.
const BOOK_TITLE_COST: u16 = 80;
/// Characters of a short book title.
const SHORT_BOOK_TITLE: usize = 6;

/// A text as characters, and what a line may do after each of them.
#[must_use]
pub fn breaks(text: &str, level: Prohibition) -> (Vec<Character>, Vec<Break>) {
    let characters = classify(text);
    let pairs = characters.windows(2).map(|pairs| pair(pairs[0].class, pairs[1].class, level));
    let breaks: Vec<Break> = pairs.chain([Break::Allowed(0)]).take(characters.len()).collect();
    let mut atoms = Atoms { all: &characters, breaks };
    for at in 0..characters.len() {
        atoms.begun(at);
    }
    atoms.addresses();
    atoms.label(text);
    for at in 0..characters.len() {
        atoms.joined(at);
    }
    let breaks = atoms.breaks;
    (characters, breaks)
}

struct Atoms<'a> {
    all: &'a [Character],
    breaks: Vec<Break>,
}

impl Atoms<'_> {
    /// The atom that the character at `at` begins or holds together, if it does so.
    fn begun(&mut self, at: usize) {
        let Character { char, class, .. } = self.all[at];
        // Most characters are Han, and few of them begin anything.
        if is_ideograph(char) {
            match char {
                '第' => self.ordinal(at),
                char if is_numeral(char) => self.numeral(at),
                _ => {}
            }
            return;
        }
        match (class, char) {
            (Class::Digit | Class::Postfix, _) => self.number(at),
            (Class::Latin, '@') => self.mention(at),
            (Class::Latin | Class::Han, '＝' | '＋' | '×' | '÷' | '=' | '+') => {
                self.operator(at)
            }
            (Class::Latin, _) | (Class::Han, 'Ⅰ'..='ⅿ') => self.short_word(at),
            (Class::Join, _) => self.range(at),
            (Class::Dot, _) => self.name(at),
            (_, '（') => self.item(at),
            (_, '〔') => self.document_number(at),
            (_, '《') => self.book_title(at),
            (_, ' ') => self.spaced(at),
            (_, char) if is_numeral(char) => self.numeral(at),
            _ => {}
        }
    }

    /// No break inside `range` of characters.
    fn glue(&mut self, range: Range<usize>) {
        let end = range.end.min(self.all.len()).saturating_sub(1).max(range.start);
        if let Some(inside) = self.breaks.get_mut(range.start..end) {
            inside.fill(Break::Forbidden);
        }
    }

    /// A break after `at` costs at least `cost`, where there may be one at all.
    fn charge(&mut self, at: usize, cost: u16) {
        if let Some(Break::Allowed(known)) = self.breaks.get_mut(at) {
            *known = cost.max(*known);
        }
    }

    /// A line ends after `at` only where nothing better is near, if it may end there at all.
    fn avoid(&mut self, at: usize) {
        if let Some(end @ Break::Allowed(_)) = self.breaks.get_mut(at) {
            *end = Break::Avoided;
        }
    }

    fn class(&self, at: usize) -> Option<Class> {
        self.all.get(at).map(|character| character.class)
    }

    fn is_in(&self, at: usize, set: &str) -> bool {
        self.all.get(at).is_some_and(|character| set.contains(character.char))
    }

    /// How many characters from `at` on are in a set, at most `most`.
    fn run(&self, at: usize, most: usize, is_part: impl Fn(&Character) -> bool) -> usize {
        self.all.iter().skip(at).take(most).take_while(|character| is_part(character)).count()
    }

    /// `GB/T 9704`, `1 234 567`, `(0371) 12345678`: spaces inside one thing.
    fn spaced(&mut self, at: usize) {
        let before = at.checked_sub(1).and_then(|at| self.all.get(at));
        let Some(before) = before else { return };
        let closes = before.char == ')' && at >= 2 && self.class(at - 2) == Some(Class::Digit);
        let joins = before.char.is_ascii_uppercase() || before.class == Class::Digit || closes;
        if joins && self.class(at + 1) == Some(Class::Digit) {
            self.glue(at - 1..at + 2);
        }
    }

    /// `莎·｜克` at a cost.
    fn name(&mut self, at: usize) {
        self.charge(at, NAME_COST);
    }

    /// A short `《条例》` stays together if it can.
    fn book_title(&mut self, at: usize) {
        let length = self.run(at + 1, SHORT_BOOK_TITLE, |c| !"《》".contains(c.char));
        if length < SHORT_BOOK_TITLE && self.is_in(at + 1 + length, "》") {
            for place in at..at + length {
                self.charge(place, BOOK_TITLE_COST);
            }
        }
    }

    /// No break straight after the label of a paragraph or a row.
    fn label(&mut self, text: &str) {
        let Some(label) = label(text) else { return };
        let mut length = self.all.iter().take_while(|c| c.offset < label.length).count();
        length += usize::from(self.class(length) == Some(Class::Space));
        if length < self.all.len() {
            self.glue(0..length + 1);
        }
    }

    /// U+00A0 and U+2060 let no line end beside them; a mark on a character is never parted
    /// from it.
    fn joined(&mut self, at: usize) {
        let character = &self.all[at];
        if matches!(character.char, '\u{A0}' | '\u{2060}') {
            self.glue(at.saturating_sub(1)..at + 2);
        }
        if character.is_extending() && at > 0 {
            self.breaks[at - 1] = Break::Inseparable;
        }
    }
}
