//! Are the bytes of a file a text that can be read?

use crate::base::{Diagnostic, SourceId, Span};
use crate::syntax::{self, Undecodable};

const SAVE_AS: &str = "请用记事本或 WPS 打开，选“另存为”，编码选 UTF-8";

/// The text of a file; with a finding, only as much of it as could be read.
pub(super) fn decode(bytes: &[u8], source: SourceId) -> (String, Option<Diagnostic>) {
    let (readable, error) = match syntax::decode(bytes) {
        Ok(text) if text.trim().is_empty() => {
            let finding = Diagnostic::error("I006", "文件是空的", Span::new(source, 0, 0));
            let help = "请照样例 samples/blank.toml 填写";
            return (text, Some(finding.help(help)));
        }
        Ok(text) => return (text, None),
        Err(error) => error,
    };
    // The snippet ends where the reading ended.
    let at = Span::new(source, readable.len(), readable.len());
    let finding = match error {
        Undecodable::Gbk => Diagnostic::error("I003", "文件是 GBK 编码，应为 UTF-8", at)
            .note("从这里起无法识别")
            .help(SAVE_AS),
        Undecodable::Utf16 => {
            Diagnostic::error("I004", "文件是 UTF-16 编码（“Unicode”），应为 UTF-8", at)
                .help(SAVE_AS)
        }
        Undecodable::Damaged => Diagnostic::error("I005", "文件里有损坏的字符", at)
            .note("这里不是完整的 UTF-8 字符")
            .help("请重新输入这里的文字，再以 UTF-8 编码保存"),
        Undecodable::Unknown => Diagnostic::error("I005", "文件不是文本", at)
            .note("从这里起无法识别")
            .help("请检查是否选错了文件；数据文件应为 UTF-8 编码的文本"),
    };
    (readable, Some(finding))
}
