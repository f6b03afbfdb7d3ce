//! Which of the years in a text about last year are this year's now?

use std::ops::RangeInclusive;

/// Years that reports speak of; other numbers of four digits are parts of addresses and telephones.
const YEARS: RangeInclusive<u16> = 1949..=2100;

/// Words behind a year that make it one of a law or a document, which stays.
const OF_DOCUMENTS: [&str; 9] =
    ["修订", "修正", "公布", "发布", "印发", "施行", "实施", "制定", "第"];

/// What stands between the beginning and the end of a period.
const UNTIL: [&str; 9] = ["至", "到", "-", "—", "–", "－", "～", "~", "─"];

/// What stands before the last day of a period whose first is not named.
const UP_TO: [&str; 4] = ["截至", "截止", "截止到", "至"];

/// A text in which the years of the reported period were moved on.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) text: String,
    /// What was moved, as it is now.
    pub(super) moved: Vec<String>,
    /// The other years, as they are.
    pub(super) kept: Vec<String>,
}

impl Moved {
    /// Whether there are no years in the text.
    pub(super) const fn is_without_years(&self) -> bool {
        self.moved.is_empty() && self.kept.is_empty()
    }
}

/// Moves last year on by one where it is all of the year: `2023年`, `2023年度`, a period from its first day or
/// month to its last, or up to its last day. All other dates stay.
pub(super) fn move_on(text: &str, last: u16) -> Moved {
    let mut result = Moved::default();
    let mut at = 0;
    while let Some(start) = next_year(text, at) {
        let period = Period::at(text, start);
        result.text += &text[at..start];
        let whole = &text[start..period.end];
        let is_moved = period.is_all_of(last) && stands_free(text, start, &period);
        let now = match is_moved {
            true => whole.replace(&last.to_string(), &last.saturating_add(1).to_string()),
            false => whole.to_owned(),
        };
        let list = if is_moved { &mut result.moved } else { &mut result.kept };
        if period.is_date && !list.contains(&now) {
            list.push(now.clone());
        }
        result.text += &now;
        at = period.end;
    }
    result.text += &text[at..];
    result.kept.extend(years_in_words(text));
    result
}

/// Where the next four digits are that may be a year.
fn next_year(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let start = at + text[at..].find(|char: char| char.is_ascii_digit())?;
        let digits = number(&text[start..]).len();
        if digits == 4
            && text[start..start + 4].parse().is_ok_and(|year: u16| YEARS.contains(&year))
        {
            return Some(start);
        }
        at = start + digits;
    }
}

/// The digits that a text begins with.
fn number(text: &str) -> &str {
    let end = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}

/// A day, a month or a year, as far as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Date {
    year: Option<u16>,
    month: Option<u16>,
    day: Option<u16>,
}

/// A date, or two with a word between them, at the beginning of a year's digits.
#[derive(Debug)]
struct Period {
    first: Date,
    last: Option<Date>,
    /// Where it ends in the text.
    end: usize,
    /// Whether it is more than four digits.
    is_date: bool,
}

impl Period {
    fn at(text: &str, start: usize) -> Self {
        let mut reader = Reader { text, at: start };
        let first = reader.date().unwrap_or_default();
        let is_date = reader.at > start + 4 || text[..start].ends_with('〔');
        let end = reader.at;
        reader.take(&["起"]);
        let last = match reader.take(&UNTIL) {
            true => {
                while reader.take(&UNTIL) {}
                reader.date().or_else(|| reader.month_and_day(None))
            }
            false => None,
        };
        let end = if last.is_some() { reader.at } else { end };
        Self { first, last, end, is_date: is_date || last.is_some() }
    }

    /// Whether it is a whole year: named as such, from its beginning to its end, or its last day.
    fn is_all_of(&self, year: u16) -> bool {
        let Date { month, day, .. } = self.first;
        if !self.is_date || self.first.year != Some(year) {
            return false;
        }
        match self.last {
            None => (month, day) == (None, None) || (month, day) == (Some(12), Some(31)),
            Some(last) => {
                let is_same = last.year.is_none_or(|last| last == year);
                let ends = (month, last.month, day, last.day);
                let is_whole = matches!(ends, (Some(1), Some(12), None, None))
                    || ends == (Some(1), Some(12), Some(1), Some(31));
                is_same && is_whole
            }
        }
    }
}

/// Whether nothing around a period makes it something else: the name of a document or its number, a part
/// of an address, the end of a longer period, a day that is not meant as the end of one.
fn stands_free(text: &str, start: usize, period: &Period) -> bool {
    let (before, behind) = (text[..start].trim_end(), text[period.end..].trim_start());
    let is_part = |char: char| char.is_ascii_alphanumeric() || "/._=?&%-—–～~".contains(char);
    let is_named = [('《', '》'), ('〔', '〕'), ('〈', '〉')]
        .into_iter()
        .any(|(open, close)| before.matches(open).count() > before.matches(close).count());
    let is_day = period.last.is_none() && period.first.day.is_some();
    let is_last_day = UP_TO.iter().any(|word| before.ends_with(word));
    let is_end = period.first.month.is_none() && UNTIL.iter().any(|word| before.ends_with(word));
    // `2023年12期` is a number, too.
    let of_document = behind.starts_with(|char: char| char.is_ascii_digit())
        || OF_DOCUMENTS.iter().any(|word| behind.starts_with(word));
    !(is_named || before.ends_with(is_part) || of_document || is_end || (is_day && !is_last_day))
}

