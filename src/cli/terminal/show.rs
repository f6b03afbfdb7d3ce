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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::base::{Source, SourceId, Span};

    /// Texts with long and short lines, and findings all over them, of some seed.
    fn findings(seed: usize) -> (Vec<Source>, Vec<Diagnostic>) {
        let mut state = seed;
        let mut next = |bound: usize| {
            state = (state * 1_103_515_245 + 12_345) % (1 << 31);
            (state >> 8) % bound
        };
        let parts = ["甲,乙", "\n", "\r\n", "“信息公开”", "a = 1", "\t", "\u{7}", "（", " "];
        let texts = ["a.toml", "b.toml"].map(|name| {
            let part = |_| parts[next(parts.len())].repeat(1 + next(60) / 50 * 70);
            Source::new(name, (0..60).map(part).collect::<String>())
        });
        let mut span = || {
            let source = next(2);
            let start = next(texts[source].text().len() + 3);
            Span::new(SourceId::new(u32::try_from(source).unwrap()), start, start + next(40))
        };
        let findings = (0..15).map(|at| {
            let found = Diagnostic::error("I104", format!("第 {at} 处"), span()).note("这里");
            if at % 3 == 0 { found.also(span(), "那里").help("改") } else { found }
        });
        let findings = findings.collect();
        (texts.into(), findings)
    }

    #[test]
    fn many_findings_are_shown_as_one_by_one() {
        for seed in 1..40 {
            let (texts, findings) = findings(seed);
            let fresh = || {
                let mut sources = Sources::default();
                for text in &texts {
                    sources.add(Source::new(text.name.as_str(), text.text()));
                }
                sources
            };
            let said = RefCell::new(Vec::new());
            show(&findings, &fresh(), false, |text| said.borrow_mut().push(text.to_owned()));
            let mut sorted = findings.clone();
            sorted.sort_by_key(Diagnostic::span);
            let one_by_one = sorted.iter().map(|one| render::finding(one, &fresh(), false) + "\n");
            assert_eq!(said.into_inner(), one_by_one.collect::<Vec<_>>(), "{texts:?}");
        }
    }
}
