//! Numbers with what they count, dates, articles of a law, document numbers and ranges
//! (GB/T 15835-2011).

use super::Atoms;
use crate::text::class::{Character, Class, is_numeral};
use crate::text::measure_words::{is_multiplier, measure_word};
use crate::text::prohibition::Break;

/// Units that stay with the number before them.
const UNITS: &str = "年月日时分秒号";
/// What ends an ordinal that begins with `第`.
const ORDINAL_ENDS: &str = "条款项章节编号次届批季名位期";
/// The most characters that multiply a number: `300多万`.
const MOST_MULTIPLIERS: usize = 3;
/// What parting a measure word from the next costs: `人次`.
const MEASURE_COST: u16 = 300;
/// What parting a date between its year, month and day costs.
const DATE_COST: u16 = 200;
/// Between articles and paragraphs of a law, `第二十条第（一）项`.
const ARTICLE_COST: u16 = 150;
/// After the sign of a long range.
const RANGE_COST: u16 = 300;
/// A range of so many characters or more is a long one.
const LONG_RANGE: usize = 12;

impl Atoms<'_> {
    /// `2022年`, `25℃`; `782件`, `300余次`, `5万元` and `12345热线` at a cost. A date parts
    /// between its parts: `2022年｜12月`.
    pub(super) fn number(&mut self, at: usize) {
        if self.is_in(at + 1, UNITS) {
            self.glue(at..at + 2);
            if self.is_in(at + 1, "年月") && self.class(at + 2) == Some(Class::Digit) {
                self.charge(at + 1, DATE_COST);
            }
            return;
        }
        if self.class(at) == Some(Class::Digit) {
            self.measured(at);
        }
        if self.is_in(at + 1, "热") && self.is_in(at + 2, "线") {
            self.avoid(at);
            self.avoid(at + 1);
        }
    }

    /// A number stays with its measure, and with what multiplies it: `300余次`, `5万元`. A second
    /// measure parts at a cost: `人｜次`.
    fn measured(&mut self, at: usize) {
        let multipliers = self.run(at + 1, MOST_MULTIPLIERS, |c| is_multiplier(c.char));
        let end = at + multipliers;
        let behind = |at: usize| self.all[at.min(self.all.len())..].iter().map(|c| c.char);
        let word = measure_word(&behind(end + 1));
        let second = if word > 0 { measure_word(&behind(end + 1 + word)) } else { 0 };
        (at..end + word).for_each(|place| self.avoid(place));
        for place in end + word..end + word + second {
            self.charge(place, MEASURE_COST);
        }
    }

    /// `二〇二二年`, `十二月`, `三十一日`.
    pub(super) fn numeral(&mut self, at: usize) {
        let is_digit = |at: usize| self.all.get(at).is_some_and(|c| is_numeral(c.char));
        if at > 0 && is_digit(at - 1) {
            return;
        }
        let full_width = self.run(at, usize::MAX, |c| ('０'..='９').contains(&c.char));
        self.glue(at..at + full_width);
        let length = self.run(at, 5, |c| is_numeral(c.char));
        if length <= 4 && self.is_in(at + length, "年月日") {
            let goes_on = is_digit(at + length + 1);
            self.glue(at..at + length + 1);
            if self.is_in(at + length, "年月") && goes_on {
                self.charge(at + length, DATE_COST);
            }
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

    /// `〔2021〕30号`.
    pub(super) fn document_number(&mut self, at: usize) {
        let length = self.run(at + 1, 16, |c| c.class == Class::Digit || c.char == '〕');
        let ends = self.is_in(at + 1 + length, "号");
        self.glue(at..at + 1 + length + usize::from(ends));
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
    let is_measure = |char: char| is_multiplier(char) || measure_word(&std::iter::once(char)) > 0;
    let part = |c: &Character| c.class.is_western() || UNITS.contains(c.char) || is_measure(c.char);
    let parts = from_sign.into_iter().take(LONG_RANGE).take_while(|c| part(c));
    let digits = parts.enumerate().filter(|(_, c)| c.class == Class::Digit);
    digits.last().map_or(0, |(at, _)| at + 1)
}
