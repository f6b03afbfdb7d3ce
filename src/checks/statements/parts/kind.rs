//! What kind of part does a label name?

use super::body::{BodyName, body};
use super::pieces::pieces;
use crate::vocabulary::{Meaning, Meanings, Vocabulary};

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

/// What a label says.
#[derive(Clone, Debug)]
pub(super) struct Named<'t> {
    pub(super) kind: Kind<'t>,
    /// Which body it is, if it is one.
    pub(super) body: Option<BodyName>,
    /// The meaning that makes it one of a class.
    pub(super) meaning: Option<Meaning>,
    /// Whether it says that its number is no part, or leads to parts of its own.
    pub(super) is_none: bool,
}

impl Kind<'_> {
    /// Whether it is known of what kind it is.
    pub(super) const fn is_known(&self) -> bool {
        matches!(self, Self::Way | Self::Class(_) | Self::Body(_))
    }
}

/// What a label says.
pub(super) fn named<'t>(vocabulary: &Vocabulary, label: &'t str) -> Named<'t> {
    let words = &vocabulary.parts;
    let has = |list: &[String]| list.iter().any(|word| label.contains(word.as_str()));
    let pieces = pieces(vocabulary, label);
    let said = |kind: &Meanings| {
        pieces.iter().filter_map(|piece| piece.meaning).find(|meaning| kind.has(*meaning))
    };
    let is_apart = words.apart.iter().any(|kind| said(kind).is_some());
    let has_year = label.contains(|char: char| char.is_ascii_digit());
    let is_none = is_apart || has_year || has(&words.others) || has(&words.leads);
    let class = words.kinds.iter().enumerate();
    let class = class.filter_map(|(number, kind)| Some((number, said(kind)?))).next();
    let of_body = body(vocabulary, label, &pieces);
    let kind = match (class, of_body) {
        _ if has(&words.overlaps) => Kind::Overlap,
        _ if has(&words.ways) => Kind::Way,
        (Some((number, _)), _) => Kind::Class(number),
        (None, Some((_, tail))) => Kind::Body(tail),
        (None, None) => Kind::Other,
    };
    let body = of_body.map(|(name, _)| name);
    Named { kind, body, meaning: class.map(|(_, meaning)| meaning), is_none }
}
