//! What a word says.

/// What a word says, by its number in a [`Vocabulary`](super::Vocabulary).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meaning(u8);

/// Declares the meanings that the reader of prose knows by itself, in the order of their numbers.
macro_rules! grammar {
    ($($(#[doc = $doc:literal])+ $constant:ident $number:literal $name:literal)+) => {
        impl Meaning {
            $($(#[doc = $doc])+ pub const $constant: Self = Self($number);)+
        }
        /// The names of these meanings in a words file.
        pub(super) const GRAMMAR: &[&str] = &[$($name),+];
        /// Each number with its name.
        #[cfg(test)]
        const NUMBERED: &[(usize, &str)] = &[$(($number, $name)),+];
    };
}

grammar! {
    /// Says nothing about which figure is meant.
    FILLER 0 "filler"
    /// Only a part of the whole is meant; no table has such a figure.
    PART 1 "part"
    /// All of an area (全县): the whole to the body that governs it, a part to any other.
    AREA 2 "area"
    /// There was none of what follows.
    NONE 3 "none"
    /// Joins things that are counted together, or named side by side.
    AND 4 "and"
    /// What follows is the number of each.
    EACH 5 "each"
    /// What follows are the numbers of the things just named, in their order (分别).
    RESPECTIVELY 6 "respectively"
    /// What follows is part of what was counted.
    AMONG 7 "among"
    /// Refers to what was counted right before.
    WITHIN 8 "within"
    /// The year of the report.
    THIS_YEAR 9 "this_year"
    /// The year before.
    LAST_YEAR 10 "last_year"
    /// The year after.
    NEXT_YEAR 11 "next_year"
    /// Some other time: other years, months, several years together.
    OTHER_TIME 12 "other_time"
    /// Is carried from year to year.
    CARRIED 13 "carried"
    /// What the report is about: cases named with it are about it.
    MATTER 14 "matter"
    /// A body tries or defends cases of any kind.
    CASEWORK 15 "casework"
    /// The body reviews the decisions of others: its cases are not its own.
    REVIEWER 16 "reviewer"
    /// All of what was counted: 均, 全部.
    EVERY 17 "every"
    /// Is compared with another time or place.
    COMPARED 18 "compared"
    /// Is not done at the end of a year.
    UNFINISHED 19 "unfinished"
    /// What follows is the number that something came to from another: 增至.
    REACHED 20 "reached"
}

impl Meaning {
    /// There are no more in a vocabulary, for a [`Meanings`] is a row of bits.
    pub(super) const MOST: usize = 128;

    /// The meaning with a number, which is below [`Self::MOST`].
    pub(super) fn at(number: usize) -> Self {
        Self(u8::try_from(number).unwrap_or_default())
    }

    /// Whether the reader knows it by itself.
    #[must_use]
    pub const fn is_grammar(self) -> bool {
        self.number() < GRAMMAR.len()
    }

    /// Its number.
    pub(super) const fn number(self) -> usize {
        self.0 as usize
    }
}

/// A set of meanings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meanings(u128);

impl Meanings {
    /// None.
    pub const NONE: Self = Self(0);

    /// A set of one.
    #[must_use]
    pub const fn of(meaning: Meaning) -> Self {
        Self(1 << meaning.0)
    }

    /// Whether a meaning is among them.
    #[must_use]
    pub const fn has(self, meaning: Meaning) -> bool {
        self.0 & (1 << meaning.0) != 0
    }

    /// Whether two sets have a meaning in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether all of them are among the others.
    #[must_use]
    pub const fn are_in(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those of both sets.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those in both sets.
    #[must_use]
    pub const fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those that are not among the others.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Each of them, by number.
    pub fn iter(self) -> impl Iterator<Item = Meaning> {
        (0..128).map(Meaning).filter(move |meaning| self.has(*meaning))
    }
}

impl FromIterator<Meaning> for Meanings {
    fn from_iter<I: IntoIterator<Item = Meaning>>(meanings: I) -> Self {
        meanings.into_iter().fold(Self::default(), |all, one| all.with(Self::of(one)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_of_grammar_has_the_number_of_its_name() {
        let names: Vec<_> = GRAMMAR.iter().copied().enumerate().collect();
        assert_eq!(names, NUMBERED);
        assert_eq!(GRAMMAR[Meaning::REACHED.number()], "reached");
    }
}
