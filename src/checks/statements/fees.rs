//! T105.

use std::cell::LazyCell;
use std::ops::Range;

use super::slip::is_slip;
use super::token::{Token, TokenKind};
use super::tokens::Words;
use crate::base::{Diagnostic, Located};
use crate::checks::facts::{DataCell, Facts};
use crate::checks::numbers::{numbers, years};
use crate::checks::rule::{Needs, rule};
use crate::form::FigureKind;
use crate::model::Amount;
use crate::vocabulary::{Fees, Meaning};

/// Bytes on either side of the name of the fees, in the longest clause that says that none were taken.
const LONGEST_SIDE: usize = 60;
/// Of these no table speaks.
const OTHER_YEARS: [Meaning; 3] = [Meaning::LAST_YEAR, Meaning::NEXT_YEAR, Meaning::OTHER_TIME];
/// Characters in which the word behind an amount stands.
const NEXT_WORD: usize = 8;
/// 万.
const TEN_THOUSAND: i128 = 10_000;

rule! {
    /// 正文里的收费金额要与表二一致，元与万元不能混
    ///
    /// 表二的行政事业性收费以万元为单位，第六部分的信息处理费以元为单位。信息处理费也是行政事业性收费，
    /// 所以换算以后不能多于表二；正文说的行政事业性收费总额应与表二相等；写没有收的，表里应是 0。
    ///
    /// 依据：国办公开办函〔2021〕30号表二“单位：万元”；国办函〔2020〕109号（以元计收）；
    /// 政府收支分类科目 103049950。
    ///
    /// 错误：
    ///
    /// ```toml
    /// [disclosure]
    /// fees = 0
    /// [other_matters]
    /// text = "全年收取信息处理费3940元。"
    /// ```
    ///
    /// 错误：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "全年收取信息处理费3940元，行政事业性收费1286.35元。"
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// [other_matters]
    /// text = "全年收取信息处理费3940元，行政事业性收费1286.35万元。"
    /// ```
    "T105" Warning check needs Needs::Fees
}

/// What cuts a text into words, made when it is first asked.
type Reader<'w> = LazyCell<Words<'w>, Box<dyn FnOnce() -> Words<'w> + 'w>>;

/// An amount of money in a text.
struct Money {
    /// In yuan.
    yuan: Amount,
    /// The number as it is written.
    number: Amount,
    unit: &'static str,
    range: Range<usize>,
}

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let Some(words) = &facts.form.vocabulary.fees else { return Vec::new() };
    let is_of_fees = |cell: &DataCell<'_>| {
        let kind = cell.column().map(|column| column.kind);
        cell.line.meanings.has(words.row) && kind == Some(FigureKind::Fee)
    };
    let cell = facts.cells().find(is_of_fees);
    let Some((cell, fee)) = cell.and_then(|cell| Some((cell, facts.amount(cell)?))) else {
        return Vec::new();
    };
    let reader = Reader::new(Box::new(|| Words::new(facts)));
    let of = |text| {
        let mut found = of_paragraph(facts, (words, &reader), text, cell, fee);
        found.extend(untaken(facts, (words, &reader), text, cell, fee));
        found
    };
    facts.paragraphs().flat_map(of).collect()
}

