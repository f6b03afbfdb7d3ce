//! How long is it? One integer unit for every distance, so that sums are exact.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};
use std::str::FromStr;

/// A distance in thousandths of a point (1 pt = 1/72 inch).
///
/// Whole numbers only: an A4 page is 841 890 units high, so nothing overflows and
/// the same input gives the same layout on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i64);

impl Length {
    /// No distance.
    pub const ZERO: Self = Self(0);

    /// A length of `units` thousandths of a point.
    #[must_use]
    pub const fn units(units: i64) -> Self {
        Self(units)
    }

    /// A length of whole points.
    #[must_use]
    pub const fn pt(points: i64) -> Self {
        Self(points * 1000)
    }

    /// The number of thousandths of a point.
    #[must_use]
    pub const fn to_units(self) -> i64 {
        self.0
    }

    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// `thousandths` of this length (of an em, say), rounded towards zero.
    #[must_use]
    pub const fn thousandths(self, thousandths: i64) -> Self {
        Self(self.0 * thousandths / 1000)
    }

    /// `self × numerator ÷ denominator`, rounded down; zero for a zero denominator.
    #[must_use]
    pub const fn scale(self, numerator: i64, denominator: i64) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        Self((self.0 * numerator).div_euclid(denominator))
    }

    /// In twentieths of a point, Word's unit (ECMA-376 17.18.74, `ST_TwipsMeasure`), rounded down.
    #[must_use]
    pub const fn to_twips(self) -> i64 {
        self.0.div_euclid(50)
    }

    /// In half points, Word's unit for type sizes (ECMA-376 17.3.2.38), rounded to the nearest.
    #[must_use]
    pub const fn to_half_points(self) -> i64 {
        (self.0 + 250).div_euclid(500)
    }

    /// The larger of two lengths.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Ord::max(self, other)
    }

    /// The smaller of two lengths.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Ord::min(self, other)
    }

    /// How many whole `step`s reach at least this far; zero for a non-positive step.
    #[must_use]
    pub const fn steps_up(self, step: Self) -> i64 {
        if step.0 <= 0 {
            return 0;
        }
        (self.0 + step.0 - 1).div_euclid(step.0)
    }

    /// How many whole `step`s fit into this length; zero for a non-positive step.
    #[must_use]
    pub const fn steps_down(self, step: Self) -> i64 {
        if step.0 <= 0 {
            return 0;
        }
        self.0.div_euclid(step.0)
    }
}

impl fmt::Display for Length {
    /// In points, without trailing zeros: `15.793pt`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.abs() / 1000, self.0.abs() % 1000);
        let digits = format!("{part:03}");
        match digits.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}pt"),
            digits => write!(f, "{sign}{whole}.{digits}pt"),
        }
    }
}

/// Why a text such as `"37mm"` is not a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseLengthError;

impl fmt::Display for ParseLengthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("长度应写成数字加单位，如 \"37mm\"、\"16pt\"")
    }
}

impl std::error::Error for ParseLengthError {}

impl FromStr for Length {
    type Err = ParseLengthError;

    /// Reads `"37mm"` or `"15.793pt"`: up to three decimals; millimetres are rounded down.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (number, in_points) = match (text.strip_suffix("pt"), text.strip_suffix("mm")) {
            (Some(number), _) => (number, true),
            (_, Some(number)) => (number, false),
            _ => return Err(ParseLengthError),
        };
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 5 || part.len() > 3 || !digits(whole) || !digits(part)
        {
            return Err(ParseLengthError);
        }
        let thousandths: i64 =
            format!("{whole}{part:0<3}").parse().map_err(|_| ParseLengthError)?;
        // 1 mm = 72/25.4 pt, exactly.
        Ok(if in_points { Self(thousandths) } else { Self(thousandths * 720 / 254) })
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}

impl Div<i64> for Length {
    type Output = Self;
    /// Rounds down; dividing by zero gives zero.
    fn div(self, parts: i64) -> Self {
        self.scale(1, parts)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// A point on a page: `x` to the right of the left edge, `y` down from the top edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Distance from the page's left edge.
    pub x: Length,
    /// Distance from the page's top edge.
    pub y: Length,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_points_and_millimetres() {
        assert_eq!("16pt".parse(), Ok(Length::pt(16)));
        assert_eq!("28.99pt".parse(), Ok(Length::units(28_990)));
        assert_eq!("156mm".parse(), Ok(Length::units(442_204)));
        for wrong in ["16", "pt", "1e3pt", "-1pt", "1.2345pt", "1. pt", "１６pt"] {
            assert_eq!(wrong.parse::<Length>(), Err(ParseLengthError), "{wrong}");
        }
    }

    #[test]
    fn the_official_grid_rounds_down() {
        // GB/T 9704-2012 5.2.3: 28 characters in 156 mm, 22 lines in 225 mm.
        let width: Length = "156mm".parse().unwrap_or_default();
        let height: Length = "225mm".parse().unwrap_or_default();
        assert_eq!(width / 28, Length::units(15_793));
        assert_eq!(height / 22, Length::units(28_990));
    }

    #[test]
    fn shows_points_without_noise() {
        assert_eq!(Length::units(15_793).to_string(), "15.793pt");
        assert_eq!(Length::pt(-3).to_string(), "-3pt");
        assert_eq!(Length::units(500).to_string(), "0.5pt");
    }
}
