//! When was the file made? Never by the clock: the same report gives the same file tomorrow.

use crate::model::Date;

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
    /// As a date of PDF, `D:20230116` or `D:20230116080000Z` (ISO 32000-1 7.9.4).
    pub(super) fn pdf(self) -> String {
        let Date { year, month, day } = self.day();
        match self.time() {
            None => format!("D:{year:04}{month:02}{day:02}"),
            Some((hour, minute, second)) => {
                format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
            }
        }
    }

    /// As a date of XMP, `2023-01-16` or `2023-01-16T08:00:00Z` (ISO 16684-1 8.2.1.2).
    pub(super) fn xmp(self) -> String {
        let Date { year, month, day } = self.day();
        match self.time() {
            None => format!("{year:04}-{month:02}-{day:02}"),
            Some((hour, minute, second)) => {
                format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
            }
        }
    }

    fn day(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::Second(seconds) => calendar_day(seconds / DAY),
        }
    }

    const fn time(self) -> Option<(u64, u64, u64)> {
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

/// The day so many days after 1970-01-01: whole cycles of 400 years, then years from March, so
/// that the day of a leap year comes last (Hinnant, "chrono-compatible low-level date algorithms").
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
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_164_800, "2024-02-29T00:00:00Z"),
            (1_705_363_200, "2024-01-16T00:00:00Z"),
            (LAST_SECOND, "9999-12-31T23:59:59Z"),
        ];
        for (seconds, date) in cases {
            assert_eq!(Created::Second(seconds).xmp(), date);
        }
        assert_eq!(Created::Second(1_705_392_000).pdf(), "D:20240116080000Z");
    }

    #[test]
    fn a_day_has_no_time() {
        let day = Created::Day(Date { year: 2024, month: 1, day: 6 });
        assert_eq!((day.pdf().as_str(), day.xmp().as_str()), ("D:20240106", "2024-01-06"));
    }
}
