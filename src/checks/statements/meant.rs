//! From what a row means to the cells of the tables.

use crate::checks::claim::{CellSum, CellTerm};
use crate::form::{FigureLine, Form};
use crate::vocabulary::{Meaning, Meanings, Reference, Subject, Sum, Term};

/// What the references of a row stand for at a count.
pub(super) struct Meant<'m> {
    pub(super) form: &'m Form,
    /// The words that say what is counted.
    pub(super) said: &'m [Meaning],
    /// What is counted together, or the one thing that is.
    pub(super) topics: &'m [Meaning],
}

impl Meant<'_> {
    /// The cells of a sum; none if the form has no such. Terms of the same lines are taken line by line.
    pub(super) fn cells(&self, sum: &Sum) -> Option<CellSum> {
        let mut cells = CellSum::new();
        for terms in sum.chunk_by(|one, other| one.lines == other.lines) {
            for (table, number) in self.lines(terms.first()?.lines)? {
                let line = self.form.tables().nth(table)?.lines.get(number)?;
                for term in terms {
                    let is_less = term.is_less;
                    let indices = self.indices(line, term)?.into_iter();
                    let of = |index| CellTerm { table, line: number, index, is_less };
                    cells.extend(indices.map(of));
                }
            }
        }
        Some(cells)
    }

    /// The cells of a line that a term takes in: its last, the total, where it names none.
    fn indices(&self, line: &FigureLine, term: &Term) -> Option<Vec<usize>> {
        let Some(reference) = term.cells else {
            return Some(vec![line.cells.len().checked_sub(1)?]);
        };
        let of = |meaning: Meaning| {
            let cells = line.cells.iter().enumerate();
            cells.filter(|(_, cell)| cell.meanings.has(meaning)).map(|(index, _)| index).collect()
        };
        all_of(reference, &self.meanings(reference).into_iter().map(of).collect::<Vec<_>>())
    }

    /// The meanings that a reference stands for, in the order they are said.
    fn meanings(&self, reference: Reference) -> Vec<Meaning> {
        let mut meanings: Vec<Meaning> = match reference {
            Reference::Meaning(meaning) => vec![meaning],
            Reference::Topic => self.topics.to_vec(),
            Reference::Said(class) => {
                self.said.iter().copied().filter(|meaning| class.has(*meaning)).collect()
            }
        };
        let mut seen = Meanings::default();
        meanings.retain(|meaning| {
            let is_new = !seen.has(*meaning);
            seen = seen.with(Meanings::of(*meaning));
            is_new
        });
        meanings
    }

    /// Lines by the numbers of their tables and in them.
    fn lines(&self, reference: Reference) -> Option<Vec<(usize, usize)>> {
        let of = |meaning: Meaning| {
            let tables = self.form.tables().enumerate();
            let lines = tables.flat_map(move |(table, form)| {
                form.lines.iter().enumerate().map(move |(number, line)| (table, number, line))
            });
            let found = lines.filter(move |(.., line)| line.meanings.has(meaning));
            found.map(|(table, number, _)| (table, number)).collect()
        };
        all_of(reference, &self.meanings(reference).into_iter().map(of).collect::<Vec<_>>())
    }
}

/// All of several groups; nothing where one of them is empty. Of what a clause says, a group is left
/// out of which another is a part: “因属于国家秘密不予公开2件” means the row of the reason, not the sum of
/// 不予公开.
fn all_of<T: PartialEq + Clone>(reference: Reference, groups: &[Vec<T>]) -> Option<Vec<T>> {
    if groups.iter().any(Vec::is_empty) {
        return None;
    }
    let is_part = |part: &Vec<T>, whole: &Vec<T>| {
        part.len() < whole.len() && part.iter().all(|one| whole.contains(one))
    };
    let narrows = matches!(reference, Reference::Said(_) | Reference::Topic);
    let is_meant = |group: &&Vec<T>| !(narrows && groups.iter().any(|other| is_part(other, group)));
    Some(groups.iter().filter(is_meant).flatten().cloned().collect())
}

/// Topics of a subject that are counted together, “行政复议、行政诉讼共3件”.
pub(super) fn together(subject: &Subject, said: &[Meaning]) -> Option<Vec<Meaning>> {
    let first =
        said.iter().position(|word| subject.topics.has(*word)).filter(|_| subject.together)?;
    let between = [Meaning::AND, Meaning::FILLER, Meaning::EVERY, Meaning::MATTER];
    let goes_on = |word: &&Meaning| {
        subject.topics.has(**word) || between.contains(word) || subject.between.has(**word)
    };
    let topics = said[first..].iter().take_while(goes_on).copied();
    let topics: Vec<Meaning> = topics.filter(|word| subject.topics.has(*word)).collect();
    (topics.len() > 1 && said[first..].contains(&Meaning::AND)).then_some(topics)
}
