//! What is said to the user, and in which colours.

use std::cell::Cell;
use std::env;
use std::io::{self, IsTerminal as _, Write as _};

/// The two streams. Nobody listening any more is no reason to stop: a report that is asked
/// for is written all the same.
pub(super) struct Terminal {
    coloured: bool,
    coloured_output: bool,
    lost: Cell<bool>,
}

impl Terminal {
    /// The terminal of this run.
    pub(super) fn new() -> Self {
        let wanted = wants_colour();
        Self {
            coloured: io::stderr().is_terminal() && wanted,
            coloured_output: io::stdout().is_terminal() && wanted,
            lost: Cell::new(false),
        }
    }

    /// Whether the error stream takes colours.
    pub(super) const fn is_coloured(&self) -> bool {
        self.coloured
    }

    /// Whether the stream of results takes colours.
    pub(super) const fn is_output_coloured(&self) -> bool {
        self.coloured_output
    }

    /// Says what was done, or was asked for.
    pub(super) fn say(&self, line: &str) {
        self.put(&format!("{line}\n"));
    }

    /// The same, just as it is.
    pub(super) fn put(&self, text: &str) {
        let mut output = io::stdout().lock();
        if let Err(error) = output.write_all(text.as_bytes()).and_then(|()| output.flush())
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.lost.set(true);
        }
    }

    /// Whether something was asked for that could not be given: a disk may be full.
    pub(super) fn has_lost(&self) -> bool {
        self.lost.get()
    }

    /// Says what is wrong.
    pub(super) fn complain(&self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }
}

/// <https://no-color.org>; old Windows consoles show colours as garbage.
fn wants_colour() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
    !set("NO_COLOR") && !dumb && (!cfg!(windows) || set("WT_SESSION") || set("TERM"))
}
