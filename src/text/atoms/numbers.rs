//! Numbers with what they count, dates, articles of a law, document numbers and ranges
//! (GB/T 15835-2011).

use super::Atoms;
use crate::text::class::{Character, Class, is_numeral};
use crate::text::measure_words::{UNITS, is_multiplier, is_of_number, measure_word};
use crate::text::prohibition::Break;

/// What ends an ordinal that begins with `第`.
const ORDINAL_ENDS: &str = "条款项章节编号次届批季名位期";
/// The most characters that multiply a number: `300多万`.
const MOST_MULTIPLIERS: usize = 3;
/// The most characters of a number in words that are looked at.
const MOST_NUMERALS: usize = 24;
/// What parting a measure word from the next costs: `人次`.
const MEASURE_COST: u16 = 300;
/// What parting a date behind its year costs; its month and day part for want of another end only.
const DATE_COST: u16 = 400;
/// What parting a document number before its year costs, and the abbreviated name of the issuer
/// before it (发文机关代字, GB/T 9704-2012 7.2.5).
const ISSUER_COST: u16 = 600;
const IN_ISSUER_COST: u16 = 150;
/// The most characters of that name.
const MOST_OF_ISSUER: usize = 7;
/// Between articles and paragraphs of a law, `第二十条第（一）项`.
const ARTICLE_COST: u16 = 150;
/// After the sign of a long range.
const RANGE_COST: u16 = 300;
/// A range of so many characters or more is a long one.
const LONG_RANGE: usize = 12;

impl Atoms<'_> {
    /// `2022年`, whole; `782件`, `300余次`, `5万元` and `12345热线`, if another end is near.
    pub(super) fn number(&mut self, at: usize) {
        if self.is_in(at + 1, UNITS) {
            self.glue(at..at + 2);
            self.date(at + 1, self.class(at + 2) == Some(Class::Digit));
        }
        if self.class(at) == Some(Class::Digit) {
            let is_spaced = self.is_in(at + 1, " ");
            self.measured(at + usize::from(is_spaced));
        }
        if self.is_in(at + 1, "热") && self.is_in(at + 2, "线") {
            self.avoid(at);
            self.avoid(at + 1);
        }
    }

    /// A number stays with its measure, and with what multiplies it: `300余次`, `5万元`. A second
    /// measure parts at a cost: `人｜次`. Whether there is a measure at all.
    fn measured(&mut self, at: usize) -> bool {
        // Most numbers stand alone in a cell.
        if self.class(at + 1) != Some(Class::Han) {
            return false;
        }
        let multipliers = self.run(at + 1, MOST_MULTIPLIERS, |c| is_multiplier(c.char));
        // `300千瓦` is of 千瓦, `300千米` of 千米, `300千人` of 人: the longest reading counts.
        let readings = (0..=multipliers).map(|count| (count, self.measure(at + 1 + count)));
        let readings = readings.filter(|(_, word)| *word > 0);
        let best = readings.max_by_key(|(count, word)| (count + word, *word));
        let Some((count, word)) = best else {
            (at..at + multipliers).for_each(|place| self.avoid(place));
            return false;
        };
        let end = at + count + word;
        (at..end).for_each(|place| self.avoid(place));
        let second = if self.is_in(end, UNITS) { 0 } else { self.measure(end + 1) };
        for place in end..end + second {
            self.charge(place, MEASURE_COST);
        }
        true
    }

    /// How many characters the measure word at `at` has, `年` and its like among them.
    fn measure(&self, at: usize) -> usize {
        let behind = self.all[at.min(self.all.len())..].iter().map(|c| c.char);
        measure_word(&behind).max(usize::from(self.is_in(at, UNITS)))
    }

    /// `二〇二二年`, `十二月`, `三十一日`.
    pub(super) fn numeral(&mut self, at: usize) {
        let is_digit = |at: usize| self.all.get(at).is_some_and(|c| is_numeral(c.char));
        if at > 0 && is_digit(at - 1) {
            return;
        }
        let full_width = self.run(at, usize::MAX, |c| ('０'..='９').contains(&c.char));
        if full_width > 0 {
            self.glue(at..at + full_width);
            self.measured(at + full_width - 1);
        }
        self.spelled(at);
        let length = self.run(at, 5, |c| is_numeral(c.char));
        if length <= 4 && self.is_in(at + length, "年月日") {
            let goes_on = is_digit(at + length + 1);
            self.glue(at..at + length + 1);
            self.date(at + length, goes_on);
        }
    }

    /// `三十五件`, `百余件`. A single numeral may belong to a word: `统一部署`.
    fn spelled(&mut self, at: usize) {
        let numerals = self.run(at, MOST_NUMERALS, |c| is_numeral(c.char));
        let multiplied = self.all.get(at + numerals).is_some_and(|c| is_multiplier(c.char));
        let last = at + numerals - 1;
        if (numerals > 1 || multiplied) && self.measured(last) {
            (at..last).for_each(|place| self.avoid(place));
        }
    }

    /// A date that goes on after the unit at `at`: `2022年｜12月31日`.
    fn date(&mut self, at: usize, goes_on: bool) {
        if goes_on && self.is_in(at, "年") {
            self.charge(at, DATE_COST);
        } else if goes_on && self.is_in(at, "月") {
            self.avoid(at);
        }
    }

    /// `第20条`, `第二十条`, `第（五）项`; 第 never ends a line. Chains part at a cost.
    pub(super) fn ordinal(&mut self, at: usize) {
        let part = |c: &Character| {
            c.class == Class::Digit || is_numeral(c.char) || "（）()".contains(c.char)
        };
        let length = self.run(at + 1, 12, part);
        let end = at + 1 + length;
        let ends = self.is_in(end, ORDINAL_ENDS);
        self.glue(at..(end + usize::from(ends)).max(at + 2));
        if ends && self.is_in(end + 1, "第") {
            self.charge(end, ARTICLE_COST);
        }
    }

    /// `〔2021〕30号`, and before it `国办公开办函` at a cost.
    pub(super) fn document_number(&mut self, at: usize) {
        let length = self.run(at + 1, 16, |c| c.class == Class::Digit || c.char == '〕');
        let ends = self.is_in(at + 1 + length, "号");
        self.glue(at..at + 1 + length + usize::from(ends));
        let name = self.all[..at].iter().rev().take(MOST_OF_ISSUER);
        let name = name.take_while(|c| c.class == Class::Han).count();
        if length > 0 && name > 0 {
            self.charge(at - 1, ISSUER_COST);
            (at - name..at - 1).for_each(|place| self.charge(place, IN_ISSUER_COST));
        }
    }

    /// A range is whole; a long one may part after its sign: `2023年1月1日—2023年12月31日`.
    pub(super) fn range(&mut self, at: usize) {
        if self.is_in(at, "-") || self.class(at + 1) != Some(Class::Digit) {
            return;
        }
        let length = end_length(self.all[..at].iter().rev()) + end_length(&self.all[at + 1..]);
        if length + 1 >= LONG_RANGE {
            self.breaks[at] = Break::Allowed(RANGE_COST);
        }
    }
}

/// How many characters away from the sign of a range the last digit of its end stands.
fn end_length<'c>(from_sign: impl IntoIterator<Item = &'c Character>) -> usize {
    let part = |c: &Character| c.class.is_western() || is_of_number(c.char);
    let parts = from_sign.into_iter().take(LONG_RANGE).take_while(|c| part(c));
    let digits = parts.enumerate().filter(|(_, c)| c.class == Class::Digit);
    digits.last().map_or(0, |(at, _)| at + 1)
}
