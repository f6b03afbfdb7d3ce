//! Short terms of signs and letters that a line never parts: `A类`, `3＋2＝5`, `@某地发布`.

use super::Atoms;
use crate::text::class::{Class, is_numeral};
use crate::text::prohibition::Break;

/// What a letter or two belong to.
const KINDS: &str = "类级股型";
/// The longest Latin word that belongs to the character behind it.
const SHORT_WORD: usize = 2;
/// The longest grade that does: `VIII级`, `AAAAA级`.
const LONGEST_GRADE: usize = 5;

impl Atoms<'_> {
    /// `A类`, `B股`, `AA级`, `III级`, `Ⅱ级`.
    pub(super) fn short_word(&mut self, at: usize) {
        if !self.is_in(at + 1, KINDS) {
            return;
        }
        let letters = self.all[..=at].iter().rev().take_while(|c| c.class == Class::Latin);
        let letters = letters.take(LONGEST_GRADE + 1);
        let is_grade = letters.clone().all(|c| "IVXA".contains(c.char));
        let most = if is_grade { LONGEST_GRADE } else { SHORT_WORD };
        if letters.count() <= most {
            self.glue(at..at + 2);
        }
    }

    /// A sign of counting stays with both its sides. Beside another, `××县`, and where it is all too
    /// frequent, `某×县×镇×村`, it stands for words that are not said.
    pub(super) fn operator(&mut self, at: usize) {
        let char = self.all[at].char;
        let around = |reach: usize| {
            let end = (at + reach + 1).min(self.all.len());
            self.all[at.saturating_sub(reach)..end].iter().filter(|c| c.char == char).count()
        };
        if around(1) > 1 || char == '×' && around(4) > 2 {
            return;
        }
        self.glue(at.saturating_sub(1)..at + 2);
        // A long sum has to part somewhere: behind its signs.
        if around(4) > 2
            && let Some(end) = self.breaks.get_mut(at)
        {
            *end = Break::Avoided;
        }
    }

    /// `@` stays with what follows it.
    pub(super) fn mention(&mut self, at: usize) {
        self.glue(at..at + 2);
    }

    /// The number of an item amid a paragraph, `；（1）整改`, stays with its text as that at its
    /// head does; before a quote also where the number follows a word: `包括（1）“一网”`. In a
    /// chain, `（一）（二）项`, it holds on to nothing.
    pub(super) fn item(&mut self, at: usize) {
        let number = |c: &crate::text::Character| c.class == Class::Digit || is_numeral(c.char);
        let length = self.run(at + 1, 3, number);
        let end = at + 1 + length;
        if length == 0 || !self.is_in(end, "）") {
            return;
        }
        let before = at.checked_sub(1).and_then(|at| self.class(at));
        let is_begun = before.is_none_or(|class| matches!(class, Class::Pause | Class::Stop));
        let is_quoted = self.is_in(end + 1, "“‘「『《");
        if is_quoted || is_begun && !self.is_in(end + 1, "（") {
            self.glue(at..end + 2);
        }
    }
}
