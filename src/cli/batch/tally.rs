//! How many reports came to what, and which of them came to nothing?

use super::fate::Fate;
use crate::cli::terminal::Outcome;
use crate::session::Objection;

/// The words of a summary, each behind `3 份`.
pub(in crate::cli) struct Words {
    /// All went well.
    pub(in crate::cli) good: &'static str,
    /// So did it, with warnings.
    pub(in crate::cli) warned: &'static str,
    /// It has warnings, and they stopped it; `None` where they stop nothing.
    pub(in crate::cli) strict: Option<&'static str>,
    /// It has errors, and nothing was made.
    pub(in crate::cli) faulty: &'static str,
    /// It could not be read or written.
    pub(in crate::cli) failed: &'static str,
    /// The program was asked to end.
    pub(in crate::cli) stopped: &'static str,
}

/// What became of each report.
#[derive(Default)]
pub(super) struct Tally {
    fates: Vec<(String, Fate)>,
}

impl Tally {
    pub(super) fn add(&mut self, name: String, fate: Fate) {
        self.fates.push((name, fate));
    }

    /// The worst of all.
    pub(super) fn outcome(&self) -> Outcome {
        self.fates.iter().map(|(_, fate)| fate.outcome()).max().unwrap_or(Outcome::Written)
    }

    fn count(&self, is_it: impl Fn(&Fate) -> bool) -> usize {
        self.fates.iter().filter(|(_, fate)| is_it(fate)).count()
    }

    /// A line about all, and one for each report that came to nothing or was forced: its name, and the code
    /// of its first error or warning, or what was in the way. Those that were not begun are too many to be listed.
    pub(super) fn lines(&self, words: &Words) -> Vec<String> {
        let groups = [
            (self.count(|fate| *fate == Fate::Good), words.good),
            (self.count(|fate| *fate == Fate::Warned), words.warned),
            (
                self.count(|fate| matches!(fate, Fate::Forced(Objection::Warnings(_), _))),
                "有提醒、按 --force 生成",
            ),
            (
                self.count(|fate| matches!(fate, Fate::Forced(Objection::Errors, _))),
                "有错误、按 --force 生成",
            ),
            (
                self.count(|fate| matches!(fate, Fate::Refused(Objection::Warnings(_), _))),
                words.strict.unwrap_or(words.faulty),
            ),
            (self.count(|fate| matches!(fate, Fate::Refused(Objection::Errors, _))), words.faulty),
            (self.count(|fate| matches!(fate, Fate::Failed(_))), words.failed),
            (self.count(|fate| *fate == Fate::Stopped), words.stopped),
        ];
        let groups = groups.into_iter().filter(|(count, _)| *count > 0);
        let groups: Vec<String> = groups.map(|(count, is)| format!("{count} 份{is}")).collect();
        let mut lines = vec![format!("共 {} 份：{}。", self.fates.len(), groups.join("，"))];
        lines.extend(self.fates.iter().filter_map(|(name, fate)| match fate {
            Fate::Refused(_, code) => Some(format!("  {name}：{code}")),
            Fate::Failed(why) => Some(format!("  {name}：{}", why.message)),
            Fate::Forced(_, code) => Some(format!("  {name}：{code}（按 --force 生成）")),
            _ => None,
        }));
        let stopped = self.fates.iter().find(|(_, fate)| *fate == Fate::Stopped);
        lines.extend(stopped.map(|(name, _)| format!("  {}的，第一份是 {name}。", words.stopped)));
        lines
    }
}
