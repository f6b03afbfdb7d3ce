//! What is to be said of one report, kept until its turn comes.

use super::Failure;
use crate::base::visible;

/// Everything that is said of a report, in order. Several reports are made at once, and each is told
/// of when those before it have been.
#[derive(Debug, Default)]
pub(in crate::cli) struct Record(pub(super) Vec<Said>);

/// One thing that is said.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// On the stream of results, a sentence about what was done.
    Sentence(String),
    /// On the stream of results, just so.
    Result(String),
    /// On the stream of results, a text that is made to be used.
    Text(String),
    /// On the stream of results, a file.
    File(Vec<u8>),
    /// On the error stream, a sentence about what was done, a line end to follow.
    Remark(String),
    /// On the error stream, a line end to follow.
    Complaint(String),
}

/// As [`Terminal`](super::Terminal) has them.
impl Record {
    /// Says what was done in a sentence: one line, whatever names from outside it holds.
    pub(in crate::cli) fn say(&mut self, sentence: &str) {
        self.0.push(Said::Sentence(format!("{}\n", visible(sentence))));
    }

    /// Gives what was asked for, in lines that can be shown as they are.
    pub(in crate::cli) fn put(&mut self, lines: &str) {
        self.0.push(Said::Result(format!("{lines}\n")));
    }

    /// Gives a text that is made to be used.
    pub(in crate::cli) fn put_text(&mut self, text: String) {
        self.0.push(Said::Text(text));
    }

    /// Gives a file.
    pub(in crate::cli) fn put_file(&mut self, bytes: Vec<u8>) {
        self.0.push(Said::File(bytes));
    }

    /// Remarks on what was done in a sentence: one line, whatever names from outside it holds.
    pub(in crate::cli) fn remark(&mut self, sentence: &str) {
        self.0.push(Said::Remark(visible(sentence).into_owned()));
    }

    /// Says what is wrong, in lines that can be shown as they are.
    pub(in crate::cli) fn complain_in_lines(&mut self, lines: &str) {
        self.0.push(Said::Complaint(lines.to_owned()));
    }

    /// Says why something could not be done.
    pub(in crate::cli) fn fail(&mut self, failure: &Failure) {
        self.complain_in_lines(&failure.line());
    }
}
