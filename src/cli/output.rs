//! Writing files so that each is either whole and new, or just what it was before.
//!
//! All files of a report are written beside their targets under other names first, and
//! renamed when every one of them is safely on the disk. Should a later renaming fail, the
//! earlier ones are undone.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::failure::Failure;

/// How many names left over from interrupted runs are passed by.
const MOST_LEFTOVERS: u32 = 100;

/// Finds a target that cannot be written, before any work is done.
pub(super) fn check<'a>(targets: impl Iterator<Item = &'a Path>) -> Result<(), Failure> {
    for target in targets {
        if target.is_dir() {
            return Err(Failure::writing(target, &ErrorKind::IsADirectory.into()));
        }
    }
    Ok(())
}

/// Writes all files or none; their folders are made.
pub(super) fn write(files: &[(&Path, Vec<u8>)]) -> Result<(), Failure> {
    let mut staged = Vec::new();
    for (target, bytes) in files {
        staged.push(Staged::write(target, bytes)?);
    }
    for file in &mut staged {
        file.put_in_place()?;
    }
    for file in &mut staged {
        file.settled = true;
    }
    Ok(())
}

/// A file under a name of its own. Dropped before it has settled, it leaves no trace.
struct Staged<'a> {
    target: &'a Path,
    temporary: PathBuf,
    /// A second name for the target's old content.
    backup: Option<PathBuf>,
    in_place: bool,
    settled: bool,
}

impl<'a> Staged<'a> {
    fn write(target: &'a Path, bytes: &[u8]) -> Result<Self, Failure> {
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder {
            fs::create_dir_all(folder).map_err(|error| Failure::creating(folder, &error))?;
        }
        let failed = |error: io::Error| Failure::writing(target, &error);
        let (mut file, temporary) = create(target).map_err(failed)?;
        // From here on the drop takes the file away again.
        let staged = Self { target, temporary, backup: None, in_place: false, settled: false };
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        // Windows takes no file away that is still open.
        drop(file);
        written.map_err(failed)?;
        Ok(staged)
    }

    fn put_in_place(&mut self) -> Result<(), Failure> {
        let backup = beside(self.target, "old");
        // Not every disk can give a file two names; then there is no way back, which only
        // matters if the next file fails.
        if self.target.exists() {
            let _ = fs::remove_file(&backup);
            self.backup = fs::hard_link(self.target, &backup).is_ok().then_some(backup);
        }
        let existed = self.target.exists();
        fs::rename(&self.temporary, self.target)
            .map_err(|error| Failure::writing(self.target, &error))?;
        self.in_place = !existed || self.backup.is_some();
        Ok(())
    }
}

impl Drop for Staged<'_> {
    /// What cannot be tidied up is left: the failure itself has been reported.
    fn drop(&mut self) {
        let _ = match (&self.backup, self.in_place && !self.settled) {
            (Some(backup), true) => fs::rename(backup, self.target),
            (Some(backup), false) => fs::remove_file(backup),
            (None, true) => fs::remove_file(self.target),
            (None, false) => Ok(()),
        };
        if !self.in_place {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// A new file beside the target, under a name that nothing else has.
fn create(target: &Path) -> io::Result<(File, PathBuf)> {
    let mut attempt = 0;
    loop {
        let path = beside(target, &format!("{attempt}.tmp"));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && attempt < MOST_LEFTOVERS => {
                attempt += 1;
            }
            result => return result.map(|file| (file, path)),
        }
    }
}

/// A short hidden name in the target's folder; the target's own may be as long as allowed.
fn beside(target: &Path, ending: &str) -> PathBuf {
    let kind = target.extension().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".genreport-{}-{kind}.{ending}", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("genreport-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into()).collect();
        names.sort();
        names
    }

    #[test]
    fn replaces_and_leaves_nothing_else() {
        let folder = folder("replace");
        let (a, b) = (folder.join("a.pdf"), folder.join("a.docx"));
        fs::write(&a, "old").unwrap();
        write(&[(&a, b"new".to_vec()), (&b, b"word".to_vec())]).unwrap();
        assert_eq!(fs::read(&a).unwrap(), b"new");
        assert_eq!(names(&folder), ["a.docx", "a.pdf"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_failure_undoes_everything() {
        let folder = folder("undo");
        let [a, b, c] = ["a.pdf", "b.docx", "c.txt"].map(|name| folder.join(name));
        fs::write(&a, "old").unwrap();
        // Renaming a file onto a folder fails after the first two are in place.
        fs::create_dir(&c).unwrap();
        let files = [(&*a, b"new".to_vec()), (&*b, b"new".to_vec()), (&*c, b"new".to_vec())];
        let failure = write(&files).unwrap_err().to_string();
        assert!(failure.contains("c.txt") && failure.contains("文件夹"), "{failure}");
        assert_eq!(fs::read(&a).unwrap(), b"old");
        assert_eq!(names(&folder), ["a.pdf", "c.txt"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn names_left_over_are_passed_by() {
        let folder = folder("leftover");
        let target = folder.join("a.pdf");
        fs::write(beside(&target, "0.tmp"), "left over").unwrap();
        write(&[(&target, b"new".to_vec())]).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
        fs::remove_dir_all(folder).unwrap();
    }
}
