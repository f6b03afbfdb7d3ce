//! The rows of a words file: every name is known by now.

use toml::Spanned;

use super::condition::{Atom, Condition};
use super::file::{FinishedFile, NoneRowFile, RowFile, SubjectFile, ToldRowFile, WordsFile};
use super::loader::Loader;
use super::meaning::{Meaning, Meanings};
use super::read_lists::list;
use super::reference::Reference;
use super::state::State;
use super::subject::{Finished, Row, SUBJECT_RULES, Subject};
use super::sum::{self, Sum};

impl Loader<'_> {
    /// All rows, and the classes that the reader is told of.
    pub(super) fn rows(&mut self, file: &WordsFile) {
        if let Some(class) = &file.divides {
            let divided = self.names.divide(class.get_ref());
            self.vocabulary.divides = self.faults.known("L202", divided, class).unwrap_or_default();
        }
        self.vocabulary.partial =
            [Meaning::PART, Meaning::AREA, Meaning::COMPARED].into_iter().collect();
        let of_subjects = || file.subjects.values().flat_map(|subject| &subject.rows);
        for state in of_subjects().filter_map(|row| row.then.as_ref()) {
            let added = self.names.add_state(state.get_ref());
            self.faults.known("L203", added, state);
        }
        let mut subjects: Vec<_> = file.subjects.iter().collect();
        subjects.sort_by_key(|(name, _)| name.span().start);
        self.vocabulary.subjects =
            subjects.into_iter().filter_map(|(name, file)| self.subject(name, file)).collect();
        let absence = &file.absence.rows;
        self.reachable(absence.iter().map(|row| &row.when));
        self.vocabulary.absence = absence.iter().filter_map(|row| self.none_row(row)).collect();
    }

    fn subject(&mut self, name: &Spanned<String>, file: &SubjectFile) -> Option<Subject> {
        let topics = self.names.meanings(name.get_ref()).ok()?;
        let rule = SUBJECT_RULES.into_iter().find(|rule| rule == file.rule.get_ref());
        if rule.is_none() {
            let message = format!("rule 要写 {} 中的一个", SUBJECT_RULES.join("、"));
            self.faults.add("L203", message, &file.rule);
        }
        let mut all = |names: &Option<Spanned<String>>| {
            let names = names.as_ref()?;
            let read = self.names.all(names.get_ref());
            self.faults.understood(read, names)
        };
        let between = all(&file.between).unwrap_or_default();
        let mixed_with = all(&file.mixed_with).unwrap_or_default();
        let tried = all(&file.tried).unwrap_or_default();
        let headed = all(&file.headed).unwrap_or_default().with(topics);
        self.reachable(file.told.iter().map(|row| &row.when));
        self.reachable(file.rows.iter().map(|row| &row.when));
        let finished = file.finished.as_ref().and_then(|file| self.finished(file));
        let told = file.told.iter().filter_map(|row| self.told_row(row)).collect();
        let rows: Vec<Row> = file.rows.iter().filter_map(|row| self.row(row, topics)).collect();
        let at_most = rows.iter().fold(Meanings::NONE, |all, row| all.with(row.at_most));
        self.vocabulary.partial = self.vocabulary.partial.with(at_most);
        let (rule, matter, together) = (rule?, file.matter, file.together);
        Some(Subject {
            rule,
            matter,
            together,
            between,
            mixed_with,
            tried,
            headed,
            measures: list(&file.measures),
            topics,
            at_most,
            finished,
            told,
            rows,
        })
    }

    fn finished(&mut self, file: &FinishedFile) -> Option<Finished> {
        Some(Finished {
            words: list(&file.words),
            manner: list(&file.manner),
            unless: list(&file.unless),
            rest: self.row_meaning(&file.rest)?,
            before: self.row_meaning(&file.before)?,
        })
    }

    fn row(&mut self, file: &RowFile, topics: Meanings) -> Option<Row> {
        let when = self.condition(&file.when, topics);
        let means = self.sums(file.means.as_ref());
        let then = file.then.as_ref().and_then(|name| self.names.state(name.get_ref()).ok());
        let names = file.at_most.as_ref();
        let at_most = names.and_then(|names| {
            let read = self.names.all(names.get_ref());
            self.faults.understood(read, names)
        });
        let row = self.row_of(when, means, then, (&file.example, &file.when))?;
        let at_most = at_most.unwrap_or_default();
        Some(Row { at_most, is_likely: file.likely, ..row })
    }

    fn told_row(&mut self, file: &ToldRowFile) -> Option<Row> {
        let when = self.condition(&file.when, self.names.topics);
        self.row_of(when, Some(Vec::new()), None, (&file.example, &file.when))
    }

    fn none_row(&mut self, file: &NoneRowFile) -> Option<Row> {
        let when = self.condition(&file.when, self.names.topics);
        let means = self.sums(file.means.as_ref());
        self.row_of(when, means, None, (&file.example, &file.when))
    }

    fn row_of(
        &mut self,
        when: Option<Condition>,
        means: Option<Vec<Sum>>,
        then: Option<State>,
        (example, at): (&str, &Spanned<String>),
    ) -> Option<Row> {
        if example.trim().is_empty() {
            self.faults.add("L203", "example 要写一句例句", at);
        }
        let (at_most, example) = (Meanings::NONE, example.to_owned());
        Some(Row { when: when?, means: means?, at_most, is_likely: false, then, example })
    }

    fn condition(&mut self, when: &Spanned<String>, topics: Meanings) -> Option<Condition> {
        let read = Condition::parse(when.get_ref(), &self.names, topics);
        self.faults.understood(read, when)
    }

    fn sums(&mut self, means: Option<&Spanned<String>>) -> Option<Vec<Sum>> {
        let Some(means) = means else { return Some(Vec::new()) };
        let read = sum::parse(means.get_ref(), &self.names);
        self.faults.understood(read, means)
    }

    /// Behind a row that always holds no other is reached.
    fn reachable<'r>(&mut self, rows: impl Iterator<Item = &'r Spanned<String>>) {
        let mut behind = rows.skip_while(|when| !when.get_ref().trim().is_empty()).skip(1);
        if let Some(when) = behind.next() {
            self.faults.add("L203", "前面一行总是合乎，从这一行起都用不到", when);
        }
    }

    /// Names that nothing asks for: what rows bring about, and meanings.
    pub(super) fn unused(&mut self, file: &WordsFile) {
        let rows = file.subjects.values().flat_map(|subject| &subject.rows);
        rows.filter_map(|row| row.then.as_ref()).for_each(|state| self.asked(state));
        self.unused_meanings();
    }

    /// What a row brings about must be asked for by another.
    fn asked(&mut self, state: &Spanned<String>) {
        let Ok(number) = self.names.state(state.get_ref()) else { return };
        let subjects = self.vocabulary.subjects.iter();
        let rows = subjects.flat_map(|subject| subject.told.iter().chain(&subject.rows));
        let mut rows = rows.chain(&self.vocabulary.absence);
        let asks = |row: &Row| row.when.atoms().any(|atom| *atom == Atom::After(number));
        if number.is_own() && !rows.any(asks) {
            let message = format!("没有一行的 when 写 after:{}", state.get_ref());
            self.faults.add("L203", message, state);
        }
    }

    /// What rows of tables are asked for.
    pub(super) fn compared(&self) -> Meanings {
        let words = &self.vocabulary;
        let of = |row: &Row, topics| sum::meanings(&row.means, row.when.topics(topics));
        let counted = words.subjects.iter().flat_map(|subject| {
            subject.rows.iter().map(|row| of(row, subject.topics)).collect::<Vec<_>>()
        });
        let absent = words.absence.iter().map(|row| of(row, self.names.topics));
        let of_regulations = words.regulations.as_ref().map(|it| it.row);
        let of_rules = [words.fees.as_ref().map(|fees| fees.row), of_regulations];
        let of_rules = of_rules.into_iter().flatten().map(Meanings::of);
        counted.chain(absent).chain(of_rules).fold(Meanings::NONE, Meanings::with)
    }

    /// A meaning that nothing asks for does nothing: its words would silence the clauses they are in.
    fn unused_meanings(&mut self) {
        let words = &self.vocabulary;
        let mut used = words.divides.with(words.compared).with(self.names.topics);
        used =
            words.parts.kinds.iter().chain(&words.parts.apart).copied().fold(used, Meanings::with);
        for subject in &words.subjects {
            let named = [subject.mixed_with, subject.tried, subject.between, subject.at_most];
            used = named.into_iter().fold(used, Meanings::with);
        }
        let subjects = words.subjects.iter();
        let rows = subjects.flat_map(|subject| subject.told.iter().chain(&subject.rows));
        used = rows.chain(&words.absence).fold(used, |used, row| used.with(row.when.meanings()));
        for (_, (name, at)) in self.names.own().filter(|(meaning, _)| !used.has(*meaning)) {
            let message = format!("没有一行的 when、means 用到 {name} 或它的类");
            self.faults.add("L202", message, &Spanned::new(at, ()));
        }
    }

    /// The meaning of a row that a rule looks for.
    pub(super) fn row_meaning(&mut self, name: &Spanned<String>) -> Option<Meaning> {
        let read = match self.names.reference(name.get_ref()) {
            Ok(Reference::Meaning(meaning)) => Ok(meaning),
            Ok(_) => Err(format!("{} 是一类，这里要写一个意思", name.get_ref())),
            Err(message) => Err(message),
        };
        self.faults.known("L203", read, name)
    }
}
