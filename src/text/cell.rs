//! How wide is a character's cell, and which side of it may be trimmed?
//!
//! GB/T 15834-2011 5.1 in the full-width style (全角式): each mark one cell, halved at a
//! line's end and where two marks face each other.

use serde::Deserialize;

use super::class::{Character, Class, is_ideograph};

/// The width a character is given on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellWidth {
    /// Thousandths of an em, whatever the font says.
    Em(i64),
    /// The font's own advance.
    Font,
    /// No width.
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

/// The gaps between Chinese and Western text, in thousandths of an em.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Gaps {
    /// Between Han and Latin letters.
    pub han_latin: u16,
    /// Between Han and digits; none in the cells of tables, whose words are short of room.
    pub han_digit: u16,
}

impl Default for Gaps {
    fn default() -> Self {
        Self { han_latin: 125, han_digit: 125 }
    }
}

/// The cell of a character.
#[must_use]
pub const fn cell(character: &Character) -> CellWidth {
    if character.is_invisible() {
        return CellWidth::Nothing;
    }
    match character.char {
        '⸺' => return CellWidth::Em(2000),
        '⸻' => return CellWidth::Em(3000),
        '\u{3000}' => return CellWidth::Em(1000),
        _ => {}
    }
    match (character.class, character.char) {
        // The short connector and the slash (15834 5.1.6, 5.1.9); U+FF0D and U+FF0F are as wide as
        // their names say, and so is their ink.
        (Class::Join, '–' | '-') | (Class::Slash, '/') | (Class::Dot, _) => CellWidth::Em(500),
        (Class::Space, _) => CellWidth::Font,
        // A mark on the character before it takes no room of its own.
        _ if character.is_extending() => CellWidth::Em(0),
        (class, _) if class.is_western() => CellWidth::Font,
        _ => CellWidth::Em(1000),
    }
}

impl Class {
    /// The side of the cell that is white, for marks of full width.
    const fn white_side(self) -> Option<Side> {
        match self {
            Self::Open => Some(Side::Left),
            Self::Close | Self::Pause | Self::Stop => Some(Side::Right),
            _ => None,
        }
    }
}

impl Character {
    /// The side of its cell that is white; none where two marks share the cell.
    #[must_use]
    pub const fn white_side(&self) -> Option<Side> {
        match self.char {
            '‼' | '⁇' | '⁈' | '⁉' => None,
            _ => self.class.white_side(),
        }
    }
}

/// Which half two neighbouring marks lose where they face each other (clreq, "Compression of
/// adjacent marks"): the right one of the first, or the left one of the second; never both.
///
/// `——` and `……` fill their cells and drop nothing; a bracket or a quote whose white faces one
/// drops it, lest there be a hole in what belongs together. Pauses and stops keep theirs.
#[must_use]
pub const fn facing_half(before: Class, after: Class) -> Option<Side> {
    match (before, after) {
        (Class::Close | Class::Pause | Class::Stop, after) if after.is_full_width_mark() => {
            Some(Side::Right)
        }
        (Class::Close, Class::Dash | Class::Dots) => Some(Side::Right),
        (Class::Dash | Class::Dots, Class::Open) => Some(Side::Left),
        (Class::Open, Class::Open) => Some(Side::Left),
        _ => None,
    }
}

/// Whether the mark at `at` ends a run of two or four `？` or `！`.
///
/// GB/T 15834-2011 5.1.2: two of them take one cell together and three take two, so in such a run
/// the last mark too has only half a cell; the halves between them are dropped as anywhere.
#[must_use]
pub fn last_of_even_run(all: &[Character], at: usize) -> bool {
    let is_emphatic = |character: &Character| matches!(character.char, '？' | '！');
    if all.get(at + 1).is_some_and(is_emphatic) {
        return false;
    }
    let run = all[..=at].iter().rev().take_while(|character| is_emphatic(character)).count();
    run > 0 && run % 2 == 0
}

