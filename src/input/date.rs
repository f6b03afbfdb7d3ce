//! Reading the date of issue, 成文日期.

use toml::de::DeValue;

use super::reader::Reader;
use crate::base::{Diagnostic, Located, shortened};
use crate::model::{Created, Date};
use crate::syntax::Value;
use crate::text::unified;

/// Years a report can be issued in: one year after those it can be about.
const YEARS: std::ops::RangeInclusive<u32> = 2009..=2100;

/// The date as it is set, and as a day of the calendar where it says which.
pub(super) type Issue = (Located, Option<Date>);

/// How to write one.
const HELP: &str =
    "按年、月、日的次序写，如 2023-01-16 或 \"2023年1月16日\"；只到月的写 \"2023年1月\"";

/// A date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    year: u32,
    month: u32,
    day: Option<u32>,
    /// Whether it is a day, all in digits, and nothing else.
    is_plain: bool,
}

impl Written {
    /// Why there is no such day, or no report is issued then.
    fn fault(&self) -> Option<String> {
        let Self { year, month, day, .. } = *self;
        if !YEARS.contains(&year) {
            Some(format!("年份应在 {} 与 {} 之间，写全四位", YEARS.start(), YEARS.end()))
        } else if !(1..=12).contains(&month) {
            Some(format!("没有 {month} 月"))
        } else {
            let day = day.filter(|day| calendar_day(year, month, *day).is_none())?;
            Some(format!("{year} 年 {month} 月没有 {day} 日"))
        }
    }

    fn day(&self) -> Option<Date> {
        calendar_day(self.year, self.month, self.day?)
    }
}

impl Reader<'_> {
    /// GB/T 9704-2012 7.3.5.4: Arabic digits, the year in full, no leading zeros.
    pub(super) fn date(&mut self, value: &Value<'_>) -> Option<Issue> {
        let what = "成文日期 date ";
        match value.get_ref() {
            DeValue::Datetime(when) => match (when.date, when.time) {
                (Some(date), None) => {
                    let (year, month, day) = (date.year.into(), date.month.into(), date.day.into());
                    let date = Written { year, month, day: Some(day), is_plain: true };
                    self.possible_date(date, None, value)
                }
                _ => self.wrong_type(what, "不带时刻的日期，如 2023-01-16", value),
            },
            DeValue::String(_) => {
                let written = self.line(what, value)?;
                match read(written.as_str()) {
                    Some(date) => self.possible_date(date, Some(written), value),
                    None => {
                        let (wrong, help) = unreadable(written.as_str());
                        self.fail(Diagnostic::error("I135", wrong, self.span(value)).help(help))
                    }
                }
            }
            DeValue::Integer(_) => {
                let (wrong, help) = of_integer(self.raw(value));
                self.fail(Diagnostic::error("I102", wrong, self.span(value)).help(help))
            }
            _ => self.wrong_type(what, "日期，如 2023-01-16", value),
        }
    }

    /// The date as it is set, if the calendar has it. One that was `written` so stays as it is, and keeps
    /// the place of each character.
    fn possible_date(
        &mut self,
        date: Written,
        written: Option<Located>,
        value: &Value<'_>,
    ) -> Option<Issue> {
        if let Some(fault) = date.fault() {
            let message = format!("成文日期 date 不对：{fault}");
            return self.fail(Diagnostic::error("I135", message, self.span(value)).help(HELP));
        }
        let text = format!("{}年{}月{}日", date.year, date.month, date.day.unwrap_or_default());
        let kept = written.filter(|written| !date.is_plain || written.as_str() == text);
        let text = kept.unwrap_or_else(|| Located::made_of(self.span(value), text));
        Some((text, date.day()))
    }
}

/// The day of issue that a text is, if there is such a day and reports are issued then.
#[must_use]
pub fn day_of_issue(text: &str) -> Option<Date> {
    read(text).filter(|date| date.fault().is_none())?.day()
}

/// The same, of a text that is in digits.
pub(super) fn day_in_digits(text: &str) -> Option<Date> {
    let date = read(text).filter(|date| date.is_plain && date.fault().is_none())?;
    date.day()
}

/// What is wrong with a date that is written without quotes and not as TOML has it, and what to do.
pub(super) fn explain(written: &str) -> (String, String) {
    let Some(date) = read(written) else { return unreadable(written) };
    if let Some(fault) = date.fault() {
        let day = if fault.contains("没有") { "没有这一天，" } else { "" };
        return (format!("成文日期 date 不对：{day}{fault}"), HELP.to_owned());
    }
    let Written { year, month, day, .. } = date;
    let help = match day {
        Some(day) => format!(
            "请写成 date = {year}-{month:02}-{day:02}，或 date = \"{year}年{month}月{day}日\""
        ),
        None => format!("请写成 date = \"{}\"", shortened(written)),
    };
    ("成文日期 date 的写法不对".to_owned(), help)
}

/// A date that is a whole number: its digits without marks, or the days that Excel counts from 1899-12-30.
fn of_integer(digits: &str) -> (String, String) {
    const EPOCH: u64 = 25_569;
    let wrong = "成文日期 date 应为日期，如 2023-01-16，这里是整数".to_owned();
    let in_digits = || {
        let number = |range| digits.get(range).and_then(|part: &str| part.parse::<u32>().ok());
        let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
        (digits.len() == 8).then(|| calendar_day(year, month, day))?
    };
    let by_excel = || {
        let days = digits.parse::<u64>().ok().filter(|days| (39_814..73_415).contains(days))?;
        Some(Created::Second((days - EPOCH) * 86_400).day())
    };
    let help = match in_digits().or_else(by_excel) {
        Some(Date { year, month, day }) => format!("请写成 date = {year}-{month:02}-{day:02}"),
        None => HELP.to_owned(),
    };
    (wrong, help)
}

