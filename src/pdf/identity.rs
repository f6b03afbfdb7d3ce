//! What tells this file from another? (ISO 32000-1 14.4)

use lopdf::{Document, Object, StringFormat};

/// Gives the file an identity made of its content: the same report has the same one.
pub(super) fn identify(document: &mut Document) {
    let mut bytes = Vec::new();
    for (id, object) in &document.objects {
        bytes.extend_from_slice(&id.0.to_be_bytes());
        bytes.extend_from_slice(format!("{object:?}").as_bytes());
    }
    let hash = hash(bytes).to_be_bytes().to_vec();
    let id = Object::String(hash, StringFormat::Hexadecimal);
    document.trailer.set("ID", Object::Array(vec![id.clone(), id]));
}

/// FNV-1a, 128 bits (draft-eastlake-fnv): stable over versions, which the standard library's
/// hasher is not. It identifies; it does not protect.
pub(super) fn hash(bytes: impl IntoIterator<Item = u8>) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.into_iter().fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}
