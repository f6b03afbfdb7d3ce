//! How are the streams made small? (ISO 32000-1 7.4.4)
//!
//! Each kind in the manner that gains most for what it takes. Glyph outlines are two thirds of what
//! there is, and hardly repeat anything: what counts is which bytes are frequent (`huffman.rs`).
//! Everything else repeats itself a lot, and a short look back finds nearly all of it.

use super::huffman;
use crate::container::Deflate;

/// What a stream holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A font's program.
    Outlines,
    /// Pages, objects, tables, texts.
    Other,
}

/// Of 1 to 9. What is no outlines, in millions of instructions and KB:
///
/// | level | seed report, 107 KB | 200 pages with 100 tables, 6.9 MB |
/// |---|---|---|
/// | 1 | 6.0, 34 | 222, 1821 |
/// | 2 | 9.6, 26 | 366, 1356 |
/// | 3 | 11.5, 25 | 487, 1278 |
/// | 6 | 13.7, 24 | 595, 1184 |
///
/// Outlines, 294 KB of the seed report, become 233 KB by frequencies for 8 millions, and 203 KB with
/// level 6 for 49 millions.
const LEVEL: u32 = 2;

/// What is shorter has little to repeat, and to begin anew takes the compressor more than it saves.
const SHORT: usize = 1024;

/// A compressor that serves all streams of a file one after another.
pub(super) struct Compressor(Deflate);

impl Compressor {
    pub(super) fn new() -> Self {
        Self(Deflate::new(LEVEL, true))
    }

    /// Puts what was compressed in the place of whatever is in `compressed`.
    ///
    /// # Errors
    /// When the compressor is in a state that it cannot be in.
    pub(super) fn compress(
        &mut self,
        kind: Kind,
        plain: &[u8],
        compressed: &mut Vec<u8>,
    ) -> std::io::Result<()> {
        compressed.clear();
        match kind {
            Kind::Outlines => huffman::deflate(plain, compressed),
            Kind::Other if plain.len() < SHORT => huffman::deflate(plain, compressed),
            Kind::Other => self.0.add(plain, compressed)?,
        }
        Ok(())
    }
}
