//! The names of meanings, classes and states while a words file is read.

use std::collections::{BTreeMap, BTreeSet};

use super::meaning::{GRAMMAR, Meaning, Meanings};
use super::reference::Reference;
use super::state::{self, State};

/// What the names of a words file stand for.
pub(super) struct Names {
    /// The names of meanings, by number.
    pub(super) meanings: Vec<String>,
    /// Classes with their meanings.
    classes: BTreeMap<String, Meanings>,
    /// Meanings and classes by name.
    known: BTreeMap<String, Reference>,
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
            classes: BTreeMap::new(),
            known: BTreeMap::new(),
            dividing: BTreeSet::new(),
            states: state::NAMES.map(str::to_owned).to_vec(),
        };
        GRAMMAR.iter().for_each(|name| {
            names.add(name).ok();
        });
        names
    }

    /// A new meaning; or why there can be none.
    pub(super) fn add(&mut self, name: &str) -> Result<Meaning, String> {
        let number = self.meanings.len();
        if number >= Meaning::MOST {
            return Err(format!("意思至多 {} 个", Meaning::MOST));
        }
        let meaning = Meaning::numbered(u8::try_from(number).unwrap_or_default());
        self.introduce(name, Reference::Meaning(meaning))?;
        self.meanings.push(name.to_owned());
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
        let is_taken = name == "topic" || name == "named" || self.known.contains_key(name);
        if is_taken {
            return Err(format!("名称 {name} 重复了，或已另有用处"));
        }
        self.known.insert(name.to_owned(), reference);
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
        self.known.get(name).copied().ok_or_else(|| format!("没有 {name} 这个意思"))
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
    pub(super) fn all(&self, list: &str) -> Result<Meanings, String> {
        let each = list.split_ascii_whitespace().map(|name| self.meanings(name));
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

    /// Makes a state known.
    pub(super) fn add_state(&mut self, name: &str) {
        if !self.states.iter().any(|known| known == name) {
            self.states.push(name.to_owned());
        }
    }
}
