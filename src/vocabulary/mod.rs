//! By which words do the reports of a kind state the figures of their tables?
//!
//! A words file is data beside the layouts (`layouts/*-words.toml`): words with their meanings, and rows
//! that say which figure a number among them is. A layout names its words file and says which row or
//! column of its tables has which meaning. Here the file is read, checked and made ready once; who
//! reads prose by it is `checks/statements`.

mod codes;
mod condition;
mod faults;
mod file;
mod load;
mod loader;
mod meaning;
mod names;
mod read_lists;
mod read_rows;
mod read_words;
mod reference;
mod state;
mod subject;
mod sum;
#[cfg(test)]
mod tests;

pub use codes::CODES;
pub use condition::{Atom, Condition, Test};
pub use load::{BUILT_IN, built_in, load};
pub use meaning::{Meaning, Meanings};
pub use reference::Reference;
pub use state::State;
pub use subject::{Finished, Matter, Row, SUBJECT_RULES, Subject};
pub use sum::{Sum, Term};

use serde::Deserialize;

use crate::text::Lexicon;

/// A words file, read and found sound. The default has no words at all.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// The words, each with its meaning.
    words: Lexicon<Meaning>,
    /// The names of the meanings, by number.
    names: Vec<String>,
    /// The meanings that rows of tables are asked for.
    compared: Meanings,
    /// The measure words behind a number of things.
    pub measures: Vec<String>,
    /// How the names of bodies end that speak for all of their area.
    pub speaks_for_area: Vec<String>,
    /// Words that make the numbers of a sentence doubtful: they are then left alone where not all words are known, or
    /// where the topic is told by others (`told`).
    pub doubtful: Vec<String>,
    /// Meanings that divide what is counted; all of them together are the whole.
    pub divides: Meanings,
    /// Meanings that tell of no whole: [`Meaning::PART`], [`Meaning::AREA`], [`Meaning::COMPARED`], and what a row has in
    /// `at_most`, for all other rows.
    pub partial: Meanings,
    /// What reports count.
    pub subjects: Vec<Subject>,
    /// What there was none of, said of each thing behind the negation: the first row that holds.
    pub absence: Vec<Row>,
    /// Clauses that say of which part the next ones speak.
    pub labels: Labels,
    /// Words of a whole and its parts (T106).
    pub parts: Parts,
    /// Words of fees (T105), where the reports have any.
    pub fees: Option<Fees>,
    /// Set phrases, which a report may have in common with last year's (T107).
    pub set_phrases: Vec<String>,
    /// Words of regulations (规章) and of who may make them (S110), where the reports have any.
    pub regulations: Option<Regulations>,
    /// Documents that were in force for some years only (S107).
    pub documents: Vec<Document>,
}

/// How clauses begin or end that say of which part the next ones speak.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// What they begin with.
    pub begins: Vec<String>,
    /// What they end with.
    pub ends: Vec<String>,
    /// What heads without a number end with: 依申请公开情况.
    pub heads: Vec<String>,
    /// Words of labels and heads that name no part: 主动公开.
    pub whole: Vec<String>,
    /// Channels by which requests come: the number of one is of a part.
    pub channels: Vec<String>,
    /// What a sentence has that lists all ways: 等渠道.
    pub all_ways: Vec<String>,
    /// What clauses begin with that tell what was done, and name no part: 加强.
    pub actions: Vec<String>,
}

/// Words of a whole and its parts.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// What leads from a whole to its parts.
    pub leads: Vec<String>,
    /// Words of a clause whose number is no part: nothing in its list is then added.
    pub others: Vec<String>,
    /// Channels: what stands in one of them may stand in another too.
    pub overlaps: Vec<String>,
    /// Ways of applying.
    pub ways: Vec<String>,
    /// Classes of meanings: parts whose words are of one class are of one kind.
    pub kinds: Vec<Meanings>,
    /// Classes of meanings that tell of no part.
    pub apart: Vec<Meanings>,
    /// Measures of what is applied for, which has one way each.
    pub requests: Vec<String>,
    /// Measures of no number of things: 年度, 号.
    pub spans: Vec<String>,
    /// Words of a clause whose number is divided by nothing behind it: 平均.
    pub no_whole: Vec<String>,
    /// Measures of things that are of one kind each; people have several, and money goes to several ends.
    pub items: Vec<String>,
    /// How names of bodies end.
    pub bodies: Bodies,
    /// Words in front of a number that is not exact.
    pub about: Vec<String>,
    /// Words near a list by which one thing may be in several of its parts.
    pub shared: Vec<String>,
}

