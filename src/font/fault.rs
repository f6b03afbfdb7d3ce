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
    /// It has no table of this name.
    Missing(&'static str),
    /// The table of this name is not as long as it must be, or contradicts others.
    Table(&'static str),
    /// There are no outlines that can be embedded, only pictures.
    Outlines,
    /// Its outlines are CFF version 2, those of variable fonts (OpenType 1.9), which a PDF/A does
    /// not take. One with `glyf` outlines is taken as it is by default.
    Variable,
    /// The outlines state other widths than the table by which texts are set.
    Widths,
    /// So many faces as no collection has.
    Crowded(u32),
    /// Its names are missing, too long, too many, or hold control characters.
    Names,
}

impl fmt::Display for FaceFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("文件是空的"),
            Self::Web => f.write_str("是网页字体（WOFF），请换成 TTF 或 OTF 文件"),
            Self::Unknown => f.write_str("不是字体文件"),
            Self::Cut => f.write_str("文件不完整"),
            Self::Missing(table) => write!(f, "缺少 {table} 表"),
            Self::Table(table) => write!(f, "{table} 表已损坏"),
            Self::Outlines => f.write_str("没有可以嵌入的字形轮廓"),
            Self::Variable => f.write_str("是可变字体（CFF2），请换成固定字重的 TTF 或 OTF 文件"),
            Self::Widths => f.write_str("字形自带的宽度与 hmtx 表不一致"),
            Self::Crowded(count) => write!(f, "字体集里竟有 {count} 款字体"),
            Self::Names => f.write_str("里面的字体名称缺失、过长、过多或含有控制字符"),
        }
    }
}

impl std::error::Error for FaceFault {}
