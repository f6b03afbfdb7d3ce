//! What an interrupted run left behind beside an output, and the names for what is on the way.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What our temporary files' names begin with; the number of the process follows.
const PREFIX: &str = ".genreport-";

/// Where nobody tells which processes there are, a file this old is of none that still runs.
const OLD: Duration = Duration::from_hours(24);

/// Names that this process has given and may be using.
static OWN: Mutex<BTreeSet<OsString>> = Mutex::new(BTreeSet::new());

/// A short hidden name in the target's folder that no other file of this process has; the target's
/// own may be as long as allowed.
pub(super) fn beside(target: &Path, ending: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let kind = target.extension().unwrap_or_default().to_string_lossy();
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("{PREFIX}{}-{kind}.{number}.{ending}", process::id());
    OWN.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone().into());
    target.with_file_name(name)
}

/// Takes away what runs left in a folder whose processes are gone. What cannot be taken away is
/// left: the run itself does not depend on it.
pub(super) fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if process_of(&name.to_string_lossy()).is_some_and(|of| is_gone(of, &name, &entry)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The process that a temporary file is of, if it is one.
fn process_of(name: &str) -> Option<u32> {
    let (process, rest) = name.strip_prefix(PREFIX)?.split_once('-')?;
    let is_ours = rest.ends_with(".tmp") || rest.ends_with(".old");
    process.parse().ok().filter(|_| is_ours)
}

fn is_gone(of: u32, name: &OsString, entry: &fs::DirEntry) -> bool {
    if of == process::id() {
        // A number is given again when it is free: what we did not make is somebody's of before.
        return !OWN.lock().unwrap_or_else(PoisonError::into_inner).contains(name);
    }
    let all = Path::new("/proc");
    if all.join("self").exists() {
        return !all.join(of.to_string()).exists();
    }
    let age = entry.metadata().and_then(|data| data.modified()).map(|at| at.elapsed());
    age.is_ok_and(|age| age.is_ok_and(|age| age > OLD))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_cleared() {
        assert_eq!(process_of(".genreport-12-pdf.0.tmp"), Some(12));
        assert_eq!(process_of(".genreport-12-docx.old"), Some(12));
        for name in ["a.tmp", ".genreport-x-pdf.0.tmp", ".genreport-12-pdf.0", ".genreport-.tmp"] {
            assert_eq!(process_of(name), None, "{name}");
        }
    }
}
