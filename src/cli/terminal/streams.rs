//! What is said to the user, and in which colours.

use std::cell::Cell;
use std::env;
use std::io::{self, IsTerminal as _, Write as _};

use super::Failure;
use crate::base::{visible, visible_but};

/// The two streams. Nobody listening any more is no reason to stop: a report that is asked
/// for is written all the same.
pub(in crate::cli) struct Terminal {
    coloured: bool,
    coloured_output: bool,
    lost: Cell<bool>,
}

impl Terminal {
    /// The terminal of this run.
    pub(in crate::cli) fn new() -> Self {
        let wanted = wants_colour();
        Self {
            coloured: io::stderr().is_terminal() && wanted,
            coloured_output: io::stdout().is_terminal() && wanted,
            lost: Cell::new(false),
        }
    }

    /// Whether the error stream takes colours.
    pub(in crate::cli) const fn is_coloured(&self) -> bool {
        self.coloured
    }

    /// Whether the stream of results takes colours.
    pub(in crate::cli) const fn is_output_coloured(&self) -> bool {
        self.coloured_output
    }

    /// Says what was done in a sentence: one line, whatever names from outside it holds.
    pub(in crate::cli) fn say(&self, sentence: &str) {
        self.put(&visible(sentence));
    }

    /// Gives what was asked for, in lines that can be shown as they are.
    pub(in crate::cli) fn put(&self, lines: &str) {
        self.put_exactly(&format!("{lines}\n"));
    }

    /// Gives a text that is made to be used: into a pipe just as it is, while on a screen nothing
    /// in it acts.
    pub(in crate::cli) fn put_text(&self, text: &str) {
        match io::stdout().is_terminal() {
            true => {
                let lines = text.replace("\r\n", "\n");
                self.put_exactly(&visible_but(&lines, |char| matches!(char, '\n' | '\t')));
            }
            false => self.put_exactly(text),
        }
    }

    fn put_exactly(&self, text: &str) {
        let mut output = io::stdout().lock();
        if let Err(error) = output.write_all(text.as_bytes()).and_then(|()| output.flush())
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.lost.set(true);
        }
    }

    /// Whether something was asked for that could not be given: a disk may be full.
    pub(in crate::cli) fn has_lost(&self) -> bool {
        self.lost.get()
    }

    /// Says what is wrong in a sentence: one line, whatever names from outside it holds.
    pub(in crate::cli) fn complain(&self, sentence: &str) {
        self.complain_in_lines(&visible(sentence));
    }

    /// The same, in lines that can be shown as they are.
    pub(in crate::cli) fn complain_in_lines(&self, lines: &str) {
        let _ = writeln!(io::stderr().lock(), "{lines}");
    }

    /// Says why something could not be done.
    pub(in crate::cli) fn fail(&self, failure: &Failure) {
        self.complain_in_lines(&format!("错误: {failure}"));
    }
}

/// <https://no-color.org>; old Windows consoles show colours as garbage.
fn wants_colour() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
    !set("NO_COLOR") && !dumb && (!cfg!(windows) || set("WT_SESSION") || set("TERM"))
}
