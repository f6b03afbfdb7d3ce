//! Which rules do not apply to a form, or not in full, and why?
//!
//! A rule that looks for what a form does not have is silent. That is said, so that nothing falls
//! silent by accident: a row that lost its meaning, a layout that names no words file.

use super::RULES;
use super::rule::Needs;
use crate::form::{FigureKind, Form, Topic};
use crate::vocabulary::{Meanings, Row, Vocabulary};

/// A rule that does not apply to a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its code.
    pub code: &'static str,
    /// Whether some of it applies.
    pub is_partial: bool,
    /// Whether the layout says itself that the form does not have this (`without`).
    pub is_on_purpose: bool,
    /// Why, in Chinese.
    pub reason: String,
}

/// The rules that do not apply to a form, of those that are asked for, in the order of codes.
pub fn gaps(form: &Form, is_asked_for: impl Fn(&str) -> bool) -> Vec<Gap> {
    let lines = form.tables().flat_map(|table| &table.lines);
    let lines = lines.map(|line| {
        let cells = line.cells.iter().map(|cell| cell.meanings);
        (line.meanings, cells.fold(Meanings::NONE, Meanings::with))
    });
    let finder = Finder { form, words: &form.vocabulary, lines: lines.collect() };
    let asked = RULES.iter().filter(|rule| is_asked_for(rule.code));
    asked.filter_map(|rule| finder.gap(rule.code, rule.needs)).collect()
}

/// The same in a sentence for people; nothing where there is nothing to tell.
#[must_use]
pub fn gap_sentence(gaps: &[Gap], layout: &str) -> Option<String> {
    let mut reasons: Vec<(bool, &str, Vec<&str>)> = Vec::new();
    for Gap { code, is_partial, reason, .. } in gaps.iter().filter(|gap| !gap.is_on_purpose) {
        match reasons.iter_mut().find(|(known, why, _)| known == is_partial && why == reason) {
            Some((.., codes)) => codes.push(code),
            None => reasons.push((*is_partial, reason, vec![code])),
        }
    }
    let tell = |(is_partial, reason, codes): &(bool, &str, Vec<&str>)| {
        let part = if *is_partial { "（一部分）" } else { "" };
        format!("{}{part}，{reason}", codes.join("、"))
    };
    let all = reasons.iter().map(tell).collect::<Vec<_>>().join("；");
    let advice = "有的请在版式里补上，没有的请写进 without";
    (!all.is_empty()).then(|| format!("不适用于版式 {layout} 的规则：{all}。{advice}。"))
}

struct Finder<'f> {
    form: &'f Form,
    words: &'f Vocabulary,
    /// What each line of the tables means, and what its cells do.
    lines: Vec<(Meanings, Meanings)>,
}

