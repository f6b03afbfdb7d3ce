//! The tables of a font file (OpenType 1.9, "Organization of an OpenType font").

use super::fault::FaceFault;

/// The name of a table.
type Tag = [u8; 4];

/// The tables of a face, as they stand in its file.
pub(super) struct Directory<'d> {
    flavour: [u8; 4],
    tables: Vec<(Tag, &'d [u8])>,
}

impl<'d> Directory<'d> {
    /// The tables of a face of a file; `index` is its place in a collection, otherwise 0.
    ///
    /// # Errors
    /// When the file is no font, a table lies beyond its end, or two have the same name.
    pub(super) fn read(file: &'d [u8], index: u32) -> Result<Self, FaceFault> {
        let at = match file.first_chunk::<4>() {
            None if file.is_empty() => return Err(FaceFault::Empty),
            Some(b"wOFF" | b"wOF2") => return Err(FaceFault::Web),
            Some(b"ttcf") => place(file, 12 + 4 * index as usize).ok_or(FaceFault::Cut)?,
            _ => 0,
        };
        let face = file.get(at..).ok_or(FaceFault::Cut)?;
        let flavour = match face.first_chunk::<4>() {
            Some(flavour @ ([0, 1, 0, 0] | b"true" | b"OTTO")) => *flavour,
            _ => return Err(FaceFault::Unknown),
        };
        let tables = Self::tables(file, face).ok_or(FaceFault::Cut)?;
        let mut tags: Vec<Tag> = tables.iter().map(|(tag, _)| *tag).collect();
        tags.sort_unstable();
        match tags.windows(2).any(|pair| pair[0] == pair[1]) {
            true => Err(FaceFault::Cut),
            false => Ok(Self { flavour, tables }),
        }
    }

    fn tables(file: &'d [u8], face: &[u8]) -> Option<Vec<(Tag, &'d [u8])>> {
        let count = usize::from(word(face, 4)?);
        let entries = face.get(HEAD..HEAD + ENTRY * count)?.chunks_exact(ENTRY);
        let table = |entry: &[u8]| {
            let (offset, length) = (place(entry, 8)?, place(entry, 12)?);
            Some((*entry.first_chunk()?, file.get(offset..offset.checked_add(length)?)?))
        };
        entries.map(table).collect()
    }

    /// A table by its name.
    pub(super) fn get(&self, tag: &str) -> Option<&'d [u8]> {
        let found = self.tables.iter().find(|(known, _)| known == tag.as_bytes());
        found.map(|(_, table)| *table)
    }
}

/// The CFF program in a font file (OpenType 1.9, "CFF"), without the tables around it; `None` where
/// there is none.
#[must_use]
pub fn cff_program(file: &[u8]) -> Option<&[u8]> {
    Directory::read(file, 0).ok()?.get("CFF ")
}

/// The number of two bytes in a place.
pub(super) fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_be_bytes)
}

/// The number of four bytes in a place.
pub(super) fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_be_bytes)
}

fn place(data: &[u8], at: usize) -> Option<usize> {
    usize::try_from(long(data, at)?).ok()
}

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
        let Directory { flavour, tables } = Directory::read(file, 0).ok()?;
        let tables = tables.into_iter().map(|(tag, table)| (tag, table.to_vec())).collect();
        Some(Self { flavour, tables })
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
