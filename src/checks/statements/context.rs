//! Is a number that agrees with no figure to be told? That depends on what else is stated around it.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::value;
use super::slip::is_slip;
use crate::base::Span;
use crate::checks::claim::{CellSum, Certainty, Claim};
use crate::checks::facts::Facts;
use crate::model::Amount;

/// Below it a number may be near to a figure by chance,
const SHORT: i64 = 10;
/// unless as many others of its sentence, or of its paragraph, are right.
const IN_SENTENCE: usize = 2;
const IN_PARAGRAPH: usize = 4;

/// How many numbers of a sentence or a paragraph agree with the tables, and how many do not.
#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    wrong: usize,
}

/// What all claims of a report say together.
pub(super) struct Context<'c> {
    facts: &'c Facts<'c>,
    /// Of each rule and sentence.
    sentences: BTreeMap<(&'static str, Span), Tally>,
    /// Of each rule and paragraph.
    paragraphs: BTreeMap<(&'static str, Span), Tally>,
    /// What each sentence states rightly.
    stated_in: BTreeSet<(Span, &'c [CellSum])>,
    /// The figures that are stated rightly anywhere.
    stated: BTreeSet<&'c CellSum>,
    /// The figures of which anything is stated.
    named: BTreeSet<&'c CellSum>,
}

impl<'c> Context<'c> {
    /// Looks over all claims of a report.
    pub(super) fn new(facts: &'c Facts<'_>, claims: &'c [Claim]) -> Self {
        let (sentences, paragraphs) = (BTreeMap::new(), BTreeMap::new());
        let (stated_in, stated, named) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut context = Self { facts, sentences, paragraphs, stated_in, stated, named };
        let same =
            |one: &Claim, other: &Claim| (one.paragraph, one.at) == (other.paragraph, other.at);
        // “维持、纠正各1件” is one number.
        claims.chunk_by(same).for_each(|claims| context.add(claims));
        context
    }

    fn add(&mut self, claims: &'c [Claim]) {
        let claims = || claims.iter().filter(|claim| claim.finished.is_none());
        let Some(one) = claims().next() else { return };
        let is_right = claims().all(|claim| self.is(claim, &claim.sums));
        for tally in [
            self.sentences.entry((one.rule, one.sentence)).or_default(),
            self.paragraphs.entry((one.rule, one.paragraph)).or_default(),
        ] {
            tally.right += usize::from(is_right);
            tally.wrong += usize::from(!is_right);
        }
        for claim in claims() {
            self.named.extend(&claim.sums);
            if self.is(claim, claim.sums.get(..1).unwrap_or_default()) {
                self.stated.extend(claim.sums.first());
                self.stated_in.insert((claim.sentence, &claim.sums));
            }
        }
    }

    /// Whether one of these sums comes to the number of a claim.
    fn is(&self, claim: &Claim, sums: &[CellSum]) -> bool {
        let stated = Some(Amount::whole(claim.count));
        sums.iter().any(|sum| {
            let figure = value(self.facts, sum);
            figure == stated || claim.is_at_most && stated < figure
        })
    }

    /// Whether a claim with which no figure agrees is told.
    pub(super) fn tells(&self, claim: &Claim) -> bool {
        if claim.finished.is_some() {
            // Not where the words tell elsewhere what is left over.
            return !claim.sums.iter().any(|sum| self.named.contains(sum));
        }
        match claim.certainty {
            // The same sentence may state the figure rightly: this number is then of something else.
            Certainty::Sure => {
                claim.is_at_most
                    || !self.stated_in.contains(&(claim.sentence, claim.sums.as_slice()))
            }
            Certainty::Likely => self.is_likely_slip(claim),
        }
    }

    /// Whether a number of which it is not sure what it is looks like a slip: near to a figure that nothing else
    /// states, in a sentence in which nothing else is wrong. Where more is, the sentence is about other things. A
    /// short number is a slip only among others that are right.
    fn is_likely_slip(&self, claim: &Claim) -> bool {
        let first = if claim.is_row_likely { claim.sums.len() } else { 1 };
        let near = claim.sums.iter().take(first).find_map(|sum| {
            let figure = value(self.facts, sum)?.to_whole()?;
            is_slip(claim.count, figure).then_some((sum, figure))
        });
        let near = near.filter(|(sum, _)| !self.stated.contains(sum));
        let Some((_, figure)) = near else { return false };
        let tally = |tallies: &BTreeMap<_, Tally>, place: Span| {
            tallies.get(&(claim.rule, place)).copied().unwrap_or_default()
        };
        let sentence = tally(&self.sentences, claim.sentence);
        let paragraph = tally(&self.paragraphs, claim.paragraph);
        let is_short = figure.min(claim.count) < SHORT;
        // The claim itself is one of those that are wrong.
        let is_among_right = || {
            sentence.right >= IN_SENTENCE || paragraph.right >= IN_PARAGRAPH && paragraph.wrong <= 1
        };
        sentence.wrong <= 1 && (!is_short || is_among_right())
    }
}
