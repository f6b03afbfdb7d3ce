//! Are the bytes of a file a text that can be read?

use std::borrow::Cow;

use super::garbled::garbled;
use crate::base::{Diagnostic, SourceId, Span};
use crate::syntax::{self, Encoding, Kind, Undecodable, with_usual_line_ends};
use crate::text::is_private_use;

/// The code of a file of another kind.
const OTHER_KIND: &str = "I007";
const SAVE_AS: &str = "请用记事本或 WPS 打开，选“另存为”，编码选 UTF-8";
const INIT: &str =
    "请用 genreport init 2025（写报告的年度）做一份空白的数据文件，把这里的文字和数填进去";
/// The same where the file may be a data file that was kept by such a program.
const INIT_OR_TEXT: &str = "请用 genreport init 2025（写报告的年度）做一份空白的数据文件，把这里的文字和数填进去；\
                    数据文件在 Word、WPS 里存过的，请另存为“纯文本”，编码选 UTF-8";

/// What a file should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Report,
    /// A layout, or the words file of one.
    Layout,
}

/// The text of a file.
pub(super) struct Decoded {
    /// The text, with an error only as much of it as could be read.
    pub(super) text: String,
    /// What is to be said of the file as such.
    pub(super) findings: Vec<Diagnostic>,
    /// What it was and is, where its bytes are not those of the text: `GBK 编码 → UTF-8`.
    pub(super) converted_from: Option<&'static str>,
    /// Whether it is a file of another kind, of which nothing is to be shown.
    pub(super) is_of_another_kind: bool,
}

impl Decoded {
    /// Why the text cannot be read, if it cannot.
    pub(super) fn fault(&self) -> Option<&Diagnostic> {
        self.findings.iter().find(|finding| finding.is_error())
    }

    /// A text that can be read.
    const fn read(text: String, findings: Vec<Diagnostic>, from: Option<&'static str>) -> Self {
        Self { text, findings, converted_from: from, is_of_another_kind: false }
    }

    /// As much of a file as could be read, and why no more could.
    fn failed(text: String, finding: Diagnostic) -> Self {
        let is_of_another_kind = finding.code == OTHER_KIND;
        Self { text, findings: vec![finding], converted_from: None, is_of_another_kind }
    }
}

/// The text of a file.
pub(super) fn decode(bytes: &[u8], source: SourceId, wanted: Wanted) -> Decoded {
    let beginning = Span::new(source, 0, 0);
    let decoded = match syntax::decode(bytes, |text| is_ours(text, wanted)) {
        Ok(decoded) => decoded,
        Err((readable, why)) => {
            // The snippet ends where the reading ended.
            let at = Span::new(source, readable.len(), readable.len());
            return Decoded::failed(readable, undecodable(why, at));
        }
    };
    let text = decoded.text;
    if text.trim().is_empty() {
        let finding = Diagnostic::error("I006", "文件是空的", beginning);
        return Decoded::failed(text, finding.help(INIT));
    }
    if wanted == Wanted::Report && !has_key(&text) {
        let message = match is_written_report(&text) {
            true => "这是一份写好的报告，不是数据文件",
            false => "这不是数据文件：没有一行是 键 = 值",
        };
        let finding = Diagnostic::error("I008", message, beginning);
        return Decoded::failed(text, finding.help(INIT));
    }
    if let Some(fault) = garbled(&text, source) {
        return Decoded::failed(text, fault);
    }
    let (code, name, change) = match decoded.encoding {
        Encoding::Utf8 => return usual(text, beginning),
        Encoding::Gbk => ("I003", "GBK 编码", "GBK 编码 → UTF-8"),
        Encoding::Gb18030 => ("I003", "GB 18030 编码", "GB 18030 编码 → UTF-8"),
        Encoding::Utf16 => ("I004", "UTF-16 编码（“Unicode”）", "UTF-16 编码 → UTF-8"),
    };
    let message = format!("文件是 {name}，已照此读入，其他软件要的是 UTF-8");
    let finding =
        Diagnostic::warning(code, message, beginning).help(format!("{SAVE_AS}；--fix 也会改好"));
    Decoded::read(with_line_feeds(text), vec![finding], Some(change))
}

/// A text of an old Mac, whose lines end with carriage returns alone, with line feeds.
fn with_line_feeds(text: String) -> String {
    if is_of_old_mac(&text) { text.replace('\r', "\n") } else { text }
}

fn is_of_old_mac(text: &str) -> bool {
    !text.contains('\n') && text.contains('\r')
}

/// A text in UTF-8, which a Mac of old may have written.
fn usual(text: String, beginning: Span) -> Decoded {
    if !is_of_old_mac(&text) {
        return Decoded::read(text, Vec::new(), None);
    }
    let message = "文件的换行符是旧式的（只有回车），已按换行读入";
    let finding = Diagnostic::warning("I009", message, beginning)
        .help("请用记事本或 WPS 打开，再保存一次；--fix 也会改好");
    Decoded::read(with_line_feeds(text), vec![finding], Some("旧式换行 → 通常的换行"))
}

