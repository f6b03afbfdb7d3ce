//! Mended texts go back into their files.

use std::fs;
use std::path::Path;

use crate::cli::files::{self, Stamp, stamp};
use crate::cli::terminal::Failure;
use crate::session::Mended;

/// Writes a mended text back, if the file is still what it was `before` it was read. A link stays one.
pub(super) fn write_back(
    path: Option<&Path>,
    before: Option<Stamp>,
    mended: &Mended,
) -> Result<(), Failure> {
    let Some(path) = path.filter(|path| path.is_file()) else {
        let sentence = "从标准输入或管道读取的不能写回，请用 --diff 查看怎样修改。";
        return Err(Failure::new(sentence));
    };
    if before != Some(stamp(path)) {
        let name = path.display();
        let sentence = format!("{name} 在检查的时候又保存过，没有写回，请再运行一次。");
        return Err(Failure::new(sentence));
    }
    // Any other file is called as it was typed.
    let link = fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink());
    let real = link.then(|| fs::canonicalize(path).ok()).flatten();
    files::write(&[(real.as_deref().unwrap_or(path), mended.bytes())])
}

#[cfg(test)]
mod tests {
    use std::{env, process};

    use super::*;
    use crate::base::Repair;
    use crate::session::{File, Rules, Session};

    /// Somebody saved the file while it was checked.
    #[test]
    fn what_was_saved_meanwhile_is_kept() {
        let path = env::temp_dir().join(format!("genreport-{}-saved.toml", process::id()));
        let text = include_str!("../../../../samples/weibei-2022.toml");
        fs::write(&path, text).unwrap();
        let before = Some(stamp(&path));
        let file = File::new("a.toml", text);
        let mended = Session::new().mend(file, &Rules::default(), &[Repair::Writing]).unwrap();
        assert!(!mended.changes.is_empty());
        fs::write(&path, "saved meanwhile").unwrap();
        let failure = write_back(Some(&path), before, &mended).unwrap_err();
        assert!(failure.to_string().contains("又保存过"), "{failure}");
        assert_eq!(fs::read(&path).unwrap(), b"saved meanwhile");
        write_back(Some(&path), Some(stamp(&path)), &mended).unwrap();
        assert_eq!(fs::read(&path).unwrap(), mended.bytes());
        fs::remove_file(path).unwrap();
    }
}
