//! How do objects become a file? (ISO 32000-1 7.5)
//!
//! Streams stand by themselves, all other objects within streams of objects (7.5.7), and at the end a
//! stream says where each is (7.5.8). Everything is written once, into the file itself.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::compress::{Compressor, Kind};
use super::syntax;
use crate::base::Hash;

/// Objects that share a stream: what is alike compresses best together.
const MOST_IN_STREAM: usize = 1000;
/// About what an object takes that is no stream, and what a file takes beside objects.
const OBJECT: usize = 24;
const REST: usize = 16_384;

/// A file that is being written.
pub(super) struct File {
    bytes: Vec<u8>,
    /// By the numbers of the objects.
    places: Vec<Place>,
    compressor: Compressor,
    /// Used again for every stream.
    compressed: Vec<u8>,
}

/// Where an object is (7.5.8.3).
#[derive(Clone, Copy)]
enum Place {
    /// There is none of this number.
    Free,
    /// So many bytes from the beginning.
    At(usize),
    /// The how manieth in a stream of objects.
    In(u32, usize),
}

impl File {
    /// Writes every object of a document.
    ///
    /// # Errors
    /// When a stream cannot be compressed.
    pub(super) fn new(document: &Document) -> std::io::Result<Self> {
        let objects = document.objects.values();
        let length = |object: &Object| object.as_stream().map_or(OBJECT, |it| it.content.len());
        let mut file = Self {
            bytes: Vec::with_capacity(REST + objects.map(length).sum::<usize>()),
            places: vec![Place::Free; place(document.max_id) + 1],
            compressor: Compressor::new(),
            compressed: Vec::new(),
        };
        file.head(document);
        for (id, object) in &document.objects {
            if let Object::Stream(stream) = object {
                file.stream(*id, stream)?;
            }
        }
        let others = document.objects.iter();
        let others = others.filter(|(_, object)| !matches!(object, Object::Stream(_)));
        let others: Vec<(&ObjectId, &Object)> = others.collect();
        for objects in others.chunks(MOST_IN_STREAM) {
            file.objects(objects)?;
        }
        Ok(file)
    }

    /// The version, and a comment that says that the file is no text (7.5.2, ISO 19005-2 6.1.2).
    fn head(&mut self, document: &Document) {
        self.bytes.extend_from_slice(b"%PDF-");
        self.bytes.extend_from_slice(document.version.as_bytes());
        self.bytes.extend_from_slice(b"\n%");
        self.bytes.extend_from_slice(&document.binary_mark);
        self.bytes.push(b'\n');
    }

    /// What was taken in so far, as one number.
    pub(super) fn hash(&self) -> Hash {
        let mut hash = Hash::default();
        hash.add(&self.bytes);
        hash
    }

    /// Writes a stream (7.3.8), compressed unless it may not be.
    ///
    /// # Errors
    /// When it cannot be compressed.
    pub(super) fn stream(&mut self, id: ObjectId, stream: &Stream) -> std::io::Result<()> {
        let is_plain = stream.allows_compression && !stream.dict.has(b"Filter");
        if is_plain {
            let kind = kind(&stream.dict);
            self.compressor.compress(kind, &stream.content, &mut self.compressed)?;
        }
        let content = if is_plain { &self.compressed } else { &stream.content };
        begin(&mut self.bytes, &mut self.places, id);
        for (key, value) in stream.dict.iter().filter(|(key, _)| *key != b"Length") {
            syntax::entry(&mut self.bytes, key, value);
        }
        end(&mut self.bytes, content, is_plain);
        Ok(())
    }

    /// Writes objects into a stream of objects: first where each begins, then they themselves.
    fn objects(&mut self, objects: &[(&ObjectId, &Object)]) -> std::io::Result<()> {
        let container = self.new_number();
        let (mut content, mut bodies) = (Vec::new(), Vec::new());
        for (index, (id, object)) in objects.iter().enumerate() {
            for number in [place(id.0), bodies.len()] {
                syntax::integer(&mut content, count(number));
                content.push(b' ');
            }
            syntax::object(&mut bodies, object);
            bodies.push(b'\n');
            self.places[place(id.0)] = Place::In(container, index);
        }
        let first = content.len();
        content.append(&mut bodies);
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "ObjStm");
        dictionary.set("N", count(objects.len()));
        dictionary.set("First", count(first));
        self.stream((container, 0), &Stream::new(dictionary, content))
    }

    /// Ends the file: where each object is, and what the trailer says.
    ///
    /// # Errors
    /// When the last stream cannot be compressed.
    pub(super) fn finish(mut self, trailer: &Dictionary) -> std::io::Result<Vec<u8>> {
        let start = self.bytes.len();
        let own = self.new_number();
        self.places[place(own)] = Place::At(start);
        let width = bytes_for(start);
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "XRef");
        dictionary.set("Size", count(self.places.len()));
        dictionary.set("W", [1, width, 2].map(count).map(Object::Integer).to_vec());
        for (key, value) in trailer.iter().filter(|(key, _)| KEPT.contains(&key.as_slice())) {
            dictionary.set(key.as_slice(), value.clone());
        }
        let content = self.places.iter().flat_map(|place| place.entry(width)).collect();
        self.stream((own, 0), &Stream::new(dictionary, content))?;
        self.bytes.extend_from_slice(b"startxref\n");
        syntax::integer(&mut self.bytes, count(start));
        self.bytes.extend_from_slice(b"\n%%EOF\n");
        Ok(self.bytes)
    }

    /// A number for an object of the file's own.
    fn new_number(&mut self) -> u32 {
        self.places.push(Place::Free);
        u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX)
    }
}

