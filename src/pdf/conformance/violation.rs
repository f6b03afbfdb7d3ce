//! Every way in which a file could fail the standards.

use std::fmt;

/// One way to fail. Those that a report or a font can cause say so; the others would be faults of
/// this program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Violation {
    /// The catalog names no language: no voice is chosen (ISO 14289-1 7.2, ISO 19005-2 6.7.4).
    NoLanguage,
    /// The catalog does not say that the file is tagged (ISO 19005-2 6.7.2.2).
    NotMarked,
    /// The reader's window would show the name of the file instead of its title (ISO 14289-1 7.1).
    NoWindowTitle,
    /// No output intent says what black is, or its profile is not one of RGB (ISO 19005-2 6.2.3,
    /// 6.2.4.3).
    NoOutputIntent,
    /// The trailer holds no identifier (ISO 19005-2 6.1.3).
    NoIdentity,
    /// A page is smaller than 3 pt or larger than 14 400 pt (ISO 19005-2 6.1.13). A layout of the
    /// user's can cause it.
    PageSize {
        /// The page, from 1.
        page: usize,
    },
    /// A page does not say in which order the tab key goes (ISO 14289-1 7.18.3; only asked for
    /// where there are annotations, but readers go by it).
    NoTabOrder {
        /// The page, from 1.
        page: usize,
    },
    /// A text is longer than 32 767 bytes, or a name than 127 (ISO 19005-2 6.1.13). A heading, a
    /// caption or the authority of the input can cause it, and the name of a font of the user's.
    TooLong(String),
    /// There are more than 8 388 607 objects (ISO 19005-2 6.1.13). Very large tables can cause it.
    TooMany,
    /// The metadata lack an entry, or say another thing than the document information
    /// (ISO 19005-2 6.6, ISO 14289-1 5).
    Metadata(&'static str),
    /// A font's program is not in the file (ISO 19005-2 6.2.11.4).
    FontNotEmbedded(String),
    /// The tables of a font's program contradict one another (ISO 19005-2 6.2.11.4.1). A font of the
    /// user's could cause it; such are refused when they are loaded.
    FontProgram(String),
    /// A font's licence forbids to embed it, or a part of it (OpenType OS/2 fsType, ISO 19005-2
    /// 6.2.11.4.1). A font of the user's can cause it; found when the font is subset, for the
    /// finished file no longer says so.
    EmbeddingForbidden(String),
    /// A font does not say which characters its glyphs are (ISO 19005-2 6.2.11.7.2).
    NoCharacters(String),
    /// A code leads to no glyph: the font has no encoding, or nothing leads from its CIDs to its
    /// glyphs (ISO 19005-2 6.2.11.3).
    Encoding(String),
    /// A glyph stands for no character that others know: none, or one for private use (ISO 19005-2
    /// 6.2.11.7.2 and 6.2.11.7.3). Characters for private use in the input can cause it; the
    /// layout refuses them.
    UnknownCharacter(String),
    /// A glyph is of another width than the font's dictionary says (ISO 19005-2 6.2.11.5). A font
    /// of the user's with faulty tables can cause it.
    Width(String),
    /// A page shows the glyph for missing ones (ISO 19005-2 6.2.11.8).
    MissingGlyph {
        /// The page, from 1.
        page: usize,
    },
    /// Something on a page is neither tagged nor an artifact (ISO 14289-1 7.1).
    Unmarked {
        /// The page, from 1.
        page: usize,
    },
    /// Marked content lies in other marked content or does not end (ISO 14289-1 7.1).
    Nesting {
        /// The page, from 1.
        page: usize,
    },
    /// The structure and the marked content of a page do not belong together (ISO 32000-1
    /// 14.7.4).
    Disconnected {
        /// The page, from 1.
        page: usize,
    },
    /// There is no structure tree (ISO 19005-2 6.7.3.3).
    NoStructure,
    /// A part has a type that is no standard one, or a standard one is made another by a role map
    /// (ISO 19005-2 6.7.3.4).
    UnknownType(String),
    /// A part stands where its type may not (ISO 14289-1 7.2, ISO 32000-1 14.8.4), or does not name
    /// its parent.
    WrongPlace {
        /// The part's type.
        part: String,
        /// Where it stands.
        within: String,
    },
    /// A heading lies more than one level below the heading before it, or the first is not H1
    /// (ISO 14289-1 7.4.2).
    HeadingSkipped(String),
    /// The cells of a table leave a hole, overlap, or stand out (ISO 14289-1 7.2).
    RaggedTable {
        /// The table, from 1.
        table: usize,
    },
    /// A head of a table does not say what it is the head of (ISO 14289-1 7.5).
    NoScope {
        /// The table, from 1.
        table: usize,
    },
    /// A cell of a table names a head that is not there, not in its own table, or no head
    /// (ISO 32000-1 14.8.5.7).
    UnknownHead(String),
    /// Two parts have the same identifier, or one is not in the tree of identifiers (ISO 32000-1
    /// 14.7.2).
    Identifier(String),
    /// The data inside lack an entry (ISO 19005-3 6.8), or lie in a file of part 2.
    Attachment(&'static str),
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLanguage => f.write_str("没有写明语言"),
            Self::NotMarked => f.write_str("没有写明文件带有结构"),
            Self::NoWindowTitle => f.write_str("窗口不显示标题"),
            Self::NoOutputIntent => f.write_str("没有写明颜色的含义"),
            Self::NoIdentity => f.write_str("没有文件标识"),
            Self::PageSize { page } => {
                write!(f, "第 {page} 面太大或太小，边长应在 3 磅与 14400 磅之间，请改版式")
            }
            Self::NoTabOrder { page } => write!(f, "第 {page} 面没有写明跳转的次序"),
            Self::TooLong(text) => {
                write!(f, "“{text}…”太长，请缩短（标题、机关名称、表题或字体名称）")
            }
            Self::TooMany => f.write_str("表格太大，请分成几份报告"),
            Self::Metadata(what) => write!(f, "元数据中的{what}不对"),
            Self::FontNotEmbedded(font) => write!(f, "字体 {font} 没有嵌入"),
            Self::FontProgram(font) => write!(f, "字体 {font} 已损坏，请换用其他字体"),
            Self::EmbeddingForbidden(font) => {
                write!(f, "字体 {font} 的许可不允许嵌入文件，请换用其他字体")
            }
            Self::NoCharacters(font) => write!(f, "字体 {font} 没有写明各个字形是什么字"),
            Self::Encoding(font) => write!(f, "字体 {font} 的编码不全"),
            Self::UnknownCharacter(code) => {
                write!(f, "{code} 是自造字或不是字，别人的机器认不出，请改用通用的字")
            }
            Self::Width(font) => write!(f, "字体 {font} 的字宽前后不一，请换用其他字体"),
            Self::MissingGlyph { page } => write!(f, "第 {page} 面有字体里没有的字"),
            Self::Unmarked { page } => write!(f, "第 {page} 面有不属于结构的内容"),
            Self::Nesting { page } => write!(f, "第 {page} 面的内容标记互相套叠"),
            Self::Disconnected { page } => write!(f, "第 {page} 面的内容与结构对不上"),
            Self::NoStructure => f.write_str("没有结构"),
            Self::UnknownType(name) => write!(f, "结构中有不通用的类型 {name}"),
            Self::WrongPlace { part, within } => {
                write!(f, "结构中的 {part} 不能放在 {within} 里")
            }
            Self::HeadingSkipped(heading) => write!(f, "标题 {heading} 跳过了一级"),
            Self::RaggedTable { table } => write!(f, "第 {table} 张表的格子没有拼齐"),
            Self::NoScope { table } => write!(f, "第 {table} 张表的表头没有写明管行还是管列"),
            Self::UnknownHead(id) => write!(f, "表格里的格子指向不存在的表头 {id}"),
            Self::Identifier(id) => write!(f, "结构的标识 {id} 重复或没有登记"),
            Self::Attachment(what) => write!(f, "附带的数据文件没有写明{what}"),
        }
    }
}
