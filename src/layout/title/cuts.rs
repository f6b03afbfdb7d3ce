//! Where may a line of a title end, and what does that cost?

use std::ops::Range;

use super::Known;
use super::named::names;
use crate::form::TitleWords;
use crate::text::{Break, Joint, Seam, bonds, is_ideograph, joints, seams};

/// What a line is cut between; the costs are in hundredths of a character, beside those of the
/// shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A whole name and what is said of it, or a name and 关于.
    WholeName,
    /// A name and the second name in brackets behind it.
    SecondName,
    /// A higher place or body and what is below it: 示例省｜示例市教育局.
    Above,
    /// A corps and its division, the body's own place below: see [`Joint::Division`].
    Division,
    /// Two words outside of names, or the year and the report.
    Words,
    /// Two words of what a body is for.
    InName,
}

impl Kind {
    const fn cost(self) -> i64 {
        match self {
            Self::WholeName | Self::SecondName => 0,
            Self::Above => 50,
            Self::Division => 2_000,
            Self::Words => 490,
            Self::InName => 600,
        }
    }

    const fn is_in(self, names: Names) -> bool {
        match self {
            Self::WholeName | Self::Words => true,
            Self::SecondName | Self::Above | Self::Division => !matches!(names, Names::Whole),
            Self::InName => matches!(names, Names::Torn),
        }
    }
}

/// What becomes of the names in a title. Their words matter more than the shape of the lines (词意
/// 完整): no shape is had by tearing a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    Whole,
    /// Cut into places, bodies and second names.
    Parted,
    /// Cut between the words of what a body is for too.
    Torn,
}

/// What a cut inside `《…》` costs besides.
const IN_BOOK_TITLE: i64 = 300;
/// What a cut inside each term costs besides.
const IN_TERM: i64 = 550;
/// What a cut behind a year costs besides that hangs on a second name.
const BEHIND_SECOND_NAME: i64 = 350;
/// What the title is about begins a line.
const SUBJECT: &str = "关于";

/// The cuts of a title.
pub(super) struct Cuts {
    /// After each character, what a line is cut between there, if it may be, and what that costs.
    all: Vec<Option<(Kind, i64)>>,
    /// After each character, whether it belongs together with the next in a word or a name.
    bonds: Vec<bool>,
    /// Where each character begins, in bytes.
    starts: Vec<usize>,
    /// Where a subject begins behind something else, in characters.
    pub(super) subjects: Vec<usize>,
}

impl Cuts {
    /// `breaks` says where the rules of marks let a line end.
    pub(super) fn new(text: &str, known: Known<'_>, breaks: &[Break]) -> Self {
        let cut = |seam: &Seam| (*seam == Seam::Open).then(|| (Kind::Words, Kind::Words.cost()));
        let mut cuts = Self {
            all: seams(text, breaks).iter().map(cut).collect(),
            bonds: bonds(text),
            starts: text.char_indices().map(|(at, _)| at).collect(),
            subjects: Vec::new(),
        };
        cuts.terms(text, known.words);
        for name in names(text, known) {
            cuts.name(text, name, breaks);
        }
        cuts.subjects(text, breaks);
        for (cut, _) in cuts.all.iter_mut().zip(&cuts.bonds).filter(|(_, bond)| **bond) {
            *cut = None;
        }
        cuts.book_titles(text);
        cuts
    }

    /// Whether characters belong together where so many of them are before.
    pub(super) fn is_bond(&self, before: usize) -> bool {
        before.checked_sub(1).and_then(|last| self.bonds.get(last)).is_some_and(|bond| *bond)
    }

    /// The cuts with their costs, each by the number of characters before it.
    pub(super) fn costs(&self, names: Names) -> Vec<(usize, i64)> {
        let all = self.all.iter().enumerate();
        let cut = all.filter_map(|(at, cut)| Some((at + 1, (*cut)?)));
        let cut = cut.filter(|(_, (kind, _))| kind.is_in(names));
        cut.map(|(at, (_, cost))| (at, cost)).collect()
    }

