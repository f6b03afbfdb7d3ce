//! Writing files so that each is either whole and new, or just what it was before.
//!
//! All files of a report are written beside their targets under other names first, and
//! renamed, one directly after the other, when every one of them is safely on the disk. Should a
//! later renaming fail, the earlier ones are undone. A new file has the owner and the permissions of the
//! one that it replaces; one that is read-only is not replaced. A program that is asked to end by a first
//! SIGINT or SIGTERM stops before the first renaming, never between two.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::leftovers::{beside, clear, forget};
use crate::cli::signals;
use crate::cli::terminal::Failure;

/// Finds a target that cannot be written, before any work is done. What is neither a file nor
/// nothing (a pipe, a device) is not to be replaced.
pub(in crate::cli) fn check(targets: &[&Path]) -> Result<(), Failure> {
    let several = targets.len() > 1;
    for target in targets {
        if target.is_dir() {
            return Err(Failure::writing(target, &ErrorKind::IsADirectory.into()));
        }
        if fs::metadata(target).is_ok_and(|data| !data.is_file()) {
            let sentence = format!("{} 不是普通文件，没有替换。", target.display());
            return Err(Failure::new(sentence));
        }
        refuse_read_only(target, several)?;
    }
    Ok(())
}

/// Whoever made a file read-only does not want it replaced, though the folder would allow it; where it is
/// one of several, none is.
fn refuse_read_only(target: &Path, several: bool) -> Result<(), Failure> {
    let others = if several { "，一起的别的文件也没有写" } else { "" };
    match fs::metadata(target).is_ok_and(|data| data.permissions().readonly()) {
        true => Err(Failure::new(format!(
            "{} 文件是只读的，没有替换{others}；要替换，请先去掉只读属性。",
            target.display()
        ))),
        false => Ok(()),
    }
}

/// Writes all files or none; their folders are made. None are written once the program was asked to
/// end.
pub(in crate::cli) fn write(files: &[(&Path, impl AsRef<[u8]>)]) -> Result<(), Failure> {
    put(files, None)
}

/// The same where one of them must not be there yet: who else wants it at the same time is refused.
pub(in crate::cli) fn write_new(
    new: &Path,
    files: &[(&Path, impl AsRef<[u8]>)],
) -> Result<(), Failure> {
    // Nothing need be done, and no folder made, where it is.
    match fs::symlink_metadata(new) {
        Ok(_) => Err(is_there(new)),
        Err(_) => put(files, Some(new)),
    }
}

fn is_there(new: &Path) -> Failure {
    let shown = new.display();
    Failure::new(format!("已经有 {shown}，没有替换。请先改名，或用 -o 换一个文件夹。"))
}

fn put(files: &[(&Path, impl AsRef<[u8]>)], new: Option<&Path>) -> Result<(), Failure> {
    let _deferred = signals::defer();
    check_asked(files)?;
    let several = files.len() > 1;
    files.iter().try_for_each(|(target, _)| refuse_read_only(target, several))?;
    let folders = files.iter().filter_map(|(target, _)| target.parent());
    folders.collect::<BTreeSet<_>>().into_iter().for_each(|folder| clear(here(folder)));
    let mut staged = Vec::new();
    for (target, bytes) in files {
        staged.push(Staged::write(target, bytes.as_ref())?);
    }
    staged.iter_mut().for_each(Staged::keep_old);
    check_asked(files)?;
    for file in &mut staged {
        match new.filter(|new| *new == file.target) {
            Some(_) => file.put_in_free_place()?,
            None => file.put_in_place()?,
        }
    }
    for file in &mut staged {
        file.settled = true;
    }
    Ok(())
}

fn check_asked(files: &[(&Path, impl AsRef<[u8]>)]) -> Result<(), Failure> {
    match files.first().filter(|_| signals::asked().is_some()) {
        Some((target, _)) => Err(Failure::interrupted(target)),
        None => Ok(()),
    }
}

/// The folder itself: the current one has an empty name.
fn here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
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
        keep_owner(&file, target)?;
        keep_permissions(&file, target).map_err(failed)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        // Windows takes no file away that is still open.
        drop(file);
        written.map_err(failed)?;
        Ok(staged)
    }

    /// Gives what is there a second name. Not every disk can give a file two; then there is no way
    /// back, which only matters if the next file fails.
    fn keep_old(&mut self) {
        if self.target.exists() {
            let backup = beside(self.target, "old");
            let _ = fs::remove_file(&backup);
            self.backup = fs::hard_link(self.target, &backup).is_ok().then_some(backup);
        }
    }

    fn put_in_place(&mut self) -> Result<(), Failure> {
        let existed = self.target.exists();
        fs::rename(&self.temporary, self.target)
            .map_err(|error| Failure::writing(self.target, &error))?;
        self.in_place = !existed || self.backup.is_some();
        Ok(())
    }
}

