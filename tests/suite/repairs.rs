//! What mending leaves alone, on samples that were changed and damaged at random.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use genreport::base::{Edit, Repair, SourceId, Sources};
use genreport::model::Figure;
use genreport::session::{Checked, File, Folder, Rules, Session, Unavailable};
use genreport::syntax::{self, Value};

use crate::data::{BLANK, EXAMPLE_2019, EXAMPLE_2023, EXTENDED, HUAIAN, LAYOUT_EXTENDED, WEIBEI};

const SAMPLES: [&str; 6] = [WEIBEI, HUAIAN, EXAMPLE_2019, EXAMPLE_2023, BLANK, EXTENDED];
const WRITING: &[Repair] = &[Repair::Writing];
const FIGURES: &[Repair] = &[Repair::Writing, Repair::Figure];
/// More rounds than any mending takes: a figure that swings takes them all.
const MOST_ROUNDS: usize = 10;

/// Numbers that look random and are the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// Where the report in the form of extended.toml finds it.
struct Layouts;

impl Folder for Layouts {
    fn open(&self, name: &str) -> Result<File<'_>, Unavailable> {
        match name {
            "extended.toml" => Ok(File::new(name, LAYOUT_EXTENDED)),
            _ => Err(Unavailable(format!("找不到文件 {name}。"))),
        }
    }
}

fn file(text: &str) -> File<'static> {
    File::within("a.toml", text, Layouts)
}

/// A text after one round of mending, with what was changed; `None` when nothing is left to mend.
fn mended(checked: &Checked, repairs: &[Repair]) -> Option<(String, Vec<Edit>)> {
    let text = checked.text();
    let edits = syntax::edits(text, checked.source, &checked.findings, repairs);
    let fixes = checked.findings.iter().filter_map(|finding| finding.fix.as_ref());
    let proposed: Vec<&Edit> = fixes.flat_map(|fix| &fix.edits).collect();
    assert!(edits.iter().all(|edit| proposed.contains(&edit)), "{edits:?}");
    (!edits.is_empty()).then(|| (syntax::apply(text, &edits), edits))
}

/// The texts that a text becomes, round by round, each with what was changed in it; it is the first,
/// and the last is what a session makes of it, for good.
fn rounds(session: &Session, text: &str, repairs: &[Repair]) -> Vec<(String, Vec<Edit>)> {
    let rules = Rules::default();
    let mut rounds = Vec::new();
    let mut next = text.to_owned();
    let unreadable = |checked: &Checked| {
        checked.findings.iter().filter(|finding| finding.code.starts_with('I')).count()
    };
    // A layout that is not there cannot be checked.
    while let Ok(checked) = session.check(&file(&next), &rules) {
        let Some((after, edits)) = mended(&checked, repairs) else { break };
        let then = session.check(&file(&after), &rules).unwrap_or_else(|why| panic!("{why}"));
        if unreadable(&then) > unreadable(&checked) {
            break;
        }
        rounds.push((std::mem::replace(&mut next, after), edits));
        assert!(rounds.len() < MOST_ROUNDS, "{text}");
    }
    if let Ok(mended) = session.mend(file(text), &rules, repairs) {
        assert_eq!(mended.checked.text(), next);
        let again =
            session.mend(file(&next), &rules, repairs).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(again.changes, [""; 0], "{text}");
    }
    rounds.push((next, Vec::new()));
    rounds
}

type Figures = BTreeMap<(String, String, usize), (Range<usize>, Figure)>;

/// The figures that a report writes down, by table, line and column.
fn figures(session: &Session, text: &str) -> Figures {
    let read = session.read(&file(text), &mut Sources::default()).unwrap_or_default();
    let report = read.report.or(read.part).unwrap_or_else(|| panic!("{:?}", read.findings));
    let mut all = BTreeMap::new();
    for (table, figures) in report.figures {
        for (line, entries) in figures.lines {
            for (index, entry) in entries.into_iter().enumerate() {
                let place = entry.span.start..entry.span.end;
                if entry.figure != Figure::Omitted {
                    all.insert((table.clone(), line.clone(), index), (place, entry.figure));
                }
            }
        }
    }
    all
}

/// A text with one to five of its figures changed or left blank.
fn with_other_figures(session: &Session, text: &str, random: &mut Random) -> String {
    let all: Vec<_> = figures(session, text).into_values().collect();
    let mut places: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    for _ in 0..random.below(5) + 1 {
        let (place, figure) = &all[random.below(all.len())];
        let Figure::Count(count) = figure else { continue };
        let other = match random.below(6) {
            0 | 1 => "\"\"".to_owned(),
            2 => (count + 1).to_string(),
            3 => (count * 10).to_string(),
            4 => random.below(3).to_string(),
            _ => random.below(1000).to_string(),
        };
        places.insert(place.start, (place.end, other));
    }
    let mut changed = text.to_owned();
    for (start, (end, other)) in places.into_iter().rev() {
        changed.replace_range(start..end, &other);
    }
    changed
}

