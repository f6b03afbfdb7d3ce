//! Is a file UTF-8, and if not, what is it?

use crate::base::Place;

/// Why bytes are not the UTF-8 text that TOML asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// Every pair of bytes is a GBK character (GB 18030-2022, double byte part).
    Gbk(Place),
    /// A byte order mark of UTF-16, what Windows Notepad calls “Unicode”.
    Utf16,
    /// Neither; the first wrong byte stands here.
    Unknown(Place),
}

/// The text of a file; a byte order mark is dropped.
///
/// # Errors
/// Says what else the bytes seem to be.
pub fn decode(bytes: &[u8]) -> Result<String, Undecodable> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Undecodable::Utf16);
    }
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let place = place(&bytes[..error.valid_up_to()]);
            Err(if is_gbk(bytes) { Undecodable::Gbk(place) } else { Undecodable::Unknown(place) })
        }
    }
}

fn place(before: &[u8]) -> Place {
    let before = String::from_utf8_lossy(before);
    let line = before.rsplit('\n').next().unwrap_or_default();
    Place { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
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
    fn knows_gbk_and_utf16_from_noise() {
        // "机关" in GBK.
        let gbk = b"year = 1\na = \"\xBB\xFA\xB9\xD8\"";
        assert_eq!(decode(gbk), Err(Undecodable::Gbk(Place { line: 2, column: 6 })));
        assert_eq!(decode(&[0xFF, 0xFE, b'a', 0]), Err(Undecodable::Utf16));
        let place = Place { line: 1, column: 2 };
        assert_eq!(decode(&[b'a', 0xFF, 0x00]), Err(Undecodable::Unknown(place)));
    }
}
