//! The dictionaries of a program (Adobe technical note 5176, 4).

use std::collections::BTreeMap;

/// Numbers are kept in billionths: those that matter are whole, or like 0.001 and 1/2048.
pub(super) const BILLION: i64 = 1_000_000_000;

/// An operator of two bytes, the first of which is 12.
pub(super) const fn escaped(second: u8) -> u16 {
    12 << 8 | second as u16
}

/// The operands of each operator, in billionths.
pub(super) struct Dict(BTreeMap<u16, Vec<i64>>);

impl Dict {
    pub(super) fn read(data: &[u8]) -> Option<Self> {
        let (mut entries, mut operands) = (BTreeMap::new(), Vec::new());
        let mut rest = data.iter().copied();
        while let Some(first) = rest.next() {
            match first {
                0..=21 => {
                    let operator = if first == 12 { escaped(rest.next()?) } else { first.into() };
                    entries.insert(operator, std::mem::take(&mut operands));
                }
                30 => operands.push(real(&mut rest)?),
                _ => operands.push(i64::from(integer(first, &mut rest)?) * BILLION),
            }
        }
        Some(Self(entries))
    }

    /// The first operand of an operator, in billionths.
    pub(super) fn first(&self, operator: u16) -> Option<i64> {
        self.0.get(&operator)?.first().copied()
    }

    /// An operand that says where something is.
    pub(super) fn offset(&self, operator: u16) -> Option<usize> {
        whole(self.first(operator)?)
    }

    /// Two operands: how long something is, and where.
    pub(super) fn range(&self, operator: u16) -> Option<(usize, usize)> {
        let [length, at] = self.0.get(&operator)?.as_slice() else { return None };
        Some((whole(*length)?, whole(*at)?))
    }
}

fn whole(billionths: i64) -> Option<usize> {
    usize::try_from(billionths / BILLION).ok()
}

/// The integer that begins with a byte (table 3).
fn integer(first: u8, rest: &mut impl Iterator<Item = u8>) -> Option<i32> {
    let mut next = || rest.next().map(i32::from);
    Some(match first {
        28 => i32::from(i16::from_be_bytes([rest.next()?, rest.next()?])),
        29 => i32::from_be_bytes([rest.next()?, rest.next()?, rest.next()?, rest.next()?]),
        32..=246 => i32::from(first) - 139,
        247..=250 => (i32::from(first) - 247) * 256 + next()? + 108,
        251..=254 => -(i32::from(first) - 251) * 256 - next()? - 108,
        _ => return None,
    })
}

/// A decimal number in half bytes (table 5), in billionths; what is smaller is cut off.
fn real(rest: &mut impl Iterator<Item = u8>) -> Option<i64> {
    let (mut digits, mut exponent) = (String::new(), String::new());
    let (mut point, mut in_exponent, mut is_negative) = (None, false, false);
    'number: loop {
        let byte = rest.next()?;
        for half in [byte >> 4, byte & 15] {
            match half {
                0..=9 if in_exponent => exponent.push(char::from(b'0' + half)),
                0..=9 => digits.push(char::from(b'0' + half)),
                10 => point = Some(digits.len()),
                11 => in_exponent = true,
                12 => {
                    in_exponent = true;
                    exponent.push('-');
                }
                14 => is_negative = true,
                15 => break 'number,
                _ => return None,
            }
        }
    }
    let after = i32::try_from(point.map_or(0, |point| digits.len() - point)).ok()?;
    let exponent = if exponent.is_empty() { 0 } else { exponent.parse::<i32>().ok()? };
    let digits = if digits.is_empty() { 0 } else { digits.parse::<i128>().ok()? };
    let number = scaled(digits, exponent.checked_add(9)?.checked_sub(after)?)?;
    Some(if is_negative { -number } else { number })
}

/// A number times a power of ten.
fn scaled(number: i128, power: i32) -> Option<i64> {
    let factor = 10_i128.checked_pow(power.unsigned_abs());
    i64::try_from(match (factor, power < 0) {
        (Some(factor), true) => number / factor,
        (None, true) => 0,
        (factor, false) => number.checked_mul(factor?)?,
    })
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_note_shows_them() {
        // The examples of tables 4 and 5 of note 5176, each with the operator 17 behind it.
        for (bytes, expected) in [
            (&[0x8b][..], 0),
            (&[0xef], 100 * BILLION),
            (&[0x27], -100 * BILLION),
            (&[0xfa, 0x7c], 1000 * BILLION),
            (&[0xfe, 0x7c], -1000 * BILLION),
            (&[0x1c, 0x27, 0x10], 10_000 * BILLION),
            (&[0x1c, 0xd8, 0xf0], -10_000 * BILLION),
            (&[0x1d, 0x00, 0x01, 0x86, 0xa0], 100_000 * BILLION),
            (&[0x1d, 0xff, 0xfe, 0x79, 0x60], -100_000 * BILLION),
            (&[0x1e, 0xe2, 0xa2, 0x5f], -2_250_000_000),
            (&[0x1e, 0x0a, 0x14, 0x05, 0x41, 0xc3, 0xff], 140_541),
        ] {
            let dict = Dict::read(&[bytes, &[17]].concat()).expect("a dictionary");
            assert_eq!(dict.first(17), Some(expected), "{bytes:x?}");
        }
    }

    #[test]
    fn operators_of_two_bytes_are_their_own() {
        let dict = Dict::read(&[0x8c, 12, 7, 0x8d, 0x8e, 18]).expect("a dictionary");
        assert_eq!((dict.first(escaped(7)), dict.range(18)), (Some(BILLION), Some((2, 3))));
        assert_eq!((dict.offset(7), dict.offset(12)), (None, None));
        assert!(Dict::read(&[28, 1]).is_none(), "cut off");
    }
}
