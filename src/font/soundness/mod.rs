//! Is a face what its tables say?
//!
//! What is looked at here is what the other stages rely on and what goes into outputs: a PDF whose
//! font contradicts itself is no PDF/A. A face that fails is not taken, and others serve.

mod metrics;
mod outlines;

use subsetter::GlyphRemapper;

use super::fault::FaceFault;
use super::sfnt::Directory;

/// So many faces a collection may have; those of all weights and regions have 72.
const MOST_FACES: u32 = 256;

/// How many faces a file has: one, or those of a collection.
///
/// # Errors
/// When the collection is none, or has more faces than can be.
pub fn count_faces(data: &[u8]) -> Result<u32, FaceFault> {
    match ttf_parser::fonts_in_collection(data) {
        None if data.starts_with(b"ttcf") => Err(FaceFault::Cut),
        None => Ok(1),
        Some(0) => Err(FaceFault::Cut),
        Some(count) if count > MOST_FACES => Err(FaceFault::Crowded(count)),
        Some(count) => Ok(count),
    }
}

/// The tables without which nothing can be set (OpenType 1.9, "Required tables").
const NEEDED: [&str; 6] = ["cmap", "head", "hhea", "hmtx", "maxp", "name"];

/// Reads a face of a file; `index` is its place in a collection, otherwise 0.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn parse(data: &[u8], index: u32) -> Result<ttf_parser::Face<'_>, FaceFault> {
    // ttf-parser takes it that no collection says it has a thousand million faces.
    count_faces(data)?;
    ttf_parser::Face::parse(data, index).map_err(|_| why_unreadable(data, index))
}

/// Why a file cannot be read as a font.
fn why_unreadable(data: &[u8], index: u32) -> FaceFault {
    match Directory::read(data, index) {
        Err(fault) => fault,
        Ok(tables) => {
            let found = needed(&tables).and_then(|()| program(&tables));
            found.err().unwrap_or(FaceFault::Cut)
        }
    }
}

/// Looks a face over.
pub(super) fn check(data: &[u8], index: u32) -> Result<(), FaceFault> {
    let tables = Directory::read(data, index)?;
    needed(&tables)?;
    program(&tables)?;
    // Whatever else it takes to cut the face down.
    let cut = subsetter::subset(data, index, &GlyphRemapper::new());
    cut.map(|_| ()).map_err(|_| FaceFault::Outlines)
}

/// Whether a font program, with or without the tables for texts, does not contradict itself: its
/// measures and, with CFF outlines, their widths.
///
/// # Errors
/// What is wrong with it.
pub fn check_program(data: &[u8]) -> Result<(), FaceFault> {
    program(&Directory::read(data, 0)?)
}

fn program(tables: &Directory<'_>) -> Result<(), FaceFault> {
    let metrics = metrics::read(tables)?;
    outlines::check(tables, &metrics)
}

fn needed(tables: &Directory<'_>) -> Result<(), FaceFault> {
    let missing = NEEDED.into_iter().find(|tag| tables.get(tag).is_none());
    missing.map_or(Ok(()), |tag| Err(FaceFault::Missing(tag)))
}
