//! Is a text a figure?

/// One number, with its sign, its point and its unit sign; or nothing at all.
#[must_use]
pub fn is_figure(text: &str) -> bool {
    text.chars().all(|char| char.is_ascii_digit() || "+-−.,%％‰/—".contains(char))
}

/// A figure with its unit, `12件`, `3万元`. A date, a year or an ordinal number is not one.
#[must_use]
pub fn is_quantity(text: &str) -> bool {
    let unit =
        text.trim_start_matches(|char: char| "+-−.,".contains(char) || char.is_ascii_digit());
    let is_unit = (1..=3).contains(&unit.chars().count())
        && !unit.starts_with(['年', '月', '日', '季', '号', '、', '.'])
        && !unit.contains(|char: char| char.is_ascii_digit());
    text.starts_with(|char: char| char.is_ascii_digit()) && is_unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_has_a_unit_and_names_nothing() {
        for text in ["12件", "3.5万元", "1,234人次"] {
            assert!(is_quantity(text) && !is_figure(text), "{text}");
        }
        for text in ["2022年", "3月", "1.机构职能", "12", "甲", "第3项", "12345热线电话", ""]
        {
            assert!(!is_quantity(text), "{text}");
        }
    }
}
