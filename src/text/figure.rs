//! Is a text a figure?

/// One number, with its sign, its point and its unit sign; or nothing at all.
#[must_use]
pub fn is_figure(text: &str) -> bool {
    text.chars().all(|char| char.is_ascii_digit() || "+-−.,%％‰/—".contains(char))
}
