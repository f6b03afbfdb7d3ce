//! Which files are read, and which will be written for each?

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::directory::{Directory, Opened};
use super::read::{read_input, read_standard_input};
use crate::cli::arguments::Request;
use crate::cli::terminal::Failure;
use crate::session::{Extra, File, OUTPUT_FORMATS, OutputFormat};

/// One report to be made.
#[derive(Default)]
pub(in crate::cli) struct Job {
    /// The input; `None` is the standard input.
    pub(in crate::cli) path: Option<PathBuf>,
    /// What will be written: a place for each kind of file.
    pub(in crate::cli) targets: Vec<(&'static OutputFormat, PathBuf)>,
    /// What is given on the standard output instead.
    pub(in crate::cli) piped: Option<&'static OutputFormat>,
    /// The name under which the PDF carries the input, if it does.
    pub(in crate::cli) source: Option<String>,
}

impl Job {
    /// The name the input is shown under.
    pub(in crate::cli) fn name(&self) -> String {
        self.path.as_ref().map_or_else(|| "标准输入".to_owned(), |path| path.display().to_string())
    }

    /// The kinds of files that are made of it; none where it is only shown.
    pub(in crate::cli) fn formats(&self) -> Vec<&'static OutputFormat> {
        self.targets.iter().map(|(format, _)| *format).chain(self.piped).collect()
    }

    /// The input with what lies around it. The folder remembers which files the report names.
    pub(in crate::cli) fn read(&self) -> Result<(File<'static>, Directory), Failure> {
        let bytes = match &self.path {
            Some(path) => read_input(path)?,
            None => read_standard_input()?,
        };
        let folder = Directory::of(self.path.as_deref());
        Ok((File::within(self.name(), bytes, folder.clone()), folder))
    }

    /// Refuses to write over a file that the report was made from: its layout, last year's report.
    pub(in crate::cli) fn check_named(&self, opened: &[Opened]) -> Result<(), Failure> {
        let opened: BTreeSet<PathBuf> = opened.iter().filter_map(|(it, _)| real(it)).collect();
        let is_named = |target: &&Path| real(target).is_some_and(|path| opened.contains(&path));
        match self.targets.iter().map(|(_, target)| target.as_path()).find(is_named) {
            Some(target) => {
                let shown = target.display();
                let sentence =
                    format!("生成的 {shown} 会覆盖这份报告用到的文件，请用 --name 换一个名称。");
                Err(Failure::new(sentence))
            }
            None => Ok(()),
        }
    }
}

/// Where systems show the file that the standard input comes from, if it comes from one.
fn standard_input() -> &'static Path {
    Path::new("/dev/stdin")
}

/// The one path of a file that is there.
pub(super) fn real(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

/// Reports that are only shown: nothing is written for them.
pub(in crate::cli) fn jobs_to_show(inputs: &[PathBuf]) -> Result<Vec<Job>, Failure> {
    // Whoever came first would have it all.
    if inputs.iter().filter(|input| is_stdin(input)).count() > 1 {
        return Err(Failure::new("标准输入（-）只能写一次。"));
    }
    let path = |input: &PathBuf| (!is_stdin(input)).then(|| input.clone());
    let job = |input| Job { path: path(input), ..Job::default() };
    Ok(inputs.iter().map(job).collect())
}

/// What a request asks for of these inputs, found sound before anything is read.
pub(in crate::cli) fn jobs(request: &Request, inputs: &[PathBuf]) -> Result<Vec<Job>, Failure> {
    check_name(request, inputs)?;
    check_extras(request)?;
    if is_piped(request) {
        check_pipe(request, inputs)?;
    } else if let Some(folder) = &request.output
        && folder.exists()
        && !folder.is_dir()
    {
        return Err(Failure::new(format!("{} 不是文件夹，请换一个。", folder.display())));
    }
    let jobs: Vec<Job> = inputs.iter().map(|input| job(request, input)).collect();
    check_targets(&jobs)?;
    Ok(jobs)
}

/// Whether what is made goes to the standard output, `-o -`.
pub(in crate::cli) fn is_piped(request: &Request) -> bool {
    request.output.as_deref().is_some_and(is_stdin)
}

/// One file can be given there, and nothing else.
fn check_pipe(request: &Request, inputs: &[PathBuf]) -> Result<(), Failure> {
    let formats = request.formats.wanted();
    if formats.len() > 1 {
        let names = formats.iter().map(|format| format!("--{}", format.name)).collect::<Vec<_>>();
        let sentence =
            format!("-o - 写到标准输出，只能是一种文件，请写明 {}。", names.join(" 或 "));
        return Err(Failure::new(sentence));
    }
    match inputs.len() {
        1 => Ok(()),
        _ => Err(Failure::new("-o - 写到标准输出，一次只能做一份报告。")),
    }
}

/// What is to be added to a file needs that file.
fn check_extras(request: &Request) -> Result<(), Failure> {
    let formats = request.formats.wanted();
    let takes = |extra: Extra| formats.iter().any(|format| format.extras.contains(&extra));
    if request.embed_source && !takes(Extra::Source) {
        return Err(Failure::new("--embed-source 把数据文件附在 PDF 里，请同时写 --pdf。"));
    }
    if request.embed_fonts && !takes(Extra::Fonts) {
        return Err(Failure::new(
            "--embed-fonts 把字体嵌入 DOCX，请同时写 --docx（PDF 总是嵌入字体的）。",
        ));
    }
    Ok(())
}

fn check_name(request: &Request, inputs: &[PathBuf]) -> Result<(), Failure> {
    let stdin = inputs.iter().any(|input| is_stdin(input));
    let wrong = match &request.name {
        // What goes into the PDF has a name there.
        None if stdin && (!is_piped(request) || request.embed_source) => {
            "从标准输入读取时，请用 --name 写明生成的文件名。"
        }
        Some(_) if inputs.len() > 1 => "有多个数据文件时不能用 --name。",
        Some(name) if !is_plain(name) => {
            "--name 只写文件名，不带路径，也不含 / \\ : * ? \" < > | 这些符号。"
        }
        _ => return Ok(()),
    };
    Err(Failure::new(wrong))
}

/// Whether a name can be a file's on every system that the report may be sent to.
fn is_plain(name: &str) -> bool {
    let forbidden = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    !name.trim_matches(['.', ' ']).is_empty() && !name.contains(forbidden)
}

/// Whether an input is what the program is given by others, `-`.
pub(in crate::cli) fn is_stdin(input: &Path) -> bool {
    input.as_os_str() == "-"
}

fn job(request: &Request, input: &Path) -> Job {
    let path = (!is_stdin(input)).then(|| input.to_owned());
    let stem = match &request.name {
        Some(name) => OsString::from(without_ending(name)),
        None => stem(input),
    };
    let beside = input.parent().unwrap_or(Path::new(""));
    let folder = request.output.as_deref().unwrap_or(beside);
    let target = |format: &'static OutputFormat| {
        let mut name = stem.clone();
        name.push(format.ending);
        (format, folder.join(name))
    };
    let source = request.embed_source.then(|| source_name(path.as_deref(), &stem));
    let formats = request.formats.wanted().into_iter();
    if is_piped(request) {
        return Job { path, piped: formats.last(), source, targets: Vec::new() };
    }
    Job { path, targets: formats.map(target).collect(), source, piped: None }
}

