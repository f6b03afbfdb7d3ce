//! Lines set with a made-up font of round numbers: Han 1 em, digits and letters half.

use super::*;
use crate::base::{Located, SourceId, Span};
use crate::font::{FaceId, Fonts, GlyphSource};
use crate::form::{Form, built_in, load};
use crate::layout::context::Context;
use crate::text::{self, Break, is_banned_at_end, is_banned_at_start};

/// Every character has a glyph; its number is no matter.
struct FakeFonts;

impl Fonts for FakeFonts {
    fn glyph(&self, _: char, source: GlyphSource) -> Option<Glyph> {
        let advance = if source.chinese { 1000 } else { 500 };
        let face = FaceId(0);
        Some(Glyph { face, id: 1, em: 1000, advance, raise: 0 })
    }
}

fn form() -> Form {
    let text = built_in("annual-report-2021").expect("built in");
    load("annual-report-2021", text).expect("sound")
}

/// Pieces of a text at 10 pt to the em.
fn pieces(form: &Form, text: &str) -> Pieces {
    let located = Located::verbatim(text, Span::new(SourceId::Input, 0, text.len()));
    let (size, style) = (Length::pt(10), &form.styles.body);
    let run = StyledText { text: &located, style, size, em: size };
    measure(&mut Context::new(form, &FakeFonts), &[run])
}

/// Each line's text, and its width in thousandths of an em.
fn set(text: &str, ems: i64, indent: i64) -> Vec<(String, i64)> {
    let form = form();
    let em = Length::pt(10);
    let lines = justified(&pieces(&form, text), em * ems, em * indent);
    let shown = |line: &Line| line.glyphs.iter().map(|set| set.char).collect();
    lines.iter().map(|line| (shown(line), line.width.to_units() / 10)).collect()
}

fn lines(text: &str, ems: i64) -> Vec<String> {
    set(text, ems, 0).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn plain_text_keeps_the_grid() {
    let set = set("一二三四五六七八九十甲乙丙", 5, 2);
    assert_eq!(set[0], ("一二三".into(), 5000));
    assert_eq!(set[1], ("四五六七八".into(), 5000));
    // The last line keeps its natural width.
    assert_eq!(set[2], ("九十甲乙丙".into(), 5000));
}

#[test]
fn a_mark_that_may_not_start_a_line_is_squeezed_in_or_takes_a_character_along() {
    // A line's end halves the mark: the comma needs half an em, and finds it at the other one.
    let squeezed = &set("一二三四五六，八九十，乙丙丁戊己庚辛壬癸子丑寅卯", 10, 0)[0];
    assert_eq!(*squeezed, ("一二三四五六，八九十，".into(), 10_000));
    // Nothing to squeeze: 十 goes along to the next line.
    assert_eq!(lines("一二三四五六七八九十，乙丙丁戊己庚辛壬癸", 10)[0], "一二三四五六七八九");
}

#[test]
fn an_opening_mark_is_trimmed_at_a_line_start_but_not_after_the_indent() {
    let form = form();
    let em = Length::pt(10);
    let at = |text: &str, indent: i64| {
        let lines = justified(&pieces(&form, text), em * 10, em * indent);
        lines[0].glyphs[0].x
    };
    assert_eq!(at("（一）二", 0), Length::pt(-5));
    assert_eq!(at("（一）二", 2), Length::pt(20));
}

#[test]
fn a_last_line_is_never_one_character_if_it_can_be_helped() {
    let set = lines("一二三四五，七八九十甲", 10);
    assert!(set.len() == 1 || set[1].chars().count() >= 2, "{set:?}");
    let set = lines("一二三四五六七八九十甲", 10);
    assert!(set[1].chars().count() >= 2, "{set:?}");
}

#[test]
fn cells_are_set_evenly() {
    let form = form();
    let even = |text: &str, ems: i64| -> Vec<usize> {
        let lines = balanced(&pieces(&form, text), Length::pt(10) * ems);
        lines.iter().map(|line| line.glyphs.len()).collect()
    };
    assert_eq!(even("结果维持", 3), [2, 2]);
    assert_eq!(even("法律服务机构", 4), [3, 3]);
    assert_eq!(even("自然人", 3), [3]);
}

/// A small generator (Knuth's MMIX constants): the same texts on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    fn text(&mut self) -> String {
        const PARTS: [&str; 40] = [
            "政",
            "府",
            "信",
            "息",
            "公",
            "开",
            "工",
            "作",
            "年",
            "度",
            "，",
            "。",
            "、",
            "；",
            "：",
            "（",
            "）",
            "《",
            "》",
            "“",
            "”",
            "——",
            "……",
            "2022年",
            "12月",
            "31日",
            "782件",
            "3.5%",
            "〔2021〕30号",
            "第二十条",
            "第（五）项",
            "GB/T 9704",
            "Word",
            "·",
            "！",
            "？",
            "！！",
            " ",
            "￥100",
            "3～5",
        ];
        let parts = 1 + self.below(120);
        (0..parts).map(|_| PARTS[self.below(PARTS.len())]).collect()
    }
}

#[test]
fn random_paragraphs_keep_the_rules() {
    let form = form();
    let em = Length::pt(10);
    let mut random = Random(1);
    for round in 0..2000 {
        let text = random.text();
        let measure = em * i64::try_from(8 + random.below(21)).unwrap_or(8);
        let pieces = pieces(&form, &text);
        let indent = if round % 2 == 0 { em * 2 } else { Length::ZERO };
        let ranges = breaks::optimal(&pieces, measure, indent);
        let lines = justified(&pieces, measure, indent);
        let out: String = lines.iter().flat_map(|line| &line.glyphs).map(|set| set.char).collect();
        assert_eq!(out, text, "text out is text in");
        let (characters, rules) = text::breaks(&text);
        for (number, (range, line)) in ranges.iter().zip(&lines).enumerate() {
            if range.end == pieces.len() {
                assert!(line.width <= measure, "{text}");
                continue;
            }
            let forced = rules[range.end - 1] == Break::Forbidden;
            // Only a text without any break may be cut elsewhere; then it stays ragged.
            if forced {
                let inside = range.start..range.end - 1;
                assert!(rules[inside].iter().all(|rule| *rule == Break::Forbidden), "{text}");
                continue;
            }
            assert!(!is_banned_at_end(characters[range.end - 1].class), "{text}");
            assert!(!is_banned_at_start(characters[range.end].class), "{text}");
            let gaps = (range.start..range.end - 1).any(|at| !pieces[at].tight_after);
            if gaps {
                assert_eq!(line.width, measure, "line {number} of {text}");
            }
        }
    }
}
