//! What reports count, and by which rows it is told which figure is meant.

use serde::Deserialize;

use super::condition::Condition;
use super::meaning::{Meaning, Meanings};
use super::state::State;
use super::sum::Sum;

/// Things that reports count, such as requests, with the words that name them (topics).
#[derive(Clone, Debug)]
pub struct Subject {
    /// The code of the rule that compares their numbers: one of [`SUBJECT_RULES`].
    pub rule: &'static str,
    /// How they stand to what the report is about.
    pub matter: Matter,
    /// Whether topics named side by side are counted together.
    pub together: bool,
    /// What may stand between them then.
    pub between: Meanings,
    /// Beside these a number is of a part only.
    pub mixed_with: Meanings,
    /// What a body does with cases that it tries for others, said before the topic.
    pub tried: Meanings,
    /// What names them in a head.
    pub headed: Meanings,
    /// Measure words of these things that others have too: a number with one counts only where the clause
    /// names the topic and what was done.
    pub measures: Vec<String>,
    /// The topics.
    pub topics: Meanings,
    /// Beside these some row takes a number for a part of its figure.
    pub at_most: Meanings,
    /// By which words it is said that all of them are done.
    pub finished: Option<Finished>,
    /// When words are about these things without naming them, in a paragraph that has.
    pub told: Vec<Row>,
    /// Which figure a number is, the first row that holds.
    pub rows: Vec<Row>,
}

/// What says that all that was counted is done.
#[derive(Clone, Debug)]
pub struct Finished {
    /// Done: 办结.
    pub words: Vec<String>,
    /// In which manner: 按期.
    pub manner: Vec<String>,
    /// What a sentence has that says of which this is so: 截至, 除.
    pub unless: Vec<String>,
    /// What is left over for next year.
    pub rest: Meaning,
    /// What was left over from last year.
    pub before: Meaning,
}

/// The rules that compare the numbers of a subject.
pub const SUBJECT_RULES: [&str; 3] = ["T101", "T102", "T104"];

/// How things stand to what a report is about (`matter`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// They have nothing to do with it.
    #[default]
    Apart,
    /// To name them is to name it.
    Names,
    /// Only those that are about it are in the tables.
    Needed,
    /// Beside it the words do not count them, but say what it is about.
    Excluded,
}

/// A row: the first whose condition holds says which figures are meant.
#[derive(Clone, Debug)]
pub struct Row {
    /// When it holds.
    pub when: Condition,
    /// What the number may be, the likeliest first; nothing where it cannot be told.
    pub means: Vec<Sum>,
    /// Beside these the number is of a part of that, and right where it is no more: what was made public
    /// of what was decided.
    pub at_most: Meanings,
    /// Whether that is only likely: other things are said in the same words. The number is then told only where
    /// it looks like a slip of the figure.
    pub is_likely: bool,
    /// What the sentence has then spoken of; as before where nothing is said.
    pub then: Option<State>,
    /// A sentence that comes to this row.
    pub example: String,
}
