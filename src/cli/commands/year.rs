//! Is the year of a report one that has come, and the one that its file is named for? Only who runs the
//! program knows; nothing of it is ever in a file that is made.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::base::Diagnostic;
use crate::cli::files;
use crate::cli::terminal::Failure;
use crate::model::{Created, Report};
use crate::session::Beside;

/// Peking time is so many seconds ahead.
const AHEAD: u64 = 8 * 3600;

/// What is found in a report beside its rules: by the clock, or `SOURCE_DATE_EPOCH` in its place, and by
/// the name of its file.
pub(super) fn beside() -> Result<Beside, Failure> {
    let clock = || {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Created::Second(now.as_secs() + AHEAD)
    };
    let this_year = files::created()?.unwrap_or_else(clock).day().year;
    Ok(Box::new(move |name, report| {
        let findings = [not_yet(report, this_year), other_year(report, name)];
        findings.into_iter().flatten().collect()
    }))
}

fn not_yet(report: &Report, this_year: u16) -> Option<Diagnostic> {
    let year = report.year;
    let message = format!("报告年度是 {year} 年，今年才 {this_year} 年");
    let found = Diagnostic::warning("I010", message, report.year_span);
    (year > this_year).then(|| found.help("请核对 year：写报告所述的那一年"))
}

fn other_year(report: &Report, name: &str) -> Option<Diagnostic> {
    let stem = Path::new(name).file_stem()?.to_string_lossy();
    let years = years(&stem);
    let (first, year) = (*years.first()?, report.year);
    let message = format!("文件名里是 {first} 年，报告年度是 {year} 年");
    let found = Diagnostic::warning("I011", message, report.year_span);
    (!years.contains(&year)).then(|| found.help("请核对 year；年度没有写错的，请改文件名"))
}

/// The years in a file's name: four digits alone, no part of a day.
fn years(name: &str) -> Vec<u16> {
    let is_digit = |char: char| char.is_ascii_digit();
    let mut found = Vec::new();
    let mut rest = name;
    while let Some(start) = rest.find(is_digit) {
        let digits = &rest[start..];
        let length = digits.find(|char| !is_digit(char)).unwrap_or(digits.len());
        let behind = &digits[length..];
        let month = behind.strip_prefix(['-', '.', '_', '年']).unwrap_or_default();
        let is_day = month.starts_with(is_digit);
        let year = digits[..length].parse().ok().filter(|_| length == 4 && !is_day);
        found.extend(year.filter(|year| (2000_u16..2100).contains(year)));
        rest = behind;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_found_in_names() {
        assert_eq!(years("年报-2025"), [2025]);
        assert_eq!(years("2024年报（2025年公布）"), [2024, 2025]);
        for name in ["20250120年报", "2025-01-20", "年报", "12345", "a1999"] {
            assert!(years(name).is_empty(), "{name}");
        }
    }
}
