//! Which files of a folder are fonts?

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::terminal::Failure;

/// By these endings a file is taken for a font. Fonts for the web cannot serve, and are told so.
const ENDINGS: [&str; 6] = ["ttf", "ttc", "otf", "otc", "woff", "woff2"];

/// So many folders may lie in one another.
const DEEPEST: usize = 16;
/// So many entries a named folder may have, with those of the folders in it: somebody's whole
/// disk is not looked through.
const MOST_ENTRIES: usize = 50_000;

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// In order.
    pub(super) files: Vec<PathBuf>,
    /// What is to be said of the others, in sentences.
    pub(super) passed_by: Vec<String>,
}

/// The font files of a folder and of the folders in it.
pub(super) fn font_files(folder: &Path) -> Result<Found, Failure> {
    let (found, seen) = (Found::default(), BTreeSet::new());
    let mut search = Search { named: folder, found, seen, entries: 0 };
    search.folder(folder, 0)?;
    search.found.files.sort();
    Ok(search.found)
}

struct Search<'f> {
    /// The folder that was named.
    named: &'f Path,
    found: Found,
    /// Folders that were looked through, without links.
    seen: BTreeSet<PathBuf>,
    entries: usize,
}

impl Search<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) -> Result<(), Failure> {
        let failed = |error: io::Error| self::failed(folder, &error);
        let own = fs::canonicalize(folder).map_err(failed)?;
        if depth > DEEPEST {
            self.pass_by(format!("文件夹 {} 套得太深，没有查看。", folder.display()));
            return Ok(());
        }
        if !self.seen.insert(own.clone()) {
            return Ok(());
        }
        for entry in self.entries(folder)? {
            // Links are followed, those that lead nowhere are as good as not there.
            let Ok(kind) = fs::metadata(&entry) else { continue };
            if !kind.is_dir() {
                self.file(entry, &kind);
            } else if leads_back(&entry, &own) {
                let entry = entry.display();
                self.pass_by(format!("链接 {entry} 指回了它所在的文件夹，没有查看。"));
            } else {
                self.folder(&entry, depth + 1)?;
            }
        }
        Ok(())
    }

    /// What lies in a folder, in order.
    fn entries(&mut self, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
        let failed = |error: io::Error| self::failed(folder, &error);
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            entries.push(entry.map_err(failed)?.path());
            self.entries += 1;
            if self.entries > MOST_ENTRIES {
                return Err(Failure::new(format!(
                    "字体文件夹 {} 里的文件太多（超过 {MOST_ENTRIES} 个），请指定只放字体的文件夹。",
                    self.named.display()
                )));
            }
        }
        entries.sort();
        Ok(entries)
    }

    fn file(&mut self, file: PathBuf, kind: &fs::Metadata) {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if !ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            return;
        }
        match kind.is_file() {
            true => self.found.files.push(file),
            // A pipe or a device would be waited for, or read without end.
            false => self.pass_by(format!("字体 {} 没有采用：不是普通文件。", file.display())),
        }
    }

    fn pass_by(&mut self, sentence: String) {
        self.found.passed_by.push(sentence);
    }
}

/// Whether a link leads to a folder that it lies in itself.
fn leads_back(entry: &Path, folder: &Path) -> bool {
    let is_link = fs::symlink_metadata(entry).is_ok_and(|entry| entry.is_symlink());
    is_link && fs::canonicalize(entry).is_ok_and(|target| folder.starts_with(target))
}

fn failed(folder: &Path, error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => {
            Failure::new(format!("字体文件夹 {} 不存在。", folder.display()))
        }
        io::ErrorKind::NotADirectory => {
            Failure::new(format!("{} 不是文件夹，--font-dir 要写文件夹。", folder.display()))
        }
        _ => Failure::reading(folder, error),
    }
}
