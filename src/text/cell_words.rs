//! Where does a word end in the cells and captions of tables?
//!
//! Their words are those of titles and heads, and a list of common ones, `common_words.txt`. Of all
//! ways to cover a text with words the one with the fewest is taken; what it leaves uncovered falls
//! most likely into words of two characters.

use std::ops::Range;
use std::sync::LazyLock;

use super::class::is_ideograph;
use super::label::{Label, stub_label};
use super::prohibition::Break;
use super::words::{LEXICON, SUFFIXES, Seam, by_rules};

const COMMON: &str = include_str!("common_words.txt");

/// Single characters that belong to the word before them, beside those of titles: `覆盖率`.
const BACKWARD: &str = "科室队组会馆园校店场库县市区镇乡村省州率度量数额值表件书证单项款类型式性化费\
                        金者员长人户次家期月日年间前后内外中上下时们";
/// Single characters that belong to the word behind them: `各部门`, `不补正`.
const FORWARD: &str = "各本该全非未不已可应拟请第新再仍均共所其此又也都就还更最较很多单双总副首每另无有\
                       是经凡含至到让使比跟同";
/// Such of one character that are words of their own and no part of an unknown one: `和教育`.
const PARTICLES: &str = "和与及或并而但在对从向把将被由为以按因";

/// What a word costs that covers some of a text, and what a character that none covers.
const COVERED: u32 = 2;
const UNCOVERED: u32 = 3;
/// A word of so many characters is two of two: `人力｜资源`.
const HALVED: usize = 4;

/// The lines of the list, each with the character its words begin with, by which they are in order.
static LINES: LazyLock<Vec<(char, &'static str)>> = LazyLock::new(|| {
    let lines = COMMON.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| Some((line.chars().next()?, line))).collect()
});

/// Tells how long each word of the lists is that a text begins with.
fn words(text: &[char], mut tell: impl FnMut(usize)) {
    let line = text.first().and_then(|first| {
        let at = LINES.binary_search_by_key(first, |(first, _)| *first).ok()?;
        Some(LINES.get(at)?.1)
    });
    for word in line.into_iter().flat_map(|line| line.split(' ')) {
        let mut rest = text.iter();
        if word.chars().all(|char| rest.next() == Some(&char)) {
            tell(text.len() - rest.len());
        }
    }
    LEXICON.all(&text.iter().copied()).for_each(|(word, ())| tell(word.chars().count()));
}

/// For each character of a cell's or a caption's text what lies behind it; `breaks` says where the
/// rules allow a line to end. Behind the last character is always the end of a word.
#[must_use]
pub fn cell_seams(text: &str, breaks: &[Break]) -> Vec<Seam> {
    let all: Vec<char> = text.chars().collect();
    let mut seams = by_rules(breaks);
    let parts = parts(&all);
    for part in &parts {
        within(part, &mut seams);
    }
    for pair in parts.windows(2) {
        close(&mut seams, pair[1].range.start - 1, between(&pair[0], &pair[1]));
    }
    if let Some(Label { length, .. }) = stub_label(text) {
        close(&mut seams, text[..length].chars().count() - 1, Seam::Label);
    }
    seams
}

/// A line ends behind `at` no better than this.
fn close(seams: &mut [Seam], at: usize, seam: Seam) {
    seams[at] = seams[at].min(seam);
}

/// What a part of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A word of the lists.
    Word,
    /// Characters in a row that no word covers.
    Unknown,
    /// 的, which never begins a line.
    Of,
    /// A character that belongs to the word before it.
    Suffix,
    /// One that belongs to the word behind it.
    Prefix,
    /// A mark, a letter, a digit.
    Mark,
}

#[derive(Clone, Debug)]
struct Part {
    kind: Kind,
    range: Range<usize>,
}

fn within(part: &Part, seams: &mut [Seam]) {
    let length = part.range.len();
    for taken in 1..length {
        let seam = match part.kind {
            Kind::Word if length == HALVED && taken * 2 == HALVED => Seam::Half,
            Kind::Word => Seam::Word,
            // An odd number ends in a word of three.
            _ if taken % 2 == 0 && taken + 1 < length => Seam::Likely,
            _ => Seam::Unknown,
        };
        close(seams, part.range.start + taken - 1, seam);
    }
}

