//! Which character was meant, where one that looks like it was written?

use super::class::is_ideograph;

/// The unified ideographs of the Kangxi radicals U+2F00 to U+2FD5, in order (Unicode,
/// `CompatibilityDecomposition`).
const RADICALS: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀\
    寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋\
    比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
    辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The unified ideograph that a Kangxi radical looks like. Text recognition and some input methods
/// write the radical instead, so that no search finds the word.
#[must_use]
pub fn unified(char: char) -> Option<char> {
    // Asked of every character of a report, and nearly none is a radical.
    if !matches!(char, '\u{2F00}'..='\u{2FD5}') {
        return None;
    }
    let index = u32::from(char).checked_sub(0x2F00)?;
    RADICALS.chars().nth(usize::try_from(index).ok()?)
}

/// Whether a character is a radical or a compatibility ideograph, which looks like a unified one
/// and which no Chinese text has: U+2E80 to U+2FDF, and U+F900 to U+FAFF and U+2F800 to U+2FA1F
/// without the twelve of them that are unified ideographs (Unicode 18.1).
#[must_use]
pub const fn is_compatibility(char: char) -> bool {
    let unified = matches!(
        char,
        '\u{FA0E}' | '\u{FA0F}' | '\u{FA11}' | '\u{FA13}' | '\u{FA14}' | '\u{FA1F}' | '\u{FA21}'
    ) || matches!(
        char,
        '\u{FA23}' | '\u{FA24}' | '\u{FA27}' | '\u{FA28}' | '\u{FA29}'
    );
    matches!(char, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
        && !unified
}

/// The Chinese pause or stop in place of a Western one (GB/T 15834-2011 4).
#[must_use]
pub const fn full_width(char: char) -> Option<&'static str> {
    Some(match char {
        ',' => "，",
        '.' => "。",
        ':' => "：",
        ';' => "；",
        '!' => "！",
        '?' => "？",
        _ => return None,
    })
}

/// Marks that stand in pairs (GB/T 15834-2011 4.8, 4.9), and the Western ones that are mistaken
/// for them.
const PAIRS: [(char, char); 14] = [
    ('（', '）'),
    ('〔', '〕'),
    ('【', '】'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('『', '』'),
    ('〖', '〗'),
    ('［', '］'),
    ('｛', '｝'),
    ('“', '”'),
    ('‘', '’'),
    ('(', ')'),
    ('[', ']'),
];

/// The mark that closes what a mark opens.
#[must_use]
pub fn closing(char: char) -> Option<char> {
    PAIRS.iter().find(|(open, _)| *open == char).map(|(_, close)| *close)
}

/// Whether a mark closes what another opens.
#[must_use]
pub fn is_closing(char: char) -> bool {
    PAIRS.iter().any(|(_, close)| *close == char)
}

/// Whether a character is Chinese by itself: Han, a radical that looks like it, or a mark that only Chinese texts have.
#[must_use]
pub fn is_chinese(char: char) -> bool {
    is_ideograph(char)
        || matches!(char, '\u{2E80}'..='\u{2FDF}' | '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}')
        || matches!(char, '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_the_characters_they_look_like() {
        let found = ['⼀', '⼈', '⽔', '⿕'].map(unified);
        assert_eq!(found, [Some('一'), Some('人'), Some('水'), Some('龠')]);
        assert_eq!([unified('人'), unified('⿖')], [None, None]);
    }

    #[test]
    fn what_looks_like_a_unified_ideograph_is_known() {
        for char in ['⺀', '⿕', '\u{F900}', '\u{F9FB}', '\u{FAD9}', '\u{2F800}', '\u{2FA1D}'] {
            assert!(is_compatibility(char), "{char}");
        }
        // Unified ideographs amid the others, and on either side of the blocks.
        for char in ['民', '\u{FA0E}', '\u{FA29}', '\u{F8FF}', '\u{FB00}', '\u{2F7FF}', '\u{2FA20}']
        {
            assert!(!is_compatibility(char), "{char}");
        }
    }
}
