//! Which is the longest word of a list that a text begins with?

use std::ops::Range;

/// So many groups the words fall into by their first two characters.
const GROUPS: usize = 512;
/// So many kinds of characters they begin with.
const BEGINNINGS: usize = 4096;
/// No word; there are fewer.
const NONE: u16 = u16::MAX;

/// A list of words, each with what it is. It is made in one pass, for a report asks it a few dozen times:
/// sorting would cost more than all the looking up.
#[derive(Clone, Debug)]
pub struct Lexicon<T> {
    /// All words, one behind the other.
    text: String,
    entries: Vec<Entry<T>>,
    /// Of each group the last word.
    last: [u16; GROUPS],
    /// Whether some word begins with such a character.
    begins: [bool; BEGINNINGS],
}

#[derive(Clone, Debug)]
struct Entry<T> {
    word: Range<usize>,
    value: T,
    /// The word before it in its group.
    before: u16,
}

impl<T> Default for Lexicon<T> {
    fn default() -> Self {
        Self {
            text: String::new(),
            entries: Vec::new(),
            last: [NONE; GROUPS],
            begins: [false; BEGINNINGS],
        }
    }
}

impl<T: Copy> Lexicon<T> {
    /// A list of words; of one that is there twice the first counts.
    #[must_use]
    pub fn new<'w>(words: impl Iterator<Item = (&'w str, T)>) -> Self {
        let mut lexicon = Self::default();
        lexicon.entries.reserve(GROUPS);
        for (word, value) in words {
            lexicon.add(word, value).ok();
        }
        lexicon
    }

    /// Makes room for the words of a text of this length.
    pub fn reserve(&mut self, length: usize) {
        self.text.reserve(length);
        self.entries.reserve(length / "词语 ".len());
    }

    /// Adds a word; an empty one, and the 65,536th and those after it, are not found.
    ///
    /// # Errors
    /// What the word is already, if it is in the list.
    pub fn add(&mut self, word: &str, value: T) -> Result<(), T> {
        let number = u16::try_from(self.entries.len()).ok().filter(|number| *number != NONE);
        let Some((first, number)) = word.chars().next().zip(number) else { return Ok(()) };
        let group = group_of(first, word.chars().nth(1));
        if let Some(known) = self.entry(group, word) {
            return Err(known.value);
        }
        self.begins[beginning(first)] = true;
        let before = std::mem::replace(&mut self.last[group], number);
        let start = self.text.len();
        self.text.push_str(word);
        self.entries.push(Entry { word: start..self.text.len(), value, before });
        Ok(())
    }

    /// How many words there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// What a word is, if it is in the list.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<T> {
        let entry = self.entry(group_of_word(word)?, word)?;
        Some(entry.value)
    }

    /// The entry of a word, which is in this group.
    fn entry(&self, group: usize, word: &str) -> Option<&Entry<T>> {
        let mut next = self.last[group];
        while let Some(entry) = self.entries.get(usize::from(next)) {
            if self.text.as_bytes()[entry.word.clone()] == *word.as_bytes() {
                return Some(entry);
            }
            next = entry.before;
        }
        None
    }

    /// The longest word that a text begins with, and what it is.
    pub fn longest(&self, text: &(impl Iterator<Item = char> + Clone)) -> Option<(&str, T)> {
        self.all(text).max_by_key(|(word, _)| word.len())
    }

    /// The same of a text that is at hand as it is written, which is quicker.
    #[must_use]
    pub fn longest_of(&self, text: &str) -> Option<(&str, T)> {
        let mut chars = text.chars();
        let first = chars.next().filter(|first| self.begins[beginning(*first)])?;
        let (one, two) = (group_of(first, None), group_of(first, chars.next()));
        let longest = self.longest_in(two, text.as_bytes());
        // What begins with two characters of a text is longer than what begins with one.
        let entry = longest.or_else(|| self.longest_in(one, text.as_bytes()))?;
        Some((&self.text[entry.word.clone()], entry.value))
    }

    /// The longest word of a group that a text begins with.
    fn longest_in(&self, group: usize, text: &[u8]) -> Option<&Entry<T>> {
        let (mut longest, mut next): (Option<&Entry<T>>, u16) = (None, self.last[group]);
        while let Some(entry) = self.entries.get(usize::from(next)) {
            let is_longer = longest.is_none_or(|known| known.word.len() < entry.word.len());
            if is_longer && text.starts_with(&self.text.as_bytes()[entry.word.clone()]) {
                longest = Some(entry);
            }
            next = entry.before;
        }
        longest
    }

    /// Every word that a text begins with, in no order.
    pub fn all(
        &self,
        text: &(impl Iterator<Item = char> + Clone),
    ) -> impl Iterator<Item = (&str, T)> {
        let begins = |word: &str| {
            let mut text = text.clone();
            word.chars().all(|char| text.next() == Some(char))
        };
        self.groups(text).filter(move |(word, _)| begins(word))
    }

    /// The words that a text may begin with: those of its first two characters, and those of its first alone.
    fn groups(
        &self,
        text: &(impl Iterator<Item = char> + Clone),
    ) -> impl Iterator<Item = (&str, T)> {
        let mut text = text.clone();
        // Most characters begin no word.
        let first = text.next().filter(|first| self.begins[beginning(*first)]);
        let one = first.map(|first| group_of(first, None));
        let two = first.map(|first| group_of(first, text.next())).filter(|two| Some(*two) != one);
        self.group(two).chain(self.group(one))
    }

    /// The words of a group, the last one first.
    fn group(&self, group: Option<usize>) -> impl Iterator<Item = (&str, T)> {
        let entry = |number: u16| self.entries.get(usize::from(number));
        let last = group.and_then(|group| entry(self.last[group]));
        let all = std::iter::successors(last, move |of| entry(of.before));
        all.map(|entry| (&self.text[entry.word.clone()], entry.value))
    }
}

/// The group of what begins with these characters: the first two, or the only one.
fn group_of(first: char, second: Option<char>) -> usize {
    let second = second.map_or(0, |char| char as usize);
    (first as usize ^ second.rotate_left(4)) % GROUPS
}

/// Where it is noted that a word begins with a character.
const fn beginning(first: char) -> usize {
    first as usize % BEGINNINGS
}

/// The group of a word.
fn group_of_word(word: &str) -> Option<usize> {
    let mut chars = word.chars();
    Some(group_of(chars.next()?, chars.next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found() {
        // 且 is U+4E14 and 唔 U+5514: they fall into one group.
        let lexicon =
            Lexicon::new([("政", 1), ("政府", 2), ("政府信息", 3), ("且", 4)].into_iter());
        let of = |text: &str| {
            let found = lexicon.longest(&text.chars());
            assert_eq!(found, lexicon.longest_of(text));
            found
        };
        assert_eq!(of("政府信"), Some(("政府", 2)));
        assert_eq!((of("政府信息公开"), of("政")), (Some(("政府信息", 3)), Some(("政", 1))));
        assert_eq!((of("且慢"), of("唔"), of("")), (Some(("且", 4)), None, None));
        let mut all: Vec<_> = lexicon.all(&"政府信".chars()).collect();
        all.sort_unstable();
        assert_eq!(all, [("政", 1), ("政府", 2)]);
    }
}