fn between(before: &Part, after: &Part) -> Seam {
    // One character alone is most likely of a word with one of its neighbours.
    let is_alone = |part: &Part| part.kind == Kind::Unknown && part.range.len() == 1;
    match (before.kind, after.kind) {
        (_, Kind::Of) => Seam::Word,
        (Kind::Mark | Kind::Of, _) => Seam::Open,
        (_, Kind::Suffix) => Seam::Suffix,
        (Kind::Prefix, _) => Seam::Prefix,
        (_, Kind::Mark) => Seam::Open,
        (Kind::Word, Kind::Unknown) if is_alone(after) => Seam::Likely,
        (Kind::Unknown, Kind::Word) if is_alone(before) => Seam::Likely,
        _ => Seam::Open,
    }
}

/// The text covered with words, and what lies between them.
fn parts(all: &[char]) -> Vec<Part> {
    let lengths = cover(all);
    let mut parts: Vec<Part> = Vec::new();
    let mut start = 0;
    while let Some(length) = lengths.get(start) {
        let kind = kind(all[start], *length);
        match parts.last_mut() {
            Some(last) if kind == Kind::Unknown && last.kind == kind => last.range.end += 1,
            _ => parts.push(Part { kind, range: start..start + length }),
        }
        start += length;
    }
    parts.iter().flat_map(|part| unbound(all, part)).collect()
}

/// What the part of such a length is that begins with `first`.
fn kind(first: char, length: usize) -> Kind {
    match first {
        _ if length > 1 => Kind::Word,
        '的' => Kind::Of,
        '等' => Kind::Suffix,
        _ if PARTICLES.contains(first) => Kind::Prefix,
        _ if is_ideograph(first) => Kind::Unknown,
        _ => Kind::Mark,
    }
}

/// A run of characters that no word covers, apart from one at its end that belongs to its
/// neighbour: of an odd run only, for the rest is most likely of words of two.
fn unbound(all: &[char], part: &Part) -> impl Iterator<Item = Part> {
    let Range { start, end } = part.range;
    let is_odd = part.kind == Kind::Unknown && part.range.len() % 2 == 1;
    let has_before = start > 0 && is_ideograph(all[start - 1]);
    let has_after = all.get(end).is_some_and(|char| is_ideograph(*char));
    let is_backward = |char| SUFFIXES.contains(char) || BACKWARD.contains(char);
    let (kind, from, to) = match () {
        () if is_odd && has_before && is_backward(all[start]) => (Kind::Suffix, start + 1, end),
        () if is_odd && has_after && FORWARD.contains(all[end - 1]) => {
            (Kind::Prefix, start, end - 1)
        }
        () => (part.kind, start, end),
    };
    let of = |kind, range: Range<usize>| Some(Part { kind, range }).filter(|p| !p.range.is_empty());
    let (first, last) = (of(kind, start..from), of(kind, to..end));
    [first, of(part.kind, from..to), last].into_iter().flatten()
}

