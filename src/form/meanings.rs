//! Which rows and columns have which meaning (`means`), by the form's words file?
//!
//! A head or a stub gives its meaning to all that stands below or beside it.

use std::collections::BTreeSet;

use toml::Spanned;

use super::file::{Column, LayoutFile, Row, TableFile};
use crate::base::{Diagnostic, SourceId, Span};
use crate::vocabulary::{Meaning, Meanings, Vocabulary};

/// Gives every row and column of a layout its meanings, and says what is wrong with them.
pub(super) fn resolve(file: &mut LayoutFile, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let mut resolver = Resolver {
        source: file.source,
        vocabulary,
        has_words: file.words.is_some(),
        lines: BTreeSet::new(),
        found: Vec::new(),
    };
    for table in file.sections.iter_mut().flat_map(|section| &mut section.tables) {
        resolver.table(table);
    }
    resolver.absent(file);
    resolver.found
}

struct Resolver<'v> {
    source: SourceId,
    vocabulary: &'v Vocabulary,
    has_words: bool,
    /// The meanings of lines so far: there is one figure for each.
    lines: BTreeSet<Meaning>,
    found: Vec<Diagnostic>,
}

impl Resolver<'_> {
    fn table(&mut self, table: &mut TableFile) {
        let none = Meanings::default();
        self.rows(&mut table.rows, none);
        let is_one_row = table.bands.is_empty() && table.rows.is_empty();
        match is_one_row {
            true => self.groups(&mut table.columns, none),
            false => self.columns(&mut table.columns, none, &mut BTreeSet::new()),
        }
        for band in &mut table.bands {
            self.rows(&mut band.rows, none);
            self.columns(&mut band.columns, none, &mut BTreeSet::new());
        }
    }

    fn rows(&mut self, rows: &mut [Row], above: Meanings) {
        for row in rows {
            row.meanings = above.with(self.of_line(row.means.as_ref()));
            self.rows(&mut row.rows, row.meanings);
        }
    }

    /// The heads of a table of one row: a head with a key is a line, what is over it is so too.
    fn groups(&mut self, columns: &mut [Column], above: Meanings) {
        for column in columns {
            column.meanings = above.with(self.of_line(column.means.as_ref()));
            match column.key.is_some() {
                true => {
                    let none = Meanings::default();
                    self.columns(&mut column.columns, none, &mut BTreeSet::new());
                }
                false => self.groups(&mut column.columns, column.meanings),
            }
        }
    }

    /// Columns of a line, `seen` being the meanings of those before them.
    fn columns(&mut self, columns: &mut [Column], above: Meanings, seen: &mut BTreeSet<Meaning>) {
        for column in columns {
            let own = self.meaning(column.means.as_ref(), |meaning| !seen.insert(meaning));
            column.meanings = above.with(own);
            self.columns(&mut column.columns, column.meanings, seen);
        }
    }

    fn of_line(&mut self, means: Option<&Spanned<String>>) -> Meanings {
        let mut lines = std::mem::take(&mut self.lines);
        let own = self.meaning(means, |meaning| !lines.insert(meaning));
        self.lines = lines;
        own
    }

    /// The meaning that is written, if it is known and not there already.
    fn meaning(
        &mut self,
        means: Option<&Spanned<String>>,
        mut is_there: impl FnMut(Meaning) -> bool,
    ) -> Meanings {
        let Some(means) = means else { return Meanings::default() };
        let Some(meaning) = self.vocabulary.meaning(means.get_ref()) else {
            self.unknown(means);
            return Meanings::default();
        };
        if is_there(meaning) {
            self.fault(format!("意思 {} 已写在另一处", means.get_ref()), means);
        }
        Meanings::of(meaning)
    }

    /// What the form has no figures for must be known, and must not be there.
    fn absent(&mut self, file: &LayoutFile) {
        for name in &file.without {
            match self.vocabulary.meaning(name.get_ref()) {
                None => self.unknown(name),
                Some(meaning) if self.lines.contains(&meaning) => {
                    self.fault(format!("有一行的意思就是 {}", name.get_ref()), name);
                }
                Some(_) => {}
            }
        }
    }

    /// Without a words file nothing has a meaning: that is said once.
    fn unknown(&mut self, name: &Spanned<String>) {
        if !self.has_words {
            if self.found.is_empty() {
                self.fault("版式没有写 words，means、without 就没有意思可写".to_owned(), name);
            }
            return;
        }
        self.fault(format!("词语文件里没有 {} 这个意思", name.get_ref()), name);
    }

    fn fault(&mut self, message: String, at: &Spanned<String>) {
        let fault = Diagnostic::error("L113", message, Span::of(self.source, &at.span()));
        self.found.push(
            fault.help("意思的名称见 words 写的词语文件，如 layouts/annual-report-words.toml"),
        );
    }
}
