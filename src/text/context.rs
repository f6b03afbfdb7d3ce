//! Is a mark that Chinese and Western texts share a Chinese one here?
//!
//! Quotes, dashes, dots and interpuncts have no width of their own in Unicode: whether they are
//! Chinese is told by the letters around them, before any font is chosen.

use super::class::{Character, Class, is_numeral, of};
use super::measure_words::is_of_number;

/// The classes of a text's characters.
#[must_use]
pub fn classify(text: &str) -> Vec<Character> {
    let plain =
        text.char_indices().map(|(offset, char)| Character { offset, char, class: of(char) });
    let mut characters: Vec<Character> = plain.collect();
    if characters.iter().any(depends) {
        let context = Context::of(&characters);
        let classes: Vec<Class> = (0..characters.len()).map(|at| context.class(at)).collect();
        for (character, class) in characters.iter_mut().zip(classes) {
            character.class = class;
        }
    }
    for at in 1..characters.len() {
        // A combining mark has the class of the character it stands on: no rule tells the two
        // apart.
        if characters[at].is_extending() {
            characters[at].class = characters[at - 1].class;
        }
    }
    characters
}

/// Whether the class of a character depends on its neighbours. Many texts have none that does.
const fn depends(character: &Character) -> bool {
    matches!(character.class, Class::Prefix)
        || matches!(character.char, '“' | '”' | '‘' | '’' | '·' | '•' | '‧' | '…' | '⋯')
        || matches!(character.char, '—' | '–' | '-' | '/' | '×' | '÷')
}

/// A text's characters, each classified without its neighbours, and the letters nearest to each.
struct Context<'a> {
    all: &'a [Character],
    /// For each place, whether the nearest letter before it is Han; `None` without one.
    before: Vec<Option<bool>>,
    /// The same after it.
    after: Vec<Option<bool>>,
    /// For each quote, the place of its partner.
    partners: Vec<Option<usize>>,
    /// Which quotes are Western ones.
    western_quotes: Vec<bool>,
}

impl<'a> Context<'a> {
    /// Goes through the text once in each direction.
    fn of(all: &'a [Character]) -> Self {
        let before = nearest(all.iter());
        let mut after = nearest(all.iter().rev());
        after.reverse();
        let partners = partners(all);
        let western_quotes = vec![false; all.len()];
        let mut context = Self { all, before, after, partners, western_quotes };
        context.settle_quotes();
        context
    }

    /// A pair of quotes is of one kind, and so is a row of pairs with nothing but a sign between
    /// them: `“OA”“CA”系统`, `“Web”/“App”，`.
    fn settle_quotes(&mut self) {
        self.western_quotes = (0..self.all.len()).map(|at| self.is_western_quote(at)).collect();
        let opens = |at: usize| self.partners[at].filter(|partner| *partner > at);
        let pairs: Vec<(usize, usize)> =
            (0..self.all.len()).filter_map(|at| Some((at, opens(at)?))).collect();
        let all = self.all;
        let closed_before = |open: usize, close: usize| {
            let between = all.get(close + 1..open);
            between.is_some_and(|between| match between {
                [] => true,
                [sign] => "/—–-&+ ".contains(sign.char),
                _ => false,
            })
        };
        let mut settle = |one: (usize, usize), other: (usize, usize)| {
            if !self.western_quotes[one.0] {
                self.western_quotes[other.0] = false;
                self.western_quotes[other.1] = false;
            }
        };
        for two in pairs.windows(2).filter(|two| closed_before(two[1].0, two[0].1)) {
            settle(two[0], two[1]);
        }
        for two in pairs.windows(2).rev().filter(|two| closed_before(two[1].0, two[0].1)) {
            settle(two[1], two[0]);
        }
    }

