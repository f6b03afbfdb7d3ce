//! Showing all findings about one report.

use std::collections::BTreeMap;

use super::render;
use crate::base::{Diagnostic, Severity, Sources};

/// So many warnings of one kind are shown; more would hide what else there is.
const MOST_WARNINGS: usize = 20;

/// Says all findings in the order of their places; of warnings of one kind the first ones.
pub(in crate::cli) fn show(
    findings: &[Diagnostic],
    sources: &Sources,
    coloured: bool,
    mut say: impl FnMut(&str),
) {
    let mut sorted: Vec<&Diagnostic> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.span());
    let mut warnings: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in sorted {
        if finding.severity == Severity::Warning {
            let count = warnings.entry(finding.code).or_default();
            *count += 1;
            if *count > MOST_WARNINGS {
                continue;
            }
        }
        say(&format!("{}\n", render::finding(finding, sources, coloured)));
    }
    for (code, count) in warnings.into_iter().filter(|(_, count)| *count > MOST_WARNINGS) {
        let more = count - MOST_WARNINGS;
        say(&format!("还有 {more} 处同样的提醒[{code}]，不一一列出。\n"));
    }
}
