//! The fonts that are installed on this machine.

use std::collections::BTreeSet;
use std::path::PathBuf;

use fontdb::{Database, Source};

/// The font files of the machine, wherever its system keeps them. Nobody named its folders, so
/// nothing is said of those that are not there or hold what is no font.
pub(super) fn font_files() -> Vec<PathBuf> {
    let mut installed = Database::new();
    installed.load_system_fonts();
    let files = installed.faces().filter_map(|face| match &face.source {
        Source::File(path) => Some(path.clone()),
        _ => None,
    });
    files.collect::<BTreeSet<_>>().into_iter().collect()
}
