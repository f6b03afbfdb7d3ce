//! Which is the longest word of a list that a text begins with?

/// So many groups the words fall into by their first characters.
const GROUPS: usize = 256;

/// A list of words, each with what it is. It is made in one pass, for a report asks it a few dozen
/// times: sorting would cost more than all the looking up.
pub struct Lexicon<T> {
    entries: Vec<Entry<T>>,
    /// Of each group the last word.
    last: [Option<usize>; GROUPS],
}

struct Entry<T> {
    word: &'static str,
    value: T,
    /// The word before it in its group.
    before: Option<usize>,
}

impl<T: Copy> Lexicon<T> {
    /// A list of words, none of them empty or twice.
    #[must_use]
    pub fn new(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut lexicon = Self { entries: Vec::with_capacity(GROUPS), last: [None; GROUPS] };
        for (word, value) in words {
            let last = &mut lexicon.last[group(word.chars().next().unwrap_or_default())];
            let before = last.replace(lexicon.entries.len());
            lexicon.entries.push(Entry { word, value, before });
        }
        lexicon
    }

    /// The longest word that a text begins with, and what it is.
    pub fn longest(
        &self,
        text: &(impl Iterator<Item = char> + Clone),
    ) -> Option<(&'static str, T)> {
        self.all(text).max_by_key(|(word, _)| word.len())
    }

    /// Every word that a text begins with, in no order.
    pub fn all(
        &self,
        text: &(impl Iterator<Item = char> + Clone),
    ) -> impl Iterator<Item = (&'static str, T)> {
        let begins = |word: &str| {
            let mut text = text.clone();
            word.chars().all(|char| text.next() == Some(char))
        };
        let last = text.clone().next().and_then(|first| self.last[group(first)]);
        let before = |entry: &&Entry<T>| entry.before.map(|at| &self.entries[at]);
        let entries = std::iter::successors(last.map(|at| &self.entries[at]), before);
        entries.filter(move |entry| begins(entry.word)).map(|entry| (entry.word, entry.value))
    }
}

const fn group(first: char) -> usize {
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
        let of = |text: &str| lexicon.longest(&text.chars());
        assert_eq!(of("政府信"), Some(("政府", 2)));
        assert_eq!((of("政府信息公开"), of("政")), (Some(("政府信息", 3)), Some(("政", 1))));
        assert_eq!((of("且慢"), of("唔"), of("")), (Some(("且", 4)), None, None));
        let mut all: Vec<_> = lexicon.all(&"政府信".chars()).collect();
        all.sort_unstable();
        assert_eq!(all, [("政", 1), ("政府", 2)]);
    }
}
