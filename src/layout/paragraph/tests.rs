//! Lines set with a made-up font of round numbers: Han 1 em, digits and letters half.

use super::*;
use crate::form::OpeningMarks::{TrimAfterIndent, TrimAtLineStart, Whole};
use crate::form::{Form, OpeningMarks};
use crate::layout::fake_font::{EM, context, form, located};
use crate::text::Prohibition;

/// Pieces of a text in the form's body style.
pub(super) fn pieces(form: &Form, text: &str) -> Vec<Piece> {
    measure_text(&mut context(form), &located(text), &form.styles.body)
}

fn measured(ems: i64, indent: i64, opening: OpeningMarks) -> Measure {
    Measure { full: EM * ems, indent: EM * indent, opening }
}

fn text(line: &Line) -> String {
    line.glyphs.iter().map(|set| set.char).collect()
}

/// Each line's text, and its width in thousandths of an em.
fn set_in(form: &Form, text_in: &str, ems: i64, indent: i64) -> Vec<(String, i64)> {
    let lines = justified(&pieces(form, text_in), measured(ems, indent, TrimAtLineStart));
    lines.iter().map(|line| (text(line), line.width.to_units() / 10)).collect()
}

fn set(text: &str, ems: i64, indent: i64) -> Vec<(String, i64)> {
    set_in(&form(), text, ems, indent)
}

fn lines(text: &str, ems: i64) -> Vec<String> {
    set(text, ems, 0).into_iter().map(|(text, _)| text).collect()
}

/// Ten Han, then what is asked about, then many more.
const TEN: &str = "一二三四五六七八九十";
const MORE: &str = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";

#[test]
fn case_1_no_line_starts_with_a_banned_mark() {
    for mark in "。，、；：？！．·‧・”’）〕】》〉」』〗］｝–-～〜—/／々".chars()
    {
        let set = lines(&format!("{TEN}{mark}{MORE}"), 10);
        assert!(!set.iter().any(|line| line.starts_with(mark)), "{mark}: {set:?}");
        // Nothing to squeeze: 十 goes along to the next line.
        assert!(set[1].starts_with('十') || set[0].ends_with(mark), "{mark}: {set:?}");
    }
    for mark in "％‰℃°′″%!,.:;?)]}".chars() {
        let set = lines(&format!("一二三四五六七八九5{mark}{MORE}"), 9);
        assert!(!set.iter().any(|line| line.starts_with(mark)), "{mark}: {set:?}");
    }
}

#[test]
fn case_2_no_line_ends_with_a_banned_mark() {
    for mark in "“‘（〔【《〈「『〖［｛/／([{".chars() {
        let set = lines(&format!("一二三四五六七八九{mark}十{MORE}"), 10);
        assert!(!set.iter().any(|line| line.ends_with(mark)), "{mark}: {set:?}");
    }
    for mark in "￥¥$№§#+−±".chars() {
        let set = lines(&format!("一二三四五六七八九{mark}5{MORE}"), 10);
        assert!(!set.iter().any(|line| line.ends_with(mark)), "{mark}: {set:?}");
    }
}

#[test]
fn case_3_adjacent_marks_share_their_white() {
    // Between two Han in a line that is not adjusted, in halves of a cell.
    for (marks, halves) in [
        ("。”", 3),
        ("）、", 3),
        ("），", 3),
        ("：“", 3),
        ("》、《", 4),
        ("”。）", 4),
        ("！！", 2),
        ("！！！", 4),
        ("，——", 6),
    ] {
        let width = set(&format!("甲{marks}乙"), 28, 0)[0].1;
        assert_eq!(width, 2000 + 500 * halves, "{marks}");
    }
}

#[test]
fn case_4_a_mark_at_the_end_of_a_line_takes_half_a_cell() {
    // The comma at the end needs half an em, and finds it at the two others.
    let squeezed = &set("一二三，五六，八九十，乙丙丁戊己庚辛壬癸子丑寅卯", 10, 0)[0];
    assert_eq!(*squeezed, ("一二三，五六，八九十，".into(), 10_000));
    // Exactly nine and a half cells, stretched to ten.
    let stretched = &set("一二三四五六七八九，二三四五六七八九十甲", 10, 0)[0];
    assert_eq!(*stretched, ("一二三四五六七八九，".into(), 10_000));
    // In the last line too.
    assert_eq!(set("一二。", 10, 0)[0].1, 2500);
}

