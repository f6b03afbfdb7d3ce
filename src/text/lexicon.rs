//! Which is the longest word of a list that a text begins with?

/// So many groups the words fall into by their first characters.
const GROUPS: usize = 256;

/// A list of words, each with what it is; the words are its own or live as long as the program. It is
/// made in one pass, for a report asks it a few dozen times: sorting would cost more than all the
/// looking up.
#[derive(Clone, Debug)]
pub struct Lexicon<T, W = &'static str> {
    entries: Vec<Entry<T, W>>,
    /// Of each group the last word.
    last: [Option<usize>; GROUPS],
}

#[derive(Clone, Debug)]
struct Entry<T, W> {
    word: W,
    value: T,
    /// The word before it in its group.
    before: Option<usize>,
}

impl<T, W> Default for Lexicon<T, W> {
    fn default() -> Self {
        Self { entries: Vec::new(), last: [None; GROUPS] }
    }
}

impl<T: Copy, W: AsRef<str>> Lexicon<T, W> {
    /// A list of words, none of them empty or twice.
    #[must_use]
    pub fn new(words: impl Iterator<Item = (W, T)>) -> Self {
        let mut lexicon = Self::default();
        lexicon.entries.reserve(GROUPS);
        words.for_each(|(word, value)| lexicon.add(word, value));
        lexicon
    }

    /// Adds a word that is not empty and not in the list.
    pub fn add(&mut self, word: W, value: T) {
        let last = &mut self.last[group_of(word.as_ref().chars().next().unwrap_or_default())];
        let before = last.replace(self.entries.len());
        self.entries.push(Entry { word, value, before });
    }

    /// How many words there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// What a word is, if it is in the list.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<T> {
        let group = self.group(word.chars().next());
        group.filter(|entry| entry.word.as_ref() == word).map(|entry| entry.value).next()
    }

    /// The longest word that a text begins with, and what it is.
    pub fn longest(&self, text: &(impl Iterator<Item = char> + Clone)) -> Option<(&str, T)> {
        self.all(text).max_by_key(|(word, _)| word.len())
    }

    /// The same of a text that is at hand as it is written, which is quicker.
    #[must_use]
    pub fn longest_of(&self, text: &str) -> Option<(&str, T)> {
        let entries = self.group(text.chars().next());
        let found = entries.filter(|entry| text.starts_with(entry.word.as_ref()));
        let entry = found.max_by_key(|entry| entry.word.as_ref().len())?;
        Some((entry.word.as_ref(), entry.value))
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
        let entries = self.group(text.clone().next());
        let found = entries.filter(move |entry| begins(entry.word.as_ref()));
        found.map(|entry| (entry.word.as_ref(), entry.value))
    }

    /// The words that may begin with a character, the last one first.
    fn group(&self, first: Option<char>) -> impl Iterator<Item = &Entry<T, W>> {
        let last = first.and_then(|first| self.last[group_of(first)]);
        let before = |entry: &&Entry<T, W>| entry.before.map(|at| &self.entries[at]);
        std::iter::successors(last.map(|at| &self.entries[at]), before)
    }
}

const fn group_of(first: char) -> usize {
    first as usize % GROUPS
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
