//! From the words beside a count to the figures that it may be.

use super::lexicon::{Topic, Word};
use crate::checks::claim::{Columns, Meaning, Term};

/// What stands around a count.
pub(super) struct Clause {
    /// The words that say what is counted.
    pub(super) said: Vec<Word>,
    /// The words of the next clause or aside, up to a count.
    pub(super) next: Vec<Word>,
    /// Whether those stand in brackets.
    pub(super) is_aside: bool,
    /// Whether the topic is named here, and not earlier in the sentence.
    pub(super) is_named: bool,
}

impl Clause {
    pub(super) fn has(&self, word: Word) -> bool {
        self.said.contains(&word)
    }

    fn has_any(&self, words: &[Word]) -> bool {
        words.iter().any(|word| self.has(*word))
    }

    /// Whether the next clause tells this year's requests from those carried over from last year.
    pub(super) fn tells_of_last_year(&self) -> bool {
        let has = |word: Word| self.next.contains(&word);
        has(Word::New) || has(Word::Carried) && !has(Word::NextYear)
    }

    fn results(&self, columns: Columns) -> Meaning {
        let groups: Vec<&'static [&'static str]> = self
            .said
            .iter()
            .filter_map(|word| match word {
                Word::Result(lines) => Some(*lines),
                _ => None,
            })
            .collect();
        // “因属于国家秘密不予公开2件”: the row of the reason is meant, not the total of 不予公开.
        let has_row = |group: &[&str]| {
            groups.iter().any(|row| row.len() == 1 && group.len() > 1 && group.contains(&row[0]))
        };
        let lines = groups.iter().filter(|group| !has_row(group)).copied().flatten();
        lines.map(|line| request(line, columns)).collect()
    }

    /// The columns of the applicants that are named; nothing if all of them are, for that is the
    /// whole.
    fn applicants(&self) -> Option<Vec<&'static str>> {
        let keys: Vec<&'static str> = self
            .said
            .iter()
            .flat_map(|word| match word {
                Word::Applicant(keys) => keys,
                _ => &[][..],
            })
            .copied()
            .collect();
        let is_all = keys.len() > 5;
        (!keys.is_empty() && !is_all).then_some(keys)
    }

    fn tells_of_partly(&self) -> bool {
        self.next
            .iter()
            .any(|word| matches!(word, Word::Result(lines) if *lines == ["partly_granted"]))
    }
}

/// Which of the requests the sentence spoke of last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Last {
    /// None, or others.
    #[default]
    Other,
    /// Those that came in.
    Received,
    /// Those that were answered.
    Answered,
    /// Those of last year.
    Carried,
    /// Those with some result.
    Rows,
    /// Those of some applicants, or some others: only a part.
    Part,
}

/// What a count of requests may be, and which it is about.
pub(super) fn of_applications(clause: &Clause, last: Last) -> (Vec<Meaning>, Last) {
    if clause.has(Word::Reviewer) {
        return (Vec::new(), Last::Part);
    }
    let one = |line| vec![request(line, Columns::Last)];
    let two = |first, second| vec![request(first, Columns::Last), request(second, Columns::Last)];
    if clause.has(Word::Carried) {
        if last == Last::Part && !clause.is_named {
            return (Vec::new(), last);
        }
        let meanings = match (clause.has(Word::LastYear), clause.has(Word::NextYear)) {
            (true, false) => vec![one("carried_in")],
            (false, true) => vec![one("carried_out")],
            _ => vec![one("carried_in"), one("carried_out")],
        };
        return (meanings, Last::Carried);
    }
    // The sentence counts a part already: what that part consists of is in no table.
    let has_results = !clause.results(Columns::Last).is_empty();
    let has_applicants = clause.applicants().is_some();
    let is_part = match last {
        Last::Carried => has_results || has_applicants,
        Last::Rows => has_applicants && !has_results,
        Last::Part => has_results || clause.has(Word::Answered),
        _ => false,
    };
    if is_part && !clause.is_named {
        return (Vec::new(), last);
    }
    // “收到邮件126封，其中政府信息公开申请38件”: a part of something that is not in the table.
    if clause.has(Word::Among) && clause.is_named && matches!(last, Last::Other | Last::Part) {
        return (Vec::new(), Last::Part);
    }
    // “其中受理36件”, said of those that were dealt with: it cannot be told which figure is meant.
    let verbs = [Word::Received, Word::Answered, Word::Handled];
    if clause.has(Word::Among) && !clause.is_named && clause.has_any(&verbs) {
        return (Vec::new(), last);
    }
    if let Some(keys) = clause.applicants() {
        if clause.has_any(&[Word::Carried, Word::Handled]) {
            return (Vec::new(), Last::Part);
        }
        return (of_applicants(clause, &keys, last), Last::Part);
    }
    let results = clause.results(Columns::Last);
    if !results.is_empty() {
        let mut meanings = vec![results];
        if clause.has(Word::Result(&["granted"])) && clause.tells_of_partly() {
            meanings.push(two("granted", "partly_granted"));
        }
        return (meanings, Last::Rows);
    }
    if clause.has(Word::New) {
        return (vec![one("received")], Last::Received);
    }
    let is_received = clause.has(Word::Received);
    let is_other = clause.has_any(&[Word::Answered, Word::Handled, Word::Closed]);
    if is_received || clause.is_named && !is_other {
        let mut meanings = vec![one("received")];
        if clause.tells_of_last_year() || clause.has(Word::Had) {
            meanings.push(two("received", "carried_in"));
        }
        return (meanings, Last::Received);
    }
    if clause.has(Word::Answered) {
        let mut meanings = vec![one("results_total")];
        // “收到37件，办结36件”: of those that came in this year, unless last year's were named.
        if last != Last::Carried && !(clause.is_aside && clause.tells_of_last_year()) {
            let less = Term { is_less: true, ..request("carried_in", Columns::Last) };
            meanings.push(vec![request("results_total", Columns::Last), less]);
        }
        return (meanings, Last::Answered);
    }
    if clause.has(Word::Handled) {
        let all = two("received", "carried_in");
        return (vec![one("results_total"), one("received"), all], Last::Other);
    }
    (Vec::new(), last)
}

