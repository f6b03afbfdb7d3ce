//! The slips of a report, and the report as it is meant.

use std::borrow::Cow;
use std::ops::Range;

use super::slip::Slip;
use super::{MENDED, Mending, Scope};
use crate::base::{Diagnostic, Edit, Located, SourceId, Span, agreed};
use crate::input::day_of_issue;
use crate::model::{Report, Texts};

/// More rounds than any text takes.
const MOST_ROUNDS: usize = 10;

/// Whether a rule is one of those whose slips are mended.
pub(in crate::checks) fn is_mended(code: &str) -> bool {
    MENDED.iter().any(|mending| mending.rule.code == code)
}

/// A report whose words are what they will be when the slips in them are mended. What is said is then
/// read the same before and after, and a repair shows nothing that was not told of before.
#[must_use]
pub fn meant(report: &Report) -> Cow<'_, Report> {
    slips_of(report).1
}

/// What all rules of slips that are mended find in a report, and the report as it is meant.
pub(in crate::checks) fn slips_of(report: &Report) -> (Vec<Diagnostic>, Cow<'_, Report>) {
    let mut findings = Vec::new();
    let mut look = |texts: Vec<&Located>, scope| {
        let texts = texts.into_iter();
        texts.map(|text| look(text, scope, &mut findings)).collect::<Vec<_>>()
    };
    let texts = report.texts();
    let mended = Texts {
        paragraphs: look(texts.paragraphs, Scope::Paragraphs),
        lines: look(texts.lines, Scope::All),
    };
    let is_any = [&mended.paragraphs, &mended.lines].into_iter().flatten().any(Option::is_some);
    let meant = match is_any {
        true => Cow::Owned(with_texts(report.clone(), mended)),
        false => Cow::Borrowed(report),
    };
    (findings, meant)
}

/// A report with other words in place of some texts.
fn with_texts(mut report: Report, texts: Texts<Option<Located>>) -> Report {
    let date = report.date.clone();
    for (own, new) in report.texts_mut().into_all().zip(texts.into_all()) {
        if let Some(new) = new {
            *own = new;
        }
    }
    // As it will be read when it is written so.
    if report.date != date {
        report.issued = report.date.as_ref().and_then(|date| day_of_issue(date.as_str()));
    }
    report
}

/// Looks for slips in a text; gives the text without those that can be mended, if there are any.
fn look(text: &Located, scope: Scope, findings: &mut Vec<Diagnostic>) -> Option<Located> {
    let mut slips = slips(text.as_str(), scope);
    let mended = mended(text, scope, &slips);
    findings.extend(slips.drain(..).map(|(rule, slip)| slip.finding(&rule.rule, text)));
    mended
}

/// The slips in the words of a text.
fn slips(words: &str, scope: Scope) -> Vec<(&'static Mending, Slip)> {
    let rules = MENDED.iter().filter(|it| it.is_of == Scope::All || it.is_of == scope);
    rules.flat_map(|it| (it.find)(words).into_iter().map(move |slip| (it, slip))).collect()
}

/// A text without its slips; nothing where there are none that can be mended.
fn mended(text: &Located, scope: Scope, found: &[(&Mending, Slip)]) -> Option<Located> {
    let mut mended = without(text, found)?;
    for _ in 1..MOST_ROUNDS {
        match without(&mended, &slips(mended.as_str(), scope)) {
            Some(now) => mended = now,
            None => break,
        }
    }
    Some(mended)
}

/// A text without the slips found in it.
fn without(text: &Located, found: &[(&Mending, Slip)]) -> Option<Located> {
    let edits = agreed(found.iter().map(|(_, slip)| edits(slip)).collect());
    let part = |edit: &'_ Edit| edit.span.start..edit.span.end;
    let parts: Vec<(Range<usize>, &str)> =
        edits.iter().map(|edit| (part(edit), edit.text.as_str())).collect();
    (!parts.is_empty()).then(|| text.with_parts(&parts))
}

/// The changes of a slip, with the offsets of its text for places.
fn edits(slip: &Slip) -> Vec<Edit> {
    let span = |range: &Range<usize>| Span::new(SourceId::default(), range.start, range.end);
    slip.changes.iter().map(|(range, new)| Edit::value(span(range), new.as_ref())).collect()
}
