//! Reading what the user names, without waiting for ever and without end.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::cli::signals;
use crate::cli::terminal::Failure;

/// No report, layout or document is near so large: 256 MB.
const MOST_BYTES: u64 = 256 << 20;

/// How long is waited before it is asked again whether the program is to end.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// An input: a file, or anything else that ends, such as a pipe. A folder is one only where nothing in it
/// is.
pub(in crate::cli) fn read_input(path: &Path) -> Result<Vec<u8>, Failure> {
    if path.is_dir() {
        return Err(match fs::read_dir(path) {
            Ok(_) => Failure::no_report_in(path),
            Err(error) => Failure::reading(path, &error),
        });
    }
    let own = path.to_owned();
    let open = move || {
        let file = File::open(&own).map_err(|error| Failure::reading(&own, &error))?;
        read_all(file, &own)
    };
    if path.is_file() { open() } else { patiently(path, open) }
}

/// The standard input.
pub(in crate::cli) fn read_standard_input() -> Result<Vec<u8>, Failure> {
    let name = Path::new("标准输入");
    patiently(name, || read_all(io::stdin().lock(), name))
}

/// Reads what may never come, as from a pipe, until it does or the program is asked to end.
fn patiently(
    path: &Path,
    read: impl FnOnce() -> Result<Vec<u8>, Failure> + Send + 'static,
) -> Result<Vec<u8>, Failure> {
    let (sender, receiver) = mpsc::channel();
    // Where it is given up, nobody listens any more; the thread ends with the program.
    thread::spawn(move || drop(sender.send(read())));
    loop {
        match receiver.recv_timeout(BETWEEN_LOOKS) {
            Ok(bytes) => return bytes,
            Err(_) if signals::asked().is_some() => return Err(Failure::unread_when_stopped(path)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Failure::reading(path, &io::ErrorKind::Other.into()));
            }
        }
    }
}

/// A file that is only named in passing: a layout, last year's report, a file about to be replaced.
/// What is no regular file (a pipe, a device) may never end, or wait for ever, and is refused.
pub(in crate::cli) fn read_named(path: &Path) -> Result<Vec<u8>, Failure> {
    refuse_folder(path)?;
    let data = fs::metadata(path).map_err(|error| Failure::reading(path, &error))?;
    if !data.is_file() {
        return Err(not_regular(path));
    }
    let file = File::open(path).map_err(|error| Failure::reading(path, &error))?;
    // What is there may have changed in between.
    if !file.metadata().is_ok_and(|data| data.is_file()) {
        return Err(not_regular(path));
    }
    read_all(file, path)
}

fn not_regular(path: &Path) -> Failure {
    Failure::unread(format!("{} 不是普通文件，没有读取。", path.display()))
}

/// A folder is refused in plain words on every system.
fn refuse_folder(path: &Path) -> Result<(), Failure> {
    match path.is_dir() {
        true => Err(Failure::unread(format!("{} 是一个文件夹，请写明文件。", path.display()))),
        false => Ok(()),
    }
}

fn read_all(input: impl io::Read, path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = input.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::reading(path, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        let size = MOST_BYTES >> 20;
        return Err(Failure::unread(format!("{} 大于 {size} MB，没有读取。", path.display())));
    }
    Ok(bytes)
}
