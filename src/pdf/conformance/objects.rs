//! Looking things up in a document, references followed.

use std::borrow::Cow;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// The objects of a document.
#[derive(Clone, Copy)]
pub(super) struct Objects<'d>(pub(super) &'d Document);

impl<'d> Objects<'d> {
    /// What a reference points at; any other object is itself.
    pub(super) fn follow(self, object: &'d Object) -> &'d Object {
        match object {
            Object::Reference(_) => self.0.dereference(object).map_or(object, |(_, object)| object),
            object => object,
        }
    }

    /// An entry of a dictionary. Most have a few short keys, among which one is found sooner than its
    /// hash is made.
    pub(super) fn get(self, dictionary: &'d Dictionary, key: &str) -> Option<&'d Object> {
        entry(dictionary, key).map(|object| self.follow(object))
    }

    /// An entry that is a dictionary.
    pub(super) fn dictionary(
        self,
        dictionary: &'d Dictionary,
        key: &str,
    ) -> Option<&'d Dictionary> {
        self.get(dictionary, key)?.as_dict().ok()
    }

    /// An entry that is an array; nothing without it.
    pub(super) fn array(self, dictionary: &'d Dictionary, key: &str) -> &'d [Object] {
        let array = self.get(dictionary, key).and_then(|object| object.as_array().ok());
        array.map_or(&[], Vec::as_slice)
    }

    /// An entry that is a stream.
    pub(super) fn stream(self, dictionary: &'d Dictionary, key: &str) -> Option<&'d Stream> {
        self.get(dictionary, key)?.as_stream().ok()
    }

    /// An entry that is a name.
    pub(super) fn name(self, dictionary: &'d Dictionary, key: &str) -> Option<&'d str> {
        std::str::from_utf8(self.get(dictionary, key)?.as_name().ok()?).ok()
    }

    /// An entry that is a whole number.
    pub(super) fn integer(self, dictionary: &'d Dictionary, key: &str) -> Option<i64> {
        self.get(dictionary, key)?.as_i64().ok()
    }

    /// An entry that says yes.
    pub(super) fn is_true(self, dictionary: &'d Dictionary, key: &str) -> bool {
        matches!(self.get(dictionary, key), Some(Object::Boolean(true)))
    }

    /// An entry that is a text.
    pub(super) fn text(self, dictionary: &'d Dictionary, key: &str) -> Option<String> {
        lopdf::decode_text_string(self.get(dictionary, key)?).ok()
    }

    /// What stands in a part of the structure: one object or an array of them.
    pub(super) fn kids(self, part: &'d Dictionary) -> &'d [Object] {
        let Some(kid) = entry(part, "K") else { return &[] };
        match self.follow(kid) {
            Object::Array(kids) => kids,
            _ => std::slice::from_ref(kid),
        }
    }

    /// The pages with their identifiers, in order.
    pub(super) fn pages(self) -> Vec<(ObjectId, &'d Dictionary)> {
        let ids = self.0.get_pages().into_values();
        ids.filter_map(|id| Some((id, self.0.get_dictionary(id).ok()?))).collect()
    }
}

/// An entry of a dictionary as it stands there.
pub(super) fn entry<'d>(dictionary: &'d Dictionary, key: &str) -> Option<&'d Object> {
    dictionary.iter().find_map(|(own, object)| (own == key.as_bytes()).then_some(object))
}

/// The bytes of a stream as they were before it was compressed; none where it is damaged.
pub(super) fn plain(stream: &Stream) -> Cow<'_, [u8]> {
    match stream.dict.has(b"Filter") {
        true => stream.decompressed_content().unwrap_or_default().into(),
        false => stream.content.as_slice().into(),
    }
}
