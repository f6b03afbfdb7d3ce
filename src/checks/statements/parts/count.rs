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
    /// One in its last decimal place: so much the parts of a rounded whole may come to more.
    pub(super) rounding: Amount,
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
        let rounding = rounding(&text[number.range.clone()]);
        (!is_ordinal).then_some(Count { number: number.amount, measure, rounding, range })
    });
    counts.collect()
}

/// One in the last decimal place of a number; of a count nothing smaller than one.
fn rounding(number: &str) -> Amount {
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.chars().count());
    Amount::ten_thousandths([10_000, 1_000, 100, 10].get(decimals).copied().unwrap_or(1))
}
