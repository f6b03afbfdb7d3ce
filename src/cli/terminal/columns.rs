//! How many columns of a terminal does a text take?

/// The columns of a text. An upper bound: terminals disagree on marks such as `“`.
pub(in crate::cli) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// The columns of a character.
pub(in crate::cli) const fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        c if c.is_ascii() => 1,
        _ => 2,
    }
}
