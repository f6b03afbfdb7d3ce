//! Does the program own the window that it speaks in? Where it was opened by a double click, or by a file
//! that was dropped on it, Windows makes a console for it alone, which closes with its end: then it waits
//! for a key, that what was said can be read.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::Path;

/// What is said where nothing was dropped.
pub(super) const HOW_TO_DRAG: &str = "\
genreport 由数据文件生成报告的 PDF 和 DOCX，这样用：
在文件夹里选中数据文件（年报.toml 这样的，可以选几个，也可以选整个文件夹），拖到 genreport 的图标上放开，PDF 和 DOCX 就生成在数据文件旁边。
还没有数据文件的：在放数据文件的文件夹里打开终端（Shift 加右键，“在此处打开 PowerShell 窗口”），把 genreport 拖进去，后面写 init，回车，就有一份空白的可以填。";

/// What is said before waiting.
pub(super) const PRESS_A_KEY: &str = "\n按任意键关闭这个窗口。";

/// How the program begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// As any command.
    Plain,
    /// Does what is asked for, and waits for a key.
    Waiting,
    /// Says how it is used, and waits for a key.
    Introducing,
}

/// Decides by whether the program owns its console, whether what it reads or says goes elsewhere, and by
/// its arguments. What is dropped on it comes as whole paths; whoever starts it by options, as a scheduler
/// does, may not be there to press a key.
pub(super) fn manner(owns_console: bool, is_redirected: bool, arguments: &[OsString]) -> Manner {
    let is_dropped = arguments.iter().all(|argument| Path::new(argument).is_absolute());
    match (owns_console && !is_redirected && is_dropped, arguments.is_empty()) {
        (false, _) => Manner::Plain,
        (true, true) => Manner::Introducing,
        (true, false) => Manner::Waiting,
    }
}

/// Whether any of the three streams is not a console.
pub(super) fn is_redirected() -> bool {
    !(io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal())
}

/// Whether no other process, as that of a shell, speaks in the same console (GetConsoleProcessList).
#[cfg(windows)]
pub(super) fn owns_console() -> bool {
    // The list has four places at least, and where there are more processes none is filled in.
    let processes = win32console::console::WinConsole::get_process_list().unwrap_or_default();
    processes.iter().filter(|process| **process != 0).count() == 1
}

/// Elsewhere a window outlives the programs in it.
#[cfg(not(windows))]
pub(super) const fn owns_console() -> bool {
    false
}

/// Waits until a key is pressed.
#[cfg(windows)]
pub(super) fn wait_for_key() {
    let _ = console::Term::stdout().read_key();
}

/// Elsewhere nothing waits.
#[cfg(not(windows))]
pub(super) const fn wait_for_key() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_window_of_its_own_waits() {
        let whole = |names: &[&str]| -> Vec<OsString> {
            let root = if cfg!(windows) { "C:\\" } else { "/" };
            names.iter().map(|name| format!("{root}{name}").into()).collect()
        };
        let dropped = whole(&["年报 一.toml", "年报二.toml"]);
        let typed = ["check".into(), dropped[0].clone()];
        let options = ["-q".into(), dropped[0].clone()];
        for arguments in [&[][..], &dropped, &typed, &options, &["年报.toml".into()]] {
            assert_eq!(manner(false, false, arguments), Manner::Plain);
            assert_eq!(manner(false, true, arguments), Manner::Plain);
            // A script that starts it with a console of its own reads what it says.
            assert_eq!(manner(true, true, arguments), Manner::Plain);
        }
        assert_eq!(manner(true, false, &[]), Manner::Introducing);
        assert_eq!(manner(true, false, &dropped), Manner::Waiting);
        assert_eq!(manner(true, false, &dropped[..1]), Manner::Waiting);
        for arguments in [&typed[..], &options, &["年报.toml".into()]] {
            assert_eq!(manner(true, false, arguments), Manner::Plain);
        }
    }
}