impl Staged<'_> {
    /// Gives the file its name only where nothing has it. Not every disk can give a file two names; there
    /// the name is taken first.
    fn put_in_free_place(&mut self) -> Result<(), Failure> {
        let taken = |error: io::Error| match error.kind() {
            ErrorKind::AlreadyExists => is_there(self.target),
            _ => Failure::writing(self.target, &error),
        };
        match fs::hard_link(&self.temporary, self.target) {
            Ok(()) => {
                let _ = fs::remove_file(&self.temporary);
                self.in_place = true;
                Ok(())
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(taken(error)),
            Err(_) => {
                let name = OpenOptions::new().write(true).create_new(true).open(self.target);
                drop(name.map_err(taken)?);
                self.put_in_place()?;
                self.in_place = true;
                Ok(())
            }
        }
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
        let names = [Some(&self.temporary), self.backup.as_ref()];
        names.into_iter().flatten().for_each(|name| forget(name));
    }
}

/// Gives a new file the owner and the group of the one that it is to replace. Where that is not allowed
/// the file would be another's: it is not replaced.
#[cfg(unix)]
fn keep_owner(file: &File, target: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let (Ok(old), Ok(new)) = (fs::metadata(target), file.metadata()) else { return Ok(()) };
    let changed = |old: u32, new: u32| (old != new).then_some(old);
    let (owner, group) = (changed(old.uid(), new.uid()), changed(old.gid(), new.gid()));
    if owner.is_none() && group.is_none() {
        return Ok(());
    }
    fchown(file, owner, group).map_err(|_| {
        let shown = target.display();
        Failure::new(format!("{shown} 属于别的用户或用户组，替换以后就不是了，没有替换。"))
    })
}

#[cfg(not(unix))]
fn keep_owner(_file: &File, _target: &Path) -> Result<(), Failure> {
    Ok(())
}

/// Gives a new file the permissions of the one that it is to replace, before anything is in it.
fn keep_permissions(file: &File, target: &Path) -> io::Result<()> {
    let Ok(old) = fs::metadata(target) else { return Ok(()) };
    let (old, new) = (old.permissions(), file.metadata()?.permissions());
    // Not every disk can change them; where nothing is to be changed it need not.
    if old == new { Ok(()) } else { file.set_permissions(old) }
}

/// A new file beside the target, under a name that nothing else has.
fn create(target: &Path) -> io::Result<(File, PathBuf)> {
    loop {
        let path = beside(target, "tmp");
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            // Somebody else's of that name: each time it is another.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            result => return result.map(|file| (file, path)),
        }
    }
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

    #[cfg(unix)]
    #[test]
    fn who_may_read_a_file_stays_as_it_is() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = folder("permissions");
        let a = folder.join("a.toml");
        for mode in [0o600, 0o640, 0o666] {
            fs::write(&a, "old").unwrap();
            fs::set_permissions(&a, fs::Permissions::from_mode(mode)).unwrap();
            write(&[(&a, b"new")]).unwrap();
            assert_eq!(fs::read(&a).unwrap(), b"new");
            assert_eq!(fs::metadata(&a).unwrap().permissions().mode() & 0o777, mode);
            fs::remove_file(&a).unwrap();
        }
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

    #[cfg(target_os = "linux")]
    #[test]
    fn what_ended_runs_left_is_cleared() {
        let folder = folder("leftover");
        let target = folder.join("a.pdf");
        let own = beside(&target, "tmp");
        fs::write(&own, "on the way").unwrap();
        // A process that has ended, one of before with our number, and one that runs: init.
        let mut ended = std::process::Command::new("true").spawn().unwrap();
        let gone = ended.id();
        ended.wait().unwrap();
        let ours = std::process::id();
        let name = own.file_name().unwrap().to_string_lossy().into_owned();
        let machine = name.split('-').nth(2).unwrap();
        for (number, ending) in [(gone, "0.tmp"), (gone, "0.old"), (ours, "x.tmp"), (1, "0.tmp")] {
            let left = format!(".genreport-{number}-{machine}-pdf.{ending}");
            fs::write(folder.join(left), "left").unwrap();
        }
        // Of another machine nobody can tell whether it is at work.
        fs::write(folder.join(format!(".genreport-{gone}-0-pdf.0.tmp")), "theirs").unwrap();
        write(&[(&target, b"new".to_vec())]).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
        let mut kept =
            [own.file_name().unwrap().to_string_lossy().into_owned(), "a.pdf".to_owned()].to_vec();
        kept.push(format!(".genreport-1-{machine}-pdf.0.tmp"));
        kept.push(format!(".genreport-{gone}-0-pdf.0.tmp"));
        kept.sort();
        assert_eq!(names(&folder), kept);
        fs::remove_dir_all(folder).unwrap();
    }
}
