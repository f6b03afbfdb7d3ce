//! Which runs of characters never part, though their classes would let them?
//!
//! Numbers with their units, dates, document numbers, articles of a law, ranges, labels
//! (GB/T 15835-2011; house rules of careful offices). Each is one small pattern.

use super::class::{Character, Class, classify};
use super::label::label;
use super::pairs::{Break, pair};

/// Units that stay with the number before them.
const UNITS: &str = "年月日时分秒号条款项章节届";
/// Closing words of `第…`.
const ORDINAL_ENDS: &str = "条款项章节编号次届批季名位期";
/// Digits of Chinese numbers.
const NUMERALS: &str = "〇零一二三四五六七八九十百千两";
/// Words a count leans on: parting them costs a little.
const COUNTERS: &str = "件项条次篇人个名余万亿元份期场家多天类种所处批岁";
/// What parting a number from its counter costs.
const COUNTER_COST: u16 = 30;
/// Parts of a web address after which it may be cut.
const URL_CUTS: &str = "/.-?&";
/// What cutting a web address costs.
const URL_COST: u16 = 20;

/// A text as characters, and what a line may do after each of them.
#[must_use]
pub fn breaks(text: &str) -> (Vec<Character>, Vec<Break>) {
    let characters = classify(text);
    let mut breaks: Vec<Break> =
        characters.windows(2).map(|pairs| pair(pairs[0].class, pairs[1].class)).collect();
    breaks.push(Break::Allowed(0));
    for at in 0..characters.len() {
        glue_number(&characters, at, &mut breaks);
        glue_ordinal(&characters, at, &mut breaks);
        glue_document_number(&characters, at, &mut breaks);
        glue_standard(&characters, at, &mut breaks);
        free_url(&characters, at, &mut breaks);
    }
    glue_label(text, &characters, &mut breaks);
    for (at, character) in characters.iter().enumerate() {
        match character.char {
            '\u{A0}' | '\u{2060}' => glue(&mut breaks, at.saturating_sub(1)..at + 2),
            _ => {}
        }
    }
    (characters, breaks)
}

/// No break inside `range` of characters.
fn glue(breaks: &mut [Break], range: std::ops::Range<usize>) {
    let last = breaks.len().saturating_sub(1);
    let inside = range.start..range.end.saturating_sub(1).min(last).max(range.start);
    breaks[inside].fill(Break::Forbidden);
}

fn is_in(character: Option<&Character>, set: &str) -> bool {
    character.is_some_and(|character| set.contains(character.char))
}

/// `2022年`, `12月`, `二〇二二年`; `782件` at a cost.
fn glue_number(all: &[Character], at: usize, breaks: &mut [Break]) {
    let next = all.get(at + 1);
    if all[at].class == Class::Digit || all[at].class == Class::Postfix {
        if is_in(next, UNITS) {
            glue(breaks, at..at + 2);
        } else if is_in(next, COUNTERS) {
            breaks[at] = Break::Allowed(COUNTER_COST);
        }
    }
    let year = all.get(at..at + 5);
    let numerals = |run: &[Character]| run[..4].iter().all(|c| NUMERALS.contains(c.char));
    if year.is_some_and(|run| numerals(run) && run[4].char == '年') {
        glue(breaks, at..at + 5);
    }
}

/// `第20条`, `第二十条`, `第（五）项`; 第 never ends a line.
fn glue_ordinal(all: &[Character], at: usize, breaks: &mut [Break]) {
    if all[at].char != '第' {
        return;
    }
    let part = |c: &&Character| {
        c.class == Class::Digit || NUMERALS.contains(c.char) || "（）()".contains(c.char)
    };
    let length = all[at + 1..].iter().take_while(part).count();
    let ends = is_in(all.get(at + 1 + length), ORDINAL_ENDS);
    glue(breaks, at..(at + 1 + length + usize::from(ends)).max(at + 2));
}

/// `〔2021〕30号`.
fn glue_document_number(all: &[Character], at: usize, breaks: &mut [Break]) {
    if all[at].char != '〔' {
        return;
    }
    let part = |c: &&Character| c.class == Class::Digit || c.char == '〕';
    let length = all[at + 1..].iter().take_while(part).count();
    let ends = is_in(all.get(at + 1 + length), "号");
    glue(breaks, at..at + 1 + length + usize::from(ends));
}

