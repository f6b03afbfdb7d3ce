//! Which of the years in a text about last year are this year's now?

/// Years that reports speak of; other numbers of four digits are parts of addresses and telephones.
const YEARS: std::ops::RangeInclusive<u16> = 1949..=2100;

/// Words behind a date that make it one of a law or a document, which stays.
const OF_DOCUMENTS: [&str; 9] =
    ["修订", "修正", "公布", "发布", "印发", "施行", "实施", "制定", "第"];

/// A text in which the years of the reported period were moved on.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) text: String,
    /// The dates that were moved, as they are now.
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

/// Moves last year on by one where it is all of the year, or its first or last day: the period that a report
/// is about.
pub(super) fn move_on(text: &str, last: u16) -> Moved {
    let mut result = Moved::default();
    let mut rest = text;
    while let Some((before, digits, after)) = next_year(rest) {
        let stands_in = &text[..text.len() - rest.len() + before.len()];
        result.text += before;
        let date = date_behind(after);
        let is_moved =
            digits.parse() == Ok(last) && is_of_period(date, after) && !is_named(stands_in);
        let year = match is_moved {
            true => last.saturating_add(1).to_string(),
            false => digits.to_owned(),
        };
        let whole = format!("{year}{date}");
        let list = if is_moved { &mut result.moved } else { &mut result.kept };
        if !list.contains(&whole) {
            list.push(whole);
        }
        result.text += &year;
        rest = after;
    }
    result.text += rest;
    result.kept.extend(years_in_words(text));
    result
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

/// The next four digits that are a year, with what stands before and behind them.
fn next_year(text: &str) -> Option<(&str, &str, &str)> {
    let mut at = 0;
    loop {
        let start = at + text[at..].find(|char: char| char.is_ascii_digit())?;
        let length = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let digits = &text[start..start + length];
        if length == 4 && digits.parse::<u16>().is_ok_and(|year| YEARS.contains(&year)) {
            return Some((&text[..start], digits, &text[start + length..]));
        }
        at = start + length;
    }
}

/// How much of what follows a year's digits belongs to the date: `年1月1日`, `.12.31`, `年度`.
fn date_behind(after: &str) -> &str {
    let end = after.find(|char: char| !(char.is_ascii_digit() || "年月日度./- ".contains(char)));
    after[..end.unwrap_or(after.len())].trim_end_matches(['.', '/', '-', ' '])
}

/// Whether a date is the year as such, or its first or last day or month, and not that of a document.
fn is_of_period(date: &str, after: &str) -> bool {
    let behind = after[date.len()..].trim_start().trim_start_matches('起');
    let numbers = date.split(|char: char| !char.is_ascii_digit()).filter(|it| !it.is_empty());
    let numbers: Vec<u16> = numbers.filter_map(|number| number.parse::<u16>().ok()).collect();
    let is_end = matches!(numbers[..], [] | [1] | [12] | [1, 1] | [12, 31]);
    // Bare digits are no date.
    !date.is_empty() && is_end && !OF_DOCUMENTS.iter().any(|word| behind.starts_with(word))
}

/// Whether a text ends within the name or the number of a document: 《…》, 〔…〕.
fn is_named(before: &str) -> bool {
    [('《', '》'), ('〔', '〕'), ('〈', '〉')].into_iter().any(|(open, close)| {
        let count = |mark: char| before.matches(mark).count();
        count(open) > count(close)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_period_is_moved_on() {
        for (text, wanted) in [
            ("自2023年1月1日起至12月31日止", "自2024年1月1日起至12月31日止"),
            ("自2023 年1月1日至2023年12月31日。", "自2024 年1月1日至2024年12月31日。"),
            ("自2023.1.1至2023.12.31止", "自2024.1.1至2024.12.31止"),
            ("自2023-01-01至2023-12-31止", "自2024-01-01至2024-12-31止"),
            ("2023年度报告，2023年我局", "2024年度报告，2024年我局"),
            ("2023年1月至12月", "2024年1月至12月"),
            // Of others.
            ("2022年、2024年1月", "2022年、2024年1月"),
            ("自2023年5月1日起施行的办法", "自2023年5月1日起施行的办法"),
            ("自2023年1月1日起施行的办法", "自2023年1月1日起施行的办法"),
            ("《条例》（2023年修订）", "《条例》（2023年修订）"),
            ("《2023年工作要点》、〔2023〕30号", "《2023年工作要点》、〔2023〕30号"),
            ("2023年第3号令", "2023年第3号令"),
            ("邮编202312，电话0517-20232023，2023", "邮编202312，电话0517-20232023，2023"),
        ] {
            assert_eq!(move_on(text, 2023).text, wanted);
        }
    }

    #[test]
    fn what_was_done_is_said() {
        let moved = move_on(
            "依《条例》（2019年修订），自2023年1月1日至2023年12月31日，2024年1月公布。",
            2023,
        );
        assert_eq!(moved.moved, ["2024年1月1日", "2024年12月31日"]);
        assert_eq!(moved.kept, ["2019年", "2024年1月"]);
        let moved = move_on("自２０２３年1月1日至二〇二三年十二月，一九八〇年", 2023);
        assert_eq!(moved.kept, ["２０２３年", "二〇二三年", "一九八〇年"]);
        assert_eq!(move_on("没有", 2023), Moved { text: "没有".to_owned(), ..Moved::default() });
    }
}
