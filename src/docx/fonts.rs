//! Which font does Word look for?
//!
//! The office families by name (GB/T 9704-2012 5.2.2), never the bundled ones: the reader's
//! machine has the former. ECMA-376 part 1, 17.3.2.26.

use crate::container::{Element, element};
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

/// What to take where the family is missing, best first: the names of Windows, then those of the
/// domestic systems and of macOS. A name has 31 characters at most ([MS-OI29500] 2.1.271).
pub(super) const fn substitutes(role: FontRole) -> &'static [&'static str] {
    match role {
        FontRole::FangSong => &[
            "仿宋",
            "FangSong",
            "方正仿宋_GBK",
            "方正仿宋简体",
            "CESI仿宋-GB2312",
            "华文仿宋",
            "STFangsong",
        ],
        FontRole::Kai => &[
            "楷体",
            "KaiTi",
            "方正楷体_GBK",
            "方正楷体简体",
            "CESI楷体-GB2312",
            "华文楷体",
            "STKaiti",
        ],
        FontRole::Hei => {
            &["SimHei", "方正黑体_GBK", "方正黑体简体", "CESI黑体-GB2312", "华文黑体", "STHeiti"]
        }
        FontRole::Song => {
            &["SimSun", "方正书宋_GBK", "方正书宋简体", "CESI宋体-GB2312", "华文宋体", "STSong"]
        }
        FontRole::XiaoBiaoSong => &[
            "方正小标宋_GBK",
            "FZXiaoBiaoSong-B05S",
            "CESI小标宋-GB2312",
            "华文中宋",
            "宋体",
            "SimSun",
        ],
    }
}

/// The fonts of a style.
pub(super) fn run_fonts(style: &Style) -> Element<'static> {
    let chinese = family(style.font);
    let latin = if style.own_latin { chinese } else { LATIN };
    element("w:rFonts")
        .attribute("w:ascii", latin)
        .attribute("w:eastAsia", chinese)
        .attribute("w:hAnsi", latin)
        .attribute("w:cs", latin)
}
