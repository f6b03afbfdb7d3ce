//! Bytes by how frequent they are: the half of deflating that searches nothing (RFC 1950, RFC 1951).
//!
//! Glyph outlines are numbers that hardly repeat; whoever looks for repetitions in them spends ten
//! times the work to save an eighth. Every reader takes this for any other deflated stream.

use simd_adler32::adler32;

/// Bytes that share a code (RFC 1951, 3.2.3): few enough that it fits them, and enough that its
/// table, of 130 bytes, does not count.
const BLOCK: usize = 32_768;
/// The bytes, and what says that a block ends.
const SYMBOLS: usize = 257;
const END: usize = 256;
/// The longest code (3.2.7).
const LONGEST: u8 = 15;

/// Writes a zlib stream of some bytes to the end of `target`.
pub(super) fn deflate(plain: &[u8], target: &mut Vec<u8>) {
    // Deflated, a window of 32 KB, the fastest way; the number is a multiple of 31 (RFC 1950, 2.2).
    target.extend_from_slice(&[0x78, 0x01]);
    let mut bits = Bits { target, pending: 0, count: 0 };
    let blocks = plain.len().div_ceil(BLOCK);
    for (at, block) in plain.chunks(BLOCK).enumerate() {
        self::block(block, at + 1 == blocks, &mut bits);
    }
    if blocks == 0 {
        block(&[], true, &mut bits);
    }
    bits.end();
    target.extend_from_slice(&adler32(&plain).to_be_bytes());
}

/// One block with a code of its own.
fn block(plain: &[u8], is_last: bool, bits: &mut Bits<'_>) {
    let lengths = lengths(frequencies(plain));
    let codes = codes(&lengths);
    bits.add(u64::from(is_last), 1);
    // A code of its own; so many symbols; no code for distances but the one there must be, unused.
    bits.add(2, 2);
    bits.add(0, 5);
    bits.add(0, 5);
    // Lengths are written as themselves, in four bits: of the 19 symbols for lengths in their own
    // order, the first three, which repeat others, are not used, and the rest are all as frequent.
    bits.add(15, 4);
    for symbol in 0..19 {
        bits.add(if symbol < 3 { 0 } else { 4 }, 3);
    }
    for length in lengths.iter().copied().chain([0]) {
        bits.add(u64::from(reversed(u16::from(length), 4)), 4);
    }
    // Two codes have at most 30 bits, so they are added at once.
    let (pairs, rest) = plain.as_chunks();
    for [first, second] in pairs {
        let (first, length) = codes[usize::from(*first)];
        let (second, more) = codes[usize::from(*second)];
        bits.add(u64::from(first) | u64::from(second) << length, length + more);
    }
    for symbol in rest.iter().map(|byte| usize::from(*byte)).chain([END]) {
        let (code, length) = codes[symbol];
        bits.add(u64::from(code), length);
    }
}

fn frequencies(plain: &[u8]) -> [u32; SYMBOLS] {
    let mut frequencies = [0; SYMBOLS];
    for byte in plain {
        frequencies[usize::from(*byte)] += 1;
    }
    frequencies[END] = 1;
    frequencies
}

/// The length of each symbol's code: 0 for one that does not occur. Where the rarest would have codes
/// too long, all are taken to be more alike than they are.
fn lengths(mut frequencies: [u32; SYMBOLS]) -> [u8; SYMBOLS] {
    loop {
        let lengths = free_lengths(&frequencies);
        if lengths.iter().all(|length| *length <= LONGEST) {
            return lengths;
        }
        frequencies = frequencies.map(|frequency| frequency.div_ceil(2));
    }
}

/// As Huffman has it: again and again the two rarest become one that is as frequent as both. Those
/// so made come about in the order of their frequencies, so two queues are always in order.
fn free_lengths(frequencies: &[u32; SYMBOLS]) -> [u8; SYMBOLS] {
    let used = frequencies.iter().enumerate().filter(|(_, frequency)| **frequency > 0);
    let mut leaves: Vec<(u32, usize)> = used.map(|(at, frequency)| (*frequency, at)).collect();
    leaves.sort_unstable();
    // The nodes: first the leaves, then those made of two; and for each the one it went into.
    let mut weights: Vec<u32> = leaves.iter().map(|(frequency, _)| *frequency).collect();
    let mut parents = vec![0; leaves.len()];
    let (mut leaf, mut made) = (0, leaves.len());
    while weights.len() - made + leaves.len() - leaf > 1 {
        let parent = weights.len();
        let mut weight = 0;
        for _ in 0..2 {
            let is_leaf = leaf < leaves.len() && (made == parent || weights[leaf] <= weights[made]);
            let next = if is_leaf { &mut leaf } else { &mut made };
            weight += weights[*next];
            parents[*next] = parent;
            *next += 1;
        }
        weights.push(weight);
        parents.push(0);
    }
    // One symbol alone has a code of one bit all the same.
    let mut depths = vec![u8::from(leaves.len() == 1); weights.len()];
    for node in (0..weights.len().saturating_sub(1)).rev() {
        depths[node] = depths[parents[node]].saturating_add(1);
    }
    let mut lengths = [0; SYMBOLS];
    for ((_, symbol), depth) in leaves.iter().zip(&depths) {
        lengths[*symbol] = *depth;
    }
    lengths
}

