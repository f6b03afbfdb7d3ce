//! `genreport watch`: reports are made whenever something that they are made from is saved.
//!
//! What the file system says of each file is asked a few times a second. Nobody has to tell us of a
//! change, as some systems can of some disks: this works on drives of a network too, and for files
//! that come, go and are replaced by others of their name, as editors save.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use super::inputs::expanded;
use super::run::Maker;
use crate::cli::arguments::Request;
use crate::cli::files::{Job, Stamp, is_piped, is_stdin, jobs, stamp};
use crate::cli::signals;
use crate::cli::terminal::{Failure, Outcome, Terminal};

/// Between two looks.
const INTERVAL: Duration = Duration::from_millis(200);

/// For so many looks nothing may change before a report is made: who saves may not be through.
const CALM: usize = 1;

/// The same where a file went away: who saves by renaming gives it back at once, mostly.
const CALM_WITHOUT: usize = 5;

/// So many files are named one by one.
const MOST_NAMED: usize = 5;

/// What a report is made from, as it was when it was last made.
type Files = BTreeMap<PathBuf, Stamp>;

/// Makes the reports, and again whenever one of their files changes, until it is asked to end.
pub(in crate::cli) fn watch(request: &Request, terminal: &Terminal) -> Result<Outcome, Failure> {
    if request.inputs.iter().any(|input| is_stdin(input)) {
        return Err(Failure::new("标准输入不能用 watch，请写数据文件的名称。"));
    }
    if is_piped(request) {
        return Err(Failure::new("watch 要写文件，不能用 -o - 写到标准输出。"));
    }
    let inputs = expanded(&request.inputs, false, terminal);
    let jobs = jobs(request, &inputs.paths)?;
    jobs.iter().try_for_each(check_watchable)?;
    // Whatever is under way when the end is asked for is finished or dropped whole.
    let _deferred = signals::defer();
    let maker = Maker::new(request, terminal)?;
    let files = jobs.iter().map(|job| Files::from_iter(input(job)));
    let mut watch = Watch { terminal, maker, files: files.collect(), jobs: &jobs };
    watch.make(&Vec::from_iter(0..jobs.len()))?;
    while let Some(changed) = watch.wait() {
        terminal.remark(&changed.sentence());
        if let Err(failure) = watch.make(&changed.jobs) {
            terminal.fail(&failure);
        }
    }
    terminal.remark("已结束。");
    Ok(Outcome::Written)
}

/// Only a file can be saved anew; one that is not there is more likely a slip of the pen.
fn check_watchable(job: &Job) -> Result<(), Failure> {
    match &job.path {
        Some(path) if path.is_file() => Ok(()),
        Some(path) if !path.exists() => {
            Err(Failure::reading(path, &std::io::ErrorKind::NotFound.into()))
        }
        Some(path) if path.is_dir() => Err(Failure::no_report_in(path)),
        _ => Err(Failure::new(format!("{} 不是普通文件，不能用 watch。", job.name()))),
    }
}

/// What is there now may be something else; nothing is told of by whoever makes the report.
fn check_regular(job: &Job) -> Result<(), Failure> {
    match &job.path {
        Some(path) if path.exists() => check_watchable(job),
        _ => Ok(()),
    }
}

/// The input with what is there now.
fn input(job: &Job) -> Option<(PathBuf, Stamp)> {
    job.path.as_ref().map(|path| (path.clone(), stamp(path)))
}

struct Watch<'w> {
    terminal: &'w Terminal,
    maker: Maker<'w>,
    jobs: &'w [Job],
    /// Of each report.
    files: Vec<Files>,
}

/// What changed since the reports were made.
struct Changed {
    jobs: Vec<usize>,
    /// The files, each with whether it is still there.
    files: BTreeMap<PathBuf, bool>,
}

