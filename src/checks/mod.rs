//! Is what a report says right? One file a rule.
//!
//! A rule never changes a report, and none looks at the findings of another, so their order does not
//! matter. The rules of slips that are mended look at the report as it is written; all others, and
//! whether those are selected or not, at the report as it is [`meant`]: as the repairs of slips leave it.
//! Sums and balances are the layout's, what words mean is its words file's. Findings
//! that can be mended without asking say how ([`crate::base::Fix`]).

mod claim;
mod facts;
mod figures;
mod form;
mod gap;
mod numbers;
mod reference;
mod rule;
mod selection;
mod statements;
#[cfg(test)]
mod tests;
mod typing_slips;

pub use facts::{Facts, Occasion};
pub use gap::{Gap, gap_sentence, gaps};
pub use reference::{called, listing, markdown};
pub use rule::{Example, Rule};
pub use selection::{Selection, UnknownCode};
pub use statements::{Reading, readings, understood};
pub use typing_slips::meant;

use crate::base::Diagnostic;
use typing_slips::{is_mended, slips_of};

/// All rules, by code.
pub static RULES: [Rule; 46] = [
    figures::row_totals::RULE,
    figures::column_totals::RULE,
    figures::balances::RULE,
    figures::group_totals::RULE,
    figures::blanks::RULE,
    figures::bounds::RULE,
    figures::jumps::RULE,
    figures::short_rows::RULE,
    figures::own_totals::RULE,
    figures::carried::RULE,
    figures::stock::RULE,
    form::sections::RULE,
    form::layout::RULE,
    form::title_year::RULE,
    form::period::RULE,
    form::title_words::RULE,
    form::stale_years::RULE,
    form::cited::RULE,
    form::problems::RULE,
    form::processing_fee::RULE,
    form::regulations::RULE,
    form::length::RULE,
    form::governments::RULE,
    form::date::RULE,
    form::previous::RULE,
    form::ignored::RULE,
    form::unfilled::RULE,
    form::not_yet::RULE,
    form::file_name::RULE,
    statements::applications::RULE,
    statements::disputes::RULE,
    statements::none::RULE,
    statements::disclosure::RULE,
    statements::fees::RULE,
    statements::parts::RULE,
    statements::repeated::RULE,
    typing_slips::half_width::RULE,
    typing_slips::dots::RULE,
    typing_slips::spaces::RULE,
    typing_slips::brackets::RULE,
    typing_slips::characters::RULE,
    typing_slips::zero::RULE,
    typing_slips::placeholders::RULE,
    typing_slips::unseen::RULE,
    typing_slips::markup::RULE,
    typing_slips::unended::RULE,
];

/// The rule with a code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// Everything that the selected rules find, in the order of places.
#[must_use]
pub fn check(facts: &Facts<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let is_taken = |code: &str| selection.takes(code, facts.report);
    let (mut findings, meant) = slips_of(facts.report);
    findings.retain(|finding| is_taken(finding.code));
    let meant = facts.of(&meant);
    let others = RULES.iter().filter(|rule| !is_mended(rule.code) && is_taken(rule.code));
    findings.extend(others.flat_map(|rule| (rule.check)(&meant)));
    findings.sort_by_key(|finding| (finding.span(), finding.code));
    findings
}
