//! Which class is this character?
//!
//! One table decides (guide of classes: GB/T 15834-2011 section 5 and clreq, "Character
//! categories"); [`classify`] then settles those that depend on their neighbours.

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
    /// Whether its glyph is to come from the Chinese face.
    #[must_use]
    pub const fn is_chinese(&self) -> bool {
        !self.class.is_western() || !self.char.is_ascii()
    }

    /// Whether it is set without ink or width: joiners and selectors.
    #[must_use]
    pub const fn is_invisible(&self) -> bool {
        matches!(self.char, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}')
            || matches!(self.char, '\u{E0100}'..='\u{E01EF}')
    }
}

/// The classes of a text's characters.
#[must_use]
pub fn classify(text: &str) -> Vec<Character> {
    let plain =
        text.char_indices().map(|(offset, char)| Character { offset, char, class: of(char) });
    let mut characters: Vec<Character> = plain.collect();
    let context: Vec<Character> = characters.clone();
    for (at, character) in characters.iter_mut().enumerate() {
        character.class = in_context(&context, at);
    }
    characters
}

/// The class of a character by itself.
fn of(char: char) -> Class {
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
        '—' | '⸺' => Class::Dash,
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
        '!'..='~' | '\u{A1}'..='\u{24F}' | '\u{370}'..='\u{52F}' => Class::Latin,
        '\u{1E00}'..='\u{1EFF}' => Class::Latin,
        _ => Class::Han,
    }
}

/// The class of the character at `at`, once its neighbours are known.
fn in_context(all: &[Character], at: usize) -> Class {
    let class = all[at].class;
    let before = at.checked_sub(1).map(|at| all[at]);
    let after = all.get(at + 1).copied();
    let is = |side: Option<Character>, wanted: Class| side.is_some_and(|c| c.class == wanted);
    match all[at].char {
        '“' | '”' | '‘' | '’' | '·' | '•' | '‧' if !is_chinese_context(all, at) => {
            Class::Latin
        }
        '—' if !is(before, Class::Dash) && !is(after, Class::Dash) => Class::Join,
        '-' if joins(before) && joins(after) => Class::Join,
        '/' if joins(before) && joins(after) => Class::Slash,
        // A sign that no number follows or precedes is a sign like any other.
        _ if class == Class::Prefix && !is(after, Class::Digit) => alone(all[at].char),
        _ => class,
    }
}

fn alone(sign: char) -> Class {
    if sign.is_ascii() { Class::Latin } else { Class::Han }
}

fn joins(side: Option<Character>) -> bool {
    side.is_some_and(|c| matches!(c.class, Class::Digit | Class::Han))
}

/// Quotes and interpuncts have no width of their own in Unicode: a mark is Chinese when a
/// nearest letter on either side is Han, or when neither is Western.
fn is_chinese_context(all: &[Character], at: usize) -> bool {
    let letter = |c: &&Character| matches!(c.class, Class::Han | Class::Latin | Class::Iteration);
    let sides = [all[..at].iter().rev().find(letter), all[at + 1..].iter().find(letter)];
    let han = |side: &Option<&Character>| side.is_some_and(|c| c.class != Class::Latin);
    sides.iter().any(han) || sides.iter().all(Option::is_none)
}

#[cfg(test)]
mod tests {
    use super::Class::*;
    use super::*;

    fn classes(text: &str) -> Vec<Class> {
        classify(text).iter().map(|character| character.class).collect()
    }

    #[test]
    fn quotes_follow_their_neighbours() {
        assert_eq!(classes("按“谁”公")[1], Open);
        assert_eq!(classes("用“Word”写")[1], Open);
        assert_eq!(classes("a “word” b")[2], Latin);
        assert_eq!(classes("“2022”")[0], Open);
        assert_eq!(classes("it’s")[2], Latin);
        assert_eq!(classes("莎·克")[1], Dot);
        assert_eq!(classes("a·b")[1], Latin);
    }

    #[test]
    fn dashes_and_connectors() {
        assert_eq!(classes("甲——乙"), [Han, Dash, Dash, Han]);
        assert_eq!(classes("10—20")[2], Join);
        assert_eq!(classes("0371-1234")[4], Join);
        assert_eq!(classes("e-mail")[1], Latin);
        assert_eq!(classes("增/减")[1], Slash);
        assert_eq!(classes("GB/T")[2], Latin);
    }

    #[test]
    fn signs_need_their_number() {
        assert_eq!(classes("￥100")[0], Prefix);
        assert_eq!(classes("￥元")[0], Han);
        assert_eq!(classes("C#")[1], Latin);
        assert_eq!(classes("3.5%"), [Digit, LatinClose, Digit, Postfix]);
    }
}
