//! Files in a ZIP: both ways, with everything fixed that a ZIP leaves open.
//!
//! Written here and not by the zip crate, which makes a compressor anew for every file: for the
//! fifteen small parts of a DOCX that was more than their compression. (APPNOTE.TXT 6.3.10 of
//! PKWARE, ISO/IEC 21320-1.)

use std::io::{Cursor, Read};

use flate2::Crc;
use zip::ZipArchive;

use super::deflate::Deflate;

/// A file in a ZIP: its path, and what stands in it.
pub type Entry = (String, Vec<u8>);

/// Of 1 to 9. Markup repeats itself at once: looking further back takes half as much again and saves
/// a tenth.
const LEVEL: u32 = 2;

/// What is needed to unpack: version 2.0, folders and deflate (4.4.3).
const VERSION: u16 = 20;
/// The path is UTF-8 and more than ASCII (4.4.4, bit 11).
const UTF_8: u16 = 1 << 11;
/// Deflate (4.4.5).
const DEFLATED: u16 = 8;
/// The first day of 1980 at midnight (4.4.6): no clock.
const DATE: u32 = 0x0021_0000;

/// Puts files into a ZIP, in this order; date and compression are always the same.
///
/// # Errors
/// More or larger files than a ZIP holds.
pub fn zip(entries: &[Entry]) -> Result<Vec<u8>, String> {
    let mut deflate = Deflate::new(LEVEL, false);
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (path, bytes) in entries {
        let mut packed = Vec::new();
        deflate.add(bytes, &mut packed).map_err(|error| error.to_string())?;
        let start = small(out.len())?;
        let header = header(path, bytes, &packed)?;
        out.extend(b"PK\x03\x04");
        out.extend(&header);
        out.extend(path.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&header);
        // Neither a comment nor another disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(path.as_bytes());
    }
    let (start, length) = (small(out.len())?, small(directory.len())?);
    // The largest numbers stand for what only a ZIP64 can say (4.4.1.4).
    let count = u16::try_from(entries.len()).ok().filter(|count| *count < u16::MAX);
    let count = count.ok_or_else(|| format!("{} files", entries.len()))?;
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].map(u16::to_le_bytes).concat());
    out.extend([length, start].map(u32::to_le_bytes).concat());
    out.extend([0; 2]);
    Ok(out)
}

/// What the local header of a file and its entry in the directory have in common (4.3.7, 4.3.12).
fn header(path: &str, bytes: &[u8], packed: &[u8]) -> Result<Vec<u8>, String> {
    let mut crc = Crc::new();
    crc.update(bytes);
    let name = u16::try_from(path.len()).map_err(|error| error.to_string())?;
    let flags = if path.is_ascii() { 0 } else { UTF_8 };
    let mut header = [VERSION, flags, DEFLATED].map(u16::to_le_bytes).concat();
    let measures = [DATE, crc.sum(), small(packed.len())?, small(bytes.len())?];
    header.extend(measures.map(u32::to_le_bytes).concat());
    header.extend([name, 0].map(u16::to_le_bytes).concat());
    Ok(header)
}

fn small(length: usize) -> Result<u32, String> {
    let small = u32::try_from(length).ok().filter(|small| *small < u32::MAX);
    small.ok_or_else(|| format!("{length} bytes"))
}

/// The files of a ZIP in its order, if together they are no more than `most` bytes.
///
/// # Errors
/// What is no ZIP, in the words of the zip crate, or one that unpacks to more.
pub fn unzip(bytes: &[u8], most: u64) -> Result<Vec<Entry>, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let (mut entries, mut room) = (Vec::new(), most);
    for index in 0..zip.len() {
        let entry = zip.by_index(index).map_err(|error| error.to_string())?;
        let (path, mut bytes) = (entry.name().to_owned(), Vec::new());
        let read = entry.take(room.saturating_add(1)).read_to_end(&mut bytes);
        let read = read.map_err(|error| error.to_string())?;
        let left = u64::try_from(read).ok().and_then(|read| room.checked_sub(read));
        room = left.ok_or_else(|| format!("more than {most} bytes"))?;
        entries.push((path, bytes));
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_in_order() {
        let entries: Vec<Entry> =
            vec![("b/二.xml".to_owned(), vec![0; 1000]), ("a".to_owned(), vec![1, 2])];
        let bytes = zip(&entries).expect("packed");
        assert_eq!(unzip(&bytes, 1002), Ok(entries.clone()));
        // By the zip crate, which reads the directory, and the local headers after it.
        assert_eq!(zip::ZipArchive::new(Cursor::new(&bytes)).expect("a zip").len(), 2);
        assert_eq!(zip(&entries), Ok(bytes));
    }

    #[test]
    fn nothing_is_read_beyond_the_room() {
        let entries: Vec<Entry> =
            vec![("a".to_owned(), vec![0; 1000]), ("b".to_owned(), vec![0; 3])];
        let bytes = zip(&entries).expect("packed");
        assert!(unzip(&bytes, 1002).is_err());
        assert!(unzip(b"no zip", 1002).is_err());
    }
}
