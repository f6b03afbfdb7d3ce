//! The words of a words file with their meanings.

use toml::Spanned;

use super::file::{WordsByMeaning, WordsFile};
use super::loader::Loader;
use super::meaning::{GRAMMAR, Meaning, Meanings};
use super::read_lists::{each_word, is_plain};

/// Reports have a few hundred; ever more would only make reading slow.
const MOST_WORDS: usize = 5_000;
/// What ends a clause cannot be in a word.
pub(super) const MARKS: &[char] =
    &['，', '；', '。', '：', '（', '）', '！', '？', ',', ';', ':', '(', ')'];

impl Loader<'_> {
    /// All names and words.
    pub(super) fn words(&mut self, file: &WordsFile) {
        let length =
            |words: &WordsByMeaning| words.values().map(|text| text.get_ref().len()).sum::<usize>();
        let all = file.words.values().map(length).sum::<usize>() + length(&file.grammar);
        self.vocabulary.words.reserve(all);
        for (name, words) in &file.grammar {
            match GRAMMAR.iter().position(|known| known == name.get_ref()) {
                Some(number) => self.add(words, Meaning::at(number)),
                None => {
                    let message = format!("grammar 里没有 {}", name.get_ref());
                    self.faults.add("L202", message, name);
                }
            }
        }
        for (class, words) in &file.words {
            self.class(class, words);
        }
        for (name, subject) in &file.subjects {
            let topics = self.class(name, &subject.topics);
            self.names.topics = self.names.topics.with(topics);
        }
        if let Some(figures) = &file.figures {
            for name in figures.get_ref().split_whitespace() {
                if let Err(message) = self.names.add(name, figures.span()) {
                    self.faults.add_piece("L202", message, (figures, name));
                }
            }
        }
    }

    /// A class of meanings with their words.
    fn class(&mut self, class: &Spanned<String>, words: &WordsByMeaning) -> Meanings {
        let mut meanings = Meanings::default();
        for (name, words) in words {
            match self.names.add(name.get_ref(), name.span()) {
                Ok(meaning) => {
                    meanings = meanings.with(Meanings::of(meaning));
                    self.add(words, meaning);
                }
                Err(message) => self.faults.add_once("L202", message, name),
            }
        }
        if words.is_empty() {
            self.faults.add("L202", format!("{} 里没有一个意思", class.get_ref()), class);
        }
        let added = self.names.add_class(class.get_ref(), meanings);
        self.faults.known("L202", added, class);
        meanings
    }

    /// Gives a meaning its words.
    fn add(&mut self, words: &Spanned<String>, meaning: Meaning) {
        let text = words.get_ref();
        if text.trim().is_empty() {
            self.faults.add("L202", "没有写词；没有哪个词单独说的，名称写进 figures", words);
        }
        let is_plain = is_plain(text);
        let has_marks = !is_plain && text.contains(MARKS);
        each_word(text, is_plain, |word| {
            if has_marks && word.contains(MARKS) {
                let message = format!("“{word}”里不能有 ，；。：（）；词之间用空格");
                self.faults.add_piece("L201", message, (words, word));
            } else if let Err(other) = self.vocabulary.add(word, meaning) {
                let message = format!("“{word}”已是 {} 的词，请删去一处", self.names.name(other));
                self.faults.add_piece("L201", message, (words, word));
            }
        });
        if self.vocabulary.words.count() > MOST_WORDS {
            self.faults.add_once("L202", format!("词至多 {MOST_WORDS} 个"), words);
        }
    }
}
