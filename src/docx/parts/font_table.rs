//! `word/fontTable.xml`: what are the fonts, and what may stand in for them?
//!
//! ECMA-376 part 1, 17.8.3.10 (`font`), 17.8.3.1 (`altName`, a list with commas) and 17.8.3.6
//! (`embedRegular`).

use super::embedded_fonts::EmbeddedFont;
use crate::container::{Element, element};
use crate::docx::fonts::{LATIN, family, substitutes};
use crate::docx::names::{R, W};
use crate::docx::value::value;
use crate::text::FontRole;

/// GB 2312, 17.8.3.2.
const CHINESE: &str = "86";
/// The Latin character set.
const WESTERN: &str = "00";

/// The part, with the faces that are embedded.
pub(super) fn part(embedded: &[EmbeddedFont]) -> Element<'static> {
    let embedding = |name: &str| {
        let font = embedded.iter().find(|font| font.family == name);
        font.map(|font| {
            element("w:embedRegular").attribute("r:id", &font.id).attribute("w:fontKey", &font.key)
        })
    };
    let chinese = FontRole::ALL.map(|role| {
        let name = family(role);
        font(name)
            .child(value("w:altName", substitutes(role).join(",")))
            .child(value("w:charset", CHINESE))
            .child(value("w:family", class(role)))
            .child(value("w:pitch", "default"))
            .children(embedding(name))
    });
    let latin = font(LATIN)
        .child(value("w:charset", WESTERN))
        .child(value("w:family", "roman"))
        .child(value("w:pitch", "variable"))
        .children(embedding(LATIN));
    element("w:fonts")
        .attribute("xmlns:w", W)
        .attribute("xmlns:r", R)
        .children(chinese)
        .child(latin)
}

fn font(name: &str) -> Element<'static> {
    element("w:font").attribute("w:name", name)
}

/// What kind of face to take where none of the names is known (17.18.30).
const fn class(role: FontRole) -> &'static str {
    match role {
        FontRole::FangSong | FontRole::Song | FontRole::XiaoBiaoSong => "roman",
        FontRole::Kai => "script",
        FontRole::Hei => "swiss",
    }
}
