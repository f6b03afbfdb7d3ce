//! Which figures do the words state?
//!
//! A count belongs to the last thing named before it in its clause, or, where a clause names
//! nothing, to what the sentence is about (“受理政府信息公开申请3119件，答复3050件”). A clause with
//! a word that is not known is left alone, and ends what the sentence is about; so is what is said
//! of other years, of months, and of cases that need not be about disclosure.

use super::lexicon::{Topic, Word};
use super::meanings::{
    Clause, Last, disputes, leading_topic, lines_of, none_of, of_applications, of_disclosure,
    of_disputes, request,
};
use super::scope::{is_label, is_mixed, narrows};
use super::tokens::{Lexicon, Token, TokenKind};
use crate::base::Located;
use crate::checks::claim::{Claim, Columns, Subject};
use crate::checks::facts::Facts;

/// How many words after a count are looked at; reports have no longer clauses.
const FAR: usize = 60;
/// A longer clause is nobody's sentence, and is not looked at again at each of its words.
const LONGEST_CLAUSE: usize = 500;

/// All claims of the sections' words.
pub(super) fn claims<'f>(facts: &'f Facts<'_>) -> &'f [Claim] {
    facts.claims(read)
}

fn read(facts: &Facts<'_>) -> Vec<Claim> {
    let lexicon = Lexicon::new(facts);
    facts.paragraphs().flat_map(|text| of_paragraph(text, &lexicon)).collect()
}

fn of_paragraph(text: &Located, lexicon: &Lexicon) -> Vec<Claim> {
    let tokens = lexicon.tokens(text.as_str());
    let mut reader = Reader {
        text,
        tokens: &tokens,
        clause: 0,
        start: 0,
        sentence: Sentence::default(),
        has_requests: false,
        claims: Vec::new(),
    };
    for at in 0..tokens.len() {
        reader.step(at);
    }
    reader.claims
}

struct Reader<'a> {
    text: &'a Located,
    tokens: &'a [Token],
    /// Where the clause, or what follows the last count in it, begins.
    clause: usize,
    /// Where the sentence begins.
    start: usize,
    sentence: Sentence,
    /// Whether the paragraph has spoken of requests for information.
    has_requests: bool,
    claims: Vec<Claim>,
}

/// What a sentence has said up to a place.
#[derive(Default)]
struct Sentence {
    /// What it is about.
    topic: Option<Topic>,
    /// What it was about where an aside began.
    asides: Vec<Option<Topic>>,
    /// Which requests it spoke of last.
    last: Last,
    /// It has named disclosure, or requests for it.
    has_disclosure: bool,
    /// It speaks of cases of any kind, not of disclosure alone.
    is_casework: bool,
    /// It speaks of the cases that the body tries or reviews for others.
    is_reviewer: bool,
    /// It has a word that is not known.
    has_unknown: bool,
    /// It speaks of another time than the year of the report.
    is_elsewhen: bool,
    /// It has counted a part of something; its other counts may be parts too.
    is_lost: bool,
}

/// The words of tokens, if all of them are known words and nothing else.
fn words(tokens: &[Token]) -> Option<Vec<Word>> {
    tokens.iter().map(Token::word).collect()
}

/// The words that tokens begin with.
fn first_words(tokens: &[Token]) -> Vec<Word> {
    tokens.iter().take(FAR).map_while(Token::word).collect()
}

/// The last topic that is named.
fn named(words: &[Word]) -> Option<Topic> {
    words.iter().rev().find_map(|word| match word {
        Word::Topic(topic) => Some(*topic),
        _ => None,
    })
}

