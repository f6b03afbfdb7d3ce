//! Which files of a folder are no reports to be made, and why?

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::inputs::real;
use super::read::read_input;
use crate::cli::signals;
use crate::session::{Content, Reason, content};

/// A file that is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct PassedOver {
    /// The file.
    pub(in crate::cli) path: PathBuf,
    why: String,
}

impl PassedOver {
    /// The name that it is shown under.
    pub(in crate::cli) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// What is said of it.
    pub(in crate::cli) fn sentence(&self) -> String {
        format!("跳过 {}：{}。", self.path.display(), self.why)
    }

    /// The same for programs.
    pub(in crate::cli) fn reason(&self) -> Reason {
        Reason { code: "P004", message: self.sentence(), is_failure: false }
    }
}

/// Those of some files that are no reports, and reports of an earlier year that another one is compared
/// with.
pub(super) fn pass_over<'p>(paths: impl Iterator<Item = &'p PathBuf>) -> Vec<PassedOver> {
    let mut known = Known::default();
    let paths: Vec<&PathBuf> = paths.collect();
    for path in &paths {
        // Nothing more is done anyway.
        if signals::asked().is_none() {
            known.add(path);
        }
    }
    let all = paths.into_iter();
    all.filter_map(|path| Some(PassedOver { path: path.clone(), why: known.why(path)? })).collect()
}

/// What the files are. What can be read only once, such as a pipe, is left to whoever makes the report.
#[derive(Default)]
struct Known {
    contents: BTreeMap<PathBuf, Content>,
    /// All that are no links, by their one path: a link to one of them would make it twice.
    files: BTreeSet<PathBuf>,
    /// Reports that others name as last year's, by their one path: who does, and about which year that is.
    last_years: BTreeMap<PathBuf, (PathBuf, u16)>,
}

impl Known {
    fn add(&mut self, path: &Path) {
        let Some(own) = real(path).filter(|own| own.is_file()) else { return };
        let Ok(bytes) = read_input(path) else { return };
        let content = content(&bytes);
        if let Content::Report { year: Some(year), previous: Some(name) } = &content {
            let around = path.parent().unwrap_or(Path::new(""));
            if let Some(last) = real(&around.join(name)) {
                let namer = self.last_years.entry(last).or_default();
                // Of several the latest counts: it may be named by mistake, too.
                if *year > namer.1 {
                    *namer = (path.to_owned(), *year);
                }
            }
        }
        self.contents.insert(path.to_owned(), content);
        if !is_link(path) {
            self.files.insert(own);
        }
    }

    /// Why a file is passed over, if it is.
    fn why(&self, path: &Path) -> Option<String> {
        if path.exists() && !path.is_file() {
            return Some("不是普通文件".to_owned());
        }
        let year = match self.contents.get(path)? {
            Content::Other(name) => return Some(format!("是{name}，不是报告")),
            Content::Report { year, .. } => *year,
        };
        let own = real(path)?;
        if is_link(path) && self.files.contains(&own) {
            let name = own.file_name().unwrap_or_default().to_string_lossy();
            return Some(format!("是 {name} 的链接"));
        }
        let (namer, this_year) = self.last_years.get(&own)?;
        let is_earlier = year.is_none_or(|year| year < *this_year);
        is_earlier.then(|| format!("是 {} 写的上年的报告（previous）", namer.display()))
    }
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink())
}
