//! All that is wrong with a text, each once: the text is cut into heads and keys with their values, and
//! each of these is read by itself, so that no slip spoils what follows it.

mod entry;
mod extent;
mod judge;
mod line;
mod several;
mod statement;

use super::Table;
use super::fault::Fault;
use crate::base::SourceId;
use judge::Judge;
pub use several::NOTHING;
use statement::statements;

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
    faults
}

/// A text with blanks where its faults are: what is left of it can be read, and stands where it did.
#[must_use]
pub fn without(text: &str, faults: &[Fault]) -> String {
    let mut readable = String::with_capacity(text.len());
    let mut at = 0;
    let mut extents: Vec<_> = faults.iter().map(|fault| &fault.extent).collect();
    extents.sort_by_key(|extent| (extent.start, extent.end));
    for extent in extents {
        let (start, end) = (extent.start.max(at), extent.end.max(at));
        let (Some(before), Some(blanked)) = (text.get(at..start), text.get(start..end)) else {
            continue;
        };
        readable.push_str(before);
        readable.extend(blanked.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        at = end;
    }
    readable.push_str(text.get(at..).unwrap_or_default());
    readable
}
