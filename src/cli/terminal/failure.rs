//! The world's failures: what happened, with what, and what to do.

use std::fmt;
use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::base::visible;
use crate::session::{Reason, Unavailable};

/// Why nothing could be done, in one Chinese sentence.
#[derive(Debug)]
pub(in crate::cli) struct Failure {
    sentence: String,
    /// Lines that follow, written by the program.
    more: Option<String>,
    /// Whether nothing is wrong, but the program was asked to end.
    is_interruption: bool,
    /// What programs know it by.
    code: &'static str,
}

/// A file could not be read.
const UNREAD: &str = "P002";
/// A file could not be written.
const UNWRITTEN: &str = "P003";

impl Failure {
    /// A failure in the words given; what they hold of names from outside is made visible.
    pub(in crate::cli) fn new(sentence: impl AsRef<str>) -> Self {
        let sentence = visible(sentence.as_ref()).into_owned();
        Self { sentence, more: None, is_interruption: false, code: UNWRITTEN }
    }

    /// A file that could not be read, in the words given.
    pub(in crate::cli) fn unread(sentence: impl AsRef<str>) -> Self {
        Self { code: UNREAD, ..Self::new(sentence) }
    }

    /// A folder that stands for no report.
    pub(in crate::cli) fn no_report_in(folder: &Path) -> Self {
        let shown = folder.display();
        Self::unread(format!(
            "文件夹 {shown} 里没有要做的报告（.toml 数据文件），下一层文件夹里的不算。"
        ))
    }

    /// A file that could not be read before it was to be written over.
    pub(in crate::cli) fn unwritten(self) -> Self {
        Self { code: UNWRITTEN, ..self }
    }

    /// What programs know it by, and the sentence.
    pub(in crate::cli) fn reason(&self) -> Reason {
        Reason { code: self.code, message: self.sentence.clone(), is_failure: true }
    }

    /// Adds lines that can be shown as they are.
    #[must_use]
    pub(in crate::cli) fn then(self, lines: String) -> Self {
        Self { more: Some(lines), ..self }
    }

    /// What is said of it: the mark of an error, the sentence, and what follows.
    pub(in crate::cli) fn line(&self) -> String {
        match self.is_interruption {
            true => self.to_string(),
            false => format!("错误: {self}"),
        }
    }

    /// Whether nothing is wrong, but the program was asked to end.
    pub(in crate::cli) const fn is_interruption(&self) -> bool {
        self.is_interruption
    }

    /// What was not written, for the program was asked to end.
    pub(in crate::cli) fn interrupted(path: &Path) -> Self {
        let failure = Self::new(format!("已按要求停止，没有写入 {}。", path.display()));
        Self { is_interruption: true, ..failure }
    }

    /// What was not read to its end, for the program was asked to end.
    pub(in crate::cli) fn unread_when_stopped(path: &Path) -> Self {
        let failure = Self::new(format!("已按要求停止，没有读完 {}。", path.display()));
        Self { is_interruption: true, ..failure }
    }

    /// A file that could not be read.
    pub(in crate::cli) fn reading(path: &Path, error: &Error) -> Self {
        Self::unread(match error.kind() {
            ErrorKind::NotFound => not_found(path),
            _ => format!("无法读取 {}：{}。", path.display(), reason(error)),
        })
    }

    /// A file that could not be written.
    pub(in crate::cli) fn writing(path: &Path, error: &Error) -> Self {
        Self::new(format!("无法写入 {}：{}。", path.display(), reason(error)))
    }

    /// A folder that could not be made.
    pub(in crate::cli) fn creating(folder: &Path, error: &Error) -> Self {
        Self::new(format!("无法新建文件夹 {}：{}。", folder.display(), reason(error)))
    }
}

impl From<Unavailable> for Failure {
    fn from(Unavailable(sentence): Unavailable) -> Self {
        Self::unread(sentence)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)?;
        self.more.iter().try_for_each(|lines| write!(f, "\n{lines}"))
    }
}

/// A file that is not there, and what may be meant: Windows hides the last ending of a name.
fn not_found(path: &Path) -> String {
    let shown = path.display();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if let Some(option) = name.strip_prefix(['—', '–', '－']) {
        let option = option.trim_start_matches(['—', '–', '－', '-']);
        return format!("找不到文件 {shown}。是选项的，前面要写两个半角减号：--{option}。");
    }
    let near = [".txt", ".toml", ".toml.txt"].iter().find_map(|ending| {
        let mut name = path.file_name()?.to_owned();
        name.push(ending);
        Some(path.with_file_name(name)).filter(|path| path.is_file())
    });
    match near {
        Some(near) => format!("找不到文件 {shown}，是不是 {}？", near.display()),
        // It would have been spelled out, had anything matched.
        None if name.contains(['*', '?', '[']) => {
            format!("没有文件与 {shown} 相符，请检查路径和文件名。")
        }
        None => format!("找不到文件 {shown}，请检查路径和文件名。"),
    }
}

/// The likely reason. The system's own words may be English and are not shown.
fn reason(error: &Error) -> String {
    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; on other systems other errors.
    let locked = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    let reason = match error.kind() {
        _ if is_loop(error) => "链接绕成了圈",
        _ if locked => "文件正被其他程序打开（如 WPS、Word），请先关闭",
        // Windows refuses to replace an open file in the same words as a protected one.
        ErrorKind::PermissionDenied if cfg!(windows) => {
            "权限不足，或文件正被其他程序打开（如 WPS、Word），请先关闭"
        }
        ErrorKind::PermissionDenied => "权限不足",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            "文件正被其他程序打开（如 WPS、Word），请先关闭"
        }
        ErrorKind::NotFound => "文件夹不存在",
        ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        ErrorKind::AlreadyExists => "同名的文件已经存在，而且不是文件夹",
        ErrorKind::IsADirectory => "是一个文件夹",
        ErrorKind::FileTooLarge => "文件超出了系统允许的大小",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘已满",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::InvalidFilename => "文件名太长或含有不允许的字符",
        _ => return other(error),
    };
    reason.to_owned()
}

/// Whether links lead to each other: ELOOP, ERROR_CANT_RESOLVE_FILENAME. `ErrorKind` has no stable name
/// for it.
fn is_loop(error: &Error) -> bool {
    let code = match () {
        () if cfg!(windows) => 1921,
        () if cfg!(target_os = "linux") => 40,
        () => 62,
    };
    error.raw_os_error() == Some(code)
}

fn other(error: &Error) -> String {
    match error.raw_os_error() {
        Some(code) => format!("系统错误 {code}"),
        None => "原因不明".to_owned(),
    }
}
