//! Which figures do the words state?
//!
//! A count belongs to the last thing named before it in its clause, or, where a clause names
//! nothing, to what the sentence is about (“受理政府信息公开申请3119件，答复3050件”). A clause with
//! a word that is not known certainly says nothing, and ends what the sentence is about; so does what is said
//! of other years, of months, and of cases that need not be about what the report is. Once more, the words that are
//! not known are passed over, for what it likely says. Which figure
//! is meant, the rows of the words file say.

use std::collections::BTreeSet;

use super::clause::FAR;
use super::heads::{Above, Heads, number_of};
use super::scope::{has_any, is_label, narrows};
use super::sentence::{Named, Sentence, Time, Understood, Whose};
use super::token::{Token, TokenKind};
use super::tokens::Words;
use crate::base::Located;
use crate::checks::claim::{Certainty, Claim};
use crate::checks::facts::Facts;
use crate::form::Form;
use crate::vocabulary::{Meaning, Meanings, Row, State, Vocabulary};

/// All claims of the sections' words.
pub(super) fn claims<'f>(facts: &'f Facts<'_>) -> &'f [Claim] {
    facts.claims(read)
}

fn read(facts: &Facts<'_>) -> Vec<Claim> {
    let words = Words::new(facts);
    readings(facts, &words).flat_map(|(_, claims, _)| claims).collect()
}

/// Each paragraph with its claims, and the rows of the words file that it came to.
pub(super) fn readings<'f, 'a: 'f>(
    facts: &'f Facts<'a>,
    words: &'f Words<'_>,
) -> impl Iterator<Item = (&'a Located, Vec<Claim>, Vec<&'a Row>)> + 'f {
    facts.sections().flat_map(move |paragraphs| {
        let mut heads = Heads::default();
        paragraphs.iter().map(move |text| {
            let tokens = words.tokens(text.as_str());
            let above = heads.over(&facts.form.vocabulary, text.as_str(), &tokens);
            let (claims, rows) = read_paragraph(facts.form, text, &tokens, above);
            (text, claims, rows)
        })
    })
}

/// Reads a paragraph for what it certainly says; where it has words that are not known, once more for what
/// it likely says.
fn read_paragraph<'a>(
    form: &'a Form,
    text: &Located,
    tokens: &[Token],
    above: Above,
) -> (Vec<Claim>, Vec<&'a Row>) {
    if !tokens.iter().any(states) {
        return (Vec::new(), Vec::new());
    }
    // Its number is no word of a paragraph.
    let number = number_of(text.as_str());
    let begin = tokens.iter().take_while(|token| token.range.end <= number).count();
    let pass = |certainty| {
        let mut reader = Reader::new(form, text, tokens, (above, certainty));
        (reader.clause, reader.start) = (begin, begin);
        (begin..tokens.len()).for_each(|at| reader.step(at));
        if !tokens.last().is_some_and(|token| token.kind == TokenKind::Stop) {
            reader.end_clause(tokens.len());
        }
        reader
    };
    let sure = pass(Certainty::Sure);
    let claimed: BTreeSet<usize> = sure.claims.iter().map(|claim| claim.at).collect();
    // Many things have a measure word like 条: they are looked at where a topic, or what divides one, is named.
    let named = form.vocabulary.topics().with(form.vocabulary.divides);
    let has_topic = tokens.iter().filter_map(Token::word).any(|word| named.has(word));
    let is_asked = |token: &Token| match token.kind {
        TokenKind::Count(_) => true,
        TokenKind::Loose(_) => has_topic,
        _ => false,
    };
    let mut counts = tokens.iter().enumerate().filter(|(_, token)| is_asked(token));
    if counts.all(|(at, _)| claimed.contains(&at)) {
        return (sure.claims, sure.rows);
    }
    let likely = pass(Certainty::Likely);
    let more: Vec<Claim> =
        likely.claims.into_iter().filter(|claim| !claimed.contains(&claim.at)).collect();
    ([sure.claims, more].concat(), [sure.rows, likely.rows].concat())
}