#[test]
fn case_5_an_opening_mark_is_trimmed_at_a_line_start_and_after_the_indent_by_choice() {
    let form = form();
    let at = |opening, indent: i64| {
        let measure = measured(10, indent, opening);
        justified(&pieces(&form, "（一）二"), measure)[0].glyphs[0].x
    };
    assert_eq!(at(TrimAtLineStart, 0), Length::pt(-5));
    assert_eq!(at(TrimAtLineStart, 2), Length::pt(20));
    assert_eq!(at(TrimAfterIndent, 2), Length::pt(15));
    assert_eq!((at(Whole, 0), at(Whole, 2)), (Length::ZERO, Length::pt(20)));
}

#[test]
fn case_6_dashes_and_dots_do_not_start_a_line_at_the_strict_level() {
    let mut form = form();
    for mark in ["——", "……"] {
        let text = format!("{TEN}{mark}{MORE}");
        form.typography.prohibition = Prohibition::Strict;
        assert_eq!(set_in(&form, &text, 10, 0)[0].0, "一二三四五六七八九");
        form.typography.prohibition = Prohibition::Gb;
        assert_eq!(set_in(&form, &text, 10, 0)[0].0, TEN);
        // At the edge they are not halved at either level.
        let text = format!("一二三四五六七八九{mark}{MORE}");
        for level in [Prohibition::Strict, Prohibition::Gb] {
            form.typography.prohibition = level;
            let set = set_in(&form, &text, 10, 0);
            assert!(set.iter().any(|(line, _)| line.contains(mark)), "{mark}: {set:?}");
        }
    }
}

#[test]
fn case_7_no_atom_is_split_across_the_edge() {
    for atom in [
        "1,234.56",
        "￥100",
        "3.5%",
        "−2",
        "25℃",
        "2022年",
        "12月",
        "二〇二二年",
        "第20条",
        "第（五）项",
        "〔2021〕30号",
        "3～5",
        "10—20",
        "2021–2023",
        "GB/T 9704",
        "0371-12345678",
        "Word",
        "（村）",
        "！！",
        "——",
        "……",
    ] {
        for before in 3..12 {
            let text = format!("{}{atom}{MORE}", &"文字也就是这样排下去的吧"[..before * 3]);
            let set = lines(&text, 11);
            assert!(set.iter().any(|line| line.contains(atom)), "{atom} after {before}: {set:?}");
        }
    }
    // A label holds on to the first character of its text.
    for label in ["一、", "（一）", "1.", "（1）"] {
        let set = lines(&format!("{label}甲乙丙丁戊己庚辛"), 4);
        assert!(set[0].starts_with(&format!("{label}甲")), "{set:?}");
    }
}

#[test]
fn case_8_commas_are_squeezed_before_full_stops() {
    let form = form();
    let lines = justified(
        &pieces(&form, "一，三，五。七，九十甲乙丙丁戊己庚辛壬癸子"),
        measured(10, 0, TrimAtLineStart),
    );
    // An em too many: the commas give it all, the full stop nothing.
    let [.., pauses, _, stops] = lines[0].adjusted.squeezed;
    assert_eq!(text(&lines[0]), "一，三，五。七，九十甲");
    assert_eq!((pauses, stops), (EM, Length::ZERO));
    let lines = justified(
        &pieces(&form, "一，三，五。七，九十，甲乙丙丁戊己庚辛壬癸子丑"),
        measured(10, 0, TrimAtLineStart),
    );
    let [.., pauses, _, stops] = lines[0].adjusted.squeezed;
    assert_eq!(text(&lines[0]), "一，三，五。七，九十，");
    assert_eq!((pauses, stops), (Length::pt(5), Length::ZERO));
}

#[test]
fn case_8_a_little_stretching_is_cheaper_than_an_empty_comma() {
    // At 28 cells: the comma at the end needs the whole white of the other one, or its word moves.
    let before = format!("{TEN}，{}", &MORE[..3 * 15]);
    let set = set(&format!("{before}角，{MORE}{MORE}"), 27, 0);
    assert_eq!(set[0].0, before, "{set:?}");
    let form = form();
    let text = format!("{before}角，{MORE}{MORE}");
    let lines = justified(&pieces(&form, &text), measured(27, 0, TrimAtLineStart));
    assert!(lines.iter().all(|line| line.adjusted.squeezed == <[Length; 5]>::default()));
}