/// What a count of requests of some applicants may be.
fn of_applicants(clause: &Clause, keys: &[&'static str], last: Last) -> Vec<Meaning> {
    let on = |line: &'static str| keys.iter().map(move |key| request(line, Columns::Key(key)));
    let lines: Vec<&'static str> =
        clause.results(Columns::Last).into_iter().map(|term| term.line).collect();
    if !lines.is_empty() {
        return vec![lines.into_iter().flat_map(on).collect()];
    }
    match clause.has(Word::Answered) || last == Last::Answered {
        true => vec![on("results_total").collect()],
        false => vec![on("received").collect()],
    }
}

/// What a count of disputes may be.
pub(super) fn of_disputes(topic: Topic, clause: &Clause) -> Vec<Meaning> {
    if clause.has_any(&[Word::Carried, Word::New, Word::Casework]) {
        return Vec::new();
    }
    let is_dispute = |word: &Word| matches!(word, Word::Topic(it) if it.is_dispute());
    let behind = clause.said.iter().position(is_dispute).map_or(0, |at| at + 1);
    let is_concluded = clause.has(Word::Closed) || clause.said[behind..].contains(&Word::Answered);
    let outcomes: Vec<&'static str> = clause
        .said
        .iter()
        .filter_map(|word| match word {
            Word::Outcome(key) => Some(*key),
            _ => None,
        })
        .collect();
    if !clause.is_named && outcomes.is_empty() && !is_concluded {
        return Vec::new();
    }
    let topics = joined(&clause.said).unwrap_or_else(|| vec![topic]);
    let of = |topics: &[Topic]| {
        let lines = topics.iter().flat_map(|topic| lines_of(*topic)).copied();
        disputes(&lines.collect::<Vec<_>>(), &outcomes, is_concluded)
    };
    let mut meanings = vec![of(&topics)];
    if matches!(topic, Topic::Direct | Topic::After) && !clause.is_named {
        meanings.push(of(&[Topic::Litigation]));
    }
    meanings
}

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

/// What there was none of. “未发生因政府信息公开申请引发的复议” does not say that there were no requests.
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
pub(super) fn of_disclosure(topic: Topic, clause: &Clause) -> Vec<Meaning> {
    let one =
        |line, columns| vec![vec![Term { table: "disclosure", line, columns, is_less: false }]];
    if !clause.is_named || clause.has_any(&[Word::Received, Word::New, Word::Answered, Word::Among])
    {
        return Vec::new();
    }
    if topic == Topic::Penalties && clause.has(Word::Handled) {
        return Vec::new();
    }
    match topic {
        Topic::Permits => one("permits", Columns::Last),
        Topic::Penalties => one("penalties", Columns::Last),
        Topic::Coercion => one("coercion", Columns::Last),
        Topic::Documents if clause.has(Word::Issued) => {
            one("normative_documents", Columns::Key("issued"))
        }
        Topic::Documents if clause.has(Word::Repealed) => {
            one("normative_documents", Columns::Key("repealed"))
        }
        Topic::Documents if clause.has(Word::InForce) => {
            one("normative_documents", Columns::Key("in_force"))
        }
        _ => Vec::new(),
    }
}
