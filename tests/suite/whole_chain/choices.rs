//! Choices made of bytes: those of a generator, or those of a fuzzer, which learns which bytes
//! lead where.

/// Bytes that are used up choice by choice. When none are left, each choice is the first one, so
/// that whatever is being made comes to its end.
pub(crate) struct Choices<'b>(&'b [u8]);

impl<'b> Choices<'b> {
    pub(crate) const fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    fn byte(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first)
    }

    /// A number below `end`, of two bytes where one does not reach.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let number = if end > 256 { self.byte() * 256 + self.byte() } else { self.byte() };
        number % end
    }

    /// Now and then, and never when the bytes are used up.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}
