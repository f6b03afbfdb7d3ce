//! Are the dates of the core properties dates? ECMA-376 part 2, clause 11.2 (W3CDTF).

use super::Parts;
use genreport::model::Date;

pub(super) fn faults(parts: &Parts) -> Vec<String> {
    let Some(core) = parts.get("docProps/core.xml") else {
        return vec!["no core properties".to_owned()];
    };
    let dates = core.elements().filter(|property| property.name.starts_with("dcterms:"));
    let wrong = dates.filter(|property| !is_date(&super::content(property)));
    wrong.map(|property| format!("{} is no date", property.name)).collect()
}

/// A date with its time in UTC, `2023-01-16T00:00:00Z`, that a calendar has.
fn is_date(text: &str) -> bool {
    let digits = |c: char| if c.is_ascii_digit() { '0' } else { c };
    if text.chars().map(digits).collect::<String>() != "0000-00-00T00:00:00Z" {
        return false;
    }
    let number = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse().ok());
    let two = |at: usize| number(at, at + 2).and_then(|number: u16| u8::try_from(number).ok());
    let day = || Date::new(number(0, 4)?, two(5)?, two(8)?);
    let within = |at: usize, most: u8| two(at).is_some_and(|part| part <= most);
    day().is_some() && within(11, 23) && within(14, 59) && within(17, 59)
}
