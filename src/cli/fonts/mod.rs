//! Where are fonts looked for, and which files are opened?

mod candidates;
mod find;
mod system;

use std::env;
use std::path::{Path, PathBuf};

use crate::font::{Face, FontLibrary};

use super::arguments::FontArgs;
use super::terminal::{Failure, Terminal};
use candidates::Candidates;

/// The font of rare names and places. Its licence (Arphic Public License) asks that a changed
/// version stays freely available, so it lies beside the program as a file of its own.
const RARE_NAMES: &str = "GongwenRareNames-Regular.ttf";

/// The fonts that were asked for. Files that cannot serve are passed by, and named.
pub(in crate::cli) fn load(args: &FontArgs, terminal: &Terminal) -> Result<FontLibrary, Failure> {
    let (library, passed_by) = library(args, &own_folders())?;
    for sentence in passed_by {
        terminal.remark(&format!("提醒: {sentence}"));
    }
    Ok(library)
}

/// The bundled fonts, those of the folders before them, and rare names; with what is to be said
/// of files that cannot serve.
fn library(args: &FontArgs, own: &[PathBuf]) -> Result<(FontLibrary, Vec<String>), Failure> {
    let mut candidates = Candidates::default();
    for folder in &args.folders {
        let found = find::font_files(folder)?;
        candidates.passed_by.extend(found.passed_by);
        found.files.iter().for_each(|file| candidates.read(file));
    }
    if args.system {
        for file in system::font_files() {
            candidates.read_quietly(&file);
        }
    }
    let (faces, mut passed_by) = candidates.open_serving();
    let (rare, faults) = rare_names(own);
    passed_by.extend(faults);
    Ok((bundled()?.with(faces).with_missing(rare), passed_by))
}

#[cfg(feature = "bundled-fonts")]
fn bundled() -> Result<FontLibrary, Failure> {
    FontLibrary::bundled().map_err(|error| Failure::new(format!("{error}。")))
}

/// A program without fonts of its own takes all from folders.
#[cfg(not(feature = "bundled-fonts"))]
fn bundled() -> Result<FontLibrary, Failure> {
    Ok(FontLibrary::default())
}

/// The font of rare names from the first folder that has it.
fn rare_names(own: &[PathBuf]) -> (Vec<Face>, Vec<String>) {
    let mut candidates = Candidates::default();
    let files = own.iter().map(|folder| folder.join(RARE_NAMES));
    if let Some(file) = files.into_iter().find(|file| file.is_file()) {
        candidates.read(&file);
    }
    candidates.open_serving()
}

/// Where fonts that came with the program may lie: beside it, and for its makers two
/// folders up, where cargo's `target/release` has the repository's own.
fn own_folders() -> Vec<PathBuf> {
    let program = env::current_exe().ok();
    let Some(folder) = program.as_deref().and_then(Path::parent) else { return Vec::new() };
    vec![folder.to_owned(), folder.join("fonts"), folder.join("../../fonts")]
}
