//! From the words beside a count to the figures that it may be.

use super::figures::{Columns, Meaning, Term};
use super::lexicon::{Topic, Word};

/// A topic behind its count: “收到3件政府信息公开申请”.
pub(super) fn leading_topic(behind: &[Word]) -> Option<Topic> {
    let mut words = behind.iter().filter(|word| !matches!(word, Word::Filler | Word::Disclosure));
    match words.next() {
        Some(Word::Topic(topic)) => Some(*topic),
        _ => None,
    }
}

/// Topics that are counted together, “行政复议、行政诉讼共3件”.
pub(super) fn joined(words: &[Word]) -> Option<Vec<Topic>> {
    let first = words.iter().position(|word| matches!(word, Word::Topic(it) if it.is_dispute()))?;
    let mut topics = Vec::new();
    for word in &words[first..] {
        match word {
            Word::Topic(topic) if topic.is_dispute() => topics.push(*topic),
            Word::And | Word::Filler | Word::Disclosure | Word::Request => {}
            _ => break,
        }
    }
    (topics.len() > 1 && words[first..].contains(&Word::And)).then_some(topics)
}

/// What there was none of. Requests that disputes came from are not denied.
pub(super) fn none_of(words: &[Word]) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Word::Topic(topic) = word else { continue };
        let follows =
            words[at + 1..].iter().any(|word| matches!(word, Word::Topic(it) if it.is_dispute()));
        let is_cause =
            *topic == Topic::Applications && follows && words.get(at + 1) != Some(&Word::And);
        if !is_cause && !topics.contains(topic) {
            topics.push(*topic);
        }
    }
    topics
}

/// A figure of the table of requests.
pub(super) const fn request(line: &'static str, columns: Columns) -> Term {
    Term { table: "applications", line, columns, is_less: false }
}

/// The groups of the table of disputes that a topic takes in.
pub(super) const fn lines_of(topic: Topic) -> &'static [&'static str] {
    match topic {
        Topic::Reconsideration => &["reconsideration"],
        Topic::Litigation => &["direct_litigation", "litigation_after_reconsideration"],
        Topic::Direct => &["direct_litigation"],
        Topic::After => &["litigation_after_reconsideration"],
        _ => &[],
    }
}

/// Figures of the table of disputes.
pub(super) fn disputes(
    lines: &[&'static str],
    outcomes: &[&'static str],
    is_concluded: bool,
) -> Meaning {
    let mut terms = Vec::new();
    for line in lines.iter().copied() {
        let term = |columns, is_less| Term { table: "disputes", line, columns, is_less };
        match outcomes {
            [] if is_concluded => {
                terms.extend([term(Columns::Last, false), term(Columns::Key("pending"), true)]);
            }
            [] => terms.push(term(Columns::Last, false)),
            keys => terms.extend(keys.iter().map(|key| term(Columns::Key(key), false))),
        }
    }
    terms
}

/// Figures of the table of what was disclosed.
pub(super) fn of_disclosure(topic: Topic, before: &[Word], is_named: bool) -> Vec<Meaning> {
    let one =
        |line, columns| vec![vec![Term { table: "disclosure", line, columns, is_less: false }]];
    let has = |word: Word| before.contains(&word);
    if !is_named || has(Word::Received) || has(Word::Answered) {
        return Vec::new();
    }
    match topic {
        Topic::Permits => one("permits", Columns::Last),
        Topic::Penalties => one("penalties", Columns::Last),
        Topic::Coercion => one("coercion", Columns::Last),
        Topic::Documents if has(Word::Issued) => one("normative_documents", Columns::Key("issued")),
        Topic::Documents if has(Word::Repealed) => {
            one("normative_documents", Columns::Key("repealed"))
        }
        Topic::Documents if has(Word::InForce) => {
            one("normative_documents", Columns::Key("in_force"))
        }
        _ => Vec::new(),
    }
}
