//! Which rows and columns have which meaning (`means`), by the form's words file?
//!
//! A head or a stub gives its meaning to all that stands below or beside it.

use std::collections::BTreeMap;

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
        lines: Places::new(),
        there: Places::new(),
        found: Vec::new(),
    };
    for table in file.sections.iter_mut().flat_map(|section| &mut section.tables) {
        resolver.table(table);
    }
    resolver.absent(file);
    resolver.found
}

/// Where meanings are written.
type Places = BTreeMap<Meaning, Span>;

struct Resolver<'v> {
    source: SourceId,
    vocabulary: &'v Vocabulary,
    has_words: bool,
    /// The meanings of lines so far: there is one figure for each.
    lines: Places,
    /// Where some line or column has each meaning.
    there: Places,
    found: Vec<Diagnostic>,
}

impl Resolver<'_> {
    fn table(&mut self, table: &mut TableFile) {
        let none = Meanings::default();
        self.rows(&mut table.rows, none);
        let is_one_row = table.bands.is_empty() && table.rows.is_empty();
        match is_one_row {
            true => self.groups(&mut table.columns, none),
            false => self.columns(&mut table.columns, none, &mut Places::new()),
        }
        for band in &mut table.bands {
            self.rows(&mut band.rows, none);
            self.columns(&mut band.columns, none, &mut Places::new());
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
                    self.columns(&mut column.columns, none, &mut Places::new());
                }
                false => self.groups(&mut column.columns, column.meanings),
            }
        }
    }

    /// Columns of a line, `seen` being the meanings of those before them.
    fn columns(&mut self, columns: &mut [Column], above: Meanings, seen: &mut Places) {
        for column in columns {
            let own = self.meaning(column.means.as_ref(), seen);
            column.meanings = above.with(own);
            self.columns(&mut column.columns, column.meanings, seen);
        }
    }

    fn of_line(&mut self, means: Option<&Spanned<String>>) -> Meanings {
        let mut lines = std::mem::take(&mut self.lines);
        let own = self.meaning(means, &mut lines);
        self.lines = lines;
        own
    }

    /// The meaning that is written, if it is known and not among those `seen`, which it joins.
    fn meaning(&mut self, means: Option<&Spanned<String>>, seen: &mut Places) -> Meanings {
        let Some(means) = means else { return Meanings::NONE };
        let Some(meaning) = self.compared(means) else { return Meanings::NONE };
        let here = Span::of(self.source, &means.span());
        self.there.entry(meaning).or_insert(here);
        match seen.get(&meaning).copied() {
            Some(there) => {
                let message = format!("意思 {} 已写在另一处", means.get_ref());
                self.fault(message, means, "一个意思只能是一行；一行里只能是一列", Some(there));
            }
            None => {
                seen.insert(meaning, here);
            }
        }
        Meanings::of(meaning)
    }

    /// A meaning that numbers are compared with.
    fn compared(&mut self, name: &Spanned<String>) -> Option<Meaning> {
        let Some(meaning) = self.vocabulary.meaning(name.get_ref()) else {
            self.unknown(name);
            return None;
        };
        if !self.vocabulary.is_compared(meaning) {
            let message = format!("{} 不是词语文件里拿来比较的意思", name.get_ref());
            self.fault(message, name, "这里写词语文件的 rows 里 means 用到的意思", None);
            return None;
        }
        Some(meaning)
    }

    /// What the form has no figures for must be known, and must not be there.
    fn absent(&mut self, file: &LayoutFile) {
        for name in file.without.iter().filter(|name| !is_code(name.get_ref())) {
            let there = self.compared(name).and_then(|meaning| self.there.get(&meaning).copied());
            if there.is_some() {
                let message = format!("有一行或一列的意思就是 {}", name.get_ref());
                self.fault(message, name, "请从 without 里删去", there);
            }
        }
    }

    /// Without a words file nothing has a meaning: that is said once.
    fn unknown(&mut self, name: &Spanned<String>) {
        if self.has_words {
            let message = format!("词语文件里没有 {} 这个意思", name.get_ref());
            self.fault(message, name, "新的意思写进自备的词语文件，与同类的意思写在一起", None);
        } else if self.found.is_empty() {
            let message = "版式没有写 words，means、without 就没有意思可写";
            let help = "请补上 words = \"annual-report-words\" 或自备的词语文件";
            self.fault(message.to_owned(), name, help, None);
        }
    }

    fn fault(&mut self, message: String, at: &Spanned<String>, help: &str, there: Option<Span>) {
        let fault =
            Diagnostic::error("L113", message, Span::of(self.source, &at.span())).help(help);
        self.found.push(match there {
            Some(there) => fault.also(there, "已写在这里"),
            None => fault,
        });
    }
}

/// Whether a name in `without` is the code of a rule: `T105`.
fn is_code(name: &str) -> bool {
    let digits = name.strip_prefix(['F', 'S', 'T']);
    digits.is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// The codes of rules in `without`.
pub(super) fn codes(without: &[Spanned<String>]) -> Vec<String> {
    let names = without.iter().map(Spanned::get_ref);
    names.filter(|name| is_code(name)).cloned().collect()
}
