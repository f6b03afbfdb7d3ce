//! Is a face what its tables say?

use super::fault::FaceFault;

/// So many faces a collection may have; those of all weights and regions have 72.
const MOST_FACES: u32 = 256;

/// How many faces a file has: one, or those of a collection.
///
/// # Errors
/// When the collection is none, or has more faces than can be.
pub fn count_faces(data: &[u8]) -> Result<u32, FaceFault> {
    match ttf_parser::fonts_in_collection(data) {
        None => Ok(1),
        Some(0) => Err(FaceFault::Cut),
        Some(count) if count > MOST_FACES => Err(FaceFault::Crowded(count)),
        Some(count) => Ok(count),
    }
}

/// Why a file cannot be read as a font.
pub(super) fn why_unreadable(data: &[u8], _index: u32) -> FaceFault {
    match data.get(..4) {
        None if data.is_empty() => FaceFault::Empty,
        Some(b"wOFF" | b"wOF2") => FaceFault::Web,
        Some([0, 1, 0, 0] | b"true" | b"OTTO" | b"ttcf") => FaceFault::Cut,
        _ => FaceFault::Unknown,
    }
}
