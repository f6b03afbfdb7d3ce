//! Short terms of signs and letters that a line never parts: `A类`, `3＋2＝5`, `@某地发布`.

use super::Atoms;
use crate::text::class::{Class, is_numeral};

/// What a letter or two belong to.
const KINDS: &str = "类级股型";
/// The longest Latin word that belongs to the character behind it.
const SHORT_WORD: usize = 2;

impl Atoms<'_> {
    /// `A类`, `B股`, `AA级`.
    pub(super) fn short_word(&mut self, at: usize) {
        if !self.is_in(at + 1, KINDS) {
            return;
        }
        let letters = self.all[..=at].iter().rev();
        let length = letters.take_while(|c| c.class == Class::Latin).take(SHORT_WORD + 1).count();
        if length <= SHORT_WORD {
            self.glue(at..at + 2);
        }
    }

    /// A sign of counting stays with both its sides; in a row, `××县`, it stands for words.
    pub(super) fn operator(&mut self, at: usize) {
        let char = self.all[at].char;
        let is_same = |side: Option<usize>| {
            side.and_then(|at| self.all.get(at)).is_some_and(|side| side.char == char)
        };
        if !is_same(at.checked_sub(1)) && !is_same(Some(at + 1)) {
            self.glue(at.saturating_sub(1)..at + 2);
        }
    }

    /// `@` stays with what follows it.
    pub(super) fn mention(&mut self, at: usize) {
        self.glue(at..at + 2);
    }

    /// The number of an item amid a paragraph, `；（1）整改`, stays with its text as that at its
    /// head does; beside an opening mark also where the number follows a word: `包括（1）“一网”`.
    pub(super) fn item(&mut self, at: usize) {
        let number = |c: &crate::text::Character| c.class == Class::Digit || is_numeral(c.char);
        let length = self.run(at + 1, 3, number);
        let end = at + 1 + length;
        if length == 0 || !self.is_in(end, "）") {
            return;
        }
        let before = at.checked_sub(1).and_then(|at| self.class(at));
        let is_begun = before.is_none_or(|class| class.is_full_width_mark());
        if is_begun || self.class(end + 1) == Some(Class::Open) {
            self.glue(at..end + 2);
        }
    }
}
