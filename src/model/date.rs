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
