//! May a line end between these two characters?
//!
//! The strict level (clreq, "Prohibition rules for line start and line end"; GB/T 15834-2011
//! 5.1): no pause, stop, closing mark, connector, interpunct or slash at a line's start, no
//! opening mark or slash at its end, and neither `——` nor `……` at its start.

use super::class::Class;

/// What a line may do between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Never.
    Forbidden,
    /// It may, at a cost: 0 is free, 100 is as bad as a visibly loose line.
    Allowed(u16),
}

/// Classes that may not start a line.
#[must_use]
pub const fn is_banned_at_start(class: Class) -> bool {
    matches!(
        class,
        Class::Iteration
            | Class::Close
            | Class::Pause
            | Class::Stop
            | Class::Dot
            | Class::Join
            | Class::Dash
            | Class::Dots
            | Class::Slash
            | Class::LatinClose
            | Class::Postfix
    )
}

/// Classes that may not end a line.
#[must_use]
pub const fn is_banned_at_end(class: Class) -> bool {
    matches!(class, Class::Open | Class::LatinOpen | Class::Slash | Class::Prefix)
}

/// What the classes of two neighbours say, before any atom is considered.
#[must_use]
pub const fn pair(before: Class, after: Class) -> Break {
    if is_banned_at_start(after) || is_banned_at_end(before) {
        return Break::Forbidden;
    }
    match (before, after) {
        // A space ends the line it stands on; what follows it starts the next.
        (_, Class::Space) => Break::Forbidden,
        (Class::Space, _) => Break::Allowed(0),
        // A range or a number written with a connector is one word.
        (Class::Join, Class::Digit) => Break::Forbidden,
        (a, b) if a.is_western() && b.is_western() => Break::Forbidden,
        _ => Break::Allowed(0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::class::classify;
    use super::*;

    /// Whether a line may end at the `｜`.
    fn may_break(marked: &str) -> bool {
        let (before, after) = marked.split_once('｜').unwrap_or((marked, ""));
        let characters = classify(&format!("{before}{after}"));
        let at = before.chars().count();
        pair(characters[at - 1].class, characters[at].class) != Break::Forbidden
    }

    #[test]
    fn no_line_starts_with_these() {
        for mark in "。，、；：？！．·‧・”’）〕】》〉」』〗］｝–～〜／％‰℃°′″々…".chars()
        {
            assert!(!may_break(&format!("甲｜{mark}乙")), "{mark}");
        }
        for mark in ["——乙", "……乙", "—乙", "%", ")", ",", ".", ":", ";", "!", "?", "]", "}"]
        {
            assert!(!may_break(&format!("1｜{mark}")), "{mark}");
        }
    }

    #[test]
    fn no_line_ends_with_these() {
        for mark in "“‘（〔【《〈「『〖［｛／([{".chars() {
            assert!(!may_break(&format!("甲{mark}｜乙")), "{mark}");
        }
        for mark in "￥¥$№§#+−±".chars() {
            assert!(!may_break(&format!("甲{mark}｜1")), "{mark}");
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
            "……｜乙",
            "——｜乙",
            "a ｜b",
        ] {
            assert!(may_break(text), "{text}");
        }
        for text in ["—｜—", "…｜…", "12｜3", "wo｜rd", "甲｜ 乙"] {
            assert!(!may_break(text), "{text}");
        }
    }
}
