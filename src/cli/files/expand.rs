//! Which files are meant by what was typed? Folders stand for the reports in them, patterns for what they
//! match: not every shell spells them out (Windows' leaves that to programs).

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

use glob::{MatchOptions, Pattern};

use super::inputs::{identity, is_stdin};
use super::passed_over::{PassedOver, pass_over};

/// As shells have it: hidden files are matched only by a pattern that names the dot. Windows does not tell
/// `A` from `a`.
const MATCHING: MatchOptions = MatchOptions {
    case_sensitive: !cfg!(windows),
    require_literal_separator: true,
    require_literal_leading_dot: true,
};

/// The files that are meant.
#[derive(Debug, Default)]
pub(in crate::cli) struct Inputs {
    /// In order, each once unless it was typed twice. A folder stays where nothing in it is a report,
    /// a pattern where nothing matches: reading says so.
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Those of folders that are passed over.
    pub(in crate::cli) skipped: Vec<PassedOver>,
}

/// Spells out what was typed.
pub(in crate::cli) fn expand(typed: &[PathBuf]) -> Inputs {
    let mut all: Vec<Found> = typed.iter().flat_map(|input| named(input)).collect();
    let named: BTreeSet<PathBuf> = all.iter().filter_map(Found::named).map(identity).collect();
    let mut inputs = Inputs { skipped: skip(&mut all, &named), ..Inputs::default() };
    let typed = all.iter().filter_map(|found| match found {
        Found::Typed(path) => Some(identity(path)),
        _ => None,
    });
    let mut seen: BTreeSet<PathBuf> = typed.collect();
    let mut is_new = |path: &PathBuf| seen.insert(identity(path));
    for found in all {
        match found {
            Found::Typed(path) => inputs.paths.push(path),
            Found::Matched(path) => inputs.paths.extend(Some(path).filter(&mut is_new)),
            Found::Inside { files, folder } if files.is_empty() => inputs.paths.push(folder),
            Found::Inside { files, .. } => {
                inputs.paths.extend(files.into_iter().filter(&mut is_new));
            }
        }
    }
    inputs
}

/// Takes out of the folders what is to be passed over, unless it is named besides.
fn skip(all: &mut [Found], named: &BTreeSet<PathBuf>) -> Vec<PassedOver> {
    if !all.iter().any(|found| matches!(found, Found::Inside { files, .. } if !files.is_empty())) {
        return Vec::new();
    }
    let mut skipped = pass_over(all.iter().flat_map(Found::paths));
    skipped.retain(|skipped| !named.contains(&identity(&skipped.path)));
    let mut told = Vec::new();
    for found in all {
        let Found::Inside { files, .. } = found else { continue };
        files.retain(|path| match skipped.iter().find(|skipped| skipped.path == *path) {
            Some(skipped) => {
                told.push(skipped.clone());
                false
            }
            None => true,
        });
    }
    told
}

/// What something typed stands for.
enum Found {
    /// A file by its name, whatever is there.
    Typed(PathBuf),
    /// What a pattern matches but a folder.
    Matched(PathBuf),
    /// The reports of a folder.
    Inside { folder: PathBuf, files: Vec<PathBuf> },
}

impl Found {
    fn paths(&self) -> &[PathBuf] {
        match self {
            Self::Typed(path) | Self::Matched(path) => std::slice::from_ref(path),
            Self::Inside { files, .. } => files,
        }
    }

    /// A file that is meant by its name, or by a pattern, as if a shell had spelled that out.
    fn named(&self) -> Option<&Path> {
        match self {
            Self::Typed(path) | Self::Matched(path) => Some(path),
            Self::Inside { .. } => None,
        }
    }
}

/// What a name or a pattern stands for. A name that exists is just that.
fn named(input: &Path) -> Vec<Found> {
    let is_pattern = input.to_string_lossy().contains(['*', '?', '[']);
    let matches = match is_pattern && fs::symlink_metadata(input).is_err() {
        true => matching(input),
        false => Vec::new(),
    };
    if matches.is_empty() {
        return vec![inside(input).unwrap_or_else(|| Found::Typed(input.to_owned()))];
    }
    let found = |path: PathBuf| inside(&path).unwrap_or_else(|| Found::Matched(not_stdin(path)));
    matches.into_iter().map(found).collect()
}

/// The reports of a folder, where it is one.
fn inside(path: &Path) -> Option<Found> {
    let is_folder = !is_stdin(path) && path.is_dir();
    is_folder.then(|| Found::Inside { files: inputs_of(path), folder: path.to_owned() })
}

/// A file that is called `-`.
fn not_stdin(path: PathBuf) -> PathBuf {
    if is_stdin(&path) { Path::new(".").join(path) } else { path }
}

/// What matches a pattern, in order. Parts of a path that are there are themselves, though they look like
/// patterns.
///
/// The walk is ours: that of `glob` panics at names that are no Unicode.
fn matching(pattern: &Path) -> Vec<PathBuf> {
    let mut paths = vec![PathBuf::new()];
    for part in pattern.components() {
        paths = paths.iter().flat_map(|path| step(path, part)).collect();
    }
    paths
}

/// What is meant by one part of a path in a folder.
fn step(folder: &Path, part: Component<'_>) -> Vec<PathBuf> {
    let path = folder.join(part);
    if fs::symlink_metadata(&path).is_ok() || !matches!(part, Component::Normal(_)) {
        return vec![path];
    }
    let Some(Ok(pattern)) = part.as_os_str().to_str().map(Pattern::new) else { return Vec::new() };
    let is_like = |name: &OsString| pattern.matches_with(&name.to_string_lossy(), MATCHING);
    names_in(folder).into_iter().filter(is_like).map(|name| folder.join(name)).collect()
}

/// The names of all that is in a folder, in order.
fn names_in(folder: &Path) -> Vec<OsString> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<OsString> =
        entries.filter_map(|entry| Some(entry.ok()?.file_name())).collect();
    names.sort();
    names
}

/// What may be the data files of a folder, in the order of their names: not hidden ones, and not those of
/// folders in it. One that Windows shows without its last ending is one too.
fn inputs_of(folder: &Path) -> Vec<PathBuf> {
    let is_input = |name: &OsString| {
        let name = name.to_string_lossy().to_lowercase();
        !name.starts_with('.') && (name.ends_with(".toml") || name.ends_with(".toml.txt"))
    };
    // Nobody calls what is here `./a.toml`.
    let around = if folder == Path::new(".") { Path::new("") } else { folder };
    let files = names_in(folder).into_iter().filter(is_input).map(|name| around.join(name));
    files.filter(|path| !path.is_dir()).collect()
}
