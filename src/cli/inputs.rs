//! Which files are read, and which will be written for each?

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::args::Request;
use super::failure::Failure;
use super::produce::Format;

/// One report to be made.
#[derive(Debug)]
pub(super) struct Job {
    /// The input; `None` is the standard input.
    pub(super) path: Option<PathBuf>,
    /// What will be written.
    pub(super) targets: Vec<(Format, PathBuf)>,
    /// The name under which the PDF carries the input, if it does.
    pub(super) source: Option<String>,
}

impl Job {
    /// The name the input is shown under.
    pub(super) fn name(&self) -> String {
        self.path.as_ref().map_or_else(|| "标准输入".to_owned(), |path| path.display().to_string())
    }

    /// The folder that a layout's path starts from.
    pub(super) fn folder(&self) -> &Path {
        self.path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""))
    }

    /// The bytes of the input.
    pub(super) fn read(&self) -> Result<Vec<u8>, Failure> {
        let Some(path) = &self.path else {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut bytes);
            return match read {
                Ok(_) => Ok(bytes),
                Err(error) => Err(Failure::reading(Path::new("标准输入"), &error)),
            };
        };
        read_file(path)
    }
}

/// The bytes of a file; a folder is refused in plain words on every system.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    if path.is_dir() {
        return Err(Failure::new(format!("{} 是一个文件夹，请写明文件。", path.display())));
    }
    fs::read(path).map_err(|error| Failure::reading(path, &error))
}

/// Reports that are only shown: nothing is written for them.
pub(super) fn jobs_to_show(inputs: &[PathBuf]) -> Vec<Job> {
    let path = |input: &PathBuf| (!is_stdin(input)).then(|| input.clone());
    inputs
        .iter()
        .map(|input| Job { path: path(input), targets: Vec::new(), source: None })
        .collect()
}

/// What a request asks for, found sound before anything is read.
pub(super) fn jobs(request: &Request) -> Result<Vec<Job>, Failure> {
    check_name(request)?;
    if request.embed_source && request.docx && !request.pdf {
        return Err(Failure::new("--embed-source 把数据文件附在 PDF 里，请同时写 --pdf。"));
    }
    if request.embed_fonts && request.pdf && !request.docx {
        return Err(Failure::new(
            "--embed-fonts 把字体嵌入 DOCX，请同时写 --docx（PDF 总是嵌入字体的）。",
        ));
    }
    if let Some(folder) = &request.output
        && folder.exists()
        && !folder.is_dir()
    {
        return Err(Failure::new(format!("{} 不是文件夹，请换一个。", folder.display())));
    }
    let jobs: Vec<Job> =
        request.inputs.iter().map(|input| job(request, input)).collect::<Result<_, _>>()?;
    check_targets(&jobs)?;
    Ok(jobs)
}

fn check_name(request: &Request) -> Result<(), Failure> {
    let stdin = request.inputs.iter().any(|input| is_stdin(input));
    let wrong = match &request.name {
        None if stdin => "从标准输入读取时，请用 --name 写明生成的文件名。",
        Some(_) if request.inputs.len() > 1 => "有多个数据文件时不能用 --name。",
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

fn is_stdin(input: &Path) -> bool {
    input.as_os_str() == "-"
}

fn job(request: &Request, input: &Path) -> Result<Job, Failure> {
    let path = (!is_stdin(input)).then(|| input.to_owned());
    let stem = match &request.name {
        Some(name) => OsString::from(name),
        None => stem(input)?,
    };
    let beside = input.parent().unwrap_or(Path::new(""));
    let folder = request.output.as_deref().unwrap_or(beside);
    let both = request.pdf == request.docx;
    let wanted = [(Format::Pdf, both || request.pdf), (Format::Docx, both || request.docx)];
    let targets = wanted.into_iter().filter(|(_, wanted)| *wanted);
    let target = |format: Format| {
        let mut name = stem.clone();
        name.push(format.ending());
        (format, folder.join(name))
    };
    let targets = targets.map(|(format, _)| target(format)).collect();
    let source = request.embed_source.then(|| source_name(path.as_deref(), &stem));
    Ok(Job { path, targets, source })
}

/// The input's own name; one from the standard input is called after the files made from it.
fn source_name(path: Option<&Path>, stem: &OsString) -> String {
    let own = path.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    own.unwrap_or_else(|| format!("{}.toml", stem.to_string_lossy()))
}

/// The input's name without `.toml` or `.txt`; another ending belongs to the name.
fn stem(input: &Path) -> Result<OsString, Failure> {
    let plain = |ending: &std::ffi::OsStr| {
        ending.eq_ignore_ascii_case("toml") || ending.eq_ignore_ascii_case("txt")
    };
    let name = match input.extension().is_some_and(plain) {
        true => input.file_stem(),
        false => input.file_name(),
    };
    let folder = || Failure::new(format!("{} 是一个文件夹，请写明文件。", input.display()));
    name.map(OsString::from).ok_or_else(folder)
}

/// No file is written twice, and none is written over an input.
fn check_targets(jobs: &[Job]) -> Result<(), Failure> {
    let inputs: BTreeSet<PathBuf> =
        jobs.iter().filter_map(|job| fs::canonicalize(job.path.as_ref()?).ok()).collect();
    let mut seen = BTreeSet::new();
    for (_, target) in jobs.iter().flat_map(|job| &job.targets) {
        let shown = target.display();
        if fs::canonicalize(target).is_ok_and(|path| inputs.contains(&path)) {
            let sentence = format!("生成的 {shown} 会覆盖数据文件，请用 --name 换一个名称。");
            return Err(Failure::new(sentence));
        }
        if !seen.insert(identity(target)) {
            let sentence = format!("有两个数据文件都要生成 {shown}，请分开生成，或先改名。");
            return Err(Failure::new(sentence));
        }
    }
    Ok(())
}

/// One key for all ways to write a path; most people's systems do not tell `A` from `a`.
fn identity(target: &Path) -> PathBuf {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let name = target.file_name().unwrap_or_default();
    match cfg!(any(windows, target_os = "macos")) {
        true => folder.join(name.to_string_lossy().to_lowercase()),
        false => folder.join(name),
    }
}
