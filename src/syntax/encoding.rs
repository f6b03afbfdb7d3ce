//! Which text is in the bytes of a file?

use encoding_rs::{BIG5, GB18030, UTF_16BE, UTF_16LE};

use super::kind::{Kind, kind};

/// How a text is written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// What TOML asks for.
    Utf8,
    /// GBK, what older Chinese systems call ANSI.
    Gbk,
    /// GB 18030-2022, with characters of four bytes.
    Gb18030,
    /// What Windows Notepad calls “Unicode”.
    Utf16,
}

/// A text as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// A file of another kind.
    Other(Kind),
    /// It is UTF-8 with Chinese in it, but for places where it is damaged.
    Damaged,
    /// The same of GBK.
    DamagedGbk,
    /// Big5, what systems with traditional characters use.
    Big5,
    /// None of these.
    Unknown,
}

/// The text of a file; a byte order mark is dropped. What is not UTF-8 is taken for a Chinese text only
/// where it `is_ours`: any bytes can be read as GBK.
///
/// # Errors
/// The part that could be read, and what the bytes seem to be.
pub fn decode(
    bytes: &[u8],
    is_ours: impl Fn(&str) -> bool,
) -> Result<Decoded, (String, Undecodable)> {
    if bytes == [0xFF, 0xFE] || bytes == [0xFE, 0xFF] {
        return Ok(Decoded { text: String::new(), encoding: Encoding::Utf16 });
    }
    if let Some(kind) = kind(bytes) {
        return Err((String::new(), Undecodable::Other(kind)));
    }
    if let Some(text) = utf16(bytes) {
        let kind = text.as_ref().and_then(|text| kind(text.as_bytes()));
        let why = kind.map_or(Undecodable::Unknown, Undecodable::Other);
        let sound = text.filter(|text| is_sound(text) && is_ours(text));
        let failed = || (String::new(), why);
        return sound.map(|text| Decoded { text, encoding: Encoding::Utf16 }).ok_or_else(failed);
    }
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), encoding: Encoding::Utf8 });
    }
    let readable = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid()).to_owned();
    if is_damaged_utf8(bytes) {
        return Err((readable, Undecodable::Damaged));
    }
    let ours = |text: &String| is_sound(text) && is_ours(text);
    let is_big5 = is_rarely_gb2312(bytes);
    if let Some(text) = whole(GB18030, bytes).filter(|text| !is_big5 && ours(text)) {
        let encoding = if has_four_bytes(bytes) { Encoding::Gb18030 } else { Encoding::Gbk };
        return Ok(Decoded { text, encoding });
    }
    if !is_big5 && let Some(readable) = damaged_gbk(bytes, &ours) {
        return Err((readable, Undecodable::DamagedGbk));
    }
    let big5 = is_big5 && whole(BIG5, bytes).is_some_and(|text| ours(&text));
    Err((readable, if big5 { Undecodable::Big5 } else { Undecodable::Unknown }))
}