    fn set(&mut self, at: usize, kind: Option<Kind>, breaks: &[Break]) {
        let kind = kind.filter(|_| breaks[at].is_allowed());
        self.all[at] = kind.map(|kind| (kind, kind.cost()));
    }

    /// The form's terms are cut at a cost only, or not at all; nothing parts a year from what it is
    /// of: `2022年度`.
    fn terms(&mut self, text: &str, words: &TitleWords) {
        for term in &words.better_whole {
            for (at, _) in text.match_indices(term.as_str()) {
                self.charge(at..at + term.len(), IN_TERM);
            }
        }
        for term in &words.unparted {
            for (at, _) in text.match_indices(term.as_str()) {
                self.inside(at..at + term.len()).fill(None);
            }
        }
        for (at, unit) in text.match_indices("年度") {
            if text[..at].ends_with(|before: char| !is_ideograph(before)) {
                self.inside(at..at + unit.len()).fill(None);
            }
        }
    }

    /// A name is cut where [`joints`] says. 的 stays behind it. Behind the name of whom a title is
    /// about a line ends as between any words: its year is as good a line's end.
    fn name(&mut self, text: &str, name: Range<usize>, breaks: &[Break]) {
        let start = self.count(name.start);
        let joints = joints(&text[name.clone()]);
        let last = start + joints.len() - 1;
        for (at, joint) in (start..last).zip(joints) {
            let kind = match joint {
                Joint::Inside => None,
                Joint::Words => Some(Kind::InName),
                Joint::Division => Some(Kind::Division),
                Joint::Above => Some(Kind::Above),
                Joint::Second => Some(Kind::SecondName),
            };
            self.set(at, kind, breaks);
        }
        if !text[name.end..].starts_with('的') {
            let is_subject = text[..name.start].contains(SUBJECT);
            let kind = if is_subject { Kind::Words } else { Kind::WholeName };
            self.set(last, Some(kind), breaks);
        }
        self.year_behind(text, name);
    }

    /// A year in figures that follows the brackets of a second name belongs to the report rather
    /// than to them: a cut behind it costs more.
    fn year_behind(&mut self, text: &str, name: Range<usize>) {
        let behind = &text[name.end..];
        let year = behind.find('年').filter(|at| behind[..*at].bytes().all(|b| b.is_ascii_digit()));
        if let Some(at) = year.filter(|_| text[name.clone()].ends_with('）')) {
            let last = self.count(name.end + at);
            if let Some((_, cost)) = &mut self.all[last] {
                *cost += BEHIND_SECOND_NAME;
            }
        }
    }

    /// 关于 begins a line and does not end one.
    fn subjects(&mut self, text: &str, breaks: &[Break]) {
        for (at, subject) in text.match_indices(SUBJECT) {
            let start = self.count(at);
            if start > 0 && breaks[start - 1].is_allowed() {
                self.set(start - 1, Some(Kind::WholeName), breaks);
                self.subjects.push(start);
            }
            let end = self.count(at + subject.len());
            self.all[start..end].fill(None);
        }
    }

    /// `《…》` is cut at a further cost only.
    fn book_titles(&mut self, text: &str) {
        for (at, _) in text.match_indices('《') {
            let end = text[at + '《'.len_utf8()..].find(['《', '》']);
            let end = end.map(|length| at + '《'.len_utf8() + length);
            if let Some(end) = end.filter(|end| text[*end..].starts_with('》')) {
                self.charge(at..end + '》'.len_utf8(), IN_BOOK_TITLE);
            }
        }
    }

    /// A cut inside a part of the text costs more.
    fn charge(&mut self, part: Range<usize>, more: i64) {
        self.inside(part).iter_mut().flatten().for_each(|(_, cost)| *cost += more);
    }

    /// What lies between the characters of a part of the text.
    fn inside(&mut self, part: Range<usize>) -> &mut [Option<(Kind, i64)>] {
        let (start, end) = (self.count(part.start), self.count(part.end));
        &mut self.all[start..end.saturating_sub(1).max(start)]
    }

    /// How many characters begin before a byte.
    fn count(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start < byte)
    }
}