/// The codes that follow from their lengths (RFC 1951, 3.2.2), first bit lowest, and the lengths.
fn codes(lengths: &[u8; SYMBOLS]) -> [(u16, u32); SYMBOLS] {
    let mut codes = [(0, 0); SYMBOLS];
    let mut next = 0;
    for length in 1..=LONGEST {
        for (code, _) in codes.iter_mut().zip(lengths).filter(|(_, own)| **own == length) {
            *code = (reversed(next, u32::from(length)), u32::from(length));
            next += 1;
        }
        next <<= 1;
    }
    codes
}

/// A code with its first bit lowest, as it stands in the stream.
const fn reversed(code: u16, length: u32) -> u16 {
    code.reverse_bits() >> (u16::BITS - length)
}

/// Bits in the order of RFC 1951, 3.1.1: the first is the lowest of its byte.
struct Bits<'t> {
    target: &'t mut Vec<u8>,
    /// Those that make no four bytes yet.
    pending: u64,
    count: u32,
}

impl Bits<'_> {
    /// Adds at most 32 bits.
    fn add(&mut self, bits: u64, count: u32) {
        self.pending |= bits << self.count;
        self.count += count;
        if self.count >= 32 {
            let [a, b, c, d, ..] = self.pending.to_le_bytes();
            self.target.extend_from_slice(&[a, b, c, d]);
            self.pending >>= 32;
            self.count -= 32;
        }
    }

    /// Fills up the last byte.
    fn end(self) {
        let bytes = self.pending.to_le_bytes();
        let count = usize::try_from(self.count.div_ceil(8)).unwrap_or(0);
        self.target.extend_from_slice(bytes.get(..count).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Decompress, FlushDecompress, Status};

    fn deflated(plain: &[u8]) -> Vec<u8> {
        let mut deflated = Vec::new();
        deflate(plain, &mut deflated);
        deflated
    }

    /// As another program reads it, with its checksum.
    #[track_caller]
    fn assert_read_again(plain: &[u8]) {
        let deflated = deflated(plain);
        let mut again = Vec::with_capacity(plain.len() + 1);
        let mut reader = Decompress::new(true);
        let status = reader.decompress_vec(&deflated, &mut again, FlushDecompress::Finish);
        assert_eq!(status.expect("a zlib stream"), Status::StreamEnd);
        assert_eq!(reader.total_in(), deflated.len() as u64);
        assert!(again == plain);
    }

    #[test]
    fn other_programs_read_it() {
        assert_read_again(b"");
        assert_read_again(b"a");
        assert_read_again(&[0; 3]);
        assert_read_again(&[255; 100_000]);
        let all: Vec<u8> = (0..=255).collect();
        assert_read_again(&all);
        for length in [BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK] {
            let bytes: Vec<u8> = all.iter().copied().cycle().take(length).collect();
            assert_read_again(&bytes);
        }
    }

    /// Bytes each of which is as frequent as the two before it together make the longest codes.
    #[test]
    fn no_code_is_too_long() {
        let mut bytes = Vec::new();
        let (mut count, mut next) = (1, 3);
        for byte in 0..19 {
            bytes.extend(vec![byte; count]);
            (count, next) = (next, count + next);
        }
        assert!(bytes.len() < BLOCK);
        let free = free_lengths(&frequencies(&bytes));
        assert!(free.iter().any(|length| *length > LONGEST));
        assert_read_again(&bytes);
    }

    #[test]
    fn the_frequent_take_few_bits() {
        let bytes: Vec<u8> = (0..32_000_u32).map(|at| if at % 8 == 0 { 1 } else { 0 }).collect();
        assert!(deflated(&bytes).len() < bytes.len() / 7 + 200, "{}", deflated(&bytes).len());
    }
}
