//! Which words are the names of public bodies made of?
//!
//! The words themselves are data, `offices.txt`.

use std::sync::LazyLock;

use crate::text::Lexicon;

const LIST: &str = include_str!("offices.txt");

/// What a word does in the name of a public body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Ends the name of a place: `省`, `自治州`, `开发区`.
    Place,
    /// Rules the place before it and never stands without it: `人民政府`, `办事处`, `管委会`.
    Seat,
    /// Says what kind of body it is, and never begins a line: `局`, `委员会`, `有限公司`.
    Office,
    /// What a body is for: `发展和改革`, `住房和城乡建设`.
    Field,
}

/// The kinds by their heads in the list.
const HEADS: [(&str, Kind); 4] = [
    ("【地名】", Kind::Place),
    ("【驻地】", Kind::Seat),
    ("【机构】", Kind::Office),
    ("【词】", Kind::Field),
];

static LEXICON: LazyLock<Lexicon<Kind>> = LazyLock::new(|| Lexicon::new(words()));

/// Every word of the list, with what it does.
pub(super) fn words() -> impl Iterator<Item = (&'static str, Kind)> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    let kinds = lines.scan(Kind::Field, |kind, line| {
        let head = HEADS.iter().find(|(head, _)| line.starts_with(head));
        *kind = head.map_or(*kind, |(_, kind)| *kind);
        let words = if head.is_some() { "" } else { line };
        Some(words.split(' ').filter(|word| !word.is_empty()).map({
            let kind = *kind;
            move |word| (word, kind)
        }))
    });
    kinds.flatten()
}

/// The longest word at the start of a text: how many characters it has, and what it does.
pub(super) fn longest(text: &[char]) -> Option<(usize, Kind)> {
    let (word, kind) = LEXICON.longest(&text.iter().copied())?;
    Some((word.chars().count(), kind))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_word_has_one_kind_and_is_chinese() {
        let mut seen = BTreeMap::new();
        for (word, kind) in words() {
            assert!(word.chars().all(crate::text::is_ideograph), "{word}");
            assert_eq!(seen.insert(word, kind), None, "{word} twice");
        }
        assert!(HEADS.iter().all(|(_, kind)| seen.values().any(|known| known == kind)));
    }
}
