//! Why could the DOCX not be written?

use std::fmt;

/// A failure of the writer; each is a fault of the program, not of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocxError {
    /// The plan has no measures, or other measures, for this table.
    Plan {
        /// The key of the table.
        table: String,
    },
    /// docx-rs made a body that does not read back.
    Body(String),
    /// A bundled font could not be embedded.
    Font(String),
    /// The parts could not be put into one file.
    Package(String),
}

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan { table } => write!(f, "无法生成 DOCX：表格 {table} 的版面尺寸与表格不符"),
            Self::Body(reason) => write!(f, "无法生成 DOCX：正文有误（{reason}）"),
            Self::Font(reason) => write!(f, "无法生成 DOCX：{reason}"),
            Self::Package(reason) => write!(f, "无法生成 DOCX：打包失败（{reason}）"),
        }
    }
}

impl std::error::Error for DocxError {}
