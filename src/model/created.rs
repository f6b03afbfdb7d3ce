//! When was the file made? The clock is never asked, so that the same report gives the same file
//! tomorrow.

use super::Date;

/// Seconds of a day.
const DAY: u64 = 86_400;

/// A moment given by the input or by whoever runs the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Created {
    /// A day, without a time.
    Day(Date),
    /// Seconds since 1970-01-01 00:00 UTC, as `SOURCE_DATE_EPOCH` has them.
    Second(u64),
}

impl Created {
    /// Its day.
    #[must_use]
    pub fn day(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Second(seconds) => calendar_day(seconds / DAY),
        }
    }

    /// Its hour, minute and second, where it has them.
    #[must_use]
    pub const fn time(self) -> Option<(u64, u64, u64)> {
        match self {
            Self::Day(_) => None,
            Self::Second(all) => {
                let second = all % DAY;
                Some((second / 3600, second / 60 % 60, second % 60))
            }
        }
    }
}

/// The last second that a date of four digits has.
pub const LAST_SECOND: u64 = 253_402_300_799;

/// The day `days` after 1970-01-01: whole cycles of 400 years, then years that begin in March, so
/// that 29 February comes last (Hinnant, "chrono-compatible low-level date algorithms").
fn calendar_day(days: u64) -> Date {
    let days = days + 719_468;
    let (cycle, of_cycle) = (days / 146_097, days % 146_097);
    let year = (of_cycle - of_cycle / 1460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
    let of_year = of_cycle - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = cycle * 400 + year + next;
    Date {
        year: u16::try_from(year).unwrap_or(u16::MAX),
        month: u8::try_from(month).unwrap_or(1),
        day: u8::try_from(day).unwrap_or(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_days_of_the_calendar() {
        let cases = [
            (0, (1970, 1, 1), (0, 0, 0)),
            (951_782_399, (2000, 2, 28), (23, 59, 59)),
            (951_782_400, (2000, 2, 29), (0, 0, 0)),
            (1_709_164_800, (2024, 2, 29), (0, 0, 0)),
            (1_705_392_000, (2024, 1, 16), (8, 0, 0)),
            (LAST_SECOND, (9999, 12, 31), (23, 59, 59)),
        ];
        for (seconds, (year, month, day), time) in cases {
            let created = Created::Second(seconds);
            assert_eq!(created.day(), Date { year, month, day });
            assert_eq!(created.time(), Some(time));
        }
    }

    #[test]
    fn a_day_has_no_time() {
        let day = Date { year: 2024, month: 1, day: 6 };
        assert_eq!((Created::Day(day).day(), Created::Day(day).time()), (day, None));
    }
}