    /// The class of the character at `at`; that of no other character but those that [`depends`]
    /// names is another than its own.
    fn class(&self, at: usize) -> Class {
        let Character { char, class, .. } = self.all[at];
        match char {
            '“' | '”' | '‘' | '’' if self.western_quotes[at] => Class::Latin,
            '·' | '•' | '‧' if self.is_western(at) => Class::Latin,
            '…' | '⋯' if !self.is_doubled(at) && self.is_western(at) => Class::LatinClose,
            '—' if self.is_doubled(at) => class,
            // The dash of a range is one and the same in `9704—2012` and `15834—2011`, whatever
            // words stand before the numbers.
            '—' | '–' if self.is_between_numbers(at) => Class::Join,
            '—' | '–' if self.is_western(at) => Class::Latin,
            '—' => Class::Join,
            // Inside numbers, words and addresses these two are Western: `24/7`, `0371-1234`.
            '-' | '/' if self.is_between_western(at) => Class::Latin,
            '/' if self.ends_address(at) => Class::Latin,
            // A minus, or a hyphen as good as one: `降-3%`, `甲-1`.
            '-' if self.is_before_digit(at) && self.is_behind_word(at) => Class::Latin,
            '-' if self.joins(at) => Class::Join,
            '/' => Class::Slash,
            '×' | '÷' if self.is_beside_number(at) => Class::Latin,
            // `￥` or `+` without a number behind it has the class it has by itself.
            _ if class == Class::Prefix && !self.is_before_digit(at) => alone(char),
            _ => class,
        }
    }

    fn neighbour(&self, at: Option<usize>) -> Option<Character> {
        self.all.get(at?).copied()
    }

    fn sides(&self, at: usize) -> [Option<Character>; 2] {
        [self.neighbour(at.checked_sub(1)), self.neighbour(Some(at + 1))]
    }

    /// `——` and `……` are Chinese whatever stands beside them.
    fn is_doubled(&self, at: usize) -> bool {
        self.sides(at).iter().flatten().any(|side| side.char == self.all[at].char)
    }

    /// Between two numbers, with their signs: `10%—20%`.
    fn is_between_numbers(&self, at: usize) -> bool {
        let [before, after] = self.sides(at).map(|side| side.map(|side| side.class));
        matches!(before, Some(Class::Digit | Class::Postfix))
            && matches!(after, Some(Class::Digit | Class::Prefix))
    }

    /// Between digits or Han.
    fn joins(&self, at: usize) -> bool {
        let joined = |side: &Option<Character>| {
            side.is_some_and(|side| matches!(side.class, Class::Digit | Class::Han))
        };
        self.sides(at).iter().all(joined)
    }

    /// Inside a Western word or address; at its edges a slash is as anywhere.
    fn is_between_western(&self, at: usize) -> bool {
        self.sides(at).iter().all(|side| side.is_some_and(|side| side.class.is_western()))
    }

    /// `https://www.a.gov.cn/` before a Chinese text or mark: the slash is the address's.
    fn ends_address(&self, at: usize) -> bool {
        let word = self.all[..at].iter().rev().take_while(|c| c.char.is_ascii_graphic());
        let mut signs = word.map(|character| character.char);
        signs.next().is_some_and(|last| last.is_ascii_alphanumeric())
            && signs.any(|sign| sign == '.' || sign == '/')
    }

    /// `3×5`, `吨×2批`: one sign of one width wherever it counts.
    fn is_beside_number(&self, at: usize) -> bool {
        let mut sides = self.sides(at).into_iter().flatten();
        sides.any(|side| side.class.is_western())
    }

    fn is_before_digit(&self, at: usize) -> bool {
        self.neighbour(Some(at + 1)).is_some_and(|next| next.class == Class::Digit)
    }

    /// Behind Han that do not end a number: in `1月-12月` and `3万-5万` it joins two of them.
    fn is_behind_word(&self, at: usize) -> bool {
        let Some(Character { char, class: Class::Han, .. }) = self.sides(at)[0] else {
            return false;
        };
        !is_of_number(char) && !is_numeral(char)
    }

    /// No letter beside it is Han, and one is Western.
    fn is_western(&self, at: usize) -> bool {
        is_western([self.before[at], self.after[at]])
    }

