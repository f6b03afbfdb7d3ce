//! What kind of part does a label name?

use crate::vocabulary::{Bodies, Meaning, Meanings, Vocabulary};

/// What kind of part it is: only those of one kind make up a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// A channel in which others of the parts may stand too: 网站, 微信公众号.
    Overlap,
    /// A way of applying: 网络申请, 当面申请.
    Way,
    /// A class of the words file, by its number: 自然人, 商业企业.
    Class(usize),
    /// A body: what it did, as it stands behind its name.
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

/// Which bodies a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyName {
    Department,
    Departments,
    Place,
    Places,
    Other,
}

impl BodyName {
    /// Whether one of two is among the bodies that the other names together.
    pub(super) const fn may_hold(self, other: Self) -> bool {
        matches!((self, other), (Self::Departments, Self::Department) | (Self::Places, Self::Place))
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
    let pieces = pieces(vocabulary, label);
    let says =
        |kind: &Meanings| pieces.iter().any(|(_, word)| word.is_some_and(|word| kind.has(word)));
    if let Some(class) = words.kinds.iter().position(says) {
        return Kind::Class(class);
    }
    body(vocabulary, label).map_or(Kind::Other, |(_, tail)| Kind::Body(tail))
}

/// The pieces of a label, words of the vocabulary or characters: where each ends, and what it means.
fn pieces(vocabulary: &Vocabulary, label: &str) -> Vec<(usize, Option<Meaning>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = label[at..].chars().next() {
        let word = vocabulary.word(&label[at..]);
        at += word.map_or(first.len_utf8(), |(_, length)| length);
        found.push((at, word.map(|(meaning, _)| meaning)));
    }
    found
}

/// Which body a label begins with, and what stands behind its name: nothing, or known words.
pub(super) fn body<'t>(vocabulary: &Vocabulary, label: &'t str) -> Option<(BodyName, &'t str)> {
    let pieces = pieces(vocabulary, label);
    let known = pieces.iter().rev().take_while(|(_, word)| word.is_some()).count();
    // The name ends before the known words, or with some of them: 街道办事处.
    let ends = pieces.iter().rev().take(known + 1).map(|(end, _)| label.split_at(*end));
    let mut named =
        ends.filter_map(|(name, tail)| Some((body_name(&vocabulary.parts.bodies, name)?, tail)));
    named.next()
}

/// Which bodies a name is of; what is in brackets behind it is left out, “乡镇（街道）”.
fn body_name(bodies: &Bodies, name: &str) -> Option<BodyName> {
    let name = match name.ends_with('）') {
        true => &name[..name.rfind('（')?],
        false => name,
    };
    let ends = |list: &[String]| list.iter().any(|end| name.ends_with(end.as_str()));
    if ends(&bodies.none) {
        return None;
    }
    let all = [
        (&bodies.departments, BodyName::Departments),
        (&bodies.places, BodyName::Places),
        (&bodies.department, BodyName::Department),
        (&bodies.place, BodyName::Place),
        (&bodies.other, BodyName::Other),
    ];
    all.into_iter().find(|(list, _)| ends(list)).map(|(_, which)| which)
}
