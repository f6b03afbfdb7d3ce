//! Which body does a label name?

use super::pieces::{Piece, pieces};
use crate::vocabulary::{Bodies, Vocabulary};

/// Which bodies a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BodyName {
    Department,
    Departments,
    Place,
    Places,
    Level,
    Other,
}

impl BodyName {
    /// Whether one of two is among the bodies that the other names together.
    pub(super) const fn may_hold(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Departments | Self::Level, Self::Department) | (Self::Places, Self::Place)
        )
    }
}

/// Which body a label begins with, and what stands behind its name: nothing, or known words.
pub(super) fn body<'t>(
    vocabulary: &Vocabulary,
    label: &'t str,
    pieces: &[Piece],
) -> Option<(BodyName, &'t str)> {
    let known = pieces.iter().rev().take_while(|piece| piece.meaning.is_some()).count();
    // The name ends before the known words, or with some of them: 街道办事处.
    let ends = pieces.iter().rev().take(known + 1).map(|piece| label.split_at(piece.end));
    let mut named =
        ends.filter_map(|(name, tail)| Some((body_name(&vocabulary.parts.bodies, name)?, tail)));
    named.next()
}

/// Whether a label names a body.
pub(super) fn is_body(vocabulary: &Vocabulary, label: &str) -> bool {
    body(vocabulary, label, &pieces(vocabulary, label)).is_some()
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
        (&bodies.level, BodyName::Level),
        (&bodies.department, BodyName::Department),
        (&bodies.place, BodyName::Place),
        (&bodies.other, BodyName::Other),
    ];
    all.into_iter().find(|(list, _)| ends(list)).map(|(_, which)| which)
}
