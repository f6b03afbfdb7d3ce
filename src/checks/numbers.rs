//! Numbers, years and days in a text: one reading of them for all rules.

use std::ops::Range;

use crate::model::Amount;

/// Chinese digits in the order of their values.
const DIGITS: &str = "〇一二三四五六七八九";

/// A number as it is written in digits: Western, full-width, with marks between thousands, with
/// decimals; or in Chinese as it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value.
    pub(super) amount: Amount,
    /// The count, when it has no decimals.
    pub(super) count: Option<i64>,
    /// Its digits.
    pub(super) range: Range<usize>,
}

/// Every number of a text, without runs of digits that are longer than any figure of a report.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(is_numeral) {
        let start = at + offset;
        let (number, end) = at_start(text, start);
        found.extend(number);
        at = end;
    }
    found
}

/// The number that begins at a digit, and where its run of digits ends.
pub(super) fn at_start(text: &str, start: usize) -> (Option<Number>, usize) {
    let rest = &text[start..];
    if rest.chars().next().is_some_and(is_said) {
        let length = rest.find(|c| !is_said(c)).unwrap_or(rest.len());
        let count = said(&rest[..length]);
        let range = start..start + length;
        let number =
            count.map(|count| Number { amount: Amount::whole(count), count: Some(count), range });
        return (number, start + length);
    }
    let whole = digits(rest);
    let mut end = whole;
    // 1,234,567: groups of three, no more.
    let mut grouped = whole;
    while let Some(after) = rest[grouped..].strip_prefix([',', '，'])
        && (1..=3).contains(&rest[..whole].chars().count())
        && after.chars().take_while(|c| digit(*c).is_some()).count() == 3
    {
        grouped = rest.len() - after.len() + digits(after);
        end = grouped;
    }
    let fraction = rest[end..].strip_prefix('.').map(digits).filter(|length| *length > 0);
    let stop = end + fraction.map_or(0, |length| 1 + length);
    let plain = |part: &str| part.chars().filter_map(digit).collect::<String>();
    let (count, decimals) =
        (plain(&rest[..end]), plain(rest.get(end + 1..stop).unwrap_or_default()));
    let scaled = if decimals.len() <= 4 && count.len() <= 15 {
        format!("{count}{decimals:0<4}").parse().ok()
    } else {
        None
    };
    let number = scaled.map(|scaled: i128| Number {
        amount: Amount::ten_thousandths(scaled),
        count: count.parse().ok().filter(|_| fraction.is_none()),
        range: start..start + stop,
    });
    (number, start + stop)
}

/// Bytes of the digits that a text begins with.
fn digits(text: &str) -> usize {
    text.find(|c| digit(c).is_none()).unwrap_or(text.len())
}

/// The ASCII form of a digit.
fn digit(char: char) -> Option<char> {
    match char {
        '0'..='9' => Some(char),
        '０'..='９' => char::from_digit(u32::from(char) - u32::from('０'), 10),
        _ => None,
    }
}

/// Whether a character may be of a number: a digit, or one as it is said.
pub(super) fn is_numeral(char: char) -> bool {
    digit(char).is_some() || is_said(char)
}

/// Whether a character is part of a number as it is said, 三十六.
fn is_said(char: char) -> bool {
    "零〇一二两三四五六七八九十百千".contains(char)
}

/// The value of a number below ten thousand as it is said.
fn said(text: &str) -> Option<i64> {
    let (mut sum, mut last) = (0, None);
    for char in text.chars() {
        let unit = match char {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '零' | '〇' if sum > 0 => continue,
            _ => {
                if last.is_some() {
                    return None;
                }
                last = value(char);
                continue;
            }
        };
        sum += unit * if unit == 10 && sum == 0 { last.unwrap_or(1) } else { last? };
        last = None;
    }
    Some(sum + last.unwrap_or(0))
}

/// The value of a Chinese digit.
fn value(char: char) -> Option<i64> {
    let char = match char {
        '零' => '〇',
        '两' => '二',
        other => other,
    };
    let at = DIGITS.chars().position(|digit| digit == char)?;
    i64::try_from(at).ok()
}

