//! Which rules are asked for?

use super::RULES;
use crate::model::Report;

/// Rules by their codes, or by what their codes begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these; all when there are none.
    select: Vec<String>,
    /// Not these.
    ignore: Vec<String>,
}

/// A code that no rule has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode(pub String);

impl Selection {
    /// The rules of `select` without those of `ignore`: codes (`F103`) or beginnings (`F`).
    ///
    /// # Errors
    /// The first that no rule begins with.
    pub fn new(select: &[String], ignore: &[String]) -> Result<Self, UnknownCode> {
        let codes = |codes: &[String]| codes.iter().map(|code| code.to_uppercase()).collect();
        let selection = Self { select: codes(select), ignore: codes(ignore) };
        let mut all = selection.select.iter().chain(&selection.ignore);
        match all.find(|code| !is_known(code)) {
            Some(code) => Err(UnknownCode(code.clone())),
            None => Ok(selection),
        }
    }

    /// Whether a rule is asked for, by whoever runs the program and by the report itself.
    #[must_use]
    pub fn takes(&self, code: &str, report: &Report) -> bool {
        let among = |codes: &[String]| codes.iter().any(|begin| code.starts_with(begin.as_str()));
        let own = report
            .checks
            .ignore
            .iter()
            .any(|begin| code.starts_with(begin.as_str().to_uppercase().as_str()));
        (self.select.is_empty() || among(&self.select)) && !among(&self.ignore) && !own
    }
}

/// Whether any rule's code begins so.
pub(super) fn is_known(begin: &str) -> bool {
    !begin.is_empty() && RULES.iter().any(|rule| rule.code.starts_with(begin))
}
