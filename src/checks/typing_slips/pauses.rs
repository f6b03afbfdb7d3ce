//! Half-width pauses and stops in Chinese.

use super::labels::{Label, ends_with_bracketed, ends_with_han, label_at_end};
use super::marks::{Marks, and_space, goes_on, with_space};
use super::slip::{Slip, change};
use super::western::parts_clauses;
use crate::text::{full_width, is_chinese, is_ideograph};

/// What is written in place of a mark, and what the user is told to do.
type Repair = (Option<&'static str>, String);

/// A pause or stop that belongs to Chinese: a Chinese character stands on its left, or on its right
/// with no digit or letter on the left.
pub(super) fn pause(marks: &Marks<'_>, at: usize, mark: char) -> Option<Slip> {
    let full = full_width(mark)?;
    let beside = marks.beside(&(at..at + 1));
    let [Some(before), behind] = beside else { return None };
    // Several dots are left to rule T202.
    let is_wrong = !(mark == '.' && marks.words[at + 1..].starts_with('.'))
        && is_of_chinese(marks, at, mark, (before, behind));
    if !is_wrong {
        return None;
    }
    if mark == '?' && is_lost_character(marks.words, at) {
        return lost_character(marks.words, at);
    }
    let range = at..with_space(marks.words, at + 1);
    let (new, help) = match beside.into_iter().flatten().find(|it| doubles(mark, *it)) {
        Some(_) => (None, "这里连着几个标点，请只留一个，用全角的".to_owned()),
        None => {
            let before = &marks.words[..at];
            repair(before, mark, full, behind.is_some_and(goes_on), range.len() > 1)
        }
    };
    let changes = new.map(|new| change(range, new)).into_iter().collect();
    let message = format!("中文里用了半角的“{mark}”");
    Some(Slip { place: at..at + 1, message, help, changes })
}

/// Words that make a question.
const QUESTIONS: [&str; 18] = [
    "吗",
    "呢",
    "么",
    "怎",
    "如何",
    "为何",
    "何时",
    "何处",
    "何种",
    "哪",
    "谁",
    "多少",
    "是否",
    "能否",
    "可否",
    "有无",
    "是不是",
    "没有",
];
/// In so many characters before its mark a question is asked.
const CLAUSE: usize = 40;

/// Whether a `?` in the midst of a clause that asks nothing stands for a character that was lost when
/// the text was saved in an encoding that does not have it: `王?同志`.
fn is_lost_character(words: &str, at: usize) -> bool {
    let behind = words[at..].trim_start_matches('?').chars().next();
    let before = words[..at].trim_end_matches('?');
    let clause = before.chars().rev().take(CLAUSE).take_while(|char| !ENDS.contains(char));
    let clause: Vec<char> = clause.collect();
    let clause: String = clause.into_iter().rev().collect();
    let asks = QUESTIONS.iter().any(|word| clause.contains(word));
    let goes_on = behind
        .is_some_and(|char| is_ideograph(char) || matches!(char, '、' | '，' | '（' | '）' | '》'));
    goes_on && before.ends_with(is_ideograph) && !asks
}

/// What ends the clause before.
const ENDS: [char; 12] = ['，', '。', '；', '：', '？', '！', '“', '、', ',', '.', ';', '?'];

/// What is told of a run of them, at its first.
fn lost_character(words: &str, at: usize) -> Option<Slip> {
    let is_first = !words[..at].ends_with('?');
    let length = words[at..].len() - words[at..].trim_start_matches('?').len();
    is_first.then(|| Slip {
        place: at..at + length,
        message: "这里的“?”像是丢了的字".to_owned(),
        help: "请补上原来的字（多半是人名、地名里的生僻字）；是问句的，请改为全角的“？”".to_owned(),
        changes: Vec::new(),
    })
}

const fn is_wide_digit(char: char) -> bool {
    matches!(char, '０'..='９')
}

/// Whether a mark belongs to Chinese.
fn is_of_chinese(
    marks: &Marks<'_>,
    at: usize,
    mark: char,
    (before, behind): (char, Option<char>),
) -> bool {
    let goes_on = behind.is_some_and(goes_on);
    let is_end = behind.is_none_or(is_chinese);
    let is_labelled = || label_at_end(&marks.words[..at]) == Some(Label::Bracketed);
    match mark {
        // Behind any other number a dot belongs to a label or a decimal.
        '.' if matches!(before, '%' | '‰') => goes_on || behind.is_none(),
        // A decimal in full-width digits.
        '.' if is_wide_digit(before) && behind.is_some_and(is_wide_digit) => false,
        '.' => is_chinese(before) && is_end || before == ')' && goes_on && is_labelled(),
        _ if is_chinese(before) => true,
        _ => goes_on && (ends_word(before) || before == ')' && is_labelled()),
    }
}

/// What comes in place of a mark behind some words, and of the space behind it, if there is one.
fn repair(before: &str, mark: char, full: &'static str, goes_on: bool, has_space: bool) -> Repair {
    let change =
        |new: &'static str| (Some(new), format!("请改为全角的“{new}”{}", and_space(has_space)));
    match label_at_end(before) {
        Some(Label::Bracketed) if !matches!(mark, '!' | '?') => {
            let is_certain = goes_on && matches!(mark, '.' | ',');
            let along = if is_certain && has_space { "连同后面的空格" } else { "" };
            let help = format!("请{along}删去：带括号的序号后面不加标点");
            (is_certain.then_some(""), help)
        }
        Some(Label::Han) if matches!(mark, '.' | ',') => change("、"),
        Some(Label::Digits) if mark == ',' => (None, "请改为“.”：这是序号".to_owned()),
        None if mark == '.' && ends_with_bracketed(before) => {
            (None, "请改为全角的“。”；前面是序号的，请删去".to_owned())
        }
        None if mark == '.' && goes_on && ends_with_han(before) => {
            (None, "前面是序号的，请改为“、”；是句末的，请改为“。”".to_owned())
        }
        _ => change(full),
    }
}

/// Whether a mark beside another is one too many; ?! are not.
fn doubles(mark: char, other: char) -> bool {
    let calls = |char: char| matches!(char, '!' | '?' | '！' | '？');
    parts_clauses(other) && !(calls(mark) && calls(other))
}

/// Whether a character ends a word or a number behind which a Chinese mark would stand.
fn ends_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '%' | '+' | '°')
}
