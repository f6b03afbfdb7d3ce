//! The report's own data inside the file (ISO 19005-3 6.8, ISO 32000-1 7.11.4).

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, text_string};

use super::dates;
use crate::model::Created;

/// A file to be carried along.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// Its name, without a folder.
    pub name: &'s str,
    /// Its bytes, which stay just as they are.
    pub bytes: &'s [u8],
}

/// The media type of TOML (IANA, 2024).
const MEDIA_TYPE: &str = "application/toml";
/// What it is, for the reader who sees the list of attachments.
const DESCRIPTION: &str = "生成本报告的数据文件";

/// Adds the file; its specification, for the catalog.
pub(super) fn attach(
    document: &mut Document,
    source: &Source<'_>,
    created: Option<Created>,
) -> ObjectId {
    let mut parameters = Dictionary::new();
    parameters.set("Size", i64::try_from(source.bytes.len()).unwrap_or(i64::MAX));
    if let Some(created) = created {
        parameters.set("ModDate", Object::string_literal(dates::pdf(created)));
    }
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "EmbeddedFile");
    dictionary.set("Subtype", MEDIA_TYPE);
    dictionary.set("Params", parameters);
    let file = document.add_object(Stream::new(dictionary, source.bytes.to_vec()));
    let mut files = Dictionary::new();
    files.set("F", file);
    files.set("UF", file);
    let mut specification = Dictionary::new();
    specification.set("Type", "Filespec");
    specification.set("F", text_string(source.name));
    specification.set("UF", text_string(source.name));
    specification.set("Desc", text_string(DESCRIPTION));
    specification.set("AFRelationship", "Source");
    specification.set("EF", files);
    document.add_object(specification)
}

/// Says in the catalog that the file is there: by name, and as what the whole document was made
/// from.
pub(super) fn announce(catalog: &mut Dictionary, source: &Source<'_>, specification: ObjectId) {
    let mut tree = Dictionary::new();
    tree.set("Names", vec![text_string(source.name), Object::from(specification)]);
    let mut names = Dictionary::new();
    names.set("EmbeddedFiles", tree);
    catalog.set("Names", names);
    catalog.set("AF", vec![Object::from(specification)]);
}
