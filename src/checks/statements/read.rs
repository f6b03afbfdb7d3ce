//! Which figures do the words state?
//!
//! A count belongs to the last thing named before it in its clause, or, where a clause names
//! nothing, to what the sentence is about (“受理政府信息公开申请3119件，答复3050件”). A clause with
//! a word that is not known is left alone, and ends what the sentence is about; so is what is said
//! of other years, of months, and of cases that need not be about what the report is. Which figure
//! is meant, the rows of the words file say.

use super::clause::{Clause, FAR, is_explained};
use super::meant::{Meant, together};
use super::scope::{is_label, narrows};
use super::sentence::{Extent, Named, Sentence, Time, Understood, Whose};
use super::tokens::{Token, TokenKind, Words};
use crate::base::Located;
use crate::checks::claim::Claim;
use crate::checks::facts::Facts;
use crate::form::Form;
use crate::vocabulary::{Matter, Meaning, Meanings, Row, State, Vocabulary};

/// All claims of the sections' words.
pub(super) fn claims<'f>(facts: &'f Facts<'_>) -> &'f [Claim] {
    facts.claims(read)
}

fn read(facts: &Facts<'_>) -> Vec<Claim> {
    let words = Words::new(facts);
    facts.paragraphs().flat_map(|text| read_paragraph(facts.form, &words, text).0).collect()
}

/// The claims of a paragraph, and the rows of the words file that it came to.
pub(super) fn read_paragraph<'a>(
    form: &'a Form,
    words: &Words<'_>,
    text: &Located,
) -> (Vec<Claim>, Vec<&'a Row>) {
    let tokens = words.tokens(text.as_str());
    let mut reader = Reader::new(form, text, &tokens);
    (0..tokens.len()).for_each(|at| reader.step(at));
    (reader.claims, reader.rows)
}

/// Goes over the words of a paragraph.
pub(super) struct Reader<'a, 't> {
    pub(super) form: &'a Form,
    pub(super) vocabulary: &'a Vocabulary,
    /// The topics of all subjects.
    pub(super) topics: Meanings,
    pub(super) text: &'t Located,
    pub(super) tokens: &'t [Token],
    /// Where the clause, or what follows the last count in it, begins.
    pub(super) clause: usize,
    /// Where the sentence begins.
    start: usize,
    pub(super) sentence: Sentence,
    /// The topics that the paragraph has named.
    pub(super) heard: Meanings,
    /// The same in their order.
    named_so_far: Vec<Meaning>,
    claims: Vec<Claim>,
    rows: Vec<&'a Row>,
}

/// The words of tokens, if all of them are known words and nothing else.
pub(super) fn words(tokens: &[Token]) -> Option<Vec<Meaning>> {
    tokens.iter().map(Token::word).collect()
}

/// The words that tokens begin with.
pub(super) fn first_words(tokens: &[Token]) -> Vec<Meaning> {
    tokens.iter().take(FAR).map_while(Token::word).collect()
}