/// Reads dates, with white space between their parts.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text[self.at..].trim_start_matches(' ')
    }

    /// Takes one of some words, if it comes next.
    fn take(&mut self, words: &[&str]) -> bool {
        let rest = self.rest();
        let Some(word) = words.iter().find(|word| rest.starts_with(**word)) else { return false };
        self.at = self.text.len() - rest.len() + word.len();
        true
    }

    /// A number of so many digits at most.
    fn number(&mut self, most: usize) -> Option<u16> {
        let rest = self.rest();
        let digits = number(rest);
        if digits.is_empty() || digits.len() > most {
            return None;
        }
        self.at = self.text.len() - rest.len() + digits.len();
        digits.parse().ok()
    }

    /// `2023年`, `2023年度`, `2023年1月`, `2023年1月1日`, `2023.1.1`; four digits by themselves too.
    fn date(&mut self) -> Option<Date> {
        let begin = self.at;
        let year = self.number(4).filter(|year| YEARS.contains(year));
        let Some(year) = year else {
            self.at = begin;
            return None;
        };
        if self.take(&["年度"]) {
            return Some(Date { year: Some(year), ..Date::default() });
        }
        if self.take(&["年"]) {
            let date = self.month_and_day(Some(year));
            return Some(date.unwrap_or(Date { year: Some(year), ..Date::default() }));
        }
        Some(self.dotted(year).unwrap_or(Date { year: Some(year), ..Date::default() }))
    }

    /// `.1.1`, with one sign between the parts.
    fn dotted(&mut self, year: u16) -> Option<Date> {
        let begin = self.at;
        for sign in [".", "/", "-"] {
            self.at = begin;
            if !self.take(&[sign]) {
                continue;
            }
            let month = self.number(2);
            let day = self.take(&[sign]).then(|| self.number(2)).flatten();
            if let (Some(month), Some(day)) = (month, day) {
                return Some(Date { year: Some(year), month: Some(month), day: Some(day) });
            }
        }
        self.at = begin;
        None
    }

    /// `1月`, `1月1日`, `12月31日24时`, and the first of `1-12月`.
    fn month_and_day(&mut self, year: Option<u16>) -> Option<Date> {
        let begin = self.at;
        let month = self.number(2);
        if month.is_none() {
            self.at = begin;
            return None;
        }
        if !self.take(&["月"]) {
            // The sign of the month may stand behind the second one alone.
            let is_first = UNTIL.iter().any(|word| self.rest().starts_with(word)) && year.is_some();
            if !is_first || !self.rest().chars().skip(1).any(|char| char == '月') {
                self.at = begin;
                return None;
            }
            return Some(Date { year, month, day: None });
        }
        let behind = self.at;
        let day = self.number(2).filter(|_| self.take(&["日"]));
        if day.is_none() {
            self.at = behind;
        }
        let behind = self.at;
        if day.is_none() || self.number(2).is_none() || !self.take(&["时"]) {
            self.at = behind;
        }
        Some(Date { year, month, day })
    }
}

/// Years in other digits, `２０２３年`, `二〇二三年`: they are left as they are.
fn years_in_words(text: &str) -> Vec<String> {
    let is_digit = |char: char| "０１２３４５６７８９〇○零一二三四五六七八九".contains(char);
    let mut found = Vec::new();
    for (at, _) in text.match_indices('年') {
        let digits = text[..at].chars().rev().take_while(|char| is_digit(*char)).count();
        if digits == 4 {
            let year: String = text[..at].chars().rev().take(4).collect();
            found.push(format!("{}年", year.chars().rev().collect::<String>()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_is_moved_on() {
        for text in [
            "自2023年1月1日起至12月31日止",
            "自2023 年1月1日至2023年12月31日。",
            "2023年1月1日-2023年12月31日",
            "2023年1月1日 - 2023年12月31日",
            "2023年1月1日——12月31日",
            "自2023年1月1日起至2023年12月31日24时止",
            "自2023年1月1日0时至2023年12月31日24时",
            "自2023.1.1至2023.12.31止",
            "2023.1.1-2023.12.31",
            "2023/1/1-2023/12/31",
            "自2023-01-01至2023-12-31止",
            "截至2023年12月31日",
            "2023年度报告，2023年我局",
            "2023年1月至12月",
            "2023年1-12月",
            "2023年1—12月",
        ] {
            assert_eq!(move_on(text, 2023).text, text.replace("2023", "2024"));
        }
    }

    #[test]
    fn other_dates_stay() {
        for text in [
            "2022年、2024年1月",
            "2022-2023年、2022年至2023年、2023-2024年",
            "自2023年5月1日起施行的办法",
            "自2023年1月1日起施行的办法",
            "自2023年1月1日起正式施行",
            "2023年12月，市政府印发《办法》；2023年1月挂牌",
            "于2023年12月31日前公布",
            "《条例》（2023年修订）",
            "《2023年工作要点》、〔2023〕30号",
            "2023年第3号令，2023年12期",
            "邮编202312，2023 12，电话0517-20232023，2023-12，编号2023-1",
            "https://a.cn/2023/1/a.html?y=2023年",
            "2023年1月1日至6月30日，2022年1月1日至2023年12月31日",
            "20231月",
        ] {
            assert_eq!(move_on(text, 2023).text, text);
        }
    }

    #[test]
    fn what_was_done_is_said() {
        let text = "依《条例》（2019年修订），自2023年1月1日起至12月31日，2024年1月公布。";
        let moved = move_on(text, 2023);
        assert_eq!(moved.moved, ["2024年1月1日起至12月31日"]);
        assert_eq!(moved.kept, ["2019年", "2024年1月"]);
        let moved = move_on("自２０２３年1月1日至二〇二三年十二月，一九八〇年，〔2021〕30号", 2023);
        assert_eq!(moved.kept, ["2021", "２０２３年", "二〇二三年", "一九八〇年"]);
        assert_eq!(move_on("没有", 2023), Moved { text: "没有".to_owned(), ..Moved::default() });
    }
}
