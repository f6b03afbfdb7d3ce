//! Which codes of a font are shown?

/// A set of codes of two bytes: a bit for each, up to the highest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Codes(Vec<u64>);

impl Codes {
    pub(super) fn insert(&mut self, code: u16) {
        let word = usize::from(code) / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (code % 64);
    }

    /// Takes in all codes of another set.
    pub(super) fn add(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    /// The codes in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        let words = (0..=u16::MAX).step_by(64).zip(&self.0);
        words.flat_map(|(first, word)| {
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| first + bit)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kept_once_and_in_order() {
        let set = |codes: &[u16]| {
            let mut set = Codes::default();
            codes.iter().for_each(|code| set.insert(*code));
            set
        };
        let mut codes = set(&[65_535, 64, 0, 64, 63]);
        assert_eq!(codes.iter().collect::<Vec<_>>(), [0, 63, 64, 65_535]);
        codes.add(&set(&[1]));
        let mut few = set(&[1]);
        few.add(&codes);
        assert_eq!(few.iter().collect::<Vec<_>>(), [0, 1, 63, 64, 65_535]);
        assert_eq!(Codes::default().iter().count(), 0);
    }
}
