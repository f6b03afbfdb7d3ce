//! What kind of part does a label name?

use crate::vocabulary::{Meaning, Vocabulary};

/// What kind of part it is: only those of one kind make up a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// A channel in which others of the parts may stand too: 网站, 微信公众号.
    Overlap,
    /// A way of applying: 网络申请, 当面申请.
    Way,
    /// A class of the words file, by its number: 自然人, 商业企业.
    Class(usize),
    /// A body, and what it did: 市政府, 各部门收到.
    Body(&'t str),
    /// Anything else, such as what information is about: 工作动态.
    Other,
}

impl Kind<'_> {
    /// Whether it is known of what kind it is.
    pub(super) const fn is_known(&self) -> bool {
        matches!(self, Self::Way | Self::Class(_) | Self::Body(_))
    }
}

/// The kind of a label.
pub(super) fn kind<'t>(vocabulary: &Vocabulary, label: &'t str) -> Kind<'t> {
    let words = &vocabulary.parts;
    let has = |list: &[String]| list.iter().any(|word| label.contains(word.as_str()));
    if has(&words.overlaps) {
        return Kind::Overlap;
    }
    if has(&words.ways) {
        return Kind::Way;
    }
    let said = meanings(vocabulary, label);
    let class = words.kinds.iter().position(|kind| said.iter().any(|word| kind.has(*word)));
    if let Some(class) = class {
        return Kind::Class(class);
    }
    body(vocabulary, label).map_or(Kind::Other, Kind::Body)
}

/// The meanings of the words of a label.
fn meanings(vocabulary: &Vocabulary, label: &str) -> Vec<Meaning> {
    let mut found = Vec::new();
    let mut rest = label;
    while let Some(first) = rest.chars().next() {
        let word = vocabulary.word(rest);
        found.extend(word.map(|(meaning, _)| meaning));
        rest = &rest[word.map_or(first.len_utf8(), |(_, length)| length)..];
    }
    found
}

/// What stands behind the name of a body that a label begins with: nothing, or known words.
fn body<'t>(vocabulary: &Vocabulary, label: &'t str) -> Option<&'t str> {
    let words = &vocabulary.parts;
    let is_body = |name: &str| {
        let ends = |list: &[String]| list.iter().any(|end| name.ends_with(end.as_str()));
        ends(&words.bodies) && !ends(&words.no_bodies)
    };
    let ends = label.char_indices().map(|(at, _)| at).skip(1).chain([label.len()]);
    let mut tails = ends.map(|at| label.split_at(at)).filter(|(name, _)| is_body(name));
    tails.find(|(_, tail)| is_known(vocabulary, tail)).map(|(_, tail)| tail)
}

/// Whether a text has nothing but known words.
fn is_known(vocabulary: &Vocabulary, text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let Some((_, length)) = vocabulary.word(rest) else { return false };
        rest = &rest[length..];
    }
    true
}
