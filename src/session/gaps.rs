//! Which rules do not apply to the layouts that reports are measured by?

use std::collections::BTreeMap;

use super::read::Read;
use crate::base::Sources;
use crate::checks::{Gap, Selection, gaps};

/// The rules that do not apply to a layout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LayoutGaps {
    /// The layout as it is shown: `内置版式 annual-report-2021`, or a path.
    pub layout: String,
    /// The rules, of those that are asked for.
    pub gaps: Vec<Gap>,
}

impl LayoutGaps {
    /// Those of the layout of a report that was read; none where no layout is known.
    pub(super) fn of(read: &Read, selection: &Selection, sources: &Sources) -> Self {
        let Some((report, form, _)) = read.known() else { return Self::default() };
        let source = form.sections.first().map(|section| section.heading.span().source);
        let name = source.and_then(|source| sources.get(source)).map(|source| &source.name);
        let is_asked_for = |code: &str| selection.takes(code, report);
        Self { layout: name.unwrap_or(&form.name).to_owned(), gaps: gaps(form, is_asked_for) }
    }
}

/// What does not apply to each layout, each layout once: what any of its reports asks for.
pub(super) fn of_all<'g>(all: impl Iterator<Item = &'g LayoutGaps>) -> Vec<(&'g str, &'g Gap)> {
    let mut known: BTreeMap<(&str, &str), &Gap> = BTreeMap::new();
    for LayoutGaps { layout, gaps } in all {
        known.extend(gaps.iter().map(|gap| ((layout.as_str(), gap.code), gap)));
    }
    known.into_iter().map(|((layout, _), gap)| (layout, gap)).collect()
}

/// How much of a rule does not apply, before 不适用.
pub(super) const fn extent(gap: &Gap) -> &'static str {
    if gap.is_partial { "有一部分" } else { "" }
}
