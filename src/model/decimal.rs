//! An exact amount of money: the digits as written, and their value.

use std::fmt;
use std::str::FromStr;

use super::Amount;

/// Decimal places that a fee in 万元 may have (down to one yuan).
const PLACES: usize = 4;

/// A non-negative amount that keeps the digits it was written with.
///
/// `96171.60` stays `96171.60`; the value is held in ten-thousandths, so sums are exact.
#[derive(Clone, Debug)]
pub struct Decimal {
    digits: String,
    ten_thousandths: i128,
}

impl Decimal {
    /// Its value.
    #[must_use]
    pub const fn amount(&self) -> Amount {
        Amount::ten_thousandths(self.ten_thousandths)
    }

    /// The exact sum, written with as few decimals as it needs; `None` beyond 34 digits.
    #[must_use]
    pub fn sum<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let mut total: i128 = 0;
        for part in parts {
            total = total.checked_add(part.ten_thousandths)?;
        }
        let digits = Amount::ten_thousandths(total).to_string();
        Some(Self { digits, ten_thousandths: total })
    }
}

/// Zero, written `0`.
impl Default for Decimal {
    fn default() -> Self {
        Self { digits: "0".to_owned(), ten_thousandths: 0 }
    }
}

/// Two amounts are equal when their values are: `0.10` and `0.1`.
impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.ten_thousandths == other.ten_thousandths
    }
}

impl Eq for Decimal {}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits)
    }
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseDecimalError {
    /// Something other than digits with one point: a sign, an exponent, a grouping mark.
    NotPlain,
    /// More than four digits after the point.
    TooManyPlaces,
    /// More than thirty digits before the point.
    TooLong,
}

impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let padded = whole.len() > 1 && whole.starts_with('0');
        if !plain(whole) || !plain(fraction) || padded {
            return Err(ParseDecimalError::NotPlain);
        }
        if fraction.len() > PLACES {
            return Err(ParseDecimalError::TooManyPlaces);
        }
        if whole.len() > 30 {
            return Err(ParseDecimalError::TooLong);
        }
        let scaled = format!("{whole}{fraction:0<4}");
        let ten_thousandths = scaled.parse().map_err(|_| ParseDecimalError::TooLong)?;
        Ok(Self { digits: text.to_owned(), ten_thousandths })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_digits_that_were_written() {
        for text in ["0", "96171.6", "96171.60", "0.10", "59237.2449", "9007199254740993.1"] {
            assert_eq!(text.parse::<Decimal>().map(|d| d.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn refuses_everything_else() {
        use ParseDecimalError::{NotPlain, TooLong, TooManyPlaces};
        for text in ["1e5", "inf", "1_000", "0x1F", "-1", "+1", ".5", "5.", "", "1.2.3", "007"] {
            assert_eq!(text.parse::<Decimal>(), Err(NotPlain), "{text}");
        }
        assert_eq!("1.00001".parse::<Decimal>(), Err(TooManyPlaces));
        assert_eq!("9".repeat(31).parse::<Decimal>(), Err(TooLong));
    }

    #[test]
    fn sums_exactly() {
        let parts: Vec<Decimal> =
            ["0.1", "0.2", "9007199254740993.7"].iter().flat_map(|t| t.parse()).collect();
        let sum = Decimal::sum(&parts).map(|d| d.to_string());
        assert_eq!(sum.as_deref(), Some("9007199254740994"));
        assert_eq!("0.10".parse::<Decimal>(), "0.1".parse::<Decimal>());
    }
}
