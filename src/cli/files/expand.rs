//! Which files are meant by what was typed? Folders stand for the reports in them, patterns for what they
//! match: not every shell spells them out (Windows' leaves that to programs).

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

use glob::{MatchOptions, Pattern};

use super::inputs::{is_stdin, real};
use super::read::read_input;
use crate::session::{Content, Reason, content};

/// As shells have it: hidden files are matched only by a pattern that names the dot, and `*` does not
/// reach into folders. Windows does not tell `A` from `a`.
const MATCHING: MatchOptions = MatchOptions {
    case_sensitive: !cfg!(windows),
    require_literal_separator: true,
    require_literal_leading_dot: true,
};

/// The files that are meant.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct Inputs {
    /// In order, each once unless it was typed twice. A folder stays where nothing in it is a report,
    /// a pattern where nothing matches: reading says so.
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Those of folders that are passed over.
    pub(in crate::cli) skipped: Vec<Skipped>,
}

/// A file of a folder that is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Skipped {
    /// The file.
    pub(in crate::cli) path: PathBuf,
    why: String,
}

impl Skipped {
    /// What is said of it.
    pub(in crate::cli) fn sentence(&self) -> String {
        format!("跳过 {}：{}。", self.path.display(), self.why)
    }

    /// The same for programs.
    pub(in crate::cli) fn reason(&self) -> Reason {
        Reason { code: "P004", message: self.sentence() }
    }
}

/// Spells out what was typed.
pub(in crate::cli) fn expand(typed: &[PathBuf]) -> Inputs {
    let mut all: Vec<Found> = typed.iter().flat_map(|input| named(input)).collect();
    let typed = all.iter().filter_map(|found| match found {
        Found::Typed(path) => real(path),
        _ => None,
    });
    let mut seen: BTreeSet<PathBuf> = typed.collect();
    let mut inputs = Inputs { skipped: pass_over(&mut all, &seen), ..Inputs::default() };
    for found in all {
        match found {
            Found::Typed(path) => inputs.paths.push(path),
            Found::Inside { files, folder } if files.is_empty() => inputs.paths.push(folder),
            Found::Matched(files) | Found::Inside { files, .. } => {
                let is_new = |path: &PathBuf| real(path).is_none_or(|path| seen.insert(path));
                inputs.paths.extend(files.into_iter().filter(is_new));
            }
        }
    }
    inputs
}

/// What something typed stands for.
enum Found {
    /// A file by its name, whatever is there.
    Typed(PathBuf),
    /// What a pattern matches but folders.
    Matched(Vec<PathBuf>),
    /// The reports of a folder.
    Inside { folder: PathBuf, files: Vec<PathBuf> },
}

impl Found {
    fn paths(&self) -> &[PathBuf] {
        match self {
            Self::Typed(path) => std::slice::from_ref(path),
            Self::Matched(files) | Self::Inside { files, .. } => files,
        }
    }
}

/// What a name or a pattern stands for. A name that exists is just that.
fn named(input: &Path) -> Vec<Found> {
    let matches = match is_stdin(input) || fs::symlink_metadata(input).is_ok() {
        true => Vec::new(),
        false => matching(input),
    };
    if matches.is_empty() {
        return vec![in_place(input.to_owned(), Found::Typed)];
    }
    matches.into_iter().map(|path| in_place(path, |path| Found::Matched(vec![path]))).collect()
}

fn in_place(path: PathBuf, file: impl FnOnce(PathBuf) -> Found) -> Found {
    match path.is_dir() && !is_stdin(&path) {
        true => Found::Inside { files: inputs_of(&path), folder: path },
        false => file(path),
    }
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

/// The data files of a folder, in the order of their names: not hidden ones, and not those of folders
/// in it. One that Windows shows without its last ending is one too.
fn inputs_of(folder: &Path) -> Vec<PathBuf> {
    let is_input = |name: &OsString| {
        let name = name.to_string_lossy().to_lowercase();
        !name.starts_with('.') && (name.ends_with(".toml") || name.ends_with(".toml.txt"))
    };
    // Nobody calls what is here `./a.toml`.
    let around = if folder == Path::new(".") { Path::new("") } else { folder };
    let files = names_in(folder).into_iter().filter(is_input).map(|name| around.join(name));
    files.filter(|path| path.is_file()).collect()
}

/// Takes out of the folders what is no report, and reports that another one is compared with; not what was
/// typed besides.
fn pass_over(all: &mut [Found], typed: &BTreeSet<PathBuf>) -> Vec<Skipped> {
    if !all.iter().any(|found| matches!(found, Found::Inside { files, .. } if !files.is_empty())) {
        return Vec::new();
    }
    let known = Known::of(all.iter().flat_map(Found::paths));
    let mut skipped = Vec::new();
    for found in all {
        let Found::Inside { files, .. } = found else { continue };
        let is_typed = |path: &Path| real(path).is_some_and(|path| typed.contains(&path));
        files.retain(|path| match known.why(path).filter(|_| !is_typed(path)) {
            Some(why) => {
                skipped.push(Skipped { path: path.clone(), why });
                false
            }
            None => true,
        });
    }
    skipped
}

/// What the files are; what can be read only once, such as a pipe, is left to whoever makes the report.
#[derive(Default)]
struct Known {
    contents: BTreeMap<PathBuf, Content>,
    /// Reports of last year by their one path, each with one that names it.
    last_years: BTreeMap<PathBuf, PathBuf>,
}

impl Known {
    fn of<'p>(paths: impl Iterator<Item = &'p PathBuf>) -> Self {
        let mut known = Self::default();
        for path in paths.filter(|path| path.is_file()) {
            let Ok(bytes) = read_input(path) else { continue };
            let content = content(&bytes);
            if let Content::Report { previous: Some(name) } = &content {
                let around = path.parent().unwrap_or(Path::new(""));
                let last =
                    real(&around.join(name)).filter(|last| Some(last) != real(path).as_ref());
                known.last_years.extend(last.map(|last| (last, path.clone())));
            }
            known.contents.insert(path.clone(), content);
        }
        known
    }

    /// Why a file of a folder is passed over, if it is.
    fn why(&self, path: &Path) -> Option<String> {
        match self.contents.get(path)? {
            Content::Other(name) => return Some(format!("是{name}，不是报告")),
            Content::Report { .. } => {}
        }
        let namer = self.last_years.get(&real(path)?)?;
        Some(format!("是 {} 写的上年的报告（previous）", namer.display()))
    }
}
