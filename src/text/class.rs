//! Which class is this character?
//!
//! One table decides (GB/T 15834-2011 section 5 and clreq, "Character categories");
//! [`classify`](super::classify) then settles those that depend on their neighbours.

/// What a character is to the setting of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Han characters and everything else that takes a whole cell.
    Han,
    /// `々`, which leans on the character before it.
    Iteration,
    /// Opening brackets and quotes, 前引号、前括号.
    Open,
    /// Closing brackets and quotes.
    Close,
    /// `、` `，` `；` `：`
    Pause,
    /// `。` `．` `？` `！`
    Stop,
    /// The interpunct, 间隔号.
    Dot,
    /// Connectors: `–` `－` `～`, a single `—`, and `-` between numbers.
    Join,
    /// Half of `——`, 破折号.
    Dash,
    /// Half of `……`, 省略号.
    Dots,
    /// The slash between numbers or Han, 分隔号.
    Slash,
    /// ASCII digits.
    Digit,
    /// Letters of Western scripts and the marks that belong to their words.
    Latin,
    /// ASCII `(` `[` `{`.
    LatinOpen,
    /// ASCII `)` `,` `.` and the like.
    LatinClose,
    /// Signs that belong to the number after them: `￥` `№` `+`.
    Prefix,
    /// Signs that belong to the number before them: `%` `℃`.
    Postfix,
    /// Spaces.
    Space,
}

impl Class {
    /// Whether the character is part of a Western word or a number.
    #[must_use]
    pub const fn is_western(self) -> bool {
        matches!(
            self,
            Self::Digit
                | Self::Latin
                | Self::LatinOpen
                | Self::LatinClose
                | Self::Prefix
                | Self::Postfix
        )
    }

    /// Whether it is a mark of punctuation with half its cell white (GB/T 15834 5.1).
    #[must_use]
    pub const fn is_full_width_mark(self) -> bool {
        matches!(self, Self::Open | Self::Close | Self::Pause | Self::Stop)
    }
}

/// Whether a character is a Chinese character proper, however rare.
#[must_use]
pub const fn is_ideograph(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
        || matches!(char, '\u{20000}'..='\u{3FFFF}' | '\u{E000}'..='\u{F8FF}')
}

/// Whether a character stands for something that is not there: an object, or a character that a
/// program could not read.
#[must_use]
pub const fn is_placeholder(char: char) -> bool {
    matches!(char, '\u{FFF9}'..='\u{FFFD}')
}

/// Whether a character is for private use: what it looks like is known to one machine only
/// (自造字; Unicode 23.5).
#[must_use]
pub const fn is_private_use(char: char) -> bool {
    matches!(char, '\u{E000}'..='\u{F8FF}')
        || matches!(char, '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// A character of a text, with its class in its context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Character {
    /// Byte offset in the text.
    pub offset: usize,
    /// The character.
    pub char: char,
    /// Its class.
    pub class: Class,
}

impl Character {
    /// Whether its glyph is to come from the Chinese face: everything but Western words, and
    /// the wide signs beside numbers (`￥` `％` `℃` `№`).
    #[must_use]
    pub const fn is_chinese(&self) -> bool {
        match self.class {
            Class::Join | Class::Slash => !self.char.is_ascii(),
            class => !class.is_western() || self.is_wide_sign(),
        }
    }

    /// Whether it is a sign beside numbers that only Chinese fonts have, as wide as Han.
    pub(super) const fn is_wide_sign(&self) -> bool {
        matches!(self.char, '￥' | '％' | '℃' | '№')
    }

    /// Whether it is set without ink or width: joiners and selectors.
    #[must_use]
    pub const fn is_invisible(&self) -> bool {
        matches!(self.char, '\u{200B}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}')
            || is_selector(self.char)
    }

    /// Whether it belongs to the character before it, so that nothing may part the two:
    /// combining marks and variation selectors (UAX #29, Extend).
    #[must_use]
    pub const fn is_extending(&self) -> bool {
        matches!(self.char, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{200D}')
            || matches!(self.char, '\u{20D0}'..='\u{20FF}')
            || matches!(self.char, '\u{1AB0}'..='\u{1AFF}' | '\u{302A}'..='\u{302D}')
            || is_selector(self.char)
    }
}

/// Digits of Chinese numbers, and full-width ones.
pub(super) const fn is_numeral(char: char) -> bool {
    matches!(char, '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九')
        || matches!(char, '十' | '百' | '千' | '两' | '０'..='９')
}

/// Variation selectors, which choose among the forms of the character before them.
const fn is_selector(char: char) -> bool {
    matches!(char, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The class of a character by itself.
pub(super) fn of(char: char) -> Class {
    match char {
        '（' | '〔' | '【' | '《' | '〈' | '「' | '『' | '〖' | '［' | '｛' | '“' | '‘' => {
            Class::Open
        }
        '）' | '〕' | '】' | '》' | '〉' | '」' | '』' | '〗' | '］' | '｝' | '”' | '’' => {
            Class::Close
        }
        '、' | '，' | '；' | '：' => Class::Pause,
        '。' | '．' | '？' | '！' | '‼' | '⁇' | '⁈' | '⁉' => Class::Stop,
        '·' | '‧' | '・' | '•' => Class::Dot,
        '–' | '－' | '～' | '〜' => Class::Join,
        '—' | '⸺' | '⸻' => Class::Dash,
        '…' | '⋯' => Class::Dots,
        '／' => Class::Slash,
        '々' => Class::Iteration,
        '0'..='9' => Class::Digit,
        '(' | '[' | '{' => Class::LatinOpen,
        ')' | ']' | '}' | ',' | '.' | ':' | ';' | '!' | '?' => Class::LatinClose,
        '￥' | '¥' | '$' | '€' | '£' | '№' | '§' | '#' | '+' | '−' | '±' | '<' | '>' | '≤'
        | '≥' | '≈' => Class::Prefix,
        '%' | '％' | '‰' | '℃' | '°' | '′' | '″' => Class::Postfix,
        ' ' | '\t' | '\u{3000}' | '\u{A0}' | '\u{200B}' | '\u{2060}' => Class::Space,
        // Signs of counting among Han; between digits they are the digits' (see `context`).
        '×' | '÷' => Class::Han,
        '!'..='~' | '\u{A1}'..='\u{24F}' | '\u{370}'..='\u{52F}' => Class::Latin,
        '\u{1E00}'..='\u{1EFF}' => Class::Latin,
        _ => Class::Han,
    }
}
