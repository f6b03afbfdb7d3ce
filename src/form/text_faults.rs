//! What is wrong with the texts of a layout, apart from its tables?

use toml::Spanned;

use super::file::{LayoutFile, SectionFile};
use super::title;
use super::topic::Topic;
use crate::base::{Diagnostic, SourceId, Span};

/// Whether a text is written on one line without escapes, so that a finding can point at any of its
/// characters.
pub(super) fn is_on_one_line(text: &Spanned<String>) -> bool {
    text.span().len() == text.get_ref().len() + 2 && !text.get_ref().contains('\n')
}

/// The faults of title, subject, keywords, of the words of titles, and of what each section says of
/// its heading and its text.
pub(super) fn text_faults(file: &LayoutFile) -> Vec<Diagnostic> {
    let mut faults = Faults { source: file.source, found: Vec::new() };
    for line in title::lines(&file.title) {
        faults.one_line(&line);
        faults.blanks(&line, &["{authority}", "{year}"], "标题里只能用 {authority} 和 {year}");
    }
    file.basis.iter().for_each(|basis| faults.one_line(basis));
    if let Some(subject) = &file.subject {
        faults.word(subject);
        faults.blanks(subject, &[], "subject 里不能用花括号");
    }
    for keyword in &file.keywords {
        faults.word(keyword);
        faults.blanks(keyword, &["{year}"], "关键词里只能用 {year}");
    }
    file.title_words.all().for_each(|word| faults.word(word));
    let mut topics = Vec::new();
    for section in &file.sections {
        faults.section(section, &mut topics);
    }
    faults.found
}

struct Faults {
    source: SourceId,
    found: Vec<Diagnostic>,
}

impl Faults {
    fn add<T>(&mut self, code: &'static str, message: impl Into<String>, at: &Spanned<T>) {
        self.found.push(Diagnostic::error(code, message, Span::of(self.source, &at.span())));
    }

    fn one_line(&mut self, text: &Spanned<String>) {
        if !is_on_one_line(text) {
            self.add("L110", "文字要写成一行，用一对引号括起来，不用反斜杠", text);
        }
    }

    /// A word that is looked for, or stands in the file: an empty one is found everywhere.
    fn word(&mut self, word: &Spanned<String>) {
        self.one_line(word);
        if word.get_ref().trim().is_empty() {
            self.add("L112", "词语不能是空的", word);
        }
    }

    /// Nothing but the `known` blanks stands in braces.
    fn blanks(&mut self, text: &Spanned<String>, known: &[&str], message: &str) {
        let fill = |text: String, blank: &&str| text.replace(*blank, "");
        let rest = known.iter().fold(text.get_ref().clone(), fill);
        if rest.contains(['{', '}']) {
            self.add("L105", message, text);
        }
    }

    /// `topics` are those of the sections before.
    fn section(&mut self, section: &SectionFile, topics: &mut Vec<Topic>) {
        self.one_line(&section.heading);
        section.starting_text.iter().for_each(|paragraph| self.one_line(paragraph));
        section.heading_words.iter().for_each(|word| self.word(word));
        let heading = section.heading.get_ref();
        let is_in = |word: &Spanned<String>| heading.contains(word.get_ref().as_str());
        if !section.heading_words.is_empty() && !section.heading_words.iter().any(is_in) {
            let message = "heading_words 里没有一个词在这个标题里";
            self.add("L112", message, &section.heading);
        }
        // Of a section that has nothing at all L104 says so.
        let is_misplaced = !section.prose && !section.tables.is_empty();
        for topic in &section.about {
            if is_misplaced {
                self.add("L112", "about 要写在有正文（prose = true）的一节", topic);
            } else if topics.contains(topic.get_ref()) {
                self.add("L112", "about 里的这一项前面已经写过", topic);
            } else {
                topics.push(*topic.get_ref());
            }
        }
    }
}
