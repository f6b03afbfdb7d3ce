//! `genreport explain`: what a code is about.

use crate::checks::listing;
use crate::session::{codes_beginning_with, explanation};

use crate::cli::arguments::ExplainArgs;
use crate::cli::terminal::{Failure, Outcome, Terminal};

/// Says what a code is about; without one, lists all rules.
pub(in crate::cli) fn explain(args: &ExplainArgs, terminal: &Terminal) -> Result<Outcome, Failure> {
    let Some(code) = args.code.as_ref().filter(|code| !code.is_empty()) else {
        terminal.put(&listing());
        return Ok(Outcome::Written);
    };
    if let Some(text) = explanation(code) {
        terminal.put(&text);
        return Ok(Outcome::Written);
    }
    let upper = code.to_uppercase();
    let sentence = match codes_beginning_with(&upper)[..] {
        [] => format!("没有 {code} 这条规则；用 genreport explain 查看全部。"),
        ref family => format!("没有 {code} 这条规则；{upper} 开头的有 {}。", family.join("、")),
    };
    Err(Failure::new(sentence))
}
