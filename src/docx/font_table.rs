//! `word/fontTable.xml`: what are the fonts, and what may stand in for them?
//!
//! ECMA-376 part 1, 17.8.3.10 (`font`) and 17.8.3.1 (`altName`).

use super::fonts::{LATIN, family, substitute};
use super::names::W;
use super::xml::{Element, element, value};
use crate::text::FontRole;

/// GB 2312, 17.8.3.2.
const CHINESE: &str = "86";
/// The Latin character set.
const WESTERN: &str = "00";

/// The part.
pub(super) fn part() -> Element {
    let chinese = FontRole::ALL.map(|role| {
        font(family(role))
            .child(value("w:altName", substitute(role)))
            .child(value("w:charset", CHINESE))
    });
    let latin = font(LATIN).child(value("w:charset", WESTERN));
    element("w:fonts").attribute("xmlns:w", W).children(chinese).child(latin)
}

fn font(name: &str) -> Element {
    element("w:font").attribute("w:name", name)
}