/// The input's own name; one from the standard input is called after the files made from it.
fn source_name(path: Option<&Path>, stem: &OsString) -> String {
    let own = path.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    own.unwrap_or_else(|| format!("{}.toml", stem.to_string_lossy()))
}

/// A name without the ending of a kind of file that is made: each gets its own.
fn without_ending(name: &str) -> &str {
    let without = |wanted: &str| {
        let at = name.len().checked_sub(wanted.len()).filter(|at| *at > 0)?;
        let (stem, ending) = name.split_at_checked(at)?;
        ending.eq_ignore_ascii_case(wanted).then_some(stem)
    };
    let endings = OUTPUT_FORMATS.iter().map(|format| format.ending).chain([".toml"]);
    endings.into_iter().find_map(without).unwrap_or(name)
}

/// The input's name without `.toml` or `.txt`, or both: Windows hides the last. Another ending belongs
/// to the name. A folder may have none (`..`); nothing is made of it.
fn stem(input: &Path) -> OsString {
    let name = Path::new(input.file_name().unwrap_or_default());
    let without = |name: &Path, wanted: &str| {
        let is_wanted = name.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(wanted));
        name.file_stem().filter(|_| is_wanted).map(PathBuf::from)
    };
    let text = without(name, "txt");
    let rest = text.as_deref().unwrap_or(name);
    let toml = without(rest, "toml");
    toml.or(text).unwrap_or_else(|| name.to_owned()).into_os_string()
}

/// No file is written twice, and none is written over an input.
fn check_targets(jobs: &[Job]) -> Result<(), Failure> {
    let inputs: BTreeSet<PathBuf> = jobs
        .iter()
        .filter_map(|job| real(job.path.as_deref().unwrap_or(standard_input())))
        .collect();
    let mut seen = BTreeMap::new();
    let targets = jobs.iter().flat_map(|job| job.targets.iter().map(move |target| (job, target)));
    for (job, (_, target)) in targets {
        let shown = target.display();
        if real(target).is_some_and(|path| inputs.contains(&path)) {
            let sentence = format!("生成的 {shown} 会覆盖数据文件，请用 --name 换一个名称。");
            return Err(Failure::new(sentence));
        }
        if let Some(other) = seen.insert(identity(target), job) {
            let (one, two) = (other.name(), job.name());
            let sentence = format!("{one} 和 {two} 都要生成 {shown}，请分开生成，或先改名。");
            return Err(Failure::new(sentence));
        }
    }
    Ok(())
}

/// One key for all ways to write a path, of which a last link is not followed; most people's systems do not
/// tell `A` from `a`.
pub(super) fn identity(target: &Path) -> PathBuf {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let folder = real(folder).unwrap_or_else(|| folder.to_owned());
    let name = target.file_name().unwrap_or_default();
    match cfg!(any(windows, target_os = "macos")) {
        true => folder.join(name.to_string_lossy().to_lowercase()),
        false => folder.join(name),
    }
}
