//! What tells this file from another? (ISO 32000-1 14.4)

use lopdf::{Dictionary, Object, StringFormat};

use super::file::File;
use super::xmp::Description;

/// An identity made of the bytes of everything in the file but the metadata, which contain it, and
/// of what these say: the same report has the same one.
pub(super) fn identity(file: &File, description: &Description) -> u128 {
    let mut hash = file.hash();
    hash.add(description.xmp(0).as_bytes());
    hash.value()
}

/// Writes the identity into the trailer, as the first and as the present state of the file.
pub(super) fn identify(trailer: &mut Dictionary, identity: u128) {
    let id = Object::String(identity.to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    trailer.set("ID", Object::Array(vec![id.clone(), id]));
}
