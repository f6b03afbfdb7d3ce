//! What holds for every paragraph: ten thousand made-up ones, each at a measure of its own.

use std::fmt::Write as _;

use super::tests::pieces;
use super::*;
use crate::form::Form;
use crate::layout::fake_font::{EM, Random, form};
use crate::text::{self, Break, Character, Prohibition, is_banned_at_end, is_banned_at_start};

/// What random text is made of: Han, marks, quotes of both kinds, numbers, atoms, Latin, rare
/// characters beyond the BMP and with selectors.
const PARTS: [&str; 69] = [
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
    "的",
    "一",
    "，",
    "。",
    "、",
    "；",
    "：",
    "？",
    "！",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "‘",
    "’",
    "——",
    "……",
    "—",
    "·",
    "々",
    "％",
    "～",
    "/",
    "2022年",
    "12月",
    "31日",
    "782件",
    "5678吨",
    "1.2万户",
    "300余次",
    "35 件",
    "12345热线",
    "3.5%",
    "−2℃",
    "〔2021〕30号",
    "第二十条",
    "第（五）项",
    "GB/T 9704",
    "1,234.56",
    "Word",
    "e-mail",
    "it’s",
    " ",
    "\u{3000}",
    "￥100",
    "3～5",
    "2021–2023",
    "！！",
    "？！",
    "www.abc.gov.cn/a",
    "0371-12345678",
    "𬸚",
    "㛃",
    "葛\u{E0100}",
    "e\u{301}",
    "①",
    "a@b.cn",
];

fn random_text(random: &mut Random) -> String {
    // Mostly Han, as real paragraphs are; some of marks alone.
    let han = [0, 50, 80][random.below(3)];
    let parts = 1 + random.below(120);
    let mut text = String::new();
    for _ in 0..parts {
        let choices = if random.below(100) < han { &PARTS[..12] } else { &PARTS[..] };
        let _ = write!(text, "{}", random.pick(choices));
    }
    text
}

/// A set paragraph with what it was set from.
struct Case<'f> {
    form: &'f Form,
    text: String,
    pieces: Vec<Piece>,
    characters: Vec<Character>,
    rules: Vec<Break>,
    measure: Measure,
    lines: Vec<Line>,
}

impl<'f> Case<'f> {
    fn new(form: &'f Form, random: &mut Random) -> Self {
        let text = random_text(random);
        let ems = i64::try_from(4 + random.below(25)).expect("small");
        // A narrow column is indented by one.
        let indent = EM * [0, if ems < 8 { 1 } else { 2 }][random.below(2)];
        let opening = form.typography.opening_marks;
        let measure = Measure { full: EM * ems, indent, opening };
        let pieces = pieces(form, &text);
        let lines = justified(&pieces, measure);
        let (characters, rules) = text::breaks(&text, Prohibition::Strict);
        Self { form, text, pieces, characters, rules, measure, lines }
    }

    /// The pieces of a line.
    fn range(&self, line: &Line) -> Range<usize> {
        let place = |offset: usize| {
            self.characters.iter().take_while(|character| character.offset < offset).count()
        };
        place(line.text.start)..place(line.text.end)
    }

    fn check(&self) {
        self.text_out_is_text_in();
        let count = self.lines.len();
        for (number, line) in self.lines.iter().enumerate() {
            let range = self.range(line);
            self.stays_in_its_region(line);
            if number + 1 < count {
                self.ends_well(line, &range);
                self.fills_its_measure(line, &range);
            } else {
                assert!(line.width <= self.measure.full, "the last of {}", self.text);
                assert_eq!(line.adjusted.stretched, Length::ZERO, "the last of {}", self.text);
            }
        }
    }

    fn text_out_is_text_in(&self) {
        let visible = |character: &&Character| !character.is_invisible();
        let wanted: String = self.characters.iter().filter(visible).map(|c| c.char).collect();
        let glyphs = self.lines.iter().flat_map(|line| &line.glyphs);
        assert_eq!(glyphs.map(|set| set.char).collect::<String>(), wanted);
        let mut at = 0;
        for line in &self.lines {
            assert_eq!(line.text.start, at, "{}", self.text);
            at = line.text.end;
        }
        assert_eq!(at, self.text.len());
    }

    /// Every glyph's cell lies between the indent and the measure. Of an opening mark the white
    /// half may hang out.
    fn stays_in_its_region(&self, line: &Line) {
        let left = if line.text.start == 0 { self.measure.indent } else { Length::ZERO };
        for set in &line.glyphs {
            assert!(set.x >= left - EM / 2, "{} in {}", set.char, self.text);
            assert!(set.x <= self.measure.full || set.char == ' ' || set.char == '\u{3000}');
        }
        assert!(line.width <= self.measure.full, "{} of {}", line.width, self.text);
    }

