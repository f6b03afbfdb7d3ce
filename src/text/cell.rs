//! How wide is a character's cell, and which side of it may be trimmed?
//!
//! GB/T 15834-2011 5.1 in the full-width style (全角式): each mark one cell, halved at a
//! line's end and where two marks face each other.

use super::class::{Character, Class};

/// The width a character is given on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Thousandths of an em, whatever the font says.
    Em(i64),
    /// The font's own advance.
    Font,
    /// None at all.
    Nothing,
}

/// The side of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The left half is white.
    Left,
    /// The right half is white.
    Right,
}

/// The gap between Han and Latin letters, in thousandths of an em.
const HAN_LATIN_GAP: i64 = 125;

/// The cell of a character.
#[must_use]
pub const fn cell(character: &Character) -> Cell {
    if character.is_invisible() {
        return Cell::Nothing;
    }
    match character.char {
        '–' | '－' | '／' => return Cell::Em(500),
        '⸺' => return Cell::Em(2000),
        '\u{3000}' => return Cell::Em(1000),
        _ => {}
    }
    match character.class {
        Class::Dot => Cell::Em(500),
        Class::Space => Cell::Font,
        _ if character.char.is_ascii() || !character.is_chinese() => Cell::Font,
        // Latin letters of an accented kind, and signs that Western fonts have.
        Class::Latin => Cell::Font,
        _ => Cell::Em(1000),
    }
}

impl Class {
    /// The side of the cell that is white, for marks of full width.
    #[must_use]
    pub const fn white_side(self) -> Option<Side> {
        match self {
            Self::Open => Some(Side::Left),
            Self::Close | Self::Pause | Self::Stop => Some(Side::Right),
            _ => None,
        }
    }
}

/// Which half two neighbouring marks lose where they face each other (clreq, "Compression of
/// adjacent marks"): the right one of the first, or the left one of the second; never both.
#[must_use]
pub const fn facing_half(before: Class, after: Class) -> Option<Side> {
    match (before, after) {
        (Class::Close | Class::Pause | Class::Stop, after) if after.is_full_width_mark() => {
            Some(Side::Right)
        }
        (Class::Open, Class::Open) => Some(Side::Left),
        _ => None,
    }
}

/// The gap between two neighbours, in thousandths of an em: Han and Latin letters stand a
/// little apart, Han and digits do not.
#[must_use]
pub const fn gap(before: Class, after: Class) -> i64 {
    match (before, after) {
        (Class::Han, Class::Latin) | (Class::Latin, Class::Han) => HAN_LATIN_GAP,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::class::classify;
    use super::*;

    fn cells(text: &str) -> Vec<Cell> {
        classify(text).iter().map(cell).collect()
    }

    #[test]
    fn cells_by_clause() {
        // 15834 5.1.1–5.1.9: marks one cell, interpunct and short connector half, —— two.
        assert_eq!(cells("甲。，“")[1..], [Cell::Em(1000); 3]);
        assert_eq!(cells("甲·乙")[1], Cell::Em(500));
        assert_eq!(cells("甲–乙")[1], Cell::Em(500));
        assert_eq!(cells("甲——")[1..], [Cell::Em(1000); 2]);
        assert_eq!(cells("1a(")[..], [Cell::Font; 3]);
        assert_eq!(cells("a\u{2060}")[1], Cell::Nothing);
    }

    /// Width of a run of marks in em thousandths, after the halves that face are dropped.
    fn width(text: &str) -> i64 {
        let characters = classify(text);
        let dropped =
            characters.windows(2).filter(|p| facing_half(p[0].class, p[1].class).is_some());
        1000 * i64::try_from(characters.len()).unwrap_or(0)
            - 500 * i64::try_from(dropped.count()).unwrap_or(0)
    }

    #[test]
    fn adjacent_marks_lose_the_half_between_them() {
        for (marks, wanted) in [
            ("。”", 1500),
            ("）,", 2000),
            ("）、", 1500),
            ("：“", 1500),
            ("”（", 1500),
            ("》、《", 2000),
            ("。”）", 2000),
            ("（“", 1500),
            ("“”", 2000),
        ] {
            assert_eq!(width(marks), wanted, "{marks}");
        }
    }
}
