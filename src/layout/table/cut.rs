//! On which lines does the text of a cell stand?

use super::MIN_PADDING;
use crate::base::{Length, Located};
use crate::document::Cell;
use crate::form::Align;
use crate::layout::paragraph::{self, Cutting, Extents, Line, Piece};
use crate::text::{Break, Seam, cell_seams};

/// What a line costs that ends at a seam, where another line costs 150: of a word that the lists
/// know no line is worth a cut, of one they do not know a likely end costs less than a line.
const WORD: i64 = 1_000_000;
const HALF: i64 = 3_000;
const LABEL: i64 = 1_000;
const UNKNOWN: i64 = 400;
const SUFFIX: i64 = 350;
const PREFIX: i64 = 120;
const LIKELY: i64 = 60;
/// What a line of one character costs.
const ALONE: i64 = 400;

/// What lies behind each piece of a cell's or a caption's text.
pub(super) fn seams(text: &Located, pieces: &[Piece]) -> Vec<Seam> {
    let breaks: Vec<Break> = pieces.iter().map(|piece| piece.break_after).collect();
    cell_seams(text.as_str(), &breaks)
}

/// The lines of a text of several words that cost least, evenly or each as full as it can be.
pub(super) fn at_words(
    text: &Extents<'_>,
    seams: &[Seam],
    width: Length,
    cutting: Cutting,
) -> Option<Vec<Line>> {
    let cut = |least: Seam| {
        paragraph::cheapest(text, width, cutting, &|line| {
            let (seam, alone) = (seams[line.end - 1], i64::from(line.len() == 1));
            let rules = i64::from(text.pieces[line.end - 1].break_after.cost());
            (seam >= least).then_some(cost(seam) + rules + alone * ALONE)
        })
    };
    // Mostly no word is wider than the cell.
    cut(Seam::Half).or_else(|| cut(Seam::Word))
}

const fn cost(seam: Seam) -> i64 {
    match seam {
        Seam::Closed | Seam::Word => WORD,
        Seam::Half => HALF,
        Seam::Label => LABEL,
        Seam::Unknown => UNKNOWN,
        Seam::Suffix => SUFFIX,
        Seam::Prefix => PREFIX,
        Seam::Likely => LIKELY,
        Seam::Open => 0,
    }
}

/// A head is cut at words, or between characters if none of them then stands alone.
pub(super) fn head(
    text: &Extents<'_>,
    seams: &[Seam],
    width: Length,
    anywhere: bool,
) -> Option<Vec<Line>> {
    let cut_at =
        |least: Seam| paragraph::cut(text, width, Cutting::Even, &|end| seams[end - 1] >= least);
    let whole = cut_at(Seam::Open);
    if whole.is_some() || !anywhere {
        return whole;
    }
    let lines = cut_at(Seam::Likely).or_else(|| cut_at(Seam::Word))?;
    let lonely = lines.iter().any(|line| line.glyphs.len() < 2);
    (!lonely).then_some(lines)
}

/// One character a line, words and numbers of Western letters whole; `None` when one is too wide.
pub(super) fn stacked(text: &Extents<'_>, width: Length) -> Option<Vec<Line>> {
    let joined = |end: usize| {
        let (before, after) = (&text.pieces[end - 1], &text.pieces[end]);
        before.break_after == Break::Inseparable
            || before.class.is_western() && after.class.is_western()
    };
    let ends = (1..=text.pieces.len()).filter(|end| *end == text.pieces.len() || !joined(*end));
    let lines = paragraph::lines_ending_at(text, ends);
    lines.iter().all(|line| line.width <= width).then_some(lines)
}

