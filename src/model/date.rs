//! A day of the calendar.

/// A day of the Gregorian calendar that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && (1..=Self::days(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Days of a month, 1 to 12.
    #[must_use]
    pub const fn days(year: u16, month: u8) -> u8 {
        let by_four = year.is_multiple_of(4);
        let leap = by_four && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_their_days() {
        let february = [2023, 2024, 2000, 2100].map(|year| Date::days(year, 2));
        assert_eq!(february, [28, 29, 29, 28]);
        assert_eq!([Date::days(2023, 4), Date::days(2023, 12)], [30, 31]);
        assert_eq!(Date::new(2023, 2, 29), None);
        assert_eq!(Date::new(2023, 13, 1), None);
        assert_eq!(Date::new(2024, 2, 29), Some(Date { year: 2024, month: 2, day: 29 }));
    }
}
