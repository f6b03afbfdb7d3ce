//! What an interrupted run left behind beside an output, and the names for what is on the way.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use crate::base::Hash;

/// What our temporary files' names begin with; the number of the process follows.
const PREFIX: &str = ".genreport-";

/// Where nobody tells which processes there are, a file this old is of none that still runs.
const OLD: Duration = Duration::from_hours(24);

/// What tells our processes from those of other machines and containers that write to the same
/// folder: the start of this machine and the namespace of its processes (Linux, proc(5)). `None`
/// where there is no such thing.
static MACHINE: LazyLock<Option<String>> = LazyLock::new(|| {
    let boot = fs::read("/proc/sys/kernel/random/boot_id").ok()?;
    let namespace = fs::read_link("/proc/self/ns/pid").ok()?;
    let mut hash = Hash::default();
    hash.add(&boot);
    hash.add(namespace.as_os_str().as_encoded_bytes());
    Some(format!("{:08x}", hash.value() & 0xFFFF_FFFF))
});

/// Names that this process has given and may be using.
static OWN: Mutex<BTreeSet<OsString>> = Mutex::new(BTreeSet::new());

/// Folders that were cleared: looking through one that a batch fills for each of its reports would
/// take longer and longer.
static CLEARED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A set of names is never left half-changed.
fn with<T: 'static, R>(names: &Mutex<T>, change: impl FnOnce(&mut T) -> R) -> R {
    change(&mut names.lock().unwrap_or_else(PoisonError::into_inner))
}

/// A short hidden name in the target's folder that no other file of this process has; the target's
/// own may be as long as allowed.
pub(super) fn beside(target: &Path, ending: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let kind = target.extension().unwrap_or_default().to_string_lossy();
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let machine = MACHINE.as_deref().unwrap_or_default();
    let name = format!("{PREFIX}{}-{machine}-{kind}.{number}.{ending}", process::id());
    with(&OWN, |own| own.insert(name.clone().into()));
    target.with_file_name(name)
}

/// A name given by [`beside`] is used no more.
pub(super) fn forget(path: &Path) {
    let name = path.file_name().unwrap_or_default();
    with(&OWN, |own| own.remove(name));
}

/// Takes away what runs left in a folder whose processes are gone, once. What cannot be taken away
/// is left: the run itself does not depend on it.
pub(super) fn clear(folder: &Path) {
    if !with(&CLEARED, |cleared| cleared.insert(folder.to_owned())) {
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let owner = owner(&name.to_string_lossy());
        if owner.is_some_and(|(process, machine)| is_gone(process, &machine, &entry)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The process and the machine that a temporary file is of, if it is one.
fn owner(name: &str) -> Option<(u32, String)> {
    let (process, rest) = name.strip_prefix(PREFIX)?.split_once('-')?;
    let is_ours = rest.ends_with(".tmp") || rest.ends_with(".old");
    let machine = rest.split_once('-').map_or("", |(machine, _)| machine);
    Some((process.parse().ok().filter(|_| is_ours)?, machine.to_owned()))
}

/// Whether nobody is at work on a file any more. Of a process of this machine that can be told; of
/// any other, and of another user's, which may be hidden from us, only an old file is nobody's.
fn is_gone(process: u32, of: &str, entry: &fs::DirEntry) -> bool {
    if MACHINE.as_ref().is_none_or(|own| own != of) || !is_own(entry) {
        return is_old(entry);
    }
    if process == process::id() {
        // A number is given again when it is free: what we did not make is somebody's of before.
        return !with(&OWN, |own| own.contains(&entry.file_name()));
    }
    !Path::new("/proc").join(process.to_string()).exists()
}

fn is_old(entry: &fs::DirEntry) -> bool {
    let changed = entry.metadata().and_then(|data| data.modified());
    changed.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > OLD))
}

/// Whether a file is of the user who runs this process.
#[cfg(unix)]
fn is_own(entry: &fs::DirEntry) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let own = fs::metadata("/proc/self").map(|data| data.uid());
    own.is_ok_and(|own| entry.metadata().is_ok_and(|data| data.uid() == own))
}

/// Other systems tell nothing of processes here: see [`MACHINE`].
#[cfg(not(unix))]
fn is_own(_entry: &fs::DirEntry) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_cleared() {
        assert_eq!(owner(".genreport-12-ab-pdf.0.tmp"), Some((12, "ab".to_owned())));
        assert_eq!(owner(".genreport-12-ab-docx.1.old"), Some((12, "ab".to_owned())));
        // As an earlier version wrote them.
        assert_eq!(owner(".genreport-12-docx.old"), Some((12, String::new())));
        for name in ["a.tmp", ".genreport-x-pdf.0.tmp", ".genreport-12-pdf.0", ".genreport-.tmp"] {
            assert_eq!(owner(name), None, "{name}");
        }
    }
}
