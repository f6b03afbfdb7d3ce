//! S118.

use std::path::Path;

use crate::base::Diagnostic;
use crate::checks::facts::Facts;
use crate::checks::rule::rule;

rule! {
    /// 文件名里的年份与报告年度一致
    ///
    /// 文件叫“年报-2025”“2025年度报告”，里面的 year 却是 2024：多半是从上年的文件改的，忘了改年度。相差两年以上的数
    /// 多半不是年份，不算；文件名里还有报告年度的，也不算。
    ///
    /// 错误：
    ///
    /// ```toml
    /// year = 2022
    /// ```
    ///
    /// 正确：
    ///
    /// ```toml
    /// year = 2023
    /// ```
    "S118" Warning check
}

/// What a file is called that a report is in.
const REPORTS: [&str; 3] = ["年报", "年度报告", "工作报告"];
/// What follows a year that is not the report's: that of the form, or of its publication.
const OTHERS: [&str; 7] = ["版", "年版", "格式", "年公布", "年上报", "年报送", "年印发"];
/// Years that are farther from the report's are none.
const FAR: u16 = 2;

fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let year = facts.report.year;
    let stem = Path::new(facts.occasion.file_name).file_stem().unwrap_or_default();
    let years = years(&stem.to_string_lossy());
    let near = years.iter().find(|other| other.abs_diff(year) <= FAR);
    let Some(near) = near.filter(|_| !years.contains(&year)) else { return Vec::new() };
    let message = format!("文件名里是 {near} 年，报告年度是 {year} 年");
    let found = RULE.finding(facts.report.year_span, message);
    vec![found.help("请核对 year；年度没有写错的，请改文件名")]
}

/// The years in a report's name: four digits alone, no part of a day.
fn years(name: &str) -> Vec<u16> {
    if !REPORTS.iter().any(|word| name.contains(word)) {
        return Vec::new();
    }
    let is_digit = |char: char| char.is_ascii_digit();
    let mut found = Vec::new();
    let mut rest = name;
    while let Some(start) = rest.find(is_digit) {
        let digits = &rest[start..];
        let length = digits.find(|char| !is_digit(char)).unwrap_or(digits.len());
        let behind = &digits[length..];
        let month = behind.strip_prefix(['-', '.', '_', '年']).unwrap_or_default();
        let month = month.find(|char| !is_digit(char)).unwrap_or(month.len());
        let is_alone = !rest[..start].ends_with(|char: char| char.is_ascii_alphabetic());
        let is_other = OTHERS.iter().any(|word| behind.starts_with(word));
        let is_year = length == 4 && is_alone && !(1..=2).contains(&month) && !is_other;
        found.extend(digits[..length].parse::<u16>().ok().filter(|_| is_year));
        rest = behind;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn years_are_found_in_the_names_of_reports() {
        assert_eq!(years("年报-2025"), [2025]);
        assert_eq!(years("2024年报（2025年公布）"), [2024]);
        assert_eq!(years("2022-2023年报"), [2022, 2023]);
        for name in [
            "20250120年报",
            "2025-01-20年报",
            "年报",
            "IMG_2034",
            "年报a2023",
            "2023年上报",
            "工作年度报告（2021版）",
            "2024年公布年度报告",
        ] {
            assert!(years(name).is_empty(), "{name}");
        }
    }
}