/// The gap between two neighbours, in thousandths of an em; none at signs as wide as Han, such as
/// `￥` and `℃`, which have white of their own.
#[must_use]
pub const fn gap(before: &Character, after: &Character, gaps: Gaps) -> u16 {
    let (gap, han) = match (before.class, after.class) {
        (Class::Han, Class::Latin) => (gaps.han_latin, before),
        (Class::Latin, Class::Han) => (gaps.han_latin, after),
        (Class::Han, Class::Prefix) if after.is_wide_sign() => return 0,
        (Class::Postfix, Class::Han) if before.is_wide_sign() => return 0,
        (Class::Han, Class::Digit | Class::Prefix) => (gaps.han_digit, before),
        (Class::Digit | Class::Postfix, Class::Han) => (gaps.han_digit, after),
        _ => return 0,
    };
    // A selector or a mark stands on a character, the other signs of a whole cell on their own.
    if is_ideograph(han.char) || han.char == '〇' || han.is_extending() { gap } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::context::classify;
    use super::*;

    fn cells(text: &str) -> Vec<CellWidth> {
        classify(text).iter().map(cell).collect()
    }

    #[test]
    fn cells_by_clause() {
        // 15834 5.1.1–5.1.9: marks one cell, interpunct and short connector half, —— two.
        assert_eq!(cells("甲。，“")[1..], [CellWidth::Em(1000); 3]);
        assert_eq!(cells("甲·乙")[1], CellWidth::Em(500));
        assert_eq!(cells("甲–乙")[1], CellWidth::Em(500));
        assert_eq!(cells("甲-乙")[1], CellWidth::Em(500));
        assert_eq!(cells("1-2/3")[..], [CellWidth::Font; 5]);
        assert_eq!(
            (cells("甲－乙")[1], cells("甲／乙")[1]),
            (CellWidth::Em(1000), CellWidth::Em(1000))
        );
        assert_eq!(cells("甲/乙")[1], CellWidth::Em(500));
        assert_eq!(cells("甲——")[1..], [CellWidth::Em(1000); 2]);
        assert_eq!(cells("甲……")[1..], [CellWidth::Em(1000); 2]);
        assert_eq!(cells("甲～乙")[1], CellWidth::Em(1000));
        assert_eq!(cells("1a(")[..], [CellWidth::Font; 3]);
        assert_eq!(cells("−5℃")[..], [CellWidth::Font; 3]);
        assert_eq!(cells("a “b” c")[2], CellWidth::Font);
        assert_eq!(cells("a\u{2060}")[1], CellWidth::Nothing);
        assert_eq!(cells("葛\u{E0100}")[1], CellWidth::Nothing);
    }

    /// Width of a run of marks in em thousandths, after the halves that face are dropped.
    fn width(text: &str) -> i64 {
        let characters = classify(text);
        let faces = |at: usize| {
            let next = characters.get(at + 1);
            next.is_some_and(|next| facing_half(characters[at].class, next.class).is_some())
        };
        let halves = (0..characters.len())
            .filter(|at| faces(*at) || last_of_even_run(&characters, *at))
            .count();
        1000 * i64::try_from(characters.len()).unwrap_or(0)
            - 500 * i64::try_from(halves).unwrap_or(0)
    }

    #[test]
    fn adjacent_marks_lose_the_half_between_them() {
        for (marks, wanted) in [
            ("。”", 1500),
            ("）、", 1500),
            ("：“", 1500),
            ("”（", 1500),
            ("》、《", 2000),
            ("。”）", 2000),
            ("”。）", 2000),
            ("（“", 1500),
            ("“”", 2000),
            ("，——", 3000),
            ("。……", 3000),
            ("”——", 2500),
            ("）……", 2500),
            ("——“", 2500),
        ] {
            assert_eq!(width(marks), wanted, "{marks}");
        }
    }

    #[test]
    fn two_emphatic_marks_take_one_cell_and_three_take_two() {
        for (marks, wanted) in [
            ("！", 1000),
            ("！！", 1000),
            ("？？", 1000),
            ("？！", 1000),
            ("！！！", 2000),
            ("！！！！", 2000),
            ("！！”", 2000),
        ] {
            assert_eq!(width(marks), wanted, "{marks}");
        }
    }

    #[test]
    fn gaps_stand_between_han_and_western_text_only() {
        let of = |text: &str, gaps| {
            let characters = classify(text);
            gap(&characters[0], &characters[1], gaps)
        };
        let wide = Gaps { han_latin: 250, han_digit: 100 };
        assert_eq!((of("甲A", Gaps::default()), of("甲5", Gaps::default())), (125, 125));
        assert_eq!((of("A甲", wide), of("5甲", wide), of("%甲", wide)), (250, 100, 100));
        assert_eq!((of("，A", wide), of("A5", wide), of("（5", wide)), (0, 0, 0));
        let signs = ["甲￥", "％甲", "℃甲", "甲№", "●5", "＝5", "5＝", "①5"];
        assert_eq!(signs.map(|text| of(&format!("{text}5"), wide)), [0; 8]);
    }
}
