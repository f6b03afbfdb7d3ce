//! Last year's report, to compare with.

use super::decode::is_of_another_kind;
use super::file::{File, Folder, Unavailable};
use super::read::Read;
use super::{Session, errors};
use crate::base::{Diagnostic, Located, Sources};

const HELP: &str = "previous 写上年数据文件的路径，从这份文件所在的文件夹算起";

impl Session {
    /// Last year's report that whoever asks gives.
    ///
    /// # Errors
    /// When it has faults, or its layout cannot be had.
    pub(super) fn given_previous(
        &self,
        file: &File<'_>,
        sources: &mut Sources,
    ) -> Result<Read, Unavailable> {
        let read = self.read(file, sources)?;
        if read.whole().is_some() {
            return Ok(read);
        }
        if let Some(kind) = read.findings.iter().find(|finding| is_of_another_kind(finding)) {
            let (name, why) = (&file.name, &kind.message);
            return Err(Unavailable(format!("读不到上年的报告 {name}：{why}。")));
        }
        let (name, faults) = (&file.name, errors(&read.findings));
        let sentence =
            format!("上年的报告 {name} 有 {faults} 处错误，请先用 genreport check 查看。");
        Err(Unavailable(sentence))
    }

    /// Last year's report that this year's names; or why there is none, as a finding.
    pub(super) fn named_previous(
        &self,
        named: &Located,
        folder: &dyn Folder,
        sources: &mut Sources,
    ) -> Result<Read, Diagnostic> {
        let unread = |why: Unavailable| {
            let message = format!("读不到上年的报告：{why}");
            Diagnostic::error("I136", message, named.span()).help(HELP)
        };
        let file = folder.open(named.as_str()).map_err(unread)?;
        let read = self.read(&file, sources).map_err(unread)?;
        if read.whole().is_some() {
            return Ok(read);
        }
        if let Some(kind) = read.findings.iter().find(|finding| is_of_another_kind(finding)) {
            let message = format!("读不到上年的报告：{}", kind.message);
            return Err(Diagnostic::error("I136", message, named.span()).help(HELP));
        }
        let message = format!("上年的报告有 {} 处错误，没有与它比较", errors(&read.findings));
        let help = format!("请先用 genreport check {} 查看并改正", file.name);
        Err(Diagnostic::error("I137", message, named.span()).help(help))
    }
}
