//! How far a batch has come, as a bar on the error stream where that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The bar of a batch; none where nobody would see it.
#[derive(Debug, Default)]
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar of so many reports.
    pub(super) fn begin(count: usize) -> Self {
        let target = ProgressDrawTarget::stderr();
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} 份，还要 {eta_precise}");
        let Ok(style) = style else { return Self::default() };
        let bar = ProgressBar::with_draw_target(u64::try_from(count).ok(), target);
        Self(Some(bar.with_style(style.progress_chars("=> "))))
    }

    /// One more is through.
    pub(super) fn advance(&self) {
        self.0.iter().for_each(|bar| bar.inc(1));
    }

    /// Does something that writes to the terminal, with the bar out of the way.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.0 {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.iter().for_each(ProgressBar::finish_and_clear);
    }
}
