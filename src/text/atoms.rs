//! Which runs of characters never part, though their classes would let them, and which part
//! only at a cost?
//!
//! Numbers with their units, dates, document numbers, articles of a law, ranges, labels
//! (GB/T 15835-2011; house rules of careful offices). Each is one small pattern, and each looks
//! at a bounded stretch of text, so that a paragraph takes time in proportion to its length.

use std::ops::Range;

use super::class::{Character, Class, is_numeral};
use super::context::classify;
use super::label::label;
use super::prohibition::{Break, Prohibition, pair};

/// Units that stay with the number before them.
const UNITS: &str = "年月日时分秒号";
/// What ends an ordinal that begins with `第`.
const ORDINAL_ENDS: &str = "条款项章节编号次届批季名位期";
/// Measure words and multipliers that follow a number. A line that ends between the number and one
/// of them costs a little.
const COUNTERS: &str = "件项条款次篇人个名余万亿元份期场家多天类种所处批岁章节届";
/// The longest run of counters after a number: `300万余人次`.
const MOST_COUNTERS: usize = 4;
/// What parting a number from its counter costs, or two counters.
const COUNTER_COST: u16 = 300;
/// What parting a date between its year, month and day costs.
const DATE_COST: u16 = 200;
/// Between articles and paragraphs of a law, `第二十条第（一）项`.
const ARTICLE_COST: u16 = 150;
/// After the interpunct of a name.
const NAME_COST: u16 = 120;
/// Inside a book title of less than six characters.
const BOOK_TITLE_COST: u16 = 80;
/// Characters of a short book title.
const SHORT_BOOK_TITLE: usize = 6;
/// After the sign of a long range.
const RANGE_COST: u16 = 300;
/// A range of so many characters or more is a long one.
const LONG_RANGE: usize = 12;
/// Parts of a web address after which it may be cut.
const URL_CUTS: &str = "/.-?&";
/// What cutting a web address costs.
const URL_COST: u16 = 60;
/// What shows that a word is a web address.
const URL_SIGNS: [&str; 7] = ["://", "www.", ".cn", ".com", ".org", ".net", ".edu"];

/// A text as characters, and what a line may do after each of them.
#[must_use]
pub fn breaks(text: &str, level: Prohibition) -> (Vec<Character>, Vec<Break>) {
    let characters = classify(text);
    let pairs = characters.windows(2).map(|pairs| pair(pairs[0].class, pairs[1].class, level));
    let breaks: Vec<Break> = pairs.chain([Break::Allowed(0)]).take(characters.len()).collect();
    let mut atoms = Atoms { all: &characters, breaks };
    for at in 0..characters.len() {
        atoms.begun(at);
    }
    atoms.web_addresses();
    atoms.label(text);
    for at in 0..characters.len() {
        atoms.joined(at);
    }
    let breaks = atoms.breaks;
    (characters, breaks)
}

struct Atoms<'a> {
    all: &'a [Character],
    breaks: Vec<Break>,
}