impl Finder<'_> {
    /// Whether a rule lacks what it needs.
    fn gap(&self, code: &'static str, needs: Needs) -> Option<Gap> {
        let (reason, is_partial, is_left_out) = self.lack(code, needs)?;
        let is_on_purpose = is_left_out || self.form.rules_without.iter().any(|it| it == code);
        Some(Gap { code, is_partial, is_on_purpose, reason })
    }

    /// Why a rule does not apply, whether some of it does, and whether `without` names all of that.
    fn lack(&self, code: &str, needs: Needs) -> Option<(String, bool, bool)> {
        let whole =
            |is_there: bool, reason: &str| (!is_there).then(|| (reason.to_owned(), false, false));
        let is_of_words = !matches!(needs, Needs::Nothing | Needs::TitleWords | Needs::Section(_));
        if is_of_words && self.words.measures.is_empty() {
            return whole(false, "版式没有写 words");
        }
        match needs {
            Needs::Nothing => None,
            Needs::Subject => self.of_subjects(code),
            Needs::Absence => {
                self.of_rows(self.words.absence.iter(), self.words.topics(), "absence")
            }
            Needs::Fees => self.of_fees(),
            Needs::Regulations => match &self.words.regulations {
                Some(words) => {
                    let row = Meanings::of(words.row);
                    self.of_meanings(row, self.missing_lines(row))
                }
                None => whole(false, "词语文件没有写它要找的行"),
            },
            Needs::Parts => whole(!self.words.parts.leads.is_empty(), "词语文件里没有 parts"),
            Needs::Documents => whole(!self.words.documents.is_empty(), "词语文件里没有 documents"),
            Needs::TitleWords => {
                let required = &self.form.title_words.required;
                whole(!required.is_empty(), "版式的 title_words 没有 required")
            }
            Needs::Section(topic) => self.of_section(topic),
            Needs::ProcessingFee => {
                let has_words = self.words.fees.is_some();
                let lack = self.of_section(Topic::ProcessingFee);
                lack.or_else(|| whole(has_words, "词语文件没有写它要找的词"))
            }
        }
    }

    fn of_section(&self, topic: Topic) -> Option<(String, bool, bool)> {
        let is_about = self.form.sections.iter().any(|section| section.about.contains(&topic));
        (!is_about).then(|| (format!("没有一节的 about 写 {}", topic.name()), false, false))
    }

    fn of_subjects(&self, code: &str) -> Option<(String, bool, bool)> {
        let own = self.words.subjects.iter().filter(|subject| subject.rule == code);
        let rows: Vec<(&Row, Meanings)> =
            own.flat_map(|subject| subject.rows.iter().map(|row| (row, subject.topics))).collect();
        self.of_all(&rows, &format!("rule = \"{code}\" 的 subjects"))
    }

    fn of_rows<'r>(
        &self,
        rows: impl Iterator<Item = &'r Row>,
        topics: Meanings,
        name: &str,
    ) -> Option<(String, bool, bool)> {
        self.of_all(&rows.map(|row| (row, topics)).collect::<Vec<_>>(), name)
    }

    /// What the tables lack of what rows mean, each about some topics.
    fn of_all(&self, rows: &[(&Row, Meanings)], name: &str) -> Option<(String, bool, bool)> {
        let (mut needed, mut missing) = (Meanings::NONE, Meanings::NONE);
        for (row, topics) in rows {
            let topics = row.when.topics(*topics);
            for term in row.means.iter().flatten() {
                let lines = term.lines.meanings_or(topics);
                let cells = term.cells.map_or(Meanings::NONE, |cells| cells.meanings_or(topics));
                needed = needed.with(lines).with(cells);
                missing = missing.with(self.missing_lines(lines));
                missing = missing.with(self.missing_cells(lines, cells));
            }
        }
        if needed.is_empty() {
            return Some((format!("词语文件里没有 {name}"), false, false));
        }
        self.of_meanings(needed, missing)
    }

    fn missing_lines(&self, wanted: Meanings) -> Meanings {
        let lines = self.lines.iter().map(|(line, _)| *line);
        wanted.without(lines.fold(Meanings::NONE, Meanings::with))
    }

    /// Cells that no line of these meanings has.
    fn missing_cells(&self, lines: Meanings, wanted: Meanings) -> Meanings {
        let of = self.lines.iter().filter(|(line, _)| line.meets(lines)).map(|(_, cells)| *cells);
        wanted.without(of.fold(Meanings::NONE, Meanings::with))
    }

    fn of_meanings(&self, needed: Meanings, missing: Meanings) -> Option<(String, bool, bool)> {
        if missing.is_empty() {
            return None;
        }
        let unsaid = missing.without(self.form.without);
        let told = if unsaid.is_empty() { missing } else { unsaid };
        let names: Vec<&str> = told.iter().map(|meaning| self.words.name(meaning)).collect();
        let reason = format!("没有一行或一列写 means = {}", names.join("、"));
        Some((reason, missing != needed, unsaid.is_empty()))
    }

    fn of_fees(&self) -> Option<(String, bool, bool)> {
        let Some(fees) = &self.words.fees else {
            return Some(("词语文件没有写它要找的行".to_owned(), false, false));
        };
        let row = Meanings::of(fees.row);
        let lack = self.of_meanings(row, self.missing_lines(row));
        let mut lines = self.form.lines_meaning(fees.row);
        let has_fee = lines.any(|line| line.cells.iter().any(|cell| cell.kind == FigureKind::Fee));
        let name = self.words.name(fees.row);
        let unkind = || (format!("means = {name} 的一行没有 kind = \"fee\" 的列"), false, false);
        lack.or_else(|| (!has_fee).then(unkind))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::SourceId;
    use crate::form::{built_in, load};

    fn form(change: impl Fn(&str) -> String) -> Form {
        let text = built_in("annual-report-2021").expect("built in");
        load("mine", &change(text), SourceId::default()).expect("sound")
    }

    fn all(form: &Form) -> Option<String> {
        gap_sentence(&gaps(form, |_| true), &form.name)
    }

    #[test]
    fn what_a_form_lacks_is_told_with_the_reason() {
        assert_eq!(all(&form(str::to_owned)), None);
        let less = form(|text| text.replace("means = \"carried_out\", ", ""));
        let line = "不适用于版式 mine 的规则：T101、T103（一部分），没有一行或一列写 means = carried_out。";
        let found = all(&less).unwrap_or_default();
        assert!(found.starts_with(line), "{found}");
        let said = form(|text| {
            let text = text.replace("means = \"carried_out\", ", "");
            text.replacen("\nsubject =", "\nwithout = [\"carried_out\"]\nsubject =", 1)
        });
        assert_eq!(all(&said), None);
        let none = form(|text| {
            let plain = text.lines().filter(|line| !line.starts_with("words ="));
            let plain = plain.map(|line| line.split(", means = ").map(after_meaning).collect());
            plain.collect::<Vec<String>>().join("\n")
        });
        let lines = all(&none).unwrap_or_default();
        assert!(
            lines
                .contains("S107、S109、S110、T101、T102、T103、T104、T105、T106，版式没有写 words"),
            "{lines}"
        );
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
        let gaps = gaps(&form, |_| true);
        let codes: Vec<_> = gaps.iter().map(|gap| (gap.code, gap.is_partial)).collect();
        assert_eq!(codes, [("T101", true), ("T103", true), ("T104", true), ("T105", false)]);
        assert!(gaps.iter().all(|gap| gap.is_on_purpose), "{gaps:?}");
        assert_eq!(gap_sentence(&gaps, "old"), None);
    }

    #[test]
    fn the_fee_needs_a_section_and_words() {
        let silent = form(|text| text.replace("about = [\"processing-fee\"]", ""));
        let found = all(&silent).unwrap_or_default();
        assert!(found.contains("S109，没有一节的 about 写 processing-fee"), "{found}");
        let mut wordless = form(str::to_owned);
        Arc::make_mut(&mut wordless.vocabulary).fees = None;
        let found = all(&wordless).unwrap_or_default();
        assert!(found.contains("S109，词语文件没有写它要找的词"), "{found}");
    }

    /// A meaning is looked for where a row needs it: of a line, or of a cell of that line.
    #[test]
    fn a_meaning_in_another_place_is_missing() {
        let column = form(|text| {
            let text = text.replace("key = \"permits\", means = \"permits\"", "key = \"permits\"");
            text.replace(
                "key = \"permit_decisions\",",
                "key = \"permit_decisions\", means = \"permits\",",
            )
        });
        assert!(
            all(&column).is_some_and(|told| told.contains("means = permits")),
            "{:?}",
            all(&column)
        );
        let fee = form(|text| text.replace("kind = \"fee\"", "kind = \"as-written\""));
        assert!(
            all(&fee).is_some_and(|told| told.contains("T105，means = fees 的一行没有")),
            "{:?}",
            all(&fee)
        );
    }
}
