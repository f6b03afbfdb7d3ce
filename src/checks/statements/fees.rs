//! T105.

use std::cell::OnceCell;
use std::ops::Range;

use super::slip::is_slip;
use super::token::{Token, TokenKind};
use super::tokens::Words;
use crate::base::{Diagnostic, Located, Span};
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
    let table = Table { facts, words, cell, fee, reader: OnceCell::new() };
    facts.paragraphs().flat_map(|text| [table.taken(text), table.untaken(text)].concat()).collect()
}

/// What the table says of the fees, beside which the words of a report are held.
struct Table<'a> {
    facts: &'a Facts<'a>,
    words: &'a Fees,
    cell: DataCell<'a>,
    /// In 万元.
    fee: Amount,
    /// What cuts a text into words, made when it is first asked.
    reader: OnceCell<Words<'a>>,
}

impl Table<'_> {
    /// The words of a text.
    fn tokens(&self, text: &str) -> Vec<Token> {
        self.reader.get_or_init(|| Words::new(self.facts)).tokens(text)
    }

    /// A finding at a place, with what stands in the table.
    fn finding(&self, span: Span, message: String) -> Diagnostic {
        let found = RULE.finding(span, message);
        found.also(self.facts.span(self.cell), format!("表中是 {} 万元", self.fee))
    }

    /// Whether a word tells of something else than all fees of the year.
    fn is_other(&self, word: Meaning) -> bool {
        self.facts.form.vocabulary.partial.has(word) || OTHER_YEARS.contains(&word)
    }

    /// The amounts of a paragraph that do not agree with the table.
    fn taken(&self, text: &Located) -> Vec<Diagnostic> {
        let all = money(text.as_str()).into_iter();
        let findings = all.filter_map(|money| {
            let message = self.disagreement(text.as_str(), &money)?;
            let found = self.finding(text.span_of(money.range), message);
            let name = self.words.part.first().map_or("", String::as_str);
            Some(found.help(format!("请核对金额和单位：表中是万元，{name}以元为单位写在正文")))
        });
        findings.collect()
    }

    /// What is wrong with an amount, if anything is.
    fn disagreement(&self, text: &str, money: &Money) -> Option<String> {
        let clause = clause(text, money.range.start);
        let has = |word: &String| clause.contains(word.as_str());
        let is_other = self.words.others.iter().any(has);
        if is_other || !years_are(clause, self.facts.report.year) {
            return None;
        }
        if self.words.part.iter().any(has) {
            return of_part(self.words, money, self.fee);
        }
        let is_whole = has(&self.words.whole) && self.is_whole(clause, money, text);
        is_whole.then(|| of_whole(self.words, money, self.fee))?
    }

    /// Whether an amount is of all fees of the year: nothing else is said around it, or it looks like a slip of
    /// theirs. “不动产登记行政事业性收费285万元” is of a part; “由1268万元增至1286万元” begins with last year's.
    fn is_whole(&self, clause: &str, money: &Money, text: &str) -> bool {
        let after = &text[money.range.end..];
        let end = after.char_indices().nth(NEXT_WORD).map_or(after.len(), |(at, _)| at);
        let behind = self.tokens(&after[..end]).first().and_then(Token::word);
        let is_strange = |token: &Token| match token.kind {
            TokenKind::Word(word) => self.is_other(word),
            kind => kind == TokenKind::Unknown,
        };
        let mut around = clause.split(self.words.whole.as_str());
        let mut is_plain = || !around.any(|part| self.tokens(part).iter().any(is_strange));
        let is_near = || {
            let digits = |amount: Amount| amount.to_whole().unwrap_or_default();
            is_slip(digits(money.yuan), digits(self.fee.times(TEN_THOUSAND)))
        };
        behind != Some(Meaning::REACHED) && (is_near() || is_plain())
    }

    /// “全年未收取行政事业性收费”: clauses that say so in words that are all known, where the table has some.
    fn untaken(&self, text: &Located) -> Vec<Diagnostic> {
        if self.fee <= Amount::ZERO {
            return Vec::new();
        }
        let (all, whole) = (text.as_str(), self.words.whole.as_str());
        let findings = all.match_indices(whole).filter_map(|(at, _)| {
            let clause = clause_around(all, &(at..at + whole.len()))?;
            if !self.says_none(&all[clause.start..at], &all[at + whole.len()..clause.end]) {
                return None;
            }
            let message = format!("正文写“{}”，表中是 {} 万元", &all[clause.clone()], self.fee);
            let found = self.finding(text.span_of(clause), message);
            Some(found.help("请核对：确实没有收的，请改表中的数；收了的，请改正文"))
        });
        findings.collect()
    }

    /// Whether the words on both sides of the name of the fees, all known, say that there were none: 没有, 为零.
    fn says_none(&self, before: &str, behind: &str) -> bool {
        let word = |token: &Token| match token.kind {
            TokenKind::Word(word) => Some(word),
            TokenKind::Count(0) => Some(Meaning::NONE),
            _ => None,
        };
        let (before, behind) = (self.tokens(before), self.tokens(behind));
        let said: Option<Vec<Meaning>> = before.iter().chain(&behind).map(word).collect();
        said.is_some_and(|said| {
            said.contains(&Meaning::NONE) && !said.iter().any(|word| self.is_other(*word))
        })
    }
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
