//! Files in a ZIP: both ways, with everything fixed that a ZIP leaves open.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// A file in a ZIP: its path, and what stands in it.
pub type Entry = (String, Vec<u8>);

/// Puts files into a ZIP, in this order; date and compression are always the same.
///
/// # Errors
/// What the zip crate cannot write: more or larger files than a ZIP holds.
pub fn zip(entries: &[Entry]) -> Result<Vec<u8>, String> {
    write(entries).map_err(|error| error.to_string())
}

fn write(entries: &[Entry]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .system(System::Dos);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in entries {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
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
