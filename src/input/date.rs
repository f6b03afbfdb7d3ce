//! Reading the date of issue, 成文日期.

use toml::de::DeValue;

use super::reader::Reader;
use crate::base::{Diagnostic, Located};
use crate::model::Date;
use crate::syntax::Value;

/// Years a report can be issued in: one year after those it can be about.
const YEARS: std::ops::RangeInclusive<u32> = 2009..=2100;

/// The date as it is set, and as a day of the calendar where it is written in digits.
pub(super) type Issue = (Located, Option<Date>);

impl Reader<'_> {
    /// GB/T 9704-2012 7.3.5.4: Arabic digits, the year in full, no leading zeros.
    pub(super) fn date(&mut self, value: &Value<'_>) -> Option<Issue> {
        let what = "成文日期 date ";
        match value.get_ref() {
            DeValue::Datetime(when) => match (when.date, when.time) {
                (Some(date), None) => {
                    let parts = [date.year.into(), date.month.into(), date.day.into()];
                    self.possible_date(parts, None, value)
                }
                _ => self.wrong_type(what, "不带时刻的日期，如 2023-01-16", value),
            },
            DeValue::String(_) => {
                let written = self.line(what, value)?;
                match parts(written.as_str()) {
                    Some(parts) => self.possible_date(parts, Some(written), value),
                    None => Some((written, None)),
                }
            }
            _ => self.wrong_type(what, "日期，如 2023-01-16", value),
        }
    }

    /// The date of `[year, month, day]` as it is set, if the calendar has it. One that was
    /// `written` so stays as it is, and keeps the place of each character.
    fn possible_date(
        &mut self,
        [year, month, day]: [u32; 3],
        written: Option<Located>,
        value: &Value<'_>,
    ) -> Option<Issue> {
        let fault = if !YEARS.contains(&year) {
            format!("年份应在 {} 与 {} 之间，写全四位", YEARS.start(), YEARS.end())
        } else if !(1..=12).contains(&month) {
            format!("没有 {month} 月")
        } else if calendar_day([year, month, day]).is_none() {
            format!("{year} 年 {month} 月没有 {day} 日")
        } else {
            let text = format!("{year}年{month}月{day}日");
            let kept = written.filter(|written| written.as_str() == text);
            let text = kept.unwrap_or_else(|| Located::made_of(self.span(value), text));
            return Some((text, calendar_day([year, month, day])));
        };
        let finding =
            Diagnostic::error("I135", format!("成文日期 date 不对：{fault}"), self.span(value));
        self.fail(finding.help("按年、月、日的次序写，如 2023-01-16 或 \"2023年1月16日\""))
    }
}

/// The day of issue that a text in digits is, if there is such a day and reports are issued then.
#[must_use]
pub fn day_in_digits(text: &str) -> Option<Date> {
    let parts = parts(text)?;
    YEARS.contains(&parts[0]).then(|| calendar_day(parts))?
}

/// The day, if the calendar has it.
fn calendar_day([year, month, day]: [u32; 3]) -> Option<Date> {
    Date::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// Year, month and day of a date in digits: `2023年01月05日`, `2023-1-5`, `2023.01.05`,
/// `2023/1/5`.
fn parts(text: &str) -> Option<[u32; 3]> {
    let separators = [["年", "月"], ["-", "-"], [".", "."], ["/", "/"]];
    separators.into_iter().find_map(|[first, second]| {
        let (year, rest) = text.split_once(first)?;
        let (month, day) = rest.split_once(second)?;
        let day = if first == "年" { day.trim_end().strip_suffix('日')? } else { day };
        Some([number(year)?, number(month)?, number(day)?])
    })
}

/// A number of at most four digits, white space around it left out.
fn number(text: &str) -> Option<u32> {
    let digits = text.trim();
    let plain = digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_digits_are_known() {
        for text in ["2023年01月05日", "2023-1-5", "2023.01.05", "2023/1/5", "2023 年 1 月 5 日"]
        {
            assert_eq!(parts(text), Some([2023, 1, 5]), "{text}");
        }
        let others =
            ["二〇二三年一月五日", "2023年1月", "2023年1月5日印发", "2023-1/5", "2023年1月上旬"];
        for text in others {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
