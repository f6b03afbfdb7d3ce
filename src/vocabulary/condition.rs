//! When does a row of a words file hold? `carried last_year|next_year !after:part`.

use super::faults::PieceFault;
use super::meaning::Meanings;
use super::names::Names;
use super::state::State;

/// What has to be so: each of the tests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// The tests, in the order they are written.
    pub tests: Vec<Test>,
}

/// One test: any of its parts, or with `!` none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// Whether it is written with `!`.
    pub is_negated: bool,
    /// What is asked.
    pub any: Vec<Atom>,
}

/// One question about a count and the words around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// `results`: the clause says one of these.
    Said(Meanings),
    /// `applicants`, of a class that divides: the clause says some of these, and not all there are.
    Divided(Meanings),
    /// `only:within|filler`: it says nothing but these.
    Only(Meanings),
    /// `behind:answered`: it says one of these behind the topic.
    Behind(Meanings),
    /// `adjoins:and`: the word right behind the topic is one of these.
    Adjoins(Meanings),
    /// `next:new`: the next clause, up to its count, says one of these.
    Next(Meanings),
    /// `aside:new`: the same, and it stands in brackets.
    Aside(Meanings),
    /// `later:application`: the rest of the sentence says one of these.
    Later(Meanings),
    /// `heard:application`: the paragraph has named one of these topics.
    Heard(Meanings),
    /// `under:application`: the head above names one of these topics, and nothing else was counted since; of what is
    /// only likely also a topic that the paragraph has named, or any where there is no head.
    Under(Meanings),
    /// `topic:permits`: the count is of one of these topics.
    Topic(Meanings),
    /// `after:part`: what the sentence spoke of last is this.
    After(State),
    /// `named`: the clause itself names the topic.
    Named,
}

impl Condition {
    /// Reads a condition of a row about `topics`; or says what is wrong with which of its tests.
    pub(super) fn parse<'p>(
        text: &'p str,
        names: &Names,
        topics: Meanings,
    ) -> Result<Self, PieceFault<'p>> {
        let test =
            |word| Test::parse(word, names, topics).map_err(|fault| PieceFault::new(word, fault));
        let tests = text.split_ascii_whitespace().map(test);
        Ok(Self { tests: tests.collect::<Result<_, _>>()? })
    }

    /// Everything that it asks.
    pub(super) fn atoms(&self) -> impl Iterator<Item = &Atom> {
        self.tests.iter().flat_map(|test| &test.any)
    }

    /// All meanings that it asks for.
    pub(super) fn meanings(&self) -> Meanings {
        self.atoms().fold(Meanings::NONE, |all, atom| all.with(atom.meanings()))
    }

    /// Those of some topics that the number may be of: what `topic:` says, or all of them.
    #[must_use]
    pub fn topics(&self, all: Meanings) -> Meanings {
        let named = self.tests.iter().filter(|test| !test.is_negated).flat_map(|test| &test.any);
        let named = named.fold(Meanings::NONE, |topics, atom| match atom {
            Atom::Topic(more) => topics.with(*more),
            _ => topics,
        });
        if named.is_empty() { all } else { named }
    }
}

impl Test {
    fn parse(word: &str, names: &Names, topics: Meanings) -> Result<Self, String> {
        let (is_negated, word) = match word.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, word),
        };
        if let Some(list) = word.strip_prefix("only:") {
            let only = list.split('|').map(|name| names.meanings(name));
            let only = only.collect::<Result<Vec<_>, _>>()?;
            let all = only.into_iter().fold(Meanings::NONE, Meanings::with);
            return Ok(Self { is_negated, any: vec![Atom::Only(all)] });
        }
        let any = word.split('|').map(|part| Atom::parse(part, names, topics));
        Ok(Self { is_negated, any: any.collect::<Result<_, _>>()? })
    }
}

impl Atom {
    fn parse(part: &str, names: &Names, topics: Meanings) -> Result<Self, String> {
        let Some((place, name)) = part.split_once(':') else {
            return match part {
                "" => Err("“!”“|”两边要紧接名称，不空格".to_owned()),
                "named" => Ok(Self::Named),
                name if names.divides(name) => Ok(Self::Divided(names.meanings(name)?)),
                name => Ok(Self::Said(names.meanings(name)?)),
            };
        };
        if place == "after" {
            return Ok(Self::After(names.state(name)?));
        }
        let of = match place {
            "behind" => Self::Behind,
            "adjoins" => Self::Adjoins,
            "next" => Self::Next,
            "aside" => Self::Aside,
            "later" => Self::Later,
            "heard" => Self::Heard,
            "topic" => Self::Topic,
            "under" => Self::Under,
            _ => return Err(format!("没有 {place}: 这样的条件")),
        };
        let meanings = names.meanings(name)?;
        let wanted = match place {
            "topic" => topics,
            "heard" | "under" => names.topics,
            _ => meanings,
        };
        if !meanings.are_in(wanted) {
            return Err(format!("{name} 不是这里 topics 里的"));
        }
        Ok(of(meanings))
    }

    /// The meanings that it asks for.
    const fn meanings(&self) -> Meanings {
        match *self {
            Self::Said(words)
            | Self::Divided(words)
            | Self::Only(words)
            | Self::Behind(words)
            | Self::Adjoins(words)
            | Self::Next(words)
            | Self::Aside(words)
            | Self::Later(words)
            | Self::Heard(words)
            | Self::Under(words)
            | Self::Topic(words) => words,
            Self::After(_) | Self::Named => Meanings::NONE,
        }
    }
}
