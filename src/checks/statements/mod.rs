//! What does the prose state of the figures, and is it so? (T1)
//!
//! `tokens` cuts a paragraph into the words of the form's words file, counts and what it does not
//! know; `read` goes over them and knows what a clause and a `sentence` are; `clause` finds the row of
//! the words file that holds for a count, `meant` the cells that the row means, `figures` compares. A
//! paragraph is read twice: for what it certainly says, where everything around a count was understood, and
//! for what it likely says, which is told only where it looks like a slip (`context`): a wrong alarm would cost more
//! trust than a missed slip. All that is found here is a warning: the reader may err, the clerk decides.

mod absence;
mod cells;
mod clause;
mod context;
mod count;
mod figures;
mod finished;
mod heads;
mod likely;
mod matter;
mod meant;
mod names;
mod read;
mod scope;
mod sentence;
mod several;
mod slip;
mod token;
mod tokens;

pub(super) mod applications;
pub(super) mod disclosure;
pub(super) mod disputes;
pub(super) mod fees;
pub(super) mod none;
pub(super) mod parts;
pub(super) mod repeated;

use super::facts::Facts;
use crate::base::Located;
use crate::vocabulary::Row;
use token::TokenKind;

/// How a paragraph is read: for the author of a words file, to see what is known and which row is reached.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// The paragraph.
    pub text: &'a Located,
    /// Its words with their meanings, as [`understood`] gives them.
    pub words: String,
    /// The rows of the words file that it came to, in order.
    pub rows: Vec<&'a Row>,
}

/// How each paragraph of a report is read.
#[must_use]
pub fn readings<'a>(facts: &Facts<'a>) -> Vec<Reading<'a>> {
    let words = tokens::Words::new(facts);
    let reading = |(text, _, rows): (&'a Located, _, _)| Reading {
        text,
        words: understood(facts, text.as_str()),
        rows,
    };
    read::readings(facts, &words).map(reading).collect()
}

/// A text as the words file cuts it, each piece with its meaning: `全年=filler 收到=received`. What is not
/// known has a question mark, a number of things its number.
#[must_use]
pub fn understood(facts: &Facts<'_>, text: &str) -> String {
    let words = &facts.form.vocabulary;
    let pieces = tokens::Words::new(facts).tokens(text).into_iter().map(|token| {
        let what = match token.kind {
            TokenKind::Word(meaning) => words.name(meaning).to_owned(),
            TokenKind::Count(count) => count.to_string(),
            TokenKind::Unknown | TokenKind::Loose(_) => "?".to_owned(),
            _ => return text[token.range].to_owned(),
        };
        format!("{}={what}", &text[token.range])
    });
    pieces.collect::<Vec<_>>().join(" ")
}
