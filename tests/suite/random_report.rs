//! Reports made up of values, not of TOML: everything that reading can give, the strange more
//! often than the usual. What is written of them has to read as them.

use std::collections::BTreeSet;

use genreport::base::{Located, Span};
use genreport::form::{FigureKind, Form, LineCell, TableForm};
use genreport::model::{
    Align, CheckSettings, Date, Entry, Figure, Figures, FreeCell, FreeTable, Prose, Report,
};
use genreport::syntax::is_line_end;
use genreport::text::is_ignorable;

use crate::generated::Random;

const PIECES: [&str; 40] = [
    "政府信息公开",
    "（一）",
    "1.",
    "一、",
    "甲",
    "乙",
    "甲乙",
    "。",
    "“引”",
    "\"",
    "\"\"",
    "\"\"\"",
    "'",
    "'''",
    "\\",
    "\\\\",
    "\\u0041",
    "\\\"",
    "\t",
    "\r",
    "\u{0}",
    "\u{7}",
    "\u{1B}[31m",
    "\u{7F}",
    "\u{85}",
    "\u{9B}",
    "\u{2028}",
    "\u{200B}",
    "\u{FEFF}",
    "　",
    " ",
    "#",
    " # ",
    "=",
    "[表]",
    "{",
    "𠅤",
    "⼈",
    "e\u{301}",
    "👪",
];
const NUMBERS: [&str; 19] = [
    "0",
    "12",
    "-3件",
    "−5",
    "+4",
    "+0",
    "−0",
    "1.50",
    "007",
    "63%",
    "1_000",
    "0x1F",
    "inf",
    "1e5",
    ".5",
    "−+1",
    "12345678901234567890",
    "0.000000000000000001",
    "",
];
const FEES: [&str; 7] = [
    "0",
    "0.10",
    "96171.60",
    "59237.2449",
    "3",
    "9007199254740993.1",
    "999999999999999999999999999999",
];

/// A text that stands nowhere.
pub(crate) fn located(text: impl Into<String>) -> Located {
    Located::verbatim(text, Span::default())
}

/// A text as reading keeps it: of one line, not empty, no blanks at its ends.
fn text(random: &mut Random) -> String {
    let pieces: String = (0..1 + random.below(6)).map(|_| random.pick(&PIECES)).collect();
    let is_kept = |char: &char| !is_ignorable(*char) && !is_line_end(*char);
    let seen: String = pieces.chars().filter(is_kept).collect();
    match seen.trim() {
        "" => "甲".to_owned(),
        text => text.to_owned(),
    }
}

fn texts(random: &mut Random, most: usize) -> Vec<Located> {
    (0..random.below(most + 1)).map(|_| located(text(random))).collect()
}

fn perhaps<T>(random: &mut Random, make: impl FnOnce(&mut Random) -> T) -> Option<T> {
    (random.below(2) == 0).then(|| make(random))
}

/// A report of a form.
pub(crate) fn report(random: &mut Random, form: &Form) -> Report {
    let (date, issued) = perhaps(random, date).unzip();
    let sections = form.sections.iter().filter(|section| section.prose);
    let prose = sections.map(|section| (section.key.clone(), prose(random))).collect();
    let headings = form.sections.iter().filter_map(|section| {
        perhaps(random, |random| (section.key.clone(), located(text(random))))
    });
    let headings = headings.collect();
    let labels: BTreeSet<(String, String)> = form
        .tables()
        .flat_map(|table| table.labels().map(|(key, _)| (table.key.clone(), key.to_owned())))
        .collect();
    let labels = labels
        .into_iter()
        .filter_map(|key| (random.below(8) == 0).then(|| (key, located(text(random)))));
    let labels = labels.collect();
    Report {
        authority: located(text(random)),
        year: 2008 + u16::try_from(random.below(92)).unwrap(),
        year_span: Span::default(),
        title: texts(random, 3),
        preamble: texts(random, 3),
        prose,
        figures: form.tables().map(|table| (table.key.clone(), figures(random, table))).collect(),
        headings,
        labels,
        signature: perhaps(random, |random| located(text(random))),
        date,
        issued: issued.flatten(),
        seal: random.below(2) == 0,
        attachments: (0..random.below(4))
            .map(|_| located(format!("关于{}表", text(random))))
            .collect(),
        previous: perhaps(random, |random| located(text(random))),
        checks: CheckSettings {
            ignore: texts(random, 2),
            most_characters: perhaps(random, |random| {
                1 + u32::try_from(random.below(5000)).unwrap()
            }),
            strict: random.below(2) == 0,
        },
        unseen: Vec::new(),
    }
}

