//! Signals: what asks the program to end, and what must not end it before it has tidied up.
//!
//! Where nothing is half done, SIGINT (Ctrl-C) and SIGTERM end the program at once. While something
//! is deferred (a batch, the writing of files) the first of them is only remembered, so that what was
//! begun is finished or dropped whole; a second ends the program at once all the same.
//!
//! Signals are the process's, not a caller's; hence the statics. Windows has SIGINT too: there the
//! console tells of Ctrl-C on a thread of its own.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The exit code by the signal that came, as shells have it: 128 and its number; 0 before any.
static ASKED: AtomicUsize = AtomicUsize::new(0);

/// Whether such a signal ends the program at once.
static AT_ONCE: AtomicBool = AtomicBool::new(true);

/// Takes charge of the signals. Where the system does not let us, all is as it was.
#[cfg(any(unix, windows))]
pub(super) fn heed() {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag;

    #[cfg(unix)]
    heed_limit();
    for (signal, status, code) in [(SIGINT, 130, 130), (SIGTERM, 143, 143)] {
        // They act in the order in which they are registered: the first signal to be remembered
        // makes the next one end the program.
        let _ = flag::register_conditional_shutdown(signal, status, &AT_ONCE);
        let _ = flag::register_usize(signal, &ASKED, code);
        let _ = flag::register(signal, &AT_ONCE);
    }
}

/// Elsewhere nobody sends any.
#[cfg(not(any(unix, windows)))]
pub(super) fn heed() {}

/// A file that grows beyond what the system allows (`ulimit -f`) ends a program by SIGXFSZ, unless
/// somebody heeds that signal: then writing fails as it does on a full disk, and is told and undone
/// like that.
#[cfg(unix)]
fn heed_limit() {
    static BEYOND: AtomicBool = AtomicBool::new(false);
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, &BEYOND);
}

/// The exit code of whoever was asked to end, if the program was.
pub(super) fn asked() -> Option<u8> {
    u8::try_from(ASKED.load(Ordering::SeqCst)).ok().filter(|code| *code > 0)
}

/// As long as it lives, a first signal is only remembered.
#[must_use]
pub(super) struct Deferred {
    /// Whether it is the outermost.
    ends: bool,
}

/// Begins something that is to be finished or dropped whole.
pub(super) fn defer() -> Deferred {
    Deferred { ends: asked().is_none() && AT_ONCE.swap(false, Ordering::SeqCst) }
}

impl Drop for Deferred {
    fn drop(&mut self) {
        if self.ends {
            AT_ONCE.store(true, Ordering::SeqCst);
        }
    }
}