/// Other texts are cut at words. Where these take more lines than characters would, a text flush
/// left may come as near to the border on its right as `padding` may be made smaller: not all of
/// its lines are as long.
pub(super) fn words(
    text: &Extents<'_>,
    seams: &[Seam],
    cell: &Cell,
    (width, padding): (Length, Length),
) -> Option<Vec<Line>> {
    let cutting = if cell.align == Align::Center { Cutting::Even } else { Cutting::Full };
    let lines = at_words(text, seams, width, cutting)?;
    if cell.align != Align::Left || padding <= MIN_PADDING {
        return Some(lines);
    }
    let least = paragraph::count(text, width, &|end| seams[end - 1] > Seam::Closed)?;
    if lines.len() <= least {
        return Some(lines);
    }
    let wider = at_words(text, seams, width + padding - MIN_PADDING, cutting);
    wider.filter(|wider| wider.len() < lines.len()).or(Some(lines))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{heads, lines, planned};
    use super::*;
    use crate::form::CellPart;
    use crate::layout::fake_font::{EM, Random, located};

    const PADDING: Length = Length::units(1_700);
    /// Padding on both sides, and half a border on each.
    const BESIDE: Length = Length::units(3_900);

    /// The lines of a text in a cell with room for `room`.
    fn set(text: &str, part: CellPart, align: Align, room: Length) -> Vec<String> {
        let mut table = heads(&["甲"], &[1]);
        let cell = &mut table.cells[1];
        (cell.text, cell.part, cell.align) = (located(text), part, align);
        lines(&planned(&table, room + BESIDE, EM, PADDING), 1)
    }

    /// A data cell of so many characters, its text centred.
    fn data(text: &str, characters: i64) -> Vec<String> {
        set(text, CellPart::Data, Align::Center, EM * characters)
    }

    #[test]
    fn data_cells_are_cut_at_words() {
        assert_eq!(data("政策文件", 3), ["政策", "文件"]);
        assert_eq!(data("政策解读材料", 5), ["政策解读", "材料"]);
        assert_eq!(data("行政规范性文件", 4), ["行政", "规范性", "文件"]);
        // A line more is no reason to cut a word, nor is one that is longer than the others.
        assert_eq!(data("通知公告栏更新", 3), ["通知", "公告栏", "更新"]);
    }

    #[test]
    fn only_a_word_wider_than_its_cell_is_cut() {
        assert_eq!(data("办公室", 2), ["办公", "室"]);
        assert_eq!(data("政务公开办公室", 2), ["政务", "公开", "办公", "室"]);
        // Of two times two characters at its middle.
        assert_eq!(data("人力资源", 3), ["人力", "资源"]);
        assert_eq!(data("投诉人力资源", 4), ["投诉", "人力资源"]);
    }

    #[test]
    fn what_no_list_knows_is_cut_where_a_word_of_two_likely_ends() {
        assert_eq!(data("榕榉楠梓", 3), ["榕榉", "楠梓"]);
        assert_eq!(data("政策榕榉楠", 4), ["政策", "榕榉楠"]);
        assert_eq!(data("公众满意率", 4), ["公众", "满意率"]);
        // It is cut rather than that the text has one more line.
        assert_eq!(data("榕榉楠梓椿椴政策", 4), ["榕榉楠梓", "椿椴政策"]);
        assert_eq!(data("政策榕榉楠梓政策", 4), ["政策榕榉", "楠梓政策"]);
    }

    #[test]
    fn numbers_stay_with_their_measures_in_data_cells() {
        assert_eq!(data("培训12345人次", 5), ["培训", "12345人次"]);
        assert_eq!(data("开展培训35场", 5), ["开展培训", "35场"]);
    }

    #[test]
    fn a_label_may_end_a_line_where_no_word_stands_beside_it() {
        let stub =
            |text: &str, room| set(text, CellPart::RowHead, Align::Left, Length::units(room));
        assert_eq!(stub("三、本年度办理结果", 33_300), ["三、", "本年度", "办理", "结果"]);
        assert_eq!(stub("（三）不予公开", 38_600), ["（三）", "不予", "公开"]);
        assert_eq!(stub("（三）不予公开", 60_000), ["（三）不予", "公开"]);
        assert_eq!(stub("1.属于国家秘密", 33_000), ["1.属于", "国家", "秘密"]);
    }

    /// A text flush left has twice the padding on its left.
    #[test]
    fn for_the_sake_of_a_line_a_text_flush_left_comes_nearer_to_the_border_on_its_right() {
        let stub = |room| set("投诉办公室结果", CellPart::RowHead, Align::Left, room);
        // Seven characters of which a line holds five stand on two lines, and so they do where
        // less than one is missing, 0.7 pt of the padding.
        let five = EM * 5 + PADDING;
        let given = Length::units(700);
        assert_eq!(stub(five), ["投诉办公室", "结果"]);
        assert_eq!(stub(five - given), ["投诉办公室", "结果"]);
        assert_eq!(stub(five - given - Length::units(1)), ["投诉", "办公室", "结果"]);
    }

    /// Texts of known words in cells that any of them fits.
    #[test]
    fn no_known_word_is_cut_in_a_thousand_cells() {
        const WORDS: [&str; 10] = [
            "政策",
            "文件",
            "解读",
            "宣传册",
            "培训班",
            "窗口",
            "人民群众",
            "街道",
            "乡镇",
            "公众号",
        ];
        let mut random = Random(7);
        for _ in 0..1000 {
            let words: Vec<&str> = (0..=random.below(9)).map(|_| random.pick(&WORDS)).collect();
            let align = [Align::Left, Align::Center, Align::Right][random.below(3)];
            let room = EM * 6 + Length::units(i64::try_from(random.below(60_000)).unwrap());
            let found = set(&words.concat(), CellPart::Data, align, room);
            let mut ends = found.iter().scan(0, |end, line| {
                *end += line.len();
                Some(*end)
            });
            let between: Vec<usize> = words
                .iter()
                .scan(0, |end, word| {
                    *end += word.len();
                    Some(*end)
                })
                .collect();
            assert!(ends.all(|end| between.contains(&end)), "{found:?} of {words:?}");
        }
    }
}
