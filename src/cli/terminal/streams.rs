//! What is said to the user, and in which colours.

use std::cell::{Cell, RefCell};
use std::env;
use std::io::{self, IsTerminal as _, Write as _};

use super::Failure;
use super::progress::Progress;
use super::record::{Record, Said};
use crate::base::{visible, visible_but};

/// The two streams. Nobody listening any more is no reason to stop: a report that is asked
/// for is written all the same.
pub(in crate::cli) struct Terminal {
    coloured: bool,
    coloured_output: bool,
    lost: Cell<bool>,
    /// Whether only what was asked for is given, and what went wrong is told.
    quiet: Cell<bool>,
    /// Of the batch that is under way.
    progress: RefCell<Progress>,
}

impl Terminal {
    /// The terminal of this run.
    pub(in crate::cli) fn new() -> Self {
        let wanted = wants_colour();
        Self {
            coloured: io::stderr().is_terminal() && wanted,
            coloured_output: io::stdout().is_terminal() && wanted,
            lost: Cell::new(false),
            quiet: Cell::new(false),
            progress: RefCell::default(),
        }
    }

    /// Whether somebody looks at the stream of results.
    pub(in crate::cli) fn is_output_seen(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// Whether the error stream takes colours.
    pub(in crate::cli) const fn is_coloured(&self) -> bool {
        self.coloured
    }

    /// Whether the stream of results takes colours.
    pub(in crate::cli) const fn is_output_coloured(&self) -> bool {
        self.coloured_output
    }

    /// From now on nothing is said of what was done, and remarked on it.
    pub(in crate::cli) fn be_quiet(&self) {
        self.quiet.set(true);
    }

    /// Says what was done in a sentence: one line, whatever names from outside it holds.
    pub(in crate::cli) fn say(&self, sentence: &str) {
        if !self.quiet.get() {
            self.put(&visible(sentence));
        }
    }

    /// Gives what was asked for, in lines that can be shown as they are.
    pub(in crate::cli) fn put(&self, lines: &str) {
        self.put_exactly(&format!("{lines}\n"));
    }

    /// Gives a text that is made to be used: into a pipe just as it is, while on a screen nothing
    /// in it acts.
    pub(in crate::cli) fn put_text(&self, text: &str) {
        match self.is_output_seen() {
            true => {
                let lines = text.replace("\r\n", "\n");
                self.put_exactly(&visible_but(&lines, |char| matches!(char, '\n' | '\t')));
            }
            false => self.put_exactly(text),
        }
    }

    fn put_exactly(&self, text: &str) {
        self.put_bytes(text.as_bytes());
    }

    fn put_bytes(&self, bytes: &[u8]) {
        let write = || {
            let mut output = io::stdout().lock();
            output.write_all(bytes).and_then(|()| output.flush())
        };
        if let Err(error) = self.progress.borrow().aside(write)
            && !is_closed(&error)
        {
            self.lost.set(true);
        }
    }

    /// Whether something was asked for that could not be given: a disk may be full.
    pub(in crate::cli) fn has_lost(&self) -> bool {
        self.lost.get()
    }

    /// Remarks on what was done in a sentence: one line, whatever names from outside it holds.
    pub(in crate::cli) fn remark(&self, sentence: &str) {
        if !self.quiet.get() {
            self.complain_in_lines(&visible(sentence));
        }
    }

    /// Says what is wrong, in lines that can be shown as they are.
    pub(in crate::cli) fn complain_in_lines(&self, lines: &str) {
        // In one piece: others may write to the same terminal.
        let lines = format!("{lines}\n");
        let write = || io::stderr().lock().write_all(lines.as_bytes());
        let _ = self.progress.borrow().aside(write);
    }

    /// Says why something could not be done.
    pub(in crate::cli) fn fail(&self, failure: &Failure) {
        self.complain_in_lines(&failure.line());
    }

    /// Says all that was kept of a report.
    pub(in crate::cli) fn tell(&self, record: Record) {
        for said in record.0 {
            match said {
                Said::Sentence(_) | Said::Remark(_) if self.quiet.get() => {}
                Said::Sentence(text) | Said::Result(text) => self.put_exactly(&text),
                Said::File(bytes) => self.put_bytes(&bytes),
                Said::Remark(line) => self.complain_in_lines(&line),
                Said::Text(text) => self.put_text(&text),
                Said::Complaint(lines) => self.complain_in_lines(&lines),
            }
        }
    }

    /// Shows how far a batch of so many reports has come, until [`Self::end_progress`].
    pub(in crate::cli) fn begin_progress(&self, reports: usize) {
        if !self.quiet.get() {
            self.progress.replace(Progress::begin(reports));
        }
    }

    /// One more report of the batch is through.
    pub(in crate::cli) fn advance(&self) {
        self.progress.borrow().advance();
    }

    /// The batch is through.
    pub(in crate::cli) fn end_progress(&self) {
        self.progress.take();
    }
}

/// Whether nobody listens any more: ERROR_NO_DATA and ERROR_PIPE_NOT_CONNECTED, too, which Windows says of
/// pipes.
fn is_closed(error: &io::Error) -> bool {
    let is_pipe = cfg!(windows) && matches!(error.raw_os_error(), Some(232 | 233));
    error.kind() == io::ErrorKind::BrokenPipe || is_pipe
}

/// <https://no-color.org>; old Windows consoles show colours as garbage.
fn wants_colour() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
    !set("NO_COLOR") && !dumb && (!cfg!(windows) || set("WT_SESSION") || set("TERM"))
}
