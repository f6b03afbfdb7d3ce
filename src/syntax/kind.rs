//! What kind of file is it that is no text? Told by how it begins: the file command's “magic numbers”.

/// What a file is that is not TOML, and where what it says could be taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// What it is called in Chinese.
    pub name: &'static str,
    /// Whether it may hold a report that somebody wrote.
    pub is_document: bool,
}

const fn document(name: &'static str) -> Kind {
    Kind { name, is_document: true }
}

const fn other(name: &'static str) -> Kind {
    Kind { name, is_document: false }
}

/// How files begin.
const BEGINNINGS: &[(&[u8], Kind)] = &[
    (b"%PDF-", document("PDF 文件")),
    // [MS-CFB] 2.2, the header signature.
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        document("旧版 Word、Excel 或 WPS 文件（.doc、.wps、.xls、.et）"),
    ),
    (b"{\\rtf", document("RTF 文件")),
    (b"\x89PNG\r\n\x1A\n", document("图片（PNG）")),
    (b"\xFF\xD8\xFF", document("图片（JPEG）")),
    (b"GIF8", document("图片（GIF）")),
    (b"II*\0", document("图片（TIFF）")),
    (b"MM\0*", document("图片（TIFF）")),
    (b"\0\0\0\x18ftypheic", document("图片（HEIC）")),
    (b"\0\0\0\x1Cftypheic", document("图片（HEIC）")),
    (b"\0\0\0\x24ftypheic", document("图片（HEIC）")),
    (b"Rar!\x1A\x07", other("压缩包（RAR）")),
    (b"7z\xBC\xAF\x27\x1C", other("压缩包（7z）")),
    (b"\x1F\x8B", other("压缩包（gzip）")),
    (b"\x7FELF", other("程序文件")),
    (b"MZ\x90", other("程序文件")),
];

/// What a ZIP archive is, by the name of a file in it (ECMA-376-2; GB/T 33190; ODF 1.2 part 3).
const IN_ARCHIVES: &[(&[u8], Kind)] = &[
    (b"word/document", document("Word 文件（.docx）")),
    (b"xl/workbook", document("Excel 文件（.xlsx）")),
    (b"ppt/presentation", document("演示文件（.pptx）")),
    (b"OFD.xml", document("OFD 文件")),
    (b"opendocument.text", document("ODF 文件（.odt）")),
    (b"opendocument.spreadsheet", document("ODF 表格（.ods）")),
];

/// How texts of other formats begin, in small letters.
const TEXTS: &[(&str, Kind)] = &[
    ("<!doctype html", document("网页（HTML）")),
    ("<html", document("网页（HTML）")),
    ("<head", document("网页（HTML）")),
    ("<body", document("网页（HTML）")),
    ("<table", document("网页（HTML）")),
    ("<?xml", document("XML 文件")),
    ("<!--", document("网页（HTML）")),
    ("<div", document("网页（HTML）")),
    ("<meta", document("网页（HTML）")),
    ("mime-version:", document("网页（MHT）")),
    ("from: <", document("网页（MHT）")),
];

/// The kind of a file that is no text of ours, where that can be told.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let known = BEGINNINGS.iter().find(|(begin, _)| bytes.starts_with(begin));
    if let Some((_, kind)) = known {
        return Some(*kind);
    }
    // A bitmap says how long it is (BITMAPFILEHEADER); a WebP is a kind of RIFF.
    let length =
        bytes.get(2..6).and_then(|it| <[u8; 4]>::try_from(it).ok()).map(u32::from_le_bytes);
    let is_whole = length.and_then(|it| usize::try_from(it).ok()) == Some(bytes.len());
    if bytes.starts_with(b"BM") && is_whole {
        return Some(document("图片（BMP）"));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(document("图片（WebP）"));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        let known = IN_ARCHIVES.iter().find(|(name, _)| holds(name));
        return Some(known.map_or(other("压缩包（ZIP）"), |(_, kind)| *kind));
    }
    text_kind(bytes)
}

fn text_kind(bytes: &[u8]) -> Option<Kind> {
    let bytes = bytes.trim_ascii_start();
    let begins = |begin: &&(&str, Kind)| {
        let own = bytes.get(..begin.0.len()).unwrap_or_default();
        own.eq_ignore_ascii_case(begin.0.as_bytes())
    };
    let known = TEXTS.iter().find(begins).map(|(_, kind)| *kind);
    // No TOML begins with a brace, nor with a list.
    let behind = |mark: u8| bytes.strip_prefix(&[mark]).map(<[u8]>::trim_ascii_start);
    let is_object =
        behind(b'{').is_some_and(|rest| rest.starts_with(b"\"") || rest.starts_with(b"}"));
    let is_list = behind(b'[').is_some_and(|rest| rest.starts_with(b"{"));
    known.or_else(|| (is_object || is_list).then_some(other("JSON 文件")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_how_they_begin() {
        let name = |bytes: &[u8]| kind(bytes).map(|kind| kind.name);
        assert_eq!(
            name(b"PK\x03\x04 [Content_Types].xml word/document.xml"),
            Some("Word 文件（.docx）")
        );
        assert_eq!(name(b"PK\x03\x04 a.txt"), Some("压缩包（ZIP）"));
        assert_eq!(name(b"%PDF-1.7"), Some("PDF 文件"));
        assert_eq!(name(b"\xEF\xBB\xBF\n<!DOCTYPE HTML>"), Some("网页（HTML）"));
        assert_eq!(name(b"{\n  \"a\": 1}"), Some("JSON 文件"));
        for text in ["[a]", "[[a]]", "a = {}", "", "<a", "[\"a\"]"] {
            assert_eq!(name(text.as_bytes()), None, "{text}");
        }
    }
}