    fn ends_well(&self, line: &Line, range: &Range<usize>) {
        let rule = self.rules[range.end - 1];
        assert_ne!(rule, Break::Inseparable, "{}", self.text);
        if rule == Break::Forbidden {
            // Only an atom that no line holds, and it is said.
            assert_eq!(line.adjusted.fault, Some(Fault::Cut), "{}", self.text);
            self.is_wider_than_a_line(range.end);
            return;
        }
        assert_ne!(line.adjusted.fault, Some(Fault::Cut), "{}", self.text);
        self.keeps_measures(range);
        let (last, next) = (self.characters[range.end - 1], self.characters[range.end]);
        let is_free = |class| class == text::Class::Space;
        // An octet of an address may begin a line: `a%E6｜%94`.
        let hex = |at: usize| self.characters.get(at).is_some_and(|c| c.char.is_ascii_hexdigit());
        let is_octet = next.char == '%' && hex(range.end + 1) && hex(range.end + 2);
        let level = self.form.typography.prohibition;
        assert!(!is_banned_at_end(last.class, level), "{} ends a line of {}", last.char, self.text);
        assert!(
            !is_banned_at_start(next.class, level) || is_free(last.class) || is_octet,
            "{} starts a line of {}",
            next.char,
            self.text
        );
    }

    /// A number is parted from its measure only where no other end lies within four cells.
    fn keeps_measures(&self, range: &Range<usize>) {
        if self.rules[range.end - 1] != Break::Avoided {
            return;
        }
        let extents = extents(&self.pieces);
        let ends = range.start + 1..range.end;
        let mut good = ends.filter(|end| matches!(self.rules[end - 1], Break::Allowed(_)));
        let near = good.find(|end| extents.natural(&(*end..range.end)) <= EM * 4);
        assert_eq!(
            near,
            None,
            "{} of {}",
            &self.text[self.characters[range.start].offset..self.characters[range.end].offset],
            self.text
        );
    }

    /// What is cut is an atom that no line holds.
    fn is_wider_than_a_line(&self, cut: usize) {
        let allowed = |at: &usize| self.rules[*at].is_allowed();
        let start = (0..cut - 1).rev().find(allowed).map_or(0, |at| at + 1);
        let end = (cut - 1..self.rules.len()).find(allowed).map_or(self.rules.len(), |at| at + 1);
        // Beside the indent the first line holds less.
        let room =
            if start == 0 { self.measure.full - self.measure.indent } else { self.measure.full };
        let wide = extents(&self.pieces[start..end]).whole() > room - EM / 2;
        assert!(wide, "{start}..{end} cut at {cut} of {}", self.text);
    }

    fn fills_its_measure(&self, line: &Line, range: &Range<usize>) {
        if line.width == self.measure.full {
            assert_ne!(line.adjusted.fault, Some(Fault::Ragged), "{}", self.text);
            return;
        }
        // Ragged: cut or not, the gaps that may be stretched would be seen, if there are any.
        assert!(line.adjusted.fault.is_some(), "{}", self.text);
        let visible = self.pieces[range.clone()].iter().rposition(|piece| !piece.is_blank());
        let last = range.start + visible.unwrap_or(0);
        let inner = &self.pieces[range.start..last];
        let open = inner.iter().filter(|piece| !piece.tight_after).count();
        let spaces = inner.iter().filter(|piece| piece.is_inner_space()).count();
        let gaps = if open > 0 { open } else { spaces };
        let least = EM / 4 * i64::try_from(gaps).expect("few");
        assert!(self.measure.full - line.width > least, "{:?} of {}", line.text, self.text);
    }
}

#[test]
fn ten_thousand_paragraphs_keep_every_rule() {
    let form = form();
    let mut random = Random(1);
    let (mut cut, mut ragged, mut loose, mut whole) = (0, 0, 0, 0);
    for _ in 0..10_000 {
        let case = Case::new(&form, &mut random);
        case.check();
        for line in &case.lines {
            match line.adjusted.fault {
                Some(Fault::Cut) => cut += 1,
                Some(Fault::Ragged) => ragged += 1,
                Some(Fault::Loose) => loose += 1,
                _ => whole += 1,
            }
        }
    }
    // The exceptions are met, and they are rare; in narrow columns of long words most lines would
    // have gaps that are seen.
    assert!(cut > 100 && ragged > 100 && loose > 100, "{cut} {ragged} {loose}");
    assert!(
        whole + loose > 10 * (cut + ragged) && whole > 3 * loose,
        "{cut} {ragged} {loose} {whole}"
    );
}

#[test]
fn the_same_text_is_set_the_same_twice() {
    let form = form();
    for seed in 0..200 {
        let twice = [Case::new(&form, &mut Random(seed)), Case::new(&form, &mut Random(seed))];
        assert_eq!(twice[0].lines, twice[1].lines);
    }
}

#[test]
fn a_wider_measure_never_needs_more_lines() {
    let form = form();
    let mut random = Random(7);
    for _ in 0..500 {
        let text = random_text(&mut random);
        let pieces = pieces(&form, &text);
        let mut before = usize::MAX;
        for ems in 4..28 {
            let opening = form.typography.opening_marks;
            let measure = Measure { full: EM * ems, indent: Length::ZERO, opening };
            let lines = ragged(&pieces, measure).len();
            // A cut inside an atom may fall badly: only lines without one are compared.
            let cut = ragged(&pieces, measure).iter().any(|line| line.adjusted.fault.is_some());
            if !cut {
                assert!(lines <= before, "{ems}: {text}");
                before = lines;
            }
        }
    }
}
