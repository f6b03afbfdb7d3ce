//! The program as it is used: what is typed, what comes back, which files are there after.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[path = "command_line/archive.rs"]
mod archive;
#[path = "command_line/bad_input.rs"]
mod bad_input;
#[path = "command_line/batch.rs"]
mod batch;
#[path = "command_line/begin.rs"]
mod begin;
#[path = "command_line/check.rs"]
mod check;
#[path = "command_line/codes.rs"]
mod codes;
#[path = "command_line/dump.rs"]
mod dump;
#[path = "command_line/edited.rs"]
mod edited;
#[cfg(target_os = "linux")]
#[path = "command_line/ended.rs"]
mod ended;
#[path = "command_line/files.rs"]
mod files;
#[path = "command_line/forgiven.rs"]
mod forgiven;
#[path = "command_line/good_input.rs"]
mod good_input;
#[path = "command_line/hostile.rs"]
mod hostile;
#[path = "command_line/inputs.rs"]
mod inputs;
#[path = "command_line/machines.rs"]
mod machines;
#[path = "command_line/manners.rs"]
mod manners;
#[path = "command_line/shells.rs"]
mod shells;
#[path = "command_line/strict.rs"]
mod strict;
#[path = "command_line/usage.rs"]
mod usage;
#[cfg(target_os = "linux")]
#[path = "command_line/watch.rs"]
mod watch;
#[path = "command_line/world.rs"]
mod world;

/// A small report without fault, for the 2021 layout.
pub(crate) const GOOD: &str = include_str!("command_line/good.toml");

/// What a run gave back.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// An empty folder of its own for a test. Where the test fails it stays, to be looked at.
pub(crate) struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn put(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        fs::write(self.path(name), content).unwrap();
        self
    }

    /// All that is in the folder, in order.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
        names.sort();
        names
    }

    /// Runs the program in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    /// What the program gives to other programs, which may be in English.
    pub(crate) fn run_raw(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_genreport"));
        let output = command.args(arguments).current_dir(&self.0).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs the program in the folder with something on its standard input.
    fn run_with(&self, arguments: &[&str], stdin: &[u8]) -> Ran {
        self.run_by(Command::new(env!("CARGO_BIN_EXE_genreport")), arguments, stdin)
    }

    /// Runs the program by a command of its own in the folder.
    pub(crate) fn run_by(&self, mut command: Command, arguments: &[&str], stdin: &[u8]) -> Ran {
        let mut child = command
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that does not read its input closes it early.
        let _ = child.stdin.take().unwrap().write_all(stdin);
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let ran =
            Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) };
        no_english(&ran);
        ran
    }
}

/// Nothing of what the libraries would say reaches the user, and no colours a pipe.
fn no_english(ran: &Ran) {
    for word in ["error", "warning", "help:", "Usage", "Options", "Arguments", "panicked", "\u{1B}"]
    {
        assert!(!ran.out.contains(word), "{word} in {}", ran.out);
        assert!(!ran.err.contains(word), "{word} in {}", ran.err);
    }
}
