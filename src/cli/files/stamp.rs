//! Is a file still the one that it was?

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// What tells one state of a file from another without reading it; `None` where nothing is there, or
/// nothing can be told of it.
pub(in crate::cli) type Stamp = Option<Seen>;

/// What the file system says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Seen {
    length: u64,
    modified: Option<SystemTime>,
    identity: Identity,
}

/// The file's own number, which another file of the same name does not have, and when anything of it
/// changed: seconds and nanoseconds (stat(2): st_ino, st_ctim). Nothing where there is no such thing.
type Identity = Option<(u64, i64, i64)>;

/// What is to be told of a file now; a link is followed.
pub(in crate::cli) fn stamp(path: &Path) -> Stamp {
    let data = fs::metadata(path).ok()?;
    let (length, modified) = (data.len(), data.modified().ok());
    Some(Seen { length, modified, identity: identity(&data) })
}

#[cfg(unix)]
fn identity(data: &fs::Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt as _;
    Some((data.ino(), data.ctime(), data.ctime_nsec()))
}

#[cfg(not(unix))]
fn identity(_data: &fs::Metadata) -> Identity {
    None
}
