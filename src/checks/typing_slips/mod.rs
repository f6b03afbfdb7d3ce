//! Is the text written as Chinese official texts are?

mod labels;
mod marks;
mod meant;
mod pairs;
mod pauses;
mod settled;
mod slip;
mod western;

pub(super) mod brackets;
pub(super) mod characters;
pub(super) mod dots;
pub(super) mod half_width;
pub(super) mod markup;
pub(super) mod placeholders;
pub(super) mod spaces;
pub(super) mod unended;
pub(super) mod unseen;
pub(super) mod zero;

pub use meant::meant;
pub(super) use meant::{is_mended, slips_of};

use super::{Facts, Rule};
use crate::base::{Diagnostic, Located};
use crate::model::Texts;
use slip::Slip;

/// A rule of slips that are mended. It looks at the words as they are written, all other rules at
/// what is [`meant`](fn@meant).
struct Mending {
    rule: Rule,
    /// Gives the slips in a text.
    find: fn(&str) -> Vec<Slip>,
    is_of: Scope,
}

/// Which texts of a report are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Paragraphs,
    All,
}

/// All of them: what is not here finds nothing.
static MENDED: [Mending; 5] = [
    Mending { rule: half_width::RULE, find: half_width::slips, is_of: Scope::All },
    Mending { rule: dots::RULE, find: dots::slips, is_of: Scope::All },
    Mending { rule: spaces::RULE, find: spaces::slips, is_of: Scope::Paragraphs },
    Mending { rule: characters::RULE, find: characters::slips, is_of: Scope::All },
    Mending { rule: zero::RULE, find: zero::slips, is_of: Scope::All },
];

/// What one of them finds in a report.
fn found_by(rule: &Rule, facts: &Facts<'_>) -> Vec<Diagnostic> {
    let Some(mending) = MENDED.iter().find(|it| it.rule.code == rule.code) else {
        return Vec::new();
    };
    let Texts { paragraphs, lines } = facts.report.texts();
    let lines = lines.into_iter().filter(|_| mending.is_of == Scope::All);
    let find = |text: &Located| {
        let slips = (mending.find)(text.as_str()).into_iter();
        slips.map(|slip| slip.finding(rule, text)).collect::<Vec<_>>()
    };
    paragraphs.into_iter().chain(lines).flat_map(find).collect()
}