fn date(random: &mut Random) -> (Located, Option<Date>) {
    match random.below(3) {
        0 => (located("二〇二四年一月五日"), Date::new(2024, 1, 5)),
        1 => (located("2024年1月上旬"), None),
        _ => {
            let year = 2009 + u16::try_from(random.below(92)).unwrap();
            let month = 1 + u8::try_from(random.below(12)).unwrap();
            let day = 1 + u8::try_from(random.below(28)).unwrap();
            (located(format!("{year}年{month}月{day}日")), Date::new(year, month, day))
        }
    }
}

fn figures(random: &mut Random, table: &TableForm) -> Figures {
    let lines = table.lines.iter().map(|line| {
        let omits_all = !line.sum.is_empty() && random.below(3) == 0;
        let omits_sums = random.below(3) == 0;
        let entry = |cell: &LineCell| {
            let is_omitted = omits_all || (omits_sums && !cell.sum.is_empty());
            let figure = if is_omitted { Figure::Omitted } else { figure(random, cell.kind) };
            Entry { figure, span: Span::default() }
        };
        (line.key.clone(), line.cells.iter().map(entry).collect())
    });
    Figures { lines: lines.collect() }
}

fn figure(random: &mut Random, kind: FigureKind) -> Figure {
    if random.below(8) == 0 {
        return Figure::Blank(random.pick(&["", "/"]).to_owned());
    }
    let count = match random.below(4) {
        0 => 999_999_999_999,
        digits => {
            i64::try_from(random.below(10_usize.pow(u32::try_from(digits).unwrap()))).unwrap()
        }
    };
    match kind {
        FigureKind::Count => Figure::Count(count),
        FigureKind::SignedCount => match random.below(3) {
            0 => Figure::Increase(count),
            1 => Figure::Count(-count),
            _ => Figure::Count(count),
        },
        FigureKind::Fee => Figure::Fee(random.pick(&FEES).parse().unwrap()),
        FigureKind::AsWritten => {
            let written = match random.below(3) {
                0 => random.pick(&NUMBERS).to_owned(),
                1 => random.pick(&FEES).to_owned(),
                _ => text(random),
            };
            match written.as_str() {
                "" | "/" => Figure::Blank(written),
                _ => Figure::Written(located(written)),
            }
        }
    }
}

fn prose(random: &mut Random) -> Prose {
    let paragraphs = texts(random, 5);
    let heads = match paragraphs.is_empty() {
        true => perhaps(random, |_| Vec::new()),
        false => perhaps(random, |random| heads(random, &paragraphs)),
    };
    let tables = (0..random.below(3)).map(|_| table(random, &paragraphs)).collect();
    Prose { paragraphs, heads, tables }
}

/// Beginnings of some paragraphs.
fn heads(random: &mut Random, paragraphs: &[Located]) -> Vec<Located> {
    let heads = (0..random.below(3)).map(|_| {
        let text = paragraphs[random.below(paragraphs.len())].as_str();
        let beginning: String = text.chars().take(1 + random.below(4)).collect();
        located(beginning.trim_end())
    });
    heads.collect()
}

/// A head, and how many columns it has of its own.
struct Head {
    below: Vec<Self>,
}

impl Head {
    fn rows(heads: &[Self]) -> usize {
        heads.iter().map(|head| 1 + Self::rows(&head.below)).max().unwrap_or(0)
    }

