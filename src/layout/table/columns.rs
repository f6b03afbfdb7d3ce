//! How wide is each column?

use crate::base::Length;
use crate::document::TableModel;

/// The narrowest and the widest column that is found from its texts, in half characters.
const NARROWEST: u32 = 6;
const WIDEST: u32 = 24;
/// White beside the text, in half characters.
const WHITE: u32 = 2;

/// Widths that add up to the measure exactly, in the ratio that the table gives or its texts.
pub(super) fn widths(measure: Length, table: &TableModel) -> Vec<Length> {
    if table.widths.contains(&0) {
        shares(measure, &found(table))
    } else {
        shares(measure, &table.widths)
    }
}

fn shares(measure: Length, weights: &[u32]) -> Vec<Length> {
    let total: i64 = weights.iter().map(|weight| i64::from(*weight)).sum();
    let mut before = 0;
    let edges = weights.iter().map(|weight| {
        let left = measure.scale(before, total);
        before += i64::from(*weight);
        measure.scale(before, total) - left
    });
    edges.collect()
}

/// Each column's longest text, within bounds; what spans several columns does not count.
fn found(table: &TableModel) -> Vec<u32> {
    let mut weights = vec![NARROWEST; table.columns()];
    for cell in table.cells.iter().filter(|cell| cell.column_span == 1) {
        if let Some(weight) = weights.get_mut(cell.column) {
            *weight = half_characters(cell.text.as_str()).clamp(*weight, WIDEST.max(*weight));
        }
    }
    weights.into_iter().map(|weight| weight + WHITE).collect()
}

fn half_characters(text: &str) -> u32 {
    text.chars().take(WIDEST as usize).map(|char| if char.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_measure_exactly() {
        let widths = shares(Length::units(1000), &[1, 1, 1]);
        assert_eq!(widths, [333, 333, 334].map(Length::units));
    }
}
