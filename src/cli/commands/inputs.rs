//! Which reports is a command about?

use std::path::PathBuf;

use crate::cli::files::{self, Inputs};
use crate::cli::terminal::Terminal;

/// The inputs that are meant; what is passed over is said, unless a program is told.
pub(super) fn expanded(typed: &[PathBuf], to_program: bool, terminal: &Terminal) -> Inputs {
    let inputs = files::expand(typed);
    if !to_program {
        inputs.skipped.iter().for_each(|skipped| terminal.remark(&skipped.sentence()));
    }
    inputs
}