fn unreadable(written: &str) -> (String, String) {
    let message = format!("成文日期 date 读不出年月日，这里是 {}", shortened(written));
    let help = match written.contains('号') {
        true => format!("“号”请写成“日”；{HELP}"),
        false => format!("{HELP}；还没有定的，请删去这一行"),
    };
    (message, help)
}

/// The day, if the calendar has it.
fn calendar_day(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// A date in digits, full-width ones too, or in Chinese numerals: `2023年01月05日`, `2023-1-5`,
/// `2023.01.05`, `2023/1/5`, `二〇二三年元月五日`, `2023年1月上旬`, `2023年1月5日印发`.
fn read(text: &str) -> Option<Written> {
    let is_usual = !text.contains(|char| unified(char).is_some());
    let seen = text.chars().filter(|char| !char.is_whitespace());
    let text: String = seen.map(|char| half_width(unified(char).unwrap_or(char))).collect();
    let text = text.trim_end_matches(['。', '，', '.', ',']);
    for mark in ['-', '.', '/'] {
        if let Some((year, rest)) = text.split_once(mark) {
            let (month, day) = rest.split_once(mark)?;
            let (year, month, day) = (number(year)?, number(month)?, number(day)?);
            return Some(Written { year, month, day: Some(day), is_plain: is_usual });
        }
    }
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let in_digits = number(year).zip(number(month));
    let (year, month) = (number(year).or_else(|| digit_by_digit(year))?, month_number(month)?);
    match rest {
        "" | "上旬" | "中旬" | "下旬" | "印发" => {
            Some(Written { year, month, day: None, is_plain: false })
        }
        _ => {
            let (day, rest) = rest.split_once('日')?;
            let in_digits = in_digits.is_some() && number(day).is_some();
            let is_plain = is_usual && in_digits && rest.is_empty();
            let day = Some(number(day).or_else(|| numeral(day))?);
            matches!(rest, "" | "印发").then_some(Written { year, month, day, is_plain })
        }
    }
}

fn half_width(char: char) -> char {
    if matches!(char, '—' | '－' | '–' | '−') {
        return '-';
    }
    let digit = char::from_digit(u32::from(char).wrapping_sub(0xFF10), 10);
    digit.unwrap_or(char)
}

/// A number of at most four digits.
fn number(digits: &str) -> Option<u32> {
    let plain = digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

fn month_number(text: &str) -> Option<u32> {
    if text == "元" { Some(1) } else { number(text).or_else(|| numeral(text)) }
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn digit(char: char) -> Option<u32> {
    let char = if matches!(char, '○' | '零' | 'Ｏ' | 'O' | '0') { '〇' } else { char };
    let value = DIGITS.iter().position(|digit| *digit == char)?;
    u32::try_from(value).ok()
}

/// A year: `二〇二三`.
fn digit_by_digit(text: &str) -> Option<u32> {
    let digits: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    (digits.len() == 4).then(|| digits.iter().fold(0, |sum, digit| 10 * sum + digit))
}

/// A number below a hundred: `十`, `二十一`.
fn numeral(text: &str) -> Option<u32> {
    let one = |text: &str| {
        let mut chars = text.chars();
        let value = digit(chars.next()?)?;
        chars.next().is_none().then_some(value)
    };
    match text.split_once('十') {
        None => one(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            let ones = if ones.is_empty() { 0 } else { one(ones)? };
            Some(10 * tens + ones)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let day = |text: &str| read(text).map(|date| (date.year, date.month, date.day));
        for text in [
            "2023年01月05日",
            "2023-1-5",
            "2023.01.05",
            "2023/1/5",
            "2023 年 1 月 5 日",
            "２０２３年１月５日",
            "二〇二三年一月五日",
            "二○二三年元月五日",
            "2023年元月5日",
            "2023年1月5日印发",
        ] {
            assert_eq!(day(text), Some((2023, 1, Some(5))), "{text}");
        }
        for text in ["2023年12月", "2023年十二月", "2023年12月上旬", "二〇二三年12月印发"]
        {
            assert_eq!(day(text), Some((2023, 12, None)), "{text}");
        }
        for text in
            ["待定", "-1年1月1日", "20240122", "2024年1月22号", "2023-1/5", "2024-13-45x", "2023年"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn days_that_are_not_are_told() {
        let fault = |text: &str| read(text).and_then(|date| date.fault());
        for (text, wanted) in [
            ("10000年1月1日", None),
            ("2008年1月1日", Some("年份应在 2009 与 2100 之间，写全四位")),
            ("2023年13月1日", Some("没有 13 月")),
            ("二〇二三年二月三十日", Some("2023 年 2 月没有 30 日")),
            ("2024年2月29日", None),
        ] {
            assert_eq!(fault(text).as_deref(), wanted, "{text}");
        }
        assert_eq!(numeral("三十一"), Some(31));
        assert_eq!(day_in_digits("二〇二三年一月五日"), None);
    }
}
