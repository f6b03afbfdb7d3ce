//! All that is wrong with a text, each once: the text is cut into heads and keys with their values, and
//! each of these is read by itself, so that no slip spoils what follows it.

mod extent;
mod judge;
mod line;
mod statement;

use super::Table;
use super::fault::Fault;
use crate::base::SourceId;
use judge::Judge;
use statement::statements;

/// More faults than this are a file of another kind.
const MOST: usize = 100;

/// What is wrong with a text that does not parse, in the order of places.
pub(super) fn faults(text: &str, source: SourceId) -> Vec<Fault> {
    let statements = statements(text);
    let mut judge = Judge::new(text, source);
    judge.judge_each(&statements);
    // What each says for itself is right now; what they say together may not be.
    let readable = without(text, &judge.faults);
    let (_, errors) = Table::parse_recoverable(&readable);
    judge.judge_together(&statements, &errors);
    let mut faults = judge.faults;
    faults.sort_by_key(|fault| fault.span);
    faults.truncate(MOST);
    faults
}

/// A text with blanks where its faults are: what is left of it can be read, and stands where it did.
#[must_use]
pub fn without(text: &str, faults: &[Fault]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for fault in faults {
        let range = fault.extent.start..fault.extent.end.min(bytes.len());
        let extent = bytes.get_mut(range).into_iter().flatten();
        extent.filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    }
    // All of a character is blanked or nothing of it.
    String::from_utf8(bytes).unwrap_or_default()
}