/// A text as it is parsed: with the usual line ends, each where another was; and what is to be said of
/// those, once.
pub(super) fn legible(text: &str, source: SourceId) -> (Cow<'_, str>, Option<Diagnostic>) {
    let Some((usual, first)) = with_usual_line_ends(text) else {
        return (Cow::Borrowed(text), None);
    };
    let char = text[first..].chars().next().unwrap_or_default();
    let message = format!("这里有特别的换行符 U+{:04X}，已按换行读入", u32::from(char));
    let at = Span::new(source, first, first + char.len_utf8());
    let finding = Diagnostic::warning("I009", message, at).help("请删去它，再按回车键换行");
    (Cow::Owned(usual), Some(finding))
}

/// Whether a finding says that a file is of another kind.
pub(super) fn is_of_another_kind(finding: &Diagnostic) -> bool {
    matches!(finding.code, OTHER_KIND | "I008")
}

/// Whether a finding is of a file as such, not of what is in it: of one that was read all the same.
pub(super) fn is_of_file(finding: &Diagnostic) -> bool {
    matches!(finding.code, "I003" | "I004" | "I009") && !finding.is_error()
}

fn undecodable(why: Undecodable, at: Span) -> Diagnostic {
    let not_text = |name: &str| {
        // Chinese and Western letters are parted.
        let space = if name.starts_with(|char: char| char.is_ascii()) { " " } else { "" };
        Diagnostic::error(
            OTHER_KIND,
            format!("这是{space}{name}，不是数据文件"),
            Span { start: 0, end: 0, ..at },
        )
    };
    match why {
        Undecodable::Other(Kind { name, is_document: true }) => {
            let is_of_word = name.contains("Word") || name.contains("ODF 文件");
            not_text(name).help(if is_of_word { INIT_OR_TEXT } else { INIT })
        }
        Undecodable::Other(Kind { name, .. }) => {
            not_text(name).help("请检查是否选错了文件；数据文件是 UTF-8 编码的文本，如 年报.toml")
        }
        Undecodable::Damaged => Diagnostic::error("I005", "文件里有损坏的字符", at)
            .note("这里不是完整的 UTF-8 字符")
            .help("请重新输入这里的文字，再以 UTF-8 编码保存"),
        Undecodable::DamagedGbk => Diagnostic::error("I005", "文件里有损坏的字符", at)
            .note("这里不是完整的 GBK 字符")
            .help("请重新输入这里的文字，再以 UTF-8 编码保存"),
        Undecodable::Big5 => Diagnostic::error("I005", "文件像是 Big5 编码（繁体），读不了", at)
            .note("从这里起无法识别")
            .help(SAVE_AS),
        Undecodable::Unknown => Diagnostic::error("I005", "文件不是文本，或有损坏的字符", at)
            .note("从这里起无法识别")
            .help("请检查是否选错了文件；数据文件应为 UTF-8 编码的文本"),
    }
}

/// Whether what was read in another encoding is what is wanted, and no nonsense.
fn is_ours(text: &str, wanted: Wanted) -> bool {
    let is_wanted = match wanted {
        Wanted::Report => {
            let is_one = |line: &str| ["layout", "authority"].iter().any(|key| is_key(line, key));
            lines(text).any(is_one) || is_written_report(text)
        }
        Wanted::Layout => begins_like_toml(text),
    };
    is_wanted && !text.contains(is_private_use)
}

/// The lines of a text that may be an old Mac's.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r'])
}

/// Whether a line begins with this key and its equals sign.
fn is_key(line: &str, key: &str) -> bool {
    let rest = line.trim_start().strip_prefix(key).map(str::trim_start);
    rest.is_some_and(|rest| rest.starts_with(['=', '＝']))
}

/// Whether some line is a key with its equals sign, or with a colon for it.
fn has_key(text: &str) -> bool {
    lines(text).any(|line| {
        let key = line.split_once(['=', '＝', ':', '：']).map_or("", |(key, _)| key).trim();
        !key.is_empty() && key.chars().all(is_of_key)
    })
}

/// Whether a text has the headings of a report in it.
fn is_written_report(text: &str) -> bool {
    let heading = |line: &str| line.trim().starts_with("一、") && line.contains("总体情况");
    lines(text).any(heading)
}

fn is_of_key(char: char) -> bool {
    char.is_ascii_alphanumeric() || "_-.\"'".contains(char)
}

/// Whether a text begins as TOML does, but for comments: with the head of a table, or with a key and
/// its equals sign. Of a text that does not, nothing is shown: it is a file of another kind.
pub(super) fn begins_like_toml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    let Some(first) = lines.find(|line| !line.is_empty() && !line.starts_with('#')) else {
        return true;
    };
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
