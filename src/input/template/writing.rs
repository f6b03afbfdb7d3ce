//! Writing TOML that a person reads: comments in one column, texts in quotes.

/// How many columns of an editor a text takes: a Chinese character or mark takes two.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum()
}

/// A line for each, its comment below that of the others.
pub(super) fn aligned(lines: &[(String, &str)]) -> String {
    let widest = lines.iter().map(|(code, _)| width(code)).max().unwrap_or(0);
    let line = |(code, comment): &(String, &str)| {
        format!("{code}{:gap$}  # {comment}\n", "", gap = widest - width(code))
    };
    lines.iter().map(line).collect()
}

/// A string of one line.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A string of several paragraphs, with an empty line between them.
pub(super) fn paragraphs<'t>(paragraphs: impl IntoIterator<Item = &'t str>) -> String {
    let paragraphs: Vec<String> = paragraphs.into_iter().map(escaped).collect();
    format!("\"\"\"\n{}\n\"\"\"", paragraphs.join("\n\n"))
}

/// A text as it stands between quotes.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            _ if char.is_control() => out += &format!("\\u{:04X}", u32::from(char)),
            _ => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stand_in_one_column() {
        let lines = aligned(&[("a = \"（甲）\"".to_owned(), "甲"), ("b = 1".to_owned(), "乙")]);
        assert_eq!(lines, "a = \"（甲）\"  # 甲\nb = 1         # 乙\n");
    }

    #[test]
    fn texts_stay_what_they_are() {
        for text in ["甲“乙”", "a\"b\\c", "\"\"\"", "\u{7}\t"] {
            let written = format!("a = {}\nb = {}\n", quoted(text), paragraphs([text, text]));
            let read: toml::Table = toml::from_str(&written).unwrap();
            assert_eq!(read["a"].as_str(), Some(text));
            assert_eq!(read["b"].as_str(), Some(format!("{text}\n\n{text}\n").as_str()));
        }
    }
}