impl<'a, 't> Reader<'a, 't> {
    fn new(form: &'a Form, text: &'t Located, tokens: &'t [Token]) -> Self {
        let vocabulary = &*form.vocabulary;
        Reader {
            form,
            vocabulary,
            topics: vocabulary.topics(),
            text,
            tokens,
            clause: 0,
            start: 0,
            sentence: Sentence::default(),
            heard: Meanings::default(),
            named_so_far: Vec::new(),
            claims: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn step(&mut self, at: usize) {
        let kind = self.tokens[at].kind;
        self.hear(kind);
        match kind {
            TokenKind::Word(Meaning::NONE) => return self.none(at),
            TokenKind::Word(_) | TokenKind::Unknown => return,
            TokenKind::Count(count) => self.count(at, count),
            TokenKind::Pause | TokenKind::Open | TokenKind::Semicolon => self.name_topic(at),
            TokenKind::Stop => {
                self.name_topic(at);
                return self.end_sentence(at);
            }
            TokenKind::Close => {}
        }
        match kind {
            TokenKind::Open => self.open(at),
            TokenKind::Close => {
                let (topic, extent) = self.sentence.asides.pop().unwrap_or_default();
                (self.sentence.topic, self.sentence.extent) = (topic, extent);
            }
            TokenKind::Semicolon => self.sentence.last = State::NOTHING,
            _ => {}
        }
        self.clause = at + 1;
    }

    /// An aside divides the count before it: where nobody knows what that is, nor what these are.
    fn open(&mut self, at: usize) {
        let Sentence { topic, extent, last, .. } = self.sentence;
        self.sentence.asides.push((topic, extent));
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let is_count = before.is_some_and(|token| matches!(token.kind, TokenKind::Count(_)));
        self.sentence.extent.narrow(is_count && last == State::PART);
    }

    /// A short sentence without a count, in which no known thing is named, is a label: what follows
    /// is about it, and not about the whole. “一是网络平台。收到……”.
    fn end_sentence(&mut self, at: usize) {
        let is_known =
            self.sentence.matter == Named::Said || self.sentence.words == Understood::All;
        let mut sentence = Sentence::default();
        sentence.extent.narrow(!is_known && is_label(&self.tokens[self.start..at]));
        self.sentence = sentence;
        (self.clause, self.start) = (at + 1, at + 1);
    }

    /// What each word tells about the sentence and the paragraph.
    fn hear(&mut self, kind: TokenKind) {
        match kind {
            TokenKind::Word(topic) if self.topics.has(topic) => {
                self.heard = self.heard.with(Meanings::of(topic));
                self.named_so_far.push(topic);
                if self.names_matter(topic) {
                    self.sentence.matter = Named::Said;
                }
            }
            TokenKind::Word(Meaning::MATTER) => self.sentence.matter = Named::Said,
            TokenKind::Word(Meaning::CASEWORK) => {
                self.sentence.whose = self.sentence.whose.max(Whose::Any);
            }
            TokenKind::Word(Meaning::REVIEWER) => self.sentence.whose = Whose::Reviewed,
            TokenKind::Unknown => self.sentence.words = Understood::Partly,
            _ => {}
        }
    }

    /// The last topic that is named.
    fn named(&self, words: &[Meaning]) -> Option<Meaning> {
        words.iter().rev().copied().find(|word| self.topics.has(*word))
    }

    /// Takes from a clause without a count what the sentence is about, and of which year.
    fn name_topic(&mut self, at: usize) {
        let clause = &self.tokens[self.clause..at];
        let words: Vec<Meaning> = clause.iter().filter_map(Token::word).collect();
        if let Some(topic) = self.named(&words) {
            self.sentence.topic = Some(topic);
            self.sentence.partial = self.at_most(Some(topic)).both(words.iter().copied().collect());
        }
        let (text, mark) = (self.text.as_str(), &self.tokens[at]);
        let is_part = narrows(self.vocabulary, self.topics, text, clause, mark);
        self.sentence.extent.narrow(is_part);
        self.hear_time(&words);
    }

    /// A clause that names last or next year is about it, unless something is carried over.
    pub(super) fn hear_time(&mut self, words: &[Meaning]) {
        let has = |word: Meaning| words.contains(&word);
        if has(Meaning::THIS_YEAR) {
            self.sentence.time = Time::Year;
        }
        let is_other_year = has(Meaning::LAST_YEAR) || has(Meaning::NEXT_YEAR);
        if is_other_year && !has(Meaning::CARRIED) || has(Meaning::OTHER_TIME) {
            self.sentence.time = Time::Other;
        }
    }

    /// Reads a count with the words before it, and those behind it up to the end of the clause.
    fn count(&mut self, at: usize, count: i64) {
        let prefix = &self.tokens[self.clause..at];
        let Some(before) = words(prefix) else {
            let is_named =
                |word: Meaning| self.topics.has(word) || self.vocabulary.partial.has(word);
            self.sentence.extent.narrow(prefix.iter().filter_map(Token::word).any(is_named));
            self.sentence.topic = None;
            return;
        };
        let behind = first_words(&self.tokens[at + 1..]);
        let is_within = behind.contains(&Meaning::WITHIN);
        let Some((said, last)) = self.said(before, behind, at) else {
            self.sentence.extent.narrow(is_within);
            return;
        };
        self.hear_time(&said);
        let Some((topic, is_named)) = self.topic(&said, at) else { return };
        if self.sentence.time == Time::Other || self.sentence.extent == Extent::Part {
            return;
        }
        self.claim(&said, (topic, is_named), count, at, last);
    }

    /// The words beside which a number of a topic is right where it is less.
    fn at_most(&self, topic: Option<Meaning>) -> Meanings {
        let subject = topic.and_then(|topic| self.vocabulary.subject(topic));
        subject.map(|subject| subject.at_most).unwrap_or_default()
    }

    /// What a count is of, and whether its clause names it; nothing where it is of a part.
    fn topic(&mut self, said: &[Meaning], at: usize) -> Option<(Meaning, bool)> {
        let own = self.named(said);
        let at_most = self.at_most(own.or(self.sentence.topic));
        let is_partial = |word: Meaning| self.vocabulary.partial.has(word) && !at_most.has(word);
        let narrows = [Meaning::NONE, Meaning::EACH, Meaning::RESPECTIVELY, Meaning::OTHER_TIME];
        if said.iter().any(|word| narrows.contains(word) || is_partial(*word)) {
            // A part of what the clause names; no table has such a figure.
            self.sentence.extent.narrow(own.is_some());
            self.sentence.last = State::PART;
            if said.contains(&Meaning::RESPECTIVELY) {
                self.sentence.topic = None;
            }
            return None;
        }
        let Some(topic) = own.or(self.sentence.topic).or_else(|| self.told_before(said, at)) else {
            self.sentence.last = State::PART;
            return None;
        };
        self.sentence.topic = Some(topic);
        let subject = self.vocabulary.subject(topic)?;
        self.sentence.extent.narrow(said.iter().any(|word| subject.mixed_with.has(*word)));
        Some((topic, own.is_some()))
    }

    /// What the words around a count say, and the last token of it; nothing where they cannot be
    /// understood.
    fn said(
        &self,
        before: Vec<Meaning>,
        behind: Vec<Meaning>,
        at: usize,
    ) -> Option<(Vec<Meaning>, usize)> {
        let fillers = [Meaning::FILLER, Meaning::AND, Meaning::THIS_YEAR, Meaning::WITHIN];
        // “3000件已公示”.
        let at_most = self.at_most(self.named(&before));
        let is_filler = |word: &Meaning| fillers.contains(word) || at_most.has(*word);
        let after = self.tokens.get(at + 1 + behind.len()).map(|token| token.kind);
        if behind.contains(&Meaning::WITHIN) {
            return None;
        }
        let leads_on = matches!(after, Some(TokenKind::Count(_) | TokenKind::Unknown));
        let begins_anew = behind.first() == Some(&Meaning::AND);
        if begins_anew || behind.is_empty() && !matches!(after, Some(TokenKind::Unknown)) {
            return Some((before, at));
        }
        if leads_on {
            // “5件由区政府受理”: not all of them.
            return None;
        }
        let last = at + behind.len();
        let own = self.named(&before).is_none() && self.leads_with_topic(&behind);
        let is_open = before.iter().all(|word| is_filler(word) || *word == Meaning::AMONG);
        if own || is_open {
            return Some(([before, behind].concat(), last));
        }
        behind.iter().all(is_filler).then_some((before, at))
    }

    /// Whether the topic stands behind its count: “收到3件政府信息公开申请”.
    fn leads_with_topic(&self, behind: &[Meaning]) -> bool {
        let silent = [Meaning::FILLER, Meaning::MATTER];
        let first = behind.iter().find(|word| !silent.contains(word));
        first.is_some_and(|word| self.topics.has(*word))
    }

    /// What is known of a clause whose last token is `at`, before its topic is.
    pub(super) fn clause<'c>(&'c self, said: &'c [Meaning], at: usize) -> Clause<'c> {
        Clause {
            said,
            next: Meanings::default(),
            is_aside: false,
            is_named: false,
            topic: None,
            up_to_topic: 0,
            last: self.sentence.last,
            heard: self.heard,
            rest: &self.tokens[at + 1..],
        }
    }

    /// Keeps what a count may be by the rows of its subject.
    fn claim(
        &mut self,
        said: &[Meaning],
        (topic, is_named): (Meaning, bool),
        count: i64,
        at: usize,
        last: usize,
    ) {
        let Some(subject) = self.vocabulary.subject(topic) else { return };
        let is_in_table = match subject.matter {
            Matter::Needed => self.is_about_matter(subject, said, at),
            // Beside it the word says what it is about, not what is counted.
            Matter::Excluded => self.sentence.matter == Named::Unsaid,
            Matter::Names | Matter::Apart => true,
        };
        if !is_in_table {
            return;
        }
        let mark = self.tokens.get(at + 1).map(|token| token.kind);
        let next = match mark {
            Some(TokenKind::Open | TokenKind::Pause) => first_words(&self.tokens[at + 2..]),
            _ => Vec::new(),
        };
        let named = said.iter().position(|word| subject.topics.has(*word));
        let clause = Clause {
            next: next.into_iter().collect(),
            is_aside: mark == Some(TokenKind::Open),
            is_named,
            topic: Some(topic),
            up_to_topic: named.map_or(0, |at| at + 1),
            ..self.clause(said, at)
        };
        let Some(row) = clause.first(&subject.rows, self.form) else { return };
        self.sentence.last = row.then.unwrap_or(self.sentence.last);
        let text = self.written(at, last);
        let behind = first_words(&self.tokens[at + 1..]);
        let partial = subject.at_most.both(said.iter().chain(&behind).copied().collect());
        self.sentence.partial = self.sentence.partial.with(partial);
        let is_at_most = self.sentence.partial.meets(row.at_most);
        let is_other_part = !partial.is_empty() && !is_at_most;
        if is_other_part || is_at_most && is_explained(&self.tokens[at + 1..]) {
            return;
        }
        let together = together(subject, said).unwrap_or_else(|| vec![topic]);
        if together.len() > 1 {
            // Nobody knows of which of them the sentence goes on to speak.
            self.sentence.topic = None;
        }
        self.keep(
            row,
            said,
            &together,
            Claim { text, count, is_at_most, sums: Vec::new(), rule: subject.rule },
        );
    }

    /// Keeps a claim with what a row means by it, unless it cannot be told or no table has it.
    pub(super) fn keep(
        &mut self,
        row: &'a Row,
        said: &[Meaning],
        topics: &[Meaning],
        claim: Claim,
    ) {
        self.rows.push(row);
        let meant = Meant { form: self.form, said, topics };
        let sums: Vec<_> = row.means.iter().filter_map(|sum| meant.cells(sum)).collect();
        if !sums.is_empty() {
            self.claims.push(Claim { sums, ..claim });
        }
    }

    /// “办结的申请中，予以公开25件”: a row of the table named in a sentence of which every word is
    /// known, in a paragraph that named the topic before.
    fn told_before(&mut self, said: &[Meaning], at: usize) -> Option<Meaning> {
        if self.sentence.words == Understood::Partly {
            return None;
        }
        let clause = self.clause(said, at);
        let heard = self.vocabulary.subjects.iter().filter(|it| self.heard.meets(it.topics));
        let told = heard.filter_map(|it| Some((it, clause.first(&it.told, self.form)?))).next();
        let (subject, row) = told?;
        self.rows.push(row);
        self.named_so_far.iter().rev().copied().find(|topic| subject.topics.has(*topic))
    }

    /// The words of a claim from the first that says something.
    fn written(&self, at: usize, last: usize) -> Located {
        let silent = [Meaning::FILLER, Meaning::AND, Meaning::AMONG, Meaning::THIS_YEAR];
        let speaks = |token: &&Token| !token.word().is_some_and(|word| silent.contains(&word));
        let first = self.tokens[self.clause..at].iter().find(speaks).unwrap_or(&self.tokens[at]);
        self.text.slice(first.range.start..self.tokens[last].range.end)
    }
}