    /// A pair of quotes is Chinese when a letter inside or outside of it is, or a Chinese mark
    /// stands beside it.
    fn is_western_quote(&self, at: usize) -> bool {
        if !matches!(self.all[at].char, '“' | '”' | '‘' | '’') {
            return false;
        }
        let letter = |side: Option<Character>| side.is_some_and(|c| c.class == Class::Latin);
        match self.partners[at] {
            // `it’s`: an apostrophe.
            None if self.sides(at).into_iter().all(letter) => true,
            None => self.is_western(at),
            Some(partner) => {
                let (open, close) = (at.min(partner), at.max(partner));
                let outside = [open.checked_sub(1), Some(close + 1)];
                let chinese = |at| self.neighbour(at).is_some_and(is_chinese_mark);
                if outside.into_iter().any(chinese) {
                    return false;
                }
                let inner = [self.after[open], self.before[close]];
                is_western([self.before[open], self.after[close], inner[0], inner[1]])
            }
        }
    }
}

fn is_western<const N: usize>(sides: [Option<bool>; N]) -> bool {
    !sides.contains(&Some(true)) && sides.contains(&Some(false))
}

fn alone(sign: char) -> Class {
    if sign.is_ascii() { Class::Latin } else { Class::Han }
}

/// A mark that only Chinese texts have. The curly quotes are not among them: Western texts have the
/// same.
const fn is_chinese_mark(character: Character) -> bool {
    !matches!(character.char, '“' | '”' | '‘' | '’') && character.class.is_full_width_mark()
}

/// For each character, whether the last letter seen before it is Han.
fn nearest<'a>(characters: impl Iterator<Item = &'a Character>) -> Vec<Option<bool>> {
    let mut last = None;
    let step = |character: &Character| {
        let found = last;
        match character.class {
            Class::Han | Class::Iteration => last = Some(true),
            // Signs of Western texts are not letters.
            Class::Latin if character.char.is_alphabetic() => last = Some(false),
            _ => {}
        }
        found
    };
    characters.map(step).collect()
}

/// Pairs each closing quote with the opening one before it.
fn partners(all: &[Character]) -> Vec<Option<usize>> {
    let mut partners = vec![None; all.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, character) in all.iter().enumerate() {
        let opening = match character.char {
            '“' | '‘' => {
                open.push(at);
                continue;
            }
            '”' => '“',
            // Within a word it is an apostrophe.
            '’' if !is_apostrophe(all, at) => '‘',
            _ => continue,
        };
        if let Some(place) = open.pop_if(|place| all[*place].char == opening) {
            partners[at] = Some(place);
            partners[place] = Some(at);
        }
    }
    partners
}

