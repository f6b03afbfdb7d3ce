//! Which parts is the name of a public body made of, and what is each of them?

use super::offices::{Kind, longest};
use crate::text::is_ideograph;

/// What joins two words into one name: `住房和城乡建设`.
const LINKS: &str = "和与及暨";
/// Offices of one character that are one behind unknown words too: `示例局`.
const SURE_OFFICES: &str = "局厅";
/// What shows that the character before it ends no place: `示例市级机关`, `东乡族自治县`.
const NO_PLACE_BEFORE: &str = "级直属辖族";
/// Ends of places, each higher than those behind it.
const DOWNWARDS: &str = "省盟市县旗区镇乡";
/// Words that places' ends end too where no more of a name stands before: `示例市城市管理局`,
/// but `聊城市文物局`.
const NO_PLACES: [&str; 8] = ["城市", "都市", "超市", "集市", "国省", "城镇", "集镇", "山区"];
/// A place's end of so few characters has a name before it: `街道`, not `开发区`.
const MOST_OF_A_BARE_END: usize = 2;

/// What a part of a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Place,
    Seat,
    Office,
    Field,
    Link,
    /// `、`.
    Comma,
    /// Brackets and quotation marks, letters, digits.
    Mark,
    /// A character that no word covers: most likely of a proper name.
    Unknown,
}

pub(super) struct Part {
    pub(super) role: Role,
    pub(super) start: usize,
    pub(super) length: usize,
}

/// The parts of a name; a place's end may prove to be a character of a proper name, see [`role`].
pub(super) fn parts(all: &[char]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0;
    while let Some(first) = all.get(start) {
        let before = parts.last().map(|part| part.role);
        let after_words = before.is_some_and(|role| {
            matches!(role, Role::Place | Role::Seat | Role::Office | Role::Field)
        });
        let (length, role) = match longest(&all[start..]) {
            Some((1, Kind::Office)) if !after_words && !SURE_OFFICES.contains(*first) => {
                (1, Role::Unknown)
            }
            Some((length, kind)) => (length, of_kind(kind)),
            None if *first == '、' => (1, Role::Comma),
            None if !is_ideograph(*first) => (1, Role::Mark),
            // 和平区 after a place is a name.
            None if LINKS.contains(*first) && after_words && before != Some(Role::Place) => {
                (1, Role::Link)
            }
            None => (1, Role::Unknown),
        };
        parts.push(Part { role, start, length });
        start += length;
    }
    parts
}

const fn of_kind(kind: Kind) -> Role {
    match kind {
        Kind::Place => Role::Place,
        Kind::Seat => Role::Seat,
        Kind::Office => Role::Office,
        Kind::Field => Role::Field,
    }
}

/// What the part at `at` is, the place or body under way having begun at `start`.
pub(super) fn role(all: &[char], parts: &[Part], at: usize, start: usize) -> Role {
    let part = &parts[at];
    let is_end = || {
        ends_place(all, &all[start..part.start], &parts[at..])
            && !ends_other_word(all, &parts[..=at], start)
    };
    if part.role == Role::Place && !is_end() {
        return Role::Unknown;
    }
    part.role
}

/// Whether the last of `parts` ends no place's name, what is under way having begun at `start`, but
/// another word: between it and the words before it there is too little for a name.
fn ends_other_word(all: &[char], parts: &[Part], start: usize) -> bool {
    let Some((own, before)) = parts.split_last() else { return false };
    // What would end a place and has not ended this one is of its name: 镇江市.
    let unknown =
        |part: &&Part| matches!(part.role, Role::Unknown | Role::Place) && part.start >= start;
    let name = before.iter().rev().take_while(unknown).count();
    let word = || all[own.start - 1..=own.start].iter().collect::<String>();
    own.length == 1 && name == 1 && NO_PLACES.contains(&word().as_str())
}

/// Whether the first of `parts` ends the name of a place of which `name` stands before it.
fn ends_place(all: &[char], name: &[char], parts: &[Part]) -> bool {
    let own = &parts[0];
    let Some(next) = parts.get(1) else { return true };
    // The ends of 县文物局 and 镇江市 are first characters.
    let named = name.iter().any(|char| is_ideograph(*char)) || own.length > MOST_OF_A_BARE_END;
    if !named || NO_PLACE_BEFORE.contains(all[next.start]) {
        return false;
    }
    // 第一师阿拉尔市 is one place.
    if own.length == 1 && all[own.start] == '师' {
        let is_word = matches!(next.role, Role::Field | Role::Seat | Role::Office);
        return name.contains(&'第') && is_word;
    }
    if next.role != Role::Place || next.length > MOST_OF_A_BARE_END {
        return true;
    }
    // 新乡市, 沙市区 and 津市市 are one place, 江苏省镇江市 and 济宁市市中区 are two.
    let rank = |part: &Part| match part.length {
        1 => DOWNWARDS.chars().position(|char| char == all[part.start]),
        _ => None,
    };
    let descends = rank(own).zip(rank(next)).is_some_and(|(own, next)| own <= next);
    let begins = parts.get(2).is_some_and(|third| third.role == Role::Unknown);
    descends && begins && name.len() > 1
}
