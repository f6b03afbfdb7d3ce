//! Years and days in a text.

use std::ops::Range;

/// A year of four digits before 年.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Year {
    pub(super) year: u16,
    /// Its digits and 年.
    pub(super) range: Range<usize>,
}

/// Every year of a text.
pub(super) fn years(text: &str) -> Vec<Year> {
    let ends = text.match_indices('年').map(|(at, mark)| (at, at + mark.len()));
    let found = ends.filter_map(|(at, end)| {
        let start = at.checked_sub(4)?;
        let digits = text.get(start..at)?;
        let before = text[..start].chars().next_back();
        let whole = digits.bytes().all(|b| b.is_ascii_digit());
        let whole = whole && !before.is_some_and(|c| c.is_ascii_digit());
        Some(Year { year: digits.parse().ok().filter(|_| whole)?, range: start..end })
    });
    found.collect()
}

/// A day, whose year may be that of the day before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: Option<u16>,
    pub(super) month: u16,
    pub(super) day: u16,
    pub(super) range: Range<usize>,
}

/// Every day of a text that is written with 月 and 日.
pub(super) fn days(text: &str) -> Vec<Day> {
    let years = years(text);
    let ends = text.match_indices('日').map(|(at, mark)| (at, at + mark.len()));
    let found = ends.filter_map(|(at, end)| {
        let day = digits_before(text, at)?;
        let month_end = text[..day.start].strip_suffix('月')?.len();
        let month = digits_before(text, month_end)?;
        let year = years.iter().find(|year| year.range.end == month.start);
        let start = year.map_or(month.start, |year| year.range.start);
        let number = |range: Range<usize>| text[range].parse().ok();
        let (month, day) = (number(month)?, number(day)?);
        Some(Day { year: year.map(|year| year.year), month, day, range: start..end })
    });
    found.collect()
}

/// One or two digits that end at `end`.
fn digits_before(text: &str, end: usize) -> Option<Range<usize>> {
    let digits = text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits).then(|| end - digits..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_have_four_digits() {
        let found: Vec<u16> =
            years("2024年，〔2021〕30号，12024年，24年").into_iter().map(|y| y.year).collect();
        assert_eq!(found, [2024]);
    }

    #[test]
    fn days_may_go_without_their_year() {
        let found: Vec<_> = days("自2023年1月1日起至12月31日止")
            .into_iter()
            .map(|day| (day.year, day.month, day.day))
            .collect();
        assert_eq!(found, [(Some(2023), 1, 1), (None, 12, 31)]);
    }
}
