//! Do the words say what the tables say?
//!
//! `tokens` cuts a paragraph into the words of `lexicon`, counts and what it does not know;
//! `claims` reads which figure a count is about; `figures` looks that figure up. A count is only
//! compared where everything around it was understood: a wrong alarm would cost more trust than
//! a missed slip.

mod claims;
mod figures;
mod lexicon;
mod meanings;
mod scope;
mod tokens;

pub(super) mod applications;
pub(super) mod disclosure;
pub(super) mod disputes;
pub(super) mod fees;
pub(super) mod none;
pub(super) mod parts;
pub(super) mod repeated;