/// The text in an encoding, if all of the bytes are of it.
fn whole(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// The text before the first place that is no GBK, where the others are ours.
fn damaged_gbk(bytes: &[u8], ours: &impl Fn(&String) -> bool) -> Option<String> {
    let (text, _) = GB18030.decode_without_bom_handling(bytes);
    let damaged = text.matches('\u{FFFD}').count();
    let is_one = damaged * 20 < text.chars().filter(|char| !char.is_ascii()).count();
    let rest = text.replace('\u{FFFD}', "");
    (is_one && ours(&rest)).then(|| text.split('\u{FFFD}').next().unwrap_or_default().to_owned())
}

/// The text in UTF-16 where bytes are such, and nothing where they are damaged.
fn utf16(bytes: &[u8]) -> Option<Option<String>> {
    let without_mark = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((UTF_16LE, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((UTF_16BE, rest)),
        // A TOML begins with ASCII: a key, a bracket, a comment.
        [1..=0x7F, 0, 1..=0x7F, 0, ..] => Some((UTF_16LE, bytes)),
        [0, 1..=0x7F, 0, 1..=0x7F, ..] => Some((UTF_16BE, bytes)),
        _ => None,
    };
    without_mark.map(|(encoding, bytes)| whole(encoding, bytes))
}

/// Whether nothing in a text says that it was read wrongly.
fn is_sound(text: &str) -> bool {
    !text.contains(['\0', '\u{FFFD}'])
}

/// Whether there are more Chinese characters in a text that is read as UTF-8 than places that are not.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut chinese, mut damaged) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        chinese += chunk.valid().matches(|char| matches!(char, '\u{4E00}'..='\u{9FFF}')).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    chinese > 0 && chinese >= damaged
}

/// Whether many characters of two bytes are none of GB 2312 (with both bytes from A1 on): Chinese in
/// simplified characters hardly has others, Big5 has them in every second place.
fn is_rarely_gb2312(bytes: &[u8]) -> bool {
    let (mut all, mut others) = (0, 0);
    let mut rest = bytes;
    loop {
        rest = match rest {
            [0..=0x80, rest @ ..] => rest,
            [_, 0x30..=0x39, _, _, rest @ ..] => rest,
            [_, trail, rest @ ..] => {
                all += 1;
                others += usize::from(*trail < 0xA1);
                rest
            }
            _ => return others * 5 > all,
        };
    }
}

/// Whether there is a character of four bytes: a digit comes second.
fn has_four_bytes(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return false,
            [0..=0x80, rest @ ..] => rest,
            [_, 0x30..=0x39, ..] => return true,
            [_, _, rest @ ..] => rest,
            [_] => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "layout = \"a\"\nauthority = \"某县人民政府\" # 统计期限自一月起\n";

    fn read(bytes: &[u8]) -> Result<Decoded, Undecodable> {
        decode(bytes, |text| text.contains("layout") || text.contains("a = "))
            .map_err(|(_, why)| why)
    }

    #[test]
    fn drops_the_byte_order_mark() {
        let text = read("\u{FEFF}a = 1".as_bytes()).unwrap();
        assert_eq!((text.text.as_str(), text.encoding), ("a = 1", Encoding::Utf8));
    }

    #[test]
    fn chinese_encodings_are_read() {
        let rare = format!("{TEXT}# 𠅤");
        let utf16 = |text: &str, swapped: bool| -> Vec<u8> {
            let swap = |unit: u16| if swapped { unit.to_be_bytes() } else { unit.to_le_bytes() };
            text.encode_utf16().flat_map(swap).collect()
        };
        for (text, bytes, encoding) in [
            (TEXT, GB18030.encode(TEXT).0.into_owned(), Encoding::Gbk),
            (&rare, GB18030.encode(&rare).0.into_owned(), Encoding::Gb18030),
            (TEXT, [vec![0xFF, 0xFE], utf16(TEXT, false)].concat(), Encoding::Utf16),
            (TEXT, [vec![0xFE, 0xFF], utf16(TEXT, true)].concat(), Encoding::Utf16),
            (TEXT, utf16(TEXT, false), Encoding::Utf16),
        ] {
            let decoded = read(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
        }
    }

    #[test]
    fn what_is_none_of_them_is_not_taken_for_gbk() {
        assert_eq!(
            read(&BIG5.encode("layout = \"某縣人民政府工作報告資訊\"").0),
            Err(Undecodable::Big5)
        );
        assert_eq!(read(&["a = 机".as_bytes(), &[0xE5]].concat()), Err(Undecodable::Damaged));
        assert_eq!(read(&GB18030.encode("某县人民政府").0), Err(Undecodable::Unknown));
        assert_eq!(read(b"layout\xFF\x00"), Err(Undecodable::Unknown));
        assert_eq!(read(&[0xFF, 0xFE, b'a']), Err(Undecodable::Unknown));
    }
}
