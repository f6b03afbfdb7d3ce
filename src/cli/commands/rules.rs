//! Which rules does the command line ask for, and who asks that warnings stop a report?

use crate::checks::{Selection, UnknownCode};
use crate::cli::arguments::CheckArgs;
use crate::cli::files::{self, Directory};
use crate::cli::terminal::Failure;
use crate::session::{Rules, Strict};

/// The rules that so many reports are checked by, and last year's report where it is given; the
/// folder remembers which files that names.
pub(super) fn rules(
    args: &CheckArgs,
    reports: usize,
) -> Result<(Rules<'static>, Directory), Failure> {
    if args.previous.is_some() && reports > 1 {
        let sentence = "有多个数据文件时不能用 --previous，请在各份数据里写 previous。";
        return Err(Failure::new(sentence));
    }
    let selection = Selection::new(&codes(&args.select), &codes(&args.ignore));
    let unknown = |UnknownCode(code): UnknownCode| {
        let why = match code.starts_with(['I', 'L', 'G']) {
            true => "I、L、G 开头的错误不能略过",
            false => "用 genreport explain 查看全部",
        };
        Failure::new(format!("没有代码以 {code} 开头的规则；{why}。"))
    };
    let selection = selection.map_err(unknown)?;
    let folder = Directory::default();
    let previous = args.previous.as_deref().map(|path| folder.file(path)).transpose()?;
    Ok((Rules { selection, previous, this_year: files::this_year()? }, folder))
}

/// Who asks that warnings too stop a report, as a sentence names it behind 按.
pub(super) const fn named(strict: Strict) -> &'static str {
    match strict {
        Strict::Order => "--strict",
        Strict::Report => "[checks] 的 strict",
    }
}

/// Codes as they are typed, with Chinese commas or without.
fn codes(typed: &[String]) -> Vec<String> {
    let pieces = typed.iter().flat_map(|codes| codes.split(['，', '、', ',', ' ']));
    pieces.filter(|code| !code.is_empty()).map(str::to_owned).collect()
}