/// For each place of a text the length of the word that covers it from there on in the best way to
/// cover the rest, 1 where none does.
fn cover(all: &[char]) -> Vec<usize> {
    let mut costs = vec![0; all.len() + 1];
    let mut lengths = vec![1; all.len()];
    for start in (0..all.len()).rev() {
        let mut best = (costs[start + 1] + UNCOVERED, 1);
        if is_ideograph(all[start]) {
            words(&all[start..], |length| {
                let cost = costs[start + length] + COVERED;
                // Of two as good the one with the longer word first: `本年度｜办`.
                if cost < best.0 || cost == best.0 && length > best.1 {
                    best = (cost, length);
                }
            });
        }
        (costs[start], lengths[start]) = best;
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::super::prohibition::Prohibition;
    use super::super::words::WORDS;
    use super::*;

    /// The text with `｜` between words, `¦` where most likely one ends that no list knows, `‖`
    /// between the halves of a long one, `⁝` behind a label.
    fn cut(text: &str) -> String {
        let (_, mut breaks) = super::super::atoms::breaks(text, Prohibition::Strict);
        if let Some(Label { length, .. }) = stub_label(text) {
            // As in a cell.
            breaks[text[..length].chars().count() - 1] = Break::Allowed(0);
        }
        let mark = |seam: &Seam| match seam {
            Seam::Open => "｜",
            Seam::Likely => "¦",
            Seam::Half => "‖",
            Seam::Label => "⁝",
            _ => "",
        };
        let seams = cell_seams(text, &breaks);
        let cut: String =
            text.chars().zip(&seams).map(|(c, s)| format!("{c}{}", mark(s))).collect();
        cut.trim_end_matches('｜').to_owned()
    }

    #[track_caller]
    fn assert_cut(texts: &[&str]) {
        for text in texts {
            assert_eq!(cut(&text.replace(['｜', '¦', '‖', '⁝'], "")), *text);
        }
    }

    #[test]
    fn cells_fall_into_words() {
        assert_cut(&[
            "通过｜政府｜网站｜主动｜公开｜政策｜文件｜及解读｜材料",
            "微信｜公众号｜推送｜信息",
            "上级｜督查｜反馈｜问题｜整改｜完成｜情况",
            "行政｜执法｜公示、｜执法｜全过程｜记录",
            "2023年度｜财政｜预决算｜公开",
            "12345｜政务｜服务｜便民｜热线",
            "预算、｜决算｜和“三公”｜经费",
        ]);
    }

    #[test]
    fn of_all_ways_to_cover_a_text_the_one_with_the_fewest_words_is_taken() {
        // Not 全市｜场｜监管 or 本年｜度｜办理.
        assert_cut(&["全市场‖监管", "工作日¦报", "本年度｜办理", "市政府｜信息"]);
    }

    #[test]
    fn characters_of_no_word_stay_with_their_neighbours() {
        assert_cut(&[
            "公众｜满意率｜达到",
            "市场｜监督｜管理局",
            "各乡镇｜（街道）｜便民｜窗口",
            "逾期｜不补正、｜行政｜机关｜不再｜处理｜其政府｜信息",
            "中的｜问题",
        ]);
    }

    #[test]
    fn unknown_characters_most_likely_are_words_of_two() {
        assert_cut(&["惠企｜榕榉¦楠梓｜政策", "榕榉楠", "榕榉¦楠梓椿", "楠¦街道"]);
    }

    #[test]
    fn a_word_of_four_has_halves() {
        assert_cut(&["人力‖资源｜和社会‖保障局", "办事‖指南", "规范性｜文件"]);
    }

    #[test]
    fn a_label_may_end_a_line_but_no_number_of_a_reason() {
        assert_cut(&[
            "三、⁝本年度｜办理｜结果",
            "（三）⁝不予｜公开",
            "1.属于｜国家‖秘密",
            "（区分｜处理的）",
        ]);
    }

    #[test]
    fn the_list_is_in_order_and_knows_no_word_twice() {
        let lines: Vec<&str> = LINES.iter().map(|(_, line)| *line).collect();
        let words: Vec<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
        assert!(words.is_sorted_by(|a, b| a < b), "by code points, none twice");
        assert!((500..=1_500).contains(&words.len()), "{}", words.len());
        for word in &words {
            assert!((2..=4).contains(&word.chars().count()), "{word}");
            assert!(word.chars().all(is_ideograph), "{word}");
            assert!(!WORDS.contains(word), "{word} is in words.rs");
        }
        // One line for one first character.
        let firsts: Vec<_> = lines.iter().filter_map(|line| line.chars().next()).collect();
        assert!(firsts.is_sorted_by(|a, b| a < b));
        let alike = |line: &&str| line.split(' ').all(|w| w.chars().next() == line.chars().next());
        assert!(lines.iter().all(alike));
    }
}
