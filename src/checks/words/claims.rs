//! Which figures do the words state?
//!
//! A count belongs to the last thing named before it in its clause, or, where a clause names
//! nothing, to what the sentence is about (“受理政府信息公开申请3119件，答复3050件”). A clause with
//! a word that is not known is left alone, and ends what the sentence is about.

use super::figures::{Claim, Columns, Meaning, Subject};
use super::lexicon::{Topic, Word};
use super::meanings::{disputes, joined, leading_topic, lines_of, none_of, of_disclosure, request};
use super::tokens::{Kind, Lexicon, Token, tokens};
use crate::base::Located;
use crate::checks::facts::Facts;

/// All claims of the sections' words.
pub(in crate::checks) fn claims(facts: &Facts<'_>) -> Vec<Claim> {
    let lexicon = Lexicon::new();
    facts.paragraphs().flat_map(|text| of_paragraph(text, &lexicon, facts)).collect()
}

fn of_paragraph(text: &Located, lexicon: &Lexicon, facts: &Facts<'_>) -> Vec<Claim> {
    let tokens = tokens(text.as_str(), lexicon, facts);
    let mut reader = Reader {
        text,
        tokens: &tokens,
        clause: 0,
        topic: None,
        told: Told::default(),
        asides: Vec::new(),
        is_answered: false,
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
    /// What the sentence is about.
    topic: Option<Topic>,
    /// What was said before, in the sentence and in the paragraph.
    told: Told,
    /// What it was about where an aside began.
    asides: Vec<Option<Topic>>,
    /// Whether the sentence last spoke of requests that were answered.
    is_answered: bool,
    claims: Vec<Claim>,
}

/// What was said before a place.
#[derive(Default)]
struct Told {
    /// Of requests for information, anywhere in the paragraph.
    requests: bool,
    /// Of disclosure or requests for it, in the sentence.
    disclosure: bool,
    /// A word that is not known, in the sentence.
    unknown: bool,
}

impl Told {
    fn hear(&mut self, kind: Kind) {
        match kind {
            Kind::Word(Word::Topic(Topic::Applications)) => {
                (self.requests, self.disclosure) = (true, true);
            }
            Kind::Word(Word::Disclosure) => self.disclosure = true,
            Kind::Unknown => self.unknown = true,
            Kind::Stop => (self.disclosure, self.unknown) = (false, false),
            _ => {}
        }
    }
}

/// Words that stand by themselves, without anything unknown among them.
fn words(tokens: &[Token]) -> Option<Vec<Word>> {
    let words = tokens.iter().map(|token| match token.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    });
    words.collect()
}