#[test]
fn case_9_han_and_digits_stand_an_eighth_apart_and_take_a_quarter_first() {
    let form = form();
    let lines =
        |text: &str, ems: i64| justified(&pieces(&form, text), measured(ems, 0, TrimAtLineStart));
    let line = &lines("于2022年，收费￥100元达25℃高", 28)[0];
    let at = |char: char| line.glyphs.iter().find(|set| set.char == char).expect("set").x;
    assert_eq!(at('2'), EM + EM / 8);
    assert_eq!(at('年') - at('2'), EM * 2 + EM / 8);
    // Beside signs as wide as Han there is none; behind the number before the measure there is.
    assert_eq!((at('￥') - at('费'), at('高') - at('℃')), (EM, EM));
    assert_eq!(at('元') - at('￥'), EM + EM * 3 / 2 + EM / 8);
    // Half an em too little: four gaps take it, and no gap between Han opens.
    let set = &lines("计12件又34件甲乙丙丁戊己庚", 10)[0];
    assert_eq!(self::text(set), "计12件又34件甲乙丙");
    assert_eq!((set.adjusted.stretched, set.adjusted.widest_gap), (EM / 2, Length::ZERO));
    assert!(gaps(set).iter().all(|(_, _, gap)| gap.is_zero() || *gap == EM / 4));
}

#[test]
fn case_9_the_space_inside_a_standard_is_stretched_last() {
    let form = form();
    let set = |text: &str, ems: i64| {
        justified(&pieces(&form, text), measured(ems, 0, TrimAtLineStart)).swap_remove(0)
    };
    let line = set("按GB/T 9704的规定排版印刷装订", 10);
    let space = |line: &Line| gaps(line).into_iter().find(|(a, _, _)| *a == ' ').expect("one").2;
    assert!(line.adjusted.stretched > Length::ZERO && space(&line).is_zero(), "{}", text(&line));
}

#[test]
fn case_9_numbers_and_words_are_not_stretched_inside() {
    let form = form();
    let pieces = pieces(&form, "共计12345678件Word和；甲乙丙丁戊己庚辛壬癸子丑");
    for line in justified(&pieces, measured(9, 0, TrimAtLineStart)) {
        let glyphs = line.glyphs.windows(2);
        for pair in glyphs.filter(|p| p.iter().all(|set| set.char.is_ascii_alphanumeric())) {
            assert_eq!(pair[1].x - pair[0].x, EM / 2, "{}", text(&line));
        }
    }
}

/// What stretching puts between the neighbours of a line, beyond their cells.
fn gaps(line: &Line) -> Vec<(char, char, Length)> {
    let cell = |char: char| if char.is_ascii() { EM / 2 } else { EM };
    let gap = |pair: &[SetGlyph]| {
        (pair[0].char, pair[1].char, pair[1].x - pair[0].x - cell(pair[0].char))
    };
    line.glyphs.windows(2).map(gap).collect()
}

#[test]
fn case_9_nothing_is_stretched_beside_a_connector_or_a_slash() {
    let form = form();
    for sign in ["～", "—"] {
        let text = format!("北京{sign}上海的事情第（五）项甲乙丙丁戊己庚辛壬癸子丑");
        let lines = justified(&pieces(&form, &text), measured(9, 0, TrimAtLineStart));
        assert!(lines[0].adjusted.stretched > Length::ZERO, "{}", super::tests::text(&lines[0]));
        for (before, after, gap) in gaps(&lines[0]) {
            let beside = sign.contains([before, after]);
            assert_eq!(
                gap > Length::ZERO,
                !beside,
                "{before}{after} in {}",
                super::tests::text(&lines[0])
            );
        }
    }
}

#[test]
fn case_10_a_last_line_is_never_one_character_if_it_can_be_helped() {
    // A comma pulls it in.
    let set = lines("一二三四五，七八九十甲", 10);
    assert_eq!(set.len(), 2);
    assert!(set[1].chars().count() >= 2, "{set:?}");
    assert_eq!(lines("一，三，五，七八九十甲", 10), ["一，三，五，七八九十甲"]);
    // Not by a mark without any white where a little stretching does it.
    assert_eq!(lines("一二，四五六七八九十甲", 10)[1], "十甲");
    // No room: a character is pushed down.
    let set = lines("一二三四五六七八九十甲", 10);
    assert_eq!(set, ["一二三四五六七八九", "十甲"]);
    assert_eq!(lines("一二三四五六七八九十甲。", 10)[1], "十甲。");
    // A paragraph of one or two characters is what it is.
    assert_eq!(lines("一二", 10), ["一二"]);
    assert_eq!(lines("一", 10), ["一"]);
}

#[test]
fn case_11_the_last_line_keeps_its_natural_width() {
    let set = set("一二三四五六七八九十甲乙丙", 5, 2);
    assert_eq!(set[0], ("一二三".into(), 5000));
    assert_eq!(set[1], ("四五六七八".into(), 5000));
    assert_eq!(set[2], ("九十甲乙丙".into(), 5000));
    assert_eq!(super::tests::set("一二三四五六七八", 5, 0)[1].1, 3000);
}

