//! Is a file UTF-8, and if not, what is it?

/// Why bytes are not the UTF-8 text that TOML asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// Every pair of bytes is a GBK character (GB 18030-2022, double byte part).
    Gbk,
    /// A byte order mark of UTF-16, what Windows Notepad calls “Unicode”.
    Utf16,
    /// It begins as UTF-8 with Chinese in it, and then does not go on so.
    Damaged,
    /// None of these.
    Unknown,
}

/// The text of a file; a byte order mark is dropped.
///
/// # Errors
/// The part that could be read, and what the bytes seem to be.
pub fn decode(bytes: &[u8]) -> Result<String, (String, Undecodable)> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err((String::new(), Undecodable::Utf16));
    }
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let readable = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let error = match () {
        () if !readable.is_ascii() => Undecodable::Damaged,
        () if is_gbk(bytes) => Undecodable::Gbk,
        () => Undecodable::Unknown,
    };
    Err((readable.to_owned(), error))
}

/// GBK: a lead byte 81–FE, then a trail byte 40–FE without 7F.
fn is_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            [0..=0x7F, rest @ ..] => rest,
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, rest @ ..] => rest,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_the_byte_order_mark() {
        assert_eq!(decode("\u{FEFF}a = 1".as_bytes()).as_deref(), Ok("a = 1"));
    }

    #[test]
    fn knows_gbk_and_utf16_from_damage_and_noise() {
        let error = |bytes: &[u8]| decode(bytes).err();
        // "机关" in GBK.
        let gbk = b"year = 1\na = \"\xBB\xFA\xB9\xD8\"";
        assert_eq!(error(gbk), Some(("year = 1\na = \"".into(), Undecodable::Gbk)));
        assert_eq!(error(&[0xFF, 0xFE, b'a', 0]), Some((String::new(), Undecodable::Utf16)));
        assert_eq!(error(&[b'a', 0xFF, 0x00]), Some(("a".into(), Undecodable::Unknown)));
        let damaged = ["机".as_bytes(), &[0xE5]].concat();
        assert_eq!(error(&damaged), Some(("机".into(), Undecodable::Damaged)));
    }
}