    fn columns(&self) -> usize {
        self.below.iter().map(Self::columns).sum::<usize>().max(1)
    }
}

fn head_tree(random: &mut Random, levels: usize) -> Vec<Head> {
    let head = |random: &mut Random| match levels > 1 && random.below(3) == 0 {
        true => Head { below: head_tree(random, levels - 1) },
        false => Head { below: Vec::new() },
    };
    (0..1 + random.below(3)).map(|_| head(random)).collect()
}

fn table(random: &mut Random, paragraphs: &[Located]) -> FreeTable {
    let heads = head_tree(random, 3);
    let head_rows = Head::rows(&heads);
    let mut cells = Vec::new();
    place(random, &heads, (0, 0), head_rows, &mut cells);
    cells.sort_by_key(|cell: &FreeCell| (cell.row, cell.column));
    let columns = heads.iter().map(Head::columns).sum();
    let rows = head_rows + 1 + random.below(5);
    body(random, head_rows..rows, columns, &mut cells);
    let has_widths = random.below(2) == 0;
    let width = |random: &mut Random| 1 + u32::try_from(random.below(100)).unwrap();
    FreeTable {
        after: after(random, paragraphs),
        caption: perhaps(random, |random| located(text(random))),
        unit: perhaps(random, |random| located(text(random))),
        widths: (0..columns).map(|_| if has_widths { width(random) } else { 0 }).collect(),
        rows,
        head_rows,
        cells,
    }
}

/// Behind all paragraphs, or behind one that begins as no earlier one does.
fn after(random: &mut Random, paragraphs: &[Located]) -> usize {
    let is_first = |index: &usize| {
        let own = paragraphs[*index].as_str();
        !paragraphs[..*index].iter().any(|other| other.as_str().starts_with(own))
    };
    let mut places: Vec<usize> =
        (0..paragraphs.len()).filter(is_first).map(|index| index + 1).collect();
    places.push(paragraphs.len());
    places[random.below(places.len())]
}

fn place(
    random: &mut Random,
    heads: &[Head],
    (row, mut column): (usize, usize),
    depth: usize,
    cells: &mut Vec<FreeCell>,
) {
    for head in heads {
        let (row_span, column_span) = match head.below.is_empty() {
            true => (depth, 1),
            false => (1, head.columns()),
        };
        let text = cell_text(random);
        cells.push(FreeCell { row, column, row_span, column_span, align: Align::Center, text });
        place(random, &head.below, (row + 1, column), depth - 1, cells);
        column += column_span;
    }
}

/// Cells that cover every slot once, in reading order.
fn body(
    random: &mut Random,
    rows: std::ops::Range<usize>,
    columns: usize,
    cells: &mut Vec<FreeCell>,
) {
    const ALIGNS: [Align; 4] = [Align::Left, Align::Center, Align::Right, Align::Decimal];
    let usual = ALIGNS[random.below(4)];
    let mut free_from = vec![rows.start; columns];
    for row in rows.clone() {
        let mut column = 0;
        while column < columns {
            if free_from[column] > row {
                column += 1;
                continue;
            }
            let room = free_from[column..].iter().take_while(|free| **free <= row).count();
            let column_span = if random.below(4) == 0 { 1 + random.below(room) } else { 1 };
            let most = rows.end - row;
            let row_span = if random.below(4) == 0 { 1 + random.below(most) } else { 1 };
            free_from[column..column + column_span].fill(row + row_span);
            let align = if random.below(3) == 0 { ALIGNS[random.below(4)] } else { usual };
            let text = cell_text(random);
            cells.push(FreeCell { row, column, row_span, column_span, align, text });
            column += column_span;
        }
    }
}

fn cell_text(random: &mut Random) -> Located {
    match random.below(3) {
        0 => located(text(random)),
        1 => located(random.pick(&NUMBERS)),
        _ => located(random.below(1000).to_string()),
    }
}
