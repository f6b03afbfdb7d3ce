//! Which figures does a row of a words file mean? `results_total | results_total - carried_in`.

use super::faults::PieceFault;
use super::meaning::Meanings;
use super::names::Names;
use super::reference::Reference;

/// Figures that are added up, or subtracted, to come to a stated number.
pub type Sum = Vec<Term>;

/// Figures of a [`Sum`]: lines of the tables, and which cells of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The lines.
    pub lines: Reference,
    /// Their cells; the last, their total, where nothing is said.
    pub cells: Option<Reference>,
    /// Whether they are subtracted.
    pub is_less: bool,
}

/// Reads the sums that a number may be, the likeliest first; or says what is wrong with which piece.
pub(super) fn parse<'p>(text: &'p str, names: &Names) -> Result<Vec<Sum>, PieceFault<'p>> {
    text.split('|').map(|sum| parse_sum(sum, names)).collect()
}

fn parse_sum<'p>(text: &'p str, names: &Names) -> Result<Sum, PieceFault<'p>> {
    let mut words = text.split_ascii_whitespace().peekable();
    let mut sum = Sum::new();
    let mut is_less = false;
    loop {
        let lines = reference(words.next().unwrap_or_default(), names)?;
        let cells = match words.next_if_eq(&"x") {
            Some(_) => Some(reference(words.next().unwrap_or_default(), names)?),
            None => None,
        };
        sum.push(Term { lines, cells, is_less });
        is_less = match words.next() {
            None => return Ok(sum),
            Some("+") => false,
            Some("-") => true,
            Some(other) => {
                return Err(PieceFault::new(other, format!("{other} 前要写 +、- 或 x")));
            }
        };
    }
}

fn reference<'p>(name: &'p str, names: &Names) -> Result<Reference, PieceFault<'p>> {
    match name {
        "" => Err(PieceFault::new("", "少了一个意思的名称")),
        "topic" => Ok(Reference::Topic),
        name => names.reference(name).map_err(|message| PieceFault::new(name, message)),
    }
}

/// The meanings that sums name, the topic being any of these.
pub(super) fn meanings(sums: &[Sum], topics: Meanings) -> Meanings {
    let terms = sums.iter().flatten().flat_map(|term| [Some(term.lines), term.cells]).flatten();
    terms.fold(Meanings::NONE, |all, reference| all.with(reference.meanings_or(topics)))
}
