//! Which parts of a Chinese text are in another language?
//!
//! A screen reader changes its voice where the language changes (WCAG 2.1, 3.1.2). Names,
//! abbreviations and addresses do not change the language; a phrase of several words does.

use std::ops::Range;

/// Words that make a phrase.
const LEAST_WORDS: usize = 2;

/// The phrases in Latin letters, in bytes: two words or more with a space between them, each word
/// with a lower-case letter in it. Which language it is cannot be told; in reports it is English.
#[must_use]
pub fn phrases(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !text.contains(' ') {
        // A phrase has a space in it, and most texts have none.
        return found;
    }
    let mut start = 0;
    for run in text.split_inclusive(|char| !is_part(char)) {
        let own = run.trim_end_matches(|char| !is_part(char));
        if own.split(' ').filter(|word| is_word(word)).count() >= LEAST_WORDS {
            let before = own.len() - own.trim_start_matches(|char| !is_letter(char)).len();
            let end = own.trim_end_matches(|char| !is_letter(char)).len();
            // The mark that ends a sentence belongs to it.
            let mark = own[end..].starts_with(['.', '!', '?']);
            found.push(start + before..start + end + usize::from(mark));
        }
        start += run.len();
    }
    found
}

/// What stands in a phrase, or joins its words.
const fn is_part(char: char) -> bool {
    char.is_ascii_graphic() || is_letter(char) || matches!(char, ' ' | '\u{2019}')
}

/// Letters of ASCII, Latin-1 and Latin Extended-A.
const fn is_letter(char: char) -> bool {
    char.is_ascii_alphabetic()
        || matches!(char, '\u{C0}'..='\u{17F}' if char != '\u{D7}' && char != '\u{F7}')
}

fn is_word(word: &str) -> bool {
    let letters = word.chars().filter(|char| is_letter(*char)).count();
    let is_address = word.contains(['/', '@', '\\']) || word.starts_with("www.");
    letters >= 2 && word.chars().any(char::is_lowercase) && !is_address
}

#[cfg(test)]
mod tests {
    use super::phrases;

    fn found(text: &str) -> Vec<&str> {
        phrases(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_phrase_is_of_several_words() {
        assert_eq!(
            found("即Freedom of Information Act（信息自由法）。"),
            ["Freedom of Information Act"]
        );
        assert_eq!(found("发布Open Data, Café Français 12 期"), ["Open Data, Café Français"]);
        assert_eq!(found("见See the web for details.（略）"), ["See the web for details."]);
        let two = "“Open Day”和“Hello, world”";
        assert_eq!(found(two), ["Open Day", "Hello, world"]);
    }

    #[test]
    fn names_abbreviations_and_addresses_are_none() {
        let texts = [
            "政府网站 www.weibei.gov.cn 共 3 个",
            "通过APP、QQ 和 WPS Office 办理",
            "GB/T 9704 与 ISO 19005",
            "邮箱 xxgk@weibei.gov.cn tel 12345",
            "发布信息2篇",
            "",
        ];
        for text in texts {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