/// “全年未收取行政事业性收费”: clauses that say so in words that are all known, where the table has some.
fn untaken(
    facts: &Facts<'_>,
    (words, reader): (&Fees, &Reader<'_>),
    text: &Located,
    cell: DataCell<'_>,
    fee: Amount,
) -> Vec<Diagnostic> {
    if fee <= Amount::ZERO {
        return Vec::new();
    }
    let all = text.as_str();
    let named = all.match_indices(words.whole.as_str()).map(|(at, whole)| at..at + whole.len());
    let findings = named.filter_map(|named| {
        let clause = clause_around(all, &named)?;
        let sides = (&all[clause.start..named.start], &all[named.end..clause.end]);
        let said = says(reader, sides.0, sides.1)?;
        let partial = facts.form.vocabulary.partial;
        let is_other = |word: &Meaning| partial.has(*word) || OTHER_YEARS.contains(word);
        if !said.contains(&Meaning::NONE) || said.iter().any(is_other) {
            return None;
        }
        let message = format!("正文写“{}”，表中是 {fee} 万元", &all[clause.clone()]);
        let found = RULE.finding(text.span_of(clause), message);
        let found = found.also(facts.span(cell), format!("表中是 {fee} 万元"));
        Some(found.help("请核对：确实没有收的，请改表中的数；收了的，请改正文"))
    });
    findings.collect()
}

/// The clause around a name, where it is short.
fn clause_around(text: &str, named: &Range<usize>) -> Option<Range<usize>> {
    let is_mark = |char: &char| "，。；！？（）：\n".contains(*char);
    let side = |chars: &mut dyn Iterator<Item = char>| -> Option<usize> {
        let mut length = 0;
        for char in chars.take_while(|char| !is_mark(char)) {
            length += char.len_utf8();
            if length > LONGEST_SIDE {
                return None;
            }
        }
        Some(length)
    };
    let before = side(&mut text[..named.start].chars().rev())?;
    let behind = side(&mut text[named.end..].chars())?;
    Some(named.start - before..named.end + behind)
}

/// The words on both sides of a name, where all are known; a zero behind it says that there was none.
fn says(reader: &Reader<'_>, before: &str, behind: &str) -> Option<Vec<Meaning>> {
    let word = |token: &Token| match token.kind {
        TokenKind::Word(word) => Some(word),
        TokenKind::Count(0) => Some(Meaning::NONE),
        _ => None,
    };
    reader.tokens(before).iter().chain(&reader.tokens(behind)).map(word).collect()
}

fn of_paragraph(
    facts: &Facts<'_>,
    (words, reader): (&Fees, &Reader<'_>),
    text: &Located,
    cell: DataCell<'_>,
    fee: Amount,
) -> Vec<Diagnostic> {
    let year = facts.report.year;
    let all = money(text.as_str()).into_iter();
    let findings = all.filter_map(|money| {
        let clause = clause(text.as_str(), money.range.start);
        let has = |word: &String| clause.contains(word.as_str());
        if words.others.iter().any(has) || !years_are(clause, year) {
            return None;
        }
        let message = if words.part.iter().any(has) {
            of_part(words, &money, fee)
        } else if has(&words.whole)
            && is_whole(facts, (words, reader), (clause, &money, text.as_str()), fee)
        {
            of_whole(words, &money, fee)
        } else {
            None
        }?;
        let found = RULE.finding(text.span_of(money.range), message);
        let found = found.also(facts.span(cell), format!("表中是 {fee} 万元"));
        let name = words.part.first().map_or("", String::as_str);
        Some(found.help(format!("请核对金额和单位：表中是万元，{name}以元为单位写在正文")))
    });
    findings.collect()
}

/// What is wrong with the fees that are a part.
fn of_part(words: &Fees, money: &Money, fee: Amount) -> Option<String> {
    let in_table = fee.times(TEN_THOUSAND);
    if money.yuan <= in_table {
        return None;
    }
    let written = format!("{}{}", money.number, money.unit);
    let (name, whole) = (words.part.first()?, &words.whole);
    Some(format!("{name}{written}，多于表中的{whole} {fee} 万元，它应计入其中"))
}

/// What is wrong with the sum of all fees.
fn of_whole(words: &Fees, money: &Money, fee: Amount) -> Option<String> {
    if money.yuan == fee.times(TEN_THOUSAND) {
        return None;
    }
    let written = format!("{}{}", money.number, money.unit);
    let mixed = if money.number == fee { "，元和万元混了" } else { "" };
    Some(format!("正文写{}{written}，表中是 {fee} 万元{mixed}", words.whole))
}

/// Whether an amount is of all fees of the year: nothing else is said around it, or it looks like a slip of theirs.
/// “不动产登记行政事业性收费285万元” is of a part; “由1268万元增至1286万元” begins with last year's.
fn is_whole(
    facts: &Facts<'_>,
    (words, reader): (&Fees, &Reader<'_>),
    (clause, money, text): (&str, &Money, &str),
    fee: Amount,
) -> bool {
    let after = &text[money.range.end..];
    let end = after.char_indices().nth(NEXT_WORD).map_or(after.len(), |(at, _)| at);
    let behind = reader.tokens(&after[..end]).first().and_then(Token::word);
    let partial = facts.form.vocabulary.partial;
    let others = [Meaning::LAST_YEAR, Meaning::OTHER_TIME];
    let is_strange = |token: &Token| match token.kind {
        TokenKind::Word(word) => partial.has(word) || others.contains(&word),
        kind => kind == TokenKind::Unknown,
    };
    let around = clause.split(words.whole.as_str()).flat_map(|part| reader.tokens(part));
    let is_plain = !around.into_iter().any(|token| is_strange(&token));
    let is_near = || {
        let digits = |amount: Amount| amount.to_whole().unwrap_or_default();
        is_slip(digits(money.yuan), digits(fee.times(TEN_THOUSAND)))
    };
    behind != Some(Meaning::REACHED) && (is_plain || is_near())
}

/// Whether a clause speaks of no other year.
fn years_are(clause: &str, expected: u16) -> bool {
    years(clause).iter().all(|year| year.year == expected)
}

/// The clause before a place.
fn clause(text: &str, at: usize) -> &str {
    let before = &text[..at];
    let start = before.rfind(['，', '。', '；', '、', '（', '\n']);
    start.map_or(before, |start| &before[start..])
}

/// Every amount in 元 or 万元.
fn money(text: &str) -> Vec<Money> {
    if !text.contains('元') {
        return Vec::new();
    }
    let amounts = numbers(text).into_iter().filter_map(|number| {
        let behind = text[number.range.end..].trim_start_matches(' ');
        let (unit, factor) = [("万元", TEN_THOUSAND), ("元", 1)]
            .into_iter()
            .find(|(unit, _)| behind.starts_with(unit))?;
        let end = text.len() - behind.len() + unit.len();
        let range = number.range.start..end;
        Some(Money { yuan: number.amount.times(factor), number: number.amount, unit, range })
    });
    amounts.collect()
}
