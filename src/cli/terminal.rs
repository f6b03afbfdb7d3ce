//! What is said to the user, and in which colours.

use std::env;
use std::io::{self, IsTerminal as _, Write as _};

/// The two streams. Nobody listening any more is no reason to stop: a report that is asked
/// for is written all the same.
pub(super) struct Terminal {
    coloured: bool,
    coloured_output: bool,
}

impl Terminal {
    /// The terminal of this run.
    pub(super) fn new() -> Self {
        let wanted = wants_colour();
        Self {
            coloured: io::stderr().is_terminal() && wanted,
            coloured_output: io::stdout().is_terminal() && wanted,
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

    /// Says what was done.
    pub(super) fn say(&self, line: &str) {
        let _ = writeln!(io::stdout().lock(), "{line}");
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
