//! Which rules do not apply to a form, or not in full, and why?
//!
//! A rule that looks for what a form does not have is silent. That is said, so that nothing falls
//! silent by accident: a row that lost its meaning, a layout that names no words file.

use super::RULES;
use super::rule::{Needs, Rule};
use super::selection::Selection;
use crate::form::Form;
use crate::vocabulary::{Meaning, Meanings, Row, Vocabulary};

/// A rule that does not apply to a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its code.
    pub code: &'static str,
    /// How much of it does not apply.
    pub kind: GapKind,
    /// Why, in Chinese.
    pub reason: String,
}

/// How much of a rule does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// All of it.
    Whole,
    /// Some of it.
    Part,
    /// What the layout says that the form does not have (`without`).
    OnPurpose,
}

/// The rules that are asked for and do not apply to a form, in the order of codes.
#[must_use]
pub fn gaps(form: &Form, selection: &Selection) -> Vec<Gap> {
    let asked = RULES.iter().filter(|rule| selection.asks_for(rule.code));
    let has = form.meanings();
    asked.filter_map(|rule: &Rule| gap(rule.code, rule.needs, form, has)).collect()
}

/// The same in a sentence for people; nothing where there is nothing to tell.
#[must_use]
pub fn told(gaps: &[Gap], layout: &str) -> Option<String> {
    let mut reasons: Vec<(GapKind, &str, Vec<&str>)> = Vec::new();
    for Gap { code, kind, reason } in gaps.iter().filter(|gap| gap.kind != GapKind::OnPurpose) {
        match reasons.iter_mut().find(|(known, why, _)| known == kind && why == reason) {
            Some((.., codes)) => codes.push(code),
            None => reasons.push((*kind, reason, vec![code])),
        }
    }
    let tell = |(kind, reason, codes): &(GapKind, &str, Vec<&str>)| {
        let part = if *kind == GapKind::Part { "（一部分）" } else { "" };
        format!("{}{part}，{reason}", codes.join("、"))
    };
    let all = reasons.iter().map(tell).collect::<Vec<_>>().join("；");
    (!all.is_empty()).then(|| format!("不适用于版式 {layout} 的规则：{all}。"))
}

/// Whether a rule lacks what it needs of a form whose tables `has` all these meanings.
fn gap(code: &'static str, needs: Needs, form: &Form, has: Meanings) -> Option<Gap> {
    let words = &form.vocabulary;
    let whole = |is_there: bool, reason: &str| {
        (!is_there).then(|| Gap { code, kind: GapKind::Whole, reason: reason.to_owned() })
    };
    let needed = |meanings: Meanings| of_meanings(code, form, meanings, has);
    let of_row = |row: Option<Meaning>| match row {
        Some(row) => needed(Meanings::of(row)),
        None => whole(false, "词语文件里没有它要找的行"),
    };
    match needs {
        Needs::Nothing => None,
        Needs::Subject => needed(of_subjects(words, code)),
        Needs::Absence => needed(of_absence(&words.absence)),
        Needs::Fees => of_row(words.fees.as_ref().map(|fees| fees.row)),
        Needs::Rules => of_row(words.rules),
        Needs::Parts => whole(!words.parts.leads.is_empty(), "词语文件里没有 parts"),
        Needs::Documents => whole(!words.documents.is_empty(), "词语文件里没有 documents"),
        Needs::TitleWords => {
            whole(!form.title_words.required.is_empty(), "版式里没有 title_words 的 required")
        }
        Needs::Section(topic) => {
            let is_about = form.sections.iter().any(|section| section.about.contains(&topic));
            whole(is_about, "版式里没有一节的 about 是它要看的")
        }
    }
}

/// What a form has no figures for of what a rule compares.
fn of_meanings(code: &'static str, form: &Form, needed: Meanings, has: Meanings) -> Option<Gap> {
    let words = &form.vocabulary;
    if needed.is_empty() {
        let reason = "词语文件里没有归它比较的".to_owned();
        return Some(Gap { code, kind: GapKind::Whole, reason });
    }
    let missing = needed.without(has);
    if missing.is_empty() {
        return None;
    }
    let names: Vec<&str> = missing.iter().map(|meaning| words.name(meaning)).collect();
    let reason = format!("版式里没有 means 是 {} 的行或列", names.join("、"));
    let kind = match (missing.are_in(form.without), missing == needed) {
        (true, _) => GapKind::OnPurpose,
        (_, true) => GapKind::Whole,
        _ => GapKind::Part,
    };
    Some(Gap { code, kind, reason })
}

/// The figures that a rule compares by the rows of its subjects.
fn of_subjects(words: &Vocabulary, code: &str) -> Meanings {
    let own = words.subjects.iter().filter(|subject| subject.rule == code);
    let figures = own.map(|subject| Vocabulary::figures(&subject.rows, subject.topics));
    figures.fold(Meanings::default(), Meanings::with)
}

/// The same of what there was none of: each row speaks of the topics that it asks for.
fn of_absence(rows: &[Row]) -> Meanings {
    let of = |row| Vocabulary::figures(std::slice::from_ref(row), row.when.topics());
    rows.iter().map(of).fold(Meanings::default(), Meanings::with)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SourceId;
    use crate::form::{built_in, load};

    fn form(change: impl Fn(&str) -> String) -> Form {
        let text = built_in("annual-report-2021").expect("built in");
        load("mine", &change(text), SourceId::default()).expect("sound")
    }

    fn all(form: &Form) -> Option<String> {
        told(&gaps(form, &Selection::default()), &form.name)
    }

    #[test]
    fn what_a_form_lacks_is_told_with_the_reason() {
        assert_eq!(all(&form(str::to_owned)), None);
        let less = form(|text| text.replace("means = \"carried_out\", ", ""));
        let line =
            "不适用于版式 mine 的规则：T101（一部分），版式里没有 means 是 carried_out 的行或列。";
        assert_eq!(all(&less).as_deref(), Some(line));
        let none = form(|text| {
            let plain = text.lines().filter(|line| !line.starts_with("words ="));
            let plain = plain.map(|line| line.split(", means = ").map(after_meaning).collect());
            plain.collect::<Vec<String>>().join("\n")
        });
        let lines = all(&none).unwrap_or_default();
        for code in ["T101、T102、T103、T104", "T105", "T106", "S110", "S107"] {
            assert!(lines.contains(code), "{lines}");
        }
    }

    /// What follows a meaning on its line.
    fn after_meaning(part: &str) -> &str {
        let is_meaning = part.starts_with('"');
        part.find("\",").filter(|_| is_meaning).map_or(part, |end| &part[end + 1..])
    }

    #[test]
    fn what_a_form_lacks_on_purpose_is_not_told() {
        let text = built_in("annual-report-2019").expect("built in");
        let form = load("old", text, SourceId::default()).expect("sound");
        let gaps = gaps(&form, &Selection::default());
        let codes: Vec<_> = gaps.iter().map(|gap| (gap.code, gap.kind)).collect();
        assert_eq!(codes, [("T104", GapKind::OnPurpose), ("T105", GapKind::OnPurpose)]);
        assert_eq!(told(&gaps, "old"), None);
    }
}
