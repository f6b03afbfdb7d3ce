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
        let layout = read.layout(sources).unwrap_or(&form.name).to_owned();
        let is_asked_for = |code: &str| selection.takes(code, report);
        Self { layout, gaps: gaps(form, is_asked_for) }
    }
}

/// What does not apply to each layout, each layout once: what any of its reports asks for.
#[must_use]
pub fn by_layout<'g>(all: impl Iterator<Item = &'g LayoutGaps>) -> Vec<LayoutGaps> {
    let mut layouts: BTreeMap<&str, BTreeMap<&str, &Gap>> = BTreeMap::new();
    for LayoutGaps { layout, gaps } in all {
        layouts.entry(layout).or_default().extend(gaps.iter().map(|gap| (gap.code, gap)));
    }
    let of = |(layout, gaps): (&str, BTreeMap<_, &Gap>)| LayoutGaps {
        layout: layout.to_owned(),
        gaps: gaps.into_values().cloned().collect(),
    };
    layouts.into_iter().map(of).collect()
}

/// The same of checked reports, gap by gap.
pub(super) fn of_all<'g>(all: impl Iterator<Item = &'g LayoutGaps>) -> Vec<(String, Gap)> {
    let layouts = by_layout(all).into_iter();
    let each = layouts.flat_map(|LayoutGaps { layout, gaps }| {
        gaps.into_iter().map(move |gap| (layout.clone(), gap))
    });
    each.collect()
}

/// How much of a rule does not apply, before 不适用.
pub(super) const fn extent(gap: &Gap) -> &'static str {
    if gap.is_partial { "有一部分" } else { "" }
}