fn is_apostrophe(all: &[Character], at: usize) -> bool {
    let letter = |at: usize| all.get(at).is_some_and(|c| c.class == Class::Latin);
    at.checked_sub(1).is_some_and(letter) && letter(at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::class::Class::*;
    use super::*;

    fn classes(text: &str) -> Vec<Class> {
        classify(text).iter().map(|character| character.class).collect()
    }

    #[test]
    fn quotes_follow_the_letters_inside_and_outside_both_of_them() {
        assert_eq!(classes("按“谁”公")[1], Open);
        assert_eq!(classes("用“Word”写")[1], Open);
        assert_eq!(classes("“2022”")[0], Open);
        // The last mark stands beside Western letters only; its partner does not.
        let mixed = classes("出“Word and Excel”");
        assert_eq!((mixed[1], *mixed.last().unwrap()), (Open, Close));
        let western = classes("a “word” b");
        assert_eq!((western[2], western[7]), (Latin, Latin));
        assert_eq!(classes("it’s")[2], Latin);
        assert_eq!(classes("说‘it’s’好")[6], Close);
        let listed = classes("用“App”、“Web”、“VR”和");
        assert_eq!((listed[7], listed[11], listed[13]), (Open, Close, Open));
        let touching = classes("“OA”“CA”“VPN”系统");
        assert_eq!((touching[0], touching[4], touching[8]), (Open, Open, Open));
        let joined = classes("“Web”/“App”，");
        assert_eq!((joined[0], joined[6]), (Open, Open));
        // Signs are no letters.
        assert_eq!((classes("“0371-1234”")[0], classes("“3×5”")[0]), (Open, Open));
        assert_eq!(classes("“”")[..], [Open, Close]);
        assert_eq!(classes("”甲“")[..], [Close, Han, Open]);
    }

    #[test]
    fn interpuncts_dashes_and_dots_follow_their_neighbours() {
        assert_eq!(classes("莎·克")[1], Dot);
        assert_eq!(classes("a·b")[1], Latin);
        assert_eq!(classes("甲——乙"), [Han, Dash, Dash, Han]);
        assert_eq!(classes("a——b")[1..3], [Dash, Dash]);
        assert_eq!(classes("a — b")[2], Latin);
        assert_eq!(classes("京—沪")[1], Join);
        assert_eq!(classes("10—20")[2], Join);
        assert_eq!(classes("A–B")[1], Latin);
        assert_eq!(classes("2021–2023")[4], Join);
        for standard in ["GB/T 9704—2012", "GB/T 15834—2011（a）", "GB/T 9704–2012"] {
            assert!(classes(standard).contains(&Join), "{standard}");
        }
        assert_eq!((classes("5%—8%")[2], classes("A—B")[1]), (Join, Latin));
        assert_eq!(classes("用Word……")[5..], [Dots, Dots]);
        assert_eq!(classes("and so on…")[9], LatinClose);
        assert_eq!(classes("等等…")[2], Dots);
    }

    #[test]
    fn connectors_and_slashes_stand_between_digits_or_han() {
        assert_eq!((classes("0371-1234")[4], classes("24/7")[2]), (Latin, Latin));
        assert_eq!((classes("Qwen2.5-72B")[7], classes("1/3")[1]), (Latin, Latin));
        assert_eq!(
            (classes("见a.cn/。")[5], classes("a.cn/b/查")[6], classes("第A/")[2]),
            (Latin, Latin, Slash)
        );
        assert_eq!(
            (classes("甲-乙")[1], classes("甲-1")[1], classes("5/月")[1]),
            (Join, Latin, Slash)
        );
        for range in ["1月-12月", "3万-5万", "百个-2百个", "周一-5日"] {
            assert!(classes(range).contains(&Join), "{range}");
        }
        assert_eq!(classes("e-mail")[1], Latin);
        assert_eq!(classes("增/减")[1], Slash);
        assert_eq!(classes("GB/T")[2], Latin);
        assert_eq!(
            (classes("第A/")[2], classes("甲/A")[1], classes("http://a")[5]),
            (Slash, Slash, Latin)
        );
        assert_eq!(
            (classes("甲×乙")[1], classes("3×5")[1], classes("A×B")[1]),
            (Han, Latin, Latin)
        );
    }

    #[test]
    fn signs_need_their_number() {
        assert_eq!(classes("￥100")[0], Prefix);
        assert_eq!(classes("￥元")[0], Han);
        assert_eq!(classes("C#")[1], Latin);
        assert_eq!(classes("3.5%"), [Digit, LatinClose, Digit, Postfix]);
    }

    #[test]
    fn marks_on_a_character_are_of_its_class() {
        assert_eq!(classes("葛\u{E0100}，")[..], [Han, Han, Pause]);
        assert_eq!(classes("e\u{301}a")[..], [Latin, Latin, Latin]);
    }

    /// Which glyphs come from the Chinese face?
    #[test]
    fn shared_marks_take_the_face_of_their_kind() {
        let chinese = |text: &str, at: usize| classify(text)[at].is_chinese();
        for (text, at) in [("说“好”", 1), ("京—沪", 1), ("甲…", 1), ("莎·克", 1), ("￥5", 0)]
        {
            assert!(chinese(text, at), "{text}");
        }
        for (text, at) in [("a “b” c", 2), ("a — b", 2), ("é", 0), ("−5", 0), ("1-2", 1)] {
            assert!(!chinese(text, at), "{text}");
        }
    }
}
