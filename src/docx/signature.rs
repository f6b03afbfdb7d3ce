//! How far do the signature and the date stand from the right?
//!
//! GB/T 9704-2012 7.3.5.2, without a seal: the signature two characters from the right, the
//! date's first character two to the right of the signature's first; or, when the date would
//! then stand too far right, the date two characters from the right.

use super::measures::{advance, nearest};
use crate::form::Form;
use crate::text::classify;

/// Characters from the right, and from the signature's first character to the date's.
const INSET: i64 = 2;

/// Right indents of the name and of the date, in twips.
pub(super) fn indents(form: &Form, name: Option<&str>, date: Option<&str>) -> (i64, i64) {
    let inset = nearest(form.styles.body.size * INSET);
    let (Some(name), Some(date)) = (name, date) else { return (inset, inset) };
    let (name, date) = (width(form, name), width(form, date));
    if inset + date <= name { (inset, name - date) } else { (inset + date + inset - name, inset) }
}

/// The width of a text on one line: Chinese characters take an em, others half of one.
fn width(form: &Form, text: &str) -> i64 {
    let em = advance(&form.styles.body, form);
    let cell = |chinese: bool| if chinese { em } else { em / 2 };
    classify(text).iter().map(|character| cell(character.is_chinese())).sum()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_date_hangs_two_characters_in_or_pushes_the_name() {
        let form = sample::form();
        // 15 characters; 3 Chinese and 7 others: 4695 and 2031 twips at 313 each.
        let long = indents(&form, Some("某某市某某区人民政府某某办事处"), Some("2023年1月16日"));
        assert_eq!(long, (640, 4695 - 2031));
        // The left ends are two characters apart.
        let short = indents(&form, Some("办事处"), Some("2023年1月16日"));
        assert_eq!(short, (640 + 2031 + 640 - 939, 640));
        assert_eq!(indents(&form, None, Some("2023年1月16日")), (640, 640));
    }
}
