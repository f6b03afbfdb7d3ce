//! Which font does Word look for?
//!
//! The office families by name (GB/T 9704-2012 5.2.2), never the bundled ones: the reader's
//! machine has the former. ECMA-376 part 1, 17.3.2.26.

use super::xml::{Element, element};
use crate::form::Style;
use crate::text::FontRole;

/// Digits and Latin letters, where the Chinese face does not set them.
pub(super) const LATIN: &str = "Times New Roman";

/// The office family of a role.
pub(super) const fn family(role: FontRole) -> &'static str {
    match role {
        FontRole::FangSong => "仿宋_GB2312",
        FontRole::Kai => "楷体_GB2312",
        FontRole::Hei => "黑体",
        FontRole::Song => "宋体",
        FontRole::XiaoBiaoSong => "方正小标宋简体",
    }
}

/// What to take where the family is missing.
pub(super) const fn substitute(role: FontRole) -> &'static str {
    match role {
        FontRole::FangSong => "仿宋",
        FontRole::Kai => "楷体",
        FontRole::Hei => "SimHei",
        FontRole::Song => "SimSun",
        FontRole::XiaoBiaoSong => "宋体",
    }
}

/// The fonts of a style.
pub(super) fn run_fonts(style: &Style) -> Element {
    let chinese = family(style.font);
    let latin = if style.own_latin { chinese } else { LATIN };
    element("w:rFonts")
        .attribute("w:ascii", latin)
        .attribute("w:eastAsia", chinese)
        .attribute("w:hAnsi", latin)
        .attribute("w:cs", latin)
}
