//! Last year's report, which this year's is begun from.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::{Sources, visible};
use crate::cli::files::{self, Directory, relative};
use crate::cli::terminal::{Failure, Terminal, show};
use crate::form::{CompletedFigures, Form};
use crate::model::Report;
use crate::session::{self, Following, LastYear, Read, Rules, Session, errors};

/// Last year's report, whole.
pub(super) struct Last<'a> {
    /// Its file.
    pub(super) path: &'a Path,
    /// The form that it was read by.
    pub(super) form: Arc<Form>,
    /// The layout, where that is a file.
    pub(super) layout: Option<PathBuf>,
    report: Report,
    figures: CompletedFigures,
    /// How many errors it has.
    errors: usize,
}

impl<'a> Last<'a> {
    /// `None` where it has faults, which are shown.
    pub(super) fn read(
        path: &'a Path,
        session: &Session,
        terminal: &Terminal,
    ) -> Result<Option<Self>, Failure> {
        let folder = Directory::default();
        let file = folder.file(path)?;
        let mut sources = Sources::default();
        let read = session.read(&file, &mut sources)?;
        let name = read.layout(&sources).unwrap_or_default().to_owned();
        match read {
            Read { report: Some(report), form: Some(form), figures, .. } => {
                let opened = folder.opened().into_iter().map(|(path, _)| path);
                let layout = opened.skip(1).find(|path| path.display().to_string() == name);
                let rules = Rules { this_year: files::this_year()?, ..Rules::default() };
                let errors = errors(&session.check(&folder.file(path)?, &rules)?.findings);
                Ok(Some(Self { path, form, layout, report, figures, errors }))
            }
            Read { findings, .. } => {
                let coloured = terminal.is_coloured();
                show(&findings, &sources, coloured, |text| terminal.complain_in_lines(text));
                let shown = path.display();
                terminal
                    .remark(&format!("{shown} 没有读完全，未生成文件。请先改正，或不用 --from。"));
                Ok(None)
            }
        }
    }

    /// The year that it is about.
    pub(super) const fn year(&self) -> u16 {
        self.report.year
    }

    /// The input in a folder that follows it.
    pub(super) fn following(
        &self,
        form: &Form,
        layout: &str,
        schema: &str,
        folder: &Path,
    ) -> Following {
        let (path, shown) = (relative(self.path, folder), self.path.display().to_string());
        let name = visible(path.as_deref().unwrap_or(&shown));
        let last = LastYear {
            report: &self.report,
            form: &self.form,
            figures: &self.figures,
            name: &name,
            path: path.as_deref(),
        };
        session::following(&last, form, layout, Some(schema))
    }

    /// Says what the new report was begun with, and what to look at.
    pub(super) fn tell(&self, copied: &[&str], folder: &Path, terminal: &Terminal) {
        let (year, shown, copied) = (self.year(), self.path.display(), copied.join("、"));
        let said = format!("{copied}照抄 {year} 年度的 {shown}，里面可能还有去年的年份，请核对。");
        terminal.say(&said);
        if self.errors > 0 {
            let count = self.errors;
            terminal.say(&format!(
                "{shown} 有 {count} 处错误，抄来的数可能不对，请先用 genreport check 查看。"
            ));
        }
        if relative(self.path, folder).is_none() {
            terminal.say(&format!("{shown} 的文件名写不进数据文件，previous 没有写；请先改名。"));
        }
    }
}
