//! Which files do the reports of a batch name, that no other report may be written over?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::directory::Directory;
use super::inputs::{Job, real};
use super::read::read_input;
use crate::cli::terminal::Failure;
use crate::session::{File, Session};

/// The files that reports name, each with those that do by their numbers.
#[derive(Debug, Default)]
pub(in crate::cli) struct Named(BTreeMap<PathBuf, Vec<usize>>);

impl Named {
    /// Whether anything can be written over at all: otherwise nobody has to ask. What a report names
    /// has to be there already.
    pub(in crate::cli) fn matters(jobs: &[Job]) -> bool {
        let mut targets = jobs.iter().flat_map(|job| &job.targets);
        jobs.len() > 1 && targets.any(|(_, target)| target.exists())
    }

    /// The files that a report names and that are there. What can be read only once, such as a pipe,
    /// is left to whoever makes the report.
    pub(in crate::cli) fn by(job: &Job, session: &Session) -> Vec<PathBuf> {
        let path = job.path.as_deref().filter(|path| path.is_file());
        let Some(Ok(bytes)) = path.map(read_input) else { return Vec::new() };
        let folder = Directory::of(path);
        session.open_named(&File::within(job.name(), bytes, folder.clone()));
        folder.opened().iter().filter_map(|(path, _)| real(path)).collect()
    }

    /// Adds the files that a report names.
    pub(in crate::cli) fn add(&mut self, report: usize, files: Vec<PathBuf>) {
        files.into_iter().for_each(|file| self.0.entry(file).or_default().push(report));
    }

    /// Refuses to write a report over a file that another one names. Of its own it is told when it
    /// is made.
    pub(in crate::cli) fn check(&self, report: usize, jobs: &[Job]) -> Result<(), Failure> {
        let targets = jobs.get(report).map(|job| job.targets.as_slice()).unwrap_or_default();
        for (_, target) in targets {
            let namers = real(target).and_then(|path| self.0.get(&path));
            let other = namers.and_then(|namers| namers.iter().find(|namer| **namer != report));
            if let Some(other) = other.and_then(|other| jobs.get(*other)) {
                return Err(over(target, other));
            }
        }
        Ok(())
    }
}

fn over(target: &Path, other: &Job) -> Failure {
    let (shown, name) = (target.display(), other.name());
    let sentence =
        format!("生成的 {shown} 会覆盖 {name} 用到的文件，没有生成；请先改名，或换一个文件夹。");
    Failure::new(sentence)
}
