//! What tells one sequence of bytes from another?

/// A hash of 128 bits that is the same in every version and on every machine, which the standard
/// library's is not. After FNV-1a, but eight bytes at a time. It tells contents apart; it does not
/// protect against forgery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(u128);

impl Default for Hash {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Hash {
    /// Takes bytes in.
    pub fn add(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.add_word(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let mut word = [0; 8];
            word[..rest.len()].copy_from_slice(rest);
            self.add_word(u64::from_le_bytes(word));
        }
    }

    /// Takes in bytes together with their number and a letter for their kind, so that the same
    /// bytes cut in another way, or of another kind, give another hash.
    pub fn add_part(&mut self, kind: u8, bytes: &[u8]) {
        self.add_word(u64::from(kind) << 56 | bytes.len() as u64);
        self.add(bytes);
    }

    /// The hash of all that was taken in.
    #[must_use]
    pub const fn value(self) -> u128 {
        self.0
    }

    /// Each step can be undone, so no difference is lost; the rotation moves high bits to the low
    /// end.
    const fn add_word(&mut self, word: u64) {
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        self.0 = (self.0 ^ word as u128).wrapping_mul(PRIME).rotate_left(47);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(parts: &[&[u8]]) -> u128 {
        let mut hash = Hash::default();
        parts.iter().for_each(|part| hash.add_part(b'p', part));
        hash.value()
    }

    #[test]
    fn every_byte_and_every_border_counts() {
        assert_eq!(of(&[b"ab", b"c"]), of(&[b"ab", b"c"]));
        assert_ne!(of(&[b"ab", b"c"]), of(&[b"a", b"bc"]));
        assert_ne!(of(&[b"ab", b"c"]), of(&[b"ab", b"d"]));
        assert_ne!(of(&[b"ab"]), of(&[b"ab\0"]));
    }
}