impl Watch<'_> {
    /// Makes those of the reports that have the numbers, and tells how long it took.
    fn make(&mut self, numbers: &[usize]) -> Result<(), Failure> {
        let begin = Instant::now();
        for number in numbers {
            // Before anything is read: what is saved meanwhile is seen as new.
            if let Some(files) = self.files.get_mut(*number) {
                *files = now(files);
            }
        }
        // A pipe in the place of a file might never end.
        for number in numbers {
            self.jobs.get(*number).map_or(Ok(()), check_regular)?;
        }
        let (_, ended) = self.maker.make(self.jobs, numbers)?;
        for (number, (_, rest)) in numbers.iter().zip(ended) {
            // One that could not be read is made from what it was made from before.
            if let (Some(files), Some(job), Some(named)) =
                (self.files.get_mut(*number), self.jobs.get(*number), rest.opened)
            {
                let own = job.path.as_ref().and_then(|path| files.remove_entry(path));
                *files = own.into_iter().collect();
                // Of a file that was opened twice the first counts: what it was when it was used.
                named.into_iter().for_each(|(path, stamp)| {
                    files.entry(path).or_insert(stamp);
                });
            }
        }
        let watched: BTreeSet<&PathBuf> = self.files.iter().flat_map(BTreeMap::keys).collect();
        let watched = listed(&Vec::from_iter(watched));
        let took = seconds(begin.elapsed());
        self.terminal.remark(&format!(
            "用时 {took} 秒。正在等 {watched} 保存，随后重新生成；按 Ctrl-C 结束。"
        ));
        Ok(())
    }

    /// Waits until something changes and nothing does any more; `None` when the end is asked for.
    fn wait(&self) -> Option<Changed> {
        let mut before = self.now();
        let mut calm = 0;
        loop {
            thread::sleep(INTERVAL);
            if signals::asked().is_some() {
                return None;
            }
            let now = self.now();
            calm = if now == before { calm + 1 } else { 0 };
            before = now;
            let changed = self.changed(&before);
            let needed = match changed.files.values().all(|is_there| *is_there) {
                true => CALM,
                false => CALM_WITHOUT,
            };
            if !changed.jobs.is_empty() && calm >= needed {
                return Some(changed);
            }
        }
    }

    fn now(&self) -> Vec<Files> {
        self.files.iter().map(now).collect()
    }

    fn changed(&self, now: &[Files]) -> Changed {
        let mut changed = Changed { jobs: Vec::new(), files: BTreeMap::new() };
        for (number, (before, now)) in self.files.iter().zip(now).enumerate() {
            let new = now.iter().filter(|(path, stamp)| before.get(*path) != Some(*stamp));
            let new: Vec<_> = new.map(|(path, stamp)| (path.clone(), stamp.is_some())).collect();
            if !new.is_empty() {
                changed.jobs.push(number);
            }
            changed.files.extend(new);
        }
        changed
    }
}

/// The same files as they are now.
fn now(files: &Files) -> Files {
    files.keys().map(|path| (path.clone(), stamp(path))).collect()
}

impl Changed {
    /// `年报.toml 有改动，版式.toml 不见了，重新生成：`
    fn sentence(&self) -> String {
        let those = |there: bool| {
            let files = self.files.iter().filter(|(_, is_there)| **is_there == there);
            files.map(|(path, _)| path).collect::<Vec<_>>()
        };
        let parts = [(those(true), "有改动"), (those(false), "不见了")];
        let parts = parts.iter().filter(|(files, _)| !files.is_empty());
        let parts: Vec<String> =
            parts.map(|(files, what)| format!("{} {what}", listed(files))).collect();
        format!("{}，重新生成：", parts.join("，"))
    }
}

/// `年报.toml、版式.toml`; of very many the first.
fn listed(files: &[&PathBuf]) -> String {
    let names = files.iter().take(MOST_NAMED).map(|path| path.display().to_string());
    let names = names.collect::<Vec<_>>().join("、");
    match files.len() > MOST_NAMED {
        true => format!("{names} 等 {} 个文件", files.len()),
        false => names,
    }
}

/// With hundredths.
fn seconds(time: Duration) -> String {
    format!("{}.{:02}", time.as_secs(), time.subsec_millis() / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_said_in_a_sentence() {
        let files = |all: &[(&str, bool)]| {
            all.iter().map(|(name, is_there)| (PathBuf::from(name), *is_there)).collect()
        };
        let changed = |all| Changed { jobs: Vec::new(), files: files(all) }.sentence();
        assert_eq!(changed(&[("a", true)]), "a 有改动，重新生成：");
        assert_eq!(changed(&[("a", false), ("b", true)]), "b 有改动，a 不见了，重新生成：");
        let many = ["a", "b", "c", "d", "e", "f"].map(|name| (name, true));
        assert_eq!(changed(&many), "a、b、c、d、e 等 6 个文件 有改动，重新生成：");
        assert_eq!(seconds(Duration::from_millis(1059)), "1.05");
    }
}