/// The entries that a trailer hands on (7.5.5).
const KEPT: [&[u8]; 3] = [b"Root", b"Info", b"ID"];

impl Place {
    /// Its entry in the list of all, whose second number has so many bytes.
    fn entry(self, width: usize) -> Vec<u8> {
        let (kind, second, third) = match self {
            Self::Free => (0, 0, usize::from(u16::MAX)),
            Self::At(start) => (1, start, 0),
            Self::In(container, index) => (2, place(container), index),
        };
        let mut entry = vec![kind];
        entry.extend_from_slice(&second.to_be_bytes()[size_of::<usize>() - width..]);
        entry.extend_from_slice(&third.to_be_bytes()[size_of::<usize>() - 2..]);
        entry
    }
}

/// How many bytes a number takes.
const fn bytes_for(number: usize) -> usize {
    (usize::BITS - number.leading_zeros()).div_ceil(8) as usize
}

/// Writes the beginning of a stream, up to its first entry.
fn begin(bytes: &mut Vec<u8>, places: &mut [Place], id: ObjectId) {
    places[place(id.0)] = Place::At(bytes.len());
    syntax::integer(bytes, i64::from(id.0));
    bytes.extend_from_slice(b" 0 obj\n<<");
}

/// Writes the rest of it.
fn end(bytes: &mut Vec<u8>, content: &[u8], is_compressed: bool) {
    if is_compressed {
        bytes.extend_from_slice(b"/Filter/FlateDecode");
    }
    bytes.extend_from_slice(b"/Length ");
    syntax::integer(bytes, count(content.len()));
    bytes.extend_from_slice(b">>stream\n");
    bytes.extend_from_slice(content);
    bytes.extend_from_slice(b"\nendstream\nendobj\n");
}

/// Font programs are told by what only they have (9.9).
fn kind(dictionary: &Dictionary) -> Kind {
    let subtype = dictionary.get(b"Subtype").and_then(Object::as_name);
    let is_cff = subtype.is_ok_and(|name| name == b"CIDFontType0C");
    if is_cff || dictionary.has(b"Length1") { Kind::Outlines } else { Kind::Other }
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A document as a file.
    pub(in crate::pdf) fn written(document: &Document) -> Vec<u8> {
        let file = File::new(document).expect("streams are compressed");
        file.finish(&document.trailer).expect("the last too")
    }

    /// Objects of every kind, with a gap between their numbers and more than one stream holds.
    fn document(content: &[u8], title: &str) -> Document {
        let mut document = Document::with_version("1.7");
        let mut dictionary = Dictionary::new();
        dictionary.set("Title", Object::string_literal(title));
        dictionary.set("Length1", count(content.len()));
        document.add_object(Stream::new(dictionary, content.to_vec()));
        let _ = document.new_object_id();
        for number in 0..MOST_IN_STREAM {
            document.add_object(count(number));
        }
        let plain = Stream::new(Dictionary::new(), b"plain".to_vec()).with_compression(false);
        document.add_object(plain);
        let root = document.add_object(Dictionary::new());
        document.trailer.set("Root", root);
        document
    }

    /// Another reader finds every object where it is said to be, and its streams as they were.
    #[test]
    fn everything_is_found_again() {
        let content: Vec<u8> = (0..7).cycle().take(70_000).collect();
        let document = document(&content, "(a");
        let file = written(&document);
        let mut read = Document::load_mem(&file).expect("a PDF");
        assert_eq!(read.version, "1.7");
        assert_eq!(read.trailer.get(b"Root").ok(), document.trailer.get(b"Root").ok());
        read.decompress();
        for (id, object) in &document.objects {
            let found = read.objects.get(id).expect("there");
            match (object, found) {
                (Object::Stream(was), Object::Stream(is)) => assert_eq!(was.content, is.content),
                (was, is) => assert_eq!(was, is),
            }
        }
        assert!(file.windows(15).any(|bytes| bytes == b"stream\nplain\nen"));
        assert!(file.len() < content.len());
    }

    /// The program's own bytes once did not count: two reports of one shape were one.
    #[test]
    fn every_byte_counts() {
        let of = |content: &[u8], title: &str| {
            File::new(&document(content, title)).expect("it is written").hash().value()
        };
        assert_eq!(of(b"12", "a"), of(b"12", "a"));
        assert_ne!(of(b"12", "a"), of(b"13", "a"));
        assert_ne!(of(b"12", "a"), of(b"12", "b"));
    }
}
