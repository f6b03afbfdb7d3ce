//! How is an object written? (ISO 32000-1 7.3)
//!
//! As short as it can be: a sign stands between two objects only where they would run together.

use std::io::Write as _;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

/// Writes an object; of a stream its dictionary.
pub(super) fn object(target: &mut Vec<u8>, value: &Object) {
    match value {
        Object::Null => target.extend_from_slice(b"null"),
        Object::Boolean(true) => target.extend_from_slice(b"true"),
        Object::Boolean(false) => target.extend_from_slice(b"false"),
        Object::Integer(value) => integer(target, *value),
        Object::Real(value) => {
            // Into memory, where nothing can fail; never with an exponent.
            let _ = write!(target, "{value}");
        }
        Object::Name(value) => name(target, value),
        Object::String(text, StringFormat::Literal) => literal(target, text),
        Object::String(text, StringFormat::Hexadecimal) => hexadecimal(target, text),
        Object::Reference(id) => reference(target, *id),
        Object::Array(items) => array(target, items),
        Object::Dictionary(entries) => dictionary(target, entries),
        Object::Stream(stream) => dictionary(target, &stream.dict),
    }
}

/// A whole number (7.3.3).
pub(super) fn integer(target: &mut Vec<u8>, value: i64) {
    target.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

/// A reference (7.3.10).
fn reference(target: &mut Vec<u8>, (number, generation): ObjectId) {
    integer(target, i64::from(number));
    target.push(b' ');
    integer(target, i64::from(generation));
    target.extend_from_slice(b" R");
}

/// A name; what is no regular sign stands as its number (7.3.5).
pub(super) fn name(target: &mut Vec<u8>, name: &[u8]) {
    target.push(b'/');
    for byte in name {
        match byte {
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' | b'#' => {
                escape(target, *byte);
            }
            b'!'..=b'~' => target.push(*byte),
            _ => escape(target, *byte),
        }
    }
}

fn escape(target: &mut Vec<u8>, byte: u8) {
    target.push(b'#');
    target.extend_from_slice(&digits(byte));
}

/// A text between parentheses (7.3.4.2). A carriage return would be read as a line feed.
fn literal(target: &mut Vec<u8>, text: &[u8]) {
    target.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => target.extend_from_slice(&[b'\\', *byte]),
            b'\r' => target.extend_from_slice(b"\\r"),
            _ => target.push(*byte),
        }
    }
    target.push(b')');
}

fn hexadecimal(target: &mut Vec<u8>, text: &[u8]) {
    target.push(b'<');
    for byte in text {
        target.extend_from_slice(&digits(*byte));
    }
    target.push(b'>');
}

/// The two digits of a byte.
fn digits(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    [byte >> 4, byte & 0xF].map(|digit| DIGITS[usize::from(digit)])
}

fn array(target: &mut Vec<u8>, items: &[Object]) {
    target.push(b'[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 && needs_space(item) {
            target.push(b' ');
        }
        object(target, item);
    }
    target.push(b']');
}

/// A dictionary (7.3.7).
pub(super) fn dictionary(target: &mut Vec<u8>, entries: &Dictionary) {
    target.extend_from_slice(b"<<");
    for (key, value) in entries {
        entry(target, key, value);
    }
    target.extend_from_slice(b">>");
}

/// An entry of a dictionary.
pub(super) fn entry(target: &mut Vec<u8>, key: &[u8], value: &Object) {
    name(target, key);
    if needs_space(value) {
        target.push(b' ');
    }
    object(target, value);
}

/// Whether an object would run into the regular sign before it (7.2.2).
const fn needs_space(object: &Object) -> bool {
    match object {
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Reference(_) => true,
        Object::Name(_)
        | Object::String(..)
        | Object::Array(_)
        | Object::Dictionary(_)
        | Object::Stream(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: impl Into<Object>) -> String {
        let mut target = Vec::new();
        object(&mut target, &value.into());
        String::from_utf8(target).expect("ASCII")
    }

    #[test]
    fn objects_are_written_as_short_as_they_can_be() {
        let mut entries = Dictionary::new();
        entries.set("A", 1);
        entries.set("B", "C");
        entries.set("D", (12, 0));
        let text = |text: &[u8], format| Object::String(text.to_vec(), format);
        entries.set("E", text(b"f", StringFormat::Literal));
        let array = vec![Object::Dictionary(entries), Object::Null, true.into(), "G".into()];
        let expected = "[<</A 1/B/C/D 12 0 R/E(f)>> null true/G]";
        assert_eq!(written(array), expected);
        let numbers: Vec<Object> = [0, 7, -10, i64::MAX, i64::MIN].map(Object::Integer).to_vec();
        assert_eq!(written(numbers), "[0 7 -10 9223372036854775807 -9223372036854775808]");
        assert_eq!(written(vec![Object::Real(841.89), Object::Real(-0.5)]), "[841.89 -0.5]");
        assert_eq!(written(text(&[0xAB, 0x01], StringFormat::Hexadecimal)), "<AB01>");
    }

    /// What is written is read again, whatever its bytes.
    #[test]
    fn every_byte_of_texts_and_names_is_kept() {
        let bytes: Vec<u8> = (0..=255).collect();
        let mut entries = Dictionary::new();
        entries.set("Text", Object::String(bytes.clone(), StringFormat::Literal));
        // A name has no zeros (7.3.5).
        entries.set("Name", Object::Name(bytes[1..].to_vec()));
        let mut document = lopdf::Document::with_version("1.7");
        let id = document.add_object(entries.clone());
        document.trailer.set("Root", id);
        let file = crate::pdf::file::tests::written(&document);
        let read = lopdf::Document::load_mem(&file).expect("a PDF");
        assert_eq!(read.get_dictionary(id).expect("there"), &entries);
    }
}
