//! May a line end between these two characters?
//!
//! The strict level (clreq, "Prohibition rules for line start and line end"; GB/T 15834-2011
//! 5.1): no pause, stop, closing mark, connector, interpunct or slash at a line's start, no
//! opening mark or slash at its end, and neither `——` nor `……` at its start.

use serde::Deserialize;

use super::class::Class;

/// What a line may do between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Never, not even where nothing else fits: inside a character with marks on it.
    Inseparable,
    /// Only where the line has no other place to end.
    Forbidden,
    /// Only where no other place lies near: within four cells of it.
    Avoided,
    /// It may, at a cost: 0 costs nothing, 30 is as bad as stretching a line a little.
    Allowed(u16),
}

/// What an end costs that is to be avoided, where it is taken all the same.
const AVOIDED: u16 = 1_000;

impl Break {
    /// Whether a line may end here without breaking a rule.
    #[must_use]
    pub const fn is_allowed(self) -> bool {
        matches!(self, Self::Allowed(_) | Self::Avoided)
    }

    /// What a line costs that ends here.
    #[must_use]
    pub const fn cost(self) -> u16 {
        match self {
            Self::Inseparable | Self::Forbidden => 0,
            Self::Avoided => AVOIDED,
            Self::Allowed(cost) => cost,
        }
    }
}

/// How many marks are kept from a line's start and end (clreq, "Prohibition rules").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prohibition {
    /// Pause, stop and closing marks, connectors and interpuncts; opening marks at the end.
    Basic,
    /// The slash too, at either (GB/T 15834-2011 5.1.9).
    Gb,
    /// `——` and `……` may not start a line either.
    #[default]
    Strict,
}

/// Classes that may not start a line.
#[must_use]
pub const fn is_banned_at_start(class: Class, level: Prohibition) -> bool {
    match class {
        Class::Iteration
        | Class::Close
        | Class::Pause
        | Class::Stop
        | Class::Dot
        | Class::Join
        | Class::LatinClose
        | Class::Postfix => true,
        Class::Slash => !matches!(level, Prohibition::Basic),
        Class::Dash | Class::Dots => matches!(level, Prohibition::Strict),
        _ => false,
    }
}

/// Classes that may not end a line.
#[must_use]
pub const fn is_banned_at_end(class: Class, level: Prohibition) -> bool {
    match class {
        Class::Open | Class::LatinOpen | Class::Prefix => true,
        Class::Slash => !matches!(level, Prohibition::Basic),
        _ => false,
    }
}

/// What a line costs that ends after a connector.
const AFTER_JOIN: u16 = 150;

/// What the classes of two neighbours say, before any atom is considered.
#[must_use]
pub const fn pair(before: Class, after: Class, level: Prohibition) -> Break {
    if is_banned_at_start(after, level) || is_banned_at_end(before, level) {
        return Break::Forbidden;
    }
    match (before, after) {
        // Never between the halves, at any level (GB/T 15834-2011 5.1.4, 5.1.5).
        (Class::Dash, Class::Dash) | (Class::Dots, Class::Dots) => Break::Forbidden,
        // A space stays at the end of the line; what follows it starts the next.
        (_, Class::Space) => Break::Forbidden,
        (Class::Space, _) => Break::Allowed(0),
        // A range or a number written with a connector is one word.
        (Class::Join, Class::Digit) => Break::Forbidden,
        (Class::Join, _) => Break::Allowed(AFTER_JOIN),
        (a, b) if a.is_western() && b.is_western() => Break::Forbidden,
        _ => Break::Allowed(0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::context::classify;
    use super::Prohibition::{Basic, Gb, Strict};
    use super::*;

    /// Whether a line may end at the `｜`.
    fn may_break(marked: &str, level: Prohibition) -> bool {
        let (before, after) = marked.split_once('｜').unwrap_or((marked, ""));
        let characters = classify(&format!("{before}{after}"));
        let at = before.chars().count();
        pair(characters[at - 1].class, characters[at].class, level).is_allowed()
    }

    #[test]
    fn no_line_starts_with_these() {
        for mark in "。，、；：？！．·‧・”’）〕】》〉」』〗］｝–-～〜—/／%％‰℃°′″々…⋯—⸺".chars()
        {
            assert!(!may_break(&format!("甲｜{mark}乙"), Strict), "{mark}");
        }
        for mark in ["——乙", "……乙", "—乙", "%", ")", ",", ".", ":", ";", "!", "?", "]", "}"]
        {
            assert!(!may_break(&format!("1｜{mark}"), Strict), "{mark}");
            assert!(!may_break(&format!("甲｜{mark}"), Strict), "{mark}");
        }
    }

    #[test]
    fn no_line_ends_with_these() {
        for mark in "“‘（〔【《〈「『〖［｛/／([{".chars() {
            assert!(!may_break(&format!("甲{mark}｜乙"), Strict), "{mark}");
        }
        for mark in "￥¥$№§#+−±€£".chars() {
            assert!(!may_break(&format!("甲{mark}｜1"), Strict), "{mark}");
        }
    }

    #[test]
    fn lines_may_end_elsewhere() {
        for text in [
            "甲｜乙",
            "，｜乙",
            "）｜乙",
            "甲｜（乙",
            "甲｜A",
            "A｜甲",
            "5｜甲",
            "甲｜5",
            "……｜乙",
            "——｜乙",
            "a ｜b",
            "甲｜￥5",
        ] {
            assert!(may_break(text, Strict), "{text}");
        }
        for text in ["—｜—", "…｜…", "12｜3", "wo｜rd", "甲｜ 乙"] {
            assert!(!may_break(text, Strict) && !may_break(text, Basic), "{text}");
        }
    }

    /// Every mark of the lists at every level: the levels differ in these, and only in these.
    #[test]
    fn each_mark_is_banned_from_its_level_on() {
        let levels = [Basic, Gb, Strict];
        let from = |marked: &str| levels.iter().position(|level| !may_break(marked, *level));
        for mark in "。，、；：？！．·‧・”’）〕】》〉」』〗］｝–-～〜—％‰℃°′″々".chars()
        {
            assert_eq!(from(&format!("甲｜{mark}乙")), Some(0), "{mark}");
        }
        for mark in "“‘（〔【《〈「『〖［｛([{".chars() {
            assert_eq!(from(&format!("甲{mark}｜乙")), Some(0), "{mark}");
        }
        for mark in "￥¥$№§#+−±".chars() {
            assert_eq!(from(&format!("甲{mark}｜1")), Some(0), "{mark}");
        }
        for (marked, level) in [
            ("甲｜/乙", 1),
            ("甲｜／乙", 1),
            ("甲/｜乙", 1),
            ("甲／｜乙", 1),
            ("甲｜——乙", 2),
            ("甲｜⸺乙", 2),
            ("甲｜……乙", 2),
            ("甲｜⋯⋯乙", 2),
        ] {
            assert_eq!(from(marked), Some(level), "{marked}");
        }
        assert_eq!(from("甲｜乙"), None);
    }

    /// The levels differ in the slash, `——` and `……`, and in nothing else.
    #[test]
    fn levels_forbid_more_and_more() {
        for (text, basic, gb, strict) in [
            ("增｜/减", true, false, false),
            ("增/｜减", true, false, false),
            ("甲｜——乙", true, true, false),
            ("甲｜……乙", true, true, false),
            ("甲｜，乙", false, false, false),
            ("甲（｜乙", false, false, false),
            ("莎｜·克", false, false, false),
        ] {
            let found = [Basic, Gb, Strict].map(|level| may_break(text, level));
            assert_eq!(found, [basic, gb, strict], "{text}");
        }
    }
}
