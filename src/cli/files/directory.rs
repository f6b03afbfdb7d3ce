//! Where the files lie that a report names: what a session asks of the world, answered with files.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::read::read_named;
use super::stamp::{Stamp, stamp};
use crate::session::{File, Folder, Unavailable};

/// A file that was named, and what was there just before it was read.
pub(in crate::cli) type Opened = (PathBuf, Stamp);

/// A folder of the file system, which remembers what was read from it.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Directory {
    path: PathBuf,
    opened: Arc<Mutex<Vec<Opened>>>,
}

impl Directory {
    /// The folder that a file lies in; of the standard input, the current one.
    pub(in crate::cli) fn of(file: Option<&Path>) -> Self {
        let folder = file.and_then(Path::parent).unwrap_or(Path::new(""));
        Self { path: folder.to_owned(), opened: Arc::default() }
    }

    /// All files that were named, in order.
    pub(in crate::cli) fn opened(&self) -> Vec<Opened> {
        self.list().clone()
    }

    /// A list is never left half-changed.
    fn list(&self) -> MutexGuard<'_, Vec<Opened>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A file by its path, with what lies around it.
    pub(in crate::cli) fn file(&self, path: &Path) -> Result<File<'static>, Unavailable> {
        // What is named is remembered even where it cannot be read: it is not to be replaced.
        self.list().push((path.to_owned(), stamp(path)));
        let bytes = read_named(path).map_err(|failure| Unavailable(failure.to_string()))?;
        let name = path.display().to_string();
        let around = Self { path: Self::of(Some(path)).path, opened: Arc::clone(&self.opened) };
        Ok(File::within(name, bytes, around))
    }
}

impl Folder for Directory {
    fn open(&self, name: &str) -> Result<File<'_>, Unavailable> {
        self.file(&self.path.join(name))
    }
}