/// Whether a token states a number, that there was none, or something of all.
fn states(token: &Token) -> bool {
    let is_count = matches!(token.kind, TokenKind::Count(_) | TokenKind::Loose(_));
    is_count || token.word().is_some_and(|word| [Meaning::NONE, Meaning::EVERY].contains(&word))
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
    pub(super) start: usize,
    pub(super) sentence: Sentence,
    /// The topics that the paragraph has named.
    pub(super) heard: Meanings,
    /// The same in their order.
    pub(super) named_so_far: Vec<Meaning>,
    /// The first token that is not among numbers that were read together.
    pub(super) unread: usize,
    /// The topic of the head above, until something else is counted.
    pub(super) under: Option<Meaning>,
    /// What the heads above say.
    pub(super) above: Above,
    /// Whether words that are not known are passed over.
    pub(super) certainty: Certainty,
    pub(super) claims: Vec<Claim>,
    pub(super) rows: Vec<&'a Row>,
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
    fn new(
        form: &'a Form,
        text: &'t Located,
        tokens: &'t [Token],
        (above, certainty): (Above, Certainty),
    ) -> Self {
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
            unread: 0,
            under: above.topic(),
            above,
            certainty,
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
            // “分别为5件、4件” was read as one.
            TokenKind::Count(_) if at < self.unread => {}
            TokenKind::Count(count) => self.count(at, count),
            TokenKind::Loose(count) if self.is_counted(at) => {
                self.count(at, count);
                self.sentence.is_loose = true;
            }
            // What is counted by it is told apart, but nobody knows what it is.
            TokenKind::Loose(_) if self.certainty == Certainty::Likely => {}
            TokenKind::Loose(_) => {
                self.sentence.last = State::PART;
                return;
            }
            TokenKind::Pause | TokenKind::Open | TokenKind::Semicolon => self.end_clause(at),
            TokenKind::Stop => {
                self.end_clause(at);
                return self.end_sentence(at);
            }
            TokenKind::Close => {}
        }
        match kind {
            TokenKind::Open => self.open(at),
            TokenKind::Close => {
                let (topic, extent, time) = self.sentence.asides.pop().unwrap_or_default();
                (self.sentence.topic, self.sentence.extent) = (topic, extent);
                self.sentence.time = time;
            }
            TokenKind::Semicolon => {
                self.sentence.last = State::NOTHING;
                self.sentence.is_among_part = false;
                self.sentence.has_part = false;
                if self.certainty == Certainty::Likely {
                    self.sentence.time = Time::Year;
                }
            }
            _ => {}
        }
        self.clause = at + 1;
    }

    /// An aside divides the count before it: where nobody knows what that is, nor what these are.
    fn open(&mut self, at: usize) {
        let Sentence { topic, extent, time, last, .. } = self.sentence;
        self.sentence.asides.push((topic, extent, time));
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let is_count = before.is_some_and(|token| matches!(token.kind, TokenKind::Count(_)));
        let is_sure = self.certainty == Certainty::Sure;
        self.sentence.extent.narrow(is_sure && is_count && last == State::PART);
    }

    /// A short sentence without a count, in which no known thing is named, is a label: what follows
    /// is about it, and not about the whole. “一是网络平台。收到……”.
    fn end_sentence(&mut self, at: usize) {
        let label = &self.tokens[self.start..at];
        let partial = self.vocabulary.partial;
        let is_partial = label.iter().filter_map(Token::word).any(|word| partial.has(word));
        let is_known = self.sentence.matter == Named::Said
            || self.sentence.words == Understood::All && !is_partial;
        let mut sentence = Sentence::default();
        let is_part =
            is_label(label) && !has_any(self.sentence_text(), &self.vocabulary.labels.whole);
        let is_way = || has_any(self.sentence_text(), &self.vocabulary.parts.ways);
        let is_likely_part = self.certainty == Certainty::Sure || is_way();
        sentence.extent.narrow(!is_known && is_part && is_likely_part);
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
            TokenKind::Unknown | TokenKind::Loose(_) => {
                self.sentence.words = Understood::Partly;
            }
            _ => {}
        }
    }

    /// The last topic that is named.
    pub(super) fn named(&self, words: &[Meaning]) -> Option<Meaning> {
        words.iter().rev().copied().find(|word| self.topics.has(*word))
    }

    /// What a clause says behind its last count.
    fn end_clause(&mut self, at: usize) {
        self.finished(at);
        self.name_topic(at);
        self.all_of(at);
    }

    /// Takes from a clause without a count what the sentence is about, and of which year.
    fn name_topic(&mut self, at: usize) {
        let clause = &self.tokens[self.clause..at];
        let words: Vec<Meaning> = clause.iter().filter_map(Token::word).collect();
        if let Some(topic) = self.named(&words) {
            self.sentence.topic = Some(topic);
            self.sentence.partial = self.at_most(Some(topic)).both(words.iter().copied().collect());
        }
        if self.states_behind(at) {
            self.hear_part(at, &words);
        }
        self.hear_time(&words);
    }

    /// Whether the sentence still states a number, or that there was none.
    fn states_behind(&mut self, at: usize) -> bool {
        let tokens = self.tokens.get(self.start..).unwrap_or_default();
        let looked = self.sentence.states_up_to;
        let last = looked.unwrap_or_else(|| {
            let sentence = tokens.iter().take_while(|token| token.kind != TokenKind::Stop);
            let states = sentence.enumerate().filter(|(_, token)| states(token)).last();
            states.map_or(0, |(place, _)| self.start + place)
        });
        self.sentence.states_up_to = Some(last);
        at < last
    }

    /// Takes from a clause without a count whether it says that what follows is of a part.
    fn hear_part(&mut self, at: usize, words: &[Meaning]) {
        let clause = &self.tokens[self.clause..at];
        let (text, mark) = (self.text.as_str(), self.tokens.get(at));
        let is_part = narrows(self.vocabulary, self.topics, text, clause, mark);
        // “上年结转的申请中，自然人3件”.
        let is_carried =
            [Meaning::CARRIED, Meaning::UNFINISHED].iter().any(|word| words.contains(word));
        let is_of_carried = is_carried && words.last() == Some(&Meaning::WITHIN);
        let is_other = || self.is_of_other_part(clause);
        let is_part = is_part && (self.certainty == Certainty::Sure || is_other());
        self.sentence.extent.narrow(is_part || is_of_carried);
        let is_colon = mark.is_some_and(|mark| text[mark.range.clone()].starts_with(['：', ':']));
        let is_partial = words.iter().any(|word| self.vocabulary.partial.has(*word));
        // “举报线索处理：不予处理3件”.
        self.sentence.is_among_part |= is_colon && is_partial && self.named(words).is_none();
    }

    /// A clause that names last or next year is about it, unless something is carried over.
    pub(super) fn hear_time(&mut self, words: &[Meaning]) {
        let has = |word: Meaning| words.contains(&word);
        if compares(words) {
            // “较上年增长5%”: of this year none the less.
            return;
        }
        if has(Meaning::THIS_YEAR) {
            self.sentence.time = Time::Year;
        }
        let is_other_year = has(Meaning::LAST_YEAR) || has(Meaning::NEXT_YEAR);
        let is_carried = has(Meaning::CARRIED) || has(Meaning::UNFINISHED);
        if is_other_year && !is_carried || has(Meaning::OTHER_TIME) {
            self.sentence.time = Time::Other;
        }
    }
}

/// Whether words compare with another year: 比上年, 与上年相比.
fn compares(words: &[Meaning]) -> bool {
    let compared = words.iter().position(|word| *word == Meaning::COMPARED);
    let years = [Meaning::LAST_YEAR, Meaning::OTHER_TIME];
    let year = words.iter().position(|word| years.contains(word));
    let is_with = |year: usize| year.checked_sub(1).is_some_and(|at| words[at] == Meaning::AND);
    compared.is_some_and(|compared| year.is_none_or(|year| compared < year || is_with(year)))
}
