//! The value of a figure, whatever it counts.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

/// How many units make one.
const SCALE: i128 = 10_000;

/// An exact value with a sign, in ten-thousandths: counts and fees alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i128);

impl Amount {
    /// Zero.
    pub const ZERO: Self = Self(0);

    /// A whole number.
    #[must_use]
    pub fn whole(count: i64) -> Self {
        Self(i128::from(count) * SCALE)
    }

    /// A number of ten-thousandths.
    #[must_use]
    pub const fn ten_thousandths(count: i128) -> Self {
        Self(count)
    }

    /// The whole number that it is; nothing where it is none, or too large for one.
    #[must_use]
    pub fn to_whole(self) -> Option<i64> {
        let whole = (self.0 % SCALE == 0).then_some(self.0 / SCALE)?;
        i64::try_from(whole).ok()
    }

    /// Its absolute value.
    #[must_use]
    pub const fn magnitude(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// This amount multiplied by a whole number.
    #[must_use]
    pub const fn times(self, factor: i128) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Amount {
    type Output = Self;
    fn neg(self) -> Self {
        Self::ZERO - self
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, |sum, part| sum + part)
    }
}

impl fmt::Display for Amount {
    /// With as few decimals as it needs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let value = self.magnitude().0;
        let fraction = format!("{:04}", value % SCALE);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{}{point}{fraction}", value / SCALE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_without_needless_decimals() {
        let shown = |count| Amount::ten_thousandths(count).to_string();
        assert_eq!([shown(0), shown(30_000), shown(-12_300)], ["0", "3", "-1.23"]);
        assert_eq!(shown(5), "0.0005");
    }
}
