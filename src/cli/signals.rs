//! Signals that must not end the program before it has tidied up.

/// A file that grows beyond what the system allows (`ulimit -f`) ends a program by SIGXFSZ, unless
/// somebody heeds that signal: then writing fails as it does on a full disk, and is told and undone
/// like that.
#[cfg(unix)]
pub(super) fn heed() {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    // Where the system does not let us, all is as it was.
    let _ =
        signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

/// Other systems have no such signal.
#[cfg(not(unix))]
pub(super) fn heed() {}
