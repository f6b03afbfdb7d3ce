//! From the text of a words file to a [`Vocabulary`].

use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use toml::Spanned;

use super::condition::Condition;
use super::file::{RowFile, SubjectFile, WordsByMeaning, WordsFile};
use super::meaning::{GRAMMAR, Meaning, Meanings};
use super::names::Names;
use super::reference::Reference;
use super::subject::{Row, SUBJECT_RULES, Subject};

use super::wrong::Wrong;
use super::{Fees, Labels, Parts, Vocabulary, sum};
use crate::base::{Diagnostic, SourceId, Span};
use crate::syntax;

/// The words files that every genreport knows: name and text.
pub const BUILT_IN: [(&str, &str); 1] =
    [("annual-report-words", include_str!("../../layouts/annual-report-words.toml"))];

/// A built-in words file, read once.
#[must_use]
pub fn built_in(name: &str) -> Option<Arc<Vocabulary>> {
    static READ: LazyLock<Vec<Arc<Vocabulary>>> = LazyLock::new(|| {
        let read = |(_, text): &(&str, &str)| load(text, SourceId::default()).unwrap_or_default();
        BUILT_IN.iter().map(read).map(Arc::new).collect()
    });
    let number = BUILT_IN.iter().position(|(known, _)| *known == name)?;
    READ.get(number).cloned()
}

/// Reads a words file from its text, which is the text `source`.
///
/// # Errors
/// Everything that is wrong with it, at its place.
pub fn load(text: &str, source: SourceId) -> Result<Vocabulary, Vec<Diagnostic>> {
    let (parsed, findings) = syntax::parse(text, source);
    if !findings.is_empty() {
        return Err(findings);
    }
    let table = Spanned::new(0..text.len(), parsed.table);
    let file = WordsFile::deserialize(toml::de::Deserializer::from(table))
        .map_err(|error| vec![syntax::shape_fault("词语文件", &error, source)])?;
    let mut loader = Loader {
        source,
        names: Names::new(),
        found: Vec::new(),
        vocabulary: Vocabulary::default(),
    };
    loader.words(&file);
    loader.rows(&file);
    let Loader { names, found, mut vocabulary, .. } = loader;
    vocabulary.names = names.meanings;
    if found.is_empty() { Ok(vocabulary) } else { Err(found) }
}

struct Loader {
    source: SourceId,
    names: Names,
    found: Vec<Diagnostic>,
    vocabulary: Vocabulary,
}

