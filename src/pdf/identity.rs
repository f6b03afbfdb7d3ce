//! What tells this file from another? (ISO 32000-1 14.4)

use lopdf::{Dictionary, Document, Object, StringFormat};

use crate::base::Hash;

/// An identity made of everything in the document: the same report has the same one.
pub(super) fn identity(document: &Document) -> u128 {
    let mut hash = Hash::default();
    for (id, object) in &document.objects {
        hash.add(&id.0.to_be_bytes());
        add_object(&mut hash, object);
    }
    hash.value()
}

/// Writes the identity into the trailer, as the first and as the present state of the file.
pub(super) fn identify(trailer: &mut Dictionary, identity: u128) {
    let id = Object::String(identity.to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    trailer.set("ID", Object::Array(vec![id.clone(), id]));
}

/// Takes an object in, each kind under a letter of its own.
fn add_object(hash: &mut Hash, object: &Object) {
    match object {
        Object::Null => hash.add_part(b'z', &[]),
        Object::Boolean(value) => hash.add_part(b'b', &[u8::from(*value)]),
        Object::Integer(value) => hash.add_part(b'i', &value.to_be_bytes()),
        Object::Real(value) => hash.add_part(b'r', &value.to_be_bytes()),
        Object::Name(name) => hash.add_part(b'n', name),
        Object::String(text, _) => hash.add_part(b's', text),
        Object::Reference(id) => hash.add_part(b'o', &id.0.to_be_bytes()),
        Object::Array(items) => {
            hash.add_part(b'a', &items.len().to_be_bytes());
            items.iter().for_each(|item| add_object(hash, item));
        }
        Object::Dictionary(dictionary) => add_dictionary(hash, dictionary),
        Object::Stream(stream) => {
            add_dictionary(hash, &stream.dict);
            hash.add_part(b't', &stream.content);
        }
    }
}

fn add_dictionary(hash: &mut Hash, dictionary: &Dictionary) {
    hash.add_part(b'd', &dictionary.len().to_be_bytes());
    for (key, value) in dictionary {
        hash.add_part(b'n', key);
        add_object(hash, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::Stream;

    /// The program's own bytes once did not count: two reports of one shape were one.
    #[test]
    fn every_byte_counts() {
        let of = |content: &[u8], title: &str| {
            let mut document = Document::new();
            let mut dictionary = Dictionary::new();
            dictionary.set("Title", Object::string_literal(title));
            document.add_object(Stream::new(dictionary, content.to_vec()));
            identity(&document)
        };
        assert_eq!(of(b"12", "a"), of(b"12", "a"));
        assert_ne!(of(b"12", "a"), of(b"13", "a"));
        assert_ne!(of(b"12", "a"), of(b"12", "b"));
    }
}
