//! Was a text spoilt before it was saved as it is: read in another encoding than it was written in, or
//! with characters that the encoding did not have?

use crate::base::{Diagnostic, SourceId, Span};

/// What stands where characters were lost, and what is left of Chinese marks that were read in another
/// encoding than they were written in: UTF-8 as GBK (，。), as Latin-1, GBK as Latin-1.
const GARBLED: [&str; 8] = ["\u{FFFD}", "锟斤拷", "锛", "銆", "ï¼", "ã€", "£¬", "¡£"];
/// Words of GBK that may be right once: so often they are not.
const OFTEN: usize = 3;

/// Whether a text was spoilt before it was saved as it is.
pub(super) fn garbled(text: &str, source: SourceId) -> Option<Diagnostic> {
    // One look at each character: nearly all texts have none of them.
    let begins = |char: &char| GARBLED.iter().any(|mark| mark.starts_with(*char));
    let is_rare = |char: &char| !matches!(char, '\u{4E00}'..='\u{91FF}' | '\0'..='\u{7F}' | '\u{3000}'..='\u{303F}');
    if !text.chars().filter(is_rare).any(|char| begins(&char)) {
        return None;
    }
    let first = |mark: &&str| {
        let at = outside_comments(text, mark)?;
        let is_sure = matches!(*mark, "\u{FFFD}" | "锟斤拷");
        (is_sure || text.matches(*mark).take(OFTEN).count() == OFTEN).then_some((at, mark.len()))
    };
    let (at, length) = GARBLED.iter().find_map(first)?;
    let found = Diagnostic::error("I005", "文件里的字成了乱码", Span::new(source, at, at + length));
    Some(found.note("从这里起").help("请找回原来的文件，或重新输入；再以 UTF-8 编码保存"))
}

/// The first place of a mark on a line that is no comment.
fn outside_comments(text: &str, mark: &str) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim_start().starts_with('#')
            && let Some(at) = line.find(mark)
        {
            return Some(start + at);
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn garbled_texts_are_known() {
        let source = SourceId::default();
        let is_garbled = |text: &str| garbled(text, source).is_some();
        for text in ["\u{FFFD}", "锟斤拷", "甲銆乙銆丙銆", "甲锛乙锛丙锛", "ï¼ï¼ï¼", "£¬a£¬b£¬"]
        {
            assert!(is_garbled(text), "{text}");
        }
        for text in ["甲，乙。", "锛子", "甲£乙", "２０２３年"] {
            assert!(!is_garbled(text), "{text}");
        }
    }
}