#[test]
fn case_17_quotes_take_the_width_of_their_context() {
    // Chinese quotes are a cell each, Western ones what the font says.
    assert_eq!(set("说“好”的", 28, 0)[0].1, 5000);
    assert_eq!(set("用“Word”写", 28, 0)[0].1, 6000);
    assert_eq!(set("a “b” c", 28, 0)[0].1, 500 * 7);
}

#[test]
fn case_18_an_unknown_character_is_found_at_its_place() {
    let form = form();
    let mut context = context(&form);
    let pieces = measure_text(&mut context, &located("甲乙😀丙"), &form.styles.body);
    let found = context.notes.into_findings(context.fonts);
    assert_eq!((found.len(), found[0].code, found[0].span().start), (1, "G001", 6));
    assert!(found[0].message.contains("U+1F600"), "{}", found[0].message);
    assert_eq!(pieces.len(), 4);
}

#[test]
fn a_placeholder_is_refused() {
    let form = form();
    let mut context = context(&form);
    measure_text(&mut context, &located("甲\u{FFFC}"), &form.styles.body);
    assert_eq!(context.notes.into_findings(context.fonts)[0].code, "G001");
}

/// Even where a font has a glyph for it.
#[test]
fn a_character_for_private_use_is_refused() {
    let form = form();
    let mut context = context(&form);
    measure_text(&mut context, &located("甲\u{E863}乙\u{F0001}"), &form.styles.body);
    let found = context.notes.into_findings(context.fonts);
    assert_eq!(found.iter().map(|finding| finding.span().start).collect::<Vec<_>>(), [3, 9]);
    assert!(found[0].message.contains("自造字（U+E863）"), "{}", found[0].message);
}

#[test]
fn case_19_nothing_and_marks_alone_are_set() {
    assert_eq!(lines("", 10), [""; 0]);
    assert_eq!(lines("，。、", 10), ["，。、"]);
    assert_eq!(lines("“”", 10), ["“”"]);
    // Twenty-eight of them take fourteen cells and may not be parted by rule: where they must,
    // they are, and it is said.
    let many = "！".repeat(28);
    assert_eq!(set(&many, 14, 0), [(many.clone(), 14_000)]);
    let form = form();
    let cut = justified(&pieces(&form, &many), measured(5, 0, TrimAtLineStart));
    assert_eq!(cut.iter().map(|line| line.glyphs.len()).sum::<usize>(), 28);
    assert!(cut[..cut.len() - 1].iter().all(|line| line.adjusted.fault == Some(Fault::Cut)));
}

#[test]
fn a_long_string_is_cut_so_that_no_banned_mark_starts_a_line() {
    // Ten characters of half an em fill the line; the bracket after them takes one along.
    let set = lines("abcdefghij）甲乙", 5);
    assert_eq!(set, ["abcdefghi", "j）甲乙"]);
    assert_eq!(lines(&format!("{}。", "1".repeat(20)), 10)[0], "1".repeat(19));
}

#[test]
fn a_line_whose_gaps_would_be_seen_is_left_ragged_and_says_so() {
    let form = form();
    let set = |text: &str| justified(&pieces(&form, text), measured(10, 0, TrimAtLineStart));
    let loose = set("一二三四五见0371123456789012的网站");
    assert_eq!(loose[0].adjusted.fault, Some(Fault::Loose));
    assert!(loose[0].adjusted.widest_gap > EM / 4);
    assert_eq!((loose[0].width, loose[0].adjusted.stretched), (EM * 6, Length::ZERO));
    // Half an em over nine gaps is not seen.
    assert_eq!(set(&format!("一二三四五六七八九12345{MORE}"))[0].adjusted.fault, None);
    // A word that fills no line and has no gap.
    let ragged = set("Abcdefghijklm甲乙丙丁戊己庚辛壬癸子");
    assert_ne!(ragged[0].adjusted.fault, Some(Fault::Cut));
    let ragged = set("Abcdefghijk Opqrstuvwxyzabcdefg");
    assert_eq!(ragged[0].adjusted.fault, Some(Fault::Ragged));
}

#[test]
fn cells_and_titles_are_set_evenly() {
    let form = form();
    let even = |text: &str, ems: i64| -> Vec<usize> {
        let pieces = pieces(&form, text);
        let legal = |end: usize| end == pieces.len() || pieces[end - 1].break_after.is_allowed();
        let lines = cut(&extents(&pieces), EM * ems, Cutting::Even, &legal).expect("fits");
        lines.iter().map(|line| line.glyphs.len()).collect()
    };
    assert_eq!(even("结果维持", 3), [2, 2]);
    assert_eq!(even("法律服务机构", 4), [3, 3]);
    assert_eq!(even("自然人", 3), [3]);
    assert_eq!(even("一二三四五六七八九十甲", 5), [4, 4, 3]);
}
