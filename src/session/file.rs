//! What a session is given: a file, and the folder it came from.

use std::fmt;

/// The bytes of a file, its name, and what it can name in turn.
pub struct File<'f> {
    /// The name it is shown under: a path as the user wrote it, or `标准输入`.
    pub name: String,
    /// All its bytes.
    pub bytes: Vec<u8>,
    /// Where the files that it names are looked for.
    pub folder: Box<dyn Folder + 'f>,
}

impl<'f> File<'f> {
    /// A file that names no other, or only built-in layouts.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), folder: Box::new(Nowhere) }
    }

    /// A file whose names are looked for in a folder.
    pub fn within(
        name: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
        folder: impl Folder + 'f,
    ) -> Self {
        Self { folder: Box::new(folder), ..Self::new(name, bytes) }
    }
}

/// What lies around a file: the one thing that a session asks of the world. Reports may be made on
/// several threads, which share it.
pub trait Folder: Send + Sync {
    /// The file with a name, as a file of this folder calls it: a layout, last year's report. It
    /// comes with its own folder.
    ///
    /// # Errors
    /// Why it cannot be had, in words for the user.
    fn open(&self, name: &str) -> Result<File<'_>, Unavailable>;
}

/// The folder of a file that has none: no other file can be had.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nowhere;

impl Folder for Nowhere {
    fn open(&self, name: &str) -> Result<File<'_>, Unavailable> {
        Err(Unavailable(format!("找不到文件 {name}：这里只能用内置的版式。")))
    }
}

/// Why a file that is needed cannot be had: one sentence in Chinese with its full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unavailable(pub String);

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unavailable {}
