//! The counts of a text, whatever they count.

use std::ops::Range;

use crate::checks::numbers::numbers;
use crate::model::Amount;
use crate::text::measure;

/// A number with its measure.
#[derive(Clone, Debug)]
pub(super) struct Count<'t> {
    pub(super) number: Amount,
    pub(super) measure: &'t str,
    /// Both.
    pub(super) range: Range<usize>,
}

/// All counts of a text.
pub(super) fn counts(text: &str) -> Vec<Count<'_>> {
    let counts = numbers(text).into_iter().filter_map(|number| {
        let behind = text[number.range.end..].trim_start_matches(' ');
        let measure = measure(behind)?;
        let is_ordinal = text[..number.range.start].ends_with('第');
        let end = text.len() - behind.len() + measure.len();
        let range = number.range.start..end;
        (!is_ordinal).then_some(Count { number: number.amount, measure, range })
    });
    counts.collect()
}