/// A year before 年.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Year {
    /// Four digits.
    pub(super) year: u16,
    /// Its digits and 年.
    pub(super) range: Range<usize>,
}

/// Every year of a text, in Western, full-width or Chinese digits.
pub(super) fn years(text: &str) -> Vec<Year> {
    let ends = text.match_indices('年').map(|(at, mark)| (at, at + mark.len()));
    ends.filter_map(|(at, end)| year_before(text, at, end)).collect()
}

fn year_before(text: &str, at: usize, end: usize) -> Option<Year> {
    let before = text[..at].trim_end_matches(' ');
    let of = |char: char| {
        digit(char).or_else(|| char::from_digit(u32::try_from(value(char)?).ok()?, 10))
    };
    let mut digits: Vec<(usize, char)> = Vec::new();
    for (at, char) in before.char_indices().rev().take(5) {
        match of(char).filter(|_| char != '两') {
            Some(digit) => digits.push((at, digit)),
            None => break,
        }
    }
    let start = digits.last().filter(|_| digits.len() == 4)?.0;
    let written: String = digits.iter().rev().map(|(_, digit)| *digit).collect();
    let year = written.parse().ok().filter(|year| (1900..2200).contains(year))?;
    Some(Year { year, range: start..end })
}

/// A day, whose year may be that of the day before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// Its year, where it is written.
    pub(super) year: Option<u16>,
    /// 1 to 12.
    pub(super) month: u16,
    /// 1 to 31.
    pub(super) day: u16,
    /// From the year, or the month, to 日.
    pub(super) range: Range<usize>,
}

/// Every day of a text that is written with 月 and 日.
pub(super) fn days(text: &str) -> Vec<Day> {
    let ends = text.match_indices('日').map(|(at, mark)| (at, at + mark.len()));
    let found = ends.filter_map(|(at, end)| {
        let (day, before) = small_before(text, at)?;
        let (month, start) = small_before(text, text[..before].strip_suffix('月')?.len())?;
        let year_end = text[..start].trim_end_matches(' ').len();
        let year = text[..year_end]
            .strip_suffix('年')
            .and_then(|it| year_before(text, it.len(), year_end));
        let begin = year.as_ref().map_or(start, |year| year.range.start);
        Some(Day { year: year.map(|year| year.year), month, day, range: begin..end })
    });
    found.collect()
}

/// A number of one or two digits that ends at `end`, white space left out, and where it begins.
fn small_before(text: &str, end: usize) -> Option<(u16, usize)> {
    let before = text[..end].trim_end_matches(' ');
    let digits: Vec<(usize, char)> = before
        .char_indices()
        .rev()
        .map_while(|(at, char)| Some((at, digit(char)?)))
        .take(3)
        .collect();
    if digits.len() > 2 {
        return None;
    }
    let start = digits.last()?.0;
    let written: String = digits.iter().rev().map(|(_, digit)| *digit).collect();
    let trimmed = text[..start].trim_end_matches(' ').len();
    Some((written.parse().ok()?, trimmed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        let text = "1,234件，３９件，3，61件，1286.35元，三十六件，一百零五件，两件，99999999999999999999件";
        let found: Vec<String> = numbers(text).iter().map(|it| it.amount.to_string()).collect();
        assert_eq!(found, ["1234", "39", "3", "61", "1286.35", "36", "105", "2"]);
    }

    #[test]
    fn years_have_four_digits() {
        let text =
            "2024年，〔2021〕30号，12024年，24年，2023 年，２０２２年，二〇二一年，二零二零年";
        let found: Vec<u16> = years(text).into_iter().map(|year| year.year).collect();
        assert_eq!(found, [2024, 2023, 2022, 2021, 2020]);
    }

    #[test]
    fn days_may_go_without_their_year() {
        let found: Vec<_> = days("自2023 年 1 月 1 日起至12月31日止，2023年1月1日")
            .into_iter()
            .map(|day| (day.year, day.month, day.day))
            .collect();
        assert_eq!(found, [(Some(2023), 1, 1), (None, 12, 31), (Some(2023), 1, 1)]);
    }
}