/// `GB/T 9704`: capitals, a space, a number.
fn glue_standard(all: &[Character], at: usize, breaks: &mut [Break]) {
    let capital = |c: Option<&Character>| c.is_some_and(|c| c.char.is_ascii_uppercase());
    let digit = |c: Option<&Character>| c.is_some_and(|c| c.class == Class::Digit);
    let before = at.checked_sub(1).and_then(|at| all.get(at));
    if all[at].char == ' ' && capital(before) && digit(all.get(at + 1)) {
        glue(breaks, at.saturating_sub(1)..at + 2);
    }
}

/// A web address may be cut after `/ . - ? &`.
fn free_url(all: &[Character], at: usize, breaks: &mut [Break]) {
    let is_url = |c: &&Character| c.char.is_ascii_graphic();
    let starts = |word: &str| all[at..].iter().map(|c| c.char).take(word.len()).eq(word.chars());
    if !["http://", "https://", "www."].iter().any(|start| starts(start)) {
        return;
    }
    let length = all[at..].iter().take_while(is_url).count();
    let scheme = if starts("www.") { 4 } else { 8 };
    for cut in at + scheme..(at + length).saturating_sub(2) {
        if URL_CUTS.contains(all[cut].char) && all[cut + 1].char.is_ascii_alphanumeric() {
            breaks[cut] = Break::Allowed(URL_COST);
        }
    }
}

/// No break straight after the label of a paragraph or a row.
fn glue_label(text: &str, all: &[Character], breaks: &mut [Break]) {
    let Some(label) = label(text) else { return };
    let mut length = all.iter().take_while(|c| c.offset < label.length).count();
    length += usize::from(all.get(length).is_some_and(|c| c.class == Class::Space));
    if length < all.len() {
        glue(breaks, 0..length + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `｜` wherever a line may end for free, `¦` where it may at a cost.
    fn cut(text: &str) -> String {
        let (characters, breaks) = breaks(text);
        let last = characters.len() - 1;
        let mark = |at: usize| match breaks[at] {
            _ if at == last => "",
            Break::Forbidden => "",
            Break::Allowed(0) => "｜",
            Break::Allowed(_) => "¦",
        };
        characters.iter().enumerate().map(|(at, c)| format!("{}{}", c.char, mark(at))).collect()
    }

    #[test]
    fn atoms_stay_whole() {
        for (text, wanted) in [
            ("于1,234.56元", "于｜1,234.56¦元"),
            ("￥100元", "￥100¦元"),
            ("达3.5%的", "达｜3.5%｜的"),
            ("为−2度", "为｜−2｜度"),
            ("在25℃下", "在｜25℃｜下"),
            ("到2022年底", "到｜2022年｜底"),
            ("2022年12月31日", "2022年｜12月｜31日"),
            ("在二〇二二年", "在｜二〇二二年"),
            ("按第20条办", "按｜第20条｜办"),
            ("第二十条第（五）项", "第二十条｜第（五）项"),
            ("国办〔2021〕30号文", "国｜办｜〔2021〕30号｜文"),
            ("约3～5天", "约｜3～5¦天"),
            ("计10—20元", "计｜10—20¦元"),
            ("自2021–2023年", "自｜2021–2023年"),
            ("（一）予以公开", "（一）予｜以｜公｜开"),
            ("1.属于国家", "1.属｜于｜国｜家"),
            ("一、总体", "一、总｜体"),
            ("(一) 存在", "(一) 存｜在"),
            ("依GB/T 9704定", "依｜GB/T 9704｜定"),
            ("电0371-12345678转", "电｜0371-12345678｜转"),
            ("社区（村）设", "社｜区｜（村）｜设"),
            ("处理12345热线", "处｜理｜12345｜热｜线"),
            ("782件", "782¦件"),
            ("见http://www.a.gov.cn/b?c", "见｜http://www.¦a.¦gov.¦cn/¦b?c"),
            ("莎·克", "莎·｜克"),
        ] {
            assert_eq!(cut(text), wanted);
        }
    }
}