impl Reader<'_> {
    fn step(&mut self, at: usize) {
        self.told.hear(self.tokens[at].kind);
        match self.tokens[at].kind {
            Kind::Stop => {
                (self.topic, self.is_answered) = (None, false);
                self.asides.clear();
            }
            Kind::Open => self.asides.push(self.topic),
            Kind::Close => self.topic = self.asides.pop().flatten(),
            Kind::Pause => {}
            Kind::Count(count) => self.count(at, count),
            Kind::Word(Word::None) => return self.none(at),
            Kind::Word(_) | Kind::Unknown => return,
        }
        self.clause = at + 1;
    }

    /// A count: what was said before it, and behind it to the end of the clause.
    fn count(&mut self, at: usize, count: i64) {
        let prefix = &self.tokens[self.clause..at];
        let named = |words: &[Word]| {
            words.iter().rev().find_map(|word| match word {
                Word::Topic(topic) => Some(*topic),
                _ => None,
            })
        };
        let Some(before) = words(prefix) else {
            self.topic = None;
            return;
        };
        let behind = self.behind(at);
        let before_count = named(&before);
        let own = before_count.or_else(|| leading_topic(&behind));
        // “有1件行政复议被纠正”: what is counted is said behind the count.
        let is_behind = own.is_some() && before_count.is_none();
        let said = if is_behind { [before, behind.clone()].concat() } else { before };
        if said.iter().any(|word| matches!(word, Word::Part | Word::None | Word::Each)) {
            // A part of what it names, as no table has it.
            self.topic = if own.is_some() { None } else { self.topic };
            return;
        }
        let told = self.topic.or_else(|| self.told_before(&said));
        let Some(topic) = own.or(told) else { return };
        self.topic = Some(topic);
        let (meanings, subject) = match topic {
            Topic::Applications => {
                let meanings = self.of_applications(&said, &behind, own.is_some(), at);
                (meanings, Subject::Applications)
            }
            topic if topic.is_dispute() => {
                (self.of_disputes(topic, &said, own.is_some()), Subject::Disputes)
            }
            topic => (of_disclosure(topic, &said, own.is_some()), Subject::Disclosure),
        };
        if !meanings.is_empty() {
            let last = if is_behind { at + behind.len() } else { at };
            let text = self.written(at, last);
            self.claims.push(Claim { text, count, meanings, subject });
        }
    }

    /// “办结的申请中，予以公开25件”: a row of the table named in a sentence of which every word is
    /// known, in a paragraph that spoke of requests before.
    fn told_before(&self, said: &[Word]) -> Option<Topic> {
        let has = |word: Word| said.contains(&word);
        let is_row = said.iter().any(|word| matches!(word, Word::Result(_)))
            || has(Word::Carried) && (has(Word::LastYear) || has(Word::NextYear));
        let told = is_row && self.told.requests && !self.told.unknown;
        told.then_some(Topic::Applications)
    }

    /// The words of a claim from the first that says something.
    fn written(&self, at: usize, last: usize) -> Located {
        let speaks = |token: &&Token| !matches!(token.kind, Kind::Word(Word::Filler | Word::And));
        let first = self.tokens[self.clause..at].iter().find(speaks).unwrap_or(&self.tokens[at]);
        self.text.slice(first.range.start..self.tokens[last].range.end)
    }

    /// The words between a count and the end of its clause; none when they lead to another count.
    fn behind(&self, at: usize) -> Vec<Word> {
        let rest = &self.tokens[at + 1..];
        let end = rest.iter().position(|token| !matches!(token.kind, Kind::Word(_)));
        let end = end.unwrap_or(rest.len());
        let leads_on =
            matches!(rest.get(end).map(|token| token.kind), Some(Kind::Count(_) | Kind::Unknown));
        let words = words(&rest[..end]).unwrap_or_default();
        let begins_anew = words.first() == Some(&Word::And);
        if leads_on || begins_anew { Vec::new() } else { words }
    }

    fn of_applications(
        &mut self,
        before: &[Word],
        behind: &[Word],
        is_named: bool,
        at: usize,
    ) -> Vec<Meaning> {
        let has = |word: Word| before.contains(&word);
        let has_either = |word: Word| has(word) || behind.contains(&word);
        let one = |line| vec![request(line, Columns::Last)];
        if has_either(Word::Carried) {
            let (last, next) = (has_either(Word::LastYear), has_either(Word::NextYear));
            return match (last, next) {
                (true, false) => vec![one("carried_in")],
                (false, true) => vec![one("carried_out")],
                _ => vec![one("carried_in"), one("carried_out")],
            };
        }
        let columns = before.iter().find_map(|word| match word {
            Word::Applicant(keys) => Some(Columns::Keys(keys)),
            _ => None,
        });
        let results = before.iter().flat_map(|word| match word {
            Word::Result(lines) => lines,
            _ => &[][..],
        });
        let results: Meaning =
            results.map(|line| request(line, columns.unwrap_or(Columns::Last))).collect();
        if !results.is_empty() {
            return vec![results];
        }
        if let Some(columns) = columns {
            let line = if self.is_answered { "results_total" } else { "received" };
            return vec![vec![request(line, columns)]];
        }
        let with_carried =
            || vec![request("received", Columns::Last), request("carried_in", Columns::Last)];
        if has(Word::Received) || is_named && !has(Word::Answered) && !has(Word::Handled) {
            self.is_answered = false;
            let mut meanings = vec![one("received")];
            if self.tells_of_last_year(at) {
                meanings.push(with_carried());
            }
            return meanings;
        }
        if has(Word::Answered) {
            self.is_answered = true;
            return vec![one("results_total")];
        }
        if has(Word::Handled) {
            return vec![one("results_total"), one("received"), with_carried()];
        }
        Vec::new()
    }

    /// Whether an aside follows that counts last year's requests in.
    fn tells_of_last_year(&self, at: usize) -> bool {
        let rest = &self.tokens[at + 1..];
        let is_aside =
            rest.first().is_some_and(|token| matches!(token.kind, Kind::Open | Kind::Pause));
        let inside = rest.iter().skip(1).take_while(|token| matches!(token.kind, Kind::Word(_)));
        let words = words(&inside.cloned().collect::<Vec<_>>()).unwrap_or_default();
        is_aside && words.contains(&Word::Carried) && words.contains(&Word::LastYear)
    }

    fn of_disputes(&mut self, topic: Topic, before: &[Word], is_named: bool) -> Vec<Meaning> {
        // Bodies that try cases count those too; only cases about disclosure are in the table.
        let first = before.iter().position(|word| matches!(word, Word::Topic(_)));
        let verbs = &before[..first.unwrap_or(0)];
        let tries = verbs
            .iter()
            .any(|word| matches!(word, Word::Handled | Word::Received | Word::Answered));
        if tries && !self.told.disclosure {
            self.topic = None;
            return Vec::new();
        }
        let outcomes: Vec<&'static str> = before
            .iter()
            .filter_map(|word| match word {
                Word::Outcome(key) => Some(*key),
                _ => None,
            })
            .collect();
        let behind_topic = &before[first.map_or(0, |first| first + 1)..];
        let is_concluded = behind_topic.contains(&Word::Answered);
        if !is_named && outcomes.is_empty() && !is_concluded {
            return Vec::new();
        }
        let topics = joined(before).unwrap_or_else(|| vec![topic]);
        let of = |topics: &[Topic]| {
            let lines: Vec<&'static str> =
                topics.iter().flat_map(|topic| lines_of(*topic)).copied().collect();
            disputes(&lines, &outcomes, is_concluded)
        };
        let mut meanings = vec![of(&topics)];
        if matches!(topic, Topic::Direct | Topic::After) && !is_named {
            meanings.push(of(&[Topic::Litigation]));
        }
        meanings
    }

    /// “未收到政府信息公开申请”: every word to the end of the clause must be known.
    fn none(&mut self, at: usize) {
        let rest = &self.tokens[at + 1..];
        let end = rest.iter().position(|token| !matches!(token.kind, Kind::Word(_)));
        let end = end.unwrap_or(rest.len());
        let goes_on =
            matches!(rest.get(end).map(|token| token.kind), Some(Kind::Count(_) | Kind::Unknown));
        let (Some(before), Some(after)) =
            (words(&self.tokens[self.clause..at]), words(&rest[..end]))
        else {
            return;
        };
        let narrows = |word: &Word| {
            !matches!(
                word,
                Word::Filler
                    | Word::And
                    | Word::Topic(_)
                    | Word::Disclosure
                    | Word::Request
                    | Word::Received
                    | Word::Handled
                    | Word::Answered
            )
        };
        if goes_on || before.contains(&Word::Part) || after.iter().any(narrows) {
            return;
        }
        let mut topics = none_of(&after);
        if topics.is_empty() && after.contains(&Word::Request) && self.told.requests {
            topics.push(Topic::Applications);
        }
        for topic in topics.into_iter().filter(|topic| !topic.is_disclosure()) {
            let meaning = match topic {
                Topic::Applications => vec![request("received", Columns::Last)],
                topic => disputes(lines_of(topic), &[], false),
            };
            let last = rest[..end].last().unwrap_or(&self.tokens[at]);
            let text = self.text.slice(self.tokens[at].range.start..last.range.end);
            let claim = Claim { text, count: 0, meanings: vec![meaning], subject: Subject::None };
            self.claims.push(claim);
        }
    }
}
