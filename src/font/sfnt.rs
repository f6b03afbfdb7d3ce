//! The tables of a font file (OpenType 1.9, "Organization of an OpenType font").

/// The name of a table.
pub(super) type Tag = [u8; 4];

/// A font taken apart.
pub(super) struct Tables {
    /// What the outlines are.
    flavour: [u8; 4],
    tables: Vec<(Tag, Vec<u8>)>,
}

/// Bytes of the head of a file, and of the entry of a table.
const HEAD: usize = 12;
const ENTRY: usize = 16;
/// Where in `head` the sum stands that makes the sum of the file.
const ADJUSTMENT: usize = 8;
/// The sum of a whole file.
const MAGIC: u32 = 0xB1B0_AFBA;

impl Tables {
    /// Takes a file apart; `None` for one that is damaged.
    pub(super) fn read(file: &[u8]) -> Option<Self> {
        let flavour = file.get(..4)?.try_into().ok()?;
        let count = u16::from_be_bytes(file.get(4..6)?.try_into().ok()?);
        let entries = file.get(HEAD..)?.chunks_exact(ENTRY).take(usize::from(count));
        let table = |entry: &[u8]| {
            let number = |at: usize| {
                let bytes = entry.get(at..at + 4)?.try_into().ok()?;
                usize::try_from(u32::from_be_bytes(bytes)).ok()
            };
            let (offset, length) = (number(8)?, number(12)?);
            let tag = entry.get(..4)?.try_into().ok()?;
            Some((tag, file.get(offset..offset.checked_add(length)?)?.to_vec()))
        };
        Some(Self { flavour, tables: entries.map(table).collect::<Option<_>>()? })
    }

    /// Puts a table in, in place of one of the same name.
    pub(super) fn set(&mut self, tag: Tag, data: Vec<u8>) {
        self.tables.retain(|(known, _)| *known != tag);
        self.tables.push((tag, data));
    }

    /// Writes a number over what a table has in a place; `None` where it has none.
    pub(super) fn change(&mut self, tag: Tag, place: usize, number: u16) -> Option<()> {
        let (_, table) = self.tables.iter_mut().find(|(known, _)| *known == tag)?;
        table.get_mut(place..place + 2)?.copy_from_slice(&number.to_be_bytes());
        Some(())
    }

    /// The file.
    pub(super) fn write(mut self) -> Vec<u8> {
        self.tables.sort();
        for (_, head) in self.tables.iter_mut().filter(|(tag, _)| tag == b"head") {
            head[ADJUSTMENT..ADJUSTMENT + 4].fill(0);
        }
        let mut file = self.directory();
        let mut adjustment = None;
        for (tag, data) in &self.tables {
            if tag == b"head" {
                adjustment = Some(file.len() + ADJUSTMENT);
            }
            file.extend_from_slice(data);
            file.resize(file.len().next_multiple_of(4), 0);
        }
        if let Some(at) = adjustment {
            let sum = MAGIC.wrapping_sub(checksum(&file));
            file[at..at + 4].copy_from_slice(&sum.to_be_bytes());
        }
        file
    }

    fn directory(&self) -> Vec<u8> {
        let count = u16::try_from(self.tables.len()).unwrap_or(0);
        let selector = u16::try_from(count.max(1).ilog2()).unwrap_or(0);
        let range = (1 << selector) * 16;
        let mut bytes = self.flavour.to_vec();
        for number in [count, range, selector, count * 16 - range] {
            bytes.extend(number.to_be_bytes());
        }
        let mut offset = HEAD + ENTRY * self.tables.len();
        for (tag, data) in &self.tables {
            bytes.extend_from_slice(tag);
            for number in [checksum(data), unsigned(offset), unsigned(data.len())] {
                bytes.extend(number.to_be_bytes());
            }
            offset += data.len().next_multiple_of(4);
        }
        bytes
    }
}

fn unsigned(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The sum of the words of a table, filled up with zeros.
pub(super) fn checksum(data: &[u8]) -> u32 {
    let words = data.chunks(4).map(|bytes| {
        let mut word = [0; 4];
        word[..bytes.len()].copy_from_slice(bytes);
        u32::from_be_bytes(word)
    });
    words.fold(0, u32::wrapping_add)
}