impl Atoms<'_> {
    /// The atom that the character at `at` begins or holds together, if it does so.
    fn begun(&mut self, at: usize) {
        let Character { char, class, .. } = self.all[at];
        match (class, char) {
            (Class::Digit | Class::Postfix, _) => self.number(at),
            (Class::Join, _) => self.range(at),
            (Class::Dot, _) => self.name(at),
            (_, '第') => self.ordinal(at),
            (_, '〔') => self.document_number(at),
            (_, '《') => self.book_title(at),
            (_, ' ') => self.spaced(at),
            (_, char) if is_numeral(char) => self.numeral(at),
            _ => {}
        }
    }

    /// No break inside `range` of characters.
    fn glue(&mut self, range: Range<usize>) {
        let end = range.end.min(self.all.len()).saturating_sub(1).max(range.start);
        if let Some(inside) = self.breaks.get_mut(range.start..end) {
            inside.fill(Break::Forbidden);
        }
    }

    /// A break after `at` costs at least `cost`, where there may be one at all.
    fn charge(&mut self, at: usize, cost: u16) {
        if let Some(Break::Allowed(known)) = self.breaks.get_mut(at) {
            *known = cost.max(*known);
        }
    }

    fn class(&self, at: usize) -> Option<Class> {
        self.all.get(at).map(|character| character.class)
    }

    fn is_in(&self, at: usize, set: &str) -> bool {
        self.all.get(at).is_some_and(|character| set.contains(character.char))
    }

    /// How many characters from `at` on are in a set, at most `most`.
    fn run(&self, at: usize, most: usize, is_part: impl Fn(&Character) -> bool) -> usize {
        self.all.iter().skip(at).take(most).take_while(|character| is_part(character)).count()
    }

    /// `2022年`, `25℃`; `782件`, `300余次`, `5万元` and `12345热线` at a cost. A date parts
    /// between its parts: `2022年｜12月`.
    fn number(&mut self, at: usize) {
        if self.is_in(at + 1, UNITS) {
            self.glue(at..at + 2);
            if self.is_in(at + 1, "年月") && self.class(at + 2) == Some(Class::Digit) {
                self.charge(at + 1, DATE_COST);
            }
            return;
        }
        let counters = self.run(at + 1, MOST_COUNTERS, |c| COUNTERS.contains(c.char));
        for place in at..at + counters {
            self.charge(place, COUNTER_COST);
        }
        if self.is_in(at + 1, "热") && self.is_in(at + 2, "线") {
            self.charge(at, COUNTER_COST);
            self.charge(at + 1, COUNTER_COST);
        }
    }

    /// `二〇二二年`, `十二月`, `三十一日`.
    fn numeral(&mut self, at: usize) {
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
    fn ordinal(&mut self, at: usize) {
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
    fn document_number(&mut self, at: usize) {
        let length = self.run(at + 1, 16, |c| c.class == Class::Digit || c.char == '〕');
        let ends = self.is_in(at + 1 + length, "号");
        self.glue(at..at + 1 + length + usize::from(ends));
    }

    /// `GB/T 9704`, `1 234 567`, `(0371) 12345678`: spaces inside one thing.
    fn spaced(&mut self, at: usize) {
        let before = at.checked_sub(1).and_then(|at| self.all.get(at));
        let Some(before) = before else { return };
        let closes = before.char == ')' && at >= 2 && self.class(at - 2) == Some(Class::Digit);
        let joins = before.char.is_ascii_uppercase() || before.class == Class::Digit || closes;
        if joins && self.class(at + 1) == Some(Class::Digit) {
            self.glue(at - 1..at + 2);
        }
    }

    /// A range is whole; a long one may part after its sign: `2023年1月1日—2023年12月31日`.
    fn range(&mut self, at: usize) {
        if self.is_in(at, "-") || self.class(at + 1) != Some(Class::Digit) {
            return;
        }
        let part = |c: &Character| {
            c.class.is_western() || UNITS.contains(c.char) || COUNTERS.contains(c.char)
        };
        let before = self.all[..at].iter().rev().take(LONG_RANGE).take_while(|c| part(c)).count();
        let after = self.run(at + 1, LONG_RANGE, part);
        if before + 1 + after >= LONG_RANGE {
            self.breaks[at] = Break::Allowed(RANGE_COST);
        }
    }

    /// `莎·｜克` at a cost.
    fn name(&mut self, at: usize) {
        self.charge(at, NAME_COST);
    }

    /// A short `《条例》` stays together if it can.
    fn book_title(&mut self, at: usize) {
        let length = self.run(at + 1, SHORT_BOOK_TITLE, |c| !"《》".contains(c.char));
        if length < SHORT_BOOK_TITLE && self.is_in(at + 1 + length, "》") {
            for place in at..at + length {
                self.charge(place, BOOK_TITLE_COST);
            }
        }
    }

    /// Web addresses may be cut after `/ . - ? &`; mail addresses are whole.
    fn web_addresses(&mut self) {
        let all = self.all;
        let mut start = 0;
        for word in all.chunk_by(|a, b| a.char.is_ascii_graphic() == b.char.is_ascii_graphic()) {
            let is_western = word.first().is_some_and(|c| c.char.is_ascii_graphic());
            let text = word.iter().map(|character| character.char);
            let text: String = text.filter(|_| is_western).collect();
            let is_address = URL_SIGNS.iter().any(|sign| text.contains(sign));
            if is_address && !text.contains('@') {
                let scheme = text.find("://").map_or(1, |at| at + 3);
                self.free(start + scheme..start + word.len());
            }
            start += word.len();
        }
    }

    fn free(&mut self, range: Range<usize>) {
        for cut in range.start..range.end.saturating_sub(2) {
            let next = self.all[cut + 1].char.is_ascii_alphanumeric();
            if self.is_in(cut, URL_CUTS) && next {
                self.breaks[cut] = Break::Allowed(URL_COST);
            }
        }
    }

    /// No break straight after the label of a paragraph or a row.
    fn label(&mut self, text: &str) {
        let Some(label) = label(text) else { return };
        let mut length = self.all.iter().take_while(|c| c.offset < label.length).count();
        length += usize::from(self.class(length) == Some(Class::Space));
        if length < self.all.len() {
            self.glue(0..length + 1);
        }
    }

    /// U+00A0 and U+2060 let no line end beside them; a mark on a character is never parted
    /// from it.
    fn joined(&mut self, at: usize) {
        let character = &self.all[at];
        if matches!(character.char, '\u{A0}' | '\u{2060}') {
            self.glue(at.saturating_sub(1)..at + 2);
        }
        if character.is_extending() && at > 0 {
            self.breaks[at - 1] = Break::Inseparable;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `｜` wherever a line may end for free, `¦` where it may at a cost.
    fn cut(text: &str) -> String {
        let (characters, breaks) = breaks(text, Prohibition::Strict);
        let last = characters.len() - 1;
        let mark = |at: usize| match breaks[at] {
            _ if at == last => "",
            Break::Inseparable | Break::Forbidden => "",
            Break::Allowed(0) => "｜",
            Break::Allowed(_) => "¦",
        };
        characters.iter().enumerate().map(|(at, c)| format!("{}{}", c.char, mark(at))).collect()
    }

    #[track_caller]
    fn assert_cuts(rows: &[(&str, &str)]) {
        for (text, wanted) in rows {
            assert_eq!(cut(text), *wanted);
        }
    }

    #[test]
    fn numbers_keep_their_signs_and_units() {
        assert_cuts(&[
            ("于1,234.56元", "于｜1,234.56¦元"),
            ("￥100元", "￥100¦元"),
            ("达3.5%的", "达｜3.5%｜的"),
            ("为−2度", "为｜−2｜度"),
            ("在25℃下", "在｜25℃｜下"),
            ("第30号文", "第30号｜文"),
            ("于12时30分", "于｜12时｜30分"),
            ("共1 234 567人", "共｜1 234 567¦人"),
        ]);
    }

    #[test]
    fn dates_part_only_between_their_parts() {
        assert_cuts(&[
            ("到2022年底", "到｜2022年｜底"),
            ("2022年12月31日", "2022年¦12月¦31日"),
            ("在二〇二二年", "在｜二〇二二年"),
            ("在二○二二年", "在｜二○二二年"),
            ("在２０２２年", "在｜２０２２年"),
            ("二〇二二年十二月三十一日起", "二〇二二年¦十二月¦三十一日｜起"),
        ]);
    }

    #[test]
    fn articles_and_document_numbers_stay_whole() {
        assert_cuts(&[
            ("按第20条办", "按｜第20条｜办"),
            ("第二十条第（五）项", "第二十条¦第（五）项"),
            ("第一", "第一"),
            ("国办〔2021〕30号文", "国｜办｜〔2021〕30号｜文"),
        ]);
    }

    #[test]
    fn ranges_stay_whole_unless_they_are_long() {
        assert_cuts(&[
            ("约3～5天", "约｜3～5¦天"),
            ("计10—20元", "计｜10—20¦元"),
            ("自2021–2023年", "自｜2021–2023年"),
            ("63%～68%间", "63%～68%｜间"),
            ("自2023年1月1日—2023年12月31日止", "自｜2023年¦1月¦1日—¦2023年¦12月¦31日｜止"),
            ("北京—上海", "北｜京—¦上｜海"),
        ]);
    }

    #[test]
    fn labels_hold_on_to_their_text() {
        assert_cuts(&[
            ("（一）予以公开", "（一）予｜以｜公｜开"),
            ("1.属于国家", "1.属｜于｜国｜家"),
            ("（1）属于", "（1）属｜于"),
            ("一、总体", "一、总｜体"),
            ("(一) 存在", "(一) 存｜在"),
        ]);
    }

    #[test]
    fn standards_addresses_and_telephone_numbers_stay_whole() {
        assert_cuts(&[
            ("依GB/T 9704定", "依｜GB/T 9704｜定"),
            ("电0371-12345678转", "电｜0371-12345678｜转"),
            ("(0371) 12345678", "(0371) 12345678"),
            ("箱a.b-c@d.gov.cn。", "箱｜a.b-c@d.gov.cn。"),
            ("见http://www.a.gov.cn/b?c", "见｜http://www.¦a.¦gov.¦cn/¦b?c"),
            ("见www.a.gov.cn/bc。", "见｜www.¦a.¦gov.¦cn/¦bc。"),
            ("A/B类", "A/B｜类"),
        ]);
    }

    #[test]
    fn names_and_bracketed_characters_stay_whole() {
        assert_cuts(&[
            ("社区（村）设", "社｜区｜（村）｜设"),
            ("莎·克", "莎·¦克"),
            ("《条例》", "《条¦例》"),
            ("《公开条例》的", "《公¦开¦条¦例》｜的"),
            ("《政府信息公开》", "《政｜府｜信｜息｜公｜开》"),
        ]);
    }

    #[test]
    fn counters_lean_on_their_numbers() {
        assert_cuts(&[
            ("782件", "782¦件"),
            ("29项内", "29¦项｜内"),
            ("300余次", "300¦余¦次"),
            ("1646人次的", "1646¦人¦次｜的"),
            ("5万元整", "5¦万¦元｜整"),
            ("3.2亿元", "3.2¦亿¦元"),
            ("处理12345热线", "处｜理｜12345¦热¦线"),
        ]);
    }

    #[test]
    fn marks_like_one_are_one() {
        assert_cuts(&[
            ("甲——乙", "甲——｜乙"),
            ("甲……乙", "甲……｜乙"),
            ("甲…………乙", "甲…………｜乙"),
            ("真！！吗", "真！！｜吗"),
            ("真？！吗", "真？！｜吗"),
            ("甲\u{A0}乙\u{2060}丙", "甲\u{A0}乙\u{2060}丙"),
            ("葛\u{E0100}市", "葛\u{E0100}｜市"),
        ]);
        assert_eq!(breaks("葛\u{E0100}", Prohibition::Strict).1[0], Break::Inseparable);
    }
}
