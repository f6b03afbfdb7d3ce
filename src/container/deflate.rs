//! Making bytes small, one thing after another (RFC 1951).

use std::io;

use flate2::{Compress, Compression, FlushCompress, Status};

/// A compressor that serves many things: to make one anew for each of a few kilobytes takes longer
/// than to compress them.
pub struct Deflate(Compress);

impl Deflate {
    /// A compressor that looks so far back, from 1 to 9. What it makes is a zlib stream (RFC 1950) with
    /// `is_zlib`, and otherwise the bare data that a ZIP holds.
    #[must_use]
    pub fn new(level: u32, is_zlib: bool) -> Self {
        Self(Compress::new(Compression::new(level), is_zlib))
    }

    /// Adds what `plain` becomes to the end of `packed`.
    ///
    /// # Errors
    /// When the compressor is in a state that it cannot be in.
    pub fn add(&mut self, plain: &[u8], packed: &mut Vec<u8>) -> io::Result<()> {
        self.0.reset();
        let mut status = Status::Ok;
        while status != Status::StreamEnd {
            packed.reserve(plain.len() / 2 + 256);
            let read = usize::try_from(self.0.total_in()).unwrap_or(usize::MAX);
            let rest = plain.get(read..).unwrap_or_default();
            status = self.0.compress_vec(rest, packed, FlushCompress::Finish)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Decompress, FlushDecompress};

    /// What came before leaves no trace in what comes after.
    #[test]
    fn each_thing_is_read_again_by_itself() {
        let things: [Vec<u8>; 4] =
            [vec![7; 3000], Vec::new(), (0..=255).cycle().take(100_000).collect(), b"ab".to_vec()];
        for is_zlib in [true, false] {
            let mut deflate = Deflate::new(2, is_zlib);
            for plain in &things {
                let mut packed = b"before".to_vec();
                deflate.add(plain, &mut packed).expect("compressed");
                let mut again = Vec::with_capacity(plain.len() + 1);
                let mut reader = Decompress::new(is_zlib);
                let packed = packed.strip_prefix(b"before").expect("kept");
                let status = reader.decompress_vec(packed, &mut again, FlushDecompress::Finish);
                assert_eq!(status.expect("sound"), Status::StreamEnd);
                assert!(again == *plain);
            }
        }
    }
}
