//! The five faces of an official document.

use serde::Deserialize;

/// A kind of type face, by what it is for (GB/T 9704-2012 5.2.2, 7.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum FontRole {
    /// Imitation Song, the body.
    #[serde(rename = "仿宋")]
    FangSong,
    /// Regular script, second-level heads.
    #[serde(rename = "楷体")]
    Kai,
    /// Sans serif, first-level heads.
    #[serde(rename = "黑体")]
    Hei,
    /// Song, tables and page numbers.
    #[serde(rename = "宋体")]
    Song,
    /// Small title Song, the title.
    #[serde(rename = "小标宋")]
    XiaoBiaoSong,
}

impl FontRole {
    /// All roles, in the order they are listed to the user.
    pub const ALL: [Self; 5] =
        [Self::FangSong, Self::Kai, Self::Hei, Self::Song, Self::XiaoBiaoSong];

    /// The name that printers use, in Chinese.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FangSong => "仿宋",
            Self::Kai => "楷体",
            Self::Hei => "黑体",
            Self::Song => "宋体",
            Self::XiaoBiaoSong => "小标宋",
        }
    }
}