/// The words between the spaces of a text.
fn list(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

impl Loader {
    fn fault<T>(&mut self, code: &'static str, message: impl Into<String>, at: &Spanned<T>) {
        let span = Span::of(self.source, &at.span());
        let help = if code == "L201" {
            "请删去一处"
        } else {
            "写法见 layouts/README.md 的 Words"
        };
        self.found.push(Diagnostic::error(code, message, span).help(help));
    }

    /// What was read of a value, or a fault of it.
    fn known<T, U>(
        &mut self,
        code: &'static str,
        read: Result<T, String>,
        at: &Spanned<U>,
    ) -> Option<T> {
        read.map_err(|message| self.fault(code, message, at)).ok()
    }

    /// All words with their meanings, and the lists that need no names.
    fn words(&mut self, file: &WordsFile) {
        self.grammar(&file.grammar);
        for (class, words) in &file.words {
            self.class(class, words);
        }
        for (name, subject) in &file.subjects {
            self.class(name, &subject.topics);
        }
        for name in file.figures.iter().flat_map(|names| names.get_ref().split_whitespace()) {
            if let (Err(fault), Some(at)) = (self.names.add(name), &file.figures) {
                self.fault("L202", fault, at);
            }
        }
        let fees = file.fees.as_ref().and_then(|fees| {
            let row = self.row_of(&fees.row)?;
            let (whole, part) = (fees.whole.clone(), fees.part.clone());
            Some(Fees { row, whole, part, others: list(&fees.others) })
        });
        let rules = file.rules.as_ref().and_then(|rules| self.row_of(&rules.row));
        let vocabulary = &mut self.vocabulary;
        vocabulary.measures = list(file.measures.get_ref());
        vocabulary.speaks_for_area = list(&file.speaks_for_area);
        vocabulary.labels =
            Labels { begins: list(&file.labels.begins), ends: list(&file.labels.ends) };
        vocabulary.parts =
            Parts { leads: list(&file.parts.leads), others: list(&file.parts.others) };
        vocabulary.documents = file.documents.clone();
        (vocabulary.fees, vocabulary.rules) = (fees, rules);
        if vocabulary.measures.is_empty() {
            self.fault("L202", "measures 要写量词", &file.measures);
        }
    }

    /// The words of the meanings that the reader knows by itself.
    fn grammar(&mut self, words: &WordsByMeaning) {
        for (name, words) in words {
            match GRAMMAR.iter().position(|known| known == name.get_ref()) {
                Some(number) => self.add(words, number),
                None => self.fault("L202", format!("grammar 里没有 {}", name.get_ref()), name),
            }
        }
    }

    /// A class of meanings with their words.
    fn class(&mut self, class: &Spanned<String>, words: &WordsByMeaning) {
        let mut meanings = Meanings::default();
        for (name, words) in words {
            if let Some(meaning) = self.meaning(name) {
                meanings = meanings.with(Meanings::of(meaning));
                self.add(words, meaning.number());
            }
        }
        let added = self.names.add_class(class.get_ref(), meanings);
        self.known("L202", added, class);
    }

    /// The meaning of a row that a rule looks for.
    fn row_of(&mut self, name: &Spanned<String>) -> Option<Meaning> {
        match self.names.reference(name.get_ref()) {
            Ok(Reference::Meaning(meaning)) => Some(meaning),
            Ok(_) => None,
            Err(message) => {
                self.fault("L202", message, name);
                None
            }
        }
    }

    fn meaning(&mut self, name: &Spanned<String>) -> Option<Meaning> {
        let added = self.names.add(name.get_ref());
        self.known("L202", added, name)
    }

    fn add(&mut self, words: &Spanned<String>, number: usize) {
        let meaning = Meaning::numbered(u8::try_from(number).unwrap_or_default());
        if let Err(word) = self.vocabulary.add(words.get_ref(), meaning) {
            self.fault("L201", format!("“{word}”写了两次"), words);
        }
    }

    /// All rows, once every name is known.
    fn rows(&mut self, file: &WordsFile) {
        if let Some(class) = &file.divides {
            let divided = self.names.divide(class.get_ref());
            self.vocabulary.divides = self.known("L202", divided, class).unwrap_or_default();
        }
        let of_subjects = file.subjects.values().flat_map(|subject| &subject.rows);
        for state in of_subjects.filter_map(|row| row.then.as_ref()) {
            self.names.add_state(state);
        }
        self.vocabulary.subjects =
            file.subjects.iter().filter_map(|(name, file)| self.subject(name, file)).collect();
        self.vocabulary.absence =
            file.absence.rows.iter().filter_map(|row| self.row(row)).collect();
    }

    fn subject(&mut self, name: &Spanned<String>, file: &SubjectFile) -> Option<Subject> {
        let topics = self.names.meanings(name.get_ref()).ok()?;
        let rule = SUBJECT_RULES.into_iter().find(|rule| rule == file.rule.get_ref());
        if rule.is_none() {
            self.fault(
                "L203",
                format!("rule 要写 {} 中的一个", SUBJECT_RULES.join("、")),
                &file.rule,
            );
        }
        let mut all = |names: &Option<Spanned<String>>| {
            let names = names.as_ref()?;
            let read = self.names.all(names.get_ref());
            self.known("L203", read, names)
        };
        let between = all(&file.between).unwrap_or_default();
        let mixed_with = all(&file.mixed_with).unwrap_or_default();
        let tried = all(&file.tried).unwrap_or_default();
        let told = file.told.iter().filter_map(|row| self.row(row)).collect();
        let rows = file.rows.iter().filter_map(|row| self.row(row)).collect();
        let (matter, together) = (file.matter, file.together);
        let rule = rule?;
        Some(Subject { rule, matter, together, between, mixed_with, tried, topics, told, rows })
    }

    fn row(&mut self, file: &RowFile) -> Option<Row> {
        let when = Condition::parse(file.when.get_ref(), &self.names);
        let when = self.understood(when, &file.when);
        let means = match &file.means {
            Some(means) => {
                let read = sum::parse(means.get_ref(), &self.names);
                self.understood(read, means)
            }
            None => Some(Vec::new()),
        };
        let then = file.then.as_ref().and_then(|name| self.names.state(name).ok());
        Some(Row { when: when?, means: means?, then, example: file.example.clone() })
    }

    /// What was read of a part of a row, or a fault at the piece that is wrong.
    fn understood<T>(&mut self, read: Result<T, Wrong>, at: &Spanned<String>) -> Option<T> {
        read.map_err(|Wrong { piece, message }| {
            let (text, whole) = (at.get_ref(), at.span());
            // The text stands between quotes; one with escapes is pointed at as a whole.
            let is_plain = whole.len() == text.len() + 2;
            let offset = text.find(&piece).filter(|_| is_plain && !piece.is_empty());
            let part = offset.map(|offset| whole.start + 1 + offset);
            let range = part.map_or(whole, |start| start..start + piece.len());
            self.fault("L203", message, &Spanned::new(range, ()));
        })
        .ok()
    }
}
