//! Why a face is not taken.

use std::fmt;

/// What is wrong with a face. Its text goes on after `字体 …：`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaceFault {
    /// There is nothing in the file.
    Empty,
    /// A font for the web (WOFF), packed in a way of its own.
    Web,
    /// Not a font.
    Unknown,
    /// Cut off, or its table directory points beyond its end.
    Cut,
    /// So many faces as no collection has.
    Crowded(u32),
    /// Its names are missing, too long, too many, or hold control characters.
    Names,
}

impl fmt::Display for FaceFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Crowded(count) => return write!(f, "字体集里竟有 {count} 款字体"),
            Self::Empty => "文件是空的",
            Self::Web => "是网页字体（WOFF），请换成 TTF 或 OTF 文件",
            Self::Unknown => "不是字体文件",
            Self::Cut => "文件不完整",
            Self::Names => "里面的字体名称缺失、过长、过多或含有控制字符",
        })
    }
}

impl std::error::Error for FaceFault {}