/// How names of bodies end.
#[derive(Clone, Debug, Default)]
pub struct Bodies {
    /// A department: 局.
    pub department: Vec<String>,
    /// Departments together, of which one may be named beside them: 各部门.
    pub departments: Vec<String>,
    /// A place, for its government: 县.
    pub place: Vec<String>,
    /// Places together: 乡镇.
    pub places: Vec<String>,
    /// All of a level: 市级.
    pub level: Vec<String>,
    /// Any other: 政府.
    pub other: Vec<String>,
    /// How things end that are no bodies, though they end like one.
    pub none: Vec<String>,
    /// Words that have the name of a body within: 政府信息.
    pub having: Vec<String>,
    /// How names end, in full and in a short name: 委员会, 委.
    pub short: Vec<(String, String)>,
    /// What stands before a body and is no part of its name: 以.
    pub before: Vec<String>,
    /// What stands before a body for which another acts: 代表.
    pub stands_for: Vec<String>,
}

/// Words of the fees that were taken.
#[derive(Clone, Debug)]
pub struct Fees {
    /// The meaning of the row with the sum of all fees.
    pub row: Meaning,
    /// What all fees are called.
    pub whole: String,
    /// What the fees are called that are a part of them; the first is their name.
    pub part: Vec<String>,
    /// Words of a clause whose amount is not what was taken in the year.
    pub others: Vec<String>,
    /// Words of a clause that says that none were taken (S109).
    pub untaken: Untaken,
}

/// Words of a clause that says that no fees were taken, “未向公众收取任何相关费用”: one of each of the
/// first three in this order, or of the first and `charged`. The default says so by no words.
#[derive(Clone, Debug, Default)]
pub struct Untaken {
    /// Not.
    pub not: Vec<String>,
    /// Taken.
    pub taken: Vec<String>,
    /// Fees.
    pub fees: Vec<String>,
    /// Taken fees, in one word.
    pub charged: Vec<String>,
    /// What may stand between and beside them.
    pub beside: Vec<String>,
}

/// The row of regulations, and how names of bodies end that may make them or not.
#[derive(Clone, Debug)]
pub struct Regulations {
    /// The meaning of the row.
    pub row: Meaning,
    /// Governments of townships, and their offices: 镇人民政府.
    pub townships: Vec<String>,
    /// Governments of counties: 县人民政府.
    pub counties: Vec<String>,
    /// Governments that end as those of counties, and may make rules: 自治区人民政府.
    pub regions: Vec<String>,
    /// Departments: 局. Those of a place may not make rules.
    pub departments: Vec<String>,
    /// What names have within that are of a place: 县.
    pub places: Vec<String>,
    /// Departments of the State Council that have a place's word within: 总局, 市场监督管理总局.
    pub central: Vec<String>,
    /// Any government: 政府.
    pub governments: Vec<String>,
    /// What a government's name has behind it where an office of it reports: 办公室.
    pub offices: Vec<String>,
}

/// A document that was in force for some years only.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its number with its year, whatever signs are around them: `〔2019〕60号`.
    pub number: String,
    /// Who issued it, as it stands before the number.
    pub issuer: String,
    /// The first report year.
    #[serde(default)]
    pub first: u16,
    /// The last report year, if there is one.
    pub last: Option<u16>,
    /// What is to be cited in its place.
    pub instead: String,
    /// What a text cites beside it that knows better.
    pub beside: String,
}

impl Vocabulary {
    /// The longest word that a text begins with: its meaning and its length in bytes.
    #[must_use]
    pub fn word(&self, text: &str) -> Option<(Meaning, usize)> {
        let (word, meaning) = self.words.longest_of(text)?;
        Some((meaning, word.len()))
    }

    /// The name of a meaning.
    #[must_use]
    pub fn name(&self, meaning: Meaning) -> &str {
        self.names.get(meaning.number()).map_or("", String::as_str)
    }

    /// The meaning with a name.
    #[must_use]
    pub fn meaning(&self, name: &str) -> Option<Meaning> {
        let number = self.names.iter().position(|known| known == name)?;
        Some(Meaning::at(number))
    }

    /// Whether a text can be a word: what ends a clause is not in it.
    #[must_use]
    pub fn is_word(text: &str) -> bool {
        !text.contains(read_words::MARKS)
    }

    /// Gives a meaning one more word.
    ///
    /// # Errors
    /// The meaning that has the word already.
    pub fn add(&mut self, word: &str, meaning: Meaning) -> Result<(), Meaning> {
        self.words.add(word, meaning)
    }

    /// The subject that a topic belongs to.
    #[must_use]
    pub fn subject(&self, topic: Meaning) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.topics.has(topic))
    }

    /// The topics of all subjects.
    #[must_use]
    pub fn topics(&self) -> Meanings {
        self.subjects.iter().fold(Meanings::default(), |all, subject| all.with(subject.topics))
    }

    /// Whether a number of the prose is ever compared with the figure of a meaning.
    #[must_use]
    pub const fn is_compared(&self, meaning: Meaning) -> bool {
        self.compared.has(meaning)
    }
}