impl Reader<'_> {
    fn step(&mut self, at: usize) {
        let kind = self.tokens[at].kind;
        self.hear(kind);
        match kind {
            TokenKind::Word(Word::None) => return self.none(at),
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
            TokenKind::Open => self.sentence.asides.push(self.sentence.topic),
            TokenKind::Close => self.sentence.topic = self.sentence.asides.pop().flatten(),
            TokenKind::Semicolon => self.sentence.last = Last::Other,
            _ => {}
        }
        self.clause = at + 1;
    }

    /// A short sentence without a count, in which no known thing is named, is a label: what follows
    /// is about it, and not about the whole. “一是网络平台。收到……”.
    fn end_sentence(&mut self, at: usize) {
        let names = self.sentence.has_disclosure || !self.sentence.has_unknown;
        let is_lost = !names && is_label(&self.tokens[self.start..at]);
        self.sentence = Sentence { is_lost, ..Sentence::default() };
        (self.clause, self.start) = (at + 1, at + 1);
    }

    /// What each word tells about the sentence and the paragraph.
    fn hear(&mut self, kind: TokenKind) {
        match kind {
            TokenKind::Word(Word::Topic(Topic::Applications)) => {
                (self.has_requests, self.sentence.has_disclosure) = (true, true);
            }
            TokenKind::Word(Word::Disclosure) => self.sentence.has_disclosure = true,
            TokenKind::Word(Word::Casework) => self.sentence.is_casework = true,
            TokenKind::Word(Word::Reviewer) => self.sentence.is_reviewer = true,
            TokenKind::Unknown => self.sentence.has_unknown = true,
            _ => {}
        }
    }

    /// Takes from a clause without a count what the sentence is about, and of which year.
    fn name_topic(&mut self, at: usize) {
        let clause = &self.tokens[self.clause..at];
        let words: Vec<Word> = clause.iter().filter_map(Token::word).collect();
        if let Some(topic) = named(&words) {
            self.sentence.topic = Some(topic);
        }
        self.sentence.is_lost |= narrows(self.text.as_str(), clause, &self.tokens[at]);
        self.hear_time(&words);
    }

    /// A clause that names last or next year is about it, unless something is carried over.
    fn hear_time(&mut self, words: &[Word]) {
        let has = |word: Word| words.contains(&word);
        if has(Word::ThisYear) {
            self.sentence.is_elsewhen = false;
        }
        let is_other_year = (has(Word::LastYear) || has(Word::NextYear)) && !has(Word::Carried);
        if is_other_year || has(Word::OtherTime) {
            self.sentence.is_elsewhen = true;
        }
    }

    /// Reads a count with the words before it, and those behind it up to the end of the clause.
    fn count(&mut self, at: usize, count: i64) {
        let prefix = &self.tokens[self.clause..at];
        let Some(before) = words(prefix) else {
            let narrows =
                |token: &Token| matches!(token.kind, TokenKind::Word(Word::Topic(_) | Word::Part));
            self.sentence.is_lost |= prefix.iter().any(narrows);
            self.sentence.topic = None;
            return;
        };
        let behind = first_words(&self.tokens[at + 1..]);
        let within = behind.contains(&Word::Within);
        let Some((said, last)) = self.said(before, behind, at) else {
            self.sentence.is_lost |= within;
            return;
        };
        self.hear_time(&said);
        let own = named(&said);
        let narrows = [Word::Part, Word::None, Word::Each, Word::Respectively, Word::OtherTime];
        if said.iter().any(|word| narrows.contains(word)) {
            // A part of what the clause names; no table has such a figure.
            self.sentence.is_lost |= own.is_some();
            self.sentence.last = Last::Part;
            if said.contains(&Word::Respectively) {
                self.sentence.topic = None;
            }
            return;
        }
        let told = self.sentence.topic.or_else(|| self.told_before(&said, at));
        let Some(topic) = own.or(told) else {
            self.sentence.last = Last::Part;
            return;
        };
        self.sentence.topic = Some(topic);
        if is_mixed(topic, &said) {
            self.sentence.is_lost = true;
        }
        if self.sentence.is_elsewhen || self.sentence.is_lost {
            return;
        }
        let mark = self.tokens.get(at + 1).map(|token| token.kind);
        let next = match mark {
            Some(TokenKind::Open | TokenKind::Pause) => first_words(&self.tokens[at + 2..]),
            _ => Vec::new(),
        };
        let is_aside = mark == Some(TokenKind::Open);
        let clause = Clause { said, next, is_aside, is_named: own.is_some() };
        self.claim(topic, &clause, count, at, last);
    }

    /// What the words around a count say, and the last token of it; nothing where they cannot be
    /// understood.
    fn said(&self, before: Vec<Word>, behind: Vec<Word>, at: usize) -> Option<(Vec<Word>, usize)> {
        let is_filler =
            |word: &Word| matches!(word, Word::Filler | Word::And | Word::ThisYear | Word::Within);
        let after = self.tokens.get(at + 1 + behind.len()).map(|token| token.kind);
        if behind.contains(&Word::Within) {
            return None;
        }
        let leads_on = matches!(after, Some(TokenKind::Count(_) | TokenKind::Unknown));
        let begins_anew = matches!(behind.first(), Some(Word::And));
        if begins_anew || behind.is_empty() && !matches!(after, Some(TokenKind::Unknown)) {
            return Some((before, at));
        }
        if leads_on {
            // “5件由区政府受理”: not all of them.
            return None;
        }
        let last = at + behind.len();
        let own = named(&before).is_none() && leading_topic(&behind).is_some();
        let is_open = before.iter().all(|word| is_filler(word) || *word == Word::Among);
        if own || is_open {
            return Some(([before, behind].concat(), last));
        }
        behind.iter().all(is_filler).then_some((before, at))
    }

    /// Keeps a claim of what a clause may mean.
    fn claim(&mut self, topic: Topic, clause: &Clause, count: i64, at: usize, last: usize) {
        let (meanings, subject) = match topic {
            Topic::Applications => {
                let (meanings, heard) = of_applications(clause, self.sentence.last);
                self.sentence.last = heard;
                (meanings, Subject::Applications)
            }
            topic if topic.is_dispute() => {
                if !self.is_about_disclosure(clause, at) {
                    return;
                }
                (of_disputes(topic, clause), Subject::Disputes)
            }
            // Beside requests or disputes the word says what those are about, not what is counted.
            _ if self.sentence.has_disclosure => return,
            topic => (of_disclosure(topic, clause), Subject::Disclosure),
        };
        if !meanings.is_empty() {
            let text = self.written(at, last);
            self.claims.push(Claim { text, count, meanings, subject });
        }
    }

    /// Bodies that try cases, and those with many, count those too; only cases about disclosure are
    /// in the table.
    fn is_about_disclosure(&mut self, clause: &Clause, at: usize) -> bool {
        if self.sentence.is_reviewer {
            return false;
        }
        let names =
            |word: &Word| matches!(word, Word::Disclosure | Word::Topic(Topic::Applications));
        if clause.said.iter().any(names) {
            return true;
        }
        if self.sentence.is_casework {
            return false;
        }
        if self.sentence.has_disclosure {
            return true;
        }
        let is_topic = |word: &Word| matches!(word, Word::Topic(_));
        let mut verbs = clause.said.iter().take_while(|word| !is_topic(word));
        let tries = [Word::Handled, Word::Received, Word::Answered, Word::Closed, Word::New];
        let rest = self.tokens[at + 1..].iter().take(FAR);
        let mut rest = rest.take_while(|token| token.kind != TokenKind::Stop);
        let tells_apart = |kind: TokenKind| match kind {
            TokenKind::Word(Word::Topic(topic)) => !topic.is_dispute(),
            TokenKind::Word(word) => matches!(word, Word::Disclosure | Word::Part | Word::Casework),
            _ => false,
        };
        self.sentence.is_casework = self.sentence.has_unknown
            || verbs.any(|word| tries.contains(word))
            || rest.any(|token| tells_apart(token.kind));
        !self.sentence.is_casework
    }

    /// “办结的申请中，予以公开25件”: a row of the table named in a sentence of which every word is
    /// known, in a paragraph that spoke of requests before.
    fn told_before(&self, said: &[Word], at: usize) -> Option<Topic> {
        let has = |word: Word| said.contains(&word);
        let rest = self.tokens[at + 1..].iter().take(FAR);
        let mut rest = rest.take_while(|token| token.kind != TokenKind::Stop);
        let names = |token: &Token| token.kind == TokenKind::Word(Word::Topic(Topic::Applications));
        let is_request =
            has(Word::Request) && (has(Word::Received) || has(Word::Answered)) && !rest.any(names);
        let is_row = said.iter().any(|word| matches!(word, Word::Result(_)))
            || has(Word::Carried) && (has(Word::LastYear) || has(Word::NextYear))
            || has(Word::New)
            || is_request;
        let told = is_row && self.has_requests && !self.sentence.has_unknown;
        told.then_some(Topic::Applications)
    }

    /// The words of a claim from the first that says something.
    fn written(&self, at: usize, last: usize) -> Located {
        let silent = [Word::Filler, Word::And, Word::Among, Word::ThisYear];
        let speaks =
            |token: &&Token| !silent.iter().any(|word| token.kind == TokenKind::Word(*word));
        let first = self.tokens[self.clause..at].iter().find(speaks).unwrap_or(&self.tokens[at]);
        self.text.slice(first.range.start..self.tokens[last].range.end)
    }

    /// “未收到政府信息公开申请”: every word to the end of the clause must be known.
    fn none(&mut self, at: usize) {
        let after = first_words(&self.tokens[at + 1..]);
        let end = self.tokens.get(at + 1 + after.len()).map(|token| token.kind);
        let goes_on =
            matches!(end, Some(TokenKind::Count(_) | TokenKind::Unknown | TokenKind::Word(_)));
        let clause = &self.tokens[self.clause..at];
        let clause = Some(clause).filter(|clause| clause.len() <= LONGEST_CLAUSE);
        let Some(before) = clause.and_then(words) else {
            // An unknown word is the subject, probably another body; what follows is about it too.
            self.sentence.is_lost = true;
            return;
        };
        let (mut now, mut then) = (before.clone(), after.clone());
        now.append(&mut then);
        self.hear_time(&now);
        let narrows = |word: &Word| {
            let plain = [
                Word::Within,
                Word::Filler,
                Word::And,
                Word::Disclosure,
                Word::Request,
                Word::Received,
                Word::Handled,
                Word::Answered,
                Word::ThisYear,
            ];
            !plain.contains(word) && !matches!(word, Word::Topic(_))
        };
        let is_part = before.iter().any(|word| matches!(word, Word::Part | Word::Among));
        let is_lost = self.sentence.is_elsewhen || self.sentence.is_lost;
        if goes_on || is_lost || is_part || after.iter().any(narrows) {
            return;
        }
        let mut topics = none_of(&after);
        if topics.iter().any(|topic| topic.is_disclosure()) {
            // A topic of table 二 (行政处罚) says here what the cases would have been about.
            return;
        }
        if topics.is_empty() && after.contains(&Word::Request) && self.has_requests {
            topics.push(Topic::Applications);
        }
        for topic in topics {
            let meaning = match topic {
                Topic::Applications => vec![request("received", Columns::Last)],
                topic => disputes(lines_of(topic), &[], false),
            };
            let last = &self.tokens[at + after.len()];
            let text = self.text.slice(self.tokens[at].range.start..last.range.end);
            self.claims.push(Claim {
                text,
                count: 0,
                meanings: vec![meaning],
                subject: Subject::None,
            });
        }
    }
}
