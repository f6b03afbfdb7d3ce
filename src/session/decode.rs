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

/// Whether a text begins as TOML does, but for comments: with the head of a table, or with a key and
/// its equals sign. Of a text that does not, nothing is shown: it is a file of another kind.
pub(super) fn begins_like_toml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    let Some(first) = lines.find(|line| !line.is_empty() && !line.starts_with('#')) else {
        return true;
    };
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || "_-.\"'".contains(c);
    if let Some(head) = first.strip_prefix('[') {
        let head = head.trim_start_matches('[');
        let end = head.find(']').unwrap_or(head.len());
        let (name, rest) = (&head[..end], head[end..].trim_start_matches(']').trim_start());
        let is_end = rest.is_empty() || rest.starts_with('#');
        return end < head.len() && is_end && !name.is_empty() && name.chars().all(is_of_key);
    }
    let Some((key, value)) = first.split_once(['=', '＝']) else { return false };
    let key = key.trim();
    !key.is_empty() && key.chars().all(is_of_key) && !value.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_another_kind_do_not_begin_like_toml() {
        for text in ["a = 1", "# 注\n\n[a] # 注\n", "a.b-c ＝ 1", "\"a\" = 1", "", "# 注", "[[a]]"]
        {
            assert!(begins_like_toml(text), "{text}");
        }
        for text in ["root:x:0:0::/root:/bin/sh\n", "%PDF-1.7", "正文", "a\nb = 1", "=1", "a:b=1"]
        {
            assert!(!begins_like_toml(text), "{text}");
        }
    }
}
