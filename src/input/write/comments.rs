//! What a caller says beside the keys and cells of an input that is written.

use std::collections::BTreeMap;

/// What a comment stands beside.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// The whole file: at its beginning.
    Beginning,
    /// A key, as TOML would write it with dots: `authority`, `overview` (the line that opens the
    /// section), `overview.text`, `applications.received`, `labels.disputes.total`,
    /// `checks.ignore`. Free tables go by their number in the section, from 0:
    /// `overview.table.0` is the line that opens the first, `overview.table.0.caption` its caption.
    Key(String),
    /// A figure.
    Figure {
        /// The key of its table.
        table: String,
        /// The key of its line.
        line: String,
        /// Its number in the line, from 0.
        cell: usize,
    },
    /// A cell of a free table.
    FreeCell {
        /// The key of its section.
        section: String,
        /// The number of its table in the section, from 0.
        table: usize,
        /// The first row of the cell, from 0; rows of heads count.
        row: usize,
        /// The first column of the cell, from 0.
        column: usize,
    },
    /// The whole file: at its end.
    End,
}

impl Anchor {
    /// The key of a file or, with dots, of a table in it.
    pub fn key(key: impl Into<String>) -> Self {
        Self::Key(key.into())
    }

    /// What is spoken of, for a comment that could not stand beside it.
    fn name(&self) -> String {
        match self {
            Self::Beginning | Self::End => String::new(),
            Self::Key(key) => format!("{key}："),
            Self::Figure { table, line, cell } => {
                format!("{table}.{line} 第 {} 个数：", cell + 1)
            }
            Self::FreeCell { section, table, row, column } => format!(
                "[[{section}.table]] 第 {} 张表第 {} 行第 {} 列：",
                table + 1,
                row + 1,
                column + 1
            ),
        }
    }
}

/// Comments of a caller, each beside something. One whose place is not in the file comes at its
/// end, with a word about what it was for: none is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comments {
    all: BTreeMap<Anchor, Vec<String>>,
}

impl Comments {
    /// Puts a comment beside something, after those that are there already. It may have several
    /// lines; whatever it holds, it stays a comment.
    pub fn add(&mut self, anchor: Anchor, text: impl AsRef<str>) {
        let lines = text.as_ref().lines().map(str::to_owned);
        self.all.entry(anchor).or_default().extend(lines);
    }

    /// Takes the lines beside something out.
    pub(super) fn take(&mut self, anchor: &Anchor) -> Vec<String> {
        self.all.remove(anchor).unwrap_or_default()
    }

    /// Takes all that is left: first what found no place, then what belongs at the end.
    pub(super) fn take_rest(&mut self) -> Vec<String> {
        let all = std::mem::take(&mut self.all);
        let named = |(anchor, lines): (Anchor, Vec<String>)| {
            let name = anchor.name();
            lines.into_iter().map(move |line| format!("{name}{line}"))
        };
        all.into_iter().flat_map(named).collect()
    }
}