/// No total is mended for one rule and back for another: mending ends, each figure is changed at
/// most once, and what was mended is left as it is.
#[test]
fn no_figure_swings() {
    let session = Session::new();
    let mut random = Random(14);
    let mut count = 0;
    for sample in SAMPLES {
        for _ in 0..100 {
            let text = with_other_figures(&session, sample, &mut random);
            let mut changed = BTreeSet::new();
            let rounds = rounds(&session, &text, FIGURES);
            count += rounds.len() - 1;
            let states: Vec<Figures> =
                rounds.iter().map(|(text, _)| figures(&session, text)).collect();
            for pair in states.windows(2) {
                for (key, (_, figure)) in &pair[1] {
                    let is_same = pair[0][key].1 == *figure;
                    assert!(is_same || changed.insert(key), "{key:?} in\n{text}");
                }
            }
        }
    }
    assert!(count > 100, "{count}");
}

/// A text with some characters, quotes or lines lost, added or in another's place.
fn damaged(text: &str, random: &mut Random) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..random.below(3) + 1 {
        let at = random.below(chars.len());
        let marks: Vec<usize> =
            (0..chars.len()).filter(|at| "\"'[]=#{},".contains(chars[*at])).collect();
        let mark = random.of(&marks);
        match random.below(7) {
            0 => drop(chars.splice(at..(at + 2).min(chars.len()), [])),
            1 => {
                chars.insert(at, random.of(&['"', '\'', '#', '=', '[', ']', ',', '“', '\\', '\n']))
            }
            2 => drop(chars.remove(mark)),
            3 => drop(chars.splice(mark..=mark, "\"\"\"".chars())),
            kind => {
                let whole: String = chars.iter().collect();
                let mut lines: Vec<&str> = whole.split('\n').collect();
                let (mut one, other) = (random.below(lines.len()), random.below(lines.len()));
                if let Some(end) = lines.iter().position(|line| *line == "\"\"\"" && kind == 6) {
                    one = end;
                }
                lines.swap(one, other);
                if kind == 4 {
                    lines.remove(one);
                }
                chars = lines.join("\n").chars().collect();
            }
        }
    }
    chars.into_iter().collect()
}

/// The places of the strings of a value.
fn strings(value: &Value<'_>, found: &mut Vec<Range<usize>>) {
    use toml::de::DeValue;
    match value.get_ref() {
        DeValue::String(_) => found.push(value.span()),
        DeValue::Array(items) => items.iter().for_each(|item| strings(item, found)),
        DeValue::Table(table) => table.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

/// The comments of a text that parses: from a `#` outside of its strings to the end of the line.
fn comments(text: &str) -> BTreeSet<&str> {
    let (parsed, faults) = syntax::parse(text, SourceId::default());
    assert!(faults.is_empty(), "{faults:?}");
    let mut inside = Vec::new();
    parsed.table.values().for_each(|value| strings(value, &mut inside));
    let is_outside = |at: &usize| !inside.iter().any(|string| string.contains(at));
    let marks = text.match_indices('#').map(|(at, _)| at).filter(is_outside);
    marks.map(|at| text[at..].lines().next().unwrap()).collect()
}

/// Whether two texts differ in the edits alone, and in spaces before a figure.
fn differ_in(edits: &[Edit], before: &str, after: &str) -> bool {
    let (mut at, mut rest) = (0, after);
    for edit in edits {
        let is_figure = edit.text.bytes().all(|byte| byte.is_ascii_digit()) && edit.old.is_none();
        let mut kept = &before[at..edit.span.start];
        if is_figure {
            kept = kept.trim_end_matches(' ');
        }
        let Some(behind) = rest.strip_prefix(kept) else { return false };
        let behind = if is_figure { behind.trim_start_matches(' ') } else { behind };
        let Some(behind) = behind.strip_prefix(edit.text.as_str()) else { return false };
        (at, rest) = (edit.span.end, behind);
    }
    rest == &before[at..]
}

/// Whatever is damaged: mending changes the places of the findings and nothing else, no comment, and
/// nothing where the text does not parse. Quotes that were moved make strings of comments, as TOML
/// sees it; they are known by what the sample says.
#[test]
fn mending_a_damaged_report_leaves_comments_alone() {
    let session = Session::new();
    let mut random = Random(1881);
    let is_sound = |text: &str| syntax::parse(text, SourceId::default()).1.is_empty();
    let (mut changed, mut unparsed) = (0, 0);
    for sample in SAMPLES {
        // Something to mend on every other line, also in comments.
        let sample = &sample.replace("，一", ",一").replace("、", ",").replace("（国", "(国");
        let comments = comments(sample);
        assert!(!comments.is_empty());
        for _ in 0..150 {
            let start = damaged(sample, &mut random);
            let count = |text: &str| {
                comments.iter().map(|comment| text.matches(*comment).count()).collect::<Vec<_>>()
            };
            let expected = count(&start);
            unparsed += usize::from(!is_sound(&start));
            for repairs in [WRITING, FIGURES] {
                let rounds = rounds(&session, &start, repairs);
                changed += rounds.len() - 1;
                for pair in rounds.windows(2) {
                    let [(text, edits), (next, _)] = pair else { continue };
                    assert!(is_sound(text), "{text}");
                    assert!(differ_in(edits, text, next), "{edits:?} in\n{text}");
                    assert_eq!(count(next), expected, "{edits:?} in\n{text}");
                }
            }
        }
    }
    assert!(changed > 300 && unparsed > 300, "{changed} {unparsed}");
}
