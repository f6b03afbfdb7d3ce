//! The names of meanings, classes and states while a words file is read.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::faults::PieceFault;
use super::meaning::{GRAMMAR, Meaning, Meanings};
use super::reference::Reference;
use super::state::{self, State};
use crate::text::Lexicon;

/// There are no more states.
const MOST_STATES: usize = 100;

/// What the names of a words file stand for.
pub(super) struct Names {
    /// The names of meanings, by number.
    meanings: Vec<String>,
    /// Where those of the file's own are written.
    places: Vec<Range<usize>>,
    /// The topics of all subjects.
    pub(super) topics: Meanings,
    /// Classes with their meanings.
    classes: BTreeMap<String, Meanings>,
    /// Meanings and classes by name.
    known: Lexicon<Reference>,
    /// The classes that divide what is counted.
    dividing: BTreeSet<String>,
    /// The names of states, by number.
    states: Vec<String>,
}

impl Names {
    /// The names that every words file has.
    pub(super) fn new() -> Self {
        let mut names = Self {
            meanings: Vec::with_capacity(Meaning::MOST),
            places: Vec::new(),
            topics: Meanings::default(),
            classes: BTreeMap::new(),
            known: Lexicon::default(),
            dividing: BTreeSet::new(),
            states: state::NAMES.map(str::to_owned).to_vec(),
        };
        GRAMMAR.iter().for_each(|name| {
            names.add(name, 0..0).ok();
        });
        names
    }

    /// A new meaning, written at a place; or why there can be none.
    pub(super) fn add(&mut self, name: &str, place: Range<usize>) -> Result<Meaning, String> {
        let number = self.meanings.len();
        if number >= Meaning::MOST {
            return Err(format!("意思至多 {} 个", Meaning::MOST));
        }
        let meaning = Meaning::at(number);
        self.introduce(name, Reference::Meaning(meaning))?;
        self.meanings.push(name.to_owned());
        self.places.push(place);
        Ok(meaning)
    }

    /// A new class of meanings.
    pub(super) fn add_class(&mut self, name: &str, meanings: Meanings) -> Result<(), String> {
        self.introduce(name, Reference::Said(meanings))?;
        self.classes.insert(name.to_owned(), meanings);
        Ok(())
    }

    fn introduce(&mut self, name: &str, reference: Reference) -> Result<(), String> {
        let is_sound = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        if name.is_empty() || !name.bytes().all(is_sound) {
            return Err("名称只用小写英文字母、数字和下划线".to_owned());
        }
        let is_taken =
            name == "topic" || name == "named" || self.known.add(name, reference).is_err();
        if is_taken {
            return Err(format!("名称 {name} 重复了，或已另有用处"));
        }
        Ok(())
    }

    /// Makes a class divide what is counted.
    pub(super) fn divide(&mut self, class: &str) -> Result<Meanings, String> {
        let Some(meanings) = self.classes.get(class) else {
            return Err(format!("没有 {class} 这一类"));
        };
        self.dividing.insert(class.to_owned());
        Ok(*meanings)
    }

    /// Whether a name is that of a class that divides.
    pub(super) fn divides(&self, name: &str) -> bool {
        self.dividing.contains(name)
    }

    /// What a name stands for.
    pub(super) fn reference(&self, name: &str) -> Result<Reference, String> {
        self.known.get(name).ok_or_else(|| format!("没有 {name} 这个意思"))
    }

    /// The meaning that a name stands for, or all those of its class.
    pub(super) fn meanings(&self, name: &str) -> Result<Meanings, String> {
        Ok(match self.reference(name)? {
            Reference::Meaning(meaning) => Meanings::of(meaning),
            Reference::Said(meanings) => meanings,
            Reference::Topic => Meanings::default(),
        })
    }

    /// All meanings of a list of names between spaces.
    pub(super) fn all<'p>(&self, list: &'p str) -> Result<Meanings, PieceFault<'p>> {
        let of = |name| self.meanings(name).map_err(|message| PieceFault::new(name, message));
        let each = list.split_ascii_whitespace().map(of);
        Ok(each
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .fold(Meanings::default(), Meanings::with))
    }

    /// The state of a name that some row brings about.
    pub(super) fn state(&self, name: &str) -> Result<State, String> {
        let number = self.states.iter().position(|known| known == name);
        number.and_then(State::numbered).ok_or_else(|| format!("没有一行的 then 写 {name}"))
    }

    /// Makes a state known; or says why there can be none.
    pub(super) fn add_state(&mut self, name: &str) -> Result<(), String> {
        if self.states.iter().any(|known| known == name) {
            return Ok(());
        }
        if self.states.len() >= MOST_STATES {
            return Err(format!("then 的名称至多 {MOST_STATES} 个"));
        }
        self.states.push(name.to_owned());
        Ok(())
    }

    /// The name of a meaning.
    pub(super) fn name(&self, meaning: Meaning) -> &str {
        self.meanings.get(meaning.number()).map_or("", String::as_str)
    }

    /// The meanings that are the file's own, with their names and where these are written.
    pub(super) fn own(&self) -> impl Iterator<Item = (Meaning, (&str, Range<usize>))> {
        let names = self.meanings.iter().map(String::as_str).zip(self.places.iter().cloned());
        names.enumerate().skip(GRAMMAR.len()).map(|(number, name)| (Meaning::at(number), name))
    }

    /// The names of all meanings, by number.
    pub(super) fn into_meanings(self) -> Vec<String> {
        self.meanings
    }
}
